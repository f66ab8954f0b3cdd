"""Reads and codes an article that a feed named."""

from collections.abc import Callable
from dataclasses import replace

from geodata.pipeline import analyse
from geodata.reading.addresses import article_behind, article_of_entry, holds_article
from geodata.reading.duplicates import Fingerprint
from geodata.records import Analysis, Article, FeedKind
from geodata.store.queue import Queued
from geodata.watching.asking import Asker
from geodata.watching.isolation import BrokenError, isolated

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


def _read(article: Article) -> tuple[Analysis, Fingerprint]:
    return analyse(article), Fingerprint.of(article.text)
