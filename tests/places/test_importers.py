"""Importing places: GeoNames dumps and CSV files, from disk, zip and address; bad rows are told, the rest goes on."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from geodata.errors import InputError, TableError
from geodata.places.divisions import governorate_at
from geodata.places.dumps import open_table
from geodata.places.gathering import gather
from geodata.places.gazetteer import Gazetteer, bundled
from geodata.places.imported import clear, imported_file, load, save
from geodata.places.importers import kinds, read_csv, read_geonames
from geodata.records import PlaceKind
from geodata.settings import settings


def geonames(number, names, point, code="P\tPPL", country="SY"):
    """A row of a GeoNames dump; `names` is the main one, a bar, and the others."""
    name, _, others = names.partition("|")
    return "\t".join([str(number), name, name, others, *map(str, point), code, country, *[""] * 9, "2020-01-01"])


# Two made-up villages in the middle of governorates, far from any curated place of that name.
DUMP = [
    geonames(990001, "Kharabat as Sadaf|خربة الصدف,Kharabat as Sadaf,Харабат,KHS,https://example.org", (35.95, 40.21)),
    geonames(990002, "Umm al Yaqut|أم الياقوت", (33.02, 42.18), country="IQ"),
    geonames(990003, "Jabal as Sadaf|", (34.4, 38.9), code="T\tHLL"),
    geonames(990004, "Ankara|أنقرة", (39.9, 32.85), code="P\tPPLC", country="TR"),
]


def read(rows, reader=read_geonames):
    """Places, rows left out, and what was refused."""
    refused = []
    found = gather(reader(iter(rows), "table"), bundled(), refused.append)
    return found, [str(error) for error in refused]


def test_a_dump_gives_villages_with_their_names_and_governorate():
    found, refused = read(DUMP)
    assert refused == []
    assert (found.rows, found.known, found.left_out) == (4, 0, 2)  # the hill and Ankara
    village = found.places["sy-gn990001"]
    assert (village.name_ar, village.name_en, village.adm1) == ("خربة الصدف", "Kharabat as Sadaf", "Deir ez-Zor")
    assert village.aliases == ("KHS",)  # neither Cyrillic nor addresses
    assert (village.kind, village.source, village.country) == (PlaceKind.VILLAGE, "import", "SY")
    assert village.weight < 0.15  # less than any curated village
    assert found.places["iq-gn990002"].adm1 == "Anbar"


def test_each_bad_row_is_told_with_file_line_and_reason_and_the_rest_loads():
    bad = [
        "not\tenough",
        geonames(990005, "Far Away|", (95, 40)),
        geonames(990006, "7|", (35.9, 40.2)),
        geonames(990007, "Atlantis|", (10.0, 10.0)),
        geonames(990008, "Khirbat \ufffd|", (35.9, 40.2)),
    ]
    found, refused = read([*bad, *DUMP])
    assert len(found.places) == 2
    assert found.refused == 5
    assert refused[0] == "table, line 1: 2 columns where a GeoNames dump has 19"
    assert refused[1].startswith("table, line 2: lat: ")
    assert refused[2] == "table, line 3: no name in Arabic or Latin letters"
    assert refused[3] == "table, line 4: 10.0, 10.0 does not lie in SY"
    assert refused[4] == "table, line 5: not UTF-8"


def test_a_csv_is_read_by_its_heading_in_any_order_and_other_columns_are_passed_over():
    rows = [
        "lon,lat,country,name_ar,alt_ar,name_en,alt_latin,placetype,fcode,adm2_en,remark",
        '40.21,35.95,SY,خربة الصدف,خربة صدف|خربه الصدف,Khirbat as-Sadaf (north),Khirbet Sadaf,,PPL,Mayadin,"a, b"',
        "44.42,33.31,IQ,حي الياقوت,,,,neighbourhood,,,",
        "44.42,33.31,IQ,,,Nowhere,,bazaar,,,",
    ]
    found, refused = read(rows, read_csv)
    assert refused == []
    village, quarter = found.places.values()
    assert (village.name_en, village.adm2) == ("Khirbat as-Sadaf", "Mayadin")
    assert village.aliases == ("خربة صدف", "Khirbet Sadaf")  # the third spelling folds to the first
    assert (quarter.kind, quarter.name_en) == (PlaceKind.NEIGHBOURHOOD, "حي الياقوت")
    assert found.left_out == 1


def test_a_csv_without_the_columns_that_are_needed_is_refused_as_a_whole():
    with pytest.raises(InputError, match="line 1: the heading lacks lon"):
        read(["name_ar,lat,country", "الصدف,35.9,SY"], read_csv)
    with pytest.raises(InputError, match="line 1: the heading lacks name_ar or name_en"):
        read(["lat,lon,country"], read_csv)


def test_rows_of_a_csv_that_break_are_told():
    heading = "name_ar,lat,lon,country,kind"
    _, refused = read([heading, "الصدف,35.9", "الصدف,x,40.2,SY,village", "الصدف,35.9,40.2,SY,star"], read_csv)
    assert refused[0] == "table, line 2: 2 cells where the heading has 5"
    assert refused[1].startswith("table, line 3: lat: ")
    assert refused[2].startswith("table, line 4: kind: ")


def test_a_place_of_the_same_folded_name_within_three_kilometres_is_known_and_not_doubled():
    raqqa = bundled()["sy-raqqa"]
    near = geonames(990010, "X-Raqqa|الرقه", (raqqa.lat + 0.02, raqqa.lon))  # 2.2 km; ha for ta marbuta
    far = geonames(990011, "Y-Raqqa|الرقة", (raqqa.lat + 0.1, raqqa.lon))  # 11 km
    found, _ = read([near, far, far.replace("990011", "990012")])
    assert list(found.places) == ["sy-gn990011"]
    assert found.known == 2  # the near one, and the second of the far ones


def test_a_point_belongs_to_the_governorate_it_lies_in():
    assert governorate_at(36.34, 43.13, "IQ") == "Nineveh"
    assert governorate_at(33.05, 35.75, "SY") == "Quneitra"  # the Golan, which Israel holds
    assert governorate_at(41.0, 29.0, "SY") is None


def test_imported_places_are_kept_in_the_data_folder_until_they_are_cleared():
    assert load() == []
    found, _ = read(DUMP)
    save(found.places.values())
    assert load() == list(found.places.values())
    wider = Gazetteer([*bundled().places.values(), *load()])
    assert [place.id for place in wider.named("خربه الصدف")] == ["sy-gn990001"]
    assert clear() == 2
    assert load() == []
    assert not imported_file().exists()


def test_a_broken_file_of_imported_places_is_named():
    imported_file().parent.mkdir(parents=True)
    imported_file().write_text("id,name\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"imported_places\.csv, line 1: the columns are not those"):
        load()


def test_tables_open_packed_and_from_an_address(tmp_path, web, monkeypatch):
    monkeypatch.setenv("FURAT_FETCH_LOOPBACK", "1")
    settings.cache_clear()
    packed = tmp_path / "SY.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("SY.txt", "\n".join(DUMP))
    web.pages["/SY.zip"] = (200, {"Content-Type": "application/zip"}, packed.read_bytes())
    for source in (str(packed), f"{web.url}/SY.zip"):
        with open_table(source, settings()) as (name, lines):
            assert name == "SY.txt"
            assert [line.rstrip("\n") for line in lines] == DUMP


def test_what_is_no_table_is_refused(tmp_path):
    with pytest.raises(InputError, match="No such file"), open_table(str(tmp_path / "none.txt"), settings()):
        pass
    two = tmp_path / "two.zip"
    with zipfile.ZipFile(two, "w") as archive:
        archive.writestr("a.txt", "a")
        archive.writestr("b.txt", "b")
    with pytest.raises(InputError, match="must hold one table"), open_table(str(two), settings()):
        pass
    two.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(InputError, match="cannot be unpacked"), open_table(str(two), settings()):
        pass


def furat(*words):
    """Run the command in a process of its own, whose gazetteer is read anew."""
    return subprocess.run(
        [str(Path(sys.executable).parent / "furat"), *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_imports_tells_what_it_refused_and_clears(tmp_path):
    table = tmp_path / "table.txt"
    table.write_text("\n".join([*DUMP, "broken"]), encoding="utf-8")
    done = furat("gazetteer", "import", "geonames", str(table))
    assert done.returncode == 1
    assert done.stderr == "furat: table.txt, line 5: 1 columns where a GeoNames dump has 19\n"
    assert "5 rows read: 2 places taken, 0 known already, 2 left out, 1 refused; 2 imported places" in done.stdout
    assert furat("gazetteer", "import", "geonames", str(table)).stdout.startswith("5 rows read: 2 places taken")
    assert len(load()) == 2  # a second import renews
    assert furat("gazetteer", "import", "clear").stdout == "2 imported places were taken out.\n"


def test_every_code_of_the_table_weighs_less_than_a_curated_village_or_as_much():
    assert all(row.weight <= 0.15 for row in kinds().values())
