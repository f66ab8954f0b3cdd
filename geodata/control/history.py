"""The curated control history (`geodata/data/control/*.csv`) as claims."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import Field, field_validator

from geodata.errors import TableError
from geodata.incidents.actors import actors
from geodata.places.gazetteer import HOME, curated
from geodata.records import Basis, ControlClaim, ControlStatus, Place
from geodata.tables import DATA, Row, parse_rows, read_table, split_cell

FIRST_DAY = date(2011, 1, 1)
NOBODY = frozenset({ControlStatus.NONE, ControlStatus.UNKNOWN})


class Statement(Row):
    """A row: who held a place from a day on, and who says so."""

    place: str
    holders: str = ""
    status: ControlStatus
    date_from: date
    date_precision: int = Field(ge=1, le=3)
    basis: Basis
    source: str = Field(min_length=5)
    note: str = ""

    @field_validator("date_from")
    @classmethod
    def _within_the_history(cls, day: date) -> date:
        if not FIRST_DAY <= day <= date.today():  # noqa: DTZ011  # a day without a zone, like all of ours
            raise ValueError(f"{day} is outside the history, from {FIRST_DAY} to today")
        return day


class SourceName(Row):
    """A source in words, in two languages."""

    source: str
    source_ar: str


@dataclass
class History:
    """What a reading of the tables gave."""

    claims: list[ControlClaim] = field(default_factory=list)
    refused: list[TableError] = field(default_factory=list)  # each names file, line and reason


def history() -> tuple[ControlClaim, ...]:
    """Every statement of the bundled history; a row that cannot be used is left out (`read_history` tells which)."""
    return tuple(bundled_history().claims)


@cache
def bundled_history() -> History:
    """The bundled history, read once."""
    return read_history(sorted((DATA / "control").glob("*.csv")), known_places())


@cache
def known_places() -> dict[str, Place]:
    """The curated gazetteer by id."""
    return {place.id: place for place in curated()}


@cache
def source_names() -> dict[str, str]:
    """The Arabic wording of each source that the bundled history names."""
    return {row.source: row.source_ar for row in read_table("control_sources.csv", SourceName)}


def read_history(tables: Iterable[Path], places: Mapping[str, Place]) -> History:
    """Read tables of statements; what is wrong with a row is told and the rest is read."""
    found = History()
    lines: dict[tuple[str, date], str] = {}
    for table in tables:
        for number, row in parse_rows(table, Statement):
            line = f"{table.name}, line {number}"
            reason = str(row) if isinstance(row, TableError) else refusal(row, places)
            if not reason and not isinstance(row, TableError):
                first = lines.setdefault((row.place, row.date_from), line)
                reason = "" if first == line else f"{row.place} has a statement for {row.date_from} in {first} already"
            if isinstance(row, TableError) or reason:
                found.refused.append(row if isinstance(row, TableError) else TableError(f"{line}: {reason}"))
            else:
                found.claims.append(claim_of(row, places[row.place]))
    return found


def refusal(statement: Statement, places: Mapping[str, Place]) -> str:
    """What is wrong with a statement that its schema cannot tell; empty where nothing is."""
    named = split_cell(statement.holders)
    place = places.get(statement.place)
    if place is None:
        return f"no place {statement.place!r} in the gazetteer"
    if place.country not in HOME:
        return f"{place.name_en} lies outside Syria and Iraq"
    if unknown := set(named) - set(actors()):
        return f"unknown holder {', '.join(sorted(unknown))}"
    if not named and statement.status not in NOBODY:
        return f"{statement.status.value} by nobody"
    return ""


def claim_of(statement: Statement, place: Place) -> ControlClaim:
    """The claim that a statement makes of its place."""
    return ControlClaim.about(
        place,
        holders=split_cell(statement.holders),
        status=statement.status,
        date_from=statement.date_from,
        date_precision=statement.date_precision,
        basis=statement.basis,
        source=statement.source,
        note=statement.note,
    )
