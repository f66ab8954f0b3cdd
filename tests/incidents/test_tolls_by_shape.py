"""The dead and the wounded in the shapes that agencies give them, each a whole text read by the whole pipeline.

The texts are our own, the id of each row is its English gloss. A toll is written "dead/wounded": "-" where none is
told, "20+" for a lower bound; several events are told in the order of the text.
"""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article, Count

TEXTS = [
    pytest.param(
        "حصدت الغارات على بلدة أريحا أرواح 11 شخصا.",
        "11/-",
        id="the raids reaped 11 souls",
    ),
    pytest.param(
        "وقعت مجزرة في بلدة مسرابا بغارة جوية راح ضحيتها 14 مدنيا وعشرات الجرحى.",
        "14/20+",
        id="whose victims were 14 civilians and dozens of wounded",
    ),
    pytest.param(
        "قتل خمسة مدنيين إضافة إلى ثلاثة مسعفين في غارة على بلدة معرة حرمة.",
        "8/-",
        id="five in addition to three",
    ),
    pytest.param(
        "قتل 2 من المدنيين و 5 من المسلحين في اشتباك بمدينة عامودا.",
        "7/-",
        id="an and that stands apart",
    ),
    pytest.param(
        "استشهد أب وثلاثة من أبنائه بسقوط قذيفة على منزلهم في بلدة دير العصافير.",
        "4/-",
        id="a father and three of his sons",
    ),
    pytest.param(
        "قتل شقيقان في بلدة العشارة وأصيب ولداهما بقصف مدفعي.",
        "2/2",
        id="two brothers, the two children of both wounded",
    ),
    pytest.param(
        "قتل ثلاثة مدنيين، أم وطفلاها، بقصف مدفعي على مدينة سرمين.",
        "3/-",
        id="who the three are is told behind the comma",
    ),
    pytest.param(
        "قتل الشيخ حمدان الفلاح ومرافقه برصاص مجهولين في بلدة ذيبان.",
        "2/-",
        id="a name that is also a trade, and his companion",
    ),
    pytest.param(
        "أودى انفجار في مدينة منبج بحياة أربعة جنود أمريكيين ومدنيين اثنين.",
        "6/-",
        id="four soldiers and civilians two",
    ),
    pytest.param(
        "مقتل قرابة ثلاثين مقاتلا في تفجير سيارة قرب مدينة إعزاز.",
        "30/-",
        id="almost thirty is no name",
    ),
    pytest.param(
        "قتل 20 شخصا على الأقل وأصيب ثمانية بقصف على أحياء عدة في مدينة سرمين.",
        "20+/8",
        id="quarters several are not people",
    ),
    pytest.param(
        "حصيلة التفجير مرشحة للارتفاع بعد مقتل 9 وإصابة 30 في سوق مدينة عفرين.",
        "9/30",
        id="a toll likely to rise is no candidate",
    ),
    pytest.param(
        "قتل 25 شخصا بين عسكري ومدني بتفجير انتحاري في بلدة الدجيل.",
        "25/-",
        id="25 between soldiers and civilians",
    ),
    pytest.param(
        "أصيب العشرات، خمسة منهم في حالة خطرة، بتفجير في مدينة تلعفر.",
        "-/20+",
        id="in a grave state is no condition",
    ),
    pytest.param(
        "ارتفع إلى تسعة عدد ضحايا القصف على بلدة حاس بعد وفاة أحد المصابين.",
        "9/-",
        id="one of the wounded who died is one of the nine",
    ),
    pytest.param(
        "جرح عدد من الشرطيين بهجوم في بلدة بزاعة أسفر عن إصابة ثلاثة بجروح خطرة.",
        "-/3",
        id="some, then how many exactly",
    ),
    pytest.param(
        "عثر على جثتي رجل وامرأة قرب مدينة سرمين.",
        "2/-",
        id="the two bodies of a man and a woman",
    ),
    pytest.param(
        "عثر على جثة تعود لرجل في خيمة واحدة بمدينة سرمين.",
        "1/-",
        id="a body that belongs to a man, in one tent",
    ),
    pytest.param(
        "قضى الجيش خلال عملية نفذها في قرية الحويز على عشرة من عناصر جبهة النصرة.",
        "10/-",
        id="put an end, with many words between, to ten",
    ),
    pytest.param(
        "مقتل شخص وإصابة آخرين وفقدان العشرات بهجوم على قرية الشيخ هلال.",
        "1/-",
        id="dozens missing are not wounded",
    ),
    pytest.param(
        "قتلت قوات الأمن العراقية أربعة انتحاريين حاولوا دخول مدينة سامراء.",
        "4/-",
        id="four suicide bombers killed",
    ),
    pytest.param(
        "At least 126 fighters on both sides have died in the four-day battle for the city of Idlib, monitors said.",
        "126+/-",
        id="four days are not people",
    ),
    pytest.param(
        "قتل رجل برصاص مجهولين في مدينة نوى، وقتل ثالث في مدينة طفس.",
        "1/- 1/-",
        id="a third man elsewhere",
    ),
    pytest.param(
        "قتل رجل في بلدة الغارية الشرقية، وعثر على جثة آخر في بلدة صيدا.",
        "1/- 1/-",
        id="the body of another elsewhere",
    ),
    pytest.param(
        "قتل مدني بقصف على سراقب، وأصيبت طفلة في خان شيخون.",
        "1/- -/1",
        id="one killed here, one wounded there",
    ),
    pytest.param(
        "قتل ثلاثة في غارة على بلدة سرمين، وجرح خمسة نقلوا إلى مشفى في مدينة بنش.",
        "3/5",
        id="taken to a hospital elsewhere",
    ),
    pytest.param(
        "قتل رجل برصاص مجهولين في مدينة نوى في حين قتل شاب في مدينة طفس.",
        "1/- 1/-",
        id="while, without a comma",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), TEXTS)
def test_toll(text: str, wanted: str) -> None:
    incidents = analyse(Article("t", text, published=date(2018, 7, 9))).incidents
    assert " ".join(f"{_told(i.fatalities)}/{_told(i.injured)}" for i in incidents) == wanted


def _told(count: Count | None) -> str:
    if count is None:
        return "-"
    return str(count.min) if count.max == count.min else f"{count.min}+" if count.max is None else str(count)
