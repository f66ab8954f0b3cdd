"""The real server on a loopback port, Debian's Chromium, and what it must not do behind the page."""

import re
import threading
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright
from werkzeug.serving import make_server

from dashboard.app import create_app
from geodata.settings import Settings

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip
READY = "() => window.furat?.state?.ready && furat.state.settled()"


@contextmanager
def browsing():
    """A browser with one cache for all its pages, so that Plotly is loaded once."""
    expect.set_options(timeout=45_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context()
        # Not a first visit: the hints would lie over what a test clicks on.
        context.add_init_script("try { localStorage.setItem('furat-hints', 'seen') } catch {}")
        yield context
        browser.close()


@contextmanager
def serving(url):
    """Serve the dashboard on a database; yields its address."""
    app = create_app(Settings(DATABASE_URL=url)).server
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        app.extensions["engine"].dispose()


class Visitor:
    """A page that remembers everything that must not happen."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.wrong: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(f"script error: {error}"))
        page.on("console", lambda said: said.type == "error" and self.wrong.append(f"console: {said.text}"))
        page.on("request", self._asked)

    def _asked(self, request):
        """Foreign hosts are blocked by the browser's flags; that one was asked for is a failure all the same."""
        if not request.url.startswith((self.site, "blob:", "data:")):
            self.wrong.append(f"request to a foreign host: {request.url}")

    def open(self, path="/"):
        """Open the map and wait until it stands."""
        self.page.goto(self.site + path)
        self.settle()
        return self

    def settle(self):
        """Wait until no frame is being drawn."""
        self.page.wait_for_function(READY, timeout=120_000)

    def state(self, expression):
        return self.page.evaluate(f"() => furat.state.{expression}")

    def marks(self):
        """What is drawn: (longitude, latitude, diameter, colour) of every circle of the marks."""
        return self.page.evaluate("() => furat.marks.all()")

    def cells(self):
        """How many cells have each colour."""
        return self.page.evaluate(
            "() => furat.ground.looks().map(({fill}) => fill).reduce((n, z) => ({...n, [z]: (n[z] || 0) + 1}), {})"
        )

    def listed(self):
        return self.page.locator("#list .item").count()

    def found(self):
        """The numbers in «the 3 of 3 shown»."""
        return [int(n) for n in re.findall(r"\d+", self.page.locator("#shown").inner_text())]


def point_of(visitor, lon, lat):
    """Where in the window the map draws a point of the earth."""
    return visitor.page.evaluate(
        "([lon, lat]) => { const map = furat.maplibre.map(), box = map.getContainer().getBoundingClientRect();"
        " const {x, y} = map.project([lon, lat]); return [box.left + x, box.top + y] }",
        [lon, lat],
    )


def click_at(visitor, lon, lat):
    """Click a point of the earth on the map."""
    visitor.page.mouse.click(*point_of(visitor, lon, lat))
