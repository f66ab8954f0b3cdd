"""Pages and feeds become articles; what is wrong with one stops no other."""

from datetime import date

import pytest

from geodata.errors import InputError
from geodata.reading.addresses import Linked, read_address
from geodata.reading.pages import read_page
from geodata.records import Article
from geodata.settings import Settings

LOOPBACK = Settings(fetch_loopback=True, fetch_seconds=5)
TITLE = "إصابة ثلاثة أشخاص في السوق القديم"  # three people hurt in the old market
BODY = "أصيب ثلاثة أشخاص بجروح عندما سقطت قذيفة على السوق القديم في المدينة صباح اليوم، بحسب ما قال سكان محليون."
LONG = " ".join([BODY] * 8)


def page(head="", body=BODY, charset="utf-8"):
    html = f"""<!doctype html><html lang="ar"><head><meta charset="{charset}"><title>{TITLE}</title>{head}</head>
    <body><nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a></nav>
    <article><h1>{TITLE}</h1><p>{body}</p><p>{BODY}</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"""
    return html.encode(charset)


def feed(*entries):
    return f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>وكالة محلية</title>
    {"".join(f"<item>{entry}</item>" for entry in entries)}</channel></rss>""".encode()


def read(url):
    return [source.read() if isinstance(source, Linked) else source for source in read_address(url, LOOPBACK)]


def test_a_page_becomes_an_article_without_the_page_around_it(web):
    head = '<meta property="article:published_time" content="2021-02-22T23:30:00+03:00">'
    web.pages["/a"] = (200, {"Content-Type": "text/html"}, page(head))
    (article,) = read(web.url + "/a")
    assert article.title == TITLE
    assert article.text.startswith(TITLE)
    assert BODY in article.text
    assert "رياضة" not in article.text
    assert article.published == date(2021, 2, 22)
    assert article.url == web.url + "/a"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_the_letters_of_a_page_are_right_in_either_charset(web, charset):
    web.pages["/told"] = (200, {"Content-Type": f"text/html; charset={charset}"}, page(charset=charset))
    web.pages["/meta"] = (200, {"Content-Type": "text/html"}, page(charset=charset))
    for path in ("/told", "/meta"):
        (article,) = read(web.url + path)
        assert BODY in article.text


def test_the_day_of_a_page_comes_from_its_data_its_address_or_its_text():
    assert read_page(page("<meta name='pubdate' content='22 شباط 2021'>")).published == date(2021, 2, 22)
    assert read_page(page(), "https://x.example/2021/02/22/a").published == date(2021, 2, 22)
    dated = page(body=f"تم نشره 22 شباط 2021</p><p>{BODY}")
    assert read_page(dated).published == date(2021, 2, 22)
    assert read_page(page()).published is None


def test_a_page_without_text_is_told(web):
    web.pages["/a"] = (200, {}, b"<html><body><p>x</p></body></html>")
    web.pages["/b"] = (200, {}, b"")
    for path, (error,) in (("/a", read(web.url + "/a")), ("/b", read(web.url + "/b"))):
        assert isinstance(error, InputError)
        assert str(error).startswith(web.url + path)


def test_a_feed_gives_the_article_of_each_page_with_the_day_of_the_feed(web):
    web.pages["/feed"] = (
        200,
        {"Content-Type": "application/rss+xml"},
        feed(
            f"<link>{web.url}/1</link><pubDate>Mon, 22 Feb 2021 23:30:00 +0300</pubDate><title>x</title>",
            f"<link>{web.url}/2</link><pubDate>الاثنين، 22 فيفري 2021 - 10:15</pubDate>",
            f"<link>{web.url}/gone</link>",
            f"<guid>5</guid><title>{TITLE}</title><description>{LONG}</description>",
            "<title>nothing else</title>",
        ),
    )
    web.pages["/1"] = web.pages["/2"] = (200, {}, page())
    first, second, gone, full, nothing = read(web.url + "/feed")
    assert first.published == second.published == date(2021, 2, 22)
    assert first.source == "وكالة محلية"
    assert first.id != second.id
    assert "/gone: the server answered 404" in str(gone)
    assert isinstance(full, Article)
    assert full.text.startswith(f"{TITLE}\n{BODY}")
    assert "neither an address nor a text" in str(nothing)


def test_an_atom_feed_is_read_too(web):
    web.pages["/feed"] = (
        200,
        {},
        f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>agency</title><entry><title>{TITLE}</title>
        <link href="/1"/><updated>2021-02-22T10:00:00Z</updated></entry></feed>""".encode(),
    )
    web.pages["/1"] = (200, {}, page())
    (article,) = read(web.url + "/feed")
    assert (article.url, article.published) == (web.url + "/1", date(2021, 2, 22))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (feed(), "the feed is empty"),
        (b"<rss><channel>", "no well-formed XML"),
        (b'<!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"><channel><title>&a;</title></channel></rss>', "entities"),
    ],
)
def test_a_feed_that_cannot_be_read_is_one_line(web, content, reason):
    web.pages["/feed"] = (200, {}, content)
    (error,) = read(web.url + "/feed")
    assert str(error).startswith(f"{web.url}/feed: ")
    assert reason in str(error)


def test_a_known_article_of_a_feed_is_not_fetched(web):
    web.pages["/feed"] = (200, {}, feed(f"<link>{web.url}/1</link>"))
    (linked,) = read_address(web.url + "/feed", LOOPBACK)
    assert isinstance(linked, Linked)
    assert [path for path, _ in web.asked] == ["/feed"]


def test_a_server_that_is_gone_is_one_line():
    (error,) = read("http://127.0.0.1:1/feed")
    assert str(error).startswith("http://127.0.0.1:1/feed: ")
