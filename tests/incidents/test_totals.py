"""Where the dead of several places, of an earlier day or of a place that is not named may stand, and where not.

Read by the whole pipeline with the real gazetteer: the texts are our own, the id of each row is its English gloss.
"""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article, Incident

PUBLISHED = date(2019, 8, 20)  # a Tuesday
Told = dict[str, int | None]


def read(text: str) -> tuple[Incident, ...]:
    return analyse(Article("a", text, published=PUBLISHED)).incidents


def dead(incidents: tuple[Incident, ...]) -> Told:
    """The least number of dead by the name of the place."""
    return {i.position.name: i.fatalities.min if i.fatalities else None for i in incidents}


TEXTS = [
    pytest.param(
        "أغارت طائرات حربية على بلدة حاس صباح الثلاثاء. "
        "وكان سبعة مدنيين قتلوا مساء الاثنين بغارات على قرى وبلدات في محافظة إدلب.",
        {"Hass": None, "Idlib": 7},
        id="an earlier toll of villages in a governorate is not that of the town bombed today",
    ),
    pytest.param(
        "أسفر قصف جوي عن مقتل ستة مدنيين بينهم طفلان في بلدة حاس وثلاثة آخرين في مدينة سراقب بريف إدلب.",
        {"Hass": 6, "Saraqib": 3},
        id="two tolls of one verb, each with its town",
    ),
    pytest.param(
        "قتل ثمانية مدنيين جراء قصف جوي على ريف إدلب الجنوبي يوم الثلاثاء، وفق ناشطين.\n"
        "وقال ناشط إن خمسة مدنيين قتلوا في غارة على بلدة حاس.\n"
        "وقتل ثلاثة مدنيين في غارة على مدينة معرة النعمان.",
        {"Hass": 5, "Maarrat al-Numan": 3},
        id="the sum of two towns is of neither",
    ),
    pytest.param(
        "قصفت مدفعية قوات النظام بلدة حاس يوم الثلاثاء ما أدى إلى إصابة طفلة.\n"
        "يذكر أن الحملة على مناطق المعارضة تسببت بمقتل أكثر من 400 مدني.",
        {"Hass": None},
        id="the dead of a whole campaign, recalled at the end, are not those of the town",
    ),
    pytest.param(
        "شنت طائرات حربية غارات على بلدة حاس ومدينة سراقب يوم الثلاثاء.\nوأدى القصف إلى مقتل أحد عشر مدنيا.",
        {"Hass": None, "Saraqib": None},
        id="whose dead of two towns they are is not told",
    ),
    pytest.param(
        "استهدفت طائرات النظام بلدة حاس يوم الثلاثاء، كما قتل رجل في غارة على قرية مجاورة.",
        {"Hass": None},
        id="who died in a village without a name did not die in the town named before",
    ),
    pytest.param(
        "قتل تسعة مدنيين الثلاثاء في غارة على بلدة بريف إدلب.\nوقال ناشط إن الغارة استهدفت بلدة حاس بأربعة صواريخ.",
        {"Hass": 9},
        id="a later sentence names the town that the first does not",
    ),
    pytest.param(
        "ارتفع عدد قتلى تفجيرين في حي الكرادة ببغداد الثلاثاء إلى 15 شخصا.\n"
        "واستهدف التفجير الأول مطعما وقتل فيه ستة أشخاص، فيما أدى انفجار السيارة الثانية إلى مقتل تسعة.",
        {"Karrada": 15},
        id="two bombs in one quarter are told in parts after their sum",
    ),
    pytest.param(
        "قتل مدني بغارة على قرية تل البطيخة بريف إدلب يوم الثلاثاء، تزامنا مع قصف جوي على محيط بلدة حاس.",
        {"تل البطيخة": 1, "Hass": None},
        id="who died in a village that no table has did not die in the known town bombed at the same time",
    ),
    pytest.param(
        "أدت غارات على بلدة حاس يوم الثلاثاء إلى مقتل ستة مدنيين، إضافة إلى مقتل سيدة في مدينة سراقب.",
        {"Hass": 6, "Saraqib": 1},
        id="besides a woman died in another town",
    ),
    pytest.param(
        "11 قتيلا بقصف جوي على بلدتين بريف إدلب\n"
        "قصفت طائرات حربية مدينة إدلب وبلدة حاس يوم الثلاثاء. وقتل عشرة مدنيين في غارة على مدينة سراقب.",
        {"Idlib": None, "Hass": None, "Saraqib": 10},
        id="a title's dead of two towns are not those of the city whose countryside they lie in",
    ),
    pytest.param(
        "انفجرت عبوة ناسفة في محافظة ديالى الواقعة شرقي العاصمة بغداد وقتلت رجلا، وطوقت الشرطة منطقة الحادث.",
        {"Diyala": 1},
        id="where a province lies, and the scene, are no places of their own",
    ),
    pytest.param(
        "قتل رجل بهجوم مسلح على قرية غرب كركوك يوم الثلاثاء.",
        {"Kirkuk": 1},
        id="a village west of Kirkuk is near Kirkuk, not a village of that name",
    ),
    pytest.param(
        "سيطرت قسد يوم الثلاثاء على عين دقنة القريبة من تل رفعت بعد معارك. "
        "وقال ناشطون إن 17 مقاتلا من الفصائل قتلوا في اشتباكات ما زالت تدور حول تل رفعت.",
        {"Ayn Daqnah": None, "Tel Rifaat": 17},
        id="the dead of the battle for the next town are not those of the village taken",
    ),
    pytest.param(
        "تعرضت بلدة حاس لقصف من طائرة حربية يوم الثلاثاء ما أدى إلى سقوط ضحيتين.",
        {"Hass": 2},
        id="two victims, told by the dual",
    ),
    pytest.param(
        "مقتل وإصابة تسعة أشخاص بتفجير في بعقوبة\nقتل شخصان وأصيب سبعة آخرون بتفجير عبوة ناسفة في بعقوبة يوم الثلاثاء.",
        {"Baquba": 2},
        id="of nine dead and wounded the body tells how many died",
    ),
    pytest.param(
        "استهدفت غارة إسرائيلية مقرا في السيدة زينب جنوب دمشق يوم الثلاثاء. ومنذ مطلع العام أحصى المرصد 37 استهدافا. "
        "وتسببت تلك الضربات بمقتل 130 عسكريا.",
        {"Sayyida Zaynab": None},
        id="the dead of all strikes since the start of the year are not those of today's",
    ),
    pytest.param(
        "نفذ التنظيم سبع هجمات خلال هذا الأسبوع في الحسكة والرقة أسفرت عن مقتل 19 شخصا.",
        {},
        id="seven attacks this week in two provinces are a tally",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_the_dead_stand_where_they_died(text: str, expected: Told) -> None:
    assert dead(read(text)) == expected


def test_who_did_it_all_did_each_part() -> None:
    text = (
        "قتل ستة مدنيين في غارات روسية على ريف إدلب يوم الثلاثاء.\n"
        "وأدت غارة على بلدة حاس إلى مقتل أربعة مدنيين.\nوقتل مدنيان في غارة على مدينة سراقب."
    )  # six civilians died in Russian strikes: four in one town, two in another
    assert {i.position.name: i.actors[0] for i in read(text)} == {"Hass": "Russia", "Saraqib": "Russia"}
