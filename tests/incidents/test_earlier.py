"""Events that the news counts its day from, and days that are of something else.

Read by the whole pipeline with the real gazetteer: the texts are our own, the id of each row is its English gloss.
"""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article

PUBLISHED = date(2019, 8, 20)  # a Tuesday
Told = list[tuple[str, str, int, int | None]]


def told(text: str) -> Told:
    """Sub-event type, place, day of August, least dead."""
    return [
        (i.sub_event_type, i.position.name, i.date_from.day, i.fatalities.min if i.fatalities else None)
        for i in analyse(Article("a", text, published=PUBLISHED)).incidents
        if i.date_from and i.date_from.month == 8
    ]


TEXTS = [
    pytest.param(
        "أغارت طائرة مسيرة على سيارة في مدينة العمادية الاثنين، بعد يوم من مقتل ستة مسلحين بغارة على مدينة دهوك.",
        [("Air/drone strike", "Amadiya", 19, None), ("Air/drone strike", "Dohuk", 18, 6)],
        id="a strike on Monday, a day after six were killed by a strike on another town",
    ),
    pytest.param(
        "قصفت المدفعية مدينة سراقب بعد ساعات من مقتل ثلاثة جنود في كمين قرب مدينة خان شيخون.",
        [("Shelling/artillery/missile attack", "Saraqib", 20, None), ("Armed clash", "Khan Shaykhun", 20, 3)],
        id="a town shelled hours after three soldiers died in an ambush elsewhere",
    ),
    pytest.param(
        "سقطت صواريخ على قاعدة عين الأسد الثلاثاء. وجاء ذلك غداة هجوم بالصواريخ استهدف قاعدة بلد الجوية.",
        [
            ("Shelling/artillery/missile attack", "Ain al-Asad Air Base", 20, None),
            ("Shelling/artillery/missile attack", "Balad Air Base", 19, None),
        ],
        id="rockets on a base the day after an attack on another",
    ),
    pytest.param(
        "ويأتي القصف بعد ثلاثة أيام من استهداف طائرة مسيرة سيارة في بلدة سيدكان ما أدى إلى مقتل ضابطين.",
        [("Air/drone strike", "Sidakan", 17, 2)],
        id="three days after a drone hit a car",
    ),
    pytest.param(
        "تظاهر العشرات في مدينة كربلاء غداة اغتيال ناشط برصاص مسلحين.",
        [("Peaceful protest", "Karbala", 20, None)],
        id="a protest the day after a man was killed somewhere",
    ),
    pytest.param(
        "Gunmen attacked a checkpoint in Baquba on Monday, a day after a bomb killed four people in Baghdad.",
        [("Armed clash", "Baquba", 19, None), ("Remote explosive/landmine/IED", "Baghdad", 18, 4)],
        id="gunmen attacked a day after a bomb elsewhere",
    ),
    pytest.param(
        "A day after a bomb killed four people in Baghdad, gunmen attacked a checkpoint in Baquba.",
        [("Remote explosive/landmine/IED", "Baghdad", 19, 4), ("Armed clash", "Baquba", 20, None)],
        id="a sentence that begins with the earlier event",
    ),
    pytest.param(
        "استعادت قوات النظام مدينة سراقب الاثنين بعد ثلاثة أيام من المعارك العنيفة في محيطها.",
        [("Government regains territory", "Saraqib", 19, None)],
        id="three days of fighting are no event of three days ago",
    ),
    pytest.param(
        "قتلت الشرطة في السابع من الجاري ثلاثة مسلحين في كمين قرب مدينة بعقوبة.",
        [("Armed clash", "Baquba", 7, 3)],
        id="on the seventh of this month",
    ),
    pytest.param(
        "قتل أربعة أشخاص الثلاثاء بانفجار سيارة في بعقوبة، وفق المحافظ الذي وصل إلى المدينة الاثنين.",
        [("Remote explosive/landmine/IED", "Baquba", 20, 4)],
        id="the day on which the governor came is not that of the bomb",
    ),
    pytest.param(
        "اغتال مسلحون ناشطا كان أحد قادة مظاهرات تشرين في مدينة البصرة.",
        [("Attack", "Basra", 20, 1)],
        id="a leader of the October protests was killed, in August",
    ),
    pytest.param(
        "تواصلت الاحتجاجات في البصرة، حيث خرجت تظاهرة في بلدة الهارثة.",
        [("Peaceful protest", "Hartha", 20, None)],
        id="protests went on, where a demonstration went out",
    ),
    pytest.param(
        "قتل سبعة أشخاص الثلاثاء بانفجار سيارة في بعقوبة. وشهدت بغداد تفجيرات عدة استهدف آخرها سوقا وقتل تسعة.",
        [("Remote explosive/landmine/IED", "Baquba", 20, 7)],
        id="the last of the bombs before, on a day that is not told",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_each_event_has_its_own_day(text: str, expected: Told) -> None:
    assert told(text) == expected
