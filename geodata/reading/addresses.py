"""Articles from an address: a web page, or every article of a feed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from geodata.errors import FetchError, InputError
from geodata.reading.encodings import as_utf8, decoded
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
        if not is_feed(as_utf8(answer.content, answer.charset)):
            yield article_of_page(answer, url)
            return
        for entry in entries_of(answer):
            yield _linked(entry, url, limits)
    except FetchError as error:
        yield error
    except InputError as error:
        yield InputError(f"{url}: {error}")


def entries_of(answer: Fetched, encoding: str = "") -> Iterator[Entry]:
    """The entries of a feed; an encoding that the host of the server did not tell may be given.

    Raises:
        InputError: where it is no feed, or one that cannot be read.
    """
    return read_feed(as_utf8(answer.content, encoding, answer.charset), answer.url)


def article_of_page(answer: Fetched, url: str, encoding: str = "") -> Article:
    """The article of a page under the address that it was asked for: redirects may change from day to day.

    Raises:
        InputError: where the page holds no article that can be read.
    """
    page = read_page(decoded(answer.content, encoding, answer.charset), answer.url)
    return check(replace(page, id=content_id(url), url=url))


def identity(entry: Entry) -> str:
    """The id of an entry's article: by its address, since feeds change and double their own ids, else by its text.

    Raises:
        InputError: where it has neither.
    """
    if entry.link is None and len(entry.text) < _FULL_TEXT:
        raise InputError(f"the entry {entry.title!r} has neither an address nor a text")
    return content_id(entry.link or entry.text)


def holds_article(entry: Entry) -> bool:
    """Whether the feed itself holds the text of an entry's article."""
    return entry.link is None or len(entry.text) >= _FULL_TEXT


def article_of_entry(entry: Entry, article_id: str) -> Article:
    """The article that the feed itself holds.

    Raises:
        InputError: where it cannot be read.
    """
    text = entry.text if not entry.title or entry.text.startswith(entry.title) else f"{entry.title}\n{entry.text}"
    return check(Article(article_id, text, entry.link, entry.published, entry.title, entry.source))


def article_behind(entry: Entry, answer: Fetched, encoding: str = "") -> Article:
    """The article of the page that an entry links to, with the day and source that the feed tells.

    Raises:
        InputError: where the page holds no article that can be read.
    """
    page = article_of_page(answer, entry.link or answer.url, encoding)
    return replace(page, published=entry.published or page.published, source=entry.source or page.source)


def _linked(entry: Entry, feed: str, limits: Settings) -> Linked | InputError:
    try:
        article_id = identity(entry)
    except InputError as error:
        return InputError(f"{feed}: {error}")
    return Linked(article_id, lambda: _read_entry(entry, article_id, limits))


def _read_entry(entry: Entry, article_id: str, limits: Settings) -> Article | InputError:
    try:
        if entry.link is None or holds_article(entry):
            return article_of_entry(entry, article_id)
        return article_behind(entry, fetch(entry.link, limits))
    except FetchError as error:
        return error
    except InputError as error:
        return InputError(f"{entry.link or entry.title}: {error}")
