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
_NAMES_OF_GRADES = [grade.value for grade in GRADES]
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
        "id", "date_precision", "event_type", "sub_event_type", "fatalities_min", "fatalities_max", "grade",
    )
]  # fmt: skip
# What is written out is decoded once for each of its few values, not once for each incident.
_WRITTEN = [cast(incident.c[name], Text) for name in ("date_from", "date_to", "actors")]


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

    def id_array(self) -> NDArray[np.bytes_]:
        """The id of each incident, UTF-8, as one array of bytes filled up with zeros: a third of what a list takes."""
        width = max(1, int(self.id_bytes.max(initial=0)))
        text = np.frombuffer(self.id_text, np.uint8)
        start = np.cumsum(self.id_bytes) - self.id_bytes
        letters = np.zeros((len(start), width), np.uint8)
        for at in range(width):
            long = self.id_bytes > at
            letters[long, at] = text[start[long] + at]
        return letters.view(f"S{width}").reshape(-1)


class _Numbered(dict[K, int]):
    """Numbers keys in the order in which they are first asked for."""

    def __missing__(self, key: K) -> int:
        self[key] = number = len(self)
        return number

    def of(self, keys: Sequence[K]) -> NDArray[np.int32]:
        return np.fromiter(map(self.__getitem__, keys), np.int32, len(keys))


class _Days(_Numbered[str | None]):
    """Days as the database writes them out, by their number since 1970-01-01."""

    def __missing__(self, day: str | None) -> int:
        self[day] = number = NO_DAY if day is None else date.fromisoformat(day).toordinal() - EPOCH
        return number


@dataclass(frozen=True, slots=True)
class _Seen:
    """What repeats, over all pieces."""

    days: _Days
    places: _Numbered[tuple[Any, ...]]
    event_types: _Numbered[str]
    sub_event_types: _Numbered[str]
    actor_sets: _Numbered[str]  # as JSON


def universe(connection: Connection) -> Universe:
    """Read every incident that was not discounted."""
    seen = _Seen(_Days(), _Numbered(), _Numbered(), _Numbered(), _Numbered())
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
        select(*_NUMBERS, incident_words.c.id, *_WRITTEN, *_PLACE)
        .select_from(incident.outerjoin(incident_words))
        .where(incident.c.grade != Grade.DISCOUNTED.value)
        # Of the date itself there is an index, by which all rows are read more slowly than they are sorted.
        .order_by(func.coalesce(incident.c.date_from, date.min), incident.c.id)
    )
    yield []
    yield from connection.execution_options(yield_per=PIECE).execute(query).partitions()


def _piece(rows: Sequence[Row[Any]], seen: _Seen) -> dict[str, NDArray[Any]]:
    fields = len(_NUMBERS) + 1 + len(_WRITTEN)
    key, precision, event, sub_event, low, high, grade, number, first, last, actors = (
        zip(*(row[:fields] for row in rows), strict=True) if rows else ((),) * fields
    )
    ids = [text.encode() for text in key]
    day_from, day_to = seen.days.of(first), seen.days.of(last)
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
        "grade": np.array([_NAMES_OF_GRADES.index(name) for name in grade], np.int8),
        "number": _counts(number),
    }


def _position(key: tuple[Any, ...]) -> Position:
    name, lat, lon, tol_km, kind, *rest = key
    return Position(name, lat, lon, tol_km, PlaceKind(kind), *rest)


def _counts(counts: Iterable[int | None]) -> NDArray[np.int32]:
    return np.array([NO_COUNT if count is None else count for count in counts], np.int32)


def narrowed(column: NDArray[Any]) -> NDArray[Any]:
    """The same numbers in the smallest integers that hold them all, little-endian."""
    low, high = (int(column.min()), int(column.max())) if len(column) else (0, 0)
    if column.dtype == np.uint8:
        return column
    for kind in (np.int8, np.int16):
        if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max:
            return column.astype(np.dtype(kind).newbyteorder("<"))
    return column.astype("<i4")
