"""How Arabic and English agencies phrase news, read by the whole pipeline with the bundled gazetteer.

The sentences are our own; the first words of each row are its English gloss.
"""

from datetime import date
from typing import NamedTuple

import pytest

from geodata.pipeline import analyse
from geodata.records import Article

WEDNESDAY = date(2015, 7, 22)


class Told(NamedTuple):
    """An event as a coder would code it; the least numbers of dead and wounded, None where none is told."""

    sub_type: str
    actors: set[str]
    dead: int | None
    hurt: int | None
    day: date


EVENTS = [
    (
        "the toll of a market blast rose to 23 dead and 41 wounded",
        ("ارتفعت حصيلة ضحايا التفجير الذي استهدف سوقا شعبية في مدينة الصدر شرقي بغداد إلى 23 قتيلا و41 جريحا."),
        WEDNESDAY,
        [Told("Remote explosive/landmine/IED", {"Civilians", "Unknown"}, 23, 41, WEDNESDAY)],
    ),
    (
        "a roadside bomb killed one of a patrol and wounded two others",
        (
            "السومرية نيوز/ ديالى\nأفاد مصدر في شرطة محافظة ديالى، اليوم الأربعاء، بأن عبوة ناسفة كانت "
            "موضوعة على جانب الطريق في ناحية أبي صيدا شمال شرقي بعقوبة انفجرت لدى مرور دورية للشرطة، ما "
            "أسفر عن مقتل أحد عناصرها وإصابة اثنين آخرين بجروح."
        ),
        WEDNESDAY,
        [Told("Remote explosive/landmine/IED", {"Iraqi security forces", "Unknown"}, 1, 2, WEDNESDAY)],
    ),
    (
        "one died and five were wounded by a bomb near shops last evening",
        (
            "المدى برس/ بغداد\nقال مصدر في وزارة الداخلية إن شخصا لقي مصرعه وأصيب خمسة آخرون بانفجار عبوة "
            "ناسفة قرب محال تجارية في منطقة الشعب شمالي العاصمة بغداد مساء أمس."
        ),
        WEDNESDAY,
        [Told("Remote explosive/landmine/IED", {"Civilians", "Unknown"}, 1, 5, date(2015, 7, 21))],
    ),
    (
        "a martyr and three wounded by artillery",
        ("ارتقى شهيد وجرح ثلاثة بينهم سيدة بقصف مدفعي لقوات النظام على بلدة كفرزيتا بريف حماة الشمالي."),
        WEDNESDAY,
        [Told("Shelling/artillery/missile attack", {"Civilians", "Syrian government"}, 1, 3, WEDNESDAY)],
    ),
    (
        "a suicide blast took the lives of 17 at least",
        ("أودى تفجير انتحاري بحياة 17 شخصا على الأقل وجرح 32 في حي الكرادة وسط بغداد، بحسب مصادر أمنية وطبية."),
        WEDNESDAY,
        [Told("Suicide bomb", {"Civilians", "Unknown"}, 17, 32, WEDNESDAY)],
    ),
    (
        "four of the regime's men met their death and others were wounded in an ambush",
        ("لقي أربعة عناصر من قوات النظام مصرعهم وجرح آخرون إثر كمين نصبه مقاتلو الجيش الحر على طريق إزرع في ريف درعا."),
        WEDNESDAY,
        [Told("Armed clash", {"Opposition", "Syrian government"}, 4, None, WEDNESDAY)],
    ),
    (
        "masked gunmen assassinated an officer with the rank of colonel",
        (
            "اغتال مسلحون مجهولون بأسلحة كاتمة للصوت ضابطا برتبة عقيد في الجيش العراقي لدى خروجه من "
            "منزله في حي الجهاد غربي بغداد."
        ),
        WEDNESDAY,
        [Told("Armed clash", {"Iraqi security forces", "Unknown"}, 1, None, WEDNESDAY)],
    ),
    (
        "the joint operations command announced the liberation of a subdistrict from ISIS",
        "أعلنت قيادة العمليات المشتركة تحرير ناحية البغدادي بالكامل من سيطرة تنظيم داعش.",
        WEDNESDAY,
        [Told("Government regains territory", {"ISIS", "Iraqi security forces"}, None, None, WEDNESDAY)],
    ),
    (
        "opposition fighters took a hill at dawn after clashes",
        (
            "سيطر مقاتلو المعارضة فجر اليوم على تلة استراتيجية قرب بلدة بصر الحرير بريف درعا بعد "
            "اشتباكات مع قوات النظام."
        ),
        WEDNESDAY,
        [Told("Non-state actor overtakes territory", {"Opposition", "Syrian government"}, None, None, WEDNESDAY)],
    ),
    (
        "two policemen died and four were wounded at a checkpoint by a car bomb",
        "قتل شرطيان وأصيب أربعة بتفجير سيارة مفخخة استهدف نقطة تفتيش في منطقة التاجي شمالي بغداد.",
        WEDNESDAY,
        [Told("Remote explosive/landmine/IED", {"Iraqi security forces", "Unknown"}, 2, 4, WEDNESDAY)],
    ),
    (
        "eleven civilians hurt by rockets of armed groups, as the state agency puts it",
        (
            "أصيب أحد عشر مدنيا بجروح متفاوتة نتيجة سقوط عدة قذائف صاروخية أطلقها مسلحو التنظيمات "
            "الإرهابية على حي المحافظة بمدينة حلب."
        ),
        WEDNESDAY,
        [Told("Shelling/artillery/missile attack", {"Civilians", "Opposition"}, None, 11, WEDNESDAY)],
    ),
    (
        "ISIS destroyed a statue yesterday",
        "دمر تنظيم داعش تمثال أسد أثينا في مدينة تدمر الأثرية أمس.",
        WEDNESDAY,
        [Told("Looting/property destruction", {"ISIS"}, None, None, date(2015, 7, 21))],
    ),
    (
        "12 fighters and 9 of the regime were killed in clashes on Monday",
        (
            "أعلن المرصد السوري لحقوق الإنسان أن 12 مقاتلا من الفصائل و9 من قوات النظام قتلوا في "
            "الاشتباكات التي شهدتها بلدة عتمان أمس الاثنين."
        ),
        WEDNESDAY,
        [Told("Armed clash", {"Opposition", "Syrian government"}, 21, None, date(2015, 7, 20))],
    ),
    (
        "Russian planes left two dead and nine wounded",
        "أفادت شبكة شام بأن الطيران الروسي قصف بالصواريخ الفراغية بلدة حيان موقعا قتيلين وتسعة جرحى.",
        date(2016, 2, 3),
        [Told("Air/drone strike", {"Civilians", "Russia"}, 2, 9, date(2016, 2, 3))],
    ),
    (
        "two protesters killed by live fire last Tuesday",
        ("قتل متظاهران وأصيب 14 بالرصاص الحي خلال تفريق قوات الأمن تظاهرة في الناصرية مساء الثلاثاء الماضي."),
        WEDNESDAY,
        [Told("Excessive force against protesters", {"Iraqi security forces", "Protesters"}, 2, 14, date(2015, 7, 21))],
    ),
    (
        "a blast at a wake left eight dead and more than twenty wounded",
        ("استهدف تفجير بحزام ناسف مجلس عزاء في قضاء بلد ما أسفر عن سقوط ثمانية قتلى وإصابة أكثر من عشرين."),
        WEDNESDAY,
        [Told("Suicide bomb", {"Civilians", "Unknown"}, 8, 20, WEDNESDAY)],
    ),
    (
        "ISIS attacked a gas field and took it",
        (
            "هاجم عناصر من تنظيم الدولة حقل الشاعر للغاز شرق حمص وتمكنوا من السيطرة عليه بعد مقتل نحو 90 "
            "من حراسه وعناصر الدفاع الوطني."
        ),
        WEDNESDAY,
        [Told("Non-state actor overtakes territory", {"ISIS", "Syrian government"}, 90, None, WEDNESDAY)],
    ),
    (
        "three raids, no wounded recorded",
        ("نفذ الطيران الحربي اليوم ثلاث غارات على بلدة الغنطو ما أدى لدمار في المنازل دون تسجيل إصابات."),
        WEDNESDAY,
        [Told("Air/drone strike", {"Syrian government"}, 0, 0, WEDNESDAY)],
    ),
    (
        "the PMF lost 13 of their fighters",
        "فقدت قوات الحشد الشعبي 13 من مقاتليها وأصيب 27 في هجوم لداعش على مصفى بيجي.",
        WEDNESDAY,
        [Told("Armed clash", {"ISIS", "PMF"}, 13, 27, WEDNESDAY)],
    ),
    (
        "barrels killed seven while a child died by a sniper elsewhere",
        (
            "أسقطت طائرات مروحية أربعة براميل على حي الشعار في حلب موقعة سبعة شهداء، فيما قضى طفل برصاص "
            "قناص في حي بستان القصر."
        ),
        WEDNESDAY,
        [
            Told("Air/drone strike", {"Civilians", "Syrian government"}, 7, None, WEDNESDAY),
            Told("Attack", {"Civilians", "Unknown"}, 1, None, WEDNESDAY),
        ],
    ),
    (
        "gunmen killed three of a post and wounded a fourth",
        (
            "قال مصدر أمني إن مسلحين هاجموا بالأسلحة الرشاشة نقطة للصحوة في جرف الصخر فقتلوا ثلاثة من "
            "عناصرها وأصابوا رابعا."
        ),
        WEDNESDAY,
        [Told("Armed clash", {"Tribal fighters", "Unknown"}, 3, 1, WEDNESDAY)],
    ),
    (
        "the army announced that it killed 14 of ISIS in an operation",
        ("أعلن الجيش العراقي ليل الاثنين - الثلاثاء مقتل 14 مسلحا من داعش في عملية عسكرية قرب الكرمة شرق الفلوجة."),
        WEDNESDAY,
        [Told("Armed clash", {"ISIS", "Iraqi security forces"}, 14, None, date(2015, 7, 20))],
    ),
    (
        "an army statement says that its aircraft struck on Saturday",
        "وقال بيان للجيش إن طائراته قصفت السبت 18 تموز تجمعا لداعش في تلعفر فقتلت 30 مسلحا.",
        WEDNESDAY,
        [Told("Air/drone strike", {"ISIS", "Iraqi security forces"}, 30, None, date(2015, 7, 18))],
    ),
    (
        "a checkpoint was attacked by ISIS",
        ("تعرض حاجز للبيشمركة قرب سد الموصل لهجوم من قبل مسلحي داعش ما أدى إلى مقتل اثنين من البيشمركة."),
        WEDNESDAY,
        [Told("Armed clash", {"ISIS", "Peshmerga"}, 2, None, WEDNESDAY)],
    ),
    (
        "rebels repelled an infiltration and killed five",
        "صد مقاتلو الجيش الحر محاولة تسلل لقوات النظام على جبهة تل رفعت وقتلوا خمسة منهم.",
        WEDNESDAY,
        [Told("Armed clash", {"Opposition", "Syrian government"}, 5, None, WEDNESDAY)],
    ),
    (
        "the head of a subdistrict was assassinated before his house",
        "اغتيل مدير ناحية تل براك برصاص مجهولين أمام منزله.",
        WEDNESDAY,
        [Told("Attack", {"Civilians", "Unknown"}, 1, None, WEDNESDAY)],
    ),
    (
        "a soldier died and two others were wounded by a sniper",
        "قتل جندي وأصيب آخران جراء تعرض دوريتهم إلى نيران قناص في حي الملعب بمدينة الرمادي.",
        WEDNESDAY,
        [Told("Armed clash", {"Iraqi security forces", "Unknown"}, 1, 2, WEDNESDAY)],
    ),
    (
        "chlorine barrels suffocated six",
        (
            "ألقى طيران النظام براميل تحوي غاز الكلور على بلدة سرمين ما أدى إلى اختناق ستة أشخاص بينهم "
            "ثلاثة أطفال وفاتهم."
        ),
        WEDNESDAY,
        [Told("Chemical weapon", {"Civilians", "Syrian government"}, None, 6, WEDNESDAY)],
    ),
    (
        "the second group of fighters left a quarter with their families",
        "خرجت الدفعة الثانية من مقاتلي المعارضة وعائلاتهم من حي الوعر في حمص باتجاه جرابلس.",
        date(2017, 3, 27),
        [Told("Non-violent transfer of territory", {"Opposition"}, None, None, date(2017, 3, 27))],
    ),
    (
        "the body of a man was found",
        "عثر الأهالي على جثة رجل مقطوعة الرأس على أطراف قرية الشحيل.",
        WEDNESDAY,
        [Told("Attack", {"Civilians", "Unknown"}, 1, None, WEDNESDAY)],
    ),
    (
        "civil defence recovered 14 bodies after an air raid yesterday",
        "انتشل الدفاع المدني 14 جثة من تحت أنقاض مبنى استهدفته غارة جوية أمس في بلدة زملكا.",
        WEDNESDAY,
        [Told("Air/drone strike", {"Civilians", "Unknown"}, 14, None, date(2015, 7, 21))],
    ),
    (
        "three of ISIS killed in clashes with the YPG",
        (
            "ARA News / كوباني – قُتل ثلاثة من مسلحي تنظيم الدولة الإسلامية وأصيب آخرون في اشتباكات مع "
            "وحدات حماية الشعب YPG في محيط بلدة صرين جنوب كوباني."
        ),
        WEDNESDAY,
        [Told("Armed clash", {"ISIS", "YPG"}, 3, None, WEDNESDAY)],
    ),
    (
        "headline: the army eliminates 15",
        (
            "سانا: وحدات من الجيش تقضي على 15 إرهابيا من جبهة النصرة في بلدة النعيمة بريف درعا وتدمر لهم "
            "عربة مزودة برشاش."
        ),
        WEDNESDAY,
        [Told("Armed clash", {"HTS", "Syrian government"}, 15, None, WEDNESDAY)],
    ),
    (
        "an attack repelled, 22 of theirs and two of ours killed",
        (
            "تمكنت قوات البيشمركة من صد هجوم لتنظيم داعش على محور الخازر شرق الموصل وقتل 22 من مسلحيه "
            "فيما استشهد اثنان من البيشمركة."
        ),
        WEDNESDAY,
        [Told("Armed clash", {"ISIS", "Peshmerga"}, 24, None, WEDNESDAY)],
    ),
    (
        "warplanes believed to be Russian killed three of a family",
        ("شنت طائرات حربية يعتقد أنها روسية غارات على بلدة كفر حمرة، ما أسفر عن مقتل ثلاثة مدنيين من عائلة واحدة."),
        date(2016, 1, 20),
        [Told("Air/drone strike", {"Civilians", "Russia"}, 3, None, date(2016, 1, 20))],
    ),
    (
        "protesters met with gas, one killed",
        (
            "أغلق محتجون جسر الجمهورية وسط بغداد فيما استخدمت قوات مكافحة الشغب قنابل الغاز لتفريقهم، ما "
            "أدى إلى مقتل متظاهر وإصابة 32."
        ),
        date(2019, 11, 12),
        [
            Told(
                "Excessive force against protesters", {"Iraqi security forces", "Protesters"}, 1, 32, date(2019, 11, 12)
            )
        ],
    ),
    (
        "Turkish border guards killed a young man who tried to cross",
        ("قتلت قوات حرس الحدود التركية شابا سوريا أثناء محاولته عبور الحدود قرب بلدة خربة الجوز بريف إدلب الغربي."),
        WEDNESDAY,
        [Told("Attack", {"Civilians", "Turkey"}, 1, None, WEDNESDAY)],
    ),
    (
        "a settlement that provides for fighters leaving",
        "توصل ممثلون عن أهالي قدسيا والنظام إلى تسوية تقضي بخروج المقاتلين إلى إدلب.",
        WEDNESDAY,
        [Told("Agreement", {"Syrian government"}, None, None, WEDNESDAY)],
    ),
    (
        "a motorcycle bomb killed two, a bomb elsewhere wounded three",
        (
            "قتل شخصان وأصيب 12 آخرون بانفجار دراجة نارية مفخخة كانت مركونة قرب سوق في قضاء المحمودية "
            "جنوبي بغداد، كما أصيب ثلاثة أشخاص بانفجار عبوة في ناحية اليوسفية."
        ),
        WEDNESDAY,
        [
            Told("Remote explosive/landmine/IED", {"Civilians", "Unknown"}, 2, 12, WEDNESDAY),
            Told("Remote explosive/landmine/IED", {"Civilians", "Unknown"}, None, 3, WEDNESDAY),
        ],
    ),
    (
        "coalition bombardment killed ten, women and children among them",
        (
            "قتل عشرة أشخاص بينهم نساء وأطفال وجرح 30 على الأقل في قصف للتحالف الدولي على قرية المنصورة "
            "غرب الرقة، وفق المرصد."
        ),
        date(2017, 3, 22),
        [Told("Air/drone strike", {"Civilians", "US-led Coalition"}, 10, 30, date(2017, 3, 22))],
    ),
    (
        "nine Peshmerga died and 20 were wounded by two suicide bombers",
        (
            "قال مسؤول كردي إن تسعة من البيشمركة قتلوا وأصيب 20 عندما استهدف انتحاريان بسيارتين مفخختين "
            "موقعا لهم في منطقة مخمور."
        ),
        WEDNESDAY,
        [Told("Suicide bomb", {"Peshmerga", "Unknown"}, 9, 20, WEDNESDAY)],
    ),
    (
        "a car bomb ripped through a market, killing at least 17 and wounding dozens",
        (
            "BAGHDAD (Reuters) - A car bomb ripped through a crowded market in the Sadr City district of "
            "Baghdad on Wednesday, killing at least 17 people and wounding dozens, police and medics "
            "said."
        ),
        WEDNESDAY,
        [Told("Remote explosive/landmine/IED", {"Civilians", "Unknown"}, 17, 20, WEDNESDAY)],
    ),
    (
        "barrel bombs dropped by government helicopters",
        (
            "Barrel bombs dropped by government helicopters on the rebel-held neighbourhood of al-Shaar "
            "in Aleppo killed seven people on Sunday, the British-based Observatory said."
        ),
        WEDNESDAY,
        [Told("Air/drone strike", {"Civilians", "Syrian government"}, 7, None, date(2015, 7, 19))],
    ),
    (
        "gunmen kidnapped Turkish workers",
        ("Unidentified gunmen kidnapped 18 Turkish construction workers in Baghdad's Sadr City on Wednesday."),
        WEDNESDAY,
        [Told("Abduction/forced disappearance", {"Civilians", "Unknown"}, None, None, WEDNESDAY)],
    ),
    (
        "the death toll of a truck bombing rose to 115",
        "The death toll from a truck bombing in Khan Bani Saad on Friday rose to 115, police said.",
        WEDNESDAY,
        [Told("Remote explosive/landmine/IED", {"Civilians", "Unknown"}, 115, None, date(2015, 7, 17))],
    ),
    (
        "an air strike killed a commander",
        "A coalition air strike killed a senior Islamic State commander near Mosul on Tuesday.",
        WEDNESDAY,
        [Told("Air/drone strike", {"ISIS", "US-led Coalition"}, 1, None, date(2015, 7, 21))],
    ),
    (
        "the army said it had regained control",
        "The Syrian army said on Saturday it had regained full control of the Old City of Homs.",
        WEDNESDAY,
        [Told("Government regains territory", {"Syrian government"}, None, None, date(2015, 7, 18))],
    ),
    (
        "a landmine killed a father and his two children",
        ("A landmine left behind by Islamic State exploded in Manbij, killing a father and his two children."),
        WEDNESDAY,
        [Told("Remote explosive/landmine/IED", {"Civilians", "ISIS"}, 3, None, WEDNESDAY)],
    ),
    (
        "jihadists overran a regime outpost",
        (
            "Jihadists of Hayat Tahrir al-Sham overran a regime outpost in Hama province, killing 12 "
            "soldiers, the Britain-based monitor said."
        ),
        date(2019, 4, 27),
        [Told("Non-state actor overtakes territory", {"HTS", "Syrian government"}, 12, None, date(2019, 4, 27))],
    ),
    (
        "seven soldiers and 13 militants were killed",
        (
            "Iraqi troops clashed with Islamic State fighters in Tikrit on Tuesday. Seven soldiers and "
            "13 militants were killed, an army officer said."
        ),
        WEDNESDAY,
        [Told("Armed clash", {"ISIS", "Iraqi security forces"}, 20, None, date(2015, 7, 21))],
    ),
    (
        "gunmen assassinated a council member",
        "Gunmen assassinated a local council member in the town of Busayrah, Deir al-Zor province.",
        WEDNESDAY,
        [Told("Attack", {"Civilians", "Unknown"}, 1, None, WEDNESDAY)],
    ),
]


