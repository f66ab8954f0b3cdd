"""Stores the reports of an article: each goes to the incident that it tells of, over all articles stored before."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from geodata.errors import InputError
from geodata.incidents.merging import merge
from geodata.records import Incident, Report
from geodata.store import search
from geodata.store.incidents import reports_of
from geodata.store.rows import event_columns
from geodata.store.schema import incident, kept_apart, mention, report

# Reports further apart than this are never weighed against each other. The rule that decides lies in
# incidents/merging.py and is narrower; this only bounds what is read.
NEAR_DAYS = 35  # a month-precise date may stand anywhere in its month
NEAR_DEGREES = 1.5  # about 150 km


def store_reports(connection: Connection, reports: Sequence[Report]) -> None:
    """Add new reports and make the incidents near them anew; an incident keeps its id while it keeps a report."""
    new = list(dict.fromkeys(reports))
    if not new:
        return
    _merge_anew(connection, _incidents_near(connection, new), new)


def _merge_anew(connection: Connection, incident_ids: Iterable[str], new: Sequence[Report]) -> None:
    """Merge the reports of these incidents and new ones as if none had been merged before."""
    old = reports_of(connection, incident_ids)
    rows = sorted((row_id, told, key) for key, pairs in old.items() for row_id, told in pairs)
    stored = {told: row_id for row_id, told, _ in rows}
    former = {row_id: key for row_id, _, key in rows}
    # The oldest first: what a merge rests on does not change with the order in which the database answers.
    merged = merge([*stored, *new], _apart(connection, stored))
    names = _names(connection, merged, stored, former)
    for made, name in zip(merged, names, strict=True):
        _write_incident(connection, made, name, known=name in old)
        moved = [stored[told] for told in made.reports if told in stored and former[stored[told]] != name]
        if moved:
            connection.execute(update(report).where(report.c.id.in_(moved)).values(incident_id=name))
    mentions = _mention_ids(connection, {told.article_id for told in new})
    added = [
        _columns(told, name, mentions)
        for made, name in zip(merged, names, strict=True)
        for told in made.reports
        if told not in stored
    ]
    if added:
        connection.execute(insert(report), added)
    connection.execute(delete(incident).where(incident.c.id.in_(set(old) - set(names))))
    search.index(connection, _changed(merged, names, stored, former) & set(names))


def _changed(
    merged: Sequence[Incident], names: Sequence[str], stored: dict[Report, int], former: dict[int, str]
) -> set[str]:
    """The incidents that got a report or lost one."""
    changed: set[str] = set()
    for made, name in zip(merged, names, strict=True):
        for told in made.reports:
            before = former[stored[told]] if told in stored else None
            if before != name:
                changed |= {name, before or name}
    return changed


def _apart(connection: Connection, stored: dict[Report, int]) -> frozenset[frozenset[Report]]:
    """The pairs among stored reports that were decided to be two events."""
    reports = {row_id: told for told, row_id in stored.items()}
    pairs = connection.execute(select(kept_apart.c.report_id, kept_apart.c.other_id))
    return frozenset(frozenset((reports[a], reports[b])) for a, b in pairs if a in reports and b in reports)


def split_off(connection: Connection, incident_id: str, article_id: str) -> tuple[str, ...]:
    """Undo a merge: what an article reports becomes an incident of its own and stays one in later merges.

    Returns the ids of the incidents that the reports now belong to, the one that keeps its id first.

    Raises:
        InputError: where there is no such incident, or it holds no other report than that article's.
    """
    pairs = reports_of(connection, [incident_id])[incident_id]
    own = [(row_id, told) for row_id, told in pairs if told.article_id == article_id]
    others = [row_id for row_id, told in pairs if told.article_id != article_id]
    if not pairs:
        raise InputError(f"there is no incident {incident_id}")
    if not own or not others:
        told_by = ", ".join(dict.fromkeys(told.article_id for _, told in pairs))
        raise InputError(f"incident {incident_id} is told by {told_by}: {article_id} cannot be split off")
    reasons = connection.execute(select(incident.c.merge_reasons).where(incident.c.id == incident_id)).scalar_one()
    decision = {"reason": "; ".join(reasons), "decided_at": datetime.now(UTC)}
    connection.execute(
        insert(kept_apart),
        [{"report_id": row_id, "other_id": other, **decision} for row_id, _ in own for other in others],
    )
    _merge_anew(connection, [incident_id], [])
    query = select(report.c.incident_id).where(report.c.id.in_([row_id for row_id, _ in pairs]))
    found = dict.fromkeys(connection.execute(query.order_by(report.c.id)).scalars())
    return tuple(sorted(found, key=lambda key: key != incident_id))


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


def _names(
    connection: Connection, merged: Sequence[Incident], stored: dict[Report, int], former: dict[int, str]
) -> list[str]:
    """The id under which each merged incident is stored: that of its oldest stored report, else its own.

    Where an incident was split, the part with its oldest report keeps the id. An id that is taken gets a number.
    """
    oldest = [min((stored[told] for told in made.reports if told in stored), default=None) for made in merged]
    by_age = sorted(range(len(merged)), key=lambda at: (oldest[at] is None, oldest[at] or 0))
    names: dict[int, str] = {}
    for at in by_age:
        row_id = oldest[at]
        name = former[row_id] if row_id is not None else None
        names[at] = name if name and name not in names.values() else _free(connection, merged[at].id, names.values())
    return [names[at] for at in range(len(merged))]


def _free(connection: Connection, wanted: str, taken: Collection[str]) -> str:
    name = wanted
    for number in count(2):
        if name not in taken and not connection.execute(select(incident.c.id).where(incident.c.id == name)).first():
            break
        name = f"{wanted}-{number}"
    return name


def _write_incident(connection: Connection, made: Incident, name: str, *, known: bool) -> None:
    columns: dict[str, Any] = {
        **event_columns(made),
        "grade": made.grade.value,
        "merge_reasons": list(made.merge_reasons),
    }
    if known:
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
