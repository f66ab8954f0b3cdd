"""What `furat watch --status` tells."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from geodata.store import feeds, queue
from geodata.store.feeds import FeedState
from geodata.store.queue import EntryStatus, SetAside


def status_lines(connection: Connection, now: datetime) -> Iterator[str]:
    """A line for each feed, one for the queue, one for each article that was set aside.

    Args:
        connection: of a database whose schema is current.
        now: the present moment, UTC.
    """
    states = feeds.states(connection)
    yield f"{len(states)} feeds"
    for state in states:
        yield from _feed(state, now)
    found = queue.counts(connection)
    yield "articles: " + ", ".join(f"{number} {status.value}" for status, number in found.items())
    if found[EntryStatus.SET_ASIDE]:
        yield "set aside (`furat watch --again` tries them again):"
    for aside in queue.set_aside(connection):
        yield from _set_aside(aside)


def _feed(state: FeedState, now: datetime) -> Iterator[str]:
    told = f"last read {state.last_success:%Y-%m-%d %H:%M} UTC" if state.last_success else "never read"
    wait = max(0.0, (state.due_at - now).total_seconds())
    yield f"  {state.feed.name}  {state.feed.url}  {told}, again in {wait / 60:.0f} minutes"
    if state.cause:
        yield f"    failed {state.failures} times since ({state.cause.value}): {state.reason}"


def _set_aside(aside: SetAside) -> Iterator[str]:
    yield f"  {aside.finished_at:%Y-%m-%d %H:%M}  {aside.feed_name}  {aside.link or aside.title or aside.id}"
    yield f"    {aside.cause.value}: {aside.reason}"
