"""200 visitors for 60 seconds, or a 5-minute soak, against a server started as the Procfile does, on loopback only.

    python benchmarks/load.py [--visitors 200] [--seconds 60] [--soak]

Visitors come during the first half of the time, each with an empty cache; each opens the map (page, its files once,
layout, callback, data files with their tags), thinks 2 to 8 seconds, opens incidents twice, reads an article, reads the
about page, thinking after each, and begins anew. The server runs in two processes unless WEB_CONCURRENCY says
otherwise. The program ends by itself; it starts and stops its own server and database.
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
from load_visitor import Record, Visitor

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
STARTING = 120  # seconds that the server is given to stand


async def crowd(
    port: int, visitors: int, seconds: float, pid: int, known: tuple[list[str], list[str]]
) -> tuple[Record, list[float]]:
    """Let them loose; returns what they met, and the server's memory every 10 seconds."""
    record, memory = Record(), []
    until = time.monotonic() + seconds
    everyone = [
        asyncio.create_task(
            Visitor(("127.0.0.1", port), *known, record).live(until, random.uniform(0, seconds / 2))  # noqa: S311  # no secret
        )
        for _ in range(visitors)
    ]
    while time.monotonic() < until:
        memory.append(megabytes(pid))
        await asyncio.sleep(min(10, max(0.1, until - time.monotonic())))
    for task in everyone:
        task.cancel()
    await asyncio.gather(*everyone, return_exceptions=True)
    return record, memory


def family(pid: int) -> list[str]:
    """A process and its children."""
    return [str(pid), *Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def processor_seconds(pid: int) -> float:
    """Processor time that a process and its children have taken."""
    ticks = [Path(f"/proc/{each}/stat").read_text().rpartition(") ")[2].split() for each in family(pid)]
    return sum(int(fields[11]) + int(fields[12]) for fields in ticks) / os.sysconf("SC_CLK_TCK")


def megabytes(pid: int) -> float:
    """Proportional memory (PSS) of a process and its children, in MB."""
    total = 0
    for each in family(pid):
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
    with tempfile.TemporaryDirectory(prefix="furat-load-") as folder:
        figures = {"visitors": visitors, "seconds": seconds, **measure(Path(folder), visitors, seconds)}
    print(json.dumps(figures, indent=1))
    return 1 if figures["errors"] else 0


def measure(folder: Path, visitors: int, seconds: int) -> dict[str, Any]:
    """Fill a database, start the server on it, let the visitors loose, stop it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    own = {"DATABASE_URL": f"sqlite:///{folder}/furat.sqlite", "PORT": str(port)}
    environment = {"WEB_CONCURRENCY": "2", **os.environ, **own}
    for command in (["db", "upgrade"], ["ingest", "geodata/data/articles"]):
        subprocess.run(  # noqa: S603  # our own program
            [BIN / "furat", *command], env=environment, cwd=ROOT, check=True, capture_output=True
        )
    with sqlite3.connect(f"{folder}/furat.sqlite") as connection:
        ids = [[row[0] for row in connection.execute(f"SELECT id FROM {name}")] for name in ("incident", "article")]  # noqa: S608  # our own words
    web = next(line for line in (ROOT / "Procfile").read_text().splitlines() if line.startswith("web: "))
    command = web.removeprefix("web: ").replace("0.0.0.0:$PORT", f"127.0.0.1:{port}").split()
    with Path(folder, "log").open("wb") as log:
        server = subprocess.Popen(  # noqa: S603  # our own program
            [BIN / command[0], *command[1:]], env=environment, cwd=ROOT, stdout=log, stderr=log
        )
    try:
        began = time.monotonic()
        wait_until_ready(f"http://127.0.0.1:{port}", server)
        booted, spent, ours = time.monotonic() - began, processor_seconds(server.pid), time.process_time()
        record, memory = asyncio.run(crowd(port, visitors, seconds, server.pid, (ids[0], ids[1])))
        spent, ours = processor_seconds(server.pid) - spent, time.process_time() - ours
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=60)
    requests = sum(map(len, record.took.values()))
    return {
        "requests": requests,
        "errors": len(record.wrong),
        "first errors": record.wrong[:3],
        "booted in s": round(booted, 1),
        "all but files": spread([one for kind, took in record.took.items() if kind != "file" for one in took]),
        **{kind: spread(took) for kind, took in sorted(record.took.items())},
        "processor time of the server in ms a request": round(1000 * spent / max(1, requests), 2),
        "cores busy: server, visitors": [round(spent / seconds, 2), round(ours / seconds, 2)],
        "memory MB, every 10 s": [round(each) for each in memory],
        "load average": [round(each, 1) for each in os.getloadavg()],
        "cores": os.cpu_count(),
        "exit status after SIGTERM": server.returncode,
    }


def spread(took: list[float]) -> str:
    """Number, median, 95th percentile and slowest of durations."""
    ordered = sorted(took) or [0.0]
    middle, most, last = (1000 * ordered[int((len(ordered) - 1) * share)] for share in (0.5, 0.95, 1))
    return f"{len(took)} answers: median {middle:.0f} ms, p95 {most:.0f} ms, slowest {last:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
