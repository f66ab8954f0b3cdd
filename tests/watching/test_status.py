"""What is told of the feeds: by `furat watch --status` and on the about page, in both languages."""

import os
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from site_of_news import feed, links

from dashboard.pages.about import about_page
from dashboard.words import words
from geodata.records import Cause
from geodata.settings import Settings
from geodata.store.engine import open_engine
from geodata.store.upgrade import upgrade
from geodata.watching.watch import watch

NOW = datetime(2026, 3, 1, 12, 5, tzinfo=UTC)
HTML = "<script>alert(1)</script>"


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'furat.sqlite'}"


@pytest.fixture
def store(url):
    engine = open_engine(url)
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def watched(store, site, tmp_path):
    """One feed that was read, one in trouble, one article set aside."""
    site.publish(1)
    items = [*links(site, [1]), f"<title><![CDATA[&lt;b&gt;{HTML}]]></title><link>{site.url}/empty</link>"]
    site.pages["/feed"] = (200, {}, feed(items))
    site.pages["/empty"] = (200, {}, b"<html></html>")
    table = tmp_path / "feeds.csv"
    table.write_text(f"url,name\n{site.url}/feed?key=secret,وكالة\n{site.url}/none,Nowhere News\n", encoding="utf-8")
    site.pages["/feed?key=secret"] = site.pages["/feed"]
    limits = Settings(feeds_table=str(table), fetch_loopback=True, feed_pause=0, fetch_seconds=30)
    for minutes in (0, 11, 140):
        watch(store, limits, threading.Event(), clock=lambda m=minutes: NOW + timedelta(minutes=m), idle=None)
    return site


def shown(component):
    """The text of a page and the addresses that it links to."""
    if isinstance(component, (list, tuple)):
        return " ".join(map(shown, component))
    if not hasattr(component, "children"):
        return "" if component is None else str(component)
    return f"{getattr(component, 'href', '')} {shown(component.children)}"


def test_the_command_lists_feeds_last_successes_and_what_was_set_aside(watched, url):
    told = subprocess.run(
        [Path(sys.executable).parent / "furat", "watch", "--status"],
        env=os.environ | {"DATABASE_URL": url}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (told.returncode, told.stderr) == (0, "")
    lines = told.stdout.splitlines()
    assert lines[0] == "2 feeds"
    assert f"Nowhere News  {watched.url}/none  never read, again in 0 minutes" in lines[1]
    assert "failed 2 times since (answer): the server answered 404" in lines[2]
    assert f"وكالة  {watched.url}/feed?key=secret  last read 2026-03-01 14:25 UTC" in lines[3]
    assert lines[4] == "articles: 0 waiting, 1 stored, 0 known, 1 set aside"
    assert lines[6].startswith(f"  2026-03-01 14:25  وكالة  {watched.url}/empty")
    assert lines[7] == "    content: the page holds no article text"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_about_page_lists_them_in_both_languages(watched, store, language):
    text = words(language)
    page = shown(about_page(text, store))
    for key in (
        "feeds.title",
        "feeds.never",
        f"feeds.cause.{Cause.ANSWER.value}",
        f"feeds.cause.{Cause.CONTENT.value}",
    ):
        assert text(key) in page
    assert text("feeds.aside", count=1) in page
    assert text("feeds.articles", read=1, waiting=0) in page
    assert "14:25" in page
    assert "وكالة" in page
    assert f"{watched.url}/empty" in page
    assert HTML in page  # as text
    assert "secret" not in page


@pytest.mark.parametrize("language", ["ar", "en"])
def test_without_a_feed_the_about_page_says_so(store, language):
    assert words(language)("feeds.none") in shown(about_page(words(language), store))


def test_there_are_words_for_every_cause():
    for language in ("ar", "en"):
        assert {f"feeds.cause.{cause.value}" for cause in Cause} <= words(language).table.keys()
