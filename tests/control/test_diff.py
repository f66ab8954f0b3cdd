from datetime import date

from geodata.control.areas import control_layer
from geodata.control.diff import difference
from geodata.control.history import known_places
from geodata.control.people import people
from geodata.records import Basis, ControlClaim, ControlStatus, Place, PlaceKind

RAQQA = Place("sy-raqqa", "Raqqa", "الرقة", PlaceKind.CITY, 35.95, 39.01, "Raqqa", "SY", "Raqqa")
TABQA = Place("sy-tabqa", "Tabqa", "الطبقة", PlaceKind.CITY, 35.84, 38.55, "Raqqa", "SY", "Tabqa")


def told(place: Place, day: date, *holders: str) -> ControlClaim:
    return ControlClaim(
        place.id, place.name_en, place.lat, place.lon, 10, holders,
        ControlStatus.HELD if len(holders) == 1 else ControlStatus.CONTESTED, day, 1, Basis.ASSESSED, "a test",
    )  # fmt: skip


CLAIMS = [
    told(RAQQA, date(2014, 1, 14), "ISIS"),
    told(TABQA, date(2014, 1, 14), "ISIS"),
    told(TABQA, date(2017, 5, 10), "SDF"),
    told(RAQQA, date(2017, 6, 6), "ISIS", "SDF"),
]
LAYER = control_layer(CLAIMS, {place.id: place for place in (RAQQA, TABQA)})


def test_who_gained_and_lost_which_places_land_and_people():
    isis, sdf = difference(LAYER, date(2017, 1, 1), date(2017, 6, 10), {"sy-tabqa": 70_000})
    if isis.holder == "SDF":
        isis, sdf = sdf, isis
    assert (isis.lost.places, isis.lost.people, isis.lost.counted) == (["Tabqa"], 70_000, 1)
    assert sorted(sdf.gained.places) == ["Raqqa", "Tabqa"]
    assert sdf.gained.counted == 1
    assert sdf.gained.km2 > isis.lost.km2 > 1000
    assert isis.gained.places == sdf.lost.places == []


def test_from_nobody_known_it_is_only_gained():
    found = difference(LAYER, date(2012, 1, 1), date(2015, 1, 1), {})
    assert [(one.holder, len(one.gained.places), one.gained.people, one.lost.places) for one in found] == [
        ("ISIS", 2, 0, [])
    ]


def test_between_two_days_of_one_state_nothing_changed():
    assert difference(LAYER, date(2015, 1, 1), date(2016, 1, 1), {}) == []


def test_the_inhabitants_of_large_cities_are_known_once():
    known = people(known_places().values())
    assert known["iq-mosul"] > 1_000_000
    assert known["sy-aleppo"] > 1_000_000
    assert 50_000 < known["sy-raqqa"] < 1_000_000
    assert min(known.values()) > 0
