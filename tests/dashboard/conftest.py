"""The real server on a loopback port over a real SQLite file, and Debian's Chromium to look at it."""

from pathlib import Path

import pytest
from dashboard_sample import fill
from dashboard_visitor import Visitor, serving
from playwright.sync_api import expect, sync_playwright

from dashboard.app import create_app
from geodata.settings import Settings
from geodata.store.engine import open_engine

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
    "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip
expect.set_options(timeout=45_000)


@pytest.fixture(scope="session")
def database(tmp_path_factory):
    """The address of a database with the sample in it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('db') / 'sample.sqlite'}"
    engine = open_engine(url)
    fill(engine)
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def site(database):
    with serving(database) as address:
        yield address


@pytest.fixture
def client(database):
    """Requests without a browser."""
    return create_app(Settings(DATABASE_URL=database)).server.test_client()


@pytest.fixture(scope="session")
def chromium(missing_tool):
    if not CHROMIUM.exists():
        missing_tool("Debian's chromium, which scripts/install_test_tools.sh installs")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser.new_context()  # one for all, so that Plotly is loaded once
        browser.close()


@pytest.fixture
def visit(chromium, site):
    """Open pages as a visitor; anything that went wrong behind the page fails the test."""
    visitors = []

    def visitor(width=1000, height=660):
        page = chromium.new_page()
        page.set_viewport_size({"width": width, "height": height})
        visitors.append(Visitor(page, site))
        return visitors[-1]

    yield visitor
    for each in visitors:
        each.page.close()
    assert [wrong for each in visitors for wrong in each.wrong] == []
