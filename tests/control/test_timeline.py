from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from geodata.control.contradiction import CONTEST_DAYS
from geodata.control.timeline import Change, State, counting, on_day, stated
from geodata.records import Basis, ControlClaim, ControlStatus, Place, PlaceKind

RAQQA = Place("sy-raqqa", "Raqqa", "الرقة", PlaceKind.CITY, 35.95, 39.01, "Raqqa", "SY", "Raqqa")
GOVERNORATE = Place("sy-raqqa-governorate", "Raqqa", "الرقة", PlaceKind.GOVERNORATE, 36, 38.9, "Raqqa", "SY")
DISTRICT = Place("sy-raqqa-district", "Raqqa District", "الرقة", PlaceKind.DISTRICT, 36, 38.9, "Raqqa", "SY", "Raqqa")
MOSUL = Place("iq-mosul", "Mosul", "الموصل", PlaceKind.CITY, 36.34, 43.13, "Nineveh", "IQ", "Mosul")
PLACES = {place.id: place for place in (RAQQA, GOVERNORATE, DISTRICT, MOSUL)}


def claim(place: Place, holder: str, day: date | None, **more: object) -> ControlClaim:
    status = ControlStatus.HELD if holder else ControlStatus.NONE
    given = {"basis": Basis.ASSESSED, "source": "a test", "status": status} | more
    return ControlClaim(
        place.id, place.name_en, place.lat, place.lon, place.tol_km, (holder,) if holder else (), date_from=day,
        date_precision=1, **given,
    )  # fmt: skip


def told(article: str, day: date, holder: str = "ISIS") -> ControlClaim:
    return claim(RAQQA, holder, day, basis=Basis.REPORTED, article_id=article, said="took")


def timeline(place: Place, *claims: ControlClaim) -> tuple[Change, ...]:
    return stated(claims, PLACES).timeline(place)


def test_the_latest_claim_holds():
    changes = timeline(RAQQA, claim(RAQQA, "SDF", date(2017, 10, 17)), claim(RAQQA, "ISIS", date(2014, 1, 14)))
    assert on_day(changes, date(2014, 1, 13)) is None
    assert on_day(changes, date(2017, 10, 16)).state.holders == ("ISIS",)
    assert on_day(changes, date(2025, 1, 1)).state.holders == ("SDF",)


def test_one_article_only_proposes_and_a_second_one_makes_it_count():
    first, second = told("a", date(2014, 1, 14)), told("b", date(2014, 1, 20))
    assert counting([first]) == []
    assert counting([first, second]) == [first, second]
    assert timeline(RAQQA, first, second)[0].day == date(2014, 1, 14)


def test_an_article_that_nobody_confirmed_stays_a_proposal_beside_two_that_agree():
    lone, first, second = told("a", date(2014, 1, 1)), told("b", date(2014, 1, 20)), told("c", date(2014, 1, 21))
    assert counting([second, lone, first]) == [first, second]
    assert counting([told("b", date(2014, 1, 19)), first, second]) == [told("b", date(2014, 1, 19)), first, second]


def test_what_is_known_to_its_month_confirms_and_begins_no_earlier_than_the_day_that_another_tells():
    month, exact = replace(told("a", date(2014, 6, 1)), date_precision=3), told("b", date(2014, 6, 10))
    assert counting([month, exact]) == [exact]
    assert timeline(RAQQA, month, exact)[0].day == date(2014, 6, 10)
    later = replace(told("c", date(2014, 6, 1)), date_precision=3)
    assert counting([month, later]) == [month, later]  # where nobody tells the day, the month is all there is


def test_the_same_article_twice_is_not_two_sources():
    assert counting([told("a", date(2014, 1, 14)), told("a", date(2014, 1, 15))]) == []


def test_articles_far_apart_do_not_confirm_each_other():
    assert counting([told("a", date(2014, 1, 14)), told("b", date(2014, 3, 1))]) == []


def test_articles_that_contradict_do_not_confirm_each_other():
    assert counting([told("a", date(2014, 1, 14)), told("b", date(2014, 1, 14), "Opposition")]) == []


def test_an_undated_claim_never_counts():
    assert counting([claim(RAQQA, "ISIS", None)]) == []


def test_an_area_stands_for_its_places_until_a_later_claim():
    claims = [claim(GOVERNORATE, "Syrian government", date(2011, 3, 1)), claim(RAQQA, "ISIS", date(2014, 1, 14))]
    changes = timeline(RAQQA, *claims)
    assert [change.state.holders for change in changes] == [("Syrian government",), ("ISIS",)]


def test_on_one_day_the_more_local_claim_wins():
    day = date(2014, 1, 14)
    claims = [claim(RAQQA, "ISIS", day), claim(DISTRICT, "Opposition", day), claim(GOVERNORATE, "SDF", day)]
    assert [change.state.holders for change in timeline(RAQQA, *claims)] == [("ISIS",)]


