import json
from datetime import date

import pytest
import shapely

from geodata.control.history import HOME, read_history
from geodata.errors import InputError
from geodata.exchange.control_polygons import read_polygons
from geodata.exchange.control_table import read_table_of_claims
from geodata.places.gazetteer import Gazetteer
from geodata.records import Basis, ControlStatus, Place, PlaceKind

PLACES = [
    Place("sy-raqqa", "Raqqa", "الرقة", PlaceKind.CITY, 35.95, 39.01, "Raqqa", "SY", "Raqqa"),
    Place("sy-tabqa", "Tabqa", "الطبقة", PlaceKind.CITY, 35.84, 38.55, "Raqqa", "SY", "Tabqa"),
    Place("sy-raqqa-governorate", "Raqqa Governorate", "الرقة", PlaceKind.GOVERNORATE, 36, 38.9, "Raqqa", "SY"),
    Place("sy-khirba-1", "Khirba", "خربة", PlaceKind.VILLAGE, 36.0, 37.0, "Aleppo", "SY", "Jabal Saman"),
    Place("sy-khirba-2", "Khirba", "خربة", PlaceKind.VILLAGE, 33.0, 36.5, "Daraa", "SY", "Izra"),
    Place("tr-ankara", "Ankara", "أنقرة", PlaceKind.CITY, 39.93, 32.85, None, "TR"),
]
GAZETTEER = Gazetteer(PLACES)
HEADING = "place,holders,status,date_from,date_to,date_precision,basis,source,lat,lon\n"


def read(tmp_path, *rows, heading=HEADING):
    file = tmp_path / "claims.csv"
    file.write_text(heading + "".join(row + "\n" for row in rows), encoding="utf-8")
    return read_table_of_claims(file, GAZETTEER)


GOOD = "Raqqa,ISIS,held,2014-01-14,,1,reported,an agency,,"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Raqqa,ISIS,held,,,1,reported,an agency,,", "date_from: Field required"),
        ("Raqqa,Wizards,held,2014-01-14,,1,reported,an agency,,", "unknown holder Wizards"),
        ("Ankara,ISIS,held,2014-01-14,,1,reported,an agency,,", "Ankara lies outside Syria and Iraq"),
        ("Raqqa,ISIS,held,2014-01-14,,1,reported,an agency,39.9,32.8", "lies outside Syria and Iraq"),
        ("Raqqa,ISIS,held,2014-01-14,2013-01-01,1,reported,an agency,,", "from 2014-01-14 is after to 2013-01-01"),
        ("Nowhere,ISIS,held,2014-01-14,,1,reported,an agency,,", "no place 'Nowhere' in the gazetteer"),
        ("Khirba,ISIS,held,2014-01-14,,1,reported,an agency,,", "may be sy-khirba-1, sy-khirba-2"),
        ("Raqqa,ISIS,owned,2014-01-14,,1,reported,an agency,,", "status"),
        ("Raqqa,,held,2014-01-14,,1,reported,an agency,,", "held by nobody"),
        ("Raqqa,ISIS,held,2014-01-14,,1,reported,an agency,35.9,", "lat and lon go together"),
        ("sy-raqqa,SDF,held,2014-01-14,,1,reported,another agency,,", "line 2 speaks of Raqqa on 2014-01-14 already"),
        ("Raqqa,ISIS", "2 cells where the heading has 10"),
    ],
)
def test_a_bad_row_is_refused_with_its_number_and_reason_and_the_rest_loads(tmp_path, row, reason):
    found = read(tmp_path, GOOD, row, "Tabqa,SDF,held,2017-05-10,,1,reported,an agency,,")
    assert [claim.place_id for claim in found.claims] == ["sy-raqqa", "sy-tabqa"]
    assert (found.rows, found.accepted) == (3, 2)
    (refused,) = found.refused
    assert str(refused).startswith("claims.csv, line 3: ")
    assert reason in str(refused)


def test_a_row_becomes_a_claim_and_a_span_says_so_again_on_its_last_day(tmp_path):
    found = read(tmp_path, "الرقة,ISIS|SDF,contested,2017-06-06,2017-10-16,1,assessed,an editor,35.95,39.0")
    first, last = found.claims
    assert (first.place_id, first.holders, first.status) == ("sy-raqqa", ("ISIS", "SDF"), ControlStatus.CONTESTED)
    assert (first.date_from, last.date_from) == (date(2017, 6, 6), date(2017, 10, 16))
    assert first.basis is Basis.ASSESSED


def test_the_point_tells_which_of_two_namesakes_is_meant(tmp_path):
    found = read(tmp_path, "Khirba,ISIS,held,2014-01-14,,1,reported,an agency,33.01,36.49")
    assert [claim.place_id for claim in found.claims] == ["sy-khirba-2"]


