"""Drives Debian's Chromium for `benchmarks/map.py` and takes the times inside the page."""

import os
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Error, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
READY = "() => window.furat?.state?.ready && furat.state.settled() && furat.maplibre.map().loaded()"

# `began` is the moment at which the page's own handler hears of the move. A frame is painted when the page has drawn
# it, a pixel of the map and of each canvas can be read (which waits for whoever draws them) and the browser, after
# that, has come to ask for the next frame twice.
METER = """() => {
  const frame = () => new Promise(done => requestAnimationFrame(done));
  const next = () => new Promise(done => setTimeout(done, 4));
  const rendered = async map => {
    const gl = map.painter.context.gl;
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    for (const each of document.querySelectorAll(".stage > canvas")) each.getContext("2d").getImageData(0, 0, 1, 1);
    await frame();
    await frame();
    return performance.now();
  };
  window.meter = {
    furat(began) {
      const drawn = furat.state.drawn;
      return (async () => {
        const at = await began;
        while (furat.state.drawn === drawn) await next();
        return await rendered(furat.maplibre.map()) - at;
      })();
    },
    move() {
      return meter.furat(new Promise(done => document.querySelector(".plot").addEventListener(
        "pointermove", () => done(performance.now()), {once: true, capture: true})));
    },
    async play(seconds) {
      const began = performance.now(), drawn = furat.state.drawn;
      let asked = 0, last = furat.state.view.to;
      document.querySelector("#play").click();
      while (performance.now() - began < 1000 * seconds) {
        await frame();
        if (furat.state.view.to !== last) { asked++; last = furat.state.view.to; }
      }
      const took = (performance.now() - began) / 1000, rate = (furat.state.drawn - drawn) / took;
      document.querySelector("#play").click();
      while (!furat.state.settled()) await next();  // the frame under way at the end is one, too
      return {rate, asked, shown: furat.state.drawn - drawn};
    },
    async filter() {
      const at = performance.now(), shown = document.querySelector("#shown").textContent;
      document.querySelector("#types input").click();
      while (document.querySelector("#shown").textContent === shown) await next();
      return await rendered(furat.maplibre.map()) - at;
    },
    async plain(value) {
      const graph = document.querySelector(".js-plotly-plot"), map = graph._fullLayout.map._subplot.map;
      const began = performance.now(), before = graph.calcdata;  // made anew whenever Plotly draws
      dash_clientside.set_props("window", {value});
      while (graph.calcdata === before || !map.loaded()) await next();
      return await rendered(map) - began;
    },
  };
}"""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of some like measurements, and the processor time of one by all of the browser's processes."""

    all: tuple[float, ...]
    processor: float | None = None
    said: str = ""  # why there are fewer than wanted

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.all)

    @property
    def p95(self) -> float:
        """What 95 of 100 do not exceed."""
        return sorted(self.all)[min(len(self.all) - 1, int(len(self.all) * 0.95))]

    def __str__(self) -> str:
        spent = "" if self.processor is None else f"; processor {self.processor:.0f} ms"
        return f"{self.median:.0f} ms, p95 {self.p95:.0f} ms{spent}{self.said}"


def measured(work: Callable[[int], float], count: int) -> Times:
    """Do something some times; it returns its milliseconds. A page that gives up later than the first time ends it."""
    before, times, said = spent(), [], ""
    for number in range(count):
        try:
            times.append(work(number))
        except Error as error:  # at a million marks the tab of the plain way runs out of memory
            if not times:
                raise
            said = f"; at {number + 1}: {str(error).splitlines()[0]}"
            break
    return Times(tuple(times), (spent() - before) / len(times), said)


def spent() -> float:
    """Milliseconds of processor time of every process that this one started.

    Unlike time on the clock, it does not grow when other programs take their turns.
    """
    parents: dict[int, int] = {}
    used: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text(encoding="utf-8", errors="replace").rpartition(") ")[2].split()
        except OSError:  # it ended meanwhile
            continue
        parents[int(entry.parent.name)] = int(fields[1])
        used[int(entry.parent.name)] = int(fields[11]) + int(fields[12])
    ours = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return 1000 * sum(used[pid] for pid in ours) / os.sysconf("SC_CLK_TCK")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser with the software renderer."""
    with sync_playwright() as playwright, launched(playwright.chromium) as browser:
        yield browser


@contextmanager
def launched(kind: BrowserType) -> Iterator[Browser]:
    """One more browser of its own processes: what it does to itself does not touch the other."""
    browser = kind.launch(executable_path=CHROMIUM, args=FLAGS)
    yield browser
    browser.close()


def opened(browser: Browser, address: str, ready: str = READY, seconds: float = 180) -> Page:
    """A new page with an empty cache, ready to be measured."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(address)
    page.wait_for_function(ready, timeout=1000 * seconds)
    page.evaluate(METER)
    return page


def brush(page: Page, moves: int = 40) -> Times:
    """Drag the window's end by the mouse over the middle of the axis; one time for each move."""
    axis = page.locator(".plot").bounding_box()
    grip = page.locator(".end-to").bounding_box()
    assert axis  # noqa: S101  # both stand on the page
    assert grip  # noqa: S101
    y = grip["y"] + grip["height"] / 2
    page.mouse.move(grip["x"] + grip["width"] / 2, y)
    page.mouse.down()
    page.mouse.move(axis["x"] + axis["width"] * 0.4, y)
    page.wait_for_function(READY)

    def move(step: int) -> float:
        page.evaluate("() => { window.measured = meter.move() }")
        page.mouse.move(axis["x"] + axis["width"] * (0.4 + 0.3 * (step + 1) / moves), y)
        return float(page.evaluate("() => window.measured"))

    times = measured(move, moves)
    page.mouse.up()
    page.wait_for_function(READY)
    return times


def bytes_received(browser: Browser, address: str) -> tuple[float, dict[str, int]]:
    """Milliseconds from an empty cache to the usable map, and the bytes over the wire by address."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    wire.on("Network.responseReceived", lambda said: names.update({said["requestId"]: said["response"]["url"]}))
    wire.on(
        "Network.loadingFinished",
        lambda said: sizes.update({names.get(said["requestId"], "?"): int(said["encodedDataLength"])}),
    )
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.furat?.state?.ready && furat.state.drawn > 0", polling=10)
    usable = page.evaluate("() => performance.now()")
    page.wait_for_load_state("networkidle")
    page.context.close()
    return usable, sizes
