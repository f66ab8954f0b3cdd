"""Brings the schema to the revision that this program needs."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from geodata.errors import StoreError
from geodata.store.engine import writing
from geodata.store.state import revision

_MIGRATIONS = Path(__file__).parent / "migrations"


def configuration() -> Config:
    """Where Alembic finds the migrations."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(configuration())


def head() -> str:
    """The newest revision that this program knows."""
    newest = _scripts().get_current_head()
    assert newest is not None  # noqa: S101  # the migrations are part of the package
    return newest


def upgrade(engine: Engine) -> tuple[str | None, str]:
    """Run the migrations that are missing; returns the revision before and after.

    Raises:
        StoreError: where the database does not answer or stands at a revision that this program does not know.
    """
    try:
        with writing(engine) as connection:
            before = revision(connection)
            _check_known(before)
            config = configuration()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        return before, head()
    except DBAPIError as error:
        raise StoreError(f"the database {_where(engine)} does not answer: {error.orig}") from error


def require_current(engine: Engine) -> None:
    """Check that the schema is the one this program needs.

    Raises:
        StoreError: naming what to do.
    """
    try:
        with engine.connect() as connection:
            current = revision(connection)
    except DBAPIError as error:
        raise StoreError(f"the database {_where(engine)} does not answer: {error.orig}") from error
    if current != head():
        _check_known(current)
        raise StoreError(f"the database {_where(engine)} is not up to date: run `furat db upgrade`")


def _check_known(current: str | None) -> None:
    known = {script.revision for script in _scripts().walk_revisions()}
    if current is not None and current not in known:
        raise StoreError(f"the database stands at revision {current}, which this version of Furat does not know")


def _where(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=True)
