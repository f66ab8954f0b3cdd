from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.control.areas import control_layer
from geodata.control.score import Point, answer, balanced, by, credit
from geodata.records import Basis, ControlClaim, ControlStatus, Place, PlaceKind

RAQQA = Place("sy-raqqa", "Raqqa", "الرقة", PlaceKind.CITY, 35.95, 39.01, "Raqqa", "SY", "Raqqa")
JARABULUS = Place("sy-jarabulus", "Jarabulus", "جرابلس", PlaceKind.TOWN, 36.8175, 38.0111, "Aleppo", "SY", "Jarabulus")
MOSUL = Place("iq-mosul", "Mosul", "الموصل", PlaceKind.CITY, 36.34, 43.13, "Nineveh", "IQ", "Mosul")


def held(place: Place, day: date, *holders: str) -> ControlClaim:
    return ControlClaim(
        place.id, place.name_en, place.lat, place.lon, 10, holders, ControlStatus.HELD, day, 1, Basis.ASSESSED, "a test"
    )


@pytest.fixture(scope="module")
def layer():
    claims = [
        held(RAQQA, date(2014, 1, 14), "ISIS"),
        held(RAQQA, date(2017, 10, 17), "SDF"),
        held(JARABULUS, date(2016, 8, 24), "SNA"),
        held(MOSUL, date(2014, 6, 10), "ISIS", "Iraqi government"),
    ]
    return control_layer(claims, {place.id: place for place in (RAQQA, JARABULUS, MOSUL)})


def point(lat: float, lon: float, day: date, *holders: str) -> Point:
    return Point(lat, lon, day, frozenset(holders))


def test_a_point_is_answered_by_the_area_that_covers_it_on_its_day(layer):
    asked = [
        point(35.9, 39.1, date(2015, 1, 1), "ISIS"),
        point(35.9, 39.1, date(2018, 1, 1), "SDF"),
        point(35.9, 39.1, date(2013, 1, 1), "Opposition"),
        point(34.0, 38.5, date(2018, 1, 1), "Syrian government"),
    ]
    assert [one.answer for one in answer(layer, asked)] == [("ISIS",), ("SDF",), (), ()]


def test_a_village_just_over_the_drawn_border_is_answered_by_the_nearest_area(layer):
    near, far = point(36.842, 38.02, date(2017, 1, 1), "SNA"), point(37.2, 38.02, date(2017, 1, 1), "SNA")
    assert [one.answer for one in answer(layer, [near, far])] == [("SNA",), ()]


def test_a_faction_counts_as_opposition_only_where_the_truth_says_opposition():
    assert credit(frozenset({"Opposition"}), ["HTS"]) == 1
    assert credit(frozenset({"Opposition"}), ["SNA"]) == 1
    assert credit(frozenset({"HTS"}), ["Opposition"]) == 0
    assert credit(frozenset({"HTS"}), ["SNA"]) == 0
    assert credit(frozenset({"Opposition", "HTS"}), ["HTS"]) == 0.5


def test_an_answer_that_is_partly_right_counts_in_part():
    assert credit(frozenset({"ISIS"}), ["ISIS", "Iraqi government"]) == 0.5
    assert credit(frozenset({"ISIS", "Iraqi government"}), ["Iraqi government", "ISIS"]) == 1
    assert credit(frozenset({"ISIS"}), []) == 0


holders = st.frozensets(st.sampled_from(["ISIS", "SDF", "HTS", "SNA", "Opposition"]))


@given(holders.filter(bool), holders)
def test_credit_lies_between_none_and_all(truth, told):
    assert 0 <= credit(truth, told) <= 1
    assert credit(truth, truth) == 1


def test_shares_are_told_by_date_country_and_holder_and_balanced_over_holders(layer):
    right = [point(35.9, 39.1, date(2015, 1, 1), "ISIS")] * 30
    wrong = [point(35.9, 39.1, date(2018, 1, 1), "Opposition")] * 10
    rare = [point(35.9, 39.1, date(2018, 1, 1), "Turkey")] * 2
    iraq = [point(36.3, 43.1, date(2015, 1, 1), "ISIS")]
    scored = answer(layer, [*right, *wrong, *rare, *iraq])
    assert {key: (s.rows, s.right) for key, s in by(scored, "country").items()} == {
        ("IQ",): (1, 0.5),
        ("SY",): (42, 30),
    }
    assert by(scored, "country", "day")["SY", "2018-01-01"].share == 0
    syria = [one for one in scored if one.country == "SY"]
    assert balanced(syria) == 0.5
    assert balanced([]) == 0


def test_nothing_asked_and_nothing_known_are_answered(layer):
    assert answer(layer, []) == []
    empty = control_layer([], {})
    assert answer(empty, [point(35.9, 39.1, date(2015, 1, 1), "ISIS")])[0].answer == ()
