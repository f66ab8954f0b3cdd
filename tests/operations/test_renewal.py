"""What is made from the store: once for everybody, anew when it changed, and the old one while there is no new one."""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, Event, Thread

import pytest
from test_faults import about

from dashboard.app import create_app
from dashboard.renewal import Kept
from dashboard.warming import LATER, warm
from geodata.settings import Settings
from geodata.store.engine import open_engine
from geodata.store.upgrade import upgrade

GZIP = {"Accept-Encoding": "gzip"}


class Workshop:
    """Makes numbered values of a store whose state the test sets, and can be held up or broken."""

    def __init__(self):
        self.state, self.made, self.broken, self.may_go_on = 1, 0, False, Event()
        self.may_go_on.set()
        self.kept = Kept(lambda: self.state, self._make)

    def _make(self):
        assert self.may_go_on.wait(30)
        if self.broken:
            raise OSError("no space left")
        self.made += 1
        return self.made


def test_ten_visitors_at_once_cost_one_making():
    workshop, together = Workshop(), Barrier(10)

    def visit(_):
        together.wait()
        return workshop.kept.get()

    with ThreadPoolExecutor(10) as visitors:
        assert list(visitors.map(visit, range(10))) == [1] * 10
    assert workshop.made == 1


def test_the_old_value_is_given_while_the_new_one_is_made(monkeypatch):
    monkeypatch.setattr("dashboard.renewal.PATIENCE", 0.01)
    workshop = Workshop()
    assert workshop.kept.get() == 1
    workshop.may_go_on.clear()
    workshop.state = 2
    assert [workshop.kept.get() for _ in range(3)] == [1, 1, 1]
    workshop.may_go_on.set()
    assert workshop.kept.fresh() == 2
    assert workshop.kept.get() == 2


def test_a_value_that_cannot_be_renewed_stays_until_it_can(caplog):
    workshop = Workshop()
    assert workshop.kept.get() == 1
    workshop.state, workshop.broken = 2, True
    assert workshop.kept.get() == 1
    assert "could not be renewed: no space left" in caplog.text
    workshop.broken = False
    assert workshop.kept.get() == 2


def test_a_first_value_that_cannot_be_made_is_an_error_and_is_tried_again():
    workshop = Workshop()
    workshop.broken = True
    with pytest.raises(OSError, match="no space left"):
        workshop.kept.get()
    workshop.broken = False
    assert workshop.kept.get() == 1


@pytest.fixture
def app(tmp_path):
    """The app on a database without tables, as where the server is started before the release process has run."""
    made = create_app(Settings(DATABASE_URL=f"sqlite:///{tmp_path / 'store.sqlite'}"))
    yield made
    made.server.extensions["engine"].dispose()


def test_a_server_started_before_its_tables_is_right_once_they_are_there(app, caplog):
    warm(app)
    assert "not ready yet: /data/control.json, /data/incidents" in caplog.text
    client = app.server.test_client()
    assert client.get("/data/incidents").status_code == about(client).status_code == 503
    engine = open_engine(app.server.extensions["engine"].url.render_as_string())
    upgrade(engine)
    engine.dispose()
    assert client.get("/data/incidents").status_code == about(client).status_code == 200


def test_a_process_forked_while_the_first_value_is_made_makes_its_own():
    parent, begun, over = os.getpid(), Event(), Event()

    def make():
        begun.set()
        return 7 if os.getpid() != parent else over.wait()

    kept = Kept(lambda: "same", make)
    Thread(target=kept.fresh, daemon=True).start()
    begun.wait()
    child = os.fork()
    if child == 0:  # without `_forget` it would wait for the thread of its parent
        with suppress(Exception):
            os._exit(kept.get())
        os._exit(1)
    exit_code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    over.set()
    assert exit_code == 7


def test_files_are_packed_once_and_kept_by_the_browser_for_good(app):
    client = app.server.test_client()
    for path in (f"/_dash-component-suites/{LATER[0]}", "/assets/furat.css"):
        with client.get(path, headers=GZIP) as first, client.get(path, headers=GZIP) as again:
            assert first.data == again.data
            assert first.headers["Content-Encoding"] == again.headers["Content-Encoding"] == "gzip"
            assert first.headers["ETag"] == again.headers["ETag"]
            assert again.headers["Cache-Control"] == "no-cache"
            assert again.headers["X-Content-Type-Options"] == "nosniff"
        held = client.get(path, headers=GZIP | {"If-None-Match": again.headers["ETag"]})
        assert (held.status_code, held.data) == (304, b"")
    changed = again.headers["ETag"].strip('"').partition("-")[0]
    named = client.get(f"/assets/furat.css?m={changed}", headers=GZIP)
    assert "immutable" in named.headers["Cache-Control"]
    old = client.get("/assets/furat.css?m=1.0", headers=GZIP)
    assert old.headers["Cache-Control"] == "no-cache"


def test_whoever_sends_a_cookie_is_not_answered_from_what_is_kept_for_all(app):
    client = app.server.test_client(use_cookies=False)  # else it sends its own in place of ours
    kept = client.get("/_dash-layout", headers=GZIP)
    assert kept.headers["ETag"]
    assert "ETag" not in client.get("/_dash-layout", headers=GZIP | {"Cookie": "a=b"}).headers
