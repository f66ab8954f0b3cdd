"""`furat geocode`: what the gazetteer makes of a name."""

from typing import Annotated

import typer
from geopy import Location

from geodata.errors import InputError
from geodata.places.online import geocoders
from geodata.settings import settings


def geocode_command(
    name: Annotated[str, typer.Argument(help="A name in Arabic or English, or a name and its area: «الحويجة، كركوك».")],
) -> None:
    """Print the places of a name, the likeliest first: score, name, kind, governorate, country, latitude, longitude."""
    found: list[Location] | None = geocoders(settings()).geocode(name, exactly_one=False)
    if not found:
        raise InputError(f"no place is known by the name {name!r}")
    for location in found:
        typer.echo(_line(location))


def _line(location: Location) -> str:
    raw = location.raw
    where = ", ".join(part for part in (raw.get("adm1"), raw.get("country")) if part)
    names = " · ".join(part for part in (raw.get("name_en"), raw.get("name_ar")) if part) or location.address
    score = f"{raw['score']:.2f}" if "score" in raw else "   -"
    at = f"{location.latitude:.4f} {location.longitude:.4f}"
    return f"{score}  {names}  {raw.get('kind', '')}  {where}  {at}  {raw.get('id', '')}".rstrip()
