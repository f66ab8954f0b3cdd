"""Filters, their counts, search and the clock's axis in a real browser; counts are checked against the database."""

import re

import pytest
from dashboard_sample import EVENTS
from dashboard_visitor import point_of
from playwright.sync_api import expect
from sqlalchemy import func, select

from dashboard.figures.palette import slug
from geodata.language.normalise import fold
from geodata.places.gazetteer import curated
from geodata.store.engine import open_engine
from geodata.store.schema import incident

pytestmark = pytest.mark.timeout(400)
DATED = sum(event[3] is not None for event in EVENTS)
STATE = {
    "types": incident.c.event_type, "grades": incident.c.grade, "governorates": incident.c.adm1,
    "country": incident.c.country,
}  # fmt: skip


@pytest.fixture(scope="session")
def counted(database):
    """How many incidents that are drawn the database has for each value of a column, under conditions."""
    engine = open_engine(database)

    def count(column, *conditions):
        drawn = (incident.c.date_from >= "2011-01-01", *conditions)
        query = select(column, func.count()).where(*drawn).group_by(column)
        with engine.connect() as connection:
            return {slug(value): number for value, number in connection.execute(query) if value}

    yield count
    engine.dispose()


def opened(visitor, path="/?lang=en"):
    """Open the map with its filters unfolded and counted."""
    visitor.open(path)
    visitor.page.locator("#filters > summary").click()
    visitor.page.wait_for_function("() => document.querySelector('#types .many')?.textContent")
    return visitor


def facet(visitor, part):
    """The numbers beside the choices of a filter, as they stand on the page; those without any left out."""
    visitor.settle()
    rows = visitor.page.evaluate(
        "part => [...document.querySelectorAll(`#narrow input[name=${part}]`)]"
        ".map(box => [box.value, box.closest('label').querySelector('.many').textContent])",
        part,
    )
    return {slug(value): int(many.replace(",", "")) for value, many in rows if value and many not in {"", "0"}}


def tick(visitor, part, value):
    """Click a choice."""
    visitor.page.locator(f"#narrow input[name={part}][value='{value}']").click()
    visitor.settle()


def test_the_numbers_beside_the_choices_are_those_of_the_database(visit, counted):
    visitor = opened(visit())
    for part, column in STATE.items():
        assert facet(visitor, part) == counted(column), part
    assert facet(visitor, "subtypes") == counted(incident.c.sub_event_type)
    deadly = {n: sum(counted(incident.c.id, incident.c.fatalities_min >= n).values()) for n in (1, 5, 10)}
    assert {n: facet(visitor, "deaths")[str(n)] for n in deadly} == deadly


def test_the_numbers_follow_the_other_filters_and_the_window_and_not_their_own(visit, counted):
    visitor = opened(visit(), "/?lang=en&country=SY&from=2014-01-01&to=2016-12-31")
    window = (incident.c.date_from <= "2016-12-31", incident.c.date_to >= "2014-01-01")
    syria = incident.c.country == "SY"
    assert facet(visitor, "types") == counted(incident.c.event_type, syria, *window)
    assert facet(visitor, "country") == counted(incident.c.country, *window)
    tick(visitor, "types", "battles")
    battles = incident.c.event_type == "Battles"
    assert facet(visitor, "types") == counted(incident.c.event_type, syria, *window), "a filter must not count itself"
    assert facet(visitor, "governorates") == counted(incident.c.adm1, syria, battles, *window)
    assert visitor.found()[1] == sum(counted(incident.c.id, syria, battles, *window).values())


def test_a_sub_type_narrows_its_type_and_all_of_them_are_the_type(visit, counted):
    visitor = opened(visit(), "/?lang=en&subtypes=armed-clash")
    assert visitor.found()[1] == counted(incident.c.sub_event_type)["armed-clash"]
    tick(visitor, "subtypes", "armed-clash")
    assert visitor.found()[1] == DATED
    tick(visitor, "subtypes", "armed-clash")  # stays unfolded; the only sub-type of battles that there is
    assert "types=battles" in visitor.page.url
    assert visitor.found()[1] == counted(incident.c.event_type)["battles"]


def test_exact_deaths_grade_and_district_narrow_as_the_database_says(visit, counted):
    visitor = opened(visit())
    every = incident.c.id
    cases = {
        "exact=place": [incident.c.geo_precision == 1],
        "exact=place,day": [incident.c.geo_precision == 1, incident.c.date_precision == 1],
        "deaths=12": [incident.c.fatalities_min >= 12],
        "grades=weak&deaths=3": [incident.c.grade == "weak", incident.c.fatalities_min >= 3],
        "governorates=nineveh": [incident.c.adm1 == "Nineveh"],
        "drawn=36,36,37.5,37": [incident.c.place_id == "sy-aleppo"],
        "drawn=42,36;44,36;43,37": [incident.c.place_id == "iq-mosul"],
        "drawn=nothing": [],
    }
    for asked, conditions in cases.items():
        visitor.open(f"/?lang=en&{asked}")
        assert visitor.found()[1] == sum(counted(every, *conditions).values()), asked
        exported = visitor.page.request.get(f"{visitor.site}/data/view.json?{asked}").json()["incidents"]
        assert exported == visitor.found()[1], asked


