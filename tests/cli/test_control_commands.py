"""`furat control` and `furat import control`, run as the command itself."""

import csv
import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import shapely
from sqlalchemy import update

from geodata.cli import main
from geodata.control.areas import control_layer
from geodata.control.history import history, known_places
from geodata.pipeline import ingest
from geodata.records import Article
from geodata.settings import settings
from geodata.store import claims
from geodata.store.engine import open_engine, writing
from geodata.store.schema import control_claim

KNOWN = datetime(2026, 1, 10, 12, tzinfo=UTC)


@pytest.fixture
def furat(monkeypatch, capsys):
    """Run the command in this process; answers (exit status, output, errors)."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["furat", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code or 0
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def store(database_url, monkeypatch, engine):
    """A migrated database that the commands use, on SQLite and on PostgreSQL."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    settings.cache_clear()
    return engine


def recorded(engine, when, *added):
    """Record claims as if it were another day."""
    with writing(engine) as connection:
        before = claims.all(connection)
        claims.add(connection, added)
        rows = connection.execute(control_claim.select()).mappings().all()
        known = {(c.place_id, c.date_from, c.holders) for c in before}
        for row in rows:
            if (row["place_id"], row["date_from"], tuple(row["holders"])) not in known:
                change = update(control_claim).where(control_claim.c.id == row["id"])
                connection.execute(change.values(recorded_at=when))


def statement(place, day, *holders):
    pattern = next(claim for claim in history() if claim.place_id == place)
    return replace(pattern, date_from=day, holders=holders, source="an editor")


def test_without_a_database_the_bundled_history_answers_and_none_is_made(furat, tmp_path):
    code, out, _ = furat("control", "at", "2015-06-01")
    assert code == 0
    assert "Control on 2015-06-01" in out
    assert all(word in out for word in ("ISIS ", "Syrian government ", "Peshmerga ", "besieged", "contested", "mixed"))
    assert {kept.name for kept in tmp_path.glob("data/*")} <= {"cells"}  # cells once drawn are kept, and nothing else


def test_areas_as_geojson_are_polygons_with_their_holders(furat):
    code, out, _ = furat("control", "at", "2015-06-01", "--format", "geojson")
    collection = json.loads(out)
    assert code == 0
    assert collection["date"] == "2015-06-01"
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in collection["features"]]
    assert shapely.coverage_is_valid(shapes)
    isis = next(f for f in collection["features"] if f["properties"]["holders"] == ["ISIS"])
    assert shapely.geometry.shape(isis["geometry"]).contains(shapely.Point(39.01, 35.95))  # Raqqa
    assert set(isis["properties"]) == {"holders", "status", "places", "km2", "strength"}


def test_areas_as_a_table_add_up_to_the_layer(furat):
    _, out, _ = furat("control", "at", "2017-07-01", "--format", "csv")
    rows = list(csv.DictReader(out.splitlines()))
    layer = control_layer(history(), known_places())
    known = [state.known for state in layer.on_day(date(2017, 7, 1))]
    assert sum(float(row["km2"]) for row in rows) == pytest.approx(layer.frame["km2"][known].sum(), rel=1e-4)
    assert {row["date"] for row in rows} == {"2017-07-01"}


def test_what_changed_hands_between_two_days(furat):
    code, out, _ = furat("control", "diff", "2024-11-20", "2024-12-05")
    assert code == 0
    hts, government = out.index("\nHTS\n"), out.index("\nSyrian government\n")
    assert "people in the" in out[hts:] or government > hts
    assert "lost: nothing" in out
    assert furat("control", "diff", "2019-01-01", "2019-01-01")[1].endswith("nothing changed hands\n")


