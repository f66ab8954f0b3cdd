"""A changed history reaches a store that holds the old one, and what was known before stays what it was."""

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import select

import geodata.store.upgrade
from geodata.cli import main
from geodata.control.history import history
from geodata.records import Basis
from geodata.settings import settings
from geodata.store import claims
from geodata.store.backup import backup, restore
from geodata.store.engine import open_engine, writing
from geodata.store.schema import claim_retraction, control_claim
from geodata.store.state import state

RAQQA = tuple(claim for claim in history() if claim.place_id == "sy-raqqa")
WRONG = replace(RAQQA[1], note="a mistake", holders=("SDF",))


def known(engine, moment=None):
    with engine.connect() as connection:
        return {replace(claim, recorded_at=None) for claim in claims.all(connection, moment)}


def settle(engine, *bundled):
    with writing(engine) as connection:
        return claims.settle(connection, bundled)


def stamp(engine):
    with engine.connect() as connection:
        found = state(connection)
        return found.claims, found.retractions


def test_a_corrected_statement_takes_the_place_of_the_old_one_and_the_past_keeps_it(engine):
    assert settle(engine, RAQQA[0], WRONG) == (2, 0)
    moment, before = datetime.now(UTC), stamp(engine)
    assert settle(engine, *RAQQA[:2]) == (1, 1)
    assert known(engine) == set(RAQQA[:2])
    assert known(engine, moment) == {RAQQA[0], WRONG}
    assert stamp(engine) != before
    assert settle(engine, *RAQQA[:2]) == (0, 0)


def test_a_statement_that_comes_back_stands_again_and_each_moment_keeps_its_answer(engine):
    settle(engine, *RAQQA[:2])
    first = datetime.now(UTC)
    settle(engine, RAQQA[0])
    second = datetime.now(UTC)
    assert settle(engine, *RAQQA[:2]) == (1, 0)
    assert [known(engine, moment) for moment in (first, second, None)] == [
        set(RAQQA[:2]), {RAQQA[0]}, set(RAQQA[:2]),
    ]  # fmt: skip


def test_what_others_brought_in_is_never_taken_back(engine):
    editors = replace(RAQQA[1], basis=Basis.ASSESSED, source="an editor of ours")
    with writing(engine) as connection:
        assert claims.add(connection, [editors]) == 1
    settle(engine, *RAQQA[:2])
    assert settle(engine, RAQQA[0]) == (0, 1)
    assert known(engine) == {RAQQA[0], editors}


def test_a_statement_taken_back_and_then_imported_stands_for_whoever_imports_it(engine):
    settle(engine, *RAQQA[:2])
    settle(engine, RAQQA[0])
    with writing(engine) as connection:
        assert claims.add(connection, [RAQQA[1]]) == 1
    assert settle(engine, RAQQA[0]) == (0, 0)
    assert known(engine) == set(RAQQA[:2])


def test_when_what_is_known_was_last_changed_is_told_for_any_moment(engine):
    with engine.connect() as connection:
        assert claims.last_recorded(connection) is None
    settle(engine, *RAQQA[:2])
    with engine.connect() as connection:
        first = claims.last_recorded(connection)
    settle(engine, RAQQA[0])
    with engine.connect() as connection:
        assert first < claims.last_recorded(connection) <= datetime.now(UTC)
        assert claims.last_recorded(connection, first) == first
        assert claims.last_recorded(connection, first - timedelta(seconds=1)) is None


def test_retractions_are_backed_up(engine, tmp_path):
    settle(engine, *RAQQA[:2])
    moment = datetime.now(UTC)
    settle(engine, RAQQA[0])
    backup(engine, tmp_path / "all.zip")
    fresh = open_engine(f"sqlite:///{tmp_path / 'fresh.sqlite'}")
    restore(fresh, tmp_path / "all.zip")
    assert known(fresh) == {RAQQA[0]}
    assert known(fresh, moment) == set(RAQQA[:2])
    fresh.dispose()


@pytest.fixture
def furat(monkeypatch, database_url):
    monkeypatch.setenv("DATABASE_URL", database_url)
    settings.cache_clear()

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["furat", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code in (0, None)

    return run


def test_upgrading_an_old_store_corrects_its_history_and_keeps_what_editors_said(engine, furat, capsys):
    """A store of revision 0003 that holds a statement which the tables hold no longer, and one of an editor."""
    editors = replace(RAQQA[2], basis=Basis.ASSESSED, source="an editor of ours")
    with writing(engine) as connection:
        claims.add(connection, [*history(), WRONG, editors])
        config = Config()
        config.set_main_option("script_location", str(geodata.store.upgrade._MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")
    moment = datetime.now(UTC)
    furat("db", "upgrade")
    told = capsys.readouterr().out
    assert "1 claims that the bundled control history holds no longer were taken back." in told
    assert "were added" not in told
    assert known(engine) == {*history(), editors}
    assert known(engine, moment) == {*history(), WRONG, editors}
    with engine.connect() as connection:
        reasons = connection.execute(select(claim_retraction.c.reason)).scalars().all()
        bundled = connection.execute(select(control_claim.c.source).where(~control_claim.c.bundled)).scalars().all()
    assert reasons == ["the bundled history holds it no longer"]
    assert bundled == ["an editor of ours"]
