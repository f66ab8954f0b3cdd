"""What was merged, and what a person took apart again."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from geodata.store.schema import incident, kept_apart, report


@dataclass(frozen=True, slots=True)
class Merged:
    """An incident that several articles report."""

    incident_id: str
    date_from: date | None
    place_name: str
    sub_event_type: str
    articles: tuple[str, ...]  # in the order in which they were stored
    reasons: tuple[str, ...]  # one for each report after the first


@dataclass(frozen=True, slots=True)
class Split:
    """A merge that was undone."""

    article_id: str
    incident_id: str  # where its report is now
    other_articles: tuple[str, ...]  # what it is kept apart from
    reason: str  # why merging had joined them
    decided_at: datetime


def merged(connection: Connection) -> tuple[Merged, ...]:
    """Every incident that more than one article reports, in the order of their days."""
    several = (
        select(report.c.incident_id)
        .group_by(report.c.incident_id)
        .having(func.count(report.c.article_id.distinct()) > 1)
    )
    query = select(incident).where(incident.c.id.in_(several))
    rows = connection.execute(query.order_by(incident.c.date_from.nulls_first(), incident.c.id)).mappings().all()
    told: dict[str, list[str]] = {}
    pairs = select(report.c.incident_id, report.c.article_id).where(report.c.incident_id.in_(several))
    for incident_id, article_id in connection.execute(pairs.order_by(report.c.id)):
        told.setdefault(incident_id, []).append(article_id)
    return tuple(
        Merged(
            row["id"],
            row["date_from"],
            row["place_name"],
            row["sub_event_type"],
            tuple(dict.fromkeys(told[row["id"]])),
            tuple(row["merge_reasons"]),
        )
        for row in rows
    )


def splits(connection: Connection) -> tuple[Split, ...]:
    """Every merge that was undone, the latest first."""
    own, other = report.alias("own"), report.alias("other")
    query = (
        select(
            own.c.article_id,
            own.c.incident_id,
            other.c.article_id.label("other_article"),
            kept_apart.c.reason,
            kept_apart.c.decided_at,
        )
        .join(own, kept_apart.c.report_id == own.c.id)
        .join(other, kept_apart.c.other_id == other.c.id)
        .order_by(kept_apart.c.decided_at.desc(), own.c.id, other.c.id)
    )
    found: dict[tuple[str, str, datetime], tuple[list[str], str]] = {}
    for row in connection.execute(query):
        found.setdefault((row.article_id, row.incident_id, row.decided_at), ([], row.reason))[0].append(
            row.other_article
        )
    return tuple(
        Split(article, now, tuple(dict.fromkeys(others)), reason, decided_at)
        for (article, now, decided_at), (others, reason) in found.items()
    )
