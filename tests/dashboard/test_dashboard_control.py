"""Areas of control in a real browser: dossiers, two days compared, shares over the years, the window playing."""

import re

import pytest
from dashboard_sample import CLAIMS, RUMOUR
from dashboard_visitor import click_at
from playwright.sync_api import expect

pytestmark = pytest.mark.timeout(300)
PLAYED = "from => furat.state.view.from > from && furat.state.settled()"


def letters(visitor):
    """The letters of holders that stand on the map."""
    return set(visitor.page.evaluate("() => furat.letters.drawn()"))


def test_a_click_on_an_area_opens_the_dossier_of_its_place(visit):
    visitor = visit().open("/?from=2015-05-01&to=2015-05-31&lang=en")
    click_at(visitor, 39.01, 35.95)  # Raqqa, where no mark stands in that month
    dossier = visitor.page.locator("#dossier")
    expect(visitor.page.locator("#detail-title")).to_have_text("Raqqa")
    expect(visitor.page).to_have_url(re.compile("place=sy-raqqa"))
    expect(dossier.locator(".change-head").first).to_contain_text("On 31 May 2015")
    expect(dossier.locator(".change-head").first).to_contain_text("ISIS")
    pieces = dossier.locator(".held-strip .piece")
    expect(pieces).to_have_count(2)
    widths = [pieces.nth(i).bounding_box() for i in range(2)]  # the newest first; time runs to the right
    assert widths[0]["x"] >= widths[1]["x"] + widths[1]["width"] - 1
    changes = dossier.locator(".changes .change")
    expect(changes).to_have_count(2)
    expect(changes.first).to_contain_text("SDF")
    expect(changes.first).to_contain_text("17 October 2017")
    expect(changes.first).to_contain_text("assessed by an editor")
    expect(changes.first.locator(".source")).to_contain_text("sample: our own summary")


def test_what_one_article_says_is_shown_as_a_proposal_with_its_sentence(visit):
    visitor = visit().open("/?from=2015-05-01&to=2015-05-31&place=sy-raqqa&lang=en")
    proposal = visitor.page.locator("#dossier .proposals .change")
    expect(proposal).to_have_count(1)
    expect(proposal.locator(".evidence mark")).to_have_text(RUMOUR)
    expect(proposal.locator(".why")).to_contain_text("Only a proposal")
    expect(visitor.page.locator("#dossier .changes")).not_to_contain_text(RUMOUR)
    assert "Peshmerga" not in visitor.page.locator("#legend").inner_text()


def test_a_dossier_leads_to_all_incidents_of_its_place(visit):
    visitor = visit().open("/?from=2012-05-01&to=2012-05-31&place=sy-raqqa&lang=en")
    expect(visitor.page.locator("#detail .card")).to_have_count(0)
    visitor.page.locator("#here a").click()
    expect(visitor.page.locator("#detail .card")).to_have_count(2)
    visitor.settle()
    assert visitor.found() == [8, 8]


def test_a_mark_opens_the_dossier_above_its_incidents(visit):
    visitor = visit().open("/?from=2016-12-01&to=2016-12-31&place=iq-mosul")
    expect(visitor.page.locator("#detail .card")).to_have_count(2)
    expect(visitor.page.locator("#dossier .change-head").first).to_contain_text("تنظيم الدولة")
    assert not visitor.page.locator("#dossier .changes").evaluate("details => details.open")
    visitor.page.locator("#detail-back").click()
    expect(visitor.page.locator("#dossier")).to_be_hidden()


def test_two_days_are_compared_on_the_map_and_as_a_table(visit):
    visitor = visit().open("/?from=2016-12-01&to=2018-01-01&lang=en")
    plain = visitor.cells()
    visitor.page.get_by_role("button", name="Gained and lost").click()
    visitor.settle()
    rows = visitor.page.locator(".difference tbody tr")
    expect(visitor.page.locator(".difference tbody tr[data-holder='SDF'] td").first).to_contain_text("Raqqa")
    expect(visitor.page.locator(".difference tbody tr[data-holder='ISIS'] td").last).to_contain_text("places")
    expect(rows.filter(has_text="SDF").locator("td").first).to_contain_text(re.compile(r"^\d+ places, [\d,]+ km²"))
    assert visitor.cells() != plain
    assert "compare=1" in visitor.page.url
    assert "SDF" in visitor.page.locator("#legend").inner_text()
    assert "S" in letters(visitor)
    again = visit().open(visitor.page.url.removeprefix(visitor.site))
    expect(again.page.locator(".difference tbody tr")).to_have_count(rows.count())
    assert again.cells() == visitor.cells()
    again.page.get_by_role("button", name="Gained and lost").click()
    again.settle()
    assert again.cells() == plain
    expect(again.page.locator("#list-panel")).to_be_visible()


