"""Actors that a text only names did nothing: the texts are ours, the ids say what they mean."""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article


def actors(text: str, published: date) -> set[str]:
    (incident,) = analyse(Article("a", text, published=published)).incidents
    return set(incident.actors)


TEXTS = [
    pytest.param(
        "قالت وكالة أنباء النظام السوري إن غارة إسرائيلية استهدفت مبنى في بلدة السيدة زينب.",
        {"Israel"},
        id="whose news agency tells of the strike",
    ),
    pytest.param(
        "خطف تنظيم داعش عشرة من أهالي بلدة السعن، بحسب صفحة موالية لنظام الأسد.",
        {"ISIS", "Civilians"},
        id="to whom the page is loyal",
    ),
    pytest.param(
        "قالت مصادر لوكالة الأنباء الألمانية إن قوات البيشمركة قتلت أربعة من داعش في كفري.",
        {"Peshmerga", "ISIS"},
        id="what an agency was told is still a deed of whom it names",
    ),
    pytest.param(
        "أعلنت المديرية العامة لمكافحة الإرهاب مقتل رجل بقصف تركي في محافظة دهوك.",
        {"Turkey", "Civilians"},
        id="the office that tells of it",
    ),
    pytest.param(
        "قال مصدر في المجلس المحلي التابع للمعارضة السورية إن طيران التحالف الدولي قصف مدينة هجين.",
        {"US-led Coalition"},
        id="to whom the council of the source belongs",
    ),
    pytest.param(
        "قصفت مدفعية النظام بأنقرة ناحية جمانكي في محافظة دهوك.",
        {"Turkey"},
        id="the regime in Ankara is not that of Damascus",
    ),
    pytest.param(
        "سيطر مقاتلو الجيش الحر على معبر حدودي مع تركيا في محافظة إدلب.",
        {"Opposition"},
        id="with whom the border is shared",
    ),
    pytest.param(
        "قتلت غارة للتحالف الدولي بقيادة الولايات المتحدة عنصرا من داعش في ريف الحسكة.",
        {"US-led Coalition", "ISIS"},
        id="who leads the coalition is told by its name",
    ),
    pytest.param(
        "زرع مسلحون تسللوا من القاعدة الأمريكية في التنف عبوة ناسفة انفجرت في السخنة وقتلت رجلين.",
        {"Unknown", "Civilians"},
        id="from whose base the bombers came",
    ),
    pytest.param(
        "استهدف طيران حربي مجهول الهوية مقرا لميليشيات إيرانية في مدينة الميادين.",
        {"Unknown", "Iran-backed militias"},
        id="aircraft that nobody knows",
    ),
    pytest.param(
        "A car bomb in the Hurriya district of Baghdad killed eight people as Iraqi forces fought for Mosul.",
        {"Unknown", "Civilians"},
        id="who fights elsewhere meanwhile",
    ),
    pytest.param(
        "Two people died in Raqqa as Iraqi forces shelled the town.",
        {"Iraqi security forces", "Civilians"},
        id="but who shells the place is meant",
    ),
    pytest.param(
        "فككت الجهات المختصة عبوات ناسفة زرعها تنظيم داعش في محيط السخنة بريف حمص.",
        {"Syrian government", "ISIS"},
        id="the competent authorities, as the state's agency calls its own",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_who_is_only_named_did_nothing(text: str, expected: set[str]) -> None:
    assert actors(text, date(2018, 7, 14)) == expected


def test_a_man_who_blows_himself_up_in_iraq_is_of_no_group_that_is_not_named() -> None:
    text = "فجر إرهابي نفسه داخل مقهى وسط بعقوبة ما أدى إلى مقتل خمسة."  # a terrorist blew himself up in a café
    assert actors(text, date(2016, 1, 11)) == {"Unknown", "Civilians"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the army arrested a former leader of the rebels
        ("اعتقلت قوات النظام قياديا سابقا في الجيش الحر في بلدة حاس.", ("Syrian government", "Opposition")),
        # a leader of the rebels was arrested by HTS
        ("اعتقال قيادي في الجيش الحر على يد هيئة تحرير الشام في بلدة حاس.", ("HTS", "Opposition")),
        # persons unknown assassinated a former leader of the rebels
        ("اغتال مجهولون قياديا سابقا في الجيش الحر في بلدة حاس.", ("Unknown", "Opposition")),
        # men of HTS arrested a youth
        ("اعتقل عناصر من هيئة تحرير الشام شابا في بلدة حاس.", ("HTS",)),
        # men of ISIS abducted six villagers
        ("خطف عناصر من داعش ستة قرويين في بلدة حاس.", ("ISIS", "Civilians")),
    ],
)
def test_whose_man_was_taken_did_not_take_him(text: str, expected: tuple[str, ...]) -> None:
    (incident,) = analyse(Article("a", text, published=date(2019, 8, 20))).incidents
    assert incident.actors == expected
