"""How state agencies tell what their army did: «أحبطت هجوما», «دمرت مقرات», «رمايات مركزة»."""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article

TEXTS = [
    pytest.param(
        "أحبطت وحدات الجيش اليوم هجوما لإرهابيي جبهة النصرة على محور مورك بريف حماة.",
        "Armed clash",
        {"Syrian government", "HTS"},
        id="the army foiled an attack",
    ),
    pytest.param(
        "دمرت وحدات من الجيش مقرات محصنة لتنظيم جبهة النصرة في محيط مورك بريف حماة.",
        "Shelling/artillery/missile attack",
        {"Syrian government", "HTS"},
        id="the army destroyed fortified posts",
    ),
    pytest.param(
        "وجهت وحدات الجيش رمايات مركزة على أوكار جبهة النصرة في بلدة اللطامنة بريف حماة.",
        "Shelling/artillery/missile attack",
        {"Syrian government", "HTS"},
        id="concentrated fire on hideouts",
    ),
    pytest.param(
        "نفذت وحدة من الجيش عمليات مكثفة على تحصينات المجموعات الإرهابية التابعة لتنظيم جبهة النصرة في درعا البلد.",
        "Armed clash",
        {"Syrian government", "HTS"},
        id="intensive operations against fortifications",
    ),
]


@pytest.mark.parametrize(("text", "sub_type", "actors"), TEXTS)
def test_what_the_army_did(text: str, sub_type: str, actors: set[str]) -> None:
    (incident,) = analyse(Article("a", text, published=date(2018, 4, 6))).incidents
    assert (incident.sub_event_type, set(incident.actors)) == (sub_type, actors)


@pytest.mark.parametrize(
    "text",
    [
        "أحبطت الشرطة تهريب كمية من المواد في مدينة حماة.",  # foiled a smuggling
        "دمر الحريق منازل في بلدة اللطامنة.",  # a fire destroyed houses
    ],
)
def test_no_battle(text: str) -> None:
    kinds = {i.event_type for i in analyse(Article("a", text, published=date(2018, 4, 6))).incidents}
    assert kinds.isdisjoint({"Battles", "Explosions/Remote violence"})


def test_taken_this_morning_is_news_however_it_is_told() -> None:
    lead = "قال مصدر إن القوات تتقدم في ريف حماة."
    text = (
        f"{lead}\nوكان الجيش السوري حرر صباح اليوم مدينة حلفايا من جبهة النصرة."  # the army had freed it this morning
    )
    (incident,) = analyse(Article("a", text, published=date(2017, 4, 23))).incidents
    assert (incident.position.name, incident.sub_event_type) == ("Halfaya", "Government regains territory")
