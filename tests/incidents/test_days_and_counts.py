"""Days and numbers as real news tells them: the day that a text calls today, two days of one event, one more man.

Read by the whole pipeline with the real gazetteer: the texts are our own, the id of each row is its English gloss.
"""

from datetime import date

import pytest

from geodata.language.dates import read_dates
from geodata.pipeline import analyse
from geodata.records import Article, Incident

MONDAY = date(2025, 8, 4)


def read(text: str, published: date = MONDAY) -> tuple[Incident, ...]:
    return analyse(Article("a", text, published=published)).incidents


DAYS = [
    pytest.param(
        "منذ مساء أمس وحتى صباح اليوم", date(2025, 8, 3), MONDAY, id="since last evening and until this morning"
    ),
    pytest.param("صباح اليوم والليلة الماضية", date(2025, 8, 3), MONDAY, id="this morning and last night"),
    pytest.param("بين الأول والثالث من آب", date(2025, 8, 1), date(2025, 8, 3), id="between the first and the third"),
    pytest.param("يومي 1 و2 آب", date(2025, 8, 1), date(2025, 8, 2), id="on the days 1 and 2 of August"),
    pytest.param("منذ مساء أمس", date(2025, 8, 3), MONDAY, id="since last evening"),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_stretch_of_days(text: str, first: date, last: date) -> None:
    (expression,) = read_dates(text, MONDAY)
    assert (expression.date_from, expression.date_to) == (first, last)


def test_today_is_the_day_that_the_text_says() -> None:
    text = (
        "أصيب رجل صباح اليوم الأحد 3 آب بانفجار لغم في بلدة الجيزة بريف درعا. "
        "وقتل طفل مساء اليوم بانفجار لغم آخر في مدينة نوى."
    )  # a man was hurt on Sunday 3 August; a child died this evening: published on Monday
    assert {i.position.name: i.date_from for i in read(text)} == {"Jiza": date(2025, 8, 3), "Nawa": date(2025, 8, 3)}


def test_day_of_the_statement_is_no_day_of_the_event() -> None:
    text = "أصدرت قسد، الأحد، بيانا جاء فيه أن قواتها اعتقلت ليلة أمس (السبت) خلية لتنظيم داعش في بلدة ذيبان."
    assert [i.date_from for i in read(text)] == [date(2025, 8, 2)]  # issued on Sunday: a cell was held last night


COUNTS = [
    pytest.param(
        "قال ناشط إن شخصين اثنين قتلا وأصيب أربعة آخرون بتفجير عبوة ناسفة في مدينة نوى.",
        {"Nawa": (2, 4)},
        id="two persons, told by the dual and by the number",
    ),
    pytest.param(
        "قتل عنصر من الأمن العسكري برصاص مجهولين، وشخص آخر برفقته في مدينة نوى بريف درعا.",
        {"Nawa": (2, None)},
        id="and one more who was with him",
    ),
    pytest.param(
        "قتل ستة جنود في مدينة نوى، وأوضح مصدر أن ضابط الكتيبة قتل مع عدد آخر منهم في مدينة نوى.",
        {"Nawa": (6, None)},
        id="the officer who died with others of them is one of the six",
    ),
    pytest.param(
        "قتل إسماعيل الحسن بإطلاق نار في مدينة نوى بريف درعا.",
        {"Nawa": (1, None)},
        id="one who is told by his name",
    ),
    pytest.param(
        "درعا - إصابة ثلاثة أشخاص بانفجار لغم",
        {"Daraa": (None, 3)},
        id="the place that a headline begins with",
    ),
    pytest.param(
        "قتل شاب برصاص مجهولين في مدينة نوى، وهو ينحدر من بلدة الجيزة.",
        {"Nawa": (1, None)},
        id="where the dead man came from is not where he died",
    ),
    pytest.param(
        "أصيب ثلاثة محتجين في مدينة السويداء اليوم.\nيذكر أن أكثر من 300 شخص قتلوا خلال احتجاجات في عموم البلاد.",
        {"Suwayda": (None, 3)},
        id="the dead of all protests, recalled",
    ),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(text: str, expected: dict[str, tuple[int | None, int | None]]) -> None:
    told = {
        i.position.name: (i.fatalities.min if i.fatalities else None, i.injured.min if i.injured else None)
        for i in read(text)
    }
    assert told == expected
