"""Incidents and their reports: what the map gets as columns, and what a click opens."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, RowMapping, select

from geodata.records import Grade, Incident, Position, Report
from geodata.store.articles import ArticleHead, heads
from geodata.store.rows import event_fields, mention_record, position
from geodata.store.schema import incident, mention, report

NO_DAY = -(2**31)  # in a column of days: the incident has no date
NO_COUNT = -1  # in a column of counts: not told (or, as a maximum, open: «at least»)
EPOCH = date(1970, 1, 1)
GRADES = tuple(Grade)
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Universe:
    """All incidents, one array element an incident, in order of their first day; undated ones first.

    Columns of what repeats hold an index into the tuple of the same name in the plural.
    """

    ids: tuple[str, ...]
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


def universe(connection: Connection) -> Universe:
    """Read every incident. An incident that was `discounted` is among them: who draws decides."""
    query = select(incident).order_by(incident.c.date_from.nulls_first(), incident.c.id)
    rows = connection.execute(query).mappings().all()
    place, places = _categories([position(row) for row in rows])
    event_type, event_types = _categories([row["event_type"] for row in rows])
    sub_event_type, sub_event_types = _categories([row["sub_event_type"] for row in rows])
    actors, actor_sets = _categories([tuple(row["actors"]) for row in rows])
    return Universe(
        ids=tuple(row["id"] for row in rows),
        day_from=_days([row["date_from"] for row in rows]),
        day_to=_days([row["date_to"] or row["date_from"] for row in rows]),
        date_precision=np.array([row["date_precision"] for row in rows], dtype=np.int8),
        place=place,
        places=places,
        event_type=event_type.astype(np.int8),
        event_types=event_types,
        sub_event_type=sub_event_type.astype(np.int8),
        sub_event_types=sub_event_types,
        actors=actors,
        actor_sets=actor_sets,
        fatalities_min=_counts([row["fatalities_min"] for row in rows]),
        fatalities_max=_counts([row["fatalities_max"] for row in rows]),
        grade=np.array([GRADES.index(Grade(row["grade"])) for row in rows], dtype=np.int8),
    )


def _categories(values: list[K]) -> tuple[NDArray[np.int32], tuple[K, ...]]:
    index: dict[K, int] = {}
    codes = [index.setdefault(value, len(index)) for value in values]
    return np.array(codes, dtype=np.int32), tuple(index)


def _days(days: list[date | None]) -> NDArray[np.int32]:
    return np.array([NO_DAY if day is None else (day - EPOCH).days for day in days], dtype=np.int32)


def _counts(counts: list[int | None]) -> NDArray[np.int32]:
    return np.array([NO_COUNT if count is None else count for count in counts], dtype=np.int32)


@dataclass(frozen=True, slots=True)
class IncidentDetail:
    """An incident with the articles that its reports come from."""

    incident: Incident
    articles: dict[str, ArticleHead]  # by `Report.article_id`


def by_id(connection: Connection, ids: Sequence[str]) -> tuple[IncidentDetail, ...]:
    """The incidents of these ids with reports (evidence, mention, trace) and article heads, in the order asked for.

    An id that is not stored is left out.
    """
    rows = {
        row["id"]: row for row in connection.execute(select(incident).where(incident.c.id.in_(list(ids)))).mappings()
    }
    reports = reports_of(connection, rows)
    sources = heads(connection, {r.article_id for told in reports.values() for _, r in told})
    records = [incident_record(rows[key], [r for _, r in reports[key]]) for key in ids if key in rows]
    return tuple(IncidentDetail(i, {r.article_id: sources[r.article_id] for r in i.reports}) for i in records)


def of_article(connection: Connection, article_id: str) -> tuple[str, ...]:
    """The ids of the incidents that an article reports, in the order of its text."""
    query = select(report.c.incident_id).where(report.c.article_id == article_id).order_by(report.c.start)
    return tuple(dict.fromkeys(connection.execute(query).scalars()))


def reports_of(connection: Connection, ids: Iterable[str]) -> dict[str, list[tuple[int, Report]]]:
    """For each incident its reports with their row ids, the one stored first first."""
    found: dict[str, list[tuple[int, Report]]] = {key: [] for key in ids}
    query = select(report).where(report.c.incident_id.in_(list(found))).order_by(report.c.id)
    rows = connection.execute(query).mappings().all()
    named = {row["mention_id"] for row in rows} - {None}
    mentions = {
        row["id"]: mention_record(row)
        for row in connection.execute(select(mention).where(mention.c.id.in_(named))).mappings()
    }
    for row in rows:
        record = Report(
            **event_fields(row),
            article_id=row["article_id"],
            evidence=row["evidence"],
            start=row["start"],
            end=row["end"],
            trace=tuple(row["trace"]),
            mention=mentions.get(row["mention_id"]),
            background=row["background"],
        )
        found[row["incident_id"]].append((row["id"], record))
    return found


def incident_record(row: RowMapping, reports: Sequence[Report]) -> Incident:
    """The incident that a row and its reports make."""
    return Incident(
        **event_fields(row),
        id=row["id"],
        grade=Grade(row["grade"]),
        reports=tuple(reports),
        merge_reasons=tuple(row["merge_reasons"]),
    )
