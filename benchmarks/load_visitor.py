"""A visitor of the load test: what a browser asks for, on connections that stay open, with a cache of its own.

The client is written on asyncio's streams because it shares the two cores with the server: httpx takes about 2 ms of
processor time for a request, this 0.2 ms.
"""

import asyncio
import gzip
import json
import random
import re
import time
from dataclasses import dataclass, field
from html import unescape
from typing import Any

THINK = (2.0, 8.0)  # seconds between what a visitor does, evenly spread
DATA = ("/data/incidents", "/data/control.json")
TOGETHER = 6  # connections that a browser opens to one server
UPDATE = "/_dash-update-component"
# What Dash's scripts ask for by themselves once the map is opened.
LATER = tuple(
    f"/_dash-component-suites/{name}"
    for name in ("dash/dcc/async-graph.js", "dash/dcc/async-dropdown.js", "plotly/package_data/plotly.min.js")
)
_FILE = re.compile(r'(?:src|href)="(/(?:assets|_dash-component-suites)/[^"]+)"')
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_TAG = re.compile(rb"\r\netag: *([^\r]+)", re.IGNORECASE)
Prop = tuple[str, str, Any]  # id, property, value


@dataclass
class Record:
    """What all visitors met."""

    took: dict[str, list[float]] = field(default_factory=dict)  # seconds, by kind of request
    wrong: list[str] = field(default_factory=list)


class Connection:
    """One connection that is opened when it is first needed, and again when the server closed it while idle."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, tag: str, body: bytes) -> tuple[int, str, bytes]:
        """Status, tag and body of the answer.

        Raises:
            OSError, asyncio.IncompleteReadError: where there is none.
        """
        head = f"{method} {path} HTTP/1.1\r\nHost: {self.host}\r\nAccept-Encoding: gzip\r\n"
        head += f"If-None-Match: {tag}\r\n" if tag else ""
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n" if body else ""
        if self.streams is None:
            self.streams = await asyncio.open_connection(self.host, self.port, limit=1 << 20)
        reader, writer = self.streams
        writer.write(head.encode() + b"\r\n" + body)
        told = await reader.readuntil(b"\r\n\r\n")
        status, length, new = int(told[9:12]), _LENGTH.search(told), _TAG.search(told)
        content = await reader.readexactly(int(length[1])) if length and status != 304 else b""
        if b"\r\nconnection: close" in told.lower():
            self.close()
        return status, new[1].decode() if new else "", content

    def close(self) -> None:
        """Let go of the connection."""
        if self.streams:
            self.streams[1].close()
        self.streams = None


class Visitor:
    """One visitor who comes with an empty cache; records what each request took and what went wrong."""

    def __init__(self, address: tuple[str, int], incidents: list[str], articles: list[str], record: Record) -> None:
        self.incidents, self.articles, self.record = incidents, articles, record
        self.free: asyncio.Queue[Connection] = asyncio.LifoQueue()
        for _ in range(TOGETHER):
            self.free.put_nowait(Connection(*address))
        self.tags: dict[str, str] = {}
        self.files: set[str] = set()

    async def ask(self, kind: str, path: str, body: dict[str, Any] | None = None) -> bytes:
        """One request, on a connection that is free."""
        connection = await self.free.get()
        began = time.monotonic()
        try:
            sent = json.dumps(body).encode() if body else b""
            status, tag, content = await asyncio.wait_for(
                connection.ask("POST" if body else "GET", path, self.tags.get(path, ""), sent), 30
            )
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
            connection.close()
            self.record.wrong.append(f"{path}: {type(error).__name__} {error}")
            return b""
        finally:
            self.free.put_nowait(connection)
        self.record.took.setdefault(kind, []).append(time.monotonic() - began)
        if status not in {200, 204, 304}:
            self.record.wrong.append(f"{path}: {status}")
        if tag:
            self.tags[path] = tag
        return content

    async def live(self, until: float, arrives: float) -> None:
        """Come at some time, then visit again and again, until a moment of the monotonic clock."""
        await asyncio.sleep(arrives)
        try:
            while time.monotonic() < until:
                await self.visit()
        finally:
            while not self.free.empty():
                self.free.get_nowait().close()

    async def visit(self) -> None:
        """The map; twice some incidents; an article; the about page."""
        page = await self.ask("page", f"/?lang={random.choice(('ar', 'en'))}")  # noqa: S311  # no secret
        await self.fetch_files(page)
        await asyncio.gather(self.ask("page", "/_dash-layout"), self.ask("page", "/_dash-dependencies"))
        await self.ask("callback", UPDATE, opening("/"))
        await asyncio.gather(*(self.ask("data", path) for path in DATA))
        await think()
        for _ in range(2):
            chosen = {"ids": random.sample(self.incidents, 3)}
            body = callback("detail.children", [("chosen", "data", chosen)], [("setup", "data", {"language": "ar"})])
            await self.ask("callback", UPDATE, body)
            await think()
        for path in (f"/article/{random.choice(self.articles)}", "/about"):  # noqa: S311  # no secret
            await self.ask("page", path)
            await self.ask("callback", UPDATE, opening(path))
            await think()

    async def fetch_files(self, page: bytes) -> None:
        """What the page names and the browser has not yet; all of it may be kept for a year."""
        named = {unescape(path) for path in _FILE.findall(unpacked(page).decode())} | set(LATER)
        await asyncio.gather(*(self.ask("file", path) for path in named - self.files))
        self.files |= named


def unpacked(body: bytes) -> bytes:
    """A body without its compression."""
    return gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body


async def think() -> None:
    """Look at what is there."""
    await asyncio.sleep(random.uniform(*THINK))  # noqa: S311  # no secret


def callback(output: str, inputs: list[Prop], state: list[Prop]) -> dict[str, Any]:
    """The body of a Dash callback."""
    name, _, prop = output.rpartition(".")
    entry = lambda item: {"id": item[0], "property": item[1], "value": item[2]}  # noqa: E731
    return {
        "output": output, "outputs": {"id": name, "property": prop}, "inputs": [entry(i) for i in inputs],
        "state": [entry(s) for s in state], "changedPropIds": [f"{inputs[0][0]}.{inputs[0][1]}"],
    }  # fmt: skip


def opening(path: str) -> dict[str, Any]:
    """The callback by which Dash opens a page."""
    return callback("page.children", [("url", "pathname", path)], [("url", "search", "?lang=ar")])
