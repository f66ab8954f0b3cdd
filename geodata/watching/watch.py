"""`furat watch`: a worker that goes on until it is told to stop, whatever becomes of feeds and database."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine

from geodata.errors import SettingError
from geodata.settings import Settings
from geodata.store import feeds
from geodata.store.engine import writing
from geodata.watching.articles import load
from geodata.watching.feeds_table import feeds as named_feeds
from geodata.watching.worker import DATABASE_TROUBLE, Worker, now

IDLE_SECONDS = 10.0  # measured by a clock that does not jump
log = logging.getLogger(__name__)


def watch(
    engine: Engine,
    limits: Settings,
    stop: threading.Event,
    clock: Callable[[], datetime] = now,
    idle: float | None = IDLE_SECONDS,
) -> None:
    """Read the feeds that the settings name, their articles too, until `stop` is set.

    Args:
        engine: of a database whose schema is current.
        limits: the settings.
        stop: ends the work within the seconds of one request (`fetch_seconds`).
        clock: gives the present moment (UTC); it may jump.
        idle: seconds from finding nothing due to looking again; None: the work ends then.

    Raises:
        SettingError: where no feed is named.
    """
    named = named_feeds(limits)
    if not named:
        raise SettingError("no feed is named to watch, neither by FURAT_FEEDS nor by FURAT_FEEDS_TABLE")
    if not limits.contact:
        log.warning(
            "FURAT_CONTACT names nobody to turn to; say where you can be reached before you ask other people's servers"
        )
    with writing(engine) as connection:
        feeds.sync(connection, named, clock())
    log.info("watching %d feeds as %r", len(named), limits.agent)
    load()
    worker = Worker(engine, limits, stop, clock)
    while not stop.is_set():
        try:
            busy = worker.step()
        except DATABASE_TROUBLE as error:
            if idle is None:
                raise
            log.warning("the database does not take it, and is asked again: %s", error.orig)
            busy = False
        if not busy and (idle is None or stop.wait(idle)):
            break
