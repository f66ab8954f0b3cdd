from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

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
    assert counting([first, second]) == [second]


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