def test_a_place_without_claims_takes_those_of_its_district_and_governorate():
    village = Place("sy-x", "X", "س", PlaceKind.VILLAGE, 36, 39, "Raqqa", "SY", "Raqqa")
    claims = [claim(GOVERNORATE, "ISIS", date(2014, 1, 1)), claim(DISTRICT, "SDF", date(2017, 1, 1))]
    assert [change.state.holders for change in timeline(village, *claims)] == [("ISIS",), ("SDF",)]
    assert timeline(MOSUL, *claims) == ()


def test_a_claim_about_a_whole_country_colours_nothing():
    syria = Place("sy", "Syria", "سوريا", PlaceKind.COUNTRY, 35, 38.5, None, "SY")
    assert stated([claim(syria, "SDF", date(2021, 2, 1))], PLACES | {"sy": syria}).local == []


def test_a_claim_of_iraqs_forces_is_the_governments_on_the_map():
    changes = timeline(MOSUL, claim(MOSUL, "Iraqi security forces", date(2017, 7, 10)))
    assert changes[0].state == State(("Iraqi government",), ControlStatus.HELD)


days = st.dates(date(2011, 1, 1), date(2025, 12, 31))


@given(st.lists(st.tuples(days, st.sampled_from(["ISIS", "SDF", ""])), max_size=12), days)
def test_any_history_gives_ordered_changes_that_differ(statements, day):
    claims = [claim(RAQQA, holder, since) for since, holder in statements]
    changes = timeline(RAQQA, *claims)
    assert all(a.day < b.day and a.state != b.state for a, b in pairwise(changes))
    in_force = on_day(changes, day)
    assert in_force is None or in_force.day <= day
    later = on_day(changes, day + timedelta(days=1))
    assert in_force is None or later is not None


def test_that_somebody_lost_a_place_takes_it_from_them_alone():
    lost = {"said": "lost", "status": ControlStatus.NONE}
    shared = claim(RAQQA, "ISIS", date(2017, 6, 6))
    shared = replace(shared, holders=("ISIS", "SDF"), status=ControlStatus.CONTESTED)
    left = claim(RAQQA, "ISIS", date(2017, 10, 17), **lost)
    assert [change.state.holders for change in timeline(RAQQA, shared, left)] == [("ISIS", "SDF"), ("SDF",)]
    nobody_else = claim(RAQQA, "Opposition", date(2017, 10, 20), **lost)
    assert len(timeline(RAQQA, shared, left, nobody_else)) == 2


def test_that_somebody_held_a_place_once_changes_nothing():
    before = claim(RAQQA, "ISIS", date(2019, 1, 1), said="held before", status=ControlStatus.NONE)
    changes = timeline(RAQQA, claim(RAQQA, "SDF", date(2017, 10, 17)), before)
    assert [change.state.holders for change in changes] == [("SDF",)]


