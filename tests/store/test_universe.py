"""The columns that the map gets, against the rows that were stored."""

from datetime import date

import numpy as np
import pytest
from sqlalchemy import insert

from geodata.records import Grade
from geodata.store.engine import writing
from geodata.store.schema import incident
from geodata.store.universe import GRADES, NO_COUNT, NO_DAY, PIECE, universe

RAQQA = {
    "place_id": "sy-raqqa", "place_name": "Raqqa", "place_name_ar": "الرقة", "place_kind": "city", "lat": 35.95,
    "lon": 39.01, "tol_km": 10.0, "adm1": "Raqqa", "country": "SY", "geo_precision": 1,
}  # fmt: skip


def row(key, day, **changed):
    return {
        "id": key, "event_type": "Battles", "sub_event_type": "Armed clash", "date_from": day, "date_to": day,
        "date_precision": 1, **RAQQA, "actors": ["ISIS", "SDF"], "civilians": False, "fatalities_min": None,
        "fatalities_max": None, "injured_min": None, "injured_max": None, "score": 0.5, "grade": "weak",
        "merge_reasons": [],
    } | changed  # fmt: skip


def stored(engine, rows):
    with writing(engine) as connection:
        connection.execute(insert(incident), rows)
    with engine.connect() as connection:
        return universe(connection)


def test_an_empty_store_gives_empty_columns(engine):
    with engine.connect() as connection:
        found = universe(connection)
    assert list(found.ids()) == []
    assert len(found.day_from) == len(found.place) == len(found.grade) == 0
    assert found.places == ()


def test_rows_come_by_day_and_id_and_what_is_not_told_is_marked(engine):
    found = stored(
        engine,
        [
            row("ب", date(2014, 7, 5), fatalities_min=20),  # an Arabic letter: ids are any text
            row("a", date(2014, 7, 5), fatalities_min=3, fatalities_max=5, grade="fair"),
            row("z", None, date_precision=3, geo_precision=2, actors=[]),
            row("k", date(1969, 12, 31), date_to=None, event_type="Protests", sub_event_type="Peaceful protest"),
        ],
    )
    assert list(found.ids()) == ["z", "k", "a", "ب"]
    assert found.id_array().tolist() == [b"z", b"k", b"a", "ب".encode()]
    day = (date(2014, 7, 5) - date(1970, 1, 1)).days
    assert found.day_from.tolist() == found.day_to.tolist() == [NO_DAY, -1, day, day]
    assert found.fatalities_min.tolist() == [NO_COUNT, NO_COUNT, 3, 20]
    assert found.fatalities_max.tolist() == [NO_COUNT, NO_COUNT, 5, NO_COUNT]
    assert [found.places[number].geo_precision for number in found.place] == [2, 1, 1, 1]
    assert [found.actor_sets[number] for number in found.actors] == [(), *[("ISIS", "SDF")] * 3]
    assert [found.event_types[number] for number in found.event_type] == ["Battles", "Protests", "Battles", "Battles"]
    assert [GRADES[number] for number in found.grade] == [Grade.WEAK, Grade.WEAK, Grade.FAIR, Grade.WEAK]
    place = found.places[found.place[-1]]
    assert (place.place_id, place.name_ar, place.lat, place.country) == ("sy-raqqa", "الرقة", 35.95, "SY")


def test_what_an_editor_discounted_is_counted_and_left_out(engine):
    found = stored(engine, [row("a", date(2014, 7, 5)), row("b", date(2014, 7, 6), grade="discounted")])
    assert list(found.ids()) == ["a"]
    assert found.discounted == 1


@pytest.mark.parametrize("count", [PIECE, PIECE + 1])
def test_pieces_join_without_a_seam(engine, count):
    days = [date.fromordinal(735_000 + number % 400) for number in range(count)]
    found = stored(engine, [row(f"{number:06}", day, lat=number % 7) for number, day in enumerate(days)])
    expected = sorted((day, number) for number, day in enumerate(days))
    assert [int(key) for key in found.ids()] == [number for _, number in expected]
    assert np.array_equal([found.places[number].lat for number in found.place], [n % 7 for _, n in expected])
