"""Who is an actor of an event, and who only holds the land, tells of it, came afterwards or lent a name to it.

Read by the whole pipeline with the real gazetteer: the texts are our own, the id of each row is its English gloss.
"""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article

TEXTS = [
    pytest.param(
        "2014-03-08",
        "قتل أربعة جنود باشتباكات بين قوة من الجيش العراقي ومسلحين شرقي مدينة الفلوجة.",
        (
            "Unknown",
            "Iraqi security forces",
        ),
        id="clashes between the army and gunmen",
    ),
    pytest.param(
        "2018-07-09",
        "مقتل المسؤول الأمني في داعش مع أربعة من مرافقيه بغارة قرب مدينة الميادين.",
        (
            "Unknown",
            "ISIS",
        ),
        id="its security chief",
    ),
    pytest.param(
        "2018-07-09",
        "سقط قتلى من قوات النظام بكمين لداعش في بادية السخنة.",
        (
            "ISIS",
            "Syrian government",
        ),
        id="whose dead they are",
    ),
    pytest.param(
        "2022-08-09",
        "شنت القوات التركية والجيش الوطني هجوما على مواقع قوات سوريا الديمقراطية في تل رفعت.",
        (
            "Turkey",
            "SNA",
            "SDF",
        ),
        id="two who launched an attack",
    ),
    pytest.param(
        "2022-08-09",
        "اعتقل جهاز الأمن العام التابع لهيئة تحرير الشام خمسة من عناصر حراس الدين في مدينة سرمدا.",
        (
            "HTS",
            "Opposition",
        ),
        id="a body of the group made the arrest",
    ),
    pytest.param(
        "2022-02-04",
        "قتل زعيم تنظيم داعش بإنزال جوي أمريكي في بلدة أطمة.",
        (
            "United States",
            "ISIS",
        ),
        id="an American landing",
    ),
    pytest.param(
        "2022-08-09",
        "قتل ضابط في الحرس الثوري الإيراني بغارة إسرائيلية على دمشق.",
        (
            "Israel",
            "Iran",
        ),
        id="an officer who died is no source",
    ),
    pytest.param(
        "2010-08-09",
        "قتل أربعة من الصحوة بهجوم مسلح على نقطة تفتيش جنوب بعقوبة.",
        (
            "Unknown",
            "Tribal fighters",
        ),
        id="men of the Awakening",
    ),
    pytest.param(
        "2017-02-09",
        "استشهد آمر فوج في الشرطة الاتحادية بنيران قناص من داعش في مدينة الموصل.",
        (
            "ISIS",
            "Iraqi security forces",
        ),
        id="a commander fell to a sniper",
    ),
    pytest.param(
        "2020-02-09",
        "مسلحون يغتالون ناشطا مدنيا وسط مدينة العمارة.",
        (
            "Unknown",
            "Civilians",
        ),
        id="a headline in the present",
    ),
    pytest.param(
        "2018-07-09",
        "قتل جنديان في هجوم بمحافظة الأنبار. وذكر مصدر أن الهجوم وقع قرب بلدة الرطبة وأصيب فيه أربعة.",
        (
            "Unknown",
            "Iraqi security forces",
        ),
        id="nobody is named as the attacker of soldiers",
    ),
    pytest.param(
        "2015-05-04",
        "قضى أربعة جنود وجرح ستة آخرون بتفجير انتحاري قرب مدينة الحويجة، فيما تبنى داعش الهجوم.",
        (
            "ISIS",
            "Iraqi security forces",
        ),
        id="soldiers hit stay soldiers when the attack is claimed",
    ),
    pytest.param(
        "2021-05-01",
        "وقال العقيد سامي ناصر من شرطة محافظة كركوك إن مسلحي داعش خطفوا راعيين قرب داقوق.",
        (
            "ISIS",
            "Civilians",
        ),
        id="whoever stands before «that» speaks",
    ),
    pytest.param(
        "2021-05-01",
        "هاجم مسلحو داعش خط الكهرباء المستوردة من إيران قرب مدينة المقدادية وقتلوا حارسا.",
        ("ISIS",),
        id="whence the power comes",
    ),
    pytest.param(
        "2019-10-02",
        "أطلقت القوات الأمنية العراقية الرصاص الحي على متظاهرين في بغداد. وقتل أربعة متظاهرين في العمارة.",
        (
            "Iraqi security forces",
            "Protesters",
        ),
        id="the one force that met crowds",
    ),
    pytest.param(
        "2015-06-01",
        "ذكر مسعفون أن تسعة من قوات الأمن العراقية لقوا حتفهم بهجوم انتحاري عند مدخل بعقوبة.",
        (
            "Unknown",
            "Iraqi security forces",
        ),
        id="who died did nothing",
    ),
    pytest.param(
        "2015-06-01",
        "انفجرت سيارة مفخخة في مدينة بعقوبة وقتلت تسعة أشخاص، وحاصرت قوات الأمن موقع التفجير.",
        (
            "Unknown",
            "Civilians",
        ),
        id="who came to the scene",
    ),
    pytest.param(
        "2018-07-09",
        "لقي خمسة عناصر من ميليشيا الدفاع الوطني مصرعهم بهجوم لتنظيم داعش في بادية الميادين.",
        (
            "ISIS",
            "Syrian government",
        ),
        id="of a militia died, by an attack of",
    ),
    pytest.param(
        "2018-07-09",
        "هاجمت خلايا تنظيم داعش حافلة مدنيين قرب مدينة الميادين ما أدى لمقتل ثلاثة مدنيين.",
        (
            "ISIS",
            "Civilians",
        ),
        id="cells that attack",
    ),
    pytest.param(
        "2018-07-09",
        "اشتباكات عشائرية في بلدة أبو حمام تسفر عن مقتل شابين.",
        ("Tribal fighters",),
        id="clashes of tribes",
    ),
    pytest.param(
        "2016-10-27",
        "قتل ستة من فصائل المعارضة في معارك مع داعش في بلدة أخترين ضمن عملية درع الفرات.",
        ("ISIS", "SNA"),
        id="the factions of an operation of Turkey's",
    ),
    pytest.param(
        "2020-07-12",
        "قتل عنصر من فصائل المعارضة برصاص مجهولين في مدينة عفرين.",
        ("Unknown", "SNA"),
        id="the factions that hold Afrin since its fall",
    ),
    pytest.param(
        "2016-10-24",
        "قصفت فصائل المعارضة حي الحمدانية في مدينة حلب وقتلت مدنيا.",
        ("Opposition", "Civilians"),
        id="the factions within Aleppo",
    ),
    pytest.param(
        "2015-11-29",
        "قتل ثمانية أفراد من قوات الشرطة العراقية وجرح 15 في هجوم انتحاري شمال مدينة الرمادي.",
        ("Unknown", "Iraqi security forces"),
        id="police killed by a suicide bomber",
    ),
    pytest.param(
        "2019-11-26",
        "قتل شخصان يرافقان قائدا في الجيش الوطني بانفجار عبوة ناسفة في مدينة أعزاز.",
        ("Unknown", "SNA"),
        id="whose commander was bombed",
    ),
    pytest.param(
        "2020-01-03",
        "انفجرت عبوة ناسفة على طريق بلدة تسيل وأوقعت قتلى في صفوف قوات الأسد.",
        ("Unknown", "Syrian government"),
        id="dead in its ranks",
    ),
    pytest.param(
        "2014-03-03",
        "مقتل وإصابة عشرة من تنظيم داعش في عملية أمنية قرب الرمادي أسفرت أيضا عن حرق عجلتين تابعتين للتنظيم.",
        ("Unknown", "ISIS"),
        id="its dead and its cars",
    ),
    pytest.param(
        "2019-07-28",
        "قتل أحد قادة فيلق الشام بانفجار عبوة ناسفة في مدينة الأتارب.",
        ("Unknown", "Opposition"),
        id="one of the leaders of a faction died, it did not do it",
    ),
    pytest.param(
        "2018-07-09",
        "اختطف مسلحون 12 عاملا تركيا في مدينة البصرة.",
        ("Unknown", "Civilians"),
        id="Turkish workmen, written like the country",
    ),
    pytest.param(
        "2018-07-09",
        "استهدف مسلحون دورية للشرطة في بلدة الكرمة ما أسفر عن استشهاد شرطيين.",
        ("Unknown", "Iraqi security forces"),
        id="gunmen struck the patrol of the police",
    ),
    pytest.param(
        "2018-07-09",
        "قتل عنصر من قوات سوريا الديمقراطية برصاص خلايا داعش في بلدة الحوايج.",
        ("ISIS", "SDF"),
        id="by the bullets of cells",
    ),
    pytest.param(
        "2021-03-24",
        "قتل ثلاثة أشخاص على أيدي مسلحين موالين لإيران في بلدة القورية.",
        ("Iran-backed militias", "Civilians"),
        id="gunmen loyal to Iran",
    ),
    pytest.param(
        "2021-03-24",
        "تعرضت مواقع المليشيات الإيرانية في البوكمال لغارات يرجح أنها إسرائيلية.",
        ("Israel", "Iran-backed militias"),
        id="raids thought to be Israeli",
    ),
    pytest.param(
        "2016-03-24",
        "انفجرت عبوة ناسفة بسيارة تابعة للشرطة الحرة في مدينة بزاعة.",
        ("Unknown", "Opposition"),
        id="the Free Police is not the government's",
    ),
    pytest.param(
        "2021-03-24",
        "عثر الأهالي على جثة عنصر من قوات النظام قرب بلدة ناحتة.",
        ("Unknown", "Syrian government"),
        id="people found the body of a soldier",
    ),
    pytest.param(
        "2018-07-09",
        "نفذت القوة الجوية العراقية ضربة على مخبأ لعصابات داعش الإرهابية في جبال حمرين.",
        ("Iraqi security forces", "ISIS"),
        id="a strike on the gangs of ISIS",
    ),
    pytest.param(
        "2018-07-09",
        "Unknown gunmen assassinated a former rebel commander in Dael.",
        ("Unknown", "Opposition"),
        id="whose commander he was",
    ),
    pytest.param(
        "2018-07-09",
        "A suicide bomber killed five Kurdish policemen in Hasakah.",
        ("Unknown", "Kurdish Asayish"),
        id="Kurdish policemen",
    ),
    pytest.param(
        "2015-05-06",
        "قتل ستة أشخاص بغارات لطيران النظام على مسكنة التي يسيطر عليها تنظيم الدولة شرق حلب.",
        ("Syrian government", "Civilians"),
        id="ISIS only holds the town that the regime bombed",
    ),
    pytest.param(
        "2021-03-24",
        "عثر على جثتي نازحين كانا يعملان في صفوف قوات سوريا الديمقراطية في مخيم الهول قتلا من قبل مجهولين.",
        ("Unknown", "SDF"),
        id="two who served in its ranks were killed, not by it",
    ),
    pytest.param(
        "2019-07-28",
        "قتل مدني بانفجار دراجة مفخخة في مدينة عفرين، فيما تشير أصابع الاتهام إلى وحدات حماية الشعب.",
        ("Unknown", "Civilians"),
        id="at whom fingers point has not done it",
    ),
    pytest.param(
        "2021-05-24",
        "Iraqi security forces discovered the body of a farmer in Amerli on Monday.",
        ("Unknown", "Civilians"),
        id="who found the dead",
    ),
    pytest.param(
        "2012-07-19",
        "سيطر مقاتلون على مدينة منبج بعد انسحاب قوات النظام منها.",
        ("Unknown", "Syrian government"),
        id="fighters whom nobody names took the town, not the army that withdrew from it",
    ),
    pytest.param(
        "2016-04-06",
        "أصيب ثلاثة أشخاص بانفجار عبوة ناسفة في سوق بناحية مندلي، والقوات الأمنية وصلت إلى المكان وفتحت تحقيقا.",
        ("Unknown", "Civilians"),
        id="the security forces only came",
    ),
    pytest.param(
        "2021-04-06",
        "أعلنت وزارة الدفاع التركية مقتل اثنين من جنودها بتفجير عبوة ناسفة في بلدة سلوك شمالي الرقة.",
        ("Unknown", "Turkey"),
        id="the soldiers are those of the foreign ministry that speaks",
    ),
    pytest.param(
        "2019-10-16",
        "قتل جنديان من القوات التركية في هجوم لوحدات حماية الشعب قرب مدينة تل أبيض. "
        "وأصيب جندي ثالث بقصف لوحدات حماية الشعب على منطقة أعزاز.",
        ("YPG", "Turkey"),
        id="the third soldier is of the army told before, not of the Syrian one",
    ),
    pytest.param(
        "2021-04-06",
        "استهدفت عبوة ناسفة حافلة في بلدة سلوك ضمن منطقة نبع السلام وقتلت ثلاثة مدنيين.",
        ("Unknown", "Civilians"),
        id="the name of an operation's area is no army",
    ),
    pytest.param(
        "2022-04-06",
        "خلايا داعش هاجمت حاجزا لقسد في بلدة البصيرة شرق دير الزور.",
        ("ISIS", "SDF"),
        id="cells that attack are no target",
    ),
    pytest.param(
        "2022-04-06",
        "استهدف مسلحو داعش نقطة لقسد، لتندلع اشتباكات بين الطرفين في بلدة البصيرة شرق دير الزور.",
        ("ISIS", "SDF"),
        id="the two sides are those just told of",
    ),
    pytest.param(
        "2022-04-06",
        "قتل عنصر من مجموعة محلية تابعة للأمن العسكري برصاص مجهولين في مدينة الصنمين بريف درعا.",
        ("Unknown", "Syrian government"),
        id="a man of a group that belongs to military security was shot",
    ),
    pytest.param(
        "2018-04-06",
        "دارت اشتباكات في مدينة مورك بريف حماة بعد استهداف حواجز تابعة لقوات النظام من قبل مسلحين مجهولين.",
        ("Unknown", "Syrian government"),
        id="whose the checkpoints are was attacked",
    ),
    pytest.param(
        "2018-04-06",
        "قصفت وحدات الجيش مواقع لتنظيم جبهة النصرة في بلدة اللطامنة بريف حماة وقتلت عددا من الإرهابيين.",
        ("Syrian government", "HTS"),
        id="the terrorists are the group that the text names",
    ),
    pytest.param(
        "2018-10-10",
        "هاجم تنظيم داعش مواقع قسد في بلدة هجين في ظل غياب الإسناد من مقاتلات التحالف الدولي.",
        ("ISIS", "SDF"),
        id="whose aircraft were missed did nothing",
    ),
    pytest.param(
        "2017-04-06",
        "هاجم تنظيم داعش حاجزا في بيجي وقتل أربعة من مقاتلي الحشد العشائري.",
        ("ISIS", "Tribal fighters"),
        id="tribal mobilization is not the PMF",
    ),
    pytest.param(
        "2018-04-06",
        "في حين استهدف طيران النظام مدينة سراقب بريف إدلب.",
        ("Syrian government",),
        id="meanwhile the aircraft that hit the town are no target",
    ),
    pytest.param(
        "2016-10-06",
        "سيطرت قوات الجيش السوري الحر على بلدة أخترين بعد معارك مع داعش.",
        ("SNA", "ISIS"),
        id="forces of the Free Syrian Army are not the Syrian army",
    ),
    pytest.param(
        "2016-10-06",
        "سيطرت قوات المعارضة السورية المشاركة في العملية على بلدة أخترين بريف حلب الشمالي.",
        ("SNA",),
        id="the Syrian opposition's forces: the adjective names nobody else",
    ),
    pytest.param(
        "2019-10-06",
        "قصفت الطائرات الروسية والسورية بلدة كنصفرة بريف إدلب.",
        ("Russia", "Syrian government"),
        id="Russian and Syrian aircraft are of two",
    ),
    pytest.param(
        "2016-01-18",
        "أقامت الشرطة العراقية نقاط تفتيش بعد أن خطف مهندسان في حي الدورة ببغداد.",
        ("Unknown", "Civilians"),
        id="the police that looks into a kidnapping did not do it",
    ),
]


@pytest.mark.parametrize(("published", "text", "actors"), TEXTS)
def test_actors(published: str, text: str, actors: tuple[str, ...]) -> None:
    incidents = analyse(Article("a", text, published=date.fromisoformat(published))).incidents
    assert incidents[-1].actors == actors


@pytest.mark.parametrize(
    ("day", "text", "holder"),
    [
        ("2016-10-06", "سيطرت فصائل المعارضة على بلدة أخترين ضمن عملية درع الفرات.", "SNA"),  # Euphrates Shield
        ("2016-10-06", "سيطرت فصائل المعارضة على حي الحمدانية في مدينة حلب.", "Opposition"),
        ("2014-10-06", "سيطرت فصائل المعارضة على بلدة أخترين.", "Opposition"),  # before it
    ],
)
def test_who_holds_where_turkey_leads(day: str, text: str, holder: str) -> None:
    claims = analyse(Article("t", text, published=date.fromisoformat(day))).control
    assert {claim.holders for claim in claims} == {(holder,)}
