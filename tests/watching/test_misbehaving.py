"""Sites that misbehave: what can be read is read, what cannot is told, and nothing is asked for too often."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from site_of_news import feed, links, page, story
from sqlalchemy import select

from geodata.records import Cause, Feed
from geodata.settings import Settings
from geodata.store import feeds, queue
from geodata.store.engine import open_engine
from geodata.store.queue import EntryStatus
from geodata.store.schema import article
from geodata.store.upgrade import upgrade
from geodata.watching.watch import watch

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
LONG = "\n".join(story(number) for number in range(5))


@pytest.fixture
def store(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'furat.sqlite'}")
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def run(store, site, tmp_path):
    """`run(minutes, ...)` lets a worker do what is due so many minutes after the start."""

    def run(minutes=0, feeds="/feed", table=None, **settings):
        if table is not None:
            file = tmp_path / "feeds.csv"
            file.write_text(f"url,kind,links,encoding\n{table.replace('SITE', site.url)}\n", encoding="utf-8")
            settings["feeds_table"] = str(file)
        limits = Settings(
            feeds=" ".join(site.url + path for path in feeds.split()), fetch_loopback=True, feed_pause=0,
            **{"fetch_seconds": 5, **settings},
        )  # fmt: skip
        watch(store, limits, threading.Event(), clock=lambda: START + timedelta(minutes=minutes), idle=None)

    return run


def articles(store):
    with store.connect() as connection:
        return connection.execute(select(article).order_by(article.c.url, article.c.text)).mappings().all()


def state(store):
    with store.connect() as connection:
        (found,) = feeds.states(connection)
    return found


def aside(store):
    with store.connect() as connection:
        return [(found.cause, found.reason) for found in queue.set_aside(connection)]


def count(store, status):
    with store.connect() as connection:
        return queue.counts(connection)[status]


def test_a_feed_is_read_its_articles_are_stored_and_neither_is_asked_for_twice(run, site, store):
    site.publish(1, 2, 3)
    run()
    assert [row["url"] for row in articles(store)] == [f"{site.url}/a/{number}" for number in (1, 2, 3)]
    assert articles(store)[0]["published"] == date(2017, 3, 2)
    assert articles(store)[0]["source"] == "agency"
    run(5)
    assert sorted(site.paths()) == ["/a/1", "/a/2", "/a/3", "/feed"]
    site.publish(4)
    run(20)
    assert sorted(site.paths())[3:] == ["/a/4", "/feed", "/feed"]
    assert state(store).last_success == START + timedelta(minutes=20)


def test_what_did_not_change_is_not_sent_again(run, site, store):
    site.publish(1)
    fresh = site.pages["/feed"]

    def conditional(handler):
        sent = handler.headers.get("If-None-Match"), handler.headers.get("If-Modified-Since")
        return (304, {}, b"") if sent == ('"v1"', "Sun, 01 Mar 2026 10:00:00 GMT") else (
            200, {"ETag": '"v1"', "Last-Modified": "Sun, 01 Mar 2026 10:00:00 GMT"}, fresh[2],
        )  # fmt: skip

    site.pages["/feed"] = conditional
    run()
    run(20)
    run(40)
    assert site.paths().count("/feed") == 3
    assert [headers.get("If-None-Match") for path, headers in site.asked if path == "/feed"] == [None, '"v1"', '"v1"']
    assert state(store).last_success == START + timedelta(minutes=40)
    assert len(articles(store)) == 1


def test_a_server_that_says_unchanged_to_a_first_question_is_not_believed(run, site, store):
    site.pages["/feed"] = (304, {}, b"")
    run()
    assert state(store).reason == "the server answered 304"


def endless(piece):
    return iter(lambda: piece, None)


def dripping():
    while not threading.Event().wait(0.05):
        yield b"<"


BROKEN_FEEDS = {
    "an error": ((500, {}, b"oops"), Cause.ANSWER, "the server answered 500"),
    "a page": ((200, {}, page(1)), Cause.CONTENT, "what came is no feed"),
    "broken XML": ((200, {}, feed(["<title>x</titel>"])), Cause.CONTENT, "no well-formed XML"),
    "a bomb": ((200, {}, b'<!DOCTYPE r [<!ENTITY a "b">]><rss>&a;</rss>'), Cause.CONTENT, "entities"),
    "no end": (lambda _: (200, {}, endless(b"<item>" * 20_000)), Cause.UNREACHABLE, "larger than 5000000 bytes"),
    "drops": (lambda _: (200, {}, dripping()), Cause.UNREACHABLE, "no answer within 0.5 seconds"),
    "elsewhere": ((302, {"Location": "http://10.0.0.1/feed"}, b""), Cause.UNREACHABLE, "no public address"),
    "nowhere": ((302, {"Location": "javascript:alert(1)"}, b""), Cause.UNREACHABLE, ""),
    "a circle": ((302, {"Location": "/feed"}, b""), Cause.UNREACHABLE, "more than 5 redirects"),
}


@pytest.mark.parametrize("trouble", BROKEN_FEEDS)
def test_a_feed_in_trouble_is_asked_less_often_and_read_when_it_is_well(run, site, store, trouble):
    site.pages["/feed"], cause, reason = BROKEN_FEEDS[trouble]
    seconds = 0.5 if trouble == "drops" else 5
    run(fetch_seconds=seconds)
    found = state(store)
    assert (found.cause, found.failures, found.last_success) == (cause, 1, None)
    assert reason in found.reason
    before = len(site.asked)
    run(20, fetch_seconds=seconds)  # the interval is over, and the wait is twice as long
    assert len(site.asked) == before
    run(40, fetch_seconds=seconds)
    assert state(store).failures == 2
    site.publish(1, 2)
    run(60)
    assert articles(store) == []
    run(40 + 75)
    assert [row["url"] for row in articles(store)] == [f"{site.url}/a/1", f"{site.url}/a/2"]
    assert (state(store).cause, state(store).failures) == (None, 0)


def test_a_server_that_says_when_to_come_again_is_obeyed(run, site, store):
    site.pages["/feed"] = (503, {"Retry-After": "7200"}, b"")
    run()
    run(115)
    assert site.paths() == ["/feed"]
    run(121)
    assert site.paths() == ["/feed", "/feed"]
    assert state(store).cause is Cause.ANSWER


def test_a_quiet_feed_is_no_feed_in_trouble(run, site, store):
    site.pages["/feed"] = (200, {}, feed([]))
    run()
    assert (state(store).cause, state(store).last_success) == (None, START)


def test_doubled_ids_changed_ids_and_doubled_entries_cost_and_lose_nothing(run, site, store):
    site.publish(1, 2)
    one, two = (f"{site.url}/a/{number}" for number in (1, 2))
    same = [f"<title>x</title><guid>same</guid><link>{link}</link>" for link in (one, two, one)]
    site.pages["/feed"] = (200, {}, feed(same))
    run()
    changed = [f"<title>y</title><guid>{number}</guid><link>{one}</link>" for number in range(3)]
    site.pages["/feed"] = (200, {}, feed(changed))
    run(20)
    assert [row["url"] for row in articles(store)] == [one, two]
    assert sorted(site.paths()) == ["/a/1", "/a/2", "/feed", "/feed"]


def test_the_same_text_at_two_addresses_is_stored_once_and_read_once(run, site, store):
    site.pages["/a/1"] = site.pages["/a/1?from=rss"] = (200, {}, page(1))
    items = [f"<link>{site.url}/a/1</link>", f"<link>{site.url}/a/1?from=rss</link>"]
    site.pages["/feed"] = (200, {}, feed(items))
    for minutes in (0, 20, 40):
        run(minutes)
    assert len(articles(store)) == 1
    assert site.paths().count("/a/1") == site.paths().count("/a/1?from=rss") == 1
    assert (count(store, EntryStatus.STORED), count(store, EntryStatus.KNOWN)) == (1, 1)


def test_without_any_date_an_article_has_none(run, site, store):
    undated = page(1).replace(b"2017-03-02T10:00:00Z", b"")
    site.pages["/a/1"] = (200, {}, undated)
    site.pages["/feed"] = (200, {}, feed(links(site, [1])))
    run()
    assert [row["published"] for row in articles(store)] == [None]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://x/", ""])
def test_a_link_that_is_no_address_is_passed_over(run, site, store, link):
    site.publish(1)
    site.pages["/feed"] = (200, {}, feed([f"<title>x</title><link>{link}</link>", *links(site, [1])]))
    run()
    assert [row["url"] for row in articles(store)] == [f"{site.url}/a/1"]
    assert state(store).cause is None
    assert count(store, EntryStatus.SET_ASIDE) == 0


@pytest.mark.parametrize("told", ["utf-8", "windows-1256", "iso-8859-1", None])
def test_the_letters_are_right_whatever_server_feed_and_page_say(run, site, store, told):
    head = {"Content-Type": f"text/html; charset={told}"} if told else {}
    xml = feed([f"<title>خبر</title><link>{site.url}/a/1</link>"], title="وكالة")  # «news», «agency»
    site.pages["/feed"] = (200, head, xml.decode().encode("windows-1256"))  # says utf-8 of itself
    site.pages["/a/1"] = (200, head, page(1).decode().encode("windows-1256"))  # so does this
    run()
    (found,) = articles(store)
    assert story(1) in found["text"]
    assert found["source"] == "وكالة"


def test_a_table_may_say_the_encoding_where_everybody_is_wrong(run, site, store):
    site.pages["/mac"] = (200, {}, page(1).decode().replace("،", ",").encode("mac-arabic"))
    site.pages["/feed"] = (200, {}, feed([f"<link>{site.url}/mac</link>"]))
    run(feeds="", table="SITE/feed,feed,,mac-arabic")
    assert story(1).replace("،", ",") in articles(store)[0]["text"]


def test_what_robots_txt_forbids_is_set_aside_without_a_request(run, site, store):
    site.publish(1, 2)
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /a/1")
    run()
    assert sorted(site.paths()) == ["/a/2", "/feed"]
    assert aside(store) == [(Cause.ROBOTS, "the robots.txt of the site forbids it")]


def test_a_feed_that_robots_txt_forbids_is_never_asked_for(run, site, store):
    site.publish(1)
    site.pages["/robots.txt"] = (200, {}, b"User-agent: furat\nDisallow: /")
    run()
    assert site.paths() == []
    assert state(store).cause is Cause.ROBOTS


def test_a_page_is_an_article_whenever_its_text_changes(run, site, store):
    table = "SITE/today,page,,"
    site.pages["/today"] = (200, {}, page(1))
    run(0, "", table)
    run(20, "", table)
    site.pages["/today"] = (200, {}, page(2))
    run(40, "", table)
    assert {row["url"] for row in articles(store)} == {f"{site.url}/today"}
    assert [story(number) in "".join(row["text"] for row in articles(store)) for number in (1, 2)] == [True, True]
    assert len(articles(store)) == 2
    assert site.paths() == ["/today"] * 3


def test_a_list_gives_the_articles_that_it_links_to(run, site, store):
    site.publish(1, 2)
    anchors = "".join(
        f"<a href='{link}'>x&#0;</a>"
        for link in ("/a/1", "a/2#comments", "/about", "javascript:a/3", "http://[/a/", "http://10.0.0.1/a/4")
    )
    site.pages["/"] = (200, {}, f"<html><body>{anchors}</body></html>".encode())
    run(feeds="", table="SITE/,list,/a/,")
    assert [row["url"] for row in articles(store)] == [f"{site.url}/a/1", f"{site.url}/a/2"]
    assert count(store, EntryStatus.WAITING) == 1  # the private address
    site.pages["/"] = (200, {}, b"<html><body><a href='/about'>x</a></body></html>")
    run(20, "", "SITE/,list,/a/,")
    assert "links to no address that holds '/a/'" in state(store).reason


POISON = {
    "empty": ((200, {}, b"<html><body></body></html>"), Cause.CONTENT, "the page holds no article text"),
    "gone": ((404, {}, b""), Cause.ANSWER, "the server answered 404"),
    # "An explosion took place in the market of the city; the police opened an investigation of it", in Russian.
    "Russian": ((200, {}, page(1, "На рынке города произошёл взрыв, полиция начала расследование этого дела. " * 3)),
                Cause.CONTENT, "only Arabic and English are read"),
    "endless": (lambda _: (200, {}, endless(b"<p>" * 20_000)), Cause.UNREACHABLE, "larger than 5000000 bytes"),
    "too long": ((200, {}, page(1, story(1) * 3000)), Cause.CONTENT, "FURAT_MAX_ARTICLE_CHARS"),
    "elsewhere": ((302, {"Location": "http://169.254.169.254/"}, b""), Cause.UNREACHABLE, "no public address"),
}  # fmt: skip


@pytest.mark.parametrize("poison", POISON)
def test_a_poison_article_is_set_aside_after_three_tries_and_stops_no_other(run, site, store, poison):
    site.publish(1, 2)
    site.pages["/a/1"], cause, reason = POISON[poison]
    tries = []
    for minutes in (0, 5, 11, 60, 11 + 121, 600, 6000):
        run(minutes)
        tries.append(site.paths().count("/a/1"))
    assert tries == [1, 1, 2, 2, 3, 3, 3]
    ((why, told),) = aside(store)
    assert why is cause
    assert reason in told
    assert [row["url"] for row in articles(store)] == [f"{site.url}/a/2"]


def test_what_was_set_aside_can_be_tried_again(run, site, store):
    site.publish(1)
    site.pages["/a/1"] = (404, {}, b"")
    for minutes in (0, 11, 11 + 121):
        run(minutes)
    assert count(store, EntryStatus.SET_ASIDE) == 1
    site.publish(1)
    with store.begin() as connection:
        assert queue.try_again(connection, START + timedelta(minutes=200)) == 1
    run(200)
    assert (count(store, EntryStatus.SET_ASIDE), len(articles(store))) == (0, 1)


def test_a_feed_that_holds_its_articles_needs_no_page(run, site, store):
    item = f"<title>خبر</title><link>{site.url}/a/1</link><description>{LONG}</description>"  # «news»
    site.pages["/feed"] = (200, {}, feed([item]))
    run()
    assert site.paths() == ["/feed"]
    assert articles(store)[0]["url"] == f"{site.url}/a/1"


def test_a_feed_that_is_named_no_more_rests_and_one_that_is_named_anew_goes_on(run, site, store):
    site.publish(1)
    site.pages["/other"] = (200, {}, feed([]))
    run()
    run(20, feeds="/other")
    assert state(store).feed.url == f"{site.url}/other"
    assert site.paths().count("/feed") == 1
    site.publish(2)
    run(40)
    assert len(articles(store)) == 2


def test_a_feed_that_is_asked_for_differently_is_read_anew(run, site, store):
    site.publish(1)
    site.pages["/feed"] = (200, {"ETag": '"1"'}, site.pages["/feed"][2])
    run()
    run(1, feeds="", table="SITE/feed,feed,,cp1256")
    assert state(store).feed == Feed(f"{site.url}/feed", "127.0.0.1", encoding="cp1256")
    assert [headers.get("If-None-Match") for path, headers in site.asked if path == "/feed"] == [None, None]
