"""What a feed, a page or a list of links gives when it is asked: articles to queue, by id."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any
from urllib.parse import urldefrag, urljoin

from trafilatura.utils import load_html

from geodata.errors import InputError
from geodata.reading.addresses import article_of_page, entries_of, identity
from geodata.reading.encodings import as_utf8, decoded
from geodata.reading.feeds import EmptyFeedError, Entry, is_feed
from geodata.reading.fetching import Fetched
from geodata.reading.files import BROKEN, content_id
from geodata.records import Feed, FeedKind
from geodata.store.articles import text_hash
from geodata.store.feeds import FeedState
from geodata.watching.asking import Asker
from geodata.watching.isolation import isolated

MOST = 1000  # entries taken of one answer; a feed that never ends is cut off at FURAT_FETCH_MAX_BYTES before


@dataclass(frozen=True, slots=True)
class Polled:
    """The answer of a feed."""

    entries: dict[str, Entry]  # by the id of the article; none where nothing changed
    validators: tuple[str | None, str | None]  # `ETag` and `Last-Modified` to ask with the next time


def poll(state: FeedState, asker: Asker, stopped: Callable[[], bool]) -> Polled:
    """Ask a feed for what is new since it was read last.

    Raises:
        FuratError: naming why it could not be read.
    """
    asked = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified}
    answer = asker.ask(state.feed.url, {name: value for name, value in asked.items() if value})
    if answer.unchanged:
        return Polled({}, (state.etag, state.last_modified))
    entries = isolated(lambda: _entries(state.feed, answer), stopped)
    return Polled(entries, (answer.etag, answer.last_modified))


def _entries(feed: Feed, answer: Fetched) -> dict[str, Entry]:
    found = islice(_READERS[feed.kind](feed, answer), MOST)
    # Of an article that a feed names twice the first entry counts: feeds begin with the newest.
    return {key: _clean(entry) for key, entry in reversed(list(found))}


def _feed(feed: Feed, answer: Fetched) -> Iterator[tuple[str, Entry]]:
    if not is_feed(as_utf8(answer.content, feed.encoding, answer.charset)):
        raise InputError("what came is no feed")
    try:
        for entry in entries_of(answer, feed.encoding):
            try:
                yield identity(entry), entry
            except InputError:
                continue  # an entry without address and text is nothing that could be read
    except EmptyFeedError:
        return


def _page(feed: Feed, answer: Fetched) -> Iterator[tuple[str, Entry]]:
    """One article, under an id of its present text: a page that changes is another article."""
    page = article_of_page(answer, feed.url, feed.encoding)
    yield (
        content_id(f"{feed.url}\n{text_hash(page.text)}"),
        Entry(feed.url, page.title, page.text, page.published, page.source),
    )


def _list(feed: Feed, answer: Fetched) -> Iterator[tuple[str, Entry]]:
    tree: Any = load_html(decoded(answer.content, feed.encoding, answer.charset))
    links = {} if tree is None else dict(_links(tree, answer.url))
    wanted = {url: title for url, title in links.items() if feed.links in url}
    if not wanted:
        raise InputError(f"the page links to no address that holds {feed.links!r}")
    for url, title in wanted.items():
        yield content_id(url), Entry(url, title or None, "", None, feed.name)


def _links(tree: Any, base: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401  # lxml ships no types
    for anchor in tree.xpath("//a[@href]"):
        try:
            url = urldefrag(urljoin(base, str(anchor.get("href")).strip())).url
        except ValueError:  # such as http://[
            continue
        if url.startswith(("http://", "https://")):
            yield url, " ".join(str(anchor.text_content()).split())


_READERS: dict[FeedKind, Callable[[Feed, Fetched], Iterator[tuple[str, Entry]]]] = {
    FeedKind.FEED: _feed,
    FeedKind.PAGE: _page,
    FeedKind.LIST: _list,
}


def _clean(entry: Entry) -> Entry:
    """Without characters that no database takes."""
    link, title, source = (
        BROKEN.sub("", value) if value else None for value in (entry.link, entry.title, entry.source)
    )
    return replace(entry, link=link, title=title, source=source, text=BROKEN.sub("", entry.text))
