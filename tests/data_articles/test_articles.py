"""The bundled reports: well formed, dated right, spread over the years, and the hand-coded sample exact."""

import json
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from geodata.incidents.taxonomy import event_type

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "geodata" / "data" / "articles"
SAMPLES = ROOT / "tests" / "samples"
ARABIC_DAYS = {"الاثنين": 0, "الثلاثاء": 1, "الأربعاء": 2, "الخميس": 3, "الجمعة": 4, "السبت": 5, "الأحد": 6}
# Two reports of one event each: they show the merging.
PAIRS = {
    "Tabqa air base": ("furat-ar-006", "furat-en-003"),
    "fall of Mosul": ("furat-ar-061", "furat-en-002"),
    "Karrada bombing": ("furat-ar-106", "furat-en-008"),
    "Shomali bombing": ("furat-ar-079", "furat-ar-080"),
    "Khan Shaykhun": ("furat-ar-047", "furat-ar-048"),
    "fall of Aleppo": ("furat-ar-024", "furat-ar-025"),
}
# The Montreux conference, the census, the election of 2025, Resolution 2254, the Brussels conference.
WITHOUT_INCIDENT = ("furat-ar-043", "furat-ar-089", "furat-ar-120", "furat-en-006", "furat-en-015")


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


BUNDLED = {path.stem: read(path) for path in sorted(FOLDER.glob("*.jsonl"))}
ARTICLES = [article for articles in BUNDLED.values() for article in articles]
BY_ID = {article["id"]: article for article in ARTICLES}
EXPECTED = read(SAMPLES / "expected_articles.jsonl")


def each_article(function):
    return pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])(function)


def each_expected(function):
    return pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected["id"])(function)


def test_there_are_as_many_as_promised():
    assert len(BUNDLED["arabic_syria"]) + len(BUNDLED["arabic_iraq"]) >= 120
    assert len(BUNDLED["english"]) >= 20
    assert len(BY_ID) == len(ARTICLES), "ids are unique"


def test_each_file_is_in_the_order_of_publication():
    for articles in BUNDLED.values():
        days = [article["published"] for article in articles]
        assert days == sorted(days)


@each_article
def test_an_article_has_its_fields_and_begins_with_its_title(article):
    assert set(article) == {"id", "published", "title", "text", "source"}
    assert 2012 <= date.fromisoformat(article["published"]).year <= 2025
    assert article["text"].split("\n")[0] == article["title"]
    assert article["source"].startswith("Furat desk, from public reports of the day (")


@each_article
def test_an_article_is_a_short_report_in_paragraphs(article):
    _, *paragraphs = article["text"].split("\n")
    assert 2 <= len(paragraphs) <= 4
    assert all(paragraph == paragraph.strip() != "" for paragraph in paragraphs)
    sentences = [part for paragraph in paragraphs for part in re.split(r"(?<=[.؟!])\s+", paragraph)]
    assert 3 <= len(sentences) <= 9


@each_article
def test_yesterday_and_today_fall_on_the_weekday_named_beside_them(article):
    # «أمس الخميس» (yesterday, Thursday), «اليوم الجمعة» (today, Friday)
    published = date.fromisoformat(article["published"])
    for word, weekday in re.findall(rf"(أمس|اليوم) ({'|'.join(ARABIC_DAYS)})", article["text"]):
        told = published - timedelta(days=word == "أمس")
        assert told.weekday() == ARABIC_DAYS[weekday], f"{word} {weekday}"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2014-06-01", "2014-08-31"),
        ("2016-10-01", "2016-12-31"),
        ("2019-10-01", "2019-10-31"),
        ("2024-11-01", "2024-12-31"),
    ],
)
def test_the_windows_of_a_first_look_are_filled(first, last):
    assert sum(first <= article["published"] <= last for article in ARTICLES) >= 12


def test_every_year_is_told_of():
    years = Counter(article["published"][:4] for article in ARTICLES)
    assert {str(year) for year in range(2012, 2026)} == set(years)
    assert min(years.values()) >= 3


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())
def test_two_reports_of_one_event_stand_close_together_and_differ(pair):
    first, second = (BY_ID[article_id] for article_id in pair)
    apart = date.fromisoformat(first["published"]) - date.fromisoformat(second["published"])
    assert abs(apart.days) <= 2
    assert first["text"] != second["text"]


@each_expected
def test_mentions_are_spans_of_the_article_in_its_order(expected):
    text = BY_ID[expected["id"]]["text"]
    end = 0
    for mention in expected["mentions"]:
        assert mention["start"] >= end
        end = mention["end"]
        assert text[mention["start"] : end] == mention["surface"]
        assert 20 <= mention["lat"] <= 70
        assert -130 <= mention["lon"] <= 110
        assert mention["tol_km"] > 0


@each_expected
def test_evidence_is_a_sentence_of_the_article(expected):
    lines = BY_ID[expected["id"]]["text"].split("\n")
    for record in expected["incidents"] + expected["control"]:
        assert any(record["evidence"] in line for line in lines)
        assert len(record["evidence"]) > 20


@each_expected
def test_incidents_are_coded_after_the_taxonomy_and_dated_no_later_than_publication(expected):
    published = BY_ID[expected["id"]]["published"]
    for incident in expected["incidents"]:
        assert event_type(incident["sub_event_type"]) == incident["event_type"]
        assert incident["date_from"] <= incident["date_to"] <= published
        assert incident["date_precision"] in {1, 2, 3}
        assert incident["geo_precision"] in {1, 2, 3}
        assert len(incident["actors"]) == len(set(incident["actors"])) >= 1


@each_expected
def test_control_claims_have_a_status_and_no_future_date(expected):
    for claim in expected["control"]:
        assert claim["status"] in {"holds", "took", "lost", "contested", "held before"}
        assert claim["date"] <= BY_ID[expected["id"]]["published"]


def test_the_sample_is_of_both_languages():
    languages = Counter(expected["id"].split("-")[1] for expected in EXPECTED)
    assert languages == {"ar": 30, "en": 10}
    assert len({expected["id"] for expected in EXPECTED}) == len(EXPECTED)


def test_articles_without_an_incident_are_coded_so():
    assert set(WITHOUT_INCIDENT) <= set(BY_ID)
    coded = {expected["id"]: expected["incidents"] for expected in EXPECTED}
    in_sample = [article_id for article_id in WITHOUT_INCIDENT if article_id in coded]
    assert len(in_sample) == 4
    assert all(coded[article_id] == [] for article_id in in_sample)


def test_the_page_dump_has_its_title_twice_and_fifteen_doubled_headlines():
    lines = (SAMPLES / "sidebar_article.txt").read_text(encoding="utf-8").splitlines()
    assert lines.count(lines[0]) == 2
    doubled = [line for line in lines if line[: len(line) // 2] == line[len(line) // 2 + 1 :] != ""]
    assert len(doubled) == 15
    assert lines[-15:] == doubled
