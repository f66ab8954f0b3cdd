"""What the news names and does not report gives no incident; the same words, reported, give one."""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article

DAY = date(2016, 5, 10)

MENTIONED = [
    ("denied far ahead", "نفت قيادة العمليات الأنباء التي تحدثت عن انسحاب القوات الأمنية من بيجي أو مقتل جنود فيها."),
    ("held possible", "قال إن التنظيم قد يلجأ إلى تفجير السيارات المفخخة في بغداد."),
    ("an opinion", "يرى محللون أن معركة الفلوجة لن تكون سهلة وأن التنظيم يزرع العبوات."),
    ("condemned without a day", "أدانت وزارة الخارجية تفجير مدينة الصدر."),
    ("years before", "بعد عام على طرد تنظيم داعش من بعشيقة عاد الأهالي إلى منازلهم."),
    ("days before, no day told", "زار الوزير السفارة بعد أيام من اقتحام محتجين مبنى البرلمان في بغداد."),
    ("an earthquake's dead", "زلزال يضرب حلب.\nوانتشلت فرق الإنقاذ عشرات الجثث في حلب."),
    ("it did not happen", "لم تقع أي اشتباكات في درعا أمس."),
    ("announced for tomorrow", "ستنطلق غدا تظاهرة في ساحة التحرير ببغداد."),
    ("a deal that failed", "أخفق الرؤساء في الاتفاق على وقف لإطلاق النار في إدلب."),
    ("a match", "مدرب المنتخب العراقي يستعد للنهائي.\nوهاجم المدرب الحكم بعد الخسارة في البصرة."),
    ("a helicopter that crashed", "تحطمت مروحية للجيش العراقي في كركوك وأصيب طيارها."),
    ("weeks summed up", "وأحصى المرصد مقتل 400 من مقاتلي التنظيم خلال ثلاثة أسابيع من القتال في تدمر."),
]
REPORTED = [
    ("denied responsibility only", "نفى الجيش السوري مسؤوليته عن القصف الذي قتل خمسة مدنيين في دوما أمس."),
    ("affirmed with «قد»", "وكان ستة جنود قد قتلوا أمس في كمين في الحويجة."),
    ("condemned with day and dead", "أدانت الوزارة التفجير الذي قتل عشرة أشخاص في مدينة الصدر أمس."),
    ("days before, the day told", "وجاء ذلك بعد أيام من مقتل خمسة جنود في هجوم في الرطبة الجمعة الماضي."),
    ("a protest on an anniversary", "في ذكرى مجزرة حماة تظاهر العشرات في إدلب أمس."),
    ("shot down", "أسقطت فصائل المعارضة مروحية للنظام في بلدة النيرب أمس."),
]


@pytest.mark.parametrize(("gloss", "text"), MENTIONED, ids=[gloss for gloss, _ in MENTIONED])
def test_what_is_only_mentioned_is_no_incident(gloss, text):
    assert analyse(Article(gloss, text, published=DAY)).incidents == ()


@pytest.mark.parametrize(("gloss", "text"), REPORTED, ids=[gloss for gloss, _ in REPORTED])
def test_what_is_reported_is_one(gloss, text):
    assert len(analyse(Article(gloss, text, published=DAY)).incidents) == 1


def test_the_base_is_the_one_told_before():
    text = "هاجم مسلحون مطار الطبقة أمس.\nوقتل سبعة جنود بتفجير انتحاري عند بوابة المطار."
    (incident,) = analyse(Article("base", text, published=date(2014, 8, 20))).incidents
    assert incident.position.name == "Tabqa Air Base"


def test_a_take_over_gets_the_one_enemy_named():
    text = "كان تنظيم داعش ينتشر في المنطقة.\nسيطر الجيش العراقي على ناحية القيارة أمس."
    (incident,) = analyse(Article("enemy", text, published=date(2016, 8, 25))).incidents
    assert incident.actors == ("Iraqi security forces", "ISIS")


def test_the_forces_and_not_the_group_took_the_town():
    text = "أعلنت قوات سوريا الديمقراطية القضاء على خلافة تنظيم داعش بعد سيطرتها على بلدة الباغوز."
    claims = analyse(Article("gender", text, published=date(2019, 3, 23))).control
    assert [(claim.place_name, claim.holders, claim.said) for claim in claims] == [("Baghuz", ("SDF",), "took")]


def test_who_is_accused_did_it():
    text = "اتهمت المعارضة السورية القوات الحكومية بقتل ستة مدنيين في دوما أمس."
    (incident,) = analyse(Article("accused", text, published=date(2013, 8, 21))).incidents
    assert "Syrian government" in incident.actors
    assert "Opposition" not in incident.actors
