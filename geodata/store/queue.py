"""The articles that feeds named: those that wait to be read, those that were, and those set aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from geodata.reading.feeds import Entry
from geodata.records import Cause, Feed, FeedKind
from geodata.store.feeds import utc
from geodata.store.schema import article, feed, feed_entry
from geodata.store.turns import SUCCESS, Failure, Lease, after, give_back, next_turn, take

TRIES = 3  # failures after which an article is set aside
_BATCH = 500  # ids asked for at a time


class EntryStatus(StrEnum):
    """What became of an article that a feed named."""

    WAITING = "waiting"
    STORED = "stored"
    KNOWN = "known"  # its text was stored before, from elsewhere
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class Queued:
    """An article of a feed that a worker took to read."""

    id: str
    entry: Entry
    feed: Feed
    failures: int
    begun: int  # readings before this one that neither succeeded nor failed: their worker died


@dataclass(frozen=True, slots=True)
class SetAside:
    """An article that is not read again, and why."""

    id: str
    link: str | None
    title: str | None
    feed_name: str
    cause: Cause
    reason: str
    finished_at: datetime  # UTC


def enqueue(connection: Connection, url: str, entries: Mapping[str, Entry], now: datetime) -> int:
    """Add the articles that are not known yet, by id, from the feed of that address; returns how many were."""
    new = [key for key in entries if key not in _known(connection, list(entries))]
    rows = [
        {
            "id": key,
            "feed_url": url,
            "link": entries[key].link,
            "title": entries[key].title,
            "text": entries[key].text,
            "published": entries[key].published,
            "source": entries[key].source,
            "status": EntryStatus.WAITING.value,
            "begun": 0,
            "added_at": now,
            **SUCCESS,
            **next_turn(now, 0),
        }
        for key in new
    ]
    if rows:
        connection.execute(insert(feed_entry), rows)
    return len(rows)


def _known(connection: Connection, ids: list[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        for column in (feed_entry.c.id, article.c.id):
            found.update(connection.execute(select(column).where(column.in_(batch))).scalars())
    return found


def take_due(connection: Connection, lease: Lease) -> Queued | None:
    """Lease the article that has been due longest; None where none is."""
    waiting = feed_entry.c.status == EntryStatus.WAITING.value
    # One at which a worker died comes after all others: it may end the next one too.
    row = take(connection, feed_entry, lease, waiting, feed_entry.c.begun, begun=feed_entry.c.begun + 1)
    if row is None:
        return None
    asked = connection.execute(select(feed).where(feed.c.url == row["feed_url"])).mappings().one()
    source = Feed(asked["url"], asked["name"], FeedKind(asked["kind"]), encoding=asked["encoding"])
    entry = Entry(row["link"], row["title"], row["text"], row["published"], row["source"])
    return Queued(row["id"], entry, source, row["failures"], row["begun"])


def finished(connection: Connection, key: str, status: EntryStatus, now: datetime) -> None:
    """Note that an article was read, whoever has the lease by now: it belongs to the storing of the article."""
    done = {"status": status.value, "text": "", "begun": 0, "finished_at": now, "lease_owner": None}
    connection.execute(update(feed_entry).where(feed_entry.c.id == key).values(**done, **SUCCESS))


def failed(connection: Connection, taken: Queued, lease: Lease, failure: Failure) -> EntryStatus:
    """Note why an article could not be read; after its last try, or where no other would be of use, it is set aside."""
    aside = failure.final or taken.failures + 1 >= TRIES
    status = EntryStatus.SET_ASIDE if aside else EntryStatus.WAITING
    ended = {"status": status.value, "begun": 0, "finished_at": lease.at if aside else None}
    give_back(connection, feed_entry, lease, taken.id, **after(failure, taken.failures + 1, lease.at), **ended)
    return status


def release(connection: Connection, taken: Queued, lease: Lease) -> None:
    """Give an article back that was not read after all."""
    give_back(connection, feed_entry, lease, taken.id, begun=taken.begun)


def try_again(connection: Connection, now: datetime) -> int:
    """Let every article that was set aside wait for its turn again; returns how many there were."""
    aside = feed_entry.c.status == EntryStatus.SET_ASIDE.value
    anew = {"status": EntryStatus.WAITING.value, "finished_at": None, **SUCCESS, **next_turn(now, 0)}
    return connection.execute(update(feed_entry).where(aside).values(**anew)).rowcount


def counts(connection: Connection) -> dict[EntryStatus, int]:
    """How many articles have each status."""
    query = select(feed_entry.c.status, func.count()).group_by(feed_entry.c.status)
    found = {EntryStatus(status): number for status, number in connection.execute(query)}
    return {status: found.get(status, 0) for status in EntryStatus}


def set_aside(connection: Connection, limit: int | None = None) -> tuple[SetAside, ...]:
    """The articles that were set aside, the latest first."""
    query = select(feed_entry, feed.c.name).join(feed).where(feed_entry.c.status == EntryStatus.SET_ASIDE.value)
    rows = connection.execute(query.order_by(feed_entry.c.finished_at.desc(), feed_entry.c.id).limit(limit)).mappings()
    return tuple(_set_aside(row) for row in rows)


def _set_aside(row: RowMapping) -> SetAside:
    return SetAside(
        row["id"], row["link"], row["title"], row["name"], Cause(row["cause"]), row["reason"], utc(row["finished_at"])
    )
