"""The database engine, and the two ways to use it: reading and writing."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import ref

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from geodata.errors import SettingError

BUSY_SECONDS = 30  # how long a reader or the one writer of SQLite waits for the other
CONNECT_SECONDS = 10  # within which a server must take a connection
_WRITER_LOCK = 0x46555241  # any number that every writer of this program agrees on: "FURA"


def open_engine(url: str, *, answer_within: int | None = None) -> Engine:
    """Open the database that an SQLAlchemy URL names; SQLite's file and folder are made where they are missing.

    Args:
        url: the address.
        answer_within: seconds after which a statement is given up, for those who have a visitor waiting; None: as long
            as it takes.

    Raises:
        SettingError: where the URL cannot be read.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise SettingError("DATABASE_URL: this is no database address that SQLAlchemy reads") from error
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        parsed, pool_pre_ping=True, connect_args=_connecting(parsed.get_backend_name(), answer_within)
    )
    if parsed.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    _forget_connections_on_fork(engine)
    return engine


def _connecting(backend: str, answer_within: int | None) -> dict[str, Any]:
    if backend == "sqlite":
        return {"timeout": answer_within or BUSY_SECONDS}
    limit = {"options": f"-c statement_timeout={answer_within * 1000}"} if answer_within else {}
    return {"connect_timeout": CONNECT_SECONDS, **limit}


def _forget_connections_on_fork(engine: Engine) -> None:
    """A web server that loads the app and then forks must not share one connection among its processes."""
    opened = ref(engine)

    def forget() -> None:
        if kept := opened():
            kept.dispose(close=False)

    os.register_at_fork(after_in_child=forget)


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401  # SQLAlchemy's own record
    # Transactions are begun by `_begin_sqlite`; sqlite3 would begin them late and end them early.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and then writes fails at once where another wrote in between, busy_timeout or
    # not: a writer says so from the start.
    writes = connection.get_execution_options().get("furat_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine, *, in_turn: bool = True) -> Iterator[Connection]:
    """One transaction that writes; writers take turns, so that merging sees every report stored before.

    Args:
        engine: of the database.
        in_turn: False: the rows are locked one by one, and no other writer need wait (SQLite has one writer).
    """
    with engine.connect().execution_options(furat_writes=True) as connection, connection.begin():
        if in_turn and connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITER_LOCK})
        yield connection
