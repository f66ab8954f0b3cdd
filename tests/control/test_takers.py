"""Who took a place together, who lost it to whom, and in which order: Arabic sentences as news builds them."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "fighters of ISIS and men of the tribes took the village of Albu Faraj north of Ramadi"
        (
            "سيطر مقاتلو تنظيم داعش وعناصر من العشائر على قرية البو فراج شمال الرمادي",
            [("Albu Faraj", "ISIS", "took"), ("Albu Faraj", "Tribal fighters", "took")],
        ),
        # "gunmen of ISIS and of the tribes imposed their control on the Malaab quarter of Ramadi"
        (
            "فرض مسلحو داعش ومسلحون من أبناء العشائر سيطرتهم على حي الملعب في الرمادي",
            [("Hay al-Mal'ab", "ISIS", "took"), ("Hay al-Mal'ab", "Tribal fighters", "took")],
        ),
        # "the Syrian army and its allies of Hezbollah took Sukhna back"
        (
            "استعاد الجيش السوري وحلفاؤه من حزب الله السيطرة على مدينة السخنة شرقي حمص",
            [("Sukhna", "Syrian government", "took"), ("Sukhna", "Hezbollah", "took")],
        ),
        # "the factions and Nusra were able to take the town of al-Eis"
        (
            "تمكنت فصائل المعارضة وجبهة النصرة من السيطرة على بلدة العيس بريف حلب الجنوبي",
            [("Al-Eis", "Opposition", "took"), ("Al-Eis", "HTS", "took")],
        ),
        # "the regime and Iranian militias are in control of Abu Kamal"
        (
            "باتت قوات النظام وميليشيات إيرانية تسيطر على مدينة البوكمال",
            [("Abu Kamal", "Syrian government", "holds"), ("Abu Kamal", "Iran-backed militias", "holds")],
        ),
    ],
)
def test_all_who_took_a_place_are_told(claims, text, expected):
    assert sorted(claims(text)) == sorted(expected)


def test_from_in_the_name_of_the_takers_tells_of_no_loser(claims):
    # opposition factions supported by Turkey (in Arabic "from Turkey") took the town of al-Rai
    text = "سيطرت فصائل معارضة مدعومة من تركيا على بلدة الراعي"
    assert claims(text, date(2016, 11, 20)) == [("Al-Rai", "SNA", "took")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "Nusra wrested the air base from the forces of the regime"
        (
            "انتزعت جبهة النصرة مطار أبو الظهور العسكري من قوات النظام",
            [("Abu al-Duhur Air Base", "HTS", "took"), ("Abu al-Duhur Air Base", "Syrian government", "lost")],
        ),
        # "Iraqi forces were handed Khanaqin by the Peshmerga"
        (
            "تسلمت القوات العراقية مدينة خانقين من البيشمركة",
            [("Khanaqin", "Iraqi security forces", "took"), ("Khanaqin", "Peshmerga", "lost")],
        ),
        # "the regime's army took Qusayr back with the help of Hezbollah": who helps loses nothing
        ("استعاد جيش النظام مدينة القصير بدعم من حزب الله", [("Qusayr", "Syrian government", "took")]),
        # "Nusra drove factions of the Free Army out of Dana"
        (
            "طردت جبهة النصرة فصائل من الجيش الحر من بلدة الدانا بريف إدلب",
            [("Dana", "HTS", "took"), ("Dana", "Opposition", "lost")],
        ),
        # "ISIS withdrew from Maskanah and the forces of the regime entered it"
        (
            "انسحب تنظيم داعش من مدينة مسكنة شرقي حلب ودخلتها قوات النظام",
            [("Maskanah", "ISIS", "lost"), ("Maskanah", "Syrian government", "took")],
        ),
        # "the army entered Maarrat al-Numan after the gunmen had withdrawn from it": not the army withdrew
        ("دخل الجيش السوري معرة النعمان بعد انسحاب المسلحين منها", [("Maarrat al-Numan", "Syrian government", "took")]),
        # "the factions took Homs and a brigade that nobody knows withdrew from it"
        (
            "سيطرت فصائل المعارضة على مدينة حمص وانسحب منها لواء الصاعقة",
            [("Homs", "Opposition", "took")],
        ),
        # "the Peshmerga took all of Kirkuk after the flight of the Iraqi army"
        (
            "بسطت قوات البيشمركة سيطرتها الكاملة على مدينة كركوك بعد فرار الجيش العراقي",
            [("Kirkuk", "Peshmerga", "took"), ("Kirkuk", "Iraqi security forces", "lost")],
        ),
        # "the Kurdish fighters forced government forces to leave Hasakah"
        (
            "أجبر المقاتلون الأكراد القوات الحكومية على الخروج من مدينة الحسكة",
            [("Hasakah", "YPG", "took"), ("Hasakah", "Syrian government", "lost")],
        ),
        # "Palmyra slipped from the regime's control after an attack by ISIS"
        ("خرجت مدينة تدمر عن سيطرة النظام السوري بعد هجوم لداعش", [("Palmyra", "Syrian government", "lost")]),
        # "Soran was taken back by the Syrian army"
        ("تمت استعادة بلدة صوران من قبل الجيش السوري", [("Suran", "Syrian government", "took")]),
        # "the liberation of Dabiq from ISIS", a title
        ("تحرير بلدة دابق من تنظيم داعش", [("Dabiq", "ISIS", "lost")]),
        # "a mine went off in Manbij after its liberation from ISIS"; who freed it is not told
        ("انفجر لغم زرعه حزب الله في مدينة منبج بعد تحريرها من تنظيم داعش", [("Manbij", "ISIS", "lost")]),
        # "factions drove ISIS out of Dabiq, then entered the village of Sawran"
        (
            "طردت فصائل من الجيش السوري الحر تنظيم داعش من بلدة دابق ثم دخلت قرية صوران",
            [("Dabiq", "ISIS", "lost"), ("Dabiq", "Opposition", "took"), ("Sawran", "Opposition", "took")],
        ),
        # "ISIS attacked the forces of the regime near the Shaer field and took the village of Jazal"
        (
            "هاجم تنظيم داعش قوات النظام قرب حقل شاعر وسيطر على قرية جزل بريف حمص",
            [("Jazal", "ISIS", "took")],
        ),
        # "the town is in the hands of local factions after the forces of the regime withdrew from it"
        ("باتت مدينة درعا في يد فصائل محلية بعد قصف قوات النظام", []),
    ],
)
def test_who_took_and_who_lost(claims, text, expected):
    assert sorted(claims(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "ISIS had taken Abu Kamal, then the forces of the regime regained control of it"
        (
            "كان تنظيم داعش قد سيطر على مدينة البوكمال ثم استعادت قوات النظام السيطرة عليها",
            [("Abu Kamal", "ISIS", "held before"), ("Abu Kamal", "Syrian government", "took")],
        ),
        # "the army took the village of Aqarib back, then ISIS took it"
        (
            "استعاد الجيش السوري بلدة صوران ثم سيطرت عليها جبهة النصرة",
            [("Suran", "HTS", "took"), ("Suran", "Syrian government", "held before")],
        ),
        # "the army regained Palmyra after battles with ISIS, which had been holding it since May 2015"
        (
            "استعاد الجيش السوري مدينة تدمر بالكامل بعد معارك مع تنظيم داعش الذي كان يسيطر عليها منذ أيار 2015",
            [("Palmyra", "ISIS", "held before"), ("Palmyra", "Syrian government", "took")],
        ),
        # "the opposition lost the quarter before the regime announced that it had regained control of it"
        (
            "خسرت المعارضة حي الراموسة قبل أن تعلن قوات النظام استعادة السيطرة عليه",
            [("Ramusa", "Opposition", "lost"), ("Ramusa", "Syrian government", "took")],
        ),
    ],
)
def test_what_came_first(claims, text, expected):
    assert sorted(claims(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "the SDF had freed Manbij of ISIS in 2016", told in 2021: it may hold it still
        (
            "كانت قوات سوريا الديمقراطية قد حررت منبج من تنظيم داعش عام 2016",
            [("Manbij", "ISIS", "lost"), ("Manbij", "SDF", "took")],
        ),
        # "US forces left in October 2019 after Turkey had hit the town of Ras al-Ain, held by the SDF"
        (
            "انسحبت القوات الأمريكية في تشرين الأول 2019 بعد أن استهدفت تركيا بلدة رأس العين الخاضعة لسيطرة قسد",
            [("Ras al-Ayn", "SDF", "held before")],
        ),
        (
            "In October 2019 Turkish jets bombed SDF-held Tal Abyad and Ras al-Ain.",
            [("Tell Abyad", "SDF", "held before"), ("Ras al-Ayn", "SDF", "held before")],
        ),
    ],
)
def test_what_was_so_years_ago(claims, text, expected):
    assert sorted(claims(text, date(2021, 4, 10))) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "announced that all of the town of Albu Bali had been cleared of ISIS"
        (
            "أعلنت القوات العراقية تطهير كامل بلدة البو بالي شرق الرمادي من تنظيم داعش",
            [("Albu Bali", "ISIS", "held before"), ("Albu Bali", "Iraqi security forces", "took")],
        ),
        # "the security forces cleared Karma wholly of the gunmen of ISIS"
        (
            "قال القائد إن القوات العراقية طهرت ناحية الكرمة بالكامل من مسلحي داعش",
            [("Karma", "ISIS", "lost"), ("Karma", "Iraqi security forces", "took")],
        ),
        # "began to clear the Zanjili quarter of explosives that ISIS had laid"
        ("باشرت القوات الأمنية تطهير حي الزنجيلي من العبوات الناسفة التي زرعها تنظيم داعش", []),
        # "Iraqi forces go on freeing Tal Afar from ISIS"
        ("تواصل القوات العراقية تحرير تلعفر من تنظيم داعش", [("Tal Afar", "ISIS", "holds")]),
        # "raised the flag over the government compound in Ramadi"
        ("رفعت القوات العراقية العلم فوق المجمع الحكومي في الرمادي", [("Ramadi", "Iraqi security forces", "took")]),
        # "raised the flag over the building of Salah al-Din governorate"
        ("رفعت القوات العراقية العلم فوق مبنى محافظة صلاح الدين", []),
        # "raised berms of earth in the middle of Ramadi"
        ("رفعت القوات العراقية سواتر ترابية وسط مدينة الرمادي", []),
    ],
)
def test_clearing_and_flags(claims, text, expected):
    assert sorted(claims(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "took two towns of Daraa": the name of one begins with a ب that is no preposition
        (
            "سيطر الجيش السوري على بلدتي بصر الحرير وناحتة في ريف درعا",
            [("Busra al-Harir", "Syrian government", "took"), ("Nahta", "Syrian government", "took")],
        ),
        # "took the Sukkari and Fardous quarters and others east of Aleppo": not Aleppo
        (
            "استعادت قوات النظام حي السكري وحي الفردوس وأحياء أخرى شرق حلب",
            [("Sukkari", "Syrian government", "took"), ("Fardous", "Syrian government", "took")],
        ),
        # "took Qaryatayn and parts of the town of Mahin"
        (
            "سيطر تنظيم الدولة على بلدة القريتين وأجزاء من بلدة مهين المجاورة",
            [("Qaryatayn", "ISIS", "took"), ("Mahin", "ISIS", "took")],
        ),
        # "holds about sixty percent of Raqqa"
        ("باتت قوات سوريا الديمقراطية تسيطر على 60 في المئة من مدينة الرقة", [("Raqqa", "SDF", "contested")]),
        # "the regime holds some two thirds of the country, while the factions hold the city of Idlib"
        (
            "يسيطر النظام على نحو ثلثي البلاد فيما تسيطر فصائل المعارضة على مدينة إدلب",
            [("Idlib", "Opposition", "holds")],
        ),
        # "took the surroundings of Tishreen Dam"
        ("سيطرت فصائل الجيش الوطني على محيط سد تشرين", []),
        # "nine towns of the countryside of Idlib were taken by the factions"
        ("تسع بلدات في ريف إدلب تمت السيطرة عليها من قبل فصائل المعارضة", []),
    ],
)
def test_which_places(claims, text, expected):
    assert sorted(claims(text, date(2018, 1, 1))) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "لم تتمكن الفصائل من السيطرة على بلدة مورك شمالي حماة",  # "the factions were not able to take Morek"
        "فشلت قوات النظام في استعادة السيطرة على تلة العيس",  # "the regime failed to regain control of the hill"
        "صدت القوات هجوما لداعش من دون أن يتمكن من السيطرة على مدينة السلمية",  # "... without managing to take it"
        "إذا سيطرت الفصائل على بلدة خان طومان سينقطع الطريق",  # "if the factions take Khan Tuman"
        "في حال سيطرة داعش على مدينة كركوك سيكون النفط في خطر",  # "in case ISIS takes Kirkuk"
        "يخشى الأهالي سيطرة داعش على بلدة آمرلي",  # "people fear that ISIS takes Amerli"
        "شكك مسؤول في سيطرة داعش على مصفاة بيجي",  # "an official doubted that ISIS had taken the refinery"
        "تضاربت الأنباء حول سيطرة المعارضة على مدينة مورك",  # "reports differ on whether the opposition took Morek"
        "سيطرت قوات النظام ناريا على طريق الكاستيلو شمال حلب",  # "controls the Castello road by fire"
        "استعادت القوات العراقية المبادرة في محور الرمادي",  # "Iraqi forces regained the initiative on the Ramadi axis"
        "استعاد الجيش السوري جثث عشرة من جنوده قرب مدينة تدمر",  # "recovered the bodies of ten soldiers near Palmyra"
        "حررت القوات العراقية رهائن كان يحتجزهم داعش في الحويجة",  # "freed hostages whom ISIS held in Hawija"
        "دخلت دورية تركية مدينة منبج",  # "a Turkish patrol entered Manbij"
        "دخلت قوات الأمن السورية قرية الطيبة بريف درعا واعتقلت ستة شبان",  # "entered the village and arrested six"
        "اقتحمت قوات النظام بلدة كناكر واعتقلت ستة شبان",  # "stormed the town and arrested six"
        "خسر الجيش العراقي عشرات من جنوده أثناء محاولته التقدم في قرية البو فراج",  # "lost dozens of its soldiers"
        "خسرت الفصائل عددا من عناصرها خلال محاولتها استعادة بلدة خان طومان",  # "lost men while trying to retake"
        "لولا تدخل روسيا لكانت مدينة حلب قد سقطت في أيدي المعارضة",  # "but for Russia Aleppo would have fallen"
        "كان يمكن أن تسيطر الفصائل على مدينة حماة",  # "the factions could have taken Hama"
        "ينوي الجيش السوري السيطرة على بلدة القريتين",  # "the army intends to take Qaryatayn"
        "تصدت البيشمركة لهجوم داعش بعد أن شرعت بالسيطرة على قضاء سنجار",  # "... after it began to take Sinjar"
        "سيطرت القوات الأمنية على الموقف في مدينة البصرة",  # "the forces have the situation in Basra under control"
        "انسحبت دورية لقوات النظام من بلدة اليادودة",  # "a patrol left the town"
        "انسحبت القوات العراقية من أطراف مدينة هيت",  # "withdrew from the edges of Hit"
        "سقط عشرة قتلى من الجيش السوري بيد تنظيم داعش في محيط مدينة تدمر",  # "ten soldiers died at the hands of ISIS"
        "نزحت عائلات من الفلوجة التي يسيطر عليها المسلحون وقصفتها القوات العراقية",  # "... which gunmen hold"
        "استولت الفصائل على نقطتين على حدود البلدة قرب الحدود",  # "took two points at the edge of the town"
        "Regions that link Diyala and Saladin provinces are held by Islamic State.",
        "Rebels seized government-held areas of Hama in a new offensive.",
        "If rebels capture Khan Touman they will cut the highway.",
        "Iraqi forces freed hostages held by Islamic State in Hawija.",
        "The army raised the flag over the spring which supplies Damascus with water.",
        "The rebels fled a town south of Aleppo after the army took full control, it said.",
    ],
)
def test_nothing_changed_hands(claims, text):
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "the village was wholly freed after battles between the Peshmerga and ISIS"
        (
            "دارت معارك بين البيشمركة وداعش في قرية حردان وتم القضاء على المسلحين وتحرير القرية بالكامل",
            [("Hardan", "Peshmerga", "took")],
        ),
        # "ISIS holds a number of towns of Anbar, among them Fallujah and Hit"
        (
            "يسيطر تنظيم داعش على عدد من مدن محافظة الأنبار ومن بينها الفلوجة وهيت",
            [("Fallujah", "ISIS", "holds"), ("Hit", "ISIS", "holds")],
        ),
        # "the regime and the opposition share Aleppo"
        (
            "يتقاسم النظام والمعارضة السيطرة على مدينة حلب",
            [("Aleppo", "Opposition", "contested"), ("Aleppo", "Syrian government", "contested")],
        ),
        # "the army's forces hold the centre of Samarra", the subject behind the object
        ("تسيطر على مدينة سامراء القوات العراقية", [("Samarra", "Iraqi security forces", "holds")]),
        # "the raids come a week after the factions took Morek"
        ("تأتي الغارات بعد أسبوع على سيطرة الفصائل على بلدة مورك", [("Morek", "Opposition", "took")]),
        # "with the support of aircraft, were able to free Baghdadi"
        (
            "تمكنت القوات العراقية بإسناد من طيران التحالف من تحرير ناحية البغدادي",
            [("Baghdadi", "Iraqi security forces", "took")],
        ),
        # "Qusayr, of which the army and Hezbollah try to take control"
        ("دارت اشتباكات في مدينة القصير التي يحاول الجيش السوري وحزب الله السيطرة عليها", []),
        # "the army goes on trying to advance after it took Dabiq"
        (
            "يحاول الجيش السوري التقدم بعد السيطرة على بلدة صوران",
            [("Suran", "Syrian government", "took")],
        ),
        # "ISIS keeps its hold on the city of Tabqa"
        ("يواصل تنظيم داعش سيطرته على مدينة الطبقة", [("Tabqa", "ISIS", "holds")]),
        # "Dhuluiya, which the tribes hold, lies between two towns that ISIS holds"
        (
            "تقع بلدة الضلوعية الخاضعة لسيطرة مقاتلي العشائر بين مدينتين يسيطر عليهما داعش",
            [("Dhuluiyah", "Tribal fighters", "holds")],
        ),
        # "the regime lost the air base of Tabqa"
        ("فقد النظام السوري مطار الطبقة العسكري", [("Tabqa Air Base", "Syrian government", "lost")]),
        # "took the town of Atarib and the surroundings of Regiment 46": not the regiment
        (
            "أعلنت وزارة الدفاع السورية السيطرة على بلدة الأتارب ومحيط الفوج 46",
            [("Atarib", "Syrian government", "took")],
        ),
        # "Ramadi, the centre of Anbar governorate, is under the control of ISIS": not Anbar
        ("تخضع الرمادي مركز محافظة الأنبار لسيطرة تنظيم داعش", [("Ramadi", "ISIS", "holds")]),
    ],
)
def test_further_shapes(claims, text, expected):
    assert sorted(claims(text, date(2016, 12, 1))) == sorted(expected)
