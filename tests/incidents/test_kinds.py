"""What kind of event a sentence tells, where one word alone would say another, and which day it is of.

Read by the whole pipeline with the real gazetteer: the texts are our own, the id of each row is its English gloss.
"""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article

KINDS = [
    pytest.param(
        "استهدفت مقاتلات النظام سوقا في مدينة دوما بأربعة صواريخ.",
        ["Air/drone strike"],
        id="rockets of fighter planes are an air strike",
    ),
    pytest.param(
        "قالت الوكالة إن الدفاعات الجوية تصدت لعدوان إسرائيلي بالصواريخ على الكسوة.",
        ["Air/drone strike"],
        id="a raid that air defence met is a raid, no battle",
    ),
    pytest.param(
        "تصدى الجيش السوري لغارات إسرائيلية على مصياف وأسقط معظم الصواريخ.",
        ["Air/drone strike"],
        id="whoever met it",
    ),
    pytest.param(
        "دوت انفجارات في سماء دمشق جراء تصدي الدفاعات الجوية لأهداف معادية.",
        ["Disrupted weapons use"],
        id="bangs in the sky where something was shot down are no bomb",
    ),
    pytest.param(
        "شنت إسرائيل عدوانا صاروخيا على مطار دمشق الدولي.",
        ["Air/drone strike"],
        id="an aggression by missiles",
    ),
    pytest.param(
        "نفذ التحالف الدولي إنزالا جويا في بلدة ذيبان شرق دير الزور واعتقل ثلاثة أشخاص.",
        ["Arrests"],
        id="a landing from the air in which three were arrested is no battle",
    ),
    pytest.param(
        "نفذت قوات التحالف عملية إنزال في بلدة الشحيل، أسر خلالها قيادي في التنظيم.",
        ["Arrests"],
        id="a landing, and behind the comma who was caught",
    ),
    pytest.param(
        "نفذ التحالف إنزالا جويا في بلدة الباغوز وقتل خلال الاشتباكات أربعة من عناصر داعش.",
        ["Armed clash"],
        id="a landing in which they fought",
    ),
    pytest.param(
        "نفذت طائرات شحن إنزالا جويا لمساعدات غذائية فوق مدينة دير الزور.",
        [],
        id="food dropped from the air",
    ),
    pytest.param(
        "أطلق مسلحون من داعش النار على نقطة تفتيش في المقدادية فقتل أربعة من رجال الأمن.",
        ["Armed clash"],
        id="security men are no civilians",
    ),
    pytest.param(
        "اعتقل تنظيم داعش خمسة مدنيين في بلدة هجين بتهمة التخابر.",
        ["Abduction/forced disappearance"],
        id="ISIS is nobody's police: civilians whom it seizes are abducted",
    ),
    pytest.param(
        "اعتقلت الشرطة العراقية خمسة مدنيين في مدينة بعقوبة.",
        ["Arrests"],
        id="the police arrest",
    ),
    pytest.param(
        "اعتقلت البيشمركة عشرة من عناصر داعش في زمار، معظمهم متورطون بخطف نساء.",
        ["Arrests"],
        id="what the arrested are guilty of did not happen now",
    ),
    pytest.param(
        "فجر تنظيم داعش اليوم سجن مدينة الطبقة بعد أن زرع المتفجرات في أرجائه.",
        ["Looting/property destruction"],
        id="a prison blown up",
    ),
    pytest.param(
        "باشرت البلدية ترميم الكنيسة التي دمرها تنظيم داعش في الموصل.",
        [],
        id="a church, once destroyed, is being mended",
    ),
    pytest.param(
        "اقتحم مسلحو داعش أحياء مدينة تدمر مستخدمين الدبابات والسيارات المفخخة وقاتلوا الجيش السوري.",
        ["Armed clash"],
        id="what a town was stormed with",
    ),
    pytest.param(
        "هاجم انتحاري بسيارة مفخخة حاجزا للجيش في مدينة تدمر.",
        ["Suicide bomb"],
        id="a bomber stays a bomber",
    ),
    pytest.param(
        "كسر الجيش العراقي اليوم الحصار على بلدة آمرلي بعد معارك مع داعش.",
        ["Armed clash"],
        id="a siege broken",
    ),
    pytest.param(
        "كسر الحصار السياسي على دمشق مطلب الوزير.",
        [],
        id="a siege that is none",
    ),
    pytest.param(
        "أعلن متحدث أن المضادات أسقطت صاروخين تم إطلاقهما من الجولان ليلا.",
        [],
        id="where missiles were fired from was not shelled",
    ),
    pytest.param(
        "انفجرت عبوة ناسفة في بلدة نوى، وفي اليوم نفسه هز انفجار ثان حافلة في مدينة إنخل.",
        ["Remote explosive/landmine/IED", "Remote explosive/landmine/IED"],
        id="on the same day the like in another town",
    ),
    pytest.param(
        "تشهد مدينة الباب حالة من الفوضى من تفجيرات واغتيالات راح ضحيتها كثيرون.",
        [],
        id="how unsafe a town is tells no one event",
    ),
    pytest.param(
        "يشهد ريف السويداء بين الحين والآخر خطف تجار منذ توقيع الاتفاق في الخامس من تموز 2018.",
        [],
        id="now and then since a day",
    ),
    pytest.param(
        "تشهد مدينة الصنمين بين الحين والآخر خطف عناصر وقعوا على التسوية التي أبرمت في الخامس من تموز 2018.",
        [],
        id="the day of a deal is not that of what happens now and then",
    ),
    pytest.param(
        "تظاهر المئات في مدينة الناصرية ضد الأزمة التي فجرها الغلاء.",
        ["Peaceful protest"],
        id="a crisis that prices made explode",
    ),
    pytest.param(
        "سمع دوي قوي في مدينة تدمر نتج عن تفجير مقاتل من داعش نفسه بشاحنة.",
        ["Suicide bomb"],
        id="a fighter's blowing himself up, told by a noun",
    ),
    pytest.param(
        "تظاهر الآلاف في مدن الجنوب العراقي. وفي محافظة ذي قار قتل تسعة أشخاص منذ الأربعاء.",
        ["Excessive force against protesters"],
        id="people killed, told right behind a protest",
    ),
    pytest.param(
        "قال متحدث إن الدفاعات الجوية تمكنت من تدمير صاروخين فوق دمشق.",
        ["Disrupted weapons use"],
        id="missiles shot down hit nothing",
    ),
    pytest.param(
        "بدأت تركيا عمليتها في 24 آب 2016. وأدت العملية سريعا إلى تحرير بلدة الراعي.",
        [],
        id="what an operation won years ago is no news",
    ),
    pytest.param(
        "At least nine people were killed and 20 wounded in recent attacks:\nA bomb in Ramadi killed two.",
        ["Remote explosive/landmine/IED"],
        id="a toll that heads a list sums it up",
    ),
    pytest.param(
        "واصلت قوات سوريا الديمقراطية سياسة الاعتقال بحق ناشطين في الرقة.",
        [],
        id="a policy of arrests is no arrest",
    ),
    pytest.param(
        "القوات العراقية تطرد داعش من حي الزهور في الموصل.",
        ["Government regains territory"],
        id="whoever stands first before the verb drives out",
    ),
    pytest.param(
        "أطلقت إسرائيل صواريخ قادمة من اتجاه بحيرة طبريا مستهدفة مطار دمشق الدولي.",
        ["Shelling/artillery/missile attack"],
        id="whence and at what missiles flew",
    ),
]