@pytest.mark.parametrize("name", ["تدمر", "Palmyra", "sy-palmyra"])
def test_the_history_of_a_place_with_its_sources(furat, name):
    code, out, _ = furat("control", "place", name)
    assert code == 0
    assert out.startswith("Palmyra (تدمر), city, Homs [sy-palmyra]\n")
    years = [line.split()[0][:4] for line in out.splitlines()[1:] if line.startswith("  20")]
    assert years == sorted(years)
    assert "ISIS (reported): " in out
    assert "0 are proposed" in out


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (["control", "place", "Atlantis"], 1),
        (["control", "at", "2015-13-01"], 2),
        (["control", "at"], 2),
        (["control", "at", "2015-06-01", "--format", "pdf"], 2),
        (["control", "at", "2015-06-01", "--as-known", "2020-01-01"], 2),
        (["control", "score", "nowhere.csv"], 1),
        (["import", "control", "nowhere.csv"], 1),
    ],
)
def test_what_cannot_be_done_is_told_by_the_exit_status(furat, call, code):
    assert furat(*call)[0] == code


def test_a_score_tells_shares_and_writes_each_row_again_with_its_answer(furat, tmp_path):
    truth, answers = tmp_path / "truth.csv", tmp_path / "answers.csv"
    truth.write_text(
        "id,place,lat,lon,date,holder,remark\n"
        '1,Raqqa,35.95,39.01,2015-06-01,ISIS,"with, comma"\n'
        "2,Idlib,35.93,36.63,2019-06-01,Opposition,a faction\n"
        "3,Raqqa,35.95,39.01,2015-06-01,SDF,wrong\n"
        "4,Raqqa,35.95,39.01,yesterday,SDF,no date\n"
        "5,Mosul,36.34,43.13,2018-01-15,Iraqi government,\n"
        "6,Empty,30.0,42.0,2018-01-15,Iraqi government,desert\n",
        encoding="utf-8",
    )
    code, out, err = furat("control", "score", truth, "--answers", answers)
    assert code == 1
    assert "truth.csv, line 5: " in err
    assert "Syria: 3 rows, right 0.667" in out
    assert "Iraq: 2 rows, right 0.500" in out
    rows = list(csv.DictReader(answers.read_text(encoding="utf-8").splitlines()))
    assert [row["answer"] for row in rows] == ["ISIS", "HTS", "ISIS", "", "Iraqi government", ""]
    assert [row["remark"] for row in rows][:2] == ["with, comma", "a faction"]
    assert list(rows[0]) == ["id", "place", "lat", "lon", "date", "holder", "remark", "answer"]


def test_a_row_without_a_holder_is_answered_and_not_scored(furat, tmp_path):
    truth, answers = tmp_path / "truth.csv", tmp_path / "answers.csv"
    truth.write_text(
        "place,lat,lon,date,holder\nRaqqa,35.95,39.01,2015-06-01T12:00:00,\nRaqqa,35.95,39.01,2015-06-01,ISIS\n",
        encoding="utf-8",
    )
    code, out, err = furat("control", "score", truth, "--answers", answers)
    assert (code, err) == (0, "")
    assert "Syria: 1 rows, right 1.000" in out
    assert "1 rows name no holder: answered, not scored" in out
    assert [row["answer"] for row in csv.DictReader(answers.read_text(encoding="utf-8").splitlines())] == ["ISIS"] * 2


def test_a_truth_without_a_column_is_refused(furat, tmp_path):
    (tmp_path / "truth.csv").write_text("place,lat,lon,date\nRaqqa,35.95,39.01,2015-06-01\n", encoding="utf-8")
    code, _, err = furat("control", "score", tmp_path / "truth.csv")
    assert (code, err) == (1, "furat: truth.csv: the column holder is missing\n")


TABLE = "place,holders,status,date_from,date_precision,basis,source\n"


