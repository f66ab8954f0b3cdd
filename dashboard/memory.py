"""Memory that is needed for a moment only, given back to the system: glibc would keep much of it. Elsewhere nothing."""

import ctypes
import sys

LARGE = 1 << 20  # bytes
_MMAP_THRESHOLD = -3  # its number in glibc's malloc.h


def return_large_pieces() -> None:
    """Give what is larger than a megabyte its own pages from now on, which go back as soon as it is freed.

    Else glibc takes such pieces, once the first was freed, from the heap of each thread: searching and drawing with a
    million incidents left 70 MB with the process.
    """
    _glibc("mallopt", _MMAP_THRESHOLD, LARGE)


def give_back() -> None:
    """Return what has been freed between pieces in use.

    After the columns of a million incidents were made, that was 57 of 271 MB of the process.
    """
    _glibc("malloc_trim", 0)


def _glibc(name: str, *numbers: int) -> None:
    function = getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None  # musl has neither
    if function is not None:
        function(*numbers)
