"""Statements of who holds what from elsewhere, as a table: the columns of the bundled history, and three more.

    place,holders,status,date_from,date_precision,basis,source       as in docs/control.md
    note, date_to, lat, lon                                           optional

`place` is an id or a name of the gazetteer; `lat` and `lon` tell which of several is meant. A span with `date_to` is
two claims: from the first day, and again on the last, so that nothing fades in between.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import shapely
from pydantic import Field, model_validator

from geodata.control.cells import countries
from geodata.control.history import Statement, claim_of, refusal
from geodata.control.timeline import LOCALITY
from geodata.errors import InputError, TableError
from geodata.places.gazetteer import Gazetteer, kilometres
from geodata.records import ControlClaim, Place, PlaceKind
from geodata.tables import parse_rows

SAME_KM = 25.0  # a point this far from a place of that name means another place


class ImportRow(Statement):
    """A row of a table to import."""

    date_to: date | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)

    @model_validator(mode="after")
    def _first_before_last(self) -> "ImportRow":
        if self.date_to is not None and self.date_from > self.date_to:
            raise ValueError(f"from {self.date_from} is after to {self.date_to}")
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon go together")
        return self


@dataclass
class Imported:
    """What an import read; nothing is stored yet."""

    rows: int = 0
    claims: list[ControlClaim] = field(default_factory=list)
    refused: list[TableError] = field(default_factory=list)  # each names the row and the reason

    def refuse(self, where: str, reason: str) -> None:
        """Leave a row out."""
        self.refused.append(TableError(f"{where}: {reason}"))

    @property
    def accepted(self) -> int:
        """Rows that were not refused."""
        return self.rows - len(self.refused)


def read_table_of_claims(file: Path, gazetteer: Gazetteer) -> Imported:
    """Read a CSV of statements; what is wrong with a row is told and the rest is read.

    Raises:
        InputError: where the file as a whole cannot be read.
    """
    found = Imported()
    seen: dict[tuple[str, date], int] = {}
    for line, row in _rows(file):
        found.rows += 1
        if isinstance(row, TableError):
            found.refused.append(row)
            continue
        place = _place(row, gazetteer)
        reason = place if isinstance(place, str) else refusal(row.model_copy(update={"place": place.id}), _one(place))
        if not reason and not isinstance(place, str):
            first = seen.setdefault((place.id, row.date_from), line)
            reason = "" if first == line else f"line {first} speaks of {place.name_en} on {row.date_from} already"
        if isinstance(place, str) or reason:
            found.refuse(f"{file.name}, line {line}", reason)
        else:
            found.claims += span(claim_of(row, place), row.date_to)
    return found


def _rows(file: Path) -> Iterator[tuple[int, ImportRow | TableError]]:
    try:
        yield from parse_rows(file, ImportRow)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read: {error}") from error


def _one(place: Place) -> Mapping[str, Place]:
    return {place.id: place}


def span(claim: ControlClaim, last: date | None) -> Iterable[ControlClaim]:
    """A claim, and once more for the last day of its span."""
    return (claim,) if last is None or last == claim.date_from else (claim, replace(claim, date_from=last))


def _place(row: ImportRow, gazetteer: Gazetteer) -> Place | str:
    """The place that a row means, or what is wrong with it."""
    if row.lat is not None and row.lon is not None and not _at_home(row.lat, row.lon):
        return f"{row.place} at {row.lat}, {row.lon} lies outside Syria and Iraq"
    if (exact := gazetteer.get(row.place)) is not None:
        return exact
    named = [place for place in gazetteer.named(row.place) if place.kind is not PlaceKind.COUNTRY]
    if row.lat is not None and row.lon is not None:
        named = _nearest(named, row.lat, row.lon)
    home = [place for place in named if place.country in ("SY", "IQ")]
    if named and not home:
        return f"{row.place} lies outside Syria and Iraq"
    if not home:
        return f"no place {row.place!r} in the gazetteer"
    # A town and the district around it share a name; whoever means the district gives its id.
    home = [place for place in home if place.kind not in LOCALITY] or home
    if len(home) > 1:
        return f"{row.place!r} may be {', '.join(place.id for place in home[:5])}: give the id, or lat and lon"
    return home[0]


def _nearest(named: Iterable[Place], lat: float, lon: float) -> list[Place]:
    """Of places of one name the one at a point, if any is."""

    def away(place: Place) -> tuple[bool, float]:
        return place.kind in LOCALITY, kilometres(lat, lon, place.lat, place.lon)

    return sorted((place for place in named if away(place)[1] <= SAME_KM), key=away)[:1]


def _at_home(lat: float, lon: float) -> bool:
    return bool(shapely.intersects_xy(shapely.union_all(countries().geometry.to_numpy()), lon, lat))