def test_whose_dead_they_are_is_not_who_did_it():
    """The number of the Turkish army's dead in a strike that the regime made rose to 33: who did it comes first."""
    text = (
        "أعلن الوالي ارتفاع عدد قتلى الجيش التركي في غارة جوية نفذها النظام السوري على بليون جنوب إدلب "
        "مساء الخميس إلى 33 جنديا."
    )
    (incident,) = analyse(Article("a", text, published=date(2020, 2, 28))).incidents
    assert incident.actors == ("Syrian government", "Turkey")


@pytest.mark.parametrize(("text", "published", "events"), [row[1:] for row in EVENTS], ids=[row[0] for row in EVENTS])
def test_events(text, published, events):
    incidents = analyse(Article("a", text, published=published)).incidents
    read = [
        Told(
            i.sub_event_type,
            set(i.actors),
            i.fatalities.min if i.fatalities else None,
            i.injured.min if i.injured else None,
            i.date_from,
        )
        for i in incidents
    ]
    assert sorted(read, key=str) == sorted(events, key=str)


NOTHING = [
    ("the fall of a city denied", "نفت وزارة الدفاع العراقية سقوط مدينة الرمادي بيد تنظيم داعش."),
    (
        "a massacre that is feared",
        "حذرت منظمة حقوقية من وقوع مجزرة في مدينة الفلوجة في حال اقتحامها من قبل الحشد الشعبي.",
    ),
    ("an anniversary", "أحيا أهالي مدينة حلبجة اليوم ذكرى القصف الكيماوي الذي راح ضحيته خمسة آلاف شخص عام 1988."),
    ("the dead of a month counted", "وثق ناشطون مقتل 214 مدنيا في سوريا خلال شهر حزيران الماضي."),
    ("a campaign to come", "قال قائد الشرطة إن القوات ستباشر بعملية لتحرير تلعفر خلال أيام."),
    ("what happens daily", "تشهد مدينة بغداد منذ سنوات تفجيرات شبه يومية توقع مئات القتلى والجرحى."),
    ("a call", "دعا الائتلاف إلى وقف القصف على مدينة داريا."),
    ("a sentence of a court", "أصدرت المحكمة الجنائية المركزية حكما بالإعدام على ستة مدانين بمجزرة سبايكر."),
    ("a road accident", "قتل أربعة أشخاص من عائلة واحدة بحادث سير على طريق بغداد - كركوك."),
    ("a threat", "توعد تنظيم الدولة بشن هجمات جديدة في دمشق."),
    (
        "a warning to keep away",
        "دعا محافظ نينوى المواطنين إلى الابتعاد عن مقرات التنظيم في الموصل تحسبا للضربات الجوية.",
    ),
    ("a fall denied", "The army denied reports that Ramadi had fallen to Islamic State."),
    ("what has not happened yet", "Iraqi forces have not yet entered the town of Baiji, a police colonel said."),
    (
        "an offensive prepared",
        (
            "The army is preparing to launch an offensive to recapture Falluja, a stronghold of Islamic "
            "State, officials said."
        ),
    ),
]


