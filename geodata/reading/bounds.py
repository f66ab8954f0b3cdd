"""What bounds a fetch in time and size, whatever the server does: drips its head, never ends, or packs a bomb."""

import ssl
import time
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import httpcore
import httpx

from geodata.errors import FetchError

_GZIP = zlib.MAX_WBITS | 16  # how zlib is told that a gzip head precedes
_STEP = 1 << 16  # bytes unpacked at a time


class HurriedTransport(httpx.HTTPTransport):
    """A transport on which everything together, from connecting to the last byte, ends at a deadline.

    httpx bounds each single read; a server that sends one byte of its head now and then would never run out of time.
    """

    def __init__(self, deadline: float) -> None:
        super().__init__(verify=_trusted(), trust_env=False)
        # httpx has no parameter for the network below it; httpcore has.
        self._pool = httpcore.ConnectionPool(ssl_context=_trusted(), network_backend=_Hurried(deadline))


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates that are trusted; reading them takes longer than most fetches."""
    return httpx.create_ssl_context(trust_env=False)


class _Hurried(httpcore.SyncBackend):
    def __init__(self, deadline: float) -> None:
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        seconds = _left(self._deadline, timeout, httpcore.ConnectTimeout)
        return _Stream(super().connect_tcp(host, port, seconds, local_address, socket_options), self._deadline)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(self._deadline, timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(self._deadline, timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        seconds = _left(self._deadline, timeout, httpcore.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, seconds), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


def _left(deadline: float, timeout: float | None, late: type[httpcore.TimeoutException]) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise late
    return left if timeout is None else min(timeout, left)


def unpacked(chunks: Iterable[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    """Undo a `Content-Encoding`, a little at a time: at most `limit` bytes and one step more are ever unpacked.

    Raises:
        FetchError: where the encoding is not gzip (an onion of several is a bomb's favourite), or is
            broken or ends too soon.
    """
    name = encoding.strip().lower()
    if name in ("", "identity"):
        yield from chunks
        return
    if name not in ("gzip", "x-gzip"):
        raise FetchError(f"it is packed as {name}, and only gzip is read")
    unpacker, total = zlib.decompressobj(_GZIP), 0
    try:
        for chunk in chunks:
            packed = chunk
            while packed and total <= limit:
                piece = unpacker.decompress(packed, _STEP)
                total += len(piece)
                yield piece
                packed = unpacker.unconsumed_tail
        yield unpacker.flush(_STEP)
    except zlib.error as error:
        raise FetchError("what it sent cannot be unpacked") from error
    if not unpacker.eof:
        raise FetchError("what it sent ends in the middle")
