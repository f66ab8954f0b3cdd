"""A feed or link that attacks the fetcher: it reaches no private address, and costs neither time nor memory."""

import gzip
import socket
import threading
import time
import tracemalloc
import zlib
from functools import cache

import pytest
from forbidden_addresses import PRIVATE, SPELLINGS, TRICKS

from geodata.errors import FetchError, InputError
from geodata.reading.addresses import Linked, read_address
from geodata.reading.fetching import fetch
from geodata.settings import Settings

PUBLIC = "93.184.216.34"
DEFAULT = Settings(fetch_seconds=5)
PAGE = b"<html><body><p>" + b"word " * 60 + b"</p></body></html>"


def refused(url, limits=DEFAULT):
    with pytest.raises(FetchError) as error:
        fetch(url, limits)
    assert str(error.value).startswith(f"{url}: ")
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize("address", [*PRIVATE, *SPELLINGS])
def test_no_spelling_of_a_private_address_gets_a_connection(network, address):
    refused(f"http://{address}/")
    refused(f"https://{address}:8443/latest/meta-data/")
    assert network.connected == []


@pytest.mark.parametrize("url", TRICKS)
def test_no_trick_with_the_parts_of_an_address_gets_a_connection(network, url):
    network.names["news.example"] = [[PUBLIC]]
    refused(url)
    assert set(network.connected) <= {PUBLIC}


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_leads_to_a_private_address_is_refused(network, address):
    network.names["inner.example"] = [[address.strip("[]")]]
    network.names["mixed.example"] = [[PUBLIC, address.strip("[]")]]  # one public address excuses no private one
    assert "no public address" in refused("http://inner.example/")
    assert "no public address" in refused("http://mixed.example/")
    assert network.connected == []


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]", "0x7f.1"]
)
def test_a_redirect_to_a_private_address_is_refused(network, web, code, address):
    network.names["news.example"] = [[PUBLIC]]
    web.pages["/a"] = (code, {"Location": f"http://{address}/"}, b"")
    refused("http://news.example/a")
    assert network.connected == [PUBLIC]
    assert [path for path, _ in web.asked] == ["/a"]


def test_a_page_of_a_public_address_is_read(network, web):
    network.names["news.example"] = [[PUBLIC]]
    web.pages["/a"] = (302, {"Location": "//news.example/b"}, b"")
    web.pages["/b"] = (200, {}, b"here")
    assert fetch("http://news.example/a", DEFAULT).content == b"here"
    assert set(network.connected) == {PUBLIC}


def test_a_name_that_changes_its_address_gains_nothing(network, web):
    """DNS rebinding: public when asked first, private when asked again, for the first page and after a redirect."""
    network.names["rebind.example"] = [[PUBLIC], ["127.0.0.1"]]
    web.pages["/a"] = (200, {}, b"here")
    assert fetch("http://rebind.example/a", DEFAULT).content == b"here"
    assert (network.asked, network.connected) == (["rebind.example"], [PUBLIC])
    network.names["rebind.example"] = [[PUBLIC], ["127.0.0.1"]]
    web.pages["/b"] = (302, {"Location": "/a"}, b"")
    assert "127.0.0.1, which is no public address" in refused("http://rebind.example/b")
    assert set(network.connected) == {PUBLIC}


