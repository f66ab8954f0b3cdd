"""Whole families of words for one kind of event: what a sentence in any of them must be read as.

Read by the whole pipeline with the real gazetteer: the texts are our own, the id of each row is its English gloss.
"""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article

AIR, SHELLS, CLASH = "Air/drone strike", "Shelling/artillery/missile attack", "Armed clash"
ATTACK, ABDUCTION, ARRESTS = "Attack", "Abduction/forced disappearance", "Arrests"
BASE = "Headquarters or base established"
PROTEST, LEFT, DESTROYED = "Peaceful protest", "Non-violent transfer of territory", "Looting/property destruction"

TEXTS = [
    pytest.param("ضربت طائرات التحالف مقرا لداعش في الرقة.", [AIR], id="aircraft hit a headquarters"),
    pytest.param("ضربت عاصفة قوية مدينة الرقة.", [], id="a storm hit a town"),
    pytest.param("تعرضت مدينة معرة النعمان لضربات من الجو.", [AIR], id="strikes out of the air"),
    pytest.param("طال القصف الجوي قرى في ناحية سيدكان.", [AIR], id="the bombing reached villages"),
    pytest.param("شنت تركيا ضربات على مواقع لحزب العمال في جبل سنجار.", [AIR], id="Turkey launched strikes"),
    pytest.param("وجهت الحكومة ضربة للفساد في مدينة البصرة.", [], id="a blow to corruption"),
    pytest.param("تجددت الاشتباكات في حي جوبر شرق دمشق.", [CLASH], id="the clashes were renewed"),
    pytest.param("احتدمت المعارك على أطراف بلدة مورك.", [CLASH], id="the battles grew fierce"),
    pytest.param("نشبت مناوشات بين الحشد والجيش في قضاء بلد.", [CLASH], id="skirmishes"),
    pytest.param("أطلق ملثمون الرصاص على مختار قرية في ريف درعا.", [ATTACK], id="masked men fired bullets at someone"),
    pytest.param("فتح مسلحون النار على زبائن مقهى في مدينة بلد.", [ATTACK], id="gunmen opened fire on guests"),
    pytest.param("أطلق شبان النار في الهواء ابتهاجا في مدينة بلد.", [], id="shots of joy into the air"),
    pytest.param("أطلقت الشرطة سراح موقوفين في مدينة بلد.", [], id="police set people free"),
    pytest.param("احتجزت الأسايش تسعة أشخاص في حي غويران.", [ARRESTS], id="a police holds people"),
    pytest.param("احتجز مسلحون عشرة صيادين قرب بلدة حديثة.", [ABDUCTION], id="gunmen hold people"),
    pytest.param("أوقف مسلحون ثلاثة تجار على أطراف مدينة السماوة.", [ABDUCTION], id="whom gunmen stop, they abduct"),
    pytest.param("ألقت الشرطة القبض على مسلحين اثنين في بعقوبة.", [ARRESTS], id="gunmen who were arrested"),
    pytest.param("تجمهر خريجون أمام وزارة النفط في بغداد للمطالبة بالتعيين.", [PROTEST], id="graduates crowded"),
    pytest.param("سار الآلاف في شوارع كربلاء مطالبين بالإصلاح.", [PROTEST], id="thousands walked, demanding"),
    pytest.param("خرج الأهالي في مدينة الباب احتجاجا على رفع سعر الكهرباء.", [PROTEST], id="people came out against"),
    pytest.param("خرج مقاتلون من مدينة دوما رفضا للتسوية.", [], id="fighters who left are no crowd"),
    pytest.param("غادرت 20 حافلة تقل مسلحين وعائلاتهم مدينة حرستا.", [LEFT], id="buses with fighters left"),
    pytest.param("غادرت حافلات الحجاج مدينة الحلة.", [], id="buses with pilgrims left"),
    pytest.param("نبش مسلحون قبورا في بلدة شيران.", [DESTROYED], id="graves dug up"),
    pytest.param("أسقط الجيش طائرة مسيرة فوق مطار حميميم.", ["Disrupted weapons use"], id="a drone shot down"),
    pytest.param("انهالت القذائف على حي الشيخ مقصود في حلب.", [SHELLS], id="the shells rained down"),
    pytest.param("تساقطت الأمطار على مدينة حلب.", [], id="rain came down"),
    pytest.param("نجا محافظ صلاح الدين من محاولة اغتيال في تكريت.", [ATTACK], id="an attempt on a governor's life"),
    pytest.param("حذرت الاستخبارات من محاولة اغتيال في بغداد.", [], id="a warning of an attempt"),
    pytest.param("تعرض ناشط لإطلاق نار أمام منزله في كربلاء.", [ATTACK], id="who came under fire"),
    pytest.param("قبضت استخبارات الشرطة على ممول لداعش في كركوك.", [ARRESTS], id="seized, with words between"),
    pytest.param("قبض الموظفون رواتبهم في الموصل.", [], id="clerks got their pay"),
    pytest.param("بدأت القوات الروسية بناء قاعدة قرب مدينة القامشلي.", [BASE], id="a base being built"),
    pytest.param(
        "استشهد جندي عراقي بتفجير منزل مفخخ في بيجي.",
        ["Remote explosive/landmine/IED"],
        id="a house that was a trap",
    ),
    pytest.param(
        "وقعت بلدة القريتين في قبضة داعش.", ["Non-state actor overtakes territory"], id="a town fell into a grip"
    ),
    pytest.param("وقعت مدينة حلب اتفاقا مع بلدية صينية.", [], id="a town signed a paper"),
    pytest.param(
        "تمكنت القوات العراقية من دخول قضاء راوة وتحريره بالكامل.",
        ["Government regains territory"],
        id="entered and freed it",
    ),
    pytest.param(
        "استولى المسلحون على حاجز الكازية قرب محردة.",
        ["Non-state actor overtakes territory"],
        id="gunmen whom nobody names took a checkpoint",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_family(text: str, expected: list[str]) -> None:
    incidents = analyse(Article("a", text, published=date(2018, 6, 10))).incidents
    assert [i.sub_event_type for i in incidents] == expected


def test_adjective_with_article_tells_whose_strikes_they_were() -> None:
    text = "وطالت الضربات التركية محطات كهرباء في ريف القامشلي."  # the Turkish strikes reached power stations
    incidents = analyse(Article("a", text, published=date(2023, 10, 9))).incidents
    assert [i.actors for i in incidents] == [("Turkey",)]


def test_who_came_away_alive_is_the_target() -> None:
    text = "نجا قيادي في قسد من محاولة اغتيال في بلدة الصور."  # a leader of the SDF survived an attempt on his life
    incidents = analyse(Article("a", text, published=date(2021, 10, 9))).incidents
    assert [(i.sub_event_type, i.actors) for i in incidents] == [(CLASH, ("Unknown", "SDF"))]
