"""Articles from an address: a web page, or every article of a feed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from geodata.errors import FetchError, InputError
from geodata.reading.feeds import Entry, is_feed, read_feed
from geodata.reading.fetching import Fetched, fetch
from geodata.reading.files import check, content_id
from geodata.reading.pages import read_page
from geodata.records import Article
from geodata.settings import Settings

_FULL_TEXT = 600  # characters; a feed that holds more of an article than that holds the article


@dataclass(frozen=True, slots=True)
class Linked:
    """An article that a feed links to; its page is fetched by `read`, and only where the article is not known."""

    id: str
    read: Callable[[], Article | InputError]


def is_address(source: str) -> bool:
    """Whether a source named on the command line is an address and no path."""
    return "://" in source


def read_address(url: str, limits: Settings) -> Iterator[Article | Linked | InputError]:
    """Fetch an address and hand out its article, or those of the feed that it is."""
    try:
        answer = fetch(url, limits)
        if not is_feed(answer.content):
            yield _page(answer, url)
            return
        for entry in read_feed(answer.content, answer.url):
            yield _entry(entry, url, limits)
    except FetchError as error:
        yield error
    except InputError as error:
        yield InputError(f"{url}: {error}")


def _page(answer: Fetched, url: str) -> Article:
    """The article of a page under the address that it was asked for: redirects may change from day to day."""
    return check(replace(read_page(_decoded(answer), answer.url), id=content_id(url), url=url))


def _decoded(answer: Fetched) -> bytes | str:
    """Text where the answer's head names a charset that is known; else the bytes, whose own head may name one."""
    try:
        return answer.content.decode(answer.charset, errors="replace") if answer.charset else answer.content
    except (LookupError, UnicodeError):  # Python knows charsets, such as `undefined`, that decode nothing
        return answer.content


def _entry(entry: Entry, feed: str, limits: Settings) -> Article | Linked | InputError:
    if entry.link is None and len(entry.text) < _FULL_TEXT:
        return InputError(f"{feed}: the entry {entry.title!r} has neither an address nor a text")
    identity = content_id(entry.link or entry.text)
    return Linked(identity, lambda: _read_entry(entry, identity, limits))


def _read_entry(entry: Entry, identity: str, limits: Settings) -> Article | InputError:
    try:
        if entry.link is None or len(entry.text) >= _FULL_TEXT:
            text = entry.text if not entry.title else f"{entry.title}\n{entry.text}"
            return check(Article(identity, text, entry.link, entry.published, entry.title, entry.source))
        page = _page(fetch(entry.link, limits), entry.link)
        return replace(page, published=entry.published or page.published, source=entry.source or page.source)
    except FetchError as error:
        return error
    except InputError as error:
        return InputError(f"{entry.link or entry.title}: {error}")