def test_clear_all_takes_every_filter_away(visit):
    visitor = opened(visit(), "/?lang=en&types=battles&country=SY&deaths=1")
    expect(visitor.page.locator("#filter-count")).to_have_text("3")
    visitor.page.locator("#filters-clear").click()
    visitor.settle()
    assert visitor.found() == [DATED, DATED]
    visitor.page.go_back()
    expect(visitor.page.locator("#filter-count")).to_have_text("3")


def test_a_search_finds_incidents_by_folded_words_and_stands_in_the_address(visit):
    visitor = visit().open("/?lang=ar")
    field = visitor.page.locator("#search-field")
    field.fill("المُوصل طائرات")  # Mosul, aircraft: with a vowel sign
    field.press("Enter")
    visitor.page.wait_for_function("() => furat.state.view.text && furat.state.settled()")
    expect(visitor.page.locator("#shown")).to_contain_text("1")
    assert visitor.found() == [1, 1]
    other = visit().open(visitor.page.url.removeprefix(visitor.site))
    assert other.found() == [1, 1]
    expect(other.page.locator("#search-field")).to_have_value("المُوصل طائرات")
    other.page.locator("#search-field").fill("")
    expect(other.page.locator("#shown")).to_contain_text(str(DATED))


def test_a_search_offers_places_and_opens_one_by_the_keyboard(visit):
    visitor = visit().open("/?lang=ar")
    field = visitor.page.locator("#search-field")
    field.fill("رقه")  # Raqqa, without the article and with ha
    expect(visitor.page.locator("#offered [role=option]").nth(1)).to_contain_text("الرقة")
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    expect(visitor.page).to_have_url(re.compile("place=sy-raqqa"))


def test_a_search_on_data_that_has_changed_says_so(visit):
    visitor = visit().open("/?lang=en")
    visitor.page.evaluate("() => { furat.state.tag = 'of another file'; }")
    visitor.page.locator("#search-field").fill("Mosul")
    visitor.page.locator("#search-field").press("Enter")
    expect(visitor.page.locator("#search .failed")).to_contain_text("Reload")
    visitor.wrong = [wrong for wrong in visitor.wrong if "409" not in wrong]  # the browser's own line about the answer


def test_the_browser_folds_as_the_program_does(visit):
    visitor = visit().open("/?lang=en")
    names = sorted({name for place in curated() for name in (place.name_ar, place.name_en, *place.aliases)})
    folded = visitor.page.evaluate("names => names.map(furat.fold)", names)
    assert folded == [fold(name) for name in names]


def test_a_line_drawn_around_a_part_of_the_map_leaves_only_that(visit):
    visitor = visit(1280, 860).open("/?lang=en")  # Aleppo lies free of the buttons on the map
    visitor.page.locator("#draw-box").click()
    (left, top), (right, bottom) = point_of(visitor, 36.2, 36.9), point_of(visitor, 38.2, 35.7)
    visitor.page.mouse.move(left, top)
    visitor.page.mouse.down()
    visitor.page.mouse.move(right, bottom, steps=4)
    visitor.page.mouse.up()
    visitor.settle()
    assert visitor.found() == [1, 1]  # Aleppo
    expect(visitor.page).to_have_url(re.compile(r"drawn=36\.\d+,35\.\d+,38\.\d+,36\.\d+"))
    visitor.page.locator("#draw-none").click()
    visitor.settle()
    assert visitor.found() == [DATED, DATED]


def test_the_axis_zooms_to_weeks_and_days_and_bars_keep_their_sum(visit):
    visitor = visit().open("/?lang=en&from=2016-12-01&to=2016-12-31")
    unit = visitor.page.locator("#timeline")
    expect(unit).to_have_attribute("data-unit", "month")
    for wanted in ("week", "day"):
        while unit.get_attribute("data-unit") != wanted:
            visitor.page.locator("#axis-in").click()
    left, right = visitor.page.evaluate("() => [furat.clock.axis().left, furat.clock.axis().right]")
    bars = "furat.histogram.bars(furat.histogram.count(furat.state.data, furat.state.passes), 'day', left, right)"
    inside = visitor.page.evaluate(
        f"([left, right]) => {bars}.filter(bar => !bar.loose).reduce((sum, bar) => sum + bar.count, 0)", [left, right]
    )
    assert inside == 3, "three events of December 2016 are known to the day"
    visitor.page.locator("#axis-whole").click()
    expect(unit).to_have_attribute("data-unit", "month")


