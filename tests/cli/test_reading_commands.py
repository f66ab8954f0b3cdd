"""`furat analyse`, `ingest`, `geocode`, `watch` and `--help`, run as the command itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

FURAT = str(Path(sys.executable).parent / "furat")
# "Three people were killed when a shell fell on the market of the city of Raqqa on Monday."
ARABIC = "قتل ثلاثة أشخاص عندما سقطت قذيفة على السوق في مدينة الرقة يوم الاثنين."
LINES = "\n".join(
    [
        json.dumps({"id": "a", "published": "2014-07-08", "text": ARABIC}, ensure_ascii=False),
        "no json",
        json.dumps({"id": "b", "published": "2014-99-08", "text": ARABIC}),
        json.dumps({"id": "c", "text": "Произошёл взрыв на рынке."}),
    ]
)


def furat(*arguments, text=None):
    return subprocess.run([FURAT, *map(str, arguments)], input=text, capture_output=True, text=True, check=False)


@pytest.fixture
def news(tmp_path):
    file = tmp_path / "news.jsonl"
    file.write_text(LINES, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "command", ["ingest", "analyse", "geocode", "serve", "watch", "db", "db upgrade", "control", "import"]
)
def test_help_explains_each_command(command):
    done = furat(*command.split(), "--help")
    assert done.returncode == 0
    assert "Usage: furat" in done.stdout
    assert command.split()[0] in furat("--help").stdout


def test_analyse_writes_one_object_a_line_as_the_contract_says():
    done = furat("analyse", "-", "--format", "jsonl", text=LINES.splitlines()[0])
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    told = json.loads(line)
    assert list(told) == ["id", "mentions", "incidents", "control"]
    (mention,) = told["mentions"]
    assert ARABIC[mention["start"] : mention["end"]] == mention["surface"] == "الرقة"
    assert set(mention) == {
        "start", "end", "surface", "kind", "lat", "lon", "tol_km", "name", "adm1", "country", "score",
    }  # fmt: skip
    (incident,) = told["incidents"]
    assert (incident["date_from"], incident["fatalities"], incident["evidence"]) == ("2014-07-07", 3, ARABIC)
    assert set(incident["place"]) == {"name", "lat", "lon", "tol_km", "adm1", "country"}
    assert 0 <= incident["score"] <= 1


def test_each_bad_line_is_told_on_the_error_stream_and_the_rest_goes_on(news):
    done = furat("analyse", news, "--format", "text")
    assert done.returncode == 1
    assert "Raqqa" in done.stdout
    assert [line.partition(": ")[2].partition(": ")[0] for line in done.stderr.splitlines()] == [
        f"{news}, line {number}" for number in (2, 3, 4)
    ]


def test_ingest_counts_what_it_refuses_and_stores_nothing_twice(news):
    assert furat("db", "upgrade").returncode == 0
    first, second = furat("ingest", news), furat("ingest", news)
    assert first.returncode == second.returncode == 1
    assert first.stdout == "4 read: 1 stored, 0 already known, 3 refused\n"
    assert second.stdout == "4 read: 0 stored, 1 already known, 3 refused\n"
    assert f"furat: {news}, line 2: this is no JSON" in first.stderr


def test_a_page_and_an_empty_feed_are_ingested_from_an_address(web, monkeypatch):
    monkeypatch.setenv("FURAT_FETCH_LOOPBACK", "1")
    page = (
        f"<html><head><title>الرقة</title></head><body><article><p>{ARABIC}</p><p>{ARABIC}</p></article></body></html>"
    )
    web.pages["/2014/07/08/a"] = (200, {}, page.encode())
    web.pages["/feed"] = (200, {}, b'<rss version="2.0"><channel><title>x</title></channel></rss>')
    furat("db", "upgrade")
    done = furat("ingest", web.url + "/2014/07/08/a", web.url + "/feed", web.url + "/gone")
    assert done.returncode == 1
    assert done.stdout == "3 read: 1 stored, 0 already known, 2 refused\n"
    assert f"furat: {web.url}/feed: the feed is empty" in done.stderr
    assert f"furat: {web.url}/gone: the server answered 404" in done.stderr


def test_geocode_prints_candidates_with_their_scores():
    done = furat("geocode", "الرقه")
    assert done.returncode == 0
    scores = [float(line.split()[0]) for line in done.stdout.splitlines()]
    assert scores == sorted(scores, reverse=True)
    assert "Raqqa" in done.stdout.splitlines()[0]
    nowhere = furat("geocode", "zzzzqqqq")
    assert (nowhere.returncode, nowhere.stderr.count("\n")) == (1, 1)


def test_a_wrong_call_is_2_and_one_line():
    assert furat("nonsense").returncode == 2
    for arguments in (("ingest", "x.jsonl"), ("watch",)):
        done = furat(*arguments)
        assert done.returncode == 2
        assert done.stderr.startswith("furat: ")
        assert done.stderr.count("\n") == 1


def test_a_setting_that_cannot_be_used_is_named(monkeypatch):
    monkeypatch.setenv("PORT", "none")
    done = furat("db", "upgrade")
    assert done.returncode == 2
    assert "PORT" in done.stderr
