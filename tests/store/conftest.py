"""The bundled articles as the real pipeline reads and stores them."""

from pathlib import Path

import pytest

import geodata
from geodata.control.history import history
from geodata.pipeline import ingest
from geodata.reading.files import read_path
from geodata.store import claims
from geodata.store.backup import backup
from geodata.store.engine import open_engine, writing
from geodata.store.upgrade import upgrade

ARTICLES = Path(geodata.__file__).parent / "data" / "articles"


@pytest.fixture(scope="session")
def real_backup(tmp_path_factory):
    """A backup of the bundled articles and a part of the history, read on SQLite."""
    folder = tmp_path_factory.mktemp("real")
    engine = open_engine(f"sqlite:///{folder / 'real.sqlite'}")
    upgrade(engine)
    with writing(engine) as connection:
        claims.add(connection, list(history())[:600])
    assert ingest(read_path(ARTICLES), engine).refused == []
    backup(engine, folder / "real.zip")
    engine.dispose()
    return folder / "real.zip"
