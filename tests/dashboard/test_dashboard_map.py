"""The map in a real browser: what a visitor does, and what must be seen then."""

import re

import pytest
from dashboard_sample import EVENTS
from dashboard_visitor import point_of
from playwright.sync_api import expect

pytestmark = pytest.mark.timeout(300)
DATED = sum(event[3] is not None for event in EVENTS)


def drag(visitor, grip, by):
    """Drag a part of the clock's window by a share of the axis, forward in time, with steps on the way."""
    page = visitor.page
    box = page.locator(grip).bounding_box()
    axis = page.locator(".plot").bounding_box()
    direction = -1 if page.evaluate("() => document.documentElement.dir") == "rtl" else 1
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + direction * by * axis["width"], y, steps=6)
    page.mouse.up()
    visitor.settle()


def click_mark(visitor, lon, lat):
    """Click where the map draws a place."""
    x, y = point_of(visitor, lon, lat)
    visitor.page.mouse.move(x - 40, y - 40)
    visitor.page.mouse.move(x, y, steps=4)
    expect(visitor.page.locator(".stage > .tooltip")).to_be_visible()
    visitor.page.mouse.click(x, y)


def test_the_first_look_shows_every_dated_incident_and_counts_the_undated(visit):
    visitor = visit().open()
    assert visitor.found() == [DATED, DATED]
    assert visitor.listed() == DATED
    assert "1" in visitor.page.locator("#not-drawn").inner_text()
    assert len(visitor.marks()) > DATED
    assert visitor.cells()


def test_dragging_either_end_or_the_window_changes_marks_list_and_areas(visit):
    visitor = visit().open("/?from=2016-12-01&to=2016-12-20")
    before = visitor.marks(), visitor.cells(), visitor.found()
    assert before[2] == [3, 3]
    drag(visitor, ".end-to", 0.4)
    after = visitor.marks(), visitor.cells(), visitor.found()
    assert after[2][1] > 3
    assert after[0] != before[0]
    assert after[1] != before[1]
    drag(visitor, ".end-from", -0.3)
    assert visitor.found()[1] > after[2][1]
    span = visitor.state("view.to - furat.state.view.from")
    from_before = visitor.state("view.from")
    drag(visitor, ".window", 0.05)
    assert visitor.state("view.to - furat.state.view.from") == span
    assert visitor.state("view.from") > from_before


def test_the_keyboard_moves_an_end_day_by_day(visit):
    visitor = visit().open("/?from=2016-12-01&to=2016-12-20&lang=en")
    visitor.page.locator(".end-to").press("ArrowRight")
    visitor.settle()
    expect(visitor.page.locator("#to")).to_have_value("2016-12-21")
    visitor.page.locator(".end-from").press("Shift+ArrowLeft")
    visitor.settle()
    expect(visitor.page.locator("#from")).to_have_value("2016-11-24")


def test_the_window_is_answered_without_the_server(visit):
    visitor = visit().open("/?from=2016-12-01&to=2016-12-20")
    asked = []
    visitor.page.on("request", lambda request: "icon.svg" in request.url or asked.append(request.url))
    drag(visitor, ".end-to", 0.3)
    assert asked == []


def test_clicking_a_mark_opens_its_incidents_with_the_sentence(visit):
    visitor = visit().open("/?from=2016-12-01&to=2016-12-31")
    click_mark(visitor, 43.13, 36.34)  # Mosul
    cards = visitor.page.locator("#detail .card")
    expect(cards).to_have_count(2)
    expect(cards.last.locator(".evidence mark")).to_have_text("أعدم التنظيم ثلاثة رجال في الموصل يوم الأحد.")
    expect(cards.last.locator(".evidence .place")).to_have_text("الموصل")
    expect(cards.last.locator(".source a").first).to_have_attribute("href", "https://example.org/report/4")
    assert "place=iq-mosul" in visitor.page.url
    visitor.page.locator("#detail-back").click()
    expect(visitor.page.locator("#list-panel")).to_be_visible()


def test_a_list_entry_opens_its_incident_and_leads_to_the_article(visit):
    visitor = visit().open("/?from=2019-10-01&to=2019-10-31")
    visitor.page.locator("#list .item").click()
    expect(visitor.page.locator("#detail .card")).to_have_count(1)
    visitor.page.locator("#detail .inside").click()
    expect(visitor.page.locator(".article-text mark").first).to_contain_text("تظاهر مئات في")


def test_a_place_known_to_a_governorate_is_a_ring_with_its_outline_and_never_a_pin(visit):
    visitor = visit().open("/?from=2014-07-01&to=2014-07-31")
    outlined = visitor.page.evaluate("() => furat.marks.outlined()")
    assert outlined == 1
    circles = [mark for mark in visitor.marks() if abs(mark[0] - 39.01) > 0.5]
    assert [colour for *_, colour in circles] == ["var(--mark-halo)", "#b3124f", "var(--mark-halo)"]  # hollow
    assert min(size for *_, size, _ in circles[:2]) >= 26
    assert all(abs(lat - 35.34) + abs(lon - 40.14) > 0.05 for lon, lat, *_ in circles), "drawn on the capital"


def test_filters_combine_and_stand_in_the_address(visit):
    visitor = visit().open()
    visitor.page.locator("#filters summary").click()
    visitor.page.locator("#types label", has_text="معارك").click()
    expect(visitor.page.locator("#shown")).to_contain_text("3")
    visitor.page.locator("#country label", has_text="سوريا").click()
    expect(visitor.page).to_have_url(re.compile("types=battles.*country=SY"))
    visitor.settle()
    assert visitor.found() == [3, 3]
    expect(visitor.page.locator("#filter-count")).to_have_text("2")


