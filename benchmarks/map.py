"""The map's speed: against the targets, against the plain Dash way, and against deck.gl; all in one run.

`python benchmarks/map.py [--sizes 10000,100000,1000000] [--out docs/benchmarks.md]` makes databases of made-up
incidents in a temporary folder (map_data.py), serves them as the Procfile does, and drives Debian's Chromium with its
software renderer (map_browser.py). Everything runs on the loopback address; only deck.gl is fetched, by npm. Times
depend on the machine and on what else it does: ratios count.
"""

import argparse
import functools
import http.server
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from map_browser import Times, brush, bytes_received, chromium, launched, measured, opened
from map_data import fill
from map_report import Figure, write
from map_requests import server_figures
from map_servers import BIN, ROOT, free_port, furat, memory, started
from playwright.sync_api import Browser

from geodata.store.engine import open_engine

T = TypeVar("T")
PLAYED = 6  # seconds
PLAIN_MOVES = 3


def ours(browser: Browser, folder: Path, size: int, figures: list[Figure]) -> Times:
    """Measure the map with a number of incidents; the times of the brush."""
    database = f"sqlite:///{folder / f'{size}.sqlite'}"
    if not (folder / f"{size}.sqlite").exists():
        fill(open_engine(database), size)
    with furat(database) as (address, process):
        answered = server_figures(address, f"SQLite, {size:,} incidents")
        page = opened(browser, address + "/?lang=en")
        times = brush(page)
        played = page.evaluate("seconds => meter.play(seconds)", PLAYED)
        filtered = measured(lambda _: page.evaluate("() => meter.filter()"), 7)
        page.context.close()
        now, most = memory(process)
    name = f"{size:,} incidents"
    figures += [
        Figure(f"brush move to painted frame, {name}", str(times)),
        Figure(f"a filter chosen to painted frame (in the browser), {name}", str(filtered)),
        Figure(
            f"playback with areas of control, {name}",
            f"{played['rate']:.1f} frames a second, {max(0, played['asked'] - played['shown'])} skipped",
        ),
        *answered,
        Figure(f"server memory, one worker, {name}", f"{now:.0f} MB, {most:.0f} MB at most"),
    ]  # fmt: skip
    return times


def plain(browser: Browser, folder: Path, size: int) -> Times:
    """The plain Dash way with as many incidents."""
    port = free_port()
    command = [sys.executable, str(ROOT / "benchmarks" / "map_plain.py"), str(folder / f"{size}.sqlite"), str(port)]
    ready = "() => document.querySelector('.js-plotly-plot')?._fullLayout?.map?._subplot?.map?.loaded()"
    with started(command, port, "/") as (address, _):
        page = opened(browser, address, ready, 600)
        page.set_default_timeout(300_000)
        move = "step => meter.plain([15000, 19000 + 100 * step])"
        times = measured(lambda step: page.evaluate(move, step), PLAIN_MOVES)
        page.context.close()
    return times


