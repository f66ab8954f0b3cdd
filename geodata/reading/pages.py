"""The article of a web page: title, text and day of publication, without the page around it."""

from datetime import date
from hashlib import sha256
from typing import Any

from trafilatura import bare_extraction
from trafilatura.utils import load_html

from geodata.errors import InputError
from geodata.reading.dates import day_of_address, day_of_text, parse_timestamp
from geodata.records import Article

# Where pages say when they were published, the most trusted first.
_DAY_PATHS = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='date' or @name='pubdate' or @name='publish-date' or @name='DC.date.issued']/@content",
    "//article//time/@datetime",
    "//time[@pubdate]/@datetime",
)
_SHORTEST_TEXT = 80  # characters; less is a caption or an error page


def read_page(html: bytes | str, url: str | None = None) -> Article:
    """Read a web page; its text stands under its title, and is what trafilatura takes for the article.

    Where trafilatura finds none, the text of the paragraphs is taken.

    Raises:
        InputError: where the page holds no text to speak of.
    """
    tree = load_html(html)
    if tree is None:
        raise InputError("this is no web page")
    found: Any = bare_extraction(html, url=url, include_comments=False, include_tables=False, with_metadata=True)
    body = (found.text if found else None) or ""
    if len(body) < _SHORTEST_TEXT:
        body = _paragraphs(tree)
    title = (found.title if found else None) or _first(tree, "//title/text()")
    if len(body) < _SHORTEST_TEXT:
        raise InputError("the page holds no article text")
    text = body if not title or body.startswith(title) else f"{title}\n{body}"
    return Article(
        id=sha256((url or text).encode()).hexdigest()[:16],
        text=text,
        url=url,
        published=_published(tree, text, url),
        title=title,
        source=(found.sitename or found.hostname) if found else None,
    )


def _published(tree: Any, text: str, url: str | None) -> date | None:  # noqa: ANN401  # lxml ships no types
    stamps = (parse_timestamp(str(stamp)) for path in _DAY_PATHS for stamp in tree.xpath(path))
    told = next((day for day in stamps if day), None)
    return told or (day_of_address(url) if url else None) or day_of_text(text)


def _paragraphs(tree: Any) -> str:  # noqa: ANN401  # lxml ships no types
    lines = (" ".join(str(p.text_content()).split()) for p in tree.xpath("//p"))
    return "\n".join(line for line in lines if line)


def _first(tree: Any, path: str) -> str | None:  # noqa: ANN401  # lxml ships no types
    return next((" ".join(str(found).split()) for found in tree.xpath(path)), None)
