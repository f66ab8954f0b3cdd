"""Make the pictures under docs/pictures/ from the bundled data: `make screenshots`.

`scripts/screenshots.py --folder FOLDER [NAME.png ...]` puts them elsewhere, as `.ci/run` does, or makes some only.

Fills a database of its own with the bundled articles and control history, serves it on a free loopback port, and
photographs it with Debian's Chromium.
"""

import argparse
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tqdm import tqdm
from werkzeug.serving import make_server

from dashboard.app import create_app
from geodata.control.history import history
from geodata.pipeline import ingest
from geodata.reading.files import read_path
from geodata.settings import Settings
from geodata.store import claims
from geodata.store.engine import open_engine, writing
from geodata.store.upgrade import upgrade
from geodata.tables import DATA

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic"]
PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
READY = "() => window.furat?.state?.ready && furat.state.settled()"
JULY_2014 = "from=2014-06-01&to=2014-07-31"

# Each: file name, address, then width and height of the window in pixels.
VIEWS = [
    ("map-ar.png", f"/?{JULY_2014}&lang=ar", 1440, 900),
    ("map-en.png", f"/?{JULY_2014}&lang=en", 1440, 900),
    ("place-ar.png", f"/?{JULY_2014}&place=iq-mosul&lang=ar", 1440, 900),
    ("december-2016-en.png", "/?from=2016-12-01&to=2016-12-31&lang=en", 1440, 900),
    ("october-2019-ar.png", "/?from=2019-10-01&to=2019-10-31&lang=ar", 1440, 900),
    ("december-2024-en.png", "/?from=2024-12-01&to=2024-12-31&lang=en", 1440, 900),
    ("compare-en.png", f"/?{JULY_2014}&compare=1&lang=en", 1440, 900),
    ("dossier-ar.png", "/?from=2012-01-01&to=2012-01-31&place=sy-raqqa&lang=ar", 1440, 900),
    ("phone-ar.png", f"/?{JULY_2014}&lang=ar", 360, 780),
]


@contextmanager
def bundled_site() -> Iterator[str]:
    """Serve the bundled data; yields the address."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/furat.sqlite"
        engine = open_engine(url)
        upgrade(engine)
        print(ingest(read_path(DATA / "articles"), engine, progress=tqdm))
        with writing(engine) as connection:
            claims.add(connection, history())
        engine.dispose()
        server = make_server("127.0.0.1", 0, create_app(Settings(DATABASE_URL=url)).server, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def photograph(browser: Browser, site: str, view: tuple[str, str, int, int], folder: Path) -> None:
    """Take one picture, once the map stands still."""
    name, address, width, height = view
    page = browser.new_page(viewport={"width": width, "height": height})
    page.add_init_script("localStorage.setItem('furat-hints', 'seen')")  # not a first visit
    page.goto(site + address)
    page.wait_for_function(READY, timeout=120_000)
    page.wait_for_load_state("networkidle")
    # MapLibre fades its names in; the picture waits until two looks at the map are the same.
    before = b""
    while (now := page.screenshot()) != before:
        before = now
    (folder / name).write_bytes(now)
    page.close()


def main() -> int:
    """Take every picture, or those whose file names are given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=PICTURES)
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    wanted = [view for view in VIEWS if not asked.names or view[0] in asked.names]
    with bundled_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for view in tqdm(wanted):
            photograph(browser, site, view, asked.folder)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