def deck(browser: Browser, folder: Path) -> Times:
    """deck.gl filtering 100,000 points with its DataFilterExtension."""
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm, which fetches deck.gl")
    subprocess.run([npm, "pack", "deck.gl@9", "--silent"], cwd=folder, check=True, timeout=180)  # noqa: S603
    with tarfile.open(next(folder.glob("deck.gl-*.tgz"))) as archive:
        content = archive.extractfile("package/dist.min.js")
        assert content  # noqa: S101  # what the package is for
        (folder / "deck.js").write_bytes(content.read())
    shutil.copy(ROOT / "benchmarks" / "map_deck.html", folder)
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = opened(browser, f"http://127.0.0.1:{server.server_port}/map_deck.html", "() => window.ready")
        times = measured(lambda step: page.evaluate("to => move(to)", 0.4 + 0.02 * step), 12)
        page.context.close()
        server.shutdown()
    return times


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def first_load(browser: Browser, folder: Path) -> list[Figure]:
    """The bundled data, from an empty cache."""
    database = f"sqlite:///{folder / 'bundled.sqlite'}"
    for command in (["db", "upgrade"], ["ingest", "geodata/data/articles"]):
        subprocess.run(  # noqa: S603
            [BIN / "furat", *command], cwd=ROOT, env={**os.environ, "DATABASE_URL": database}, check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    with furat(database) as (address, _):
        opened(browser, address + "/").context.close()  # the server's own first time
        loads = [bytes_received(browser, address + "/") for _ in range(5)]
    sizes = loads[-1][1]
    plotly = sum(size for url, size in sizes.items() if "plotly.min.js" in url)
    usable = Times(tuple(took for took, _ in loads))
    beside = (sum(sizes.values()) - plotly) / 1000
    largest = sorted(((size, url) for url, size in sizes.items() if "plotly.min" not in url), reverse=True)[:4]
    named = ", ".join(f"{url.split('?')[0].rpartition('/')[2] or 'page'} {size / 1000:.0f}" for size, url in largest)
    return [
        Figure("first load of the bundled data to usable map, cold cache", str(usable)),
        Figure("bytes beside Plotly's own, compressed", f"{beside:.0f} kB ({named}); Plotly {plotly / 1000:.0f} kB"),
    ]


def postgresql(size: int) -> list[Figure]:
    """What a server on PostgreSQL answers."""
    sys.path.insert(0, str(ROOT / "tests"))
    from conftest import running_postgresql  # noqa: PLC0415  # the tests' own throw-away server

    with running_postgresql() as url:
        fill(open_engine(url), size)
        with furat(url) as (address, _):
            return server_figures(address, f"PostgreSQL, {size:,} incidents")


def attempted(name: str, work: Callable[[], T], figures: list[Figure]) -> T | None:
    """What the work gives, or a line that says what could not be measured."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001  # a missing program or a browser that gives up: the rest still counts
        figures.append(Figure(name, f"not measured: {type(error).__name__}: {str(error).splitlines()[0][:150]}"))
        return None


def faster(slow: Times, quick: Times) -> str:
    """How many times less one takes than the other."""
    ratio = f"{slow.median / quick.median:.1f} times"
    if not slow.processor or not quick.processor:
        return ratio
    return f"{ratio}; by processor time {slow.processor / quick.processor:.1f}"


def main() -> int:
    """Measure and write; exit status 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmarks.md")
    parser.add_argument("--only", default="ours,first,plain,deck,postgresql", help="what to measure")
    parser.add_argument("--folder", type=Path, help="keep the databases here and use those of an earlier run")
    asked_for = parser.parse_args()
    sizes, wanted = [int(size) for size in asked_for.sizes.split(",")], asked_for.only.split(",")
    with ExitStack() as stack:
        made = stack.enter_context(tempfile.TemporaryDirectory(prefix="furat-bench-"))
        folder = asked_for.folder or Path(made)
        browser = stack.enter_context(chromium())
        figures: list[Figure] = []
        for _ in parts(browser, folder, sizes, wanted, figures):
            write(asked_for.out, figures)  # what is measured stays measured, whatever happens to the rest
    return 0


def parts(browser: Browser, folder: Path, sizes: list[int], wanted: list[str], figures: list[Figure]) -> Iterator[None]:
    """Measure one part after the other, each into `figures`; yields after each."""
    brushes = {}
    for size in sizes:
        brushes[size] = ours(browser, folder, size, figures)
        yield
    small, large = brushes[min(sizes)], brushes[max(sizes)]
    figures.append(Figure(f"growth from {min(sizes):,} to {max(sizes):,}", faster(large, small)))
    if "first" in wanted:
        figures += first_load(browser, folder)
        yield
    if "deck" in wanted:
        compared = brushes.get(100_000, large)
        against("deck.gl filtering 100,000 points", functools.partial(deck, browser, folder), compared, figures)
        yield
    for size in sizes[1:] if "plain" in wanted else ():
        name = f"the plain Dash way, {size:,} incidents"
        with launched(browser.browser_type) as another:  # it may run out of memory
            against(name, functools.partial(plain, another, folder, size), brushes[size], figures)
        yield
    if "postgresql" in wanted:
        figures += attempted("PostgreSQL", functools.partial(postgresql, max(sizes)), figures) or []
        yield


def against(name: str, work: Callable[[], Times], ours: Times, figures: list[Figure]) -> None:
    """Measure another way of doing it, and how many times faster ours is."""
    times = attempted(name, work, figures)
    if times:
        figures.append(Figure(name, str(times)))
        figures.append(Figure("— ours is faster by", faster(times, ours)))


if __name__ == "__main__":
    sys.exit(main())
