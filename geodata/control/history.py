"""The curated control history (`geodata/data/control/*.csv`) as claims."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from pydantic import Field, field_validator

from geodata.errors import TableError
from geodata.incidents.actors import actors
from geodata.places.gazetteer import gazetteer
from geodata.records import Basis, ControlClaim, ControlStatus, Place
from geodata.tables import Row, read_table, split_cell

FIRST_DAY = date(2011, 1, 1)


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
            raise ValueError(f"{day} is outside the history, which begins on {FIRST_DAY}")
        return day


def history() -> tuple[ControlClaim, ...]:
    """Every statement of the bundled history.

    Raises:
        TableError: an unknown place or holder, a holder missing, or two statements for one place and day.
    """
    statements = read_table("control", Statement)
    check(statements, gazetteer().places, frozenset(actors()))
    return tuple(_claim(statement, gazetteer().places[statement.place]) for statement in statements)


def check(statements: Iterable[Statement], places: Mapping[str, Place], holders: frozenset[str]) -> None:
    """Check what one row alone cannot tell.

    Raises:
        TableError: naming the place and day.
    """
    for statement in statements:
        where = f"control history, {statement.place} on {statement.date_from}"
        named = split_cell(statement.holders)
        if statement.place not in places:
            raise TableError(f"{where}: no such place in the gazetteer")
        if unknown := set(named) - holders:
            raise TableError(f"{where}: unknown holder {', '.join(sorted(unknown))}")
        if not named and statement.status not in (ControlStatus.NONE, ControlStatus.UNKNOWN):
            raise TableError(f"{where}: {statement.status.value} by nobody")
    twice = Counter((statement.place, statement.date_from) for statement in statements)
    for (place, day), times in twice.items():
        if times > 1:
            raise TableError(f"control history, {place} on {day}: {times} statements for one day")


def _claim(statement: Statement, place: Place) -> ControlClaim:
    return ControlClaim(
        place_id=place.id,
        place_name=place.name_en,
        lat=place.lat,
        lon=place.lon,
        tol_km=place.tol_km,
        holders=split_cell(statement.holders),
        status=statement.status,
        date_from=statement.date_from,
        date_precision=statement.date_precision,
        basis=statement.basis,
        source=statement.source,
        note=statement.note,
    )
