"""Every status of a statement on its way to the areas: who is only present, and where nobody is."""

from dataclasses import replace
from datetime import date

from geodata.control.areas import control_layer
from geodata.control.history import history, known_places
from geodata.control.states import UNKNOWN
from geodata.exchange.control import areas_text
from geodata.records import Basis, ControlStatus

PLACES = {name: known_places()[name] for name in ("sy-raqqa", "sy-tabqa", "sy-sukhna")}
PATTERN = history()[0]
DAY = date(2020, 1, 1)


def said(place, status, *holders, day=DAY):
    return replace(PATTERN, place_id=place, status=status, holders=holders, date_from=day, basis=Basis.REPORTED)


def areas(*claims, day=DAY):
    return control_layer(claims, PLACES).areas_on(day)


def test_presence_is_an_area_of_its_own_beside_what_is_held():
    held, present = said("sy-raqqa", ControlStatus.HELD, "SDF"), said("sy-sukhna", ControlStatus.PRESENCE, "ISIS")
    found = areas(held, present)
    assert set(zip(found["holders"], found["status"], strict=True)) == {("SDF", "held"), ("ISIS", "presence")}
    assert "presence" in areas_text(found, DAY, None)


def test_where_nobody_is_there_is_no_area_and_the_state_is_told():
    layer = control_layer(
        [
            said("sy-raqqa", ControlStatus.HELD, "SDF"),
            said("sy-tabqa", ControlStatus.HELD, "ISIS", day=date(2016, 1, 1)),
            said("sy-tabqa", ControlStatus.NONE),
        ],
        PLACES,
    )
    assert list(layer.areas_on(DAY)["holders"]) == ["SDF"]
    tabqa = list(layer.frame["place_id"]).index("sy-tabqa")
    assert layer.on_day(DAY)[tabqa].status is ControlStatus.NONE
    assert layer.on_day(date(2015, 1, 1))[tabqa] == UNKNOWN
    assert layer.strengths_on(DAY)[tabqa] == 0


def test_that_one_of_two_is_no_longer_there_leaves_the_place_to_the_other():
    mixed = said("sy-raqqa", ControlStatus.MIXED, "SDF", "ISIS", day=date(2017, 6, 6))
    gone = said("sy-raqqa", ControlStatus.NONE, "ISIS")
    found = areas(mixed, gone)
    assert list(zip(found["holders"], found["status"], strict=True)) == [("SDF", "held")]


def test_presence_and_what_is_not_known_come_in_by_import_of_any_status():
    found = areas(said("sy-raqqa", ControlStatus.UNKNOWN), said("sy-sukhna", ControlStatus.PRESENCE, "ISIS"))
    assert list(found["status"]) == ["presence"]
