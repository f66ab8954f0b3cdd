"""The bundled articles as the real pipeline reads and stores them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import geodata
from geodata.control.history import history
from geodata.pipeline import ingest
from geodata.reading.feeds import Entry
from geodata.reading.files import read_path
from geodata.records import Feed
from geodata.store import claims, feeds, queue
from geodata.store.backup import backup
from geodata.store.engine import open_engine, writing
from geodata.store.upgrade import upgrade

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ARTICLES = Path(geodata.__file__).parent / "data" / "articles"


@pytest.fixture(scope="session")
def real_backup(tmp_path_factory):
    """A backup of the bundled articles and a part of the history, read on SQLite."""
    folder = tmp_path_factory.mktemp("real")
    engine = open_engine(f"sqlite:///{folder / 'real.sqlite'}")
    upgrade(engine)
    with writing(engine) as connection:
        claims.add(connection, list(history())[:600])
        feeds.sync(connection, [Feed("https://news.example/feed", "أخبار")], NOON)  # «news»
        entry = Entry("https://news.example/1", "خبر", "", NOON.date(), None)  # «a report»
        queue.enqueue(connection, "https://news.example/feed", {"1": entry}, NOON)
    assert ingest(read_path(ARTICLES), engine).refused == []
    backup(engine, folder / "real.zip")
    engine.dispose()
    return folder / "real.zip"
