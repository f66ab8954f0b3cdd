"""What the page says to a slow or lost server, to an empty list, to a first visit; and a reload while playing."""

import re
import threading
from contextlib import contextmanager

import pytest
from dashboard_visitor import serving
from playwright.sync_api import expect
from werkzeug.serving import make_server

from dashboard.app import create_app
from geodata.settings import Settings

pytestmark = pytest.mark.timeout(300)


@contextmanager
def serving_slowly(url, gate):
    """Serve the dashboard; while the gate is closed no callback is answered."""
    app = create_app(Settings(DATABASE_URL=url)).server
    answer = app.wsgi_app

    def slow(environ, start_response):
        if environ["PATH_INFO"] == "/_dash-update-component":
            gate.wait(120)
        return answer(environ, start_response)

    app.wsgi_app = slow
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        gate.set()
        server.shutdown()
        thread.join()
        server.server_close()
        app.extensions["engine"].dispose()


def test_a_lost_connection_says_so_and_what_to_do(chromium, database):
    page = chromium.new_page()
    with serving(database) as site:
        page.goto(f"{site}/?from=2014-07-01&to=2014-07-31&lang=en")
        page.wait_for_function("() => window.furat?.state?.ready && furat.state.settled()", timeout=120_000)
        expect(page.locator("#connection")).to_be_hidden()
    page.locator("#list .item").first.click()
    expect(page.locator("#connection")).to_contain_text("cannot be reached. Check your connection")
    expect(page.locator("#connection button")).to_have_text("Try again")
    expect(page.locator("#list .item")).to_have_count(3)  # what was there is still there
    page.close()


def test_a_slow_server_says_so_and_the_notice_goes_with_the_answer(chromium, database):
    page, gate = chromium.new_page(), threading.Event()
    with serving_slowly(database, gate) as site:
        page.goto(f"{site}/?from=2014-07-01&to=2014-07-31&lang=en")
        expect(page.locator("#connection")).to_contain_text("takes long to answer")  # before there is any page
        expect(page.locator("#connection button")).to_be_hidden()
        gate.set()
        expect(page.locator("#list .item").first).to_be_visible()
        expect(page.locator("#connection")).to_be_hidden()
        page.close()


def test_nothing_found_offers_the_ways_out(visit):
    visitor = visit().open("/?from=2013-01-01&to=2013-01-31&types=riots&lang=en")
    empty = visitor.page.locator("#list .empty")
    expect(empty).to_contain_text("Nothing in this window")
    empty.get_by_text("Show all dates").click()
    visitor.settle()
    expect(empty).to_contain_text("Nothing in this window")  # no riot at any time
    empty.get_by_text("Take the filters away").click()
    expect(visitor.page.locator("#list .item").first).to_be_visible()
    assert "types=" not in visitor.page.url


def test_the_first_visit_has_three_hints_which_can_be_dismissed(chromium, site):
    context = chromium.browser.new_context(viewport={"width": 1000, "height": 700})
    page = context.new_page()
    page.goto(f"{site}/?lang=en")
    hints = page.locator("#hints")
    expect(hints).to_contain_text("One clock")
    page.locator("#hints-next").click()
    expect(hints).to_contain_text("Press a mark")
    page.locator("#hints-next").click()
    expect(hints).to_contain_text("Filters and list")
    expect(page.locator("#hints-next")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(hints).to_be_hidden()
    page.reload()
    page.wait_for_function("() => window.furat?.state?.ready", timeout=120_000)
    expect(hints).to_be_hidden()
    page.locator("#choices-open").click()
    page.locator("#hints-again").click()
    expect(hints).to_contain_text("One clock")
    context.close()


def test_a_reload_while_playing_stands_where_the_clock_was(visit):
    visitor = visit().open("/?from=2014-07-01&to=2014-07-31&lang=en")
    page = visitor.page
    page.locator("#play").click()
    page.wait_for_url(re.compile("from=201[4-9]-(?!07-01)"))
    began = visitor.state("view.from")
    page.reload()
    visitor.settle()
    reached = visitor.state("view.from")
    assert visitor.page.evaluate("() => furat.columns.dayOf('2014-07-01')") < reached
    assert reached - began < 1000  # days: not at the end of the axis
    expect(page.locator("#play")).to_have_attribute("aria-pressed", "false")
    page.go_back()
    expect(page.locator("#from")).to_have_value("2014-07-01")