def test_a_file_that_is_no_table_is_refused_as_a_whole(tmp_path):
    (tmp_path / "bad.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match=r"bad\.csv"):
        read_table_of_claims(tmp_path / "bad.csv", GAZETTEER)
    with pytest.raises(InputError, match=r"none\.csv"):
        read_table_of_claims(tmp_path / "none.csv", GAZETTEER)


def test_the_bundled_tables_refuse_a_bad_row_likewise(tmp_path):
    file = tmp_path / "table.csv"
    file.write_text(
        "place,holders,status,date_from,date_precision,basis,source,note\n"
        "sy-raqqa,ISIS,held,2014-01-14,1,reported,an agency,\n"
        "sy-raqqa,SDF,held,,1,reported,an agency,\n"
        "sy-raqqa,SDF,held,2014-01-14,1,reported,an agency,\n"
        "sy-nowhere,SDF,held,2017-01-14,1,reported,an agency,\n"
        "tr-ankara,SDF,held,2017-01-14,1,reported,an agency,\n",
        encoding="utf-8",
    )
    found = read_history([file], GAZETTEER.places)
    assert len(found.claims) == 1
    assert [str(refused).partition(":")[0] for refused in found.refused] == [
        f"table.csv, line {n}" for n in (3, 4, 5, 6)
    ]
    assert "TR" not in HOME


def feature(west, south, east, north, **more):
    told = {"holders": ["SDF"], "status": "held", "date_from": "2017-05-10", "date_precision": 1, "basis": "assessed"}
    told |= {"source": "a drawn map", "name": "the north"} | more
    return {
        "type": "Feature",
        "properties": told,
        "geometry": shapely.geometry.mapping(shapely.box(west, south, east, north)),
    }


def read_drawn(tmp_path, *features):
    file = tmp_path / "drawn.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return read_polygons(file, GAZETTEER)


AROUND_RAQQA = feature(38.9, 35.8, 39.2, 36.1)


def test_a_drawn_area_stands_for_the_places_inside_it(tmp_path):
    found = read_drawn(tmp_path, feature(38.4, 35.7, 39.2, 36.1, date_to="2017-06-10"))
    assert [(claim.place_id, str(claim.date_from)) for claim in found.claims] == [
        ("sy-raqqa", "2017-05-10"), ("sy-raqqa", "2017-06-10"), ("sy-tabqa", "2017-05-10"), ("sy-tabqa", "2017-06-10"),
    ]  # fmt: skip
    assert all(claim.tol_km > 30 and "the north" in claim.note for claim in found.claims)
    assert found.refused == []


TWISTED = {"type": "Polygon", "coordinates": [[[38, 35], [39, 36], [39, 35], [38, 36], [38, 35]]]}


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (feature(39.0, 35.9, 39.5, 36.2, holders="ISIS"), "overlaps feature 1"),
        (feature(32, 39, 33, 40), "the polygon lies outside Syria and Iraq"),
        (feature(40.0, 34.0, 40.1, 34.1), "no place of the gazetteer lies in the polygon"),
        (feature(38.4, 35.7, 38.6, 35.9, date_from=None), "date_from: Field required"),
        (feature(38.4, 35.7, 38.6, 35.9, date_to="2011-05-05"), "is after to 2011-05-05"),
        (feature(38.4, 35.7, 38.6, 35.9, holders=["Wizards"]), "unknown holder Wizards"),
        (feature(38.4, 35.7, 38.6, 35.9) | {"geometry": {"type": "Point", "coordinates": [38.5, 35.8]}}, "a Point"),
        (feature(38.4, 35.7, 38.6, 35.9) | {"geometry": TWISTED}, "Self-intersection"),
        (feature(38.4, 35.7, 38.6, 35.9) | {"geometry": None}, "no polygon with properties"),
        ({"type": "Feature"}, "no polygon with properties"),
        ("nonsense", "no polygon with properties"),
    ],
)
def test_a_bad_polygon_is_refused_with_its_number_and_reason_and_the_rest_loads(tmp_path, bad, reason):
    found = read_drawn(tmp_path, AROUND_RAQQA, bad)
    assert {claim.place_id for claim in found.claims} == {"sy-raqqa"}
    (refused,) = found.refused
    assert str(refused).startswith("drawn.geojson, feature 2: ")
    assert reason in str(refused)


def test_polygons_of_other_days_may_overlap(tmp_path):
    later = feature(39.0, 35.9, 39.5, 36.2, date_from="2018-01-01")
    assert read_drawn(tmp_path, AROUND_RAQQA, later).refused == []
    ended = feature(38.9, 35.8, 39.2, 36.1, date_to="2018-06-01")
    assert "overlaps feature 1" in str(read_drawn(tmp_path, ended, later).refused[0])


@pytest.mark.parametrize("text", ["nonsense", "[]", '{"features": 3}', "{}"])
def test_a_file_that_is_no_feature_collection_is_refused_as_a_whole(tmp_path, text):
    (tmp_path / "drawn.geojson").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"drawn\.geojson"):
        read_polygons(tmp_path / "drawn.geojson", GAZETTEER)