def test_an_area_drawn_around_a_place_gives_way_to_what_is_said_of_the_place():
    day = date(2014, 1, 14)
    drawn = replace(claim(RAQQA, "SDF", day), tol_km=60, recorded_at=datetime(2026, 1, 2, tzinfo=UTC))
    own = replace(claim(RAQQA, "ISIS", day), recorded_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert [change.state.holders for change in timeline(RAQQA, drawn, own)] == [("ISIS",)]


def test_a_subdistrict_stands_for_the_places_nearest_to_it():
    def subdistrict(name: str, lat: float) -> Place:
        return Place(f"sy-{name}", name, "ناحية", PlaceKind.SUBDISTRICT, lat, 39, "Raqqa", "SY", "Raqqa")

    north, south = subdistrict("north", 36.5), subdistrict("south", 35.9)
    village = Place("sy-x", "X", "قرية", PlaceKind.VILLAGE, 36.4, 39, "Raqqa", "SY", "Raqqa")
    places = {place.id: place for place in (north, south, village, RAQQA)}
    said = stated([claim(north, "SDF", date(2015, 6, 1)), claim(south, "ISIS", date(2015, 6, 1))], places)
    assert said.timeline(village)[0].state.holders == ("SDF",)
    assert said.timeline(RAQQA)[0].state.holders == ("ISIS",)
    assert said.local == []


def agreed(first: str, second: str, day: date, holder: str) -> list[ControlClaim]:
    """Two articles that say the same."""
    return [replace(told(article, day, holder), source=f"agency {article}") for article in (first, second)]


def test_reports_that_contradict_make_a_place_contested_and_say_why():
    day = date(2014, 1, 14)
    claims = [*agreed("a", "b", day, "ISIS"), *agreed("c", "d", day + timedelta(days=2), "Opposition")]
    first, second = timeline(RAQQA, *claims)
    assert first.state == State(("ISIS",), ControlStatus.HELD)
    assert second.state == State(("ISIS", "Opposition"), ControlStatus.CONTESTED)
    assert "agency a" in second.reason
    assert "agency c" in second.reason
    assert "Opposition from 2014-01-16" in second.reason


def test_a_later_report_is_the_next_event_and_no_contradiction():
    day = date(2014, 1, 14)
    claims = [*agreed("a", "b", day, "ISIS"), *agreed("c", "d", day + timedelta(days=10), "Opposition")]
    assert [change.state.holders for change in timeline(RAQQA, *claims)] == [("ISIS",), ("Opposition",)]


def test_a_third_report_does_not_end_a_contradiction_but_an_editor_does():
    day = date(2014, 1, 14)
    claims = [*agreed("a", "b", day, "ISIS"), *agreed("c", "d", day + timedelta(days=1), "Opposition")]
    again = agreed("e", "f", day + timedelta(days=2), "ISIS")
    assert timeline(RAQQA, *claims, *again)[-1].state.status is ControlStatus.CONTESTED
    editor = claim(RAQQA, "Opposition", day + timedelta(days=2))
    assert timeline(RAQQA, *claims, *again, editor)[-1].state == State(("Opposition",), ControlStatus.HELD)


def test_what_a_table_says_is_doubted_for_a_month_and_no_longer():
    day = date(2017, 10, 17)
    table = claim(RAQQA, "SDF", day, basis=Basis.REPORTED)
    changes = timeline(RAQQA, table, *agreed("a", "b", day + timedelta(days=1), "ISIS"))
    assert [change.state.status for change in changes] == [
        ControlStatus.HELD, ControlStatus.CONTESTED, ControlStatus.HELD,
    ]  # fmt: skip
    assert changes[-1].day == day + timedelta(days=1 + CONTEST_DAYS)
    assert changes[-1].state.holders == ("SDF",)


def test_an_editor_is_not_contradicted_by_the_news_of_the_day_before():
    day = date(2017, 10, 17)
    editor = claim(RAQQA, "SDF", day)
    assert [c.state.holders for c in timeline(RAQQA, *agreed("a", "b", day, "ISIS"), editor)] == [("SDF",)]


def test_each_change_tells_how_long_it_is_vouched_for():
    open_end = claim(RAQQA, "SDF", date(2017, 10, 17), basis=Basis.REPORTED)
    closed = claim(RAQQA, "ISIS", date(2014, 1, 14), basis=Basis.REPORTED)
    newest = claim(MOSUL, "Iraqi government", date(2020, 1, 1), basis=Basis.REPORTED)
    said = stated([open_end, closed, newest], PLACES)
    assert [change.vouched_until for change in said.timeline(RAQQA)] == [date.max, date(2020, 1, 1)]
    news = stated(agreed("a", "b", date(2014, 1, 14), "ISIS"), PLACES).timeline(RAQQA)
    assert [change.vouched_until for change in news] == [date(2014, 1, 14)]
    assert stated([claim(RAQQA, "SDF", date(2018, 1, 1))], PLACES).timeline(RAQQA)[0].vouched_until == date.max


@given(
    st.permutations(["ISIS", "SDF", "Opposition", "ISIS", "SDF"]), st.lists(st.integers(0, 60), min_size=5, max_size=5)
)
def test_the_order_in_which_claims_arrive_does_not_matter(holders, offsets):
    start = date(2014, 1, 1)
    claims = [
        claim(RAQQA, holder, start + timedelta(days=5 * number + offset))
        for number, (holder, offset) in enumerate(zip(holders, offsets, strict=True))
    ]
    unique = list({c.date_from: c for c in claims}.values())
    assert timeline(RAQQA, *unique) == timeline(RAQQA, *reversed(unique))


def test_news_of_a_governorate_recolours_no_place_with_a_story_of_its_own():
    village = Place("sy-x", "X", "قرية", PlaceKind.VILLAGE, 36, 39, "Raqqa", "SY", "Raqqa")
    news = [replace(c, place_id=GOVERNORATE.id) for c in agreed("a", "b", date(2015, 1, 1), "ISIS")]
    own = claim(RAQQA, "SDF", date(2014, 1, 1))
    assert [c.state.holders for c in timeline(RAQQA, own, *news)] == [("SDF",)]
    assert [c.state.holders for c in timeline(village, own, *news)] == [("ISIS",)]
    table = claim(GOVERNORATE, "ISIS", date(2015, 1, 1))
    assert [c.state.holders for c in timeline(RAQQA, own, table)] == [("SDF",), ("ISIS",)]


def test_the_opposition_is_no_contradiction_to_one_of_its_factions():
    day = date(2024, 11, 30)
    hts = claim(RAQQA, "HTS", day, basis=Basis.REPORTED)
    (only,) = timeline(RAQQA, hts, *agreed("a", "b", day + timedelta(days=1), "Opposition"))
    assert (only.state.holders, only.renewed) == (("HTS",), (day + timedelta(days=1),))
    later = timeline(RAQQA, hts, *agreed("a", "b", day + timedelta(days=1), "SNA"))
    assert [change.state.holders for change in later] == [("HTS",), ("SNA",)]
