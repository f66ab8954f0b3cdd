"""The places that `furat gazetteer import` brought in: one CSV in the data folder, next to the curated tables in form.

It is a file, not a table of the database, so that `furat analyse` needs no database and all web workers of a machine
read the same; it is replaced in one step, so that nobody reads half of it. A process reads it when it starts.
"""

import csv
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from geodata.errors import TableError
from geodata.records import Place, PlaceKind
from geodata.settings import settings
from geodata.tables import split_cell

SOURCE = "import"
COLUMNS = ("id", "name_en", "name_ar", "kind", "lat", "lon", "adm1", "adm2", "country", "aliases", "tol_km", "weight")


def imported_file() -> Path:
    """Where imported places are kept: `imported_places.csv` in the data folder."""
    return settings().data_dir / "imported_places.csv"


def load() -> list[Place]:
    """The imported places, none where nothing was imported.

    Raises:
        TableError: where the file is not what `save` wrote.
    """
    source = imported_file()
    if not source.exists():
        return []
    with source.open(encoding="utf-8", newline="") as file:
        return list(_places(source, csv.reader(file)))


def _places(source: Path, rows: Iterator[list[str]]) -> Iterator[Place]:
    if tuple(next(rows, ())) != COLUMNS:
        raise TableError(f"{source}, line 1: the columns are not those of imported places: import them anew")
    for number, row in enumerate(rows, start=2):
        try:
            yield _place(row)
        except ValueError as error:
            raise TableError(f"{source}, line {number}: {error}: import the places anew") from error


def _place(row: list[str]) -> Place:
    key, name_en, name_ar, kind, lat, lon, adm1, adm2, country, aliases, tol_km, weight = row
    return Place(
        id=key, name_en=name_en, name_ar=name_ar, kind=PlaceKind(kind), lat=float(lat), lon=float(lon),
        adm1=adm1 or None, adm2=adm2 or None, country=country, aliases=split_cell(aliases) if aliases else (),
        tol_km=float(tol_km), weight=float(weight), source=SOURCE,
    )  # fmt: skip


def save(places: Iterable[Place]) -> None:
    """Put these places in the place of those that were imported before."""
    target = imported_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(_row(place) for place in places)
    draft.replace(target)


def _row(place: Place) -> tuple[object, ...]:
    return (
        place.id, place.name_en, place.name_ar, place.kind.value, place.lat, place.lon, place.adm1 or "",
        place.adm2 or "", place.country, "|".join(place.aliases), place.tol_km, place.weight,
    )  # fmt: skip


def clear() -> int:
    """Forget the imported places; how many they were."""
    count = len(load())
    imported_file().unlink(missing_ok=True)
    return count