def test_an_import_is_told_tried_and_then_shown(furat, store, tmp_path):
    with writing(store) as connection:
        claims.add(connection, (claim for claim in history() if claim.place_id == "sy-raqqa"))
    file = tmp_path / "new.csv"
    file.write_text(
        TABLE
        + "Raqqa,Opposition,held,2019-05-05,1,assessed,an editor\nRaqqa,Wizards,held,2019-05-06,1,assessed,an editor\n",
        encoding="utf-8",
    )
    told = "2 read: 1 accepted (1 claims), 1 refused"
    code, out, err = furat("import", "control", file, "--dry-run")
    assert (code, out) == (1, f"{told}; nothing was stored\n")
    assert "new.csv, line 3: unknown holder Wizards" in err
    assert "2019-05-05" not in furat("control", "place", "sy-raqqa")[1]
    assert furat("import", "control", file)[1] == f"{told}; 1 new claims were stored\n"
    assert furat("import", "control", file)[1] == f"{told}; 0 new claims were stored\n"
    assert "2019-05-05  Opposition (assessed): an editor" in furat("control", "place", "sy-raqqa")[1]


def test_a_claim_recorded_later_never_changes_what_was_known_before(furat, store):
    recorded(store, KNOWN, *(claim for claim in history() if claim.place_id in ("sy-raqqa", "sy-tabqa", "iq-mosul")))
    before = [furat("control", "at", day, "--as-known", "2026-01-10")[1] for day in ("2015-06-01", "2018-06-01")]
    earlier = furat("control", "at", "2015-06-01", "--as-known", "2026-01-09")[1]
    assert "nothing is known" in earlier
    recorded(store, KNOWN + timedelta(days=5), statement("sy-raqqa", date(2015, 5, 1), "Opposition"))
    after = [furat("control", "at", day, "--as-known", "2026-01-10")[1] for day in ("2015-06-01", "2018-06-01")]
    assert after == before
    assert "Opposition" in furat("control", "at", "2015-06-01", "--as-known", "2026-01-15")[1]
    assert "Opposition" in furat("control", "at", "2015-06-01")[1]
    assert (
        "Opposition" not in furat("control", "place", "sy-raqqa", "--as-known", "2026-01-14")[1].split("2014-01-14")[1]
    )


STORIES = {
    "a": "سيطر تنظيم داعش على مدينة تدمر بعد اشتباكات عنيفة مع قوات النظام استمرت عدة أيام.",  # ISIS took Palmyra
    "b": "قال ناشطون إن تنظيم داعش سيطر على مدينة تدمر صباح اليوم، وانسحب الجيش نحو حمص.",  # so say activists
}


def article(name, text, day=date(2015, 5, 21)):
    return Article(name, text, published=day, source=f"agency {name}")


def palmyra_timeline(engine):
    with engine.connect() as connection:
        layer = control_layer(claims.all(connection), known_places())
    return {change.state.holders for change in layer.changes}


def test_a_copy_of_an_article_confirms_nothing_and_another_article_does(furat, store):
    agency = (
        STORIES["a"]
        + " "
        + "ونقلت الوكالة عن شهود عيان أن المدينة شهدت نزوحا واسعا للأهالي باتجاه القرى المجاورة. " * 3
    )
    ingest([article("a", agency), article("copy", agency.replace("الوكالة", "وكالتنا"))], store)
    assert palmyra_timeline(store) == set()
    code, out, _ = furat("control", "place", "sy-palmyra")
    assert code == 0
    assert "1 are proposed" in out
    assert "no second article says the same" in out
    ingest([article("b", STORIES["b"])], store)
    assert palmyra_timeline(store) == {("ISIS",)}
    assert "2 of its own claims count, 0 are proposed" in furat("control", "place", "sy-palmyra")[1]


def test_a_database_that_does_not_answer_is_told(furat, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    settings.cache_clear()
    code, _, err = furat("control", "at", "2015-06-01")
    assert code == 2
    assert err.startswith("furat: the database ")


def test_a_database_without_tables_leaves_the_answer_to_the_bundled_history(furat, monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    settings.cache_clear()
    with open_engine(settings().database).connect():
        pass
    code, out, _ = furat("control", "at", "2015-06-01")
    assert code == 0
    assert "ISIS" in out
