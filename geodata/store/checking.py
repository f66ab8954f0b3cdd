"""Looks for what must not be in a store: rows that point nowhere, and values that do not follow from their reports."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Table, exists, func, or_, select

from geodata.incidents.merging import merge
from geodata.places.gazetteer import gazetteer
from geodata.records import Basis, Report
from geodata.store.incidents import reports_of
from geodata.store.rows import event_columns
from geodata.store.schema import article, control_claim, incident, mention, metadata, report

_BATCH = 500  # incidents read at a time


def findings(connection: Connection) -> Iterator[str]:
    """One sentence for each thing that is wrong, naming table and row; none where the store is sound."""
    yield from _orphans(connection)
    yield from _copies(connection)
    yield from _quotations(connection)
    yield from _claims(connection)
    yield from _incidents(connection)


def _orphans(connection: Connection) -> Iterator[str]:
    """Rows that point at a row that is not there: SQLite keeps them when a program forgets its foreign keys."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            for key in column.foreign_keys:
                yield from _pointing_nowhere(connection, table, column, key.column)


def _pointing_nowhere(connection: Connection, table: Table, column: Column[Any], target: Column[Any]) -> Iterator[str]:
    there = target.table.alias("there")
    query = select(*table.primary_key, column.label("wanted")).where(
        column.is_not(None), ~exists().where(there.c[target.name] == column)
    )
    for row in connection.execute(query.order_by(*table.primary_key)):
        name = " ".join(map(str, row[:-1]))
        yield f"{table.name} {name}: {column.name} is {row.wanted}, and there is no such {target.table.name}"


def _copies(connection: Connection) -> Iterator[str]:
    """A copy repeats an original, and only the original's reports count."""
    original = article.alias("original")
    chained = (
        select(article.c.id).join(original, article.c.copy_of == original.c.id).where(original.c.copy_of.is_not(None))
    )
    for key in connection.execute(chained.order_by(article.c.id)).scalars():
        yield f"article {key}: it is a copy of an article that is a copy itself"
    counted = select(article.c.id).where(
        article.c.copy_of.is_not(None), exists().where(report.c.article_id == article.c.id)
    )
    for key in connection.execute(counted.order_by(article.c.id)).scalars():
        yield f"article {key}: it is a copy of another and has reports of its own"


def _quotations(connection: Connection) -> Iterator[str]:
    """Evidence and names must stand in the article exactly where the row says."""
    for table, quoted in ((mention, mention.c.surface), (report, report.c.evidence)):
        said = func.substr(article.c.text, table.c.start + 1, table.c.end - table.c.start)
        query = select(table.c.id, table.c.article_id).join(article, table.c.article_id == article.c.id)
        for row in connection.execute(query.where(said != quoted).order_by(table.c.id)):
            yield f"{table.name} {row.id}: its {quoted.name} does not stand there in article {row.article_id}"
    other = select(report.c.id).join(mention, report.c.mention_id == mention.c.id)
    for key in connection.execute(
        other.where(report.c.article_id != mention.c.article_id).order_by(report.c.id)
    ).scalars():
        yield f"report {key}: the name that places it stands in another article"


def _claims(connection: Connection) -> Iterator[str]:
    """A claim needs a place that is known, and one that was read from a text needs that article.

    A text may claim a village that no table has: such a claim has a name alone.
    """
    table = control_claim.c
    for key, place_id, name, said in connection.execute(
        select(table.id, table.place_id, table.place_name, table.said).order_by(table.id)
    ):
        if place_id is None and not (said and name):
            yield f"control_claim {key}: it names no place"
        elif place_id is not None and gazetteer().get(place_id) is None:
            yield f"control_claim {key}: its place {place_id} is not in the gazetteer"
    read = or_(control_claim.c.said.is_not(None), control_claim.c.evidence != "")
    query = select(control_claim.c.id).where(
        read, control_claim.c.article_id.is_(None), control_claim.c.basis != Basis.ASSESSED.value
    )
    for key in connection.execute(query.order_by(control_claim.c.id)).scalars():
        yield f"control_claim {key}: it was read from a text, and its article is not named"


def _incidents(connection: Connection) -> Iterator[str]:
    """The values of an incident are those that merging its reports gives."""
    keys = iter(connection.execute(select(incident.c.id).order_by(incident.c.id)).scalars().all())
    while batch := list(islice(keys, _BATCH)):
        told = reports_of(connection, batch)
        rows = connection.execute(select(incident).where(incident.c.id.in_(batch))).mappings()
        stored = {row["id"]: dict(row) for row in rows}
        for key in batch:
            yield from _incident(stored[key], [r for _, r in told[key]])


def _incident(row: dict[str, Any], reports: Sequence[Report]) -> Iterator[str]:
    if not reports:
        yield f"incident {row['id']}: no report tells of it"
        return
    merged = merge(reports)
    if len(merged) > 1:
        yield f"incident {row['id']}: its {len(reports)} reports tell {len(merged)} events and should not be merged"
        return
    follows: dict[str, Any] = {
        **event_columns(merged[0]),
        "grade": merged[0].grade.value,
        "merge_reasons": list(merged[0].merge_reasons),
    }
    for name, value in follows.items():
        if row[name] != value:
            yield f"incident {row['id']}: {name} is {row[name]!r}, and its reports give {value!r}"
