"""Numbers that count no further dead: a crowd, a part of those counted, bullets, buildings.

Read by the whole pipeline with the real gazetteer: the texts are our own, the id of each row is its English gloss.
"""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article

PUBLISHED = date(2019, 8, 20)  # a Tuesday
Tolls = list[tuple[str, tuple[int | None, ...], tuple[int | None, ...]]]


def told(text: str) -> Tolls:
    """Place, least and most dead, least and most wounded; () where none are told."""
    return [
        (
            i.position.name,
            (i.fatalities.min, i.fatalities.max) if i.fatalities else (),
            (i.injured.min, i.injured.max) if i.injured else (),
        )
        for i in analyse(Article("a", text, published=PUBLISHED)).incidents
    ]


TEXTS = [
    pytest.param(
        "Three demonstrators were killed in Basra as hundreds of people rallied outside a court.",
        [("Basra", (3, 3), ())],
        id="a crowd that rallied",
    ),
    pytest.param(
        "A bomb killed four people in Baghdad when dozens of worshippers left a shrine.",
        [("Baghdad", (4, 4), ())],
        id="a crowd that left a shrine",
    ),
    pytest.param(
        "قتل متظاهران في البصرة خلال مشاركة آلاف الأشخاص في احتجاج أمام مبنى المحافظة.",
        [("Basra", (2, 2), ())],
        id="two protesters died while thousands took part",
    ),
    pytest.param(
        "قتل أربعة مسلحين وأصيب تسعة بجروح، حالة خمسة منهم خطرة، بغارة على مدينة هجين.",
        [("Hajin", (4, 4), (9, 9))],
        id="nine wounded, five of them badly",
    ),
    pytest.param(
        "Seven people were wounded in a blast in Baghdad, two of them seriously.",
        [("Baghdad", (), (7, 7))],
        id="seven wounded, two of them seriously",
    ),
    pytest.param(
        "أصيب سبعة أشخاص بانفجار لغم في مدينة هجين، توفي اثنان منهم لاحقا.",
        [("Hajin", (2, 2), (7, 7))],
        id="of seven wounded two died, which is another fate",
    ),
    pytest.param(
        "قتل رجل بعد أن أصيب بأربع رصاصات في مدينة بعقوبة.",
        [("Baquba", (1, 1), ())],
        id="hit by four bullets, one man",
    ),
    pytest.param(
        "مقتل قيادي في حزب العمال الكردستاني وثلاثة من مرافقيه بقصف في مدينة دهوك.",
        [("Dohuk", (4, 4), ())],
        id="a leader of a party named after workers, and three companions",
    ),
    pytest.param(
        "أدى القصف على مدينة سراقب إلى دمار في الأبنية السكنية وإصابة ستة أشخاص.",
        [("Saraqib", (), (6, 6))],
        id="buildings, which are spelt like two sons, were destroyed",
    ),
    pytest.param(
        "قتل ثلاثة إلى خمسة أشخاص بقصف مدفعي على مدينة سراقب.",
        [("Saraqib", (3, 5), ())],
        id="three to five people",
    ),
    pytest.param(
        "13 people were killed as air strikes hit three areas of rural Idlib.",
        [("Idlib", (13, 13), ())],
        id="three areas are no people",
    ),
    pytest.param(
        "Two members of the Fateh al-Sham Front were killed by an air strike on their car in Saraqib.",
        [("Saraqib", (2, 2), ())],
        id="two members of a group with a long name",
    ),
    pytest.param(
        "It rose to seven, with a girl, the number of residents killed by bombing over Saraqib.",
        [("Saraqib", (7, 7), ())],
        id="the number stands before those whom it counts",
    ),
    pytest.param(
        "ارتقى ثلاثة مدنيين وأصيب 9آخرون بقصف مدفعي على مدينة سراقب.",
        [("Saraqib", (3, 3), (9, 9))],
        id="three rose, as martyrs, and a number without the space after it",
    ),
    pytest.param(
        "توفي ناشط متأثرا بإصابته برصاص مسلحين في مدينة بعقوبة.",
        [("Baquba", (1, 1), ())],
        id="he died of his wound, and is not one of the wounded",
    ),
    pytest.param(
        "قتل ستة مدنيين بقصف مدفعي على مدينة سراقب الثلاثاء.\nوأصيب طفل بجروح.\n"
        "وكان المرصد وثق مقتل 90 مدنيا بالقصف على محافظة إدلب خلال النصف الأول من الشهر الجاري.",
        [("Saraqib", (6, 6), (1, 1))],
        id="the dead of half a month are no event of the day",
    ),
    pytest.param(
        "قتل أربعة أشخاص من أسرة واحدة في غارة على مدينة سراقب.",
        [("Saraqib", (4, 4), ())],
        id="four of one family",
    ),
    pytest.param(
        "Four members of the same family were killed in an air strike on Saraqib.",
        [("Saraqib", (4, 4), ())],
        id="four members of one family",
    ),
    pytest.param(
        "قتلت عائلة مؤلفة من ستة أشخاص في غارة على مدينة سراقب.",
        [("Saraqib", (6, 6), ())],
        id="a family of six",
    ),
    pytest.param(
        "قتلت عائلة كاملة في غارة على مدينة سراقب.",
        [("Saraqib", (2, None), ())],
        id="a whole family",
    ),
    pytest.param(
        "قتل رجل وزوجته وأطفالهما الثلاثة في غارة على مدينة سراقب.",
        [("Saraqib", (5, 5), ())],
        id="a man, his wife and their three children",
    ),
    pytest.param(
        "أصيب 14 شخصا بتفجير في مدينة بعقوبة، وفارق ثلاثة منهم الحياة.",
        [("Baquba", (3, 3), (14, 14))],
        id="three of them parted from life",
    ),
    pytest.param(
        "Eleven people, six of them children, were killed in an air strike on Saraqib.",
        [("Saraqib", (11, 11), ())],
        id="eleven people, six of them children",
    ),
    pytest.param(
        "قتل مدني واحد على الأقل وأصيب خمسة أطفال بقصف على مدينة سراقب.",
        [("Saraqib", (1, None), (5, 5))],
        id="one civilian at least, told by noun and number",
    ),
    pytest.param(
        "Two people were killed in a camp housing 2,000 displaced people near Saraqib by shelling.",
        [("Saraqib", (2, 2), ())],
        id="a camp that houses two thousand",
    ),
    pytest.param(
        "Shelling of a bus carrying 30 pilgrims killed four people in Samarra.",
        [("Samarra", (4, 4), ())],
        id="a bus that carries thirty",
    ),
    pytest.param(
        "قتل أربعة أشخاص بقصف مدفعي على مدينة سراقب.\nوحصد القصف على المحافظة آلاف القتلى.",
        [("Saraqib", (4, 4), ())],
        id="thousands, without a number, are the dead of a war",
    ),
    pytest.param(
        "ارتفع عدد القتلى من ثلاثة إلى خمسة بقصف مدفعي على مدينة سراقب.",
        [("Saraqib", (5, 5), ())],
        id="the number rose from three to five",
    ),
    pytest.param(
        "مقتل وإصابة شخص بقصف مدفعي على مدينة سراقب.",
        [("Saraqib", (), ())],
        id="one person cannot be one dead and one wounded",
    ),
    pytest.param(
        "قتل تسعة من الشرطة في كمين في بعقوبة، وقتل أربعة مدنيين وأصيب خمسة في قصف مدفعي على الفلوجة.",
        [("Baquba", (9, 9), ()), ("Fallujah", (4, 4), (5, 5))],
        id="two battles in one sentence, each with its dead",
    ),
    pytest.param(
        "قتل تسعة أشخاص في تفجير في بعقوبة، وأصيب عشرة بجروح في التفجير الذي ضرب سوق بعقوبة.",
        [("Baquba", (9, 9), (10, 10))],
        id="the dead and the wounded of one bomb",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_only_those_harmed_are_counted(text: str, expected: Tolls) -> None:
    assert told(text) == expected
