"""Shapes of sentence in which the news of 2012-2025 tells its events, each with what a coder would make of it.

The sentences are our own; the id of each row is its English gloss.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from geodata.records import Count, Report

Coder = Callable[..., tuple[Report, ...]]
PUBLISHED = date(2015, 7, 22)  # a Wednesday
YESTERDAY = date(2015, 7, 21)
SINCE_2025 = date(2025, 3, 12)


Told = int | Count | None


class Shape(NamedTuple):
    """A sentence with what it tells; `dead` and `hurt` None where it tells none, `day` None for that of publication."""

    gloss: str
    text: str
    sub_type: str
    actors: tuple[str, ...]
    dead: Told = None
    hurt: Told = None
    day: date | None = None
    published: date = PUBLISHED


ARABIC = [
    # Battles
    Shape("fighting raged on several fronts between regime forces and factions",
          "تدور منذ الصباح معارك عنيفة بين قوات النظام وفصائل المعارضة على أطراف سراقب.",
          "Armed clash", ("Syrian government", "Opposition")),
    Shape("the army repelled an attack by ISIS and killed ten of its gunmen",
          "صدت القوات العراقية هجوما لتنظيم داعش قرب بعقوبة أمس وقتلت عشرة من مسلحيه.",
          "Armed clash", ("Iraqi security forces", "ISIS"), 10, day=YESTERDAY),
    Shape("two soldiers died when gunmen attacked their checkpoint",
          "قتل جنديان وأصيب ثلاثة بهجوم مسلح استهدف حاجزا للجيش العراقي قرب تكريت.",
          "Armed clash", ("Unknown", "Iraqi security forces"), 2, 3),
    Shape("an SDF fighter was shot dead by unknown gunmen on a motorcycle",
          "قتل عنصر من قوات سوريا الديمقراطية برصاص مجهولين يستقلان دراجة نارية في ريف دير الزور.",
          "Armed clash", ("Unknown", "SDF"), 1, published=date(2021, 5, 4)),
    Shape("the convoy fell into an ambush of the organisation",
          "وقع رتل لقوات النظام في كمين لتنظيم داعش قرب دير الزور ما أسفر عن مقتل خمسة عشر عنصرا.",
          "Armed clash", ("ISIS", "Syrian government"), 15),
    Shape("government forces imposed their control over the town after violent clashes",
          "بسطت قوات النظام سيطرتها على سراقب عقب اشتباكات عنيفة مع فصائل المعارضة.",
          "Government regains territory", ("Syrian government", "Opposition")),
    Shape("Iraqi forces raised the flag over the government compound after liberating the city",
          "أعلنت قيادة العمليات المشتركة تحرير مدينة الرمادي بالكامل من تنظيم داعش على يد القوات العراقية.",
          "Government regains territory", ("Iraqi security forces", "ISIS")),
    Shape("the peshmerga regained three villages from ISIS",
          "استعادت قوات البيشمركة ثلاث قرى من تنظيم داعش قرب كركوك أمس الثلاثاء.",
          "Government regains territory", ("Peshmerga", "ISIS"), day=YESTERDAY),
    Shape("the factions took the city after breaking the army's last lines",
          "سيطرت فصائل المعارضة على مدينة إدلب بعد انهيار خطوط قوات النظام.",
          "Non-state actor overtakes territory", ("Opposition", "Syrian government")),
    Shape("the city fell into the hands of the organisation",
          "سقطت مدينة الرمادي بيد تنظيم الدولة الإسلامية بعد معارك مع القوات العراقية.",
          "Non-state actor overtakes territory", ("ISIS", "Iraqi security forces")),
    Shape("SDF tightened its grip on the city",
          "أحكمت قوات سوريا الديمقراطية قبضتها على مدينة منبج بعد طرد تنظيم داعش منها.",
          "Non-state actor overtakes territory", ("SDF", "ISIS"), published=date(2016, 8, 13)),
    # Explosions and remote violence
    Shape("air raids by Russian warplanes killed a family of five",
          "استشهد خمسة مدنيين من عائلة واحدة بغارات جوية شنتها الطائرات الحربية الروسية على سراقب.",
          "Air/drone strike", ("Russia", "Civilians"), 5, published=date(2016, 2, 3)),
    Shape("helicopters dropped barrel bombs",
          "ألقت مروحيات النظام براميل متفجرة على أحياء حلب فقتلت أحد عشر مدنيا وجرحت آخرين.",
          "Air/drone strike", ("Syrian government", "Civilians"), 11),
    Shape("a Turkish drone hit a car and killed two fighters",
          "استهدفت طائرة مسيرة تركية سيارة في القامشلي ما أدى إلى مقتل مقاتلين اثنين من قوات سوريا الديمقراطية.",
          "Air/drone strike", ("Turkey", "SDF"), 2, published=date(2022, 8, 6)),
    Shape("an Israeli raid with missiles from the air",
          "شن سلاح الجو الإسرائيلي غارات على مواقع عسكرية لقوات النظام في محيط دمشق فجر اليوم.",
          "Air/drone strike", ("Israel", "Syrian government"), published=date(2021, 6, 9)),
    Shape("the coalition said that it killed an ISIS leader in a strike",
          "أعلن التحالف الدولي مقتل قيادي في تنظيم داعش بضربة جوية نفذتها طائراته في الرقة.",
          "Air/drone strike", ("US-led Coalition", "ISIS"), 1),
    Shape("regime artillery shelled, wounding four children",
          "استهدفت مدفعية النظام أحياء سكنية في سراقب ما أدى إلى إصابة أربعة أطفال بجروح.",
          "Shelling/artillery/missile attack", ("Syrian government", "Civilians"), None, 4),
    Shape("mortar shells fell on a quarter of the capital",
          "سقطت قذيفتا هاون على حي سكني في دمشق مساء أمس ما تسبب بإصابة ستة أشخاص.",
          "Shelling/artillery/missile attack", ("Unknown", "Civilians"), None, 6, day=YESTERDAY),
    Shape("katyusha rockets hit the surroundings of the airport",
          "سقطت ثلاثة صواريخ كاتيوشا في محيط مطار أربيل دون وقوع خسائر بشرية.",
          "Shelling/artillery/missile attack", ("Unknown",), 0, 0, published=date(2021, 2, 16)),
    Shape("a roadside bomb hit an army patrol",
          "انفجرت عبوة ناسفة بدورية للجيش العراقي قرب كركوك فقتل ضابط وأصيب جنديان.",
          "Remote explosive/landmine/IED", ("Unknown", "Iraqi security forces"), 1, 2),
    Shape("a landmine left by the organisation killed a shepherd",
          "قتل راعي أغنام بانفجار لغم أرضي من مخلفات تنظيم داعش في ريف دير الزور.",
          "Remote explosive/landmine/IED", ("ISIS", "Civilians"), 1, published=date(2020, 3, 14)),
    Shape("a motorcycle bomb went off in the market",
          "انفجرت دراجة نارية مفخخة في سوق بمدينة عفرين، ما أسفر عن مقتل أربعة مدنيين وإصابة اثني عشر آخرين.",
          "Remote explosive/landmine/IED", ("Unknown", "Civilians"), 4, 12, published=date(2020, 7, 19)),
    Shape("a bomber blew himself up among worshippers",
          "فجر انتحاري يرتدي حزاما ناسفا نفسه بين المصلين في بعقوبة موقعا أربعين قتيلا.",
          "Suicide bomb", ("Unknown", "Civilians"), 40),
    Shape("a car bomb driven by a suicide bomber",
          "قتل سبعة عشر شخصا وجرح خمسون بتفجير سيارة مفخخة يقودها انتحاري عند نقطة تفتيش في الكرادة.",
          "Suicide bomb", ("Unknown", "Civilians"), 17, 50),
    Shape("a hand grenade thrown at a house",
          "أصيب مدني بانفجار قنبلة يدوية ألقاها مجهولون على منزله في درعا.",
          "Grenade", ("Unknown", "Civilians"), None, 1, published=date(2021, 9, 1)),
    Shape("dozens suffocated by toxic gas from a shell",
          "أصيب العشرات بحالات اختناق جراء قصف قوات النظام سراقب بغازات سامة.",
          "Chemical weapon", ("Syrian government", "Civilians"), None, Count(20, None), published=date(2018, 2, 5)),
    # Violence against civilians
    Shape("unknown men assassinated a member of the local council",
          "اغتال مجهولون عضو المجلس المحلي في درعا بإطلاق النار عليه أمام منزله.",
          "Attack", ("Unknown", "Civilians"), 1, published=date(2021, 4, 8)),
    Shape("the organisation executed three civilians accused of collaboration",
          "أعدم تنظيم داعش ثلاثة مدنيين في الموصل بتهمة التعاون مع القوات الأمنية.",
          "Attack", ("ISIS", "Civilians"), 3),
    Shape("the bodies of five bound men were found",
          "عثرت الشرطة على خمس جثث مجهولة الهوية عليها آثار طلقات نارية في بغداد.",
          "Attack", ("Unknown", "Civilians"), 5),
    Shape("killed under torture in the regime's prisons",
          "قتل شاب من أبناء درعا تحت التعذيب في سجون النظام بدمشق.",
          "Attack", ("Syrian government", "Civilians"), 1),
    Shape("gunmen abducted four workers and took them away",
          "خطف مسلحون مجهولون أربعة عمال في كركوك واقتادوهم إلى جهة مجهولة.",
          "Abduction/forced disappearance", ("Unknown", "Civilians")),
    Shape("the organisation took two shepherds",
          "اختطف تنظيم داعش اثنين من رعاة الأغنام قرب بعقوبة.",
          "Abduction/forced disappearance", ("ISIS", "Civilians")),
    Shape("women were raped by fighters",
          "تعرضت ثلاث نساء للاغتصاب على يد عناصر تنظيم داعش في الموصل.",
          "Sexual violence", ("ISIS", "Civilians")),
    # Protests and riots
    Shape("hundreds came out to demand services",
          "خرج المئات من أهالي البصرة في تظاهرة للمطالبة بتحسين الخدمات مساء أمس.",
          "Peaceful protest", ("Protesters",), day=YESTERDAY),
    Shape("a sit-in before the council's building",
          "نظم عشرات الموظفين وقفة احتجاجية أمام مبنى المحافظة في السويداء.",
          "Peaceful protest", ("Protesters",), published=date(2020, 6, 7)),
    Shape("police dispersed a demonstration with water cannon",
          "فرقت قوات الأمن العراقية بخراطيم المياه متظاهرين أمام مبنى المحافظة في الناصرية.",
          "Protest with intervention", ("Protesters", "Iraqi security forces")),
    Shape("two demonstrators were killed by live bullets of the security forces",
          "قتل متظاهران وأصيب ثلاثون برصاص قوات الأمن العراقية خلال تظاهرة في الناصرية.",
          "Excessive force against protesters", ("Iraqi security forces", "Protesters"), 2, 30,
          published=date(2019, 11, 6)),
    Shape("angry demonstrators stormed and burnt a party office",
          "اقتحم متظاهرون غاضبون مقر حزب في الناصرية وأضرموا النار فيه.",
          "Violent demonstration", ("Protesters",), published=date(2019, 10, 25)),
    Shape("a crowd beat a man to death",
          "أقدم حشد غاضب على قتل شاب ضربا في بغداد.",
          "Mob violence", ("Unknown", "Civilians"), 1, published=date(2019, 12, 12)),
    # Strategic developments
    Shape("security forces arrested eleven wanted men in a raid",
          "اعتقلت القوات العراقية أحد عشر مطلوبا بتهم الإرهاب في كركوك.",
          "Arrests", ("Iraqi security forces",)),
    Shape("general security seized a cell leader",
          "ألقت قوات الأمن العام القبض على قيادي في خلية لتنظيم داعش في درعا.",
          "Arrests", ("Syrian transitional government", "ISIS"), published=SINCE_2025),
    Shape("a truce between both sides took effect",
          "أبرمت قوات النظام وفصائل المعارضة اتفاق هدنة في حمص أمس.",
          "Agreement", ("Syrian government", "Opposition"), day=YESTERDAY),
    Shape("the police defused a car bomb",
          "أبطلت القوات العراقية مفعول سيارة مفخخة في بعقوبة.",
          "Disrupted weapons use", ("Iraqi security forces",)),
    Shape("a store of weapons was found",
          "ضبطت القوات العراقية كدسا للعتاد والصواريخ قرب الرمادي.",
          "Disrupted weapons use", ("Iraqi security forces",)),
    Shape("air defences intercepted a drone",
          "اعترضت الدفاعات الجوية طائرة مسيرة فوق أربيل دون إصابات.",
          "Disrupted weapons use", ("Unknown",), 0, 0, published=date(2022, 4, 6)),
    Shape("Turkish forces set up a new military base",
          "أنشأت القوات التركية قاعدة عسكرية جديدة قرب سراقب.",
          "Headquarters or base established", ("Turkey",), published=date(2020, 2, 10)),
    Shape("fighters blew up a shrine",
          "فجر تنظيم داعش مرقدا دينيا في الموصل.",
          "Looting/property destruction", ("ISIS",)),
    Shape("fighters looted houses after residents fled",
          "نهب عناصر من الجيش الوطني السوري منازل مدنيين في عفرين.",
          "Looting/property destruction", ("SNA", "Civilians"), published=date(2018, 3, 20)),
    Shape("rebels handed over the town under an agreement",
          "سلمت فصائل المعارضة بلدة تلبيسة إلى قوات النظام بموجب اتفاق.",
          "Non-violent transfer of territory", ("Opposition", "Syrian government"), published=date(2018, 5, 16)),
    Shape("the army pulled out of the city without fighting",
          "انسحبت قوات سوريا الديمقراطية من مدينة منبج باتجاه الشرق.",
          "Non-violent transfer of territory", ("SDF",), published=date(2018, 12, 28)),
    Shape("the faction announced that it merged into another",
          "أعلن فصيل من المعارضة في إدلب اندماجه في هيئة تحرير الشام.",
          "Change to group/activity", ("Opposition", "HTS"), published=date(2017, 3, 1)),
    Shape("the army sent reinforcements to the front",
          "دفعت القوات التركية بتعزيزات عسكرية إلى سراقب.",
          "Change to group/activity", ("Turkey",), published=date(2020, 2, 4)),
    Shape("a curfew was imposed",
          "فرضت القوات العراقية حظر تجوال شامل في الناصرية.",
          "Change to group/activity", ("Iraqi security forces",), published=date(2019, 11, 28)),
    Shape("a mass grave was found",
          "عثر على مقبرة جماعية تضم رفات ثلاثين شخصا في تكريت.",
          "Other", ()),
    # counts and days
    Shape("sixteen in words, the day named by its weekday",
          "قتل ستة عشر مدنيا يوم الأحد الماضي بقصف مدفعي لقوات النظام على سراقب.",
          "Shelling/artillery/missile attack", ("Syrian government", "Civilians"), 16, day=date(2015, 7, 19)),
    Shape("a toll that rose",
          "ارتفعت حصيلة ضحايا التفجير الانتحاري في الكرادة إلى 43 قتيلا و107 جرحى.",
          "Suicide bomb", ("Unknown", "Civilians"), 43, 107),
    Shape("three days ago, at least nine",
          "قتل تسعة أشخاص على الأقل قبل ثلاثة أيام بانفجار سيارة ملغومة في بغداد.",
          "Remote explosive/landmine/IED", ("Unknown", "Civilians"), Count(9, None), day=date(2015, 7, 19)),
    Shape("a father and his son",
          "قتل مدني ونجله بانفجار عبوة ناسفة في بعقوبة.",
          "Remote explosive/landmine/IED", ("Unknown", "Civilians"), 2),
    Shape("on the 14th of the current month",
          "سيطر تنظيم داعش في 14 من الشهر الجاري على بلدة تلبيسة بعد معارك مع قوات النظام.",
          "Non-state actor overtakes territory", ("ISIS", "Syrian government"), day=date(2015, 7, 14)),
    Shape("the general security lost men in an ambush of the remnants",
          "قتل ثلاثة عناصر من الأمن العام في كمين لفلول النظام قرب حمص.",
          "Armed clash", ("Unknown", "Syrian transitional government"), 3, published=SINCE_2025),
]  # fmt: skip

ENGLISH = [
    Shape("killing at least", "A car bomb exploded in Baghdad on Tuesday, killing at least 12 people and wounding 30.",
          "Remote explosive/landmine/IED", ("Unknown", "Civilians"), Count(12, None), 30, YESTERDAY),
    Shape("shot dead", "A journalist was shot dead by unknown gunmen in Mosul on Monday.",
          "Attack", ("Unknown", "Civilians"), 1, None, date(2015, 7, 20)),
    Shape("came under fire", "Iraqi army positions near Tikrit came under mortar fire on Tuesday.",
          "Shelling/artillery/missile attack", ("Unknown", "Iraqi security forces"), None, None, YESTERDAY),
    Shape("air strikes hit", "Russian air strikes hit a hospital in Idlib, killing five civilians.",
          "Air/drone strike", ("Russia", "Civilians"), 5, published=date(2016, 2, 15)),
    Shape("rockets fired at", "Three rockets were fired at a base near Erbil on Tuesday, wounding two people.",
          "Shelling/artillery/missile attack", ("Unknown", "Civilians"), None, 2, YESTERDAY),
    Shape("were abducted", "Six workers were abducted by masked gunmen in Baghdad on Tuesday.",
          "Abduction/forced disappearance", ("Unknown", "Civilians"), None, None, YESTERDAY),
    Shape("took to the streets", "Hundreds of protesters took to the streets of Basra on Tuesday to demand jobs.",
          "Peaceful protest", ("Protesters",), None, None, YESTERDAY),
    Shape("troops recaptured", "Iraqi forces recaptured the city of Tikrit from Islamic State on Tuesday.",
          "Government regains territory", ("Iraqi security forces", "ISIS"), None, None, YESTERDAY),
    Shape("took control of", "Islamic State militants took control of the town of Raqqa on Tuesday.",
          "Non-state actor overtakes territory", ("ISIS",), None, None, YESTERDAY),
    Shape("roadside bomb", "A roadside bomb struck an Iraqi army patrol near Kirkuk, killing three soldiers.",
          "Remote explosive/landmine/IED", ("Unknown", "Iraqi security forces"), 3),
    Shape("blew himself up", "A suicide bomber blew himself up in a market in Baghdad, killing 21 people.",
          "Suicide bomb", ("Unknown", "Civilians"), 21),
    Shape("toll after a colon", "Blast in Aleppo market: nine people killed, 14 wounded.",
          "Remote explosive/landmine/IED", ("Unknown", "Civilians"), 9, 14),
    Shape("clashes between", "Fierce clashes broke out between Syrian government forces and rebels in Aleppo.",
          "Armed clash", ("Syrian government", "Opposition")),
    Shape("police fired live rounds",
          "Iraqi security forces used live ammunition against protesters in Basra, killing two.",
          "Excessive force against protesters", ("Iraqi security forces", "Protesters"), 2),
    Shape("withdrew from", "Syrian rebels withdrew from the town of Homs under a deal on Tuesday.",
          "Non-violent transfer of territory", ("Opposition",), None, None, YESTERDAY),
    Shape("was beheaded", "Islamic State beheaded two men in Mosul on Tuesday.",
          "Attack", ("ISIS", "Civilians"), 2, None, YESTERDAY),
    Shape("ambushed", "Gunmen ambushed an Iraqi army convoy near Kirkuk, killing four soldiers.",
          "Armed clash", ("Unknown", "Iraqi security forces"), 4),
    Shape("arrested", "Iraqi security forces arrested five suspected militants in Kirkuk on Tuesday.",
          "Arrests", ("Iraqi security forces",), None, None, YESTERDAY),
]  # fmt: skip


@pytest.mark.parametrize("shape", [*ARABIC, *ENGLISH], ids=lambda shape: shape.gloss)
def test_shape(coded: Coder, shape: Shape) -> None:
    (report,) = coded(shape.text, published=shape.published)
    assert report.sub_event_type == shape.sub_type
    assert report.actors == shape.actors
    assert (report.fatalities, report.injured) == (_count(shape.dead), _count(shape.hurt))
    assert report.date_from == (shape.day or shape.published)


def _count(told: Told) -> Count | None:
    return Count.exactly(told) if isinstance(told, int) else told
