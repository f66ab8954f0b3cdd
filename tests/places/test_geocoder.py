import pytest
from geopy.geocoders.base import Geocoder

from geodata.places.geocoder import FuratGeocoder


@pytest.fixture(scope="module")
def geocoder():
    return FuratGeocoder()


def test_it_is_a_geopy_geocoder(geocoder):
    assert isinstance(geocoder, Geocoder)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("الرقه", "sy-raqqa"),  # ha for ta marbuta
        ("الـمـوصل", "iq-mosul"),  # tatweel
        ("ادلب", "sy-idlib"),  # no hamza
        ("Fallujah", "iq-fallujah"),
        ("Fallujjah", "iq-fallujah"),  # misspelt
        ("كركوكك", "iq-kirkuk"),  # misspelt
    ],
)
def test_a_name_is_found_however_it_is_spelt(geocoder, query, place):
    location = geocoder.geocode(query)
    assert location.raw["id"].startswith(place)


def test_an_area_after_a_comma_decides_between_places_of_one_name(geocoder):
    homs = geocoder.geocode("الزهراء، حمص")
    mosul = geocoder.geocode("الزهراء, Nineveh")
    assert homs.raw["adm1"] == "Homs"
    assert mosul.raw["adm1"] == "Nineveh"


def test_a_list_is_as_long_as_asked_and_best_first(geocoder):
    locations = geocoder.geocode("الزهراء", exactly_one=False, limit=3)
    scores = [location.raw["score"] for location in locations]
    assert len(locations) == 3
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("query", ["", "زقزقزقزق", "qqqqqqqq"])
def test_a_name_that_nothing_is_like_gives_none(geocoder, query):
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


def test_the_nearest_place_to_a_point(geocoder):
    location = geocoder.reverse((36.345, 43.13))
    assert location.raw["adm1"] == "Nineveh"
    assert location.raw["km"] < 5
    assert len(geocoder.reverse("36.345, 43.13", exactly_one=False, limit=4)) == 4


def test_what_is_no_point_is_refused(geocoder):
    with pytest.raises(ValueError, match="Point"):
        geocoder.reverse("nowhere")
