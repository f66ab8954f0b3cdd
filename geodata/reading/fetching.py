"""Fetches a page or feed from a public address, and from nowhere else.

A name is resolved once, every address that it has is checked, and the connection goes to a checked address: a name
that answers differently a moment later (DNS rebinding) gains nothing. Each redirect goes the same way.
"""

import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from geodata.errors import AnswerError, FetchError
from geodata.reading.bounds import HurriedTransport, unpacked
from geodata.settings import Settings

_SCHEMES = {"http", "https"}
# Ranges of IPv6 that carry an IPv4 address inside, which may be any: NAT64, 6to4, Teredo.
_CARRIERS = [IPv6Network(n) for n in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered."""

    url: str  # after redirects
    content: bytes
    content_type: str  # e.g. "text/html", empty where not told
    charset: str | None  # as the answer's head tells
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False  # 304: what was asked for conditionally is as it was


def fetch(
    url: str, limits: Settings, *, headers: Mapping[str, str] | None = None, permit: Callable[[str], None] | None = None
) -> Fetched:
    """Fetch an address within the limits of the settings (`fetch_*`).

    Args:
        url: the address.
        limits: the settings.
        headers: to be sent beside our own, such as `If-None-Match`.
        permit: is called with the address and each that it leads on to before they are asked; may raise a FetchError.

    Raises:
        FetchError: naming the address and why it was not read; an `AnswerError` where the server said so.
    """
    deadline = time.monotonic() + limits.fetch_seconds
    try:
        with _client(limits, deadline, permit) as client, client.stream("GET", url, headers=headers) as answer:
            unchanged = answer.status_code == httpx.codes.NOT_MODIFIED and bool(headers)
            content = b"" if unchanged else _read(answer, limits.fetch_max_bytes, deadline)
    except AnswerError as error:
        raise AnswerError(f"{url}: {error}", error.status, error.retry_after) from error
    except (
        FetchError,
        httpx.HTTPError,
        httpx.InvalidURL,
        UnicodeError,
    ) as error:  # UnicodeError: a name such as `xn--`
        raise FetchError(f"{url}: {_reason(error, limits)}") from error
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return Fetched(
        str(answer.url),
        content,
        kind,
        answer.charset_encoding,
        answer.headers.get("ETag"),
        answer.headers.get("Last-Modified"),
        unchanged,
    )


def _client(limits: Settings, deadline: float, permit: Callable[[str], None] | None) -> httpx.Client:
    return httpx.Client(
        event_hooks={"request": [lambda request: permit(str(request.url))] if permit else []},
        transport=_PublicOnly(HurriedTransport(deadline), allow_loopback=limits.fetch_loopback),
        timeout=limits.fetch_seconds,
        follow_redirects=True,
        max_redirects=limits.fetch_max_redirects,
        headers={
            "User-Agent": limits.agent,
            "Accept-Language": "ar,en;q=0.8",
            "Accept-Encoding": "gzip",
        },
        trust_env=False,  # a proxy would resolve the name anew, unchecked
    )


def _read(answer: httpx.Response, limit: int, deadline: float) -> bytes:
    if not answer.is_success:
        told = f"the server answered {answer.status_code}"
        raise AnswerError(told, answer.status_code, answer.headers.get("Retry-After", ""))
    content = bytearray()
    for chunk in unpacked(answer.iter_raw(), answer.headers.get("Content-Encoding", ""), limit):
        content += chunk
        if len(content) > limit:
            raise FetchError(f"it is larger than {limit} bytes (FURAT_FETCH_MAX_BYTES)")
        if time.monotonic() > deadline:
            raise FetchError("it took longer than FURAT_FETCH_SECONDS to arrive")
    return bytes(content)


def _reason(error: Exception, limits: Settings) -> str:
    if isinstance(error, httpx.TimeoutException):
        return f"no answer within {limits.fetch_seconds:g} seconds"
    if isinstance(error, httpx.TooManyRedirects):
        return f"more than {limits.fetch_max_redirects} redirects"
    return " ".join(str(error).split()) or type(error).__name__


class _PublicOnly(httpx.BaseTransport):
    """Connects to checked addresses only; the server's name still goes into the Host header and the TLS handshake."""

    def __init__(self, inner: httpx.BaseTransport, *, allow_loopback: bool) -> None:
        self._inner = inner
        self._allow_loopback = allow_loopback

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.scheme not in _SCHEMES or not request.url.host:
            raise FetchError("only http:// and https:// addresses are read")
        addresses = _checked(request.url.host, request.url.port, allow_loopback=self._allow_loopback)
        for address in addresses[:-1]:
            try:
                return self._inner.handle_request(_pinned(request, address))
            except httpx.ConnectError:
                continue
        return self._inner.handle_request(_pinned(request, addresses[-1]))

    def close(self) -> None:
        self._inner.close()


def _pinned(request: httpx.Request, address: str) -> httpx.Request:
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.host},
    )


def _checked(host: str, port: int | None, *, allow_loopback: bool) -> list[str]:
    """The addresses of a host, none of which may be private."""
    try:
        found = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"there is no server of the name {host}") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not is_public(address) and not (allow_loopback and ip_address(address).is_loopback):
            raise FetchError(f"{host} leads to {address}, which is no public address")
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet: not private, loopback, link-local, shared or reserved."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in carrier for carrier in _CARRIERS) or ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
