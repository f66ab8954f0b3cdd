"""What a document does to the process that reads it ends with that process."""

import os
import signal

import pytest

from geodata.errors import InputError
from geodata.watching.isolation import BrokenError, StoppedError, isolated


def refuse():
    raise InputError("no article")


def test_it_gives_what_the_work_gives_from_another_process():
    assert isolated(lambda: ("الرقة", os.getpid()))[0] == "الرقة"  # Raqqa
    assert isolated(os.getpid) != os.getpid()


def test_what_the_work_refuses_is_refused_in_its_words():
    with pytest.raises(InputError, match=r"^no article$"):
        isolated(refuse)


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (lambda: 1 // 0, "ZeroDivisionError: integer division"),
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "ended in the middle"),
        (lambda: os._exit(0), "ended in the middle"),
        (lambda: [0] * 10**15, "MemoryError"),
        (signal.pause, "longer than 0.4 seconds"),
    ],
)
def test_a_crash_a_hang_or_an_unforeseen_error_is_one_sentence(work, reason):
    with pytest.raises(BrokenError, match=reason):
        isolated(work, seconds=0.4 if "longer" in reason else 60)


def test_work_that_is_not_wanted_any_more_is_left():
    with pytest.raises(StoppedError):
        isolated(signal.pause, stopped=lambda: True)
