"""One event told with a wide place first and a narrow one after, and two told in one sentence; the texts are ours."""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article

TEXTS = [
    pytest.param(
        "مجزرة في سوق دوما: 96 قتيلا بغارات على الغوطة\n"
        "استهدف قصف بأربعة صواريخ سوقا في مدينة دوما وخلف 96 قتيلا و240 جريحا.",
        [("Douma", 96)],
        id="96 dead by strikes and 96 dead by rockets in one town are one event",
    ),
    pytest.param(
        "غارة إسرائيلية في محيط دمشق\nشنت طائرات إسرائيلية غارة على بلدة السيدة زينب ما أدى إلى مقتل خمسة أشخاص.",
        [("Sayyida Zaynab", 5)],
        id="a strike near the capital is the one on its suburb",
    ),
    pytest.param(
        "قتل جنديان بانفجار عبوة ناسفة في بادية حماة يوم الثلاثاء.\nوانفجرت العبوة بسيارة على طريق خناصر – أثريا.",
        [("Khanasir road", 2)],
        id="a bomb in the desert of a governorate is the one on the road that leads out of it",
    ),
    pytest.param(
        "قتلى وضبط أسلحة في ريف دمشق وحمص\nقتل شرطي وأصيب آخر بانفجار عبوة ناسفة في بلدة جديدة عرطوز.\n"
        "وقال سكان إن الانفجار وقع خلال تفكيك العبوة ما أدى إلى مقتل الشرطي وإصابة زميله.",
        [("Jdeidet Artouz", 1)],
        id="what points back means the event of the text and not the other place of the title",
    ),
    pytest.param(
        "انفجرت عبوة ناسفة بحافلة على الطريق بين بلدتي (الكرك الشرقي والغارية الشرقية) في درعا.",
        [("Karak Sharqi", None)],
        id="a road between two towns is one place",
    ),
    pytest.param(
        "لقي عدد من الجنود حتفهم بهجوم مسلح في ريف دير الزور.\nوقال مصدر إن ثلاثة جنود قتلوا بهجوم في بلدة الدوير.",
        [("Duwayr", 3)],
        id="some soldiers in the countryside, three of them in a town of it",
    ),
    pytest.param(
        "قتل خمسة من الحشد بهجوم لداعش جنوب الشرقاط أمس.\nوأفاد ضابط بأن الهجوم الذي قتل خمسة وقع في قرية سديرة.",
        [("Sudayra", 5)],
        id="the same five dead south of a town and in a village there",
    ),
    pytest.param(
        "غارات على إدلب\nقتل 12 مدنيا في غارات للطيران الحربي على بلدة سراقب أمس، وفق المرصد.",
        [("Saraqib", 12)],
        id="a title that names the governorate's city for a town of it",
    ),
    pytest.param(
        "أعلن داعش مسؤوليته عن هجومين على قسد في ريف الرقة أوقعا قتيلا وثلاثة جرحى.\n"
        "وقتل عنصر من قسد بهجوم لداعش في بلدة المنصورة.\nوجرح عنصران بهجوم لداعش في بلدة الكرامة.",
        [("Karama", None), ("Mansura", 1)],
        id="two attacks and then each of them: there is no third",
    ),
    pytest.param(
        "قتل جندي وأصيب أربعة في حادثين منفصلين في مدينة كركوك.\nوقتل الجندي بهجوم لداعش في ناحية الدبس.\n"
        "وأصيب أربعة من الشرطة بانفجار عبوة ناسفة في قضاء داقوق.",
        [("Daquq", None), ("Dibis", 1)],
        id="two incidents in a city, as a lead loosely says, and each of them in its governorate",
    ),
    pytest.param(
        "قتل ستة جنود وجرح سبعة في هجوم صاروخي إسرائيلي على محيط دمشق ليلا.\n"
        "وقال مصدر عسكري إن الدفاعات تصدت لعدوان في محيط دمشق، ما أدى إلى مقتل ستة عسكريين وإصابة سبعة.",
        [("Damascus", 6)],
        id="one raid with one toll, which the army calls a battle",
    ),
    pytest.param(
        "قتل ثلاثة في هجومين منفصلين لداعش في العاصمة بغداد ومحافظة ديالى.\n"
        "وقتل جندي بهجوم على حاجز في الطارمية.\nوقتل مدنيان بهجوم على مزرعة في ناحية العظيم.",
        [("Tarmiyah", 1), ("Udhaim", 2)],
        id="two attacks in a city and a governorate, and then the one in each",
    ),
    pytest.param(
        "استهدفت غارات إسرائيلية فجر اليوم ريف العاصمة السورية دمشق.\n"
        "وأعلن النظام: تصدت دفاعاتنا الجوية لصواريخ في ريف دمشق.\n"
        "وقال المرصد إن الغارات استهدفت مقرا في بلدة السيدة زينب.",
        [("Sayyida Zaynab", None)],
        id="a raid on the land around the capital, what was shot down of it, and where it hit",
    ),
    pytest.param(
        "قتل خمسة أطفال بانفجار لغم في قرية قرب مدينة الراعي بحلب.\nوقال ناشط إن الخمسة قتلوا في قرية شم الهوى.",
        [("Al-Rai", 5)],
        id="a village that no table has, told to lie near a town, is not put into the middle of the governorate",
    ),
    pytest.param(
        "اعتقلت الشرطة العسكرية رجلين في مدينة إدلب، إضافة إلى اعتقال ثالث في قرية الحمامة بريف جسر الشغور.",
        [("Hamama", None), ("Idlib", None)],
        id="in addition to an arrest elsewhere",
    ),
    pytest.param(
        "استهدفت غارتان إسرائيليتان مبنى في ريف دمشق مساء الاثنين، وعددا من المواقع في ريف حلب.",
        [("Aleppo", None), ("Rif Dimashq", None)],
        id="a building in one province, and a number of sites in another",
    ),
    pytest.param(
        "أعلنت مديرية الصحة في إقليم كردستان مقتل رجل بغارة تركية في قرية ميسكا بمحافظة دهوك.",
        [("Miska", 1)],
        id="where the office lies that tells of it is no second place",
    ),
]

