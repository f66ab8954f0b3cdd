"""The feeds that are watched: what is known of each, and whose turn it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from geodata.records import Cause, Feed, FeedKind
from geodata.store.schema import feed
from geodata.store.turns import SUCCESS, Failure, Lease, after, give_back, next_turn, take


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed and how it stands."""

    feed: Feed
    active: bool  # whether a table still names it
    etag: str | None  # as its server sent them with what was read last
    last_modified: str | None
    last_success: datetime | None  # UTC
    due_at: datetime  # UTC
    failures: int  # since the last success
    cause: Cause | None  # of the last failure
    reason: str | None  # the same in a sentence


def sync(connection: Connection, feeds: Iterable[Feed], now: datetime) -> None:
    """Make the stored feeds those that are named now; one that is named no more keeps its state and rests."""
    known = {row["url"]: row for row in connection.execute(select(feed)).mappings()}
    named = {each.url: _columns(each) for each in feeds}
    for url, columns in named.items():
        if url not in known:
            connection.execute(insert(feed).values(url=url, **columns, **SUCCESS, **next_turn(now, 0)))
        elif changed := {name: value for name, value in columns.items() if known[url][name] != value}:
            # What is asked of it changed, so that what its server last said of it holds no more: it is read anew.
            anew = {"etag": None, "last_modified": None, **next_turn(now, 0)}
            connection.execute(update(feed).where(feed.c.url == url).values(**changed, **anew))
    gone = [url for url, row in known.items() if url not in named and row["active"]]
    connection.execute(update(feed).where(feed.c.url.in_(gone)).values(active=False))


def take_due(connection: Connection, lease: Lease) -> FeedState | None:
    """Lease the feed that has been due longest; None where none is."""
    row = take(connection, feed, lease, feed.c.active)
    return _state(row) if row else None


def succeeded(
    connection: Connection, taken: FeedState, lease: Lease, wait: float, validators: tuple[str | None, str | None]
) -> bool:
    """Note that a feed was read, and by which `ETag` and `Last-Modified` its server knows what was."""
    etag, last_modified = validators
    return give_back(
        connection, feed, lease, taken.feed.url, **SUCCESS, **next_turn(lease.at, wait), last_success=lease.at,
        etag=etag, last_modified=last_modified,
    )  # fmt: skip


def failed(connection: Connection, taken: FeedState, lease: Lease, failure: Failure) -> bool:
    """Note why a feed could not be read, and when it is due again."""
    return give_back(connection, feed, lease, taken.feed.url, **after(failure, taken.failures + 1, lease.at))


def release(connection: Connection, taken: FeedState, lease: Lease) -> None:
    """Give a feed back that was not read after all."""
    give_back(connection, feed, lease, taken.feed.url)


def states(connection: Connection) -> tuple[FeedState, ...]:
    """Every feed that is watched, by name."""
    rows = connection.execute(select(feed).where(feed.c.active).order_by(feed.c.name, feed.c.url)).mappings()
    return tuple(_state(row) for row in rows)


def _columns(named: Feed) -> dict[str, Any]:
    return {
        "name": named.name,
        "kind": named.kind.value,
        "interval": named.interval,
        "links": named.links,
        "encoding": named.encoding,
        "active": True,
    }


def _state(row: RowMapping) -> FeedState:
    return FeedState(
        Feed(row["url"], row["name"], FeedKind(row["kind"]), row["interval"], row["links"], row["encoding"]),
        active=row["active"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        last_success=utc(row["last_success"]) if row["last_success"] else None,
        due_at=utc(row["due_at"]),
        failures=row["failures"],
        cause=Cause(row["cause"]) if row["cause"] else None,
        reason=row["reason"],
    )


def utc(moment: datetime) -> datetime:
    """A moment of the store with its zone, which SQLite forgets."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