@pytest.mark.parametrize("text", [row[1] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_what_is_no_event(text):
    assert analyse(Article("a", text, published=WEDNESDAY)).incidents == ()


CONTROL = [
    (
        "headline: the army retakes a subdistrict",
        "القوات العراقية تستعيد ناحية العلم من قبضة داعش\nالسومرية نيوز/ صلاح الدين",
        WEDNESDAY,
        [["ISIS", "lost"], ["Iraqi security forces", "took"]],
    ),
    (
        "headline: the army enters a town",
        "الجيش العراقي يدخل بيجي ويرفع العلم\nالمدى برس/ تكريت",
        WEDNESDAY,
        [["Iraqi security forces", "took"]],
    ),
    (
        "the army enters a town after ISIS left it",
        "دخلت قوات النظام مدينة القريتين بعد انسحاب تنظيم الدولة منها.",
        date(2016, 4, 3),
        [["ISIS", "lost"], ["Syrian government", "took"]],
    ),
    (
        "liberated from the hold of ISIS",
        "أعلنت قيادة العمليات المشتركة تحرير ناحية البغدادي بالكامل من سيطرة تنظيم داعش.",
        WEDNESDAY,
        [["ISIS", "held before"], ["Iraqi security forces", "took"]],
    ),
    ("a village held fast", "أحكمت فصائل المعارضة سيطرتها على قرية كفر نبودة.", WEDNESDAY, [["Opposition", "took"]]),
    (
        "a town handed over",
        "سلمت وحدات حماية الشعب بلدة العريمة لقوات النظام.",
        date(2018, 12, 28),
        [["Syrian government", "took"], ["YPG", "lost"]],
    ),
    (
        "ISIS driven out of a village",
        "طردت فصائل المعارضة تنظيم الدولة من قرية دلحة بريف حلب الشمالي.",
        WEDNESDAY,
        [["ISIS", "lost"], ["Opposition", "took"]],
    ),
    (
        "one town still held, another held by others",
        "لا تزال مدينة الباب تحت سيطرة تنظيم الدولة فيما تسيطر قوات النظام على بلدة تادف.",
        date(2017, 2, 20),
        [["ISIS", "holds"], ["Syrian government", "holds"]],
    ),
    ("under the rule of a group", "تخضع مدينة إدلب لسيطرة هيئة تحرير الشام.", date(2018, 2, 20), [["HTS", "holds"]]),
    (
        "a city wrested from the forces",
        "انتزع مقاتلو داعش السيطرة على مدينة الرمادي مركز محافظة الأنبار من القوات الحكومية.",
        WEDNESDAY,
        [["ISIS", "took"], ["Iraqi security forces", "lost"]],
    ),
    (
        "a take-over denied",
        "نفى مصدر عسكري ما تناقلته وسائل إعلام عن سيطرة المسلحين على مطار دير الزور العسكري.",
        WEDNESDAY,
        [],
    ),
    (
        "retook the city from Islamic State",
        ("Iraqi forces retook the western city of Ramadi from Islamic State on Monday, state television reported."),
        WEDNESDAY,
        [["ISIS", "lost"], ["Iraqi security forces", "took"]],
    ),
    (
        "the army said it had regained control",
        "The Syrian army said on Saturday it had regained full control of the Old City of Homs.",
        WEDNESDAY,
        [["Syrian government", "took"]],
    ),
    (
        "pushed out of the town",
        "Peshmerga forces pushed Islamic State militants out of the town of Sinjar on Friday.",
        WEDNESDAY,
        [["ISIS", "lost"], ["Peshmerga", "took"]],
    ),
    ("reports of a fall denied", "The army denied reports that Ramadi had fallen to Islamic State.", WEDNESDAY, []),
    (
        "state media said forces had captured a town",
        (
            "Syrian state media said government forces had captured the strategic town of Salma in "
            "Latakia province from insurgents."
        ),
        WEDNESDAY,
        [["Opposition", "lost"], ["Syrian government", "took"]],
    ),
]


@pytest.mark.parametrize(("text", "published", "claims"), [row[1:] for row in CONTROL], ids=[row[0] for row in CONTROL])
def test_who_is_said_to_hold_a_place(text, published, claims):
    read = analyse(Article("a", text, published=published)).control
    assert sorted([claim.holders[0], claim.said] for claim in read) == claims
