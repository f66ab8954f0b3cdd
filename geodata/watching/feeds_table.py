"""Which feeds are watched: a table that an analyst edits, and the addresses of a setting."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from geodata.errors import SettingError
from geodata.records import Feed, FeedKind
from geodata.settings import Settings
from geodata.tables import DATA, Row, read_rows

_BUNDLED = DATA / "feeds.csv"


class FeedRow(Row):
    """A row of `feeds.csv`."""

    url: str
    name: str = ""
    kind: FeedKind = FeedKind.FEED
    minutes: float | None = Field(default=None, ge=1, le=7 * 24 * 60)
    links: str = ""
    encoding: str = ""

    @field_validator("url")
    @classmethod
    def _address(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("an address begins with http:// or https:// and names a host")
        return url

    @field_validator("encoding")
    @classmethod
    def _known(cls, encoding: str) -> str:
        try:
            "".encode(encoding or "utf-8")
        except LookupError as error:
            raise ValueError(f"no encoding is called {encoding}") from error
        return encoding

    @model_validator(mode="after")
    def _links_of_lists(self) -> "FeedRow":
        if (self.kind is FeedKind.LIST) != bool(self.links):
            raise ValueError("a list, and nothing else, says what the address of its articles holds")
        return self


def feeds(limits: Settings) -> tuple[Feed, ...]:
    """Every feed to watch; of an address that is named twice the first row counts.

    Raises:
        TableError: naming file, line and reason.
        SettingError: where the table is not there or an address of FURAT_FEEDS is none.
    """
    found: dict[str, Feed] = {}
    for feed in (*_of_table(limits), *_of_setting(limits)):
        found.setdefault(feed.url, feed)
    return tuple(found.values())


def _of_table(limits: Settings) -> Iterator[Feed]:
    table = Path(limits.feeds_table) if limits.feeds_table else _BUNDLED
    try:
        rows = list(read_rows(table, FeedRow))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"FURAT_FEEDS_TABLE: {table} cannot be read: {error}") from error
    for row in rows:
        interval = limits.feed_interval if row.minutes is None else row.minutes * 60
        yield Feed(row.url, row.name or _host(row.url), row.kind, interval, row.links, row.encoding)


def _of_setting(limits: Settings) -> Iterator[Feed]:
    for url in limits.feed_addresses:
        try:
            FeedRow(url=url)
        except ValueError as error:
            raise SettingError(
                f"FURAT_FEEDS: {url}: an address begins with http:// or https:// and names a host"
            ) from error
        yield Feed(url, _host(url), interval=limits.feed_interval)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")
