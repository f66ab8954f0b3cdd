from datetime import date, timedelta

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.control.areas import EPOCH, control_layer
from geodata.control.cells import REACH_KM, cells, countries
from geodata.control.timeline import UNKNOWN
from geodata.records import Basis, ControlClaim, ControlStatus, Place, PlaceKind

CELL_GAP_KM2 = 0.5  # what rounding to a 10 m grid may leave between neighbours, all of them together


def place(number: int, lat: float, lon: float, country: str = "SY", kind: PlaceKind = PlaceKind.TOWN) -> Place:
    return Place(f"{country.lower()}-{number}", f"Town {number}", "بلدة", kind, lat, lon, "Raqqa", country)


def held(site: Place, holder: str, day: date) -> ControlClaim:
    return ControlClaim(
        site.id, site.name_en, site.lat, site.lon, 10, (holder,), ControlStatus.HELD, day, 1, Basis.ASSESSED, "a test"
    )


points = st.lists(
    st.tuples(st.floats(32.5, 37.0), st.floats(36.0, 42.0)), min_size=1, max_size=25, unique_by=lambda p: (p[0], p[1])
)


@settings(max_examples=25, deadline=None)
@given(points)
def test_cells_cover_the_settled_land_once_and_stay_within_the_border(where):
    sites = [place(number, lat, lon) for number, (lat, lon) in enumerate(where)]
    frame = cells(sites)
    assert list(frame["place_id"]) == [site.id for site in sites]
    metric = frame.to_crs(6933).geometry
    union = shapely.union_all(metric.to_numpy())
    assert abs(metric.area.sum() - union.area) / 1e6 < CELL_GAP_KM2
    border = countries().to_crs(6933).geometry["SY"]
    assert (union - border.buffer(30)).area / 1e6 < CELL_GAP_KM2
    assert metric.is_valid.all()


def test_no_land_is_claimed_beyond_the_reach_of_a_settlement():
    frame = cells([place(1, 34.55, 38.27)]).to_crs(32638)  # Palmyra, alone in the desert
    site = shapely.Point(*frame.geometry[0].centroid.coords[0])
    assert frame.geometry[0].hausdorff_distance(site) < REACH_KM * 1000 * 1.02


def test_a_place_outside_both_countries_has_no_cell():
    frame = cells([place(1, 35.95, 39.01), place(2, 39.9, 32.85, "TR")])  # Raqqa, Ankara
    assert list(frame.geometry.is_empty) == [False, True]


def test_two_places_at_one_point_share_one_cell():
    frame = cells([place(1, 35.95, 39.01), place(2, 35.95, 39.01)])
    assert sorted(frame.geometry.is_empty) == [False, True]


def test_each_cell_shows_its_holder_on_any_day():
    raqqa, palmyra = place(1, 35.95, 39.01), place(2, 34.55, 38.27)
    claims = [
        held(raqqa, "Opposition", date(2013, 3, 4)),
        held(raqqa, "ISIS", date(2014, 1, 14)),
        held(palmyra, "ISIS", date(2015, 5, 21)),
    ]
    layer = control_layer(claims, {site.id: site for site in (raqqa, palmyra)})
    assert layer.on_day(date(2011, 1, 1)) == [UNKNOWN, UNKNOWN]
    assert [state.holders for state in layer.on_day(date(2013, 12, 1))] == [("Opposition",), ()]
    assert [state.holders for state in layer.on_day(date(2016, 1, 1))] == [("ISIS",), ("ISIS",)]
    assert [EPOCH + timedelta(days=int(day)) for day in layer.day] == [claim.date_from for claim in claims]
    assert [feature["id"] for feature in layer.geojson["features"]] == ["0", "1"]


def test_a_claim_about_a_governorate_colours_its_far_towns_only():
    governorate = place(1, 36.0, 38.9, kind=PlaceKind.GOVERNORATE)
    raqqa, suburb, far = place(2, 35.95, 39.01), place(3, 35.99, 39.05), place(4, 36.55, 38.5)
    places = {site.id: site for site in (governorate, raqqa, suburb, far)}
    claims = [held(governorate, "Syrian government", date(2011, 3, 1)), held(raqqa, "ISIS", date(2014, 1, 14))]
    layer = control_layer(claims, places)
    assert list(layer.frame["place_id"]) == [raqqa.id, far.id]
    assert [state.holders for state in layer.on_day(date(2015, 1, 1))] == [("ISIS",), ("Syrian government",)]


def test_no_claims_give_an_empty_layer():
    layer = control_layer([], {})
    assert len(layer.frame) == 0
    assert layer.on_day(date(2015, 1, 1)) == []
