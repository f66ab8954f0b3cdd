"""200 visitors for 60 seconds, or a 5-minute soak, against a server started as the Procfile does, on loopback only.

    python benchmarks/load.py [--visitors 200] [--seconds 60] [--soak]

A visitor opens the map (page, layout, scripts' data files with their tags), thinks, opens an incident, thinks, reads an
article or the about page, and begins anew. It ends by itself; it starts and stops its own server and database.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
THINK = (2.0, 8.0)  # seconds between what a visitor does, evenly spread
DATA = ("/data/incidents", "/data/control.json")
Prop = tuple[str, str, Any]  # id, property, value
STARTING = 120  # seconds that the server is given to stand


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


class Visit:
    """One visitor with a browser's cache of tags; records what each request took and what went wrong."""

    def __init__(self, client: httpx.AsyncClient, ids: list[str], took: list[float], wrong: list[str]) -> None:
        self.client, self.ids, self.took, self.wrong = client, ids, took, wrong
        self.tags: dict[str, str] = {}

    async def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> None:
        """One request."""
        headers = {"If-None-Match": self.tags[path]} if path in self.tags else {}
        began = time.monotonic()
        try:
            answer = await self.client.request(method, path, headers=headers, json=body)
        except httpx.HTTPError as error:
            self.wrong.append(f"{method} {path}: {type(error).__name__} {error}")
            return
        self.took.append(time.monotonic() - began)
        if answer.status_code not in {200, 204, 304}:
            self.wrong.append(f"{method} {path}: {answer.status_code}")
        if "ETag" in answer.headers:
            self.tags[path] = answer.headers["ETag"]

    async def live(self, until: float) -> None:
        """Visit again and again, until a moment of the monotonic clock."""
        await asyncio.sleep(random.uniform(0, THINK[1]))  # noqa: S311  # no secret; visitors do not come all at once
        while time.monotonic() < until:
            for path in ("/", "/_dash-layout", "/_dash-dependencies"):
                await self.ask("GET", path)
            await self.ask("POST", "/_dash-update-component", opening("/"))
            await asyncio.gather(*(self.ask("GET", path) for path in DATA))
            await self.think()
            for _ in range(2):
                chosen = {"ids": random.sample(self.ids, 3)}
                body = callback(
                    "detail.children", [("chosen", "data", chosen)], [("setup", "data", {"language": "ar"})]
                )
                await self.ask("POST", "/_dash-update-component", body)
                await self.think()
            await self.ask("POST", "/_dash-update-component", opening("/about"))
            await self.think()

    async def think(self) -> None:
        """Look at what is there."""
        await asyncio.sleep(random.uniform(*THINK))  # noqa: S311  # no secret


async def crowd(
    address: str, visitors: int, seconds: float, pid: int, ids: list[str]
) -> tuple[list[float], list[str], list[float]]:
    """Let them loose; returns durations, errors, and the server's memory every 10 seconds."""
    took: list[float] = []
    wrong: list[str] = []
    memory: list[float] = []
    limits = httpx.Limits(max_connections=visitors * 2, max_keepalive_connections=visitors)
    async with httpx.AsyncClient(base_url=address, timeout=30, limits=limits, trust_env=False) as client:
        for path in DATA:  # the first visitor after an ingest waits for these to be made
            (await client.get(path, timeout=120)).raise_for_status()
        until = time.monotonic() + seconds
        everyone = [asyncio.create_task(Visit(client, ids, took, wrong).live(until)) for _ in range(visitors)]
        while time.monotonic() < until:
            memory.append(megabytes(pid))
            await asyncio.sleep(min(10, max(0.1, until - time.monotonic())))
        for task in everyone:
            task.cancel()
        await asyncio.gather(*everyone, return_exceptions=True)
    return took, wrong, memory


def megabytes(pid: int) -> float:
    """Proportional memory (PSS) of a process and its children, in MB."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    total = 0
    for each in (str(pid), *children):
        lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def wait_until_ready(address: str, server: subprocess.Popen[bytes]) -> None:
    """Return once the server answers /readyz; end the program where it does not."""
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        if server.poll() is not None:
            sys.exit(f"the server ended with {server.returncode}")
        try:
            if httpx.get(address + "/readyz", timeout=5, trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    sys.exit("the server does not stand")


def main() -> int:
    """Start, load, report, stop."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--visitors", type=int, default=200)
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument(
        "--soak", action="store_true", help="5 minutes with 50 visitors, to see that memory stays flat"
    )
    chosen = options.parse_args()
    visitors, seconds = (50, 300) if chosen.soak else (min(chosen.visitors, 1000), min(chosen.seconds, 600))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="furat-load-") as folder:
        environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/furat.sqlite", "PORT": str(port)}
        for command in (["db", "upgrade"], ["ingest", "geodata/data/articles"]):
            subprocess.run(  # noqa: S603  # our own program
                [BIN / "furat", *command], env=environment, cwd=ROOT, check=True, capture_output=True
            )
        with sqlite3.connect(f"{folder}/furat.sqlite") as connection:
            ids = [row[0] for row in connection.execute("SELECT id FROM incident")]
        web = next(line for line in (ROOT / "Procfile").read_text().splitlines() if line.startswith("web: "))
        command = web.removeprefix("web: ").replace("0.0.0.0:$PORT", f"127.0.0.1:{port}").split()
        with Path(folder, "log").open("wb") as log:
            server = subprocess.Popen(  # noqa: S603  # our own program
                [BIN / command[0], *command[1:]], env=environment, cwd=ROOT, stdout=log, stderr=log
            )
        try:
            began = time.monotonic()
            wait_until_ready(f"http://127.0.0.1:{port}", server)
            booted = time.monotonic() - began
            took, wrong, memory = asyncio.run(crowd(f"http://127.0.0.1:{port}", visitors, seconds, server.pid, ids))
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=60)
    durations = sorted(took)
    figures = {
        "visitors": visitors,
        "seconds": seconds,
        "requests": len(took),
        "errors": len(wrong),
        "first errors": wrong[:3],
        "booted in s": round(booted, 1),
        "median ms": round(1000 * durations[len(durations) // 2]),
        "p95 ms": round(1000 * durations[int(len(durations) * 0.95)]),
        "slowest ms": round(1000 * durations[-1]),
        "memory MB, every 10 s": [round(each) for each in memory],
        "load average": [round(each, 1) for each in os.getloadavg()],
        "cores": os.cpu_count(),
        "exit status after SIGTERM": server.returncode,
    }
    print(json.dumps(figures, indent=1))
    return 1 if wrong or not durations else 0


if __name__ == "__main__":
    sys.exit(main())
