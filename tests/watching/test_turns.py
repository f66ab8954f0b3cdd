"""Workers that share a database: each row has one at a time, a dead one's rows come free, and clocks may jump."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update
from what_is_stored import stored

from geodata.reading.feeds import Entry
from geodata.records import Cause, Feed
from geodata.settings import Settings
from geodata.store import feeds, queue
from geodata.store.engine import writing
from geodata.store.queue import EntryStatus
from geodata.store.schema import feed_entry
from geodata.store.turns import Failure, Lease
from geodata.watching.watch import watch

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEED = Feed("http://news.example/feed", "news")


def hours(number):
    return timedelta(hours=number)


def lease(owner, at=NOON, minutes=5):
    return Lease(owner, at, at + timedelta(minutes=minutes))


def take(engine, owner, at=NOON, of=queue):
    with writing(engine, in_turn=False) as connection:
        return of.take_due(connection, lease(owner, at))


@pytest.fixture
def store(engine):
    """One feed that is not due, three articles that are."""
    with writing(engine) as connection:
        feeds.sync(connection, [FEED], NOON)
        entries = {key: Entry(f"http://news.example/{key}", key, "", None, None) for key in "abc"}
        assert queue.enqueue(connection, FEED.url, entries, NOON) == 3
        assert queue.enqueue(connection, FEED.url, entries, NOON) == 0
    taken = take(engine, "setup", of=feeds)
    with writing(engine) as connection:
        assert feeds.succeeded(connection, taken, lease("setup"), 900, ('"1"', None))
    return engine


def test_each_article_is_taken_by_one_worker(store):
    taken = [take(store, owner).id for owner in ("one", "two", "one")]
    assert sorted(taken) == ["a", "b", "c"]
    assert take(store, "three") is None


def test_a_row_that_another_is_just_taking_is_passed_over(store):
    if store.dialect.name == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    with writing(store, in_turn=False) as first, writing(store, in_turn=False) as second:
        taken = [queue.take_due(connection, lease("x")).id for connection in (first, second)]
    assert sorted(taken) == ["a", "b"]


def test_what_a_dead_worker_had_comes_free_when_its_lease_ends_and_after_all_others(store):
    assert take(store, "dead").id == "a"
    assert [take(store, "other").id for _ in "bc"] == ["b", "c"]
    assert take(store, "other", NOON + timedelta(minutes=4)) is None
    again = take(store, "other", NOON + timedelta(minutes=6))
    assert (again.id, again.begun, again.failures) == ("a", 1, 0)


def test_a_worker_that_comes_too_late_changes_nothing(store):
    slow = take(store, "slow")
    for _ in "bc":
        take(store, "other")
    later = NOON + timedelta(minutes=6)
    quick = take(store, "quick", later)
    assert quick.id == slow.id
    with writing(store) as connection:
        queue.failed(connection, slow, lease("slow"), Failure(Cause.CONTENT, "late", 0, final=True))
        queue.release(connection, slow, lease("slow"))
    with store.connect() as connection:
        row = connection.execute(select(feed_entry).where(feed_entry.c.id == slow.id)).mappings().one()
    assert (row["status"], row["lease_owner"], row["failures"]) == ("waiting", "quick", 0)


@pytest.mark.parametrize("jump", [-240, -24, -1, 24, 240])
def test_a_clock_that_jumps_stalls_no_feed_and_no_article(store, jump):
    taken = take(store, "one")
    with writing(store) as connection:
        queue.failed(connection, taken, lease("one"), Failure(Cause.ANSWER, "500", 600))
    take(store, "dead")
    then = NOON + hours(jump)
    assert take(store, "two", then, feeds).feed == FEED
    assert sorted(take(store, "two", then + timedelta(seconds=number)).id for number in range(3)) == ["a", "b", "c"]


def test_a_clock_that_jumps_ahead_and_back_again_stalls_nothing(store):
    taken = take(store, "one", NOON + hours(24), feeds)
    with writing(store) as connection:
        feeds.succeeded(connection, taken, lease("one", NOON + hours(24)), 900, (None, None))
    assert take(store, "two", NOON + timedelta(minutes=16), feeds).feed == FEED


def test_clocks_that_differ_by_seconds_steal_nothing(store):
    for _ in "abc":
        take(store, "one")
    assert take(store, "two", NOON - timedelta(seconds=30)) is None
    assert take(store, "two", NOON - timedelta(seconds=30), feeds) is None


def test_a_feed_set_far_into_the_future_by_a_wrong_clock_is_read_by_the_right_one(store, site):
    site.publish(1)
    limits = Settings(feeds=f"{site.url}/feed", fetch_loopback=True, feed_pause=0)
    for ahead in (24 * 365, 0):
        watch(store, limits, threading.Event(), clock=lambda ahead=ahead: NOON + hours(ahead), idle=None)
    assert site.paths().count("/feed") == 2
    with store.connect() as connection:
        assert queue.counts(connection)[EntryStatus.STORED] == 1


def test_two_workers_at_once_share_the_work_and_read_nothing_twice(database_url, site, workers, upgraded):
    upgraded(database_url)
    site.publish(*range(1, 13))
    pair = [workers(database_url, f"{site.url}/feed") for _ in range(2)]
    assert pair[0].run(["text", "reading"]) == -9  # the articles are in the queue
    pair[1].hours = pair[0].hours
    # The server answers for the first article of each worker only when both have asked: they do work at once.
    both, met = threading.Barrier(2), set()

    def together(handler):
        with site.lock:
            meets = len(met) < 2
            met.add(handler.path)
        if meets:
            both.wait(120)
        return site.plain[handler.path]

    site.plain = {path: found for path, found in site.pages.items() if path.startswith("/a/")}
    site.pages |= dict.fromkeys(site.plain, together)
    threads = [threading.Thread(target=worker.run) for worker in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(site.paths()) == sorted(["/feed", "/feed", *site.plain])
    found = stored(database_url)
    assert found["articles"] == sorted(site.url + path for path in site.plain)
    assert found["wrong"] == []


def test_a_lease_of_another_day_ends(store):
    take(store, "one")
    with writing(store) as connection:
        connection.execute(update(feed_entry).values(leased_until=NOON + hours(10_000), leased_at=NOON + hours(9_999)))
    assert take(store, "two") is not None