def test_a_proxy_in_the_environment_is_not_asked(network, web, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{web.server_address[1]}")
    network.names["news.example"] = [[PUBLIC]]
    web.pages["/a"] = (200, {}, b"here")
    assert fetch("http://news.example/a", DEFAULT).content == b"here"
    assert network.connected == [PUBLIC]


@cache
def bomb(megabytes):
    """A gzip of zeros, a thousand times smaller than what it unpacks to."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(megabytes)), packer.flush()])


@pytest.mark.parametrize(
    "encoding", ["gzip", "gzip, gzip", "gzip,gzip,gzip", "deflate", "br", "zstd", "GZIP ", "x-gzip"]
)
def test_a_bomb_costs_no_more_memory_than_the_limit(web, encoding):
    packed = bomb(100)
    for _ in range(encoding.count(",")):
        packed = gzip.compress(packed, 9)
    web.pages["/a"] = (200, {"Content-Encoding": encoding}, packed)
    limits = Settings(fetch_loopback=True, fetch_max_bytes=2_000_000)
    tracemalloc.start()
    try:
        refused(web.url + "/a", limits)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 12_000_000


def test_what_is_packed_within_the_limit_is_read_and_what_is_cut_off_is_not(web):
    web.pages["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE * 1000))
    web.pages["/b"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE * 1000)[:-20])
    web.pages["/c"] = (200, {"Content-Encoding": "gzip"}, b"no gzip at all")
    limits = Settings(fetch_loopback=True, fetch_seconds=5)
    assert fetch(web.url + "/a", limits).content == PAGE * 1000
    assert "ends in the middle" in refused(web.url + "/b", limits)
    assert "cannot be unpacked" in refused(web.url + "/c", limits)


@pytest.mark.parametrize("endless", ["body", "drip", "head", "dripping head"])
def test_an_answer_without_end_is_left_in_time(endless):
    """A server of bare sockets: it sends for as long as anybody listens."""
    listener = socket.create_server(("127.0.0.1", 0))
    gone = threading.Event()

    def serve():
        connection, _ = listener.accept()
        head = b"HTTP/1.1 200 OK\r\n"
        piece, pause = {
            "body": (b"a" * 65536, 0),
            "drip": (b"a", 0.05),
            "head": (b"X-A: b\r\n" * 100, 0),
            "dripping head": (b"X", 0.05),
        }[endless]
        with connection:
            try:
                connection.sendall(head if "head" in endless else head + b"\r\n")
                while not gone.wait(pause):
                    connection.sendall(piece)
            except OSError:
                pass

    thread = threading.Thread(target=serve)
    thread.start()
    began = time.monotonic()
    try:
        limits = Settings(fetch_loopback=True, fetch_seconds=0.7, fetch_max_bytes=1_000_000)
        refused(f"http://127.0.0.1:{listener.getsockname()[1]}/", limits)
        assert time.monotonic() - began < 10
    finally:
        gone.set()
        thread.join()
        listener.close()


ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
FEED = (
    '<?xml version="1.0"?>{}<rss version="2.0"><channel><title>t</title>'
    "<item><title>{}</title><link>/1</link></item></channel></rss>"
)


@pytest.mark.parametrize(
    "feed",
    [
        FEED.format(f'<!DOCTYPE r [<!ENTITY a0 "ha">{ENTITIES}]>', "&a11;"),
        FEED.format('<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
        FEED.format('<!DOCTYPE r [<!ENTITY a SYSTEM "URL/secret">]>', "&a;"),
        FEED.format('<!DOCTYPE r SYSTEM "URL/secret.dtd">', "x"),
        FEED.format('<!DOCTYPE r [<!ENTITY % p SYSTEM "URL/secret.dtd"> %p;]>', "x"),
        FEED.format(f'<!DOCTYPE r [<!ENTITY a "{"x" * 100_000}">]>', "&a;" * 10_000),
    ],
)  # fmt: skip
def test_no_entity_of_a_feed_is_expanded_or_fetched(web, feed):
    web.pages["/feed"] = (200, {}, feed.replace("URL", web.url).encode())
    web.pages["/1"] = (200, {}, PAGE)
    limits = Settings(fetch_loopback=True, fetch_seconds=5)
    tracemalloc.start()
    try:
        found = [read.read() if isinstance(read, Linked) else read for read in read_address(web.url + "/feed", limits)]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "secret" not in " ".join(path for path, _ in web.asked)
    assert "root:" not in repr(found)
    assert peak < 60_000_000
    assert len(found) == 1


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "file:///etc/passwd", "ftp://x/"]
)
def test_a_link_that_is_no_address_of_a_page_is_refused_and_never_stored(web, link):
    web.pages["/feed"] = (200, {}, FEED.format("", "x").replace("/1", link).encode())
    (read,) = read_address(web.url + "/feed", Settings(fetch_loopback=True, fetch_seconds=5))
    error = read.read() if isinstance(read, Linked) else read
    assert isinstance(error, InputError)
    assert [path for path, _ in web.asked] == ["/feed"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x"])
def test_the_link_of_an_entry_that_brings_its_whole_text_is_kept_only_as_an_address(web, link):
    text = "اندلعت اشتباكات في ريف المدينة صباح اليوم بحسب سكان محليين. " * 30  # clashes near the town, say residents
    item = f"<title>x</title><link>{link}</link><description>{text}</description>"
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item>{item}</item></channel></rss>'
    web.pages["/feed"] = (200, {}, feed.encode())
    (read,) = read_address(web.url + "/feed", Settings(fetch_loopback=True, fetch_seconds=5))
    article = read.read() if isinstance(read, Linked) else read
    assert article.url is None


@pytest.mark.parametrize(
    "charset", ["windows-1256", "no-such-charset", "utf-16", "utf-7", "base64", "rot13", "undefined", "\udcff"]
)
def test_a_wrong_charset_gives_an_article_or_one_line_never_a_traceback(web, charset):
    head = {"Content-Type": f"text/html; charset={charset}".encode("utf-8", "replace").decode("latin-1")}
    text = "اندلعت اشتباكات في ريف المدينة صباح اليوم بحسب سكان محليين. " * 5
    web.pages["/a"] = (200, head, f"<html><body><p>{text}</p></body></html>".encode())
    (found,) = read_address(web.url + "/a", Settings(fetch_loopback=True, fetch_seconds=5))
    assert found is not None