def test_the_wheel_zooms_where_the_mouse_is(visit):
    visitor = visit().open("/?lang=ar")
    box = visitor.page.locator(".plot").bounding_box()
    visitor.page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 20)
    visitor.page.mouse.wheel(0, -600)
    visitor.page.wait_for_function("() => !furat.clock.axis().whole()")
    first, last, left, right = visitor.page.evaluate(
        "() => [furat.state.data.first, furat.state.data.last, furat.clock.axis().left, furat.clock.axis().right]"
    )
    share = 0.75  # time runs from the right
    assert abs((first + share * (last - first)) - (left + share * (right - left))) < 20
    assert visitor.found() == [DATED, DATED], "zooming the axis leaves the window alone"


def test_a_step_moves_the_window_by_a_month_and_keeps_whole_months_whole(visit):
    visitor = visit().open("/?lang=en&from=2016-12-01&to=2016-12-31")
    visitor.page.locator("#step-on").click()
    visitor.page.locator("#step-on").click()
    expect(visitor.page.locator("#to")).to_have_value("2017-02-28")
    expect(visitor.page.locator("#from")).to_have_value("2017-02-01")
    visitor.page.keyboard.press(",")
    expect(visitor.page.locator("#to")).to_have_value("2017-01-31")
    visitor.page.locator("#step-unit").select_option("week")
    visitor.page.locator("#step-back").click()
    expect(visitor.page.locator("#from")).to_have_value("2016-12-25")


def test_playing_can_let_the_window_grow(visit):
    visitor = visit().open("/?lang=en&from=2014-01-01&to=2014-03-31")
    visitor.page.locator("#play-mode").select_option("growing")
    visitor.page.locator("#play").click()
    visitor.page.wait_for_function("() => furat.state.view.to > furat.columns.dayOf('2014-06-01')")
    visitor.page.locator("#play").click()
    assert visitor.page.evaluate("() => furat.columns.isoOf(furat.state.view.from)") == "2014-01-01"


def test_the_list_is_ordered_as_chosen_and_says_so_in_the_address(visit):
    visitor = visit().open("/?lang=en&order=deadliest")
    dead = visitor.page.locator("#list .dead").all_inner_texts()
    numbers = [int(re.search(r"\d+", said).group()) for said in dead]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] == 26
    visitor.page.locator("#order").select_option("oldest")
    visitor.settle()
    expect(visitor.page).to_have_url(re.compile("order=oldest"))
    assert "2014" in visitor.page.locator("#list .when").first.inner_text()


def test_what_is_pointed_at_in_the_list_is_set_off_on_the_clock_and_the_map(visit):
    visitor = visit().open("/?lang=en&from=2014-07-01&to=2014-07-31")
    visitor.page.locator("#list .item", has_text="Deir ez-Zor").hover()
    expect(visitor.page.locator(".spans .span")).to_have_count(1)
    month = visitor.page.locator(".spans .span").bounding_box()["width"]
    expect(visitor.page.locator(".rings circle")).to_have_count(1)
    visitor.page.locator("#list .item", has_text="5 July").hover()
    expect(visitor.page.locator(".spans .span")).to_have_count(1)
    assert visitor.page.locator(".spans .span").bounding_box()["width"] < month, "a month is a bar, a day a line"


def test_what_is_pointed_at_on_the_clock_is_set_off_in_the_list(visit):
    visitor = visit().open("/?lang=en")
    share = visitor.page.evaluate("() => furat.clock.axis().percent(furat.columns.dayOf('2019-10-15')) / 100")
    box = visitor.page.locator(".plot").bounding_box()
    visitor.page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] - 4)
    expect(visitor.page.locator("#list .linked")).to_have_count(1)
    expect(visitor.page.locator("#list .linked")).to_contain_text("Kirkuk")


def test_the_list_is_walked_by_the_arrow_keys(visit):
    visitor = visit().open("/?lang=en")
    items = visitor.page.locator("#list .item")
    items.first.focus()
    visitor.page.keyboard.press("ArrowDown")
    expect(items.nth(1)).to_be_focused()
    visitor.page.keyboard.press("End")
    expect(items.last).to_be_focused()


def test_an_incident_shows_the_places_weighed_with_their_scores(visit):
    visitor = visit().open("/?lang=en&place=iq-mosul&from=2016-12-01&to=2016-12-31")
    expect(visitor.page.locator("#detail .card")).to_have_count(2)
    why = visitor.page.locator("#detail .card details").first
    why.locator("summary").click()
    expect(why).to_contain_text("trigger: sample")
