"""The migrations build the schema that the program expects, on SQLite and on PostgreSQL."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from geodata.errors import SettingError, StoreError
from geodata.store.engine import open_engine, writing
from geodata.store.schema import metadata
from geodata.store.state import revision, state
from geodata.store.upgrade import head, require_current, upgrade

# The index of the texts, which each database has in its own way; tests/store/test_search.py asks it.
OWN = ("incident_words_index", "ix_incident_words_lexemes")


def test_the_migrations_build_what_the_schema_says(engine):
    with engine.connect() as connection:
        ours = {"include_object": lambda _object, name, *_: not (name or "").startswith(OWN)}
        context = MigrationContext.configure(connection, opts={"compare_type": True, **ours})
        assert compare_metadata(context, metadata) == []


def test_a_second_upgrade_changes_nothing(engine):
    assert upgrade(engine) == (head(), head())


def test_an_empty_database_is_not_current_and_the_message_says_what_to_do(database_url):
    empty = open_engine(database_url)
    with pytest.raises(StoreError, match="run `furat db upgrade`"):
        require_current(empty)
    upgrade(empty)
    require_current(empty)
    empty.dispose()


def test_a_database_of_a_later_version_is_left_alone(engine):
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for use in (upgrade, require_current):
        with pytest.raises(StoreError, match="revision 9999, which this version of Furat does not know"):
            use(engine)


def test_a_database_that_does_not_answer_is_named_without_its_password():
    gone = open_engine("postgresql+psycopg://user:secret@127.0.0.1:1/none")
    with pytest.raises(StoreError, match=r"127\.0\.0\.1:1/none does not answer") as error:
        require_current(gone)
    assert "secret" not in str(error.value)


def test_an_address_that_is_none_is_a_setting_error():
    with pytest.raises(SettingError, match="DATABASE_URL"):
        open_engine("this is no address")


def test_the_state_counts_and_names_the_revision(engine):
    with engine.connect() as connection:
        found = state(connection)
        assert (found.articles, found.incidents, found.reports, found.claims) == (0, 0, 0, 0)
        assert found.revision == revision(connection) == head()


def test_sqlite_waits_for_its_writer_keeps_foreign_keys_and_reads_beside_a_writer(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'a folder' / 'furat.sqlite'}")
    upgrade(engine)
    with engine.connect() as connection:
        pragmas = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1}
    with writing(engine), engine.connect() as reader:
        assert state(reader).articles == 0
    engine.dispose()


def test_there_are_the_tables_of_the_schema_and_no_other(engine):
    there = {name for name in inspect(engine).get_table_names() if not name.startswith(OWN)}
    assert there == {*metadata.tables, "alembic_version"}
