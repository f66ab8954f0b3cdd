"""The dead and the wounded are told apart and counted once."""

import pytest

from geodata.incidents.casualties import read_casualties
from geodata.language.document import tokenise
from geodata.records import Count


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("مقتل ثلاثة مدنيين بينهم طفل", Count(3, 3), None),  # three civilians, a child among them
        ("مقتل عنصرين وإصابة خمسة آخرين", Count(2, 2), Count(5, 5)),  # a dual
        ("قتل شخصان وأصيب سبعة آخرون", Count(2, 2), Count(7, 7)),
        ("سقط 18 قتيلا و30 جريحا", Count(18, 18), Count(30, 30)),
        ("مقتل ثمانية من عناصر التنظيم وخمسة مدنيين", Count(13, 13), None),  # a sum
        ("وعشرات الجرحى", None, Count(20, None)),
        ("مقتل قائد الكتيبة", Count(1, 1), None),  # one person by title
        ("لقي المدرس وزوجته مصرعهما", Count(2, 2), None),  # «their» death: of two
        ("قتل مع أربعة من رفاقه", Count(5, 5), None),  # with four others
        ("مقتل أحد قادته", Count(1, 1), None),  # one of its leaders
        ("قتل 12 شخصا على الأقل", Count(12, None), None),
        ("انفجرت العبوة دون وقوع ضحايا", Count(0, 0), Count(0, 0)),  # without victims
        ("مقتل وإصابة 19 شخصا", Count(1, 18), Count(1, 18)),  # killed or wounded, 19 together
        ("تدمير ثلاث سيارات ومقتل جندي", Count(1, 1), None),  # cars are not counted
        ("قتل برصاص مسلحين", None, None),  # by gunmen: they are not the dead
        ("left at least 37 dead and injured 120 others", Count(37, None), Count(120, 120)),
        ("20 people were killed and 5 wounded", Count(20, 20), Count(5, 5)),
    ],
)
def test_casualties(text: str, dead: Count | None, hurt: Count | None) -> None:
    told = read_casualties(tokenise(text))
    assert (told.dead, told.hurt) == (dead, hurt)


def test_sides_of_the_dead() -> None:
    assert read_casualties(tokenise("مقتل ثلاثة جنود ومدني")).sides == {"fighter", "civilian"}


def test_a_date_counts_nobody() -> None:
    tokens = tokenise("قتل في 25 من الشهر الجاري")
    assert read_casualties(tokens, dates=frozenset(range(2, 6))).dead is None
