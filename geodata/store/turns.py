"""Whose turn it is: rows that several workers take one after the other, each by one worker at a time.

A worker takes a row by a lease that ends by itself, so that the work of one that died is done by another. Rows that
another is just taking are passed over (PostgreSQL: SKIP LOCKED; SQLite has one writer at a time anyway).

The clock may jump. A row whose due time or lease was set later than now is one whose clock was set back since: it is
due, and free. Set forward, rows are due early once. Either costs a request more and loses nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, and_, or_, select, update

from geodata.records import Cause

SKEW = timedelta(minutes=1)  # by so much the clocks of two machines may differ


@dataclass(frozen=True, slots=True)
class Lease:
    """Who takes a row, when, and until when it is theirs (UTC)."""

    owner: str
    at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the work on a row failed, and how long it waits."""

    cause: Cause
    reason: str  # a sentence
    wait: float  # seconds until it is due again
    final: bool = False  # whether trying again would be of no use


def due(table: Table, now: datetime) -> ColumnElement[bool]:
    """Whether it is a row's turn."""
    return or_(table.c.due_at <= now, table.c.due_set_at > now + SKEW)


def take(
    connection: Connection,
    table: Table,
    lease: Lease,
    where: ColumnElement[bool],
    *first: ColumnElement[int],
    **also: Any,  # noqa: ANN401  # values of columns
) -> RowMapping | None:
    """Lease the row that has waited longest, None where none is due and free.

    Args:
        connection: of a transaction that writes; the row is taken when it is committed.
        table: one with the columns of a turn.
        lease: the new one.
        where: which rows are asked for.
        first: what counts before the waiting: the lower, the earlier.
        also: other columns to set.
    """
    free = or_(table.c.leased_until.is_(None), table.c.leased_until <= lease.at, table.c.leased_at > lease.at + SKEW)
    (key,) = table.primary_key
    waiting = select(table).where(where, due(table, lease.at), free).order_by(*first, table.c.due_at, key).limit(1)
    row = connection.execute(waiting.with_for_update(skip_locked=True)).mappings().first()
    if row is not None:
        taken = {"lease_owner": lease.owner, "leased_at": lease.at, "leased_until": lease.until}
        connection.execute(update(table).where(key == row[key.name]).values(**taken, **also))
    return row


def give_back(connection: Connection, table: Table, lease: Lease, key_value: str, **also: Any) -> bool:  # noqa: ANN401
    """End a lease and set what came of the work; False where the lease had ended and another took the row."""
    (key,) = table.primary_key
    mine = and_(key == key_value, table.c.lease_owner == lease.owner, table.c.leased_at == lease.at)
    free = {"lease_owner": None, "leased_at": None, "leased_until": None}
    return connection.execute(update(table).where(mine).values(**free, **also)).rowcount == 1


def next_turn(now: datetime, wait: float) -> dict[str, Any]:
    """The columns of a row that is due again after so many seconds."""
    return {"due_at": now + timedelta(seconds=wait), "due_set_at": now}


def after(failure: Failure, failures: int, now: datetime) -> dict[str, Any]:
    """The columns of a row that has failed so many times since it last succeeded."""
    told = {"cause": failure.cause.value, "reason": failure.reason, "failures": failures}
    return told | next_turn(now, failure.wait)


SUCCESS: dict[str, Any] = {"cause": None, "reason": None, "failures": 0}