DAYS = [
    pytest.param(
        "قصفت المدفعية بلدة حمورية اليوم وقتل طفل، ليرتفع عدد القتلى إلى 90 منذ الاثنين الـ 21 تشرين الأول.",
        "2019-10-31",
        id="the day from which a total rose",
    ),
    pytest.param(
        "انفجرت عبوة في بلدة جاسم يوم الاثنين الـ 21 من شهر تشرين الأول.", "2019-10-21", id="a weekday and its date"
    ),
    pytest.param(
        "قتل طفل بلغم في بلدة جنديرس يوم 24 من شهر أيلول.",
        "2019-09-24",
        id="the 24th of the month of September",
    ),
    pytest.param(
        "قصفت الطائرات الروسية اليوم مدينة إدلب التي تديرها الهيئة منذ أن سيطرت عليها في 28 آذار 2015.",
        "2019-10-31",
        id="since when a town is held is not when it was bombed",
    ),
    pytest.param(
        "وقع اليوم في الكرادة ببغداد تفجير هو الأعنف منذ تفجير السوق في 3 تموز 2016.",
        "2019-10-31",
        id="the worst since another",
    ),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kind(text: str, expected: list[str]) -> None:
    incidents = analyse(Article("a", text, published=date(2019, 10, 31))).incidents
    assert [i.sub_event_type for i in incidents] == expected


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_day(text: str, day: str) -> None:
    incidents = analyse(Article("a", text, published=date(2019, 10, 31))).incidents
    assert [i.date_from for i in incidents] == [date.fromisoformat(day)]
