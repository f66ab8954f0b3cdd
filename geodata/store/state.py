"""What the store holds, in a few numbers: for `/healthz` and for the first line of a command."""

from dataclasses import dataclass
from datetime import date, datetime

from alembic.migration import MigrationContext
from sqlalchemy import Connection, Table, func, select

from geodata.store.schema import article, control_claim, incident, report


@dataclass(frozen=True, slots=True)
class State:
    """Counts, the newest article, and the schema's revision (None: no migration ran)."""

    articles: int
    incidents: int
    reports: int
    claims: int
    newest_published: date | None
    last_ingested: datetime | None
    revision: str | None


def state(connection: Connection) -> State:
    """Ask the store for its state.

    Raises:
        sqlalchemy.exc.DatabaseError: where the schema is missing; `revision` alone can be asked with `revision()`.
    """
    newest = connection.execute(select(func.max(article.c.published), func.max(article.c.ingested_at))).one()
    return State(
        articles=_rows(connection, article),
        incidents=_rows(connection, incident),
        reports=_rows(connection, report),
        claims=_rows(connection, control_claim),
        newest_published=newest[0],
        last_ingested=newest[1],
        revision=revision(connection),
    )


def revision(connection: Connection) -> str | None:
    """The migration that the schema stands at, None where none ran."""
    return MigrationContext.configure(connection).get_current_revision()


def _rows(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
