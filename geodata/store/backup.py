"""The whole store in one file, and back: the same file for SQLite and PostgreSQL.

A backup is a zip: `manifest.json` (format, schema revision, and of each table how many rows and the SHA-256 of its
file), and for each table `TABLE.jsonl`, one row a line. Days and times are ISO 8601 (times in UTC), bytes are base64.
"""

import json
import os
import tempfile
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import IO, Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    LargeBinary,
    Table,
    bindparam,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import DBAPIError

from geodata.errors import InputError, StoreError
from geodata.store.engine import writing
from geodata.store.schema import metadata
from geodata.store.state import revision
from geodata.store.upgrade import head, require_current, upgrade

FORMAT = "furat-backup-1"
_MANIFEST = "manifest.json"
_BATCH = 1000  # rows written or read at a time


def backup(engine: Engine, path: Path) -> int:
    """Write every row of one moment into a file, readable by its owner only; returns how many rows.

    A file of that name is replaced once the new one is whole.

    Raises:
        StoreError: where the database is not current or the file cannot be written.
    """
    require_current(engine)
    try:
        with _replacing(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            return _write_all(engine, archive)
    except OSError as error:
        raise StoreError(f"{path}: the backup cannot be written: {error.strerror}") from error


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes its name only when it was written to its end and lies on the disk."""
    # mkstemp makes a file that its owner alone can read.
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as part:
            yield part
            part.flush()
            os.fsync(part.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _write_all(engine: Engine, archive: zipfile.ZipFile) -> int:
    tables: dict[str, dict[str, Any]] = {}
    snapshot = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    # SQLite's readers see one moment anyway.
    with engine.connect().execution_options(**snapshot) as connection, connection.begin():
        made_at = revision(connection)
        for table in metadata.sorted_tables:
            tables[table.name] = _write_table(connection, table, archive)
    manifest = {
        "format": FORMAT,
        "revision": made_at,
        "written_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "tables": tables,
    }
    archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
    return sum(told["rows"] for told in tables.values())


def _write_table(connection: Connection, table: Table, archive: zipfile.ZipFile) -> dict[str, Any]:
    checksum, rows = sha256(), 0
    query = select(table).order_by(*table.primary_key)
    with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as out:
        for row in connection.execution_options(yield_per=_BATCH).execute(query).mappings():
            values = {column.name: _plain(row[column.name]) for column in table.columns}
            line = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            checksum.update(line)
            out.write(line)
            rows += 1
    return {"rows": rows, "sha256": checksum.hexdigest()}


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever a column holds
    if isinstance(value, datetime):
        # SQLite forgets the zone; every time in the store is UTC.
        aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return aware.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return b64encode(value).decode() if isinstance(value, bytes) else value


def restore(engine: Engine, path: Path) -> int:
    """Fill an empty database with a backup, wholly or not at all; its tables are made where there are none.

    Returns how many rows it has now.

    Raises:
        InputError: where the file is no whole backup, or one of another revision of the schema.
        StoreError: where the database does not answer, is of another revision, or holds anything.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            tables = _checked_manifest(archive, path)
            _prepare(engine)
            with writing(engine) as connection:
                _require_empty(connection)
                for table in metadata.sorted_tables:
                    _read_table(connection, table, archive, tables[table.name], path)
                _continue_numbers(connection)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    except zipfile.BadZipFile as error:
        raise InputError(f"{path}: this is no whole backup: {error}") from error
    except DBAPIError as error:
        raise StoreError(f"the database did not take the backup: {error.orig}") from error
    return sum(told["rows"] for told in tables.values())


def _checked_manifest(archive: zipfile.ZipFile, path: Path) -> dict[str, dict[str, Any]]:
    try:
        manifest = json.loads(archive.read(_MANIFEST))
        form, made_at, tables = manifest["format"], manifest["revision"], manifest["tables"]
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{path}: this is no backup of Furat: its manifest.json cannot be read") from error
    if form != FORMAT:
        raise InputError(f"{path}: a backup of the format {form}, and this version of Furat reads {FORMAT}")
    if made_at != head():
        raise InputError(
            f"{path}: a backup of revision {made_at}, and this version of Furat needs {head()}: "
            "restore it with the version that wrote it, then run `furat db upgrade` with this one"
        )
    if set(tables) != set(metadata.tables):
        raise InputError(f"{path}: the backup holds other tables than this version of Furat")
    for missing in {f"{name}.jsonl" for name in tables} - set(archive.namelist()):
        raise InputError(f"{path}: {missing} is missing in the backup")
    found: dict[str, dict[str, Any]] = tables
    return found


def _prepare(engine: Engine) -> None:
    with engine.connect() as connection:
        fresh = revision(connection) is None
    if fresh:
        upgrade(engine)
    require_current(engine)


def _require_empty(connection: Connection) -> None:
    for table in metadata.sorted_tables:
        rows = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if rows:
            raise StoreError(f"the database is not empty ({rows} rows in {table.name}): restore into an empty one")


def _read_table(
    connection: Connection, table: Table, archive: zipfile.ZipFile, told: dict[str, Any], path: Path
) -> None:
    checksum, rows = sha256(), 0
    # A row may point at a later one of its own table: such columns are filled when every row is there.
    own = [column for column in table.columns if any(key.column.table is table for key in column.foreign_keys)]
    pointing: list[dict[str, Any]] = []
    with archive.open(f"{table.name}.jsonl") as lines:
        for batch in _batches(lines):
            for line in batch:
                checksum.update(line)
            found = [_row(table, line, path) for line in batch]
            pointing += [_keys(table, own, row) for row in found if any(row[column.name] is not None for column in own)]
            connection.execute(insert(table), [row | {column.name: None for column in own} for row in found])
            rows += len(found)
    if (rows, checksum.hexdigest()) != (told["rows"], told["sha256"]):
        raise InputError(f"{path}: {table.name}.jsonl is not what was written: its checksum differs")
    if pointing:
        same = [column == bindparam(f"key_{column.name}") for column in table.primary_key]
        values: dict[str, Any] = {column.name: bindparam(f"value_{column.name}") for column in own}
        connection.execute(update(table).where(*same).values(values), pointing)


def _batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    remaining = iter(lines)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def _row(table: Table, line: bytes, path: Path) -> dict[str, Any]:
    try:
        values = json.loads(line)
        return {column.name: _typed(column, values[column.name]) for column in table.columns}
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{path}: {table.name}.jsonl holds a line that is no row of it") from error


def _typed(column: Column[Any], value: Any) -> Any:  # noqa: ANN401  # whatever a column holds
    if value is None:
        return None
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return b64decode(value, validate=True) if isinstance(column.type, LargeBinary) else value


def _keys(table: Table, own: list[Column[Any]], row: dict[str, Any]) -> dict[str, Any]:
    keys = {f"key_{column.name}": row[column.name] for column in table.primary_key}
    return keys | {f"value_{column.name}": row[column.name] for column in own}


def _continue_numbers(connection: Connection) -> None:
    """PostgreSQL numbers new rows by a counter of its own, which has seen none of these."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        highest = connection.execute(select(func.max(column))).scalar() if column is not None else None
        if column is not None and highest is not None:
            counter = text("SELECT setval(pg_get_serial_sequence(:table, :column), :highest)")
            connection.execute(counter, {"table": table.name, "column": column.name, "highest": highest})
