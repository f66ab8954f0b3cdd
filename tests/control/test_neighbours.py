from geodata.control.neighbours import SPREAD_KM, lenders
from geodata.records import Place, PlaceKind

KM = 1 / 111.0  # degrees of latitude


def place(name: str, north_km: float, adm2: str = "Raqqa", country: str = "SY", kind=PlaceKind.VILLAGE) -> Place:
    return Place(name, name, "قرية", kind, 36 + north_km * KM, 39, "Raqqa", country, adm2)


def test_a_silent_village_takes_the_timeline_of_the_nearest_place():
    near, far = place("near", 5), place("far", -8)
    assert lenders([place("silent", 0)], [far, near]) == [near]


def test_a_place_of_another_district_counts_as_twice_as_far():
    here, other = place("here", 9), place("other", -5, "Ain Issa")
    assert lenders([place("silent", 0)], [here, other]) == [here]
    assert lenders([place("silent", 0)], [place("here", 11), other]) == [other]


def test_nothing_is_lent_across_a_border_from_a_base_or_from_too_far():
    abroad, base = place("abroad", 2, country="IQ"), place("base", 3, kind=PlaceKind.FACILITY)
    far = place("far", SPREAD_KM + 2)
    assert lenders([place("silent", 0)], [abroad, base, far]) == [None]


def test_without_places_nobody_lends():
    assert lenders([], [place("a", 1)]) == []
    assert lenders([place("a", 1)], []) == [None]
