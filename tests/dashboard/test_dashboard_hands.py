"""The map by keyboard alone, by one thumb on a phone, by ear, and on paper."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.timeout(300)
FOCUSED = "() => document.activeElement.id || document.activeElement.className"


def test_the_keyboard_alone_suffices(visit):
    visitor = visit().open("/?from=2014-07-01&to=2014-07-31&lang=en")
    page = visitor.page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "main"
    page.keyboard.press("Tab")  # the map is what comes first
    expect(page.locator(".maplibregl-canvas")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page).to_have_url(re.compile("lat="))
    before = visitor.state("view.zoom")
    expect(page.locator(".cross")).to_be_visible()
    page.keyboard.press("+")
    page.wait_for_function("before => furat.state.view.zoom >= before + 0.99", arg=before)
    visitor.settle()
    page.evaluate("() => furat.frames.look({lat: 35.95, lon: 39.01, zoom: 8})")  # Raqqa under the cross
    visitor.settle()
    page.keyboard.press("Enter")
    expect(page.locator("#detail-title")).to_have_text("Raqqa")
    page.keyboard.press("Escape")
    expect(page.locator("#detail-panel")).to_be_hidden()
    first = page.locator("#list .item").nth(1)
    first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#detail-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#detail-panel")).to_be_hidden()
    expect(page.locator("#list .item").nth(1)).to_be_focused()
    page.locator("#filters > summary").focus()
    page.keyboard.press("Enter")
    page.locator("#narrow input[type=checkbox]:visible").first.focus()
    page.keyboard.press("Space")
    expect(page.locator("#filter-count")).to_have_text("1")
    page.locator("#filters > summary").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#filters > summary")).to_be_focused()
    expect(page.locator("#narrow")).to_be_hidden()
    page.locator("#choices-open").press("Enter")
    expect(page.locator("#choices")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#choices-open")).to_be_focused()


def test_what_changed_is_said_and_list_and_legend_can_be_read(visit):
    visitor = visit().open("/?from=2014-07-01&to=2014-07-31&lang=en")
    page = visitor.page
    page.locator("#presets .preset").first.click()
    expect(page.locator("#said")).to_contain_text(re.compile(r"Incidents: \d+ of \d+ shown. Control on"))
    expect(page.get_by_role("list").filter(has_text="Raqqa").get_by_role("listitem").first).to_be_visible()
    legend = page.get_by_role("group", name="Legend")
    expect(legend.get_by_role("listitem").filter(has_text="Syrian government")).to_be_visible()
    expect(legend.locator(".swatch").first).to_have_attribute("aria-hidden", "true")
    expect(page.get_by_role("slider", name="Window begins")).to_have_attribute("aria-valuetext", "1 January 2011")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_phone_has_a_sheet_within_reach_of_the_thumb(visit, language):
    visitor = visit(360, 780)
    visitor.page.emulate_media(reduced_motion="reduce")  # the sheet stands at once where it is going
    visitor.open(f"/?from=2014-07-01&to=2014-07-31&lang={language}")
    page, handle = visitor.page, visitor.page.locator("#sheet-handle")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("() => document.documentElement.scrollHeight <= innerHeight + 1")
    low = page.locator(".side").bounding_box()["y"]
    assert low > 680
    assert page.locator(".stage").bounding_box()["height"] > 300
    handle.click()
    expect(page.locator("#list .item").first).to_be_in_viewport()
    expect(handle).to_have_attribute("aria-expanded", "true")
    half = page.locator(".side").bounding_box()["y"]
    assert half < low - 200
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 120, steps=4)
    page.mouse.up()
    expect(page.locator(".side")).to_have_attribute("data-sheet", "whole")
    page.locator("#list .item").first.click()
    expect(page.locator("#detail .card").first).to_be_in_viewport()
    handle.press("Enter")
    expect(page.locator(".side")).to_have_attribute("data-sheet", "head")


def test_paper_has_map_legend_dates_and_the_whole_list(visit):
    visitor = visit(1200, 700)
    page = visitor.page
    page.emulate_media(color_scheme="dark")
    visitor.open("/?lang=en")
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("() => document.documentElement.dataset.theme") == "light"
    expect(page.locator("#printed")).to_contain_text("Incidents from 1 January 2011 to")
    expect(page.locator("#printed")).to_contain_text(visitor.site)
    for seen in (".printed-map", "#legend li >> nth=0", "#list .item >> nth=-1"):
        expect(page.locator(seen)).to_be_visible()
    for gone in (".clock", ".bar nav", ".zoom", "#filters"):
        expect(page.locator(gone)).to_be_hidden()
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(
        "() => document.querySelector('.side').scrollHeight <= document.querySelector('.side').clientHeight + 1"
    )
    page.emulate_media(media="screen", color_scheme="dark")
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    expect(page.locator(".printed-map")).to_have_count(0)
