"""Values made from the store and kept until it changes; visitors get the old one while a new one is made."""

import logging
import os
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextlib import suppress
from threading import Lock, Thread
from typing import Generic, TypeVar
from weakref import WeakMethod

from sqlalchemy import Engine

from dashboard.errors import unavailable
from dashboard.memory import give_back
from geodata.store.engine import CONNECT_SECONDS
from geodata.store.state import State, state

QUICK = 0.1  # seconds; a state that takes longer, because the store is large, is asked for during a tenth of the time
PATIENCE = 2  # seconds that the visitor who finds the store changed waits for the new value
FIRST = 20  # seconds that anyone waits where there is no old value; a router gives up after 30
log = logging.getLogger(__name__)
T = TypeVar("T")


class Watched:
    """The state of the store; one thread asks for it, the others take what it was a moment ago."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._known: State | None = None
        self._until = 0.0  # of the monotonic clock
        _call_in_child(self._forget)

    def _forget(self) -> None:
        self._lock = Lock()

    def now(self) -> State:
        """The state of this moment, or of one shortly before.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: where the database does not answer.
            ServiceUnavailable: where another thread has waited for the very first answer too long.
        """
        if self._known is not None and time.monotonic() < self._until:
            return self._known
        if not self._lock.acquire(timeout=0 if self._known else CONNECT_SECONDS):
            if self._known is None:
                raise unavailable("The database does not answer.")
            return self._known
        try:
            return self._ask()
        finally:
            self._lock.release()

    def said(self) -> tuple[int, int]:
        """What changes whenever the claims of control do: they are only ever added, or taken back."""
        now = self.now()
        return now.claims, now.retractions

    def _ask(self) -> State:
        began = time.monotonic()
        with self._engine.connect() as connection:
            found = self._known = state(connection)
        ended = time.monotonic()
        self._until = ended + 10 * (ended - began) if ended - began > QUICK else 0
        return found


class Kept(Generic[T]):
    """A value with the stamp of what it was made from; made anew in the background once the stamp has changed."""

    def __init__(self, stamp: Callable[[], Hashable], make: Callable[[], T]) -> None:
        self._stamp = stamp
        self._make = make
        self._lock = Lock()
        self._value: tuple[Hashable, T] | None = None
        self._making: Future[T] | None = None
        _call_in_child(self._forget)

    def _forget(self) -> None:
        """In a process that was forked while a value was made: whoever made it is not here, and it would never come."""
        self._lock = Lock()
        self._making = None

    def get(self) -> T:
        """The value as it is, or as it was before a change that is still being worked in.

        Raises:
            ServiceUnavailable: where the first value takes too long; it will be there later.
        """
        stamp, kept = self._stamp(), self._value
        if kept is not None and kept[0] == stamp:
            return kept[1]
        making, ours = self._begin(stamp)
        if kept is None:
            return _first(making)
        if ours:
            with suppress(Exception):  # logged where it happened
                return making.result(PATIENCE)
        return kept[1]

    def fresh(self) -> T:
        """The value of the present state, however long it takes."""
        while True:
            stamp, kept = self._stamp(), self._value
            if kept is not None and kept[0] == stamp:
                return kept[1]
            self._begin(stamp)[0].result()

    def _begin(self, stamp: Hashable) -> tuple["Future[T]", bool]:
        """The making under way, and whether it was begun here; one at a time."""
        with self._lock:
            if self._making is not None:
                return self._making, False
            making: Future[T] = Future()
            self._making = making
        Thread(target=self._run, args=(stamp, making), daemon=True).start()
        return making, True

    def _run(self, stamp: Hashable, making: "Future[T]") -> None:
        try:
            value = self._make()
        except Exception as error:  # noqa: BLE001  # whatever it is, those who wait must hear of it
            log.warning("what the map is made of could not be renewed: %s", error)
            self._making = None
            making.set_exception(error)
        else:
            self._value = (stamp, value)
            self._making = None
            making.set_result(value)
            give_back()


def _call_in_child(forget: Callable[[], None]) -> None:
    """A web server that loads the app and then forks takes no thread along, only what a thread was in the midst of."""
    kept = WeakMethod(forget)

    def call() -> None:
        if again := kept():
            again()

    os.register_at_fork(after_in_child=call)


def _first(making: "Future[T]") -> T:
    try:
        return making.result(FIRST)
    except TimeoutError as error:
        raise unavailable("The map is being made; try again in a minute.") from error