def test_days_between_which_nothing_changed_say_so(visit):
    visitor = visit().open("/?from=2015-05-01&to=2015-05-31&compare=1&lang=en")
    expect(visitor.page.locator("#compare-panel")).to_contain_text("No place changed hands")


def test_letters_stand_on_the_areas_for_whoever_sees_no_colours(visit):
    visitor = visit().open("/?from=2015-01-01&to=2015-12-31")
    assert {"I", "G"} <= letters(visitor)
    later = visit().open("/?from=2018-01-01&to=2018-12-31")
    assert "S" in letters(later)
    assert "I" not in letters(later)


def test_the_strip_under_the_histogram_shows_the_shares_over_the_years(visit):
    visitor = visit().open("/?from=2015-01-01&to=2015-12-31&lang=en")
    strip = visitor.page.locator("#shares")
    holders = {holder for *_, given, _, _ in CLAIMS for holder in given}
    drawn = strip.locator("path").evaluate_all("paths => paths.map(path => path.dataset.holder)")
    assert set(drawn) == holders
    assert "December 2015: ISIS 67%" in strip.get_attribute("aria-label")
    box = strip.bounding_box()
    visitor.page.mouse.move(box["x"] + box["width"] - 3, box["y"] + 8)
    expect(strip.locator(".said")).to_contain_text("SDF 33%")
    visitor.page.locator("#filters summary").click()
    visitor.page.locator("#country label", has_text="Iraq").click()
    expect(strip).to_have_attribute("aria-label", re.compile("December 2015: ISIS 100%"))


def test_the_window_plays_and_pauses(visit):
    visitor = visit().open("/?from=2013-12-01&to=2013-12-31&lang=en")
    page = visitor.page
    before, cells = visitor.state("view.from"), visitor.cells()
    page.locator("#speed").select_option("365")
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_attribute("aria-pressed", "true")
    page.wait_for_function(PLAYED, arg=before + 60, timeout=120_000)
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_attribute("aria-pressed", "false")
    visitor.settle()
    view = visitor.state("view")
    assert view["to"] - view["from"] == 30
    assert visitor.cells() != cells
    expect(page).to_have_url(re.compile(f"from={page.evaluate('() => furat.columns.isoOf(furat.state.view.from)')}"))


def test_play_stops_at_the_end_of_the_axis(visit):
    visitor = visit().open("/?from=2021-01-01&to=2021-02-25&lang=en")
    visitor.page.locator("#speed").select_option("30")
    visitor.page.locator("#play").click()
    expect(visitor.page.locator("#play")).to_have_attribute("aria-pressed", "false")
    visitor.settle()
    expect(visitor.page.locator("#to")).to_have_value("2021-02-28")


def test_what_happened_before_the_axis_is_counted_and_not_drawn(visit):
    visitor = visit().open("/?lang=en")
    assert visitor.page.locator(".tick").first.inner_text() == "2011"
    expect(visitor.page.locator("#not-drawn")).to_contain_text("Before 1 January 2011, not drawn: 1")


def test_a_folded_legend_stays_folded(visit):
    visitor = visit().open("/?from=2015-01-01&to=2015-12-31&lang=en")
    visitor.page.locator("#legend summary").click()
    again = visit().open("/?from=2015-01-01&to=2015-12-31&lang=en")
    assert not again.page.locator("#legend details").evaluate("details => details.open")
    again.page.locator("#legend summary").click()
    third = visit().open("/?from=2015-01-01&to=2015-12-31&lang=en")
    assert third.page.locator("#legend details").evaluate("details => details.open")


def test_a_dossier_leads_to_that_of_its_governorate_which_counts_the_places_in_it(visit):
    visitor = visit().open("/?from=2015-05-01&to=2015-05-31&place=sy-raqqa&lang=en")
    visitor.page.locator("#dossier .way").click()
    expect(visitor.page).to_have_url(re.compile("place=sy-raqqa-governorate"))
    expect(visitor.page.locator("#detail-title")).to_have_text("Raqqa")
    expect(visitor.page.locator("#dossier .inside-area li")).to_have_count(1)
    expect(visitor.page.locator("#dossier .inside-area li")).to_contain_text("ISIS")
    expect(visitor.page.locator("#dossier .inside-area li")).to_contain_text("places: 1")
    again = visit().open("/?from=2015-05-01&to=2015-05-31&place=sy-raqqa-governorate&lang=ar")
    expect(again.page.locator("#detail-title")).to_have_text("الرقة")  # Raqqa
