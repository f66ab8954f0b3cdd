"""robots.txt is read as RFC 9309 says."""

import threading

import pytest

from geodata.errors import AnswerError, FetchError
from geodata.settings import Settings
from geodata.watching.asking import Asker
from geodata.watching.robots import Robots, RobotsError, parse

LIMITS = Settings(fetch_loopback=True, fetch_seconds=5, feed_pause=0)


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("", "/a", True),
        ("Disallow: /", "/a", True),  # of no group
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: FURAT\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: furat\nDisallow: /b", "/a", True),
        ("User-agent: furat\nDisallow: /x\nUser-agent: *\nDisallow: /\nUser-agent: furat\nDisallow: /a", "/a", False),
        ("User-agent: other\nUser-agent: furat\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),  # the longest counts, not the first
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),  # of two equals the mild one
        ("User-agent: *\nDisallow: /*.php$", "/a.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/a.php?x", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", False),
        ("User-agent: *\nDisallow: /a*b*c", "/a1c2b", True),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /?page=", "/?page=2", False),
        ("user-agent : * # all\r\nDISALLOW : /a # this", "/a", False),
        ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /أخبار", "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1", False),  # «news», spelt and coded
        ("User-agent: *\nDisallow: /" + "*a" * 200 + "$", "/" + "a" * 5000 + "b", True),  # quick, whatever the stars
    ],
)
def test_what_may_be_read(text, path, allowed):
    assert parse(text, "furat").allow(path) is allowed


def test_the_pause_that_a_site_asks_for_is_kept_within_bounds():
    assert parse("User-agent: *\nCrawl-delay: 2.5", "furat").delay == 2.5
    assert parse("User-agent: *\nCrawl-delay: 99999", "furat").delay == 60
    assert parse("User-agent: *\nCrawl-delay: -1\nCrawl-delay: x", "furat").delay == 0


def robots_at(site, status, body=b"", headers=None):
    site.pages["/robots.txt"] = (status, headers or {}, body)


def asked_for_robots(site):
    return [path for path, _ in site.asked].count("/robots.txt")


def test_a_site_is_asked_once_and_a_site_without_rules_has_none(site):
    robots = Robots(LIMITS)
    for path in ("/a", "/b"):
        robots.require(site.url + path)
    assert asked_for_robots(site) == 1


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_site_in_trouble_is_not_read_until_it_can_be_asked(site, status):
    robots_at(site, status)
    robots = Robots(LIMITS)
    for _ in range(2):
        with pytest.raises(AnswerError, match=rf"robots\.txt: the server answered {status}"):
            robots.require(site.url + "/a")
    assert asked_for_robots(site) == 1


def test_robots_txt_goes_through_the_fetcher_that_refuses_private_addresses(site):
    robots_at(site, 302, headers={"Location": "http://169.254.169.254/robots.txt"})
    with pytest.raises(FetchError, match=r"169\.254\.169\.254, which is no public address"):
        Robots(LIMITS).require(site.url + "/a")
    with pytest.raises(FetchError, match="no public address"):
        Robots(Settings()).require(site.url + "/a")
    assert asked_for_robots(site) == 1


def test_an_endless_robots_txt_is_left(site):
    site.pages["/robots.txt"] = (200, {}, iter(lambda: b"Disallow: /\n" * 10_000, None))
    with pytest.raises(FetchError, match="larger than"):
        Robots(Settings(fetch_loopback=True, fetch_seconds=5, fetch_max_bytes=1000)).require(site.url + "/a")


def test_what_is_forbidden_is_not_asked_for_not_even_by_a_redirect(site):
    robots_at(site, 200, b"User-agent: Furat\nDisallow: /private")
    site.pages["/open"] = (302, {"Location": "/private/a"}, b"")
    site.pages["/private/a"] = (200, {}, b"x")
    asker = Asker(LIMITS, threading.Event())
    for path in ("/private/a", "/open"):
        with pytest.raises(RobotsError, match=r"/private/a: the robots\.txt of the site forbids it"):
            asker.ask(site.url + path)
    assert site.paths() == ["/open"]


def test_the_worker_says_who_it_is_and_where_it_can_be_reached(site):
    site.pages["/a"] = (200, {}, b"x")
    limits = Settings(fetch_loopback=True, feed_pause=0, contact="mailto:desk@news.example")
    Asker(limits, threading.Event()).ask(site.url + "/a")
    assert {headers["User-Agent"] for _, headers in site.asked} == {
        "Furat/0.1 (reads news for a map of Syria and Iraq) (+mailto:desk@news.example)"
    }
