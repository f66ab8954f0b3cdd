"""How well the bundled articles are read, measured against what a person coded by hand: a net under every change.

`samples/expected_articles.jsonl` holds the places, incidents and control claims of forty bundled articles; the batches
`samples/unseen_*.jsonl` bring their texts along and were written and coded before the reading was tried on them. The
floors lie a little below what is reached; who improves the reading raises them.
"""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

import geodata
from geodata.exchange.contract import to_fields
from geodata.pipeline import analyse
from geodata.places.gazetteer import kilometres
from geodata.reading.files import read_path

EXPECTED = Path(__file__).parent / "samples" / "expected_articles.jsonl"
ARTICLES = Path(geodata.__file__).parent / "data" / "articles"
UNSEEN = {  # batch: least F1 of places (None where the batch marks none), incidents, control claims (None: too few)
    "unseen_english.jsonl": (0.97, 0.85, 0.77),
    "unseen_english_2.jsonl": (0.97, 0.81, 0.80),
    "unseen_english_3.jsonl": (0.97, 0.88, 0.80),
    "unseen_english_4.jsonl": (0.96, 0.80, 0.58),
    "unseen_arabic.jsonl": (None, 0.89, 0.85),
    "unseen_arabic_2.jsonl": (None, 0.91, 0.88),
    "unseen_arabic_3.jsonl": (None, 0.85, 0.9),
    "unseen_arabic_4.jsonl": (None, 0.88, 0.78),
    "unseen_arabic_5.jsonl": (None, 0.8, None),
}
DAYS = 1  # the first day of an incident may be one off


@pytest.fixture(scope="module")
def readings():
    """(what a person coded, what is read) for each article."""
    expected = {record["id"]: record for record in map(json.loads, EXPECTED.read_text("utf-8").splitlines())}
    read = {article.id: article for article in read_path(ARTICLES) if article.id in expected}
    assert set(read) == set(expected)
    return [(expected[key], to_fields(analyse(article))) for key, article in read.items()]


def matched(wanted, found, same):
    """How many can be paired off, each with one only."""
    left, count = list(found), 0
    for one in wanted:
        hit = next((other for other in left if same(one, other)), None)
        if hit is not None:
            left.remove(hit)
            count += 1
    return count


def f1(readings, part, same):
    """F1 of pairs over all articles."""
    hits = sum(matched(wanted[part], found[part], same) for wanted, found in readings)
    return 2 * hits / sum(len(wanted[part]) + len(found[part]) for wanted, found in readings)


def near(one, other):
    """Whether a position lies within the tolerance of the coded place; a place without one is met by none."""
    if one["lat"] is None or other["lat"] is None:
        return one["lat"] is None and other["lat"] is None
    return kilometres(one["lat"], one["lon"], other["lat"], other["lon"]) <= max(one["tol_km"], 10)


def overlaps(one, other):
    return one["start"] < other["end"] and other["start"] < one["end"]


def same_day(one, other):
    if one["date_from"] is None or other["date_from"] is None:
        return one["date_from"] == other["date_from"]
    apart = abs(date.fromisoformat(one["date_from"]) - date.fromisoformat(other["date_from"]))
    return apart <= timedelta(DAYS if one["date_precision"] == 1 else 7)


def same_incident(one, other):
    return near(one["place"], other["place"]) and same_day(one, other) and one["event_type"] == other["event_type"]


def same_claim(one, other):
    return near(one, other) and one["actor"] == other["actor"] and one["status"] == other["status"]


def least(told):
    """The lower bound of a count, which may be written as one number; none told is none dead."""
    return (told["min"] if isinstance(told, dict) else told) or 0


def test_places_are_found(readings):
    assert f1(readings, "mentions", overlaps) >= 0.94


def test_places_found_are_the_right_ones(readings):
    assert f1(readings, "mentions", lambda one, other: overlaps(one, other) and near(one, other)) >= 0.92


def test_incidents_have_the_right_place_day_and_type(readings):
    assert f1(readings, "incidents", same_incident) >= 0.64


def test_articles_without_incident_get_none(readings):
    quiet = [found for wanted, found in readings if not wanted["incidents"]]
    assert quiet
    assert not [found["id"] for found in quiet if found["incidents"]]


def test_dead_are_counted(readings):
    """Of the incidents found, those whose lower bound of the dead is the coded one."""
    pairs = [
        (one, other)
        for wanted, found in readings
        for one in wanted["incidents"]
        for other in found["incidents"]
        if same_incident(one, other)
    ]
    right = sum(least(one["fatalities"]) == least(other["fatalities"]) for one, other in pairs)
    assert right / len(pairs) >= 0.68


def test_control_claims_have_the_right_place_actor_and_status(readings):
    assert f1(readings, "control", same_claim) >= 0.57


@pytest.mark.parametrize(("batch", "floors"), UNSEEN.items())
def test_articles_written_before_the_reading_was_tried_on_them(batch, floors):
    path = EXPECTED.parent / batch
    expected = {record["id"]: record for record in map(json.loads, path.read_text("utf-8").splitlines())}
    read = [(expected[article.id], to_fields(analyse(article))) for article in read_path(path)]
    parts = (("mentions", overlaps), ("incidents", same_incident), ("control", same_claim))
    reached = [f1(read, part, same) for part, same in parts]
    assert all(figure >= floor for figure, floor in zip(reached, floors, strict=True) if floor is not None), reached
    assert not [found["id"] for wanted, found in read if found["incidents"] and not wanted["incidents"]]
