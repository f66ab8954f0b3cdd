"""Incidents and their reports, with what a click opens. What the map gets as columns is in universe.py."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select

from geodata.records import Grade, Incident, Report
from geodata.store.articles import ArticleHead, heads
from geodata.store.rows import event_fields, mention_record
from geodata.store.schema import incident, mention, report


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


def tolls(reports: Iterable[Report]) -> frozenset[tuple[int | None, int | None]]:
    """The least numbers of dead and wounded that reports tell, where they tell any."""
    told = {(r.fatalities.min if r.fatalities else None, r.injured.min if r.injured else None) for r in reports}
    return frozenset(told - {(None, None)})


def tolls_of_article(connection: Connection, article_id: str) -> frozenset[tuple[int | None, int | None]]:
    """As `tolls`, of the stored reports of an article."""
    query = select(report.c.fatalities_min, report.c.injured_min).where(report.c.article_id == article_id)
    return frozenset((row[0], row[1]) for row in connection.execute(query)) - {(None, None)}


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
