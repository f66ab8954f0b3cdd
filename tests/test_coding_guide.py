"""The guide for analysts names tables that exist, names every table, and its example is read as it says."""

import re
from datetime import date
from pathlib import Path

import geodata
from geodata.pipeline import analyse
from geodata.records import Article, Count
from geodata.tables import DATA

GUIDE = (Path(geodata.__file__).parent.parent / "docs" / "coding.md").read_text(encoding="utf-8")


def test_every_table_named_exists():
    named = set(re.findall(r"`([\w/]+\.csv)`", GUIDE))
    assert len(named) > 15
    assert [name for name in sorted(named) if not (DATA / name).is_file()] == []


def test_every_table_of_words_is_named():
    tables = {file.name for file in DATA.glob("*.csv")}
    assert sorted(tables - set(re.findall(r"`([\w/]+\.csv)`", GUIDE))) == []


def test_the_example_is_read_as_the_guide_says():
    lines = [line.removeprefix("> ") for line in GUIDE.splitlines() if line.startswith("> ")]
    article = Article("example", "\n".join(lines), published=date(2019, 7, 9))
    analysis = analyse(article)
    assert [m.place.name_en for m in analysis.mentions] == ["Kafr Nabl", "Kafr Nabl", "Idlib"]
    (incident,) = analysis.incidents
    assert len(incident.reports) == 1
    assert incident.sub_event_type == "Shelling/artillery/missile attack"
    assert (incident.date_from, incident.date_precision) == (date(2019, 7, 8), 1)
    assert incident.actors == ("Syrian government", "Civilians")
    assert (incident.fatalities, incident.injured) == (Count.exactly(4), Count.exactly(9))
    assert incident.position.name == "Kafr Nabl"


def test_a_denial_of_the_example_is_no_incident():
    denied = "نفت قوات النظام قصف المدينة"  # the forces denied having shelled the town
    assert denied in GUIDE
    text = f"{denied} كفرنبل بريف إدلب الجنوبي."
    assert analyse(Article("denied", text, published=date(2019, 7, 9))).incidents == ()
