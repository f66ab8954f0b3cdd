"""Stores the reports of an article: each goes to the incident that it tells of, over all articles stored before."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from geodata.records import Incident, Report
from geodata.store.incidents import reports_of
from geodata.store.rows import event_columns
from geodata.store.schema import incident, mention, report

# Reports further apart than this are never weighed against each other. The rule that decides lies in
# incidents/merging.py and is narrower; this only bounds what is read.
NEAR_DAYS = 35  # a month-precise date may stand anywhere in its month
NEAR_DEGREES = 1.5  # about 150 km


def store_reports(connection: Connection, reports: Sequence[Report]) -> None:
    """Add new reports and make the incidents near them anew; an incident keeps its id while it keeps a report."""
    new = list(dict.fromkeys(reports))
    if not new:
        return
    from geodata.incidents.merging import merge  # noqa: PLC0415  # until it lands

    old_ids = _incidents_near(connection, new)
    old = {key: told for key, told in reports_of(connection, old_ids).items() if told}
    stored = {told: row_id for pairs in old.values() for row_id, told in pairs}
    former = {row_id: key for key, pairs in old.items() for row_id, _ in pairs}
    merged = merge([*stored, *new])
    names = _names(merged, stored, former)
    _write_incidents(connection, merged, names, set(old))
    mentions = _mention_ids(connection, {told.article_id for told in new})
    for made in merged:
        for told in made.reports:
            if told in stored:
                row_id = stored[told]
                if former[row_id] != names[made.id]:
                    connection.execute(update(report).where(report.c.id == row_id).values(incident_id=names[made.id]))
            else:
                connection.execute(insert(report).values(**_columns(told, names[made.id], mentions)))
    gone = set(old) - set(names.values())
    connection.execute(delete(incident).where(incident.c.id.in_(gone)))


def _incidents_near(connection: Connection, reports: Iterable[Report]) -> set[str]:
    near = or_(*(_near(told) for told in reports))
    return set(connection.execute(select(report.c.incident_id).where(near).distinct()).scalars())


def _near(told: Report) -> ColumnElement[bool]:
    place = and_(
        report.c.lat.between(told.position.lat - NEAR_DEGREES, told.position.lat + NEAR_DEGREES),
        report.c.lon.between(told.position.lon - NEAR_DEGREES, told.position.lon + NEAR_DEGREES),
    )
    if told.date_from is None:
        return and_(place, report.c.date_from.is_(None))
    margin = timedelta(days=NEAR_DAYS)
    last = func.coalesce(report.c.date_to, report.c.date_from)
    return and_(place, report.c.date_from <= (told.date_to or told.date_from) + margin, last >= told.date_from - margin)


def _names(merged: Iterable[Incident], stored: dict[Report, int], former: dict[int, str]) -> dict[str, str]:
    """The id under which each merged incident is stored: that of its oldest stored report, else its own."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    oldest = {made.id: min((stored[r] for r in made.reports if r in stored), default=None) for made in merged}
    # The incident with the oldest report chooses first, where an incident was split in two.
    for made_id, row_id in sorted(oldest.items(), key=lambda item: (item[1] is None, item[1] or 0)):
        name = former[row_id] if row_id is not None and former[row_id] not in taken else made_id
        while name in taken:  # an incident that was split off bears the name of what it was split from
            name += "-"
        names[made_id] = name
        taken.add(name)
    return names


def _write_incidents(connection: Connection, merged: Iterable[Incident], names: dict[str, str], old: set[str]) -> None:
    for made in merged:
        columns: dict[str, Any] = {
            **event_columns(made),
            "grade": made.grade.value,
            "merge_reasons": list(made.merge_reasons),
        }
        name = names[made.id]
        if name in old:
            connection.execute(update(incident).where(incident.c.id == name).values(**columns))
        else:
            connection.execute(insert(incident).values(id=name, **columns))


def _mention_ids(connection: Connection, article_ids: Iterable[str]) -> dict[tuple[str, int, int], int]:
    columns = (mention.c.id, mention.c.article_id, mention.c.start, mention.c.end)
    rows = connection.execute(select(*columns).where(mention.c.article_id.in_(list(article_ids))))
    return {(row.article_id, row.start, row.end): row.id for row in rows}


def _columns(told: Report, incident_id: str, mentions: dict[tuple[str, int, int], int]) -> dict[str, Any]:
    named = told.mention
    return {
        **event_columns(told),
        "article_id": told.article_id,
        "incident_id": incident_id,
        "mention_id": mentions.get((told.article_id, named.start, named.end)) if named else None,
        "evidence": told.evidence,
        "start": told.start,
        "end": told.end,
        "trace": list(told.trace),
        "background": told.background,
    }
