"""What the store holds, in a few numbers: for `/healthz` and for the first line of a command."""

from dataclasses import dataclass
from datetime import date, datetime

from alembic.migration import MigrationContext
from sqlalchemy import Connection, column, func, select, table

from geodata.records import Grade
from geodata.store.schema import article, claim_retraction, control_claim, incident, report

_RECORDS = {
    "articles": article,
    "incidents": incident,
    "reports": report,
    "claims": control_claim,
    "retractions": claim_retraction,
}
# One statement: this is asked for again and again.
_QUERY = select(
    *(select(func.count()).select_from(records).scalar_subquery().label(name) for name, records in _RECORDS.items()),
    # An editor who takes an incident off the map changes no other number.
    select(func.count()).where(incident.c.grade == Grade.DISCOUNTED.value).scalar_subquery().label("discounted"),
    select(func.max(article.c.published)).scalar_subquery().label("newest_published"),
    select(func.max(article.c.ingested_at)).scalar_subquery().label("last_ingested"),
    select(column("version_num")).select_from(table("alembic_version")).scalar_subquery().label("revision"),
)


@dataclass(frozen=True, slots=True)
class State:
    """Counts, the newest article, and the schema's revision (None: no migration ran)."""

    articles: int
    incidents: int
    reports: int
    claims: int
    retractions: int  # of claims; with `claims` it changes whenever what is said of control does
    discounted: int  # of the incidents; with `incidents` and `reports` it changes whenever what the map shows does
    newest_published: date | None
    last_ingested: datetime | None
    revision: str | None


def state(connection: Connection) -> State:
    """Ask the store for its state.

    Raises:
        sqlalchemy.exc.DatabaseError: where the schema is missing; `revision` alone can be asked with `revision()`.
    """
    return State(**connection.execute(_QUERY).mappings().one())


def revision(connection: Connection) -> str | None:
    """The migration that the schema stands at, None where none ran."""
    return MigrationContext.configure(connection).get_current_revision()
