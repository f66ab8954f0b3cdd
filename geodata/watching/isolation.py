"""Work on a stranger's document in a process of its own: what crashes or hangs there ends only there.

The process is a fork: it starts with everything loaded, shares memory until it writes, and touches neither the database
nor the network.
"""

import multiprocessing
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from geodata.errors import FuratError, InputError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection as Pipe

T = TypeVar("T")
SECONDS = 120.0  # within which a document is read; the longest that is allowed takes about a tenth
_LOOK = 0.2  # seconds after which it is looked whether the work is still wanted


class BrokenError(FuratError, RuntimeError):
    """A document that could not be read because of this program: it failed, took too long, or ended."""


class StoppedError(FuratError, RuntimeError):
    """The work was not wanted any more."""


def isolated(work: Callable[[], T], stopped: Callable[[], bool] = lambda: False, seconds: float = SECONDS) -> T:
    """What a function gives that is called in a process of its own.

    Args:
        work: the function; what it gives must be picklable.
        stopped: is asked now and then whether the work is to be left.
        seconds: after which the process is ended.

    Raises:
        InputError: as the function raised it.
        BrokenError: where it raised anything else, took too long, or its process ended.
        StoppedError: where it was left.
    """
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    process = fork.Process(target=_run, args=(work, sender, int(seconds) + 5), daemon=True)
    process.start()
    sender.close()
    try:
        given: T = _received(receiver, stopped, seconds)
    finally:
        process.kill()
        process.join()
        receiver.close()
    return given


def _received(receiver: "Pipe[Any, Any]", stopped: Callable[[], bool], seconds: float) -> Any:  # noqa: ANN401
    looks = max(1, round(seconds / _LOOK))
    for _ in range(looks):
        if receiver.poll(min(_LOOK, seconds)):
            break
        if stopped():
            raise StoppedError("told to stop")
    else:
        raise BrokenError(f"reading it took longer than {seconds:g} seconds")
    try:
        given, error = receiver.recv()
    except EOFError as ended:
        raise BrokenError("the process that read it ended in the middle") from ended
    if error is not None:
        raise error
    return given


def _run(work: Callable[[], T], sender: "Pipe[Any, Any]", seconds: int) -> None:
    """In the new process: it never lives on without the one that started it."""
    for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    signal.alarm(seconds)
    try:
        answer: tuple[Any, FuratError | None] = work(), None
    except InputError as error:
        answer = None, InputError(str(error))
    except Exception as error:  # noqa: BLE001  # whatever a document may trigger is that document's failure
        answer = None, BrokenError(f"{type(error).__name__}: {error}")
    sender.send(answer)