TEXTS += [
    pytest.param(
        "ضحايا في السليمانية\nقتل ثلاثة أشخاص بغارة في محافظة السليمانية يوم الثلاثاء.\n"
        "وقتل ثلاثة آخرون يوم الاثنين بغارة على ناحية خلكان في المحافظة.",
        [("Khalakan", 3), ("Sulaymaniyah", 3)],
        id="the strike of the day before is another one",
    ),
    pytest.param(
        "هاجم فلول النظام السابق حاجزا في مدينة جبلة وقتلوا ثلاثة عناصر.",
        [("Jableh", 3)],
        id="former men do today what they do",
    ),
    pytest.param(
        "شهدت مدينة جبلة في السنوات السابقة هجمات قتل فيها العشرات.",
        [],
        id="in former years",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_one_event_is_told_once_and_two_are_two(text: str, expected: list[tuple[str, int | None]]) -> None:
    incidents = analyse(Article("a", text, published=date(2019, 8, 20))).incidents
    assert sorted((i.position.name, i.fatalities.min if i.fatalities else None) for i in incidents) == expected


def test_the_same_month_dates_the_second_arrest() -> None:
    text = (
        "اعتقلت الشرطة في شباط الماضي أربعة رجال في مدينة جسر الشغور.\n"
        "كما اعتقلت الشرطة في الشهر نفسه رجلا في مدينة سلقين."
    )  # police arrested four men in Jisr al-Shughur last February; in the same month a man in Salqin
    incidents = analyse(Article("a", text, published=date(2019, 8, 20))).incidents
    assert {i.position.name: i.date_from for i in incidents}["Salqin"] == date(2019, 2, 1)
