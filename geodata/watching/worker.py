"""One worker: takes the feed or article whose turn it is, does it, notes what came of it.

What is noted is noted in one transaction with what was found, so that a worker may die between any two instructions:
an article is in the queue before its feed is called read, and stored in the moment in which it is called read. What a
dead worker had taken is free again when its lease ends.
"""

import logging
import os
import random
import socket
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.exc import InterfaceError, OperationalError

from geodata.errors import AnswerError, FuratError
from geodata.pipeline import Outcome, store
from geodata.settings import Settings
from geodata.store import feeds, queue
from geodata.store.engine import BUSY_SECONDS, writing
from geodata.store.feeds import FeedState
from geodata.store.queue import EntryStatus, Queued
from geodata.store.turns import Failure, Lease
from geodata.watching.articles import DEATHS, read
from geodata.watching.asking import Asker, cause_of
from geodata.watching.isolation import SECONDS, StoppedError
from geodata.watching.poll import poll
from geodata.watching.robots import RobotsError
from geodata.watching.schedule import TRY_AGAIN, after_failures, after_success, retry_after

DATABASE_TROUBLE = (OperationalError, InterfaceError)  # gone, locked, full: nothing that an article did
log = logging.getLogger(__name__)


def now() -> datetime:
    """The present moment, UTC."""
    return datetime.now(UTC)


def lease_seconds(limits: Settings) -> float:
    """Longer than the longest work: every redirect and robots.txt at its slowest, reading, waiting for the database."""
    return (limits.fetch_max_redirects + 4) * limits.fetch_seconds + SECONDS + 2 * BUSY_SECONDS + 60


class Worker:
    """Works on one database until it is told to stop."""

    def __init__(
        self, engine: Engine, limits: Settings, stop: threading.Event, clock: Callable[[], datetime] = now
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._stop = stop
        self._asker = Asker(limits, stop)
        self._lease = timedelta(seconds=lease_seconds(limits))
        self._owner = f"{socket.gethostname()}:{os.getpid()}:{os.urandom(4).hex()}"
        self._chance = random.Random()  # noqa: S311  # spreads requests, guards nothing

    def step(self) -> bool:
        """Do the feed or article whose turn it is; False where it is nobody's.

        Raises:
            OperationalError, InterfaceError: where the database does not answer; what was taken is free again later.
        """
        with writing(self._engine, in_turn=False) as connection:
            lease = self._new_lease()
            feed = feeds.take_due(connection, lease)
            article = queue.take_due(connection, lease) if feed is None else None
        if feed is not None:
            self._poll(feed, lease)
        elif article is not None:
            self._read(article, lease)
        return feed is not None or article is not None

    def _new_lease(self) -> Lease:
        moment = self._clock()
        return Lease(self._owner, moment, moment + self._lease)

    def _poll(self, taken: FeedState, lease: Lease) -> None:
        name = taken.feed.name
        log.debug("asking %s", name)
        try:
            polled = poll(taken, self._asker, self._stop.is_set)
            log.debug("queueing %s", name)
            with writing(self._engine) as connection:
                new = queue.enqueue(connection, taken.feed.url, polled.entries, lease.at)
                wait = after_success(taken.feed.interval, self._chance.uniform)
                feeds.succeeded(connection, taken, lease, wait, polled.validators)
        except StoppedError:
            with writing(self._engine) as connection:
                feeds.release(connection, taken, lease)
        except DATABASE_TROUBLE:
            raise
        except Exception as error:  # noqa: BLE001  # no feed may stop the others
            failure = self._feed_failure(taken, error)
            _tell(name, failure.reason, f"again in {failure.wait:.0f} s", error)
            with writing(self._engine) as connection:
                feeds.failed(connection, taken, lease, failure)
        else:
            log.info("%s: %d entries, %d new", name, len(polled.entries), new)

    def _feed_failure(self, taken: FeedState, error: Exception) -> Failure:
        asked = retry_after(error.retry_after, self._clock()) if isinstance(error, AnswerError) else 0.0
        wait = after_failures(taken.feed.interval, taken.failures + 1, asked, self._chance.uniform)
        return Failure(cause_of(error), _sentence(error, taken.feed.url), wait)

    def _read(self, taken: Queued, lease: Lease) -> None:
        about = _about(taken)
        log.debug("reading %s", about)
        try:
            analysis, fingerprint = read(taken, self._asker, self._stop.is_set)
            log.debug("storing %s", about)
            with writing(self._engine) as connection:
                outcome = store(connection, analysis, fingerprint)
                status = EntryStatus.KNOWN if outcome is None else EntryStatus.STORED
                queue.finished(connection, taken.id, status, lease.at)
        except StoppedError:
            with writing(self._engine) as connection:
                queue.release(connection, taken, lease)
        except DATABASE_TROUBLE:
            raise
        except Exception as error:  # noqa: BLE001  # no article may stop the others
            self._article_failed(taken, lease, error)
        else:
            log.info("%s: %s", about, _TOLD[outcome])

    def _article_failed(self, taken: Queued, lease: Lease, error: Exception) -> None:
        about = _about(taken)
        final = taken.begun >= DEATHS or isinstance(error, RobotsError)
        wait = TRY_AGAIN[min(taken.failures, len(TRY_AGAIN) - 1)]
        failure = Failure(cause_of(error), _sentence(error, about), wait, final)
        with writing(self._engine) as connection:
            status = queue.failed(connection, taken, lease, failure)
        then = "set aside" if status is EntryStatus.SET_ASIDE else f"again in {wait:.0f} s"
        _tell(about, failure.reason, then, error)


_TOLD = {None: "known", Outcome.NEW: "stored", Outcome.COPY: "stored, a copy of another"}


def _about(taken: Queued) -> str:
    return taken.entry.link or taken.entry.title or taken.id


def _sentence(error: Exception, about: str) -> str:
    """One line, without the address that it is about; of an error that nobody foresaw also its kind."""
    told = " ".join(str(error).split()).removeprefix(f"{about}: ")
    return told if isinstance(error, FuratError) else f"{type(error).__name__}: {told}"


def _tell(about: str, reason: str, then: str, error: Exception) -> None:
    foreseen = isinstance(error, FuratError)
    log.warning("%s: %s; %s", about, reason, then, exc_info=None if foreseen else error)
