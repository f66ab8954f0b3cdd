"""Asks other people's servers, politely: robots.txt first, with a pause between two requests to one host."""

import threading
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

from geodata.errors import AnswerError, FetchError, FuratError, InputError
from geodata.reading.fetching import Fetched, fetch
from geodata.records import Cause
from geodata.settings import Settings
from geodata.watching.isolation import StoppedError
from geodata.watching.robots import Robots, RobotsError

# The first that fits says why something could not be read.
_CAUSES: tuple[tuple[type[FuratError], Cause], ...] = (
    (RobotsError, Cause.ROBOTS),
    (AnswerError, Cause.ANSWER),
    (FetchError, Cause.UNREACHABLE),
    (InputError, Cause.CONTENT),
)


def cause_of(error: Exception) -> Cause:
    """Why something could not be read, by the error that told so."""
    return next((cause for kind, cause in _CAUSES if isinstance(error, kind)), Cause.BROKEN)


class Asker:
    """Fetches for one worker, and remembers whom it asked when."""

    def __init__(self, limits: Settings, stop: threading.Event) -> None:
        self._limits = limits
        self._stop = stop
        self._robots = Robots(limits)
        self._asked: dict[str, float] = {}  # by host, on the clock that never jumps

    def ask(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """Fetch an address that robots.txt allows.

        Raises:
            FetchError: where it was not fetched; a `RobotsError` where robots.txt forbids it.
            StoppedError: where the worker was told to stop.
        """
        self._robots.require(url)
        self._pause(url)
        try:
            return fetch(url, self._limits, headers=headers, permit=self._robots.require)
        except FetchError as error:
            if isinstance(error.__cause__, RobotsError):  # of an address that this one led on to
                raise error.__cause__ from error
            raise

    def _pause(self, url: str) -> None:
        host = urlsplit(url).netloc
        pause = max(self._limits.feed_pause, self._robots.delay(url))
        now = time.monotonic()
        wait = self._asked.get(host, now - pause) + pause - now
        if self._stop.wait(max(wait, 0.0)):
            raise StoppedError("told to stop")
        self._asked[host] = time.monotonic()
