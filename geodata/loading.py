"""What is loaded once and stays for the life of a process, such as the gazetteer."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def for_good() -> Iterator[None]:
    """What is made inside is never looked at by the collector of garbage.

    Looking for garbage again and again among 200,000 records that all stay slows both their loading and, afterwards,
    the reading of articles.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()
