"""Reads and codes an article that a feed named."""

import gc
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from geodata.pipeline import analyse
from geodata.reading.addresses import article_behind, article_of_entry, holds_article
from geodata.reading.duplicates import Fingerprint
from geodata.reading.feeds import Entry
from geodata.reading.fetching import Fetched
from geodata.records import Analysis, Article, FeedKind
from geodata.store.queue import Queued
from geodata.watching.asking import Asker
from geodata.watching.isolation import BrokenError, isolated

# "Two people were wounded by a shell in the city of Raqqa on Monday, and residents said that help came late."
_PAGE = "<html><p>أصيب شخصان بقذيفة في مدينة الرقة يوم الاثنين، وقال السكان إن المساعدات وصلت متأخرة إلى الحي."
DEATHS = 10  # workers that may end while they read one article: each may have been ended by somebody


def read(queued: Queued, asker: Asker, stopped: Callable[[], bool]) -> tuple[Analysis, Fingerprint]:
    """Fetch an article where its feed does not hold it, and read it in a process of its own.

    Raises:
        FuratError: naming why it could not be read.
    """
    if queued.begun >= DEATHS:
        raise BrokenError(f"the program ended {queued.begun} times while this was read")
    entry = queued.entry
    if entry.link is None or queued.feed.kind is FeedKind.PAGE or holds_article(entry):
        return isolated(lambda: _read(article_of_entry(entry, queued.id)), stopped)
    answer = asker.ask(entry.link)
    return isolated(lambda: _read(replace(article_behind(entry, answer, queued.feed.encoding), id=queued.id)), stopped)


@cache
def load() -> None:
    """Load the tables and libraries that reading needs, so that the processes that read find them loaded."""
    _read(article_behind(Entry(None, None, "", None, None), Fetched("", _PAGE.encode(), "", None)))
    # Collecting garbage writes to every object, and a fork must copy the memory that it writes to: it costs a process
    # that reads an article six times its work (0.24 s instead of 0.04 s).
    gc.collect()
    gc.freeze()


def _read(article: Article) -> tuple[Analysis, Fingerprint]:
    return analyse(article), Fingerprint.of(article.text)
