"""The dossier of an area: what is said of it as a whole, and the places in it that have statements of their own."""

from dataclasses import replace
from datetime import date

import pytest

from geodata.control.dossier import dossier
from geodata.control.history import bundled_history, history, known_places, source_names
from geodata.records import Basis

PLACES = known_places()
PATTERN = history()[0]


def inside(area):
    return {place.id for place in dossier(PLACES[area], history(), PLACES).inside}


@pytest.mark.parametrize(
    ("area", "within", "without"),
    [
        ("iq-nineveh-governorate", {"iq-mosul", "iq-sinjar", "iq-tal-afar"}, "iq-erbil"),
        ("sy-ayn-al-arab-district", {"sy-kobani", "sy-sarrin"}, "sy-manbij"),
        ("sy-sarrin-subdistrict", {"sy-sarrin"}, "sy-kobani"),
        ("sy-lajat", {"sy-jadal", "sy-musayka"}, "sy-daraa"),
    ],
)
def test_the_dossier_of_an_area_knows_the_places_in_it(area, within, without):
    found = inside(area)
    assert within <= found
    assert without not in found


def test_a_town_has_no_places_in_it():
    assert inside("sy-raqqa") == set()


def test_what_is_said_of_a_governorate_is_its_history_and_lends_it_nothing_of_a_town():
    area = PLACES["iq-anbar-governorate"]
    said = replace(PATTERN, place_id=area.id, date_from=date(2014, 1, 5), holders=("ISIS",), basis=Basis.ASSESSED)
    found = dossier(area, [*(c for c in history() if c.place_id != area.id), said], PLACES)
    assert found.after is None
    assert ("ISIS",) in [change.state.holders for change in found.changes]


def test_a_region_without_borders_has_its_claims_and_no_state():
    area = PLACES["sy-lajat"]
    said = replace(
        PATTERN,
        place_id=area.id,
        date_from=date(2014, 1, 5),
        holders=("Opposition",),
        article_id="a",
        basis=Basis.REPORTED,
    )
    found = dossier(area, [*history(), said], PLACES)
    assert found.changes == ()
    assert [(weighed.claim.holders, weighed.counts) for weighed in found.claims] == [(("Opposition",), False)]


def test_what_tables_say_of_a_region_is_its_history_though_it_colours_nothing():
    found = dossier(PLACES["iq-east-mosul"], history(), PLACES)
    assert [(change.day, change.state.holders) for change in found.changes][-2:] == [
        (date(2016, 11, 1), ("ISIS", "Iraqi government")),
        (date(2017, 1, 24), ("Iraqi government",)),
    ]
    assert "iq-gogjali" in {place.id for place in found.inside}


def test_every_source_of_the_history_has_an_arabic_wording_and_no_wording_is_left_over():
    assert set(source_names()) == {claim.source for claim in bundled_history().claims}
