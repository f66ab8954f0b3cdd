"""A database that goes away under a worker: it says so, and goes on when it is back."""

import logging
import threading
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from geodata.settings import Settings
from geodata.store import queue
from geodata.store.engine import open_engine
from geodata.store.queue import EntryStatus
from geodata.store.upgrade import upgrade
from geodata.watching.watch import watch

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Heard(logging.Handler):
    """Is set when a line of the log holds some words."""

    def __init__(self, words):
        super().__init__()
        self.words, self.heard = words, threading.Event()

    def emit(self, record):
        if self.words in record.getMessage():
            self.heard.set()


def test_a_worker_goes_on_when_its_database_is_back(postgresql_url, postgresql_server, site):
    name = postgresql_url.rpartition("/")[2]
    engine = open_engine(postgresql_url)
    upgrade(engine)
    admin = open_engine(postgresql_server)
    trouble, stored = Heard("the database does not take it"), Heard("/a/1: stored")
    lost = threading.Event()

    def tell(*statements):
        with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for statement in statements:
                connection.execute(text(statement))

    def cut_off(_handler):
        if not lost.is_set():  # while the worker waits for the page
            lost.set()
            tell(
                f"ALTER DATABASE {name} ALLOW_CONNECTIONS false",
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",  # noqa: S608  # our own
            )
        return plain

    site.publish(1)
    plain = site.pages["/a/1"]
    site.pages["/a/1"] = cut_off
    limits = Settings(feeds=f"{site.url}/feed", fetch_loopback=True, feed_pause=0, fetch_seconds=60)
    stop, looked = threading.Event(), iter(range(10**6))
    told = {
        logging.getLogger(f"geodata.watching.{name}"): heard for name, heard in (("watch", trouble), ("worker", stored))
    }
    for log, heard in told.items():
        log.addHandler(heard)
        log.setLevel(logging.INFO)
    worker = threading.Thread(
        target=watch,
        args=(engine, limits, stop, lambda: NOON + timedelta(minutes=next(looked)), 0.05),  # an hour passes quickly
    )
    worker.start()
    try:
        assert trouble.heard.wait(120)
        tell(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        assert stored.heard.wait(120)
    finally:
        stop.set()
        worker.join()
        for log, heard in told.items():
            log.removeHandler(heard)
            log.setLevel(logging.NOTSET)
    with engine.connect() as connection:
        assert queue.counts(connection) == {
            EntryStatus.WAITING: 0, EntryStatus.STORED: 1, EntryStatus.KNOWN: 0, EntryStatus.SET_ASIDE: 0,
        }  # fmt: skip
    engine.dispose()
    admin.dispose()
