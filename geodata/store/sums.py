"""Sums of a view: how many incidents, how many dead they tell of, and which outlets reported them.

Asked of the database, they take seconds where a million incidents are stored; asked of the columns here, which are made
together with the file of the map, a few hundredths of one. `Selection` says what a view is, and `store/selection.py`
reads its incidents one by one; `tests/dashboard/test_exports.py` compares the two.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from geodata.records import Position
from geodata.store.schema import article, report
from geodata.store.search import matching
from geodata.store.selection import Selection
from geodata.store.universe import EPOCH, GRADES, NO_DAY, Universe, narrowed

PIECE = 5_000  # reports in memory as Python objects at a time
BLOCK = 1 << 17  # incidents summed at a time: what numpy makes of them on the way stays small
Shown = NDArray[np.bool_]  # an element an incident


@dataclass(frozen=True, slots=True)
class Counted:
    """How many incidents of a type a place has, and how many deaths at least they tell of."""

    place: Position
    event_type: str
    incidents: int
    deaths: int


@dataclass(frozen=True)
class Sums:
    """What sums are made of: the columns of a `Universe` that a view asks for, in the smallest integers that hold them.

    At a million incidents about 20 MB.
    """

    undated: int  # so many incidents come first
    day_from: NDArray[Any]  # days since 1970-01-01
    day_to: NDArray[Any]
    exact_day: NDArray[np.bool_]
    place: NDArray[Any]
    places: tuple[Position, ...]
    event_type: NDArray[Any]
    event_types: tuple[str, ...]
    sub_event_type: NDArray[Any]
    sub_event_types: tuple[str, ...]
    actors: NDArray[Any]
    actor_sets: tuple[tuple[str, ...], ...]
    deaths: NDArray[Any]  # at least; -1 where not told
    grade: NDArray[Any]
    searchable: NDArray[np.int32]  # which incident it is by its number in `store/search.py`; -1: none of these
    told: NDArray[np.int32]  # an element a report: which incident it tells of
    outlet: NDArray[Any]  # an element a report: index into `outlets`
    outlets: tuple[str, ...]  # "" where an article names none

    @cached_property
    def actor_names(self) -> frozenset[str]:
        """Every actor that an incident names."""
        return frozenset(name for names in self.actor_sets for name in names)

    def found(self, connection: Connection, asked: str) -> Shown:
        """The incidents whose texts hold all words of a question; those stored since the columns were made are none."""
        numbers = matching(connection, asked)
        rows = self.searchable[numbers[numbers < len(self.searchable)]]
        shown = np.zeros(len(self.place), bool)
        shown[rows[rows >= 0]] = True
        return shown

    def shown(self, connection: Connection, wanted: Selection) -> Shown:
        """The incidents of a selection; the database is only asked for those that hold a text."""
        first, last = _day(wanted.first), _day(wanted.last)
        shown: Shown = (self.day_from <= last) & (first <= self.day_to)
        shown[: self.undated] = False
        passing = np.array([wanted.place(place) for place in self.places], bool)
        if not passing.all():
            shown &= passing[self.place]
        if wanted.event_types or wanted.sub_event_types:
            whole = _among(self.event_types, wanted.event_types)[self.event_type]
            shown &= whole | _among(self.sub_event_types, wanted.sub_event_types)[self.sub_event_type]
        if wanted.actors:
            shown &= np.array([not wanted.actors.isdisjoint(names) for names in self.actor_sets], bool)[self.actors]
        if wanted.grades:
            shown &= _among([grade.value for grade in GRADES], wanted.grades)[self.grade]
        if wanted.exact_day:
            shown &= self.exact_day
        if wanted.deaths:
            shown &= self.deaths >= wanted.deaths
        return shown & self.found(connection, wanted.text) if wanted.text else shown

    def deaths_told(self, shown: Shown) -> int:
        """How many deaths the incidents shown tell of at least."""
        return int(np.sum(self.deaths, where=shown & (self.deaths > 0), dtype=np.int64))

    def counted(self, shown: Shown) -> tuple[Counted, ...]:
        """The incidents shown by place (and precision) and event type."""
        types = len(self.event_types)
        number, deaths = np.zeros((2, types * len(self.places)), np.int64)
        for start in range(0, len(shown), BLOCK):
            block = np.flatnonzero(shown[start : start + BLOCK]) + start
            key = self.place[block].astype(np.int64) * types + self.event_type[block]
            number += np.bincount(key, minlength=len(number))
            deaths += np.bincount(key, np.maximum(self.deaths[block], 0), minlength=len(deaths)).astype(np.int64)
        return tuple(
            Counted(self.places[at // types], self.event_types[at % types], int(number[at]), int(deaths[at]))
            for at in np.flatnonzero(number).tolist()
        )

    def reports(self, shown: Shown) -> Counter[str]:
        """How many reports of the incidents shown each outlet gives."""
        numbers = np.zeros(len(self.outlets), np.int64)
        for start in range(0, len(self.told), BLOCK):
            block = slice(start, start + BLOCK)
            numbers += np.bincount(self.outlet[block][shown[self.told[block]]], minlength=len(numbers))
        found = zip(self.outlets, numbers.tolist(), strict=True)
        return Counter({name: number for name, number in found if number})


def sums(connection: Connection, universe: Universe) -> Sums:
    """The columns of these incidents, and the outlets of their reports read from the store."""
    dated = universe.day_from != NO_DAY
    told, outlet, outlets = _reports(connection, universe)
    return Sums(
        undated=len(dated) - int(dated.sum()),
        day_from=narrowed(np.where(dated, universe.day_from, 0)),
        day_to=narrowed(np.where(dated, universe.day_to, 0)),
        exact_day=universe.date_precision <= 1,
        place=narrowed(universe.place),
        places=universe.places,
        event_type=narrowed(universe.event_type),
        event_types=universe.event_types,
        sub_event_type=narrowed(universe.sub_event_type),
        sub_event_types=universe.sub_event_types,
        actors=narrowed(universe.actors),
        actor_sets=universe.actor_sets,
        deaths=narrowed(universe.fatalities_min),
        grade=narrowed(universe.grade),
        searchable=_searchable(universe.number),
        told=told,
        outlet=outlet,
        outlets=outlets,
    )


def _reports(connection: Connection, universe: Universe) -> tuple[NDArray[np.int32], NDArray[Any], tuple[str, ...]]:
    """For each report of one of these incidents which of them it tells of and the number of its outlet; the outlets."""
    ids = universe.id_array()
    order = np.argsort(ids, kind="stable").astype(np.int32)
    ids = ids[order]
    query = select(report.c.incident_id, article.c.source).select_from(report.join(article))
    number: dict[str, int] = {}
    told, outlet = [np.array([], np.int32)], [np.array([], np.int32)]
    for rows in connection.execution_options(yield_per=PIECE).execute(query).partitions() if len(ids) else ():
        keys = np.array([_cut(key.encode(), ids.itemsize) for key, _ in rows], ids.dtype)
        at = np.minimum(np.searchsorted(ids, keys), len(ids) - 1)
        known = ids[at] == keys  # one of a discounted incident is not, nor of one stored since
        told.append(order[at[known]])
        numbers = [number.setdefault(source or "", len(number)) for _, source in rows]
        outlet.append(np.array(numbers, np.int32)[known])
    return np.concatenate(told), narrowed(np.concatenate(outlet)), tuple(number)


def _cut(key: bytes, width: int) -> bytes:
    """A key that is longer than all of ours is none of them: nothing, rather than the beginning that an array keeps."""
    return key if len(key) <= width else b""


def _searchable(number: NDArray[np.int32]) -> NDArray[np.int32]:
    found = np.full(int(number.max(initial=-1)) + 1, -1, np.int32)
    rows = np.flatnonzero(number >= 0)
    found[number[rows]] = rows
    return found


def _among(names: Collection[str], wanted: Collection[str]) -> NDArray[np.bool_]:
    return np.array([name in wanted for name in names], bool)


def _day(day: date) -> int:
    return day.toordinal() - EPOCH
