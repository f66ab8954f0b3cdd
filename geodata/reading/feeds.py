"""The entries of an RSS or Atom feed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

import defusedxml.ElementTree
import feedparser
from defusedxml.common import DefusedXmlException
from trafilatura import html2txt

from geodata.errors import InputError
from geodata.reading.dates import parse_timestamp


class EmptyFeedError(InputError):
    """A feed without an entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    link: str | None  # http or https, nothing else
    title: str | None
    text: str  # what the feed itself holds of the article, often only its first sentence
    published: date | None
    source: str | None  # title of the feed


def is_feed(content: bytes) -> bool:
    """Whether a document is a feed and no web page, by its first element."""
    head = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf")) and b"<html" not in head


def read_feed(content: bytes, url: str) -> Iterator[Entry]:
    """Yield the entries of a feed, as it orders them.

    Raises:
        InputError: where it is no well-formed XML, declares entities, or holds no entry.
    """
    try:
        defusedxml.ElementTree.fromstring(content)
    except DefusedXmlException as error:
        raise InputError("the feed declares XML entities, which are not read") from error
    except (defusedxml.ElementTree.ParseError, ValueError) as error:
        raise InputError(f"the feed is no well-formed XML: {error}") from error
    parsed = feedparser.parse(content, response_headers={"content-location": url})
    if not parsed.entries:
        raise EmptyFeedError("the feed is empty")
    for entry in parsed.entries:
        parts = entry.get("content") or [{"value": entry.get("summary", "")}]
        yield Entry(
            link=_link(entry.get("link") or ""),
            title=" ".join(entry.get("title", "").split()) or None,
            text=html2txt(f"<html><body>{parts[0]['value']}</body></html>") if parts[0]["value"] else "",
            published=_day(entry.get("published") or entry.get("updated") or ""),
            source=parsed.feed.get("title") or None,
        )


def _link(address: str) -> str | None:
    """A feed may say anything for a link, `javascript:` too."""
    return address if address.lower().startswith(("http://", "https://")) else None


def _day(stamp: str) -> date | None:
    """The day in the zone of the stamp; RFC 822, ISO 8601, or in words, Arabic ones too."""
    try:
        return parsedate_to_datetime(stamp).date()
    except ValueError:
        return parse_timestamp(stamp)
