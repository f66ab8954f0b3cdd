"""Every earlier schema is brought to the present one with the data that it holds."""

import json
import zipfile
from base64 import b64decode
from datetime import UTC, date, datetime

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Date, DateTime, LargeBinary, MetaData, func, insert, select

from geodata.records import Feed
from geodata.store import feeds
from geodata.store.backup import backup
from geodata.store.checking import findings
from geodata.store.engine import open_engine, writing
from geodata.store.incidents import by_id
from geodata.store.schema import metadata
from geodata.store.universe import universe
from geodata.store.upgrade import configuration, head, upgrade

REVISIONS = sorted(script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions())


def at(engine, revision):
    """Make the tables of a revision, and give them."""
    with writing(engine) as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        made = MetaData()
        made.reflect(connection)
    return [table for table in made.sorted_tables if table.name in metadata.tables]


def value(column, told):
    if told is None:
        return None
    kind = metadata.tables[column.table.name].c[column.name].type
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(told)
    if isinstance(kind, Date):
        return date.fromisoformat(told)
    return b64decode(told) if isinstance(kind, LargeBinary) else told


def fill(connection, table, archive):
    """The rows of a backup as far as an older table has columns for them; returns how many."""
    types = metadata.tables[table.name].c
    lines = archive.read(f"{table.name}.jsonl").splitlines()
    rows = [
        {column.name: value(column, json.loads(line)[column.name]) for column in table.columns if column.name in types}
        for line in lines
    ]
    # An article may be a copy of a later one.
    rows.sort(key=lambda row: row.get("copy_of") is not None)
    if rows:
        connection.execute(insert(table), rows)
    return len(rows)


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_data_of_every_earlier_schema_comes_through(revision, database_url, real_backup, tmp_path):
    engine = open_engine(database_url)
    tables = at(engine, revision)
    with zipfile.ZipFile(real_backup) as archive, writing(engine) as connection:
        before = {table.name: fill(connection, table, archive) for table in tables}
    assert before["article"] == 140
    assert before["report"] > 100
    assert upgrade(engine) == (revision, head())
    with engine.connect() as connection:
        for name, rows in before.items():
            assert connection.execute(select(func.count()).select_from(metadata.tables[name])).scalar_one() == rows
        assert list(findings(connection)) == []
        details = by_id(connection, list(universe(connection).ids()))
        assert all(detail.incident.reports for detail in details)
    with writing(engine) as connection:
        feeds.sync(connection, [Feed("https://news.example/other", "other")], datetime(2026, 3, 1, tzinfo=UTC))
    assert backup(engine, tmp_path / "after.zip") > sum(before.values())
    engine.dispose()
