"""Every incident as columns, for the map: read in pieces, so that a million cost megabytes and not gigabytes.

A row becomes numbers as soon as it is read; what repeats (places, types, sets of actors) is kept once and numbered.
"""

import json
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Connection, Row, Select, Text, cast, func, select

from geodata.records import Grade, PlaceKind, Position
from geodata.store.schema import incident, incident_words

NO_DAY = -(2**31)  # in a column of days: the incident has no date
NO_COUNT = -1  # in a column of counts: not told (or, as a maximum, open: «at least»)
EPOCH = date(1970, 1, 1).toordinal()
GRADES = tuple(Grade)
PIECE = 5_000  # rows in memory as Python objects at a time, about 10 MB
K = TypeVar("K", bound=Hashable)

_PLACE: list[Column[Any]] = [
    incident.c[name]
    for name in (
        "place_name", "lat", "lon", "tol_km", "place_kind", "adm1", "country", "geo_precision", "place_id",
        "place_name_ar",
    )
]  # fmt: skip  # in the order of Position's fields
_NUMBERS: list[Column[Any]] = [
    incident.c[name]
    for name in (
        "id", "date_from", "date_to", "date_precision", "event_type", "sub_event_type", "fatalities_min",
        "fatalities_max", "grade",
    )
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Universe:
    """All incidents but those that an editor discounted, one array element an incident.

    In order of their first day and then their id, undated ones first. Columns of what repeats hold an index into the
    tuple of the same name in the plural.
    """

    id_text: bytes  # the ids one after another, UTF-8
    id_bytes: NDArray[np.int32]  # how many bytes of it each has
    day_from: NDArray[np.int32]  # days since 1970-01-01, `NO_DAY` where not told
    day_to: NDArray[np.int32]
    date_precision: NDArray[np.int8]  # 1 day | 2 week | 3 month or worse
    place: NDArray[np.int32]  # index into `places`
    places: tuple[Position, ...]  # id, names, lat, lon, kind, adm1, country, geo_precision
    event_type: NDArray[np.int8]  # index into `event_types`
    event_types: tuple[str, ...]
    sub_event_type: NDArray[np.int8]  # index into `sub_event_types`
    sub_event_types: tuple[str, ...]
    actors: NDArray[np.int32]  # index into `actor_sets`
    actor_sets: tuple[tuple[str, ...], ...]  # canonical names, the attacker first
    fatalities_min: NDArray[np.int32]  # `NO_COUNT` where not told
    fatalities_max: NDArray[np.int32]  # `NO_COUNT` where not told or open
    grade: NDArray[np.int8]  # index into `GRADES`
    number: NDArray[np.int32]  # by which `store/search.py` calls it, -1 where it cannot be searched
    discounted: int  # how many were left out

    def ids(self) -> Iterator[str]:
        """The id of each incident."""
        end = 0
        for size in self.id_bytes.tolist():
            start, end = end, end + size
            yield self.id_text[start:end].decode()


class _Numbered(dict[K, int]):
    """Numbers keys in the order in which they are first asked for."""

    def __missing__(self, key: K) -> int:
        self[key] = number = len(self)
        return number

    def of(self, keys: Sequence[K]) -> NDArray[np.int32]:
        return np.fromiter(map(self.__getitem__, keys), np.int32, len(keys))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What repeats, over all pieces."""

    places: _Numbered[tuple[Any, ...]]
    event_types: _Numbered[str]
    sub_event_types: _Numbered[str]
    actor_sets: _Numbered[str]  # as JSON


def universe(connection: Connection) -> Universe:
    """Read every incident that was not discounted."""
    seen = _Seen(_Numbered(), _Numbered(), _Numbered(), _Numbered())
    pieces = [_piece(rows, seen) for rows in _rows(connection)]
    columns = {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}
    discounted = select(func.count()).where(incident.c.grade == Grade.DISCOUNTED.value)
    return Universe(
        id_text=columns.pop("id_text").tobytes(),
        **columns,
        places=tuple(_position(key) for key in seen.places),
        event_types=tuple(seen.event_types),
        sub_event_types=tuple(seen.sub_event_types),
        actor_sets=tuple(tuple(json.loads(key)) for key in seen.actor_sets),
        discounted=connection.execute(discounted).scalar_one(),
    )


def _rows(connection: Connection) -> Iterator[Sequence[Row[Any]]]:
    """Pieces of the table in the order of `Universe`; at least one, which may be empty."""
    query: Select[Any] = (
        select(*_NUMBERS, incident_words.c.id, cast(incident.c.actors, Text), *_PLACE)  # JSON is decoded once for each
        .select_from(incident.outerjoin(incident_words))
        .where(incident.c.grade != Grade.DISCOUNTED.value)
        .order_by(incident.c.date_from.nulls_first(), incident.c.id)
    )
    yield []
    yield from connection.execution_options(yield_per=PIECE).execute(query).partitions()


def _piece(rows: Sequence[Row[Any]], seen: _Seen) -> dict[str, NDArray[Any]]:
    fields = len(_NUMBERS) + 2
    key, first, last, precision, event, sub_event, low, high, grade, number, actors = (
        zip(*(row[:fields] for row in rows), strict=True) if rows else ((),) * fields
    )
    ids = [text.encode() for text in key]
    day_from, day_to = _days(first), _days(last)
    return {
        "id_text": np.frombuffer(b"".join(ids), np.uint8),
        "id_bytes": np.fromiter(map(len, ids), np.int32, len(ids)),
        "day_from": day_from,
        "day_to": np.where(day_to == NO_DAY, day_from, day_to),
        "date_precision": np.array(precision, np.int8),
        "place": seen.places.of([tuple(row[fields:]) for row in rows]),
        "event_type": seen.event_types.of(event).astype(np.int8),
        "sub_event_type": seen.sub_event_types.of(sub_event).astype(np.int8),
        "actors": seen.actor_sets.of(actors),
        "fatalities_min": _counts(low),
        "fatalities_max": _counts(high),
        "grade": np.array([GRADES.index(Grade(name)) for name in grade], np.int8),
        "number": _counts(number),
    }


def _position(key: tuple[Any, ...]) -> Position:
    name, lat, lon, tol_km, kind, *rest = key
    return Position(name, lat, lon, tol_km, PlaceKind(kind), *rest)


def _days(days: Sequence[date | None]) -> NDArray[np.int32]:
    return np.array([NO_DAY if day is None else day.toordinal() - EPOCH for day in days], np.int32)


def _counts(counts: Iterable[int | None]) -> NDArray[np.int32]:
    return np.array([NO_COUNT if count is None else count for count in counts], np.int32)
