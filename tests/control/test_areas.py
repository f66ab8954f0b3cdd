from datetime import date, timedelta

import geopandas
import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.control.areas import EPOCH, control_layer
from geodata.control.cells import BASE_REACH_KM, EQUAL_AREA, GRID, METRIC, REACH_KM, SLIVER_KM2, cells, countries
from geodata.control.neighbours import metres
from geodata.control.timeline import UNKNOWN
from geodata.records import Basis, ControlClaim, ControlStatus, Place, PlaceKind

CELL_GAP_KM2 = 0.5  # what rounding to a 10 m grid may leave between neighbours, all of them together


def place(number: int, lat: float, lon: float, country: str = "SY", kind: PlaceKind = PlaceKind.TOWN) -> Place:
    return Place(f"{country.lower()}-{number}", f"Town {number}", "بلدة", kind, lat, lon, "Raqqa", country)


def held(site: Place, holder: str, day: date) -> ControlClaim:
    return ControlClaim(
        site.id, site.name_en, site.lat, site.lon, 10, (holder,), ControlStatus.HELD, day, 1, Basis.ASSESSED, "a test"
    )


kinds = st.sampled_from([PlaceKind.TOWN, PlaceKind.TOWN, PlaceKind.FACILITY])
points = st.lists(
    st.tuples(st.floats(32.5, 37.0), st.floats(36.0, 42.0), kinds), min_size=1, max_size=25, unique_by=lambda p: p[:2]
)


def km2(shape: shapely.Geometry) -> float:
    return float(geopandas.GeoSeries([shape], crs=4326).to_crs(EQUAL_AREA).area.iloc[0]) / 1e6


def reached(sites: list[Place]) -> shapely.Geometry:
    """The land within reach of sites, as `cells` draws it."""
    bases = [site.kind is PlaceKind.FACILITY for site in sites]
    reach = [BASE_REACH_KM if base and not all(bases) else REACH_KM for base in bases]
    around = shapely.buffer(metres(sites), np.array(reach) * 1000, quad_segs=12)
    return geopandas.GeoSeries([shapely.union_all(around)], crs=METRIC).to_crs(4326).iloc[0]


@settings(max_examples=25, deadline=None)
@given(points)
def test_cells_cover_the_settled_land_once_and_stay_within_the_border(where):
    sites = [place(number, lat, lon, kind=kind) for number, (lat, lon, kind) in enumerate(where)]
    frame = cells(sites)
    assert list(frame["place_id"]) == [site.id for site in sites]
    shapes = frame.geometry.to_numpy()
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)  # no overlap, and no neighbours with a corner that the other lacks
    drawn = shapely.union_all(shapes)
    border = countries().geometry["SY"]
    assert (drawn - border.buffer(GRID)).is_empty
    settled = reached(sites)
    missing = (settled & border) - drawn.buffer(GRID)
    assert km2(missing) < CELL_GAP_KM2
    assert km2(drawn - settled.buffer(GRID)) < CELL_GAP_KM2


def test_a_border_is_drawn_as_it_is_with_no_land_lost_or_won_along_it():
    sites = [place(n, 32.4 + 0.4 * (n // 17), 35.7 + 0.4 * (n % 17)) for n in range(17 * 14)]
    sites += [place(n, 29.0 + 0.4 * (n // 26), 38.8 + 0.4 * (n % 26), "IQ") for n in range(26 * 22)]
    frame = cells(sites)
    assert shapely.coverage_is_valid(frame.geometry.to_numpy())  # across the border between the two as well
    for country, outline in countries().geometry.items():
        drawn = shapely.coverage_union_all(frame.geometry[frame["country"] == country].to_numpy())
        assert km2(drawn ^ outline) / km2(outline) < 1e-5
        assert shapely.hausdorff_distance(drawn.boundary, outline.boundary) <= 2 * GRID


def test_no_cell_is_torn_into_slivers():
    sites = [place(number, 32.6 + 0.21 * (number // 30), 35.9 + 0.21 * (number % 30)) for number in range(30 * 22)]
    frame = cells(sites)
    parts = shapely.get_parts(frame.geometry.to_numpy())
    whole = frame.geometry.map(lambda shape: len(shapely.get_parts(shape)) == 1)
    assert whole.mean() > 0.95
    assert min(km2(part) for part in parts if not part.is_empty) > SLIVER_KM2 / 2


def test_a_base_colours_the_land_around_it_no_farther_than_its_reach():
    town, base = place(1, 35.0, 38.5), place(2, 35.2, 38.5, kind=PlaceKind.FACILITY)
    frame = cells([town, base])
    assert km2(frame.geometry[1]) < 1.02 * np.pi * BASE_REACH_KM**2
    village = shapely.Point(38.5, 35.3)  # nearer to the base, and yet the town's
    assert frame.geometry[0].contains(village)


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


def test_a_suburb_follows_its_city_and_a_far_town_its_governorate():
    governorate = place(1, 36.0, 38.9, kind=PlaceKind.GOVERNORATE)
    raqqa, suburb, far = place(2, 35.95, 39.01), place(3, 35.99, 39.05), place(4, 36.55, 38.5)
    places = {site.id: site for site in (governorate, raqqa, suburb, far)}
    claims = [held(governorate, "Syrian government", date(2011, 3, 1)), held(raqqa, "ISIS", date(2014, 1, 14))]
    layer = control_layer(claims, places)
    assert list(layer.frame["place_id"]) == [raqqa.id, suburb.id, far.id]
    assert list(layer.frame["after"]) == ["", raqqa.id, ""]
    assert [state.holders for state in layer.on_day(date(2015, 1, 1))] == [("ISIS",), ("ISIS",), ("Syrian government",)]


def test_no_claims_give_an_empty_layer():
    layer = control_layer([], {})
    assert len(layer.frame) == 0
    assert layer.on_day(date(2015, 1, 1)) == []
