"""The real server on a loopback port over a real SQLite file, and a visitor to look at it."""

import pytest
from dashboard_sample import fill
from dashboard_visitor import Visitor, serving

from dashboard.app import create_app
from geodata.settings import Settings
from geodata.store.engine import open_engine


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


@pytest.fixture(scope="session")
def served(database):
    """The app without a browser; one for all, since it makes the areas of control once."""
    app = create_app(Settings(DATABASE_URL=database)).server
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def client(served):
    """Requests without a browser."""
    return served.test_client()


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
