"""The dead of one place counted on to those of the next, without a verb that tells how they died.

Read by the whole pipeline with the real gazetteer: the texts are our own, the id of each row is its English gloss.
"""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article

TEXTS = [
    pytest.param(
        "قتل خمسة محتجين بالرصاص الحي في البصرة، فيما سقط ثلاثة في الناصرية واثنان في العمارة.",
        {"Basra": 5, "Nasiriyah": 3, "Amarah": 2},
        id="five in one city, while three fell in the next and two in a third",
    ),
    pytest.param(
        "قتل ستة متظاهرين في مدينة النجف إضافة إلى متظاهرين اثنين في الكوت.",
        {"Najaf": 6, "Kut": 2},
        id="besides two protesters in another city: no protest of its own",
    ),
    pytest.param(
        "قتل الجنود أربعة متظاهرين في كربلاء، فضلا عن سبعة آخرين قرب ساحة التحرير في بغداد.",
        {"Karbala": 4, "Tahrir Square": 7},
        id="and seven more near a square",
    ),
    pytest.param(
        "قتل أربعة مدنيين بقصف على سراقب، فضلا عن سيدة وطفلين في بنش.",
        {"Saraqib": 4, "Binnish": 3},
        id="as well as a woman and two children in the next town",
    ),
    pytest.param(
        "قتل مدنيان في سراقب وطفل في بنش بقصف للنظام.",
        {"Saraqib": 2, "Binnish": 1},
        id="a child without a number",
    ),
    pytest.param(
        "قتل أربعة مدنيين بقصف على سراقب، إلى جانب ثلاثة من المسعفين.",
        {"Saraqib": 7},
        id="three more who died there too",
    ),
    pytest.param(
        "قتل ثلاثة مدنيين وطفل في دوما بقصف للنظام.",
        {"Douma": 4},
        id="all in one place",
    ),
]


@pytest.mark.parametrize(("text", "dead"), TEXTS)
def test_counted_on(text: str, dead: dict[str, int]) -> None:
    incidents = analyse(Article("a", text, published=date(2019, 11, 8))).incidents
    told = {i.position.name: i.fatalities.min for i in incidents if i.position and i.fatalities}
    assert told == dead
    assert len(incidents) == len(dead)
