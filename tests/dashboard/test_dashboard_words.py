"""Every word in every language, and no word outside the tables."""

import ast
import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

import dashboard
from dashboard.components.clock import PRESETS
from dashboard.figures.palette import EVENT_COLOURS, slug
from dashboard.phrases import count_words, date_words, place_words
from dashboard.words import languages, words
from geodata.incidents.taxonomy import sub_event_types
from geodata.records import ControlStatus, Count, Grade, PlaceKind, Position

FOLDER = Path(dashboard.__file__).parent
CODE = [path for path in FOLDER.rglob("*.py") if path.name not in {"errors.py", "routes.py"}]


def test_every_language_has_the_same_keys_and_fields():
    tables = {language: words(language).table for language in languages()}
    assert set(tables) >= {"ar", "en"}
    for table in tables.values():
        assert table.keys() == tables["en"].keys()
        for key, said in table.items():
            fields = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (said, tables["en"][key])]
            assert fields[0] == fields[1], key
            assert said.strip(), key


def test_arabic_is_arabic_and_english_is_not():
    for key, said in words("ar").table.items():
        if key not in {"direction", "names", "precision.1", "js.precision_1", "js.shares_on"}:
            assert re.search("[\u0600-\u06ff]", said), key
    assert not any(re.search("[\u0600-\u06ff]", said) for said in words("en").table.values())


def test_no_layout_holds_a_literal_word():
    """Strings given as children to Dash's html components are words that no translator would find."""
    loose = []
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("html."):
                inside = [part for arg in node.args[:1] for part in (arg.elts if isinstance(arg, ast.List) else [arg])]
                loose += [
                    (path.name, part.value)
                    for part in inside
                    if isinstance(part, ast.Constant) and isinstance(part.value, str) and re.search(r"\w", part.value)
                ]
    assert loose == []


def test_every_key_that_the_code_asks_for_exists():
    asked = {key for path in CODE for key in re.findall(r'text\("([a-z_.]+)"', path.read_text(encoding="utf-8"))}
    assert asked - words("en").table.keys() == set()
    script = " ".join(path.read_text(encoding="utf-8") for path in (FOLDER / "assets").glob("*.js"))
    asked = set(re.findall(r"\bwords\.([a-z_]+)", script)) - {"replace"}
    assert {f"js.{key}" for key in asked} - words("en").table.keys() == set()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_code_of_the_data_has_its_word(language):
    table = words(language).table
    for row in sub_event_types().values():
        assert row.event_type in EVENT_COLOURS
        assert f"event_type.{slug(row.event_type)}" in table
        assert f"sub_event_type.{slug(row.sub_event_type)}" in table
    assert all(f"grade.{grade.value}" in table for grade in Grade)
    assert all(f"status.{status.value}" in table for status in ControlStatus)
    assert all(f"kind.{kind.value}" in table for kind in PlaceKind)
    assert all(f"preset.{preset.key}" in table for preset in PRESETS)


DAY, LATER, END = date(2014, 7, 5), date(2014, 7, 11), date(2014, 7, 31)


@pytest.mark.parametrize(
    ("first", "last", "precision", "said"),
    [
        (DAY, DAY, 1, "5 July 2014"),
        (DAY, None, 1, "5 July 2014"),
        (DAY, LATER, 2, "between 5 July 2014 and 11 July 2014 (to the week)"),
        (DAY, DAY, 2, "about 5 July 2014"),
        (date(2014, 7, 1), END, 3, "July 2014 (day not known)"),
        (date(2014, 1, 1), END, 3, "some time between 1 January 2014 and 31 July 2014"),
        (None, None, 3, "date not known"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(first, last, precision, said):
    assert date_words(first, last, precision, words("en")) == said


def test_levantine_months_in_arabic():
    assert date_words(DAY, DAY, 1, words("ar")) == "5 تموز 2014"


@pytest.mark.parametrize(
    ("precision", "said"), [(1, "Raqqa"), (2, "near Raqqa or its countryside"), (3, "somewhere in Raqqa")]
)
def test_a_place_is_said_as_precisely_as_it_is_known(precision, said):
    place = Position("Raqqa", 35.95, 39.01, 10, PlaceKind.CITY, "Raqqa", "SY", precision, "sy-raqqa", "الرقة")
    assert place_words(place, words("en")) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(None, "not told"), (Count(5, 5), "5"), (Count(5, 7), "5 to 7"), (Count(20, None), "at least 20")],
)
def test_a_count_keeps_its_range(count, said):
    assert count_words(count, words("en")) == said
