"""Pages are fetched from public addresses only, within the limits."""

import gzip
import socket
import threading

import pytest

from geodata.errors import FetchError
from geodata.reading.fetching import fetch, is_public
from geodata.settings import Settings

LOOPBACK = Settings(fetch_loopback=True, fetch_seconds=5)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",  # noqa: S104  # none is bound
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "2001:0:1::1", "2001:db8::1", "fec0::1",
    ],
)  # fmt: skip
def test_no_address_of_a_private_or_reserved_range_is_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_of_the_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0"]
)
def test_every_spelling_of_this_machine_is_refused_without_a_connection(web, host):
    port = web.server_address[1]
    web.pages["/"] = (200, {}, b"secret")
    with pytest.raises(FetchError):
        fetch(f"http://{host}:{port}/", Settings())
    assert web.asked == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://x.example/", "gopher://x/", "http://", "javascript:1", "x"]
)
def test_only_http_and_https_are_read(url):
    with pytest.raises(FetchError) as error:
        fetch(url, LOOPBACK)
    assert str(error.value).startswith(url)


def test_a_page_is_fetched_under_the_programs_own_name(web):
    web.pages["/a"] = (200, {"Content-Type": "text/html; charset=windows-1256"}, b"<p>x</p>")
    found = fetch(web.url + "/a", LOOPBACK)
    assert (found.url, found.content, found.content_type) == (web.url + "/a", b"<p>x</p>", "text/html")
    assert found.charset == "windows-1256"
    ((_, headers),) = web.asked
    assert headers["User-Agent"].startswith("Furat/")
    assert headers["Host"] == web.url.removeprefix("http://")


def test_a_redirect_is_followed_and_checked_like_the_first_address(web):
    web.pages["/a"] = (302, {"Location": "/b"}, b"")
    web.pages["/b"] = (200, {}, b"here")
    web.pages["/private"] = (302, {"Location": "http://10.0.0.1/"}, b"")
    web.pages["/file"] = (302, {"Location": "file:///etc/passwd"}, b"")
    assert fetch(web.url + "/a", LOOPBACK).url == web.url + "/b"
    with pytest.raises(FetchError, match=r"10\.0\.0\.1, which is no public address"):
        fetch(web.url + "/private", LOOPBACK)
    with pytest.raises(FetchError, match="/file: "):
        fetch(web.url + "/file", LOOPBACK)


def test_redirects_end_somewhere(web):
    web.pages["/a"] = (302, {"Location": "/a"}, b"")
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch(web.url + "/a", LOOPBACK)
    assert len(web.asked) == 6


def test_a_name_is_resolved_once_and_the_checked_address_is_the_one_connected_to(web, monkeypatch):
    # DNS rebinding: the name leads to this machine at the first question and to a private address at the second.
    answers = iter(["127.0.0.1", "10.0.0.1"])
    asked = []
    resolve = socket.getaddrinfo

    def rebinding(host, *rest, **named):
        if host == "rebinding.example":
            asked.append(host)
            host = next(answers)
        return resolve(host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    web.pages["/"] = (200, {}, b"here")
    url = f"http://rebinding.example:{web.server_address[1]}/"
    assert fetch(url, LOOPBACK).content == b"here"
    assert asked == ["rebinding.example"]
    assert web.asked[0][1]["Host"].startswith("rebinding.example:")
    with pytest.raises(FetchError, match=r"10\.0\.0\.1, which is no public address"):
        fetch(url, LOOPBACK)


def test_a_page_that_is_too_large_is_left_even_when_it_arrives_packed(web):
    bomb = gzip.compress(b"a" * 3_000_000)
    web.pages["/a"] = (200, {}, b"a" * 20_000)
    web.pages["/b"] = (200, {"Content-Encoding": "gzip"}, bomb)
    small = Settings(fetch_loopback=True, fetch_max_bytes=10_000)
    for path in ("/a", "/b"):
        with pytest.raises(FetchError, match=f"{path}: it is larger than 10000 bytes"):
            fetch(web.url + path, small)


def test_a_page_that_does_not_answer_is_left(web):
    answered = threading.Event()
    web.pages["/a"] = (200, {}, [answered.wait, b"too late"])
    hasty = Settings(fetch_loopback=True, fetch_seconds=0.2)
    with pytest.raises(FetchError, match=r"no answer within 0\.2 seconds"):
        fetch(web.url + "/a", hasty)
    answered.set()


def test_a_server_that_is_not_there_and_an_error_page_are_told(web):
    with pytest.raises(FetchError, match="the server answered 404"):
        fetch(web.url + "/none", LOOPBACK)
    with pytest.raises(FetchError, match=r"no-such-host\.invalid"):
        fetch("http://no-such-host.invalid/", LOOPBACK)
    with pytest.raises(FetchError, match=r"127\.0\.0\.1:1/"):
        fetch("http://127.0.0.1:1/", LOOPBACK)