def test_the_same_address_gives_the_same_view(visit):
    visitor = visit().open()
    visitor.page.locator("#filters summary").click()
    visitor.page.locator("#types label", has_text="معارك").click()
    visitor.settle()
    drag(visitor, ".end-to", -0.3)
    visitor.page.locator("#zoom-in").click()
    expect(visitor.page).to_have_url(re.compile("zoom="))
    visitor.settle()
    seen = visitor.marks(), visitor.cells(), visitor.found(), visitor.state("view")
    other = visit().open(visitor.page.url.removeprefix(visitor.site))
    assert (other.marks(), other.cells(), other.found(), other.state("view")) == seen
    assert other.page.locator("#types label", has_text="معارك").locator("input").is_checked()  # battles


def test_back_and_forward_walk_through_the_windows(visit):
    visitor = visit().open("/?from=2014-07-01&to=2014-07-31&lang=en")
    visitor.page.get_by_role("button", name="December 2016").click()
    expect(visitor.page.locator("#from")).to_have_value("2016-12-01")
    visitor.page.go_back()
    expect(visitor.page.locator("#from")).to_have_value("2014-07-01")
    visitor.page.go_forward()
    expect(visitor.page.locator("#from")).to_have_value("2016-12-01")


def test_dates_can_be_typed_and_a_broken_one_changes_nothing(visit):
    visitor = visit().open("/?from=2014-07-01&to=2014-07-31")
    field = visitor.page.locator("#to")
    field.fill("2016-12-31")
    field.press("Enter")
    expect(visitor.page.locator("#shown")).to_contain_text("6")
    field.fill("2016-13-99")
    field.press("Tab")
    expect(field).to_have_value("2016-12-31")


def test_the_language_switches_words_and_direction_and_keeps_the_view(visit):
    visitor = visit().open("/?from=2014-07-01&to=2014-07-31")
    page = visitor.page
    assert page.evaluate("() => [document.documentElement.dir, document.documentElement.lang]") == ["rtl", "ar"]
    expect(page.locator("#list .item").first).to_contain_text("تموز 2014")
    side = page.locator(".side").bounding_box()["x"]
    page.locator("a.language").click()
    page.wait_for_url("**lang=en*")
    visitor.settle()
    assert page.evaluate("() => [document.documentElement.dir, document.documentElement.lang]") == ["ltr", "en"]
    expect(page.locator("#list .item").first).to_contain_text("July 2014")
    assert page.locator(".side").bounding_box()["x"] < side
    assert visitor.found() == [3, 3]
    assert not re.search("[\u0600-\u06ff]", page.locator("main").inner_text())


def test_the_legend_lists_only_holders_that_are_shown(visit):
    visitor = visit().open("/?from=2015-01-01&to=2015-12-31&lang=en")
    shown = visitor.page.locator("#legend").inner_text()
    assert "ISIS" in shown
    assert "SDF" not in shown
    later = visit().open("/?from=2018-01-01&to=2018-12-31&lang=en")
    assert "ISIS" not in later.page.locator("#legend").inner_text()
    assert "SDF" in later.page.locator("#legend").inner_text()


def test_an_address_full_of_nonsense_still_shows_the_map(visit):
    hostile = "/?from=2014-02-31&to=<script>&types=x,y&actors=%00&country=XX&place=../../etc&zoom=abc&lat=1e9&lang=<b>"
    visitor = visit().open(hostile)
    assert visitor.state("view.types") == []
    assert visitor.page.evaluate("() => document.documentElement.dir") == "rtl"


def test_hostile_text_stays_text(visit):
    visitor = visit().open("/?from=2014-07-05&to=2014-07-05&place=sy-raqqa")
    expect(visitor.page.locator("#detail .source").first).to_contain_text("<img src=x")
    assert visitor.page.evaluate("() => window.stolen") is None
    assert visitor.page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_sticks_out_of_the_page(visit, width, language):
    visitor = visit(width, 800).open(f"/?lang={language}")
    assert visitor.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    bar = visitor.page.locator(".bar").bounding_box()
    stage = visitor.page.locator(".stage").bounding_box()
    clock = visitor.page.locator(".clock").bounding_box()
    assert bar["y"] + bar["height"] <= stage["y"] + 1
    assert stage["y"] + stage["height"] <= clock["y"] + 1
    assert stage["height"] > 300


def test_the_map_draws_arabic_names_with_no_glyph_server(visit):
    """Pixels of the label differ when the language of the same view does: letters are drawn, and not from a server."""
    views = [
        visit(900, 700).open(f"/?from=2011-01-01&to=2011-01-02&lat=34.5&lon=36.7&zoom=8&lang={code}")
        for code in ("ar", "en")
    ]
    pictures = []
    for visitor in views:
        visitor.page.wait_for_load_state("networkidle")
        canvas = visitor.page.locator(".stage").bounding_box()
        middle = {
            "x": canvas["x"] + canvas["width"] / 2 - 60,
            "y": canvas["y"] + canvas["height"] / 2 - 60,
            "width": 120,
            "height": 120,
        }
        pictures.append(visitor.page.screenshot(clip=middle))
    assert pictures[0] != pictures[1]


def test_lost_data_is_told_in_words(chromium, site):
    page = chromium.new_page()
    page.route("**/data/incidents", lambda route: route.abort())
    page.goto(site + "/?lang=en")
    expect(page.locator("#notice")).to_contain_text("cannot be loaded")
    page.close()
