"""Several words of control in one sentence, and a sentence that goes on with what the one before it tells."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "ISIS took the cities of Rawa and Anah in the spring and they are still under its control"
        (
            "سيطر تنظيم داعش على مدينتي راوة وعنه في الربيع وما زالتا تحت سيطرته",
            [("Rawa", "ISIS", "took"), ("Anah", "ISIS", "took")],
        ),
        # "the army took the town of Tadif, which was in the hands of ISIS"
        (
            "سيطر الجيش السوري على بلدة تادف الخاضعة لتنظيم داعش",
            [("Tadif", "Syrian government", "took"), ("Tadif", "ISIS", "lost")],
        ),
    ],
)
def test_who_took_a_place_does_not_lose_it_by_still_holding_it(claims, text, expected):
    assert sorted(claims(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "the army advanced at the expense of ISIS and took the town of Tadif"
        ("تقدم الجيش السوري على حساب تنظيم داعش وسيطر على بلدة تادف", [("Tadif", "Syrian government", "took")]),
        # "the army opened a battle to drive the militants of ISIS from Manbij after its taking of Tadif"
        (
            "بدأ الجيش السوري معركة لطرد تنظيم داعش من منبج بعد سيطرته على بلدة تادف",
            [("Tadif", "Syrian government", "took")],
        ),
        # "the SDF advanced at the expense of ISIS in the town of Hajin, which it controls"
        (
            "تقدمت قوات سوريا الديمقراطية على حساب تنظيم داعش في بلدة هجين التي يسيطر عليها",
            [("Hajin", "ISIS", "holds")],
        ),
        # "the army hit gatherings of Nusra's men and regained in it control over the town of Suran"
        (
            "ضرب الجيش السوري تجمعات إرهابيي جبهة النصرة واستعاد خلالها السيطرة على بلدة صوران",
            [("Suran", "Syrian government", "took")],
        ),
        # "killings go on in Daraa since the forces of the regime and its allies took control of it in 2018"
        (
            "يتواصل الفلتان في محافظة درعا منذ أن بسطت قوات النظام وميليشيات إيرانية سيطرتها عليها",
            [("Daraa", "Syrian government", "took"), ("Daraa", "Iran-backed militias", "took")],
        ),
        # "four were killed in Hajin, which ISIS controls in the east of Deir ez-Zor, and three in Baghuz, under ISIS"
        (
            "قتل أربعة في هجين التي يسيطر عليها تنظيم داعش بريف دير الزور، وثلاثة في الباغوز الخاضعة لسيطرة التنظيم",
            [("Hajin", "ISIS", "holds"), ("Baghuz", "ISIS", "holds")],
        ),
        # "men of ISIS took the town of Tadif"
        ("سيطرت عناصر من تنظيم داعش على بلدة تادف", [("Tadif", "ISIS", "took")]),
        # "the Observatory told of the taking of Baghuz by the SDF"
        ("أفاد المرصد عن سيطرة قوات سوريا الديموقراطية على بلدة الباغوز", [("Baghuz", "SDF", "took")]),
        # "the SDF shelled the group. And on Sunday took the town of Baghuz." (feminine: the forces)
        (
            "قصفت قوات سوريا الديمقراطية مواقع تنظيم داعش.\nوسيطرت يوم الأحد على بلدة الباغوز.",
            [("Baghuz", "SDF", "took")],
        ),
        # "the SDF shelled the group. And (masculine) took Baghuz": not the forces
        ("قصفت قوات سوريا الديمقراطية مواقع المسلحين.\nوسيطر يوم الأحد على بلدة الباغوز.", []),
    ],
)
def test_who_is_the_subject(claims, text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "the army took Tadif after the withdrawal of the fighters of ISIS"
        (
            "سيطر الجيش السوري على بلدة تادف بعد انسحاب عناصر تنظيم داعش ليلا",
            [("Tadif", "Syrian government", "took"), ("Tadif", "ISIS", "lost")],
        ),
        # "... took villages in the countryside of Hama after the factions withdrew": which is not told
        ("سيطر الجيش السوري على قرى في ريف حماة بعد انسحاب الفصائل", []),
        # "drove ISIS out of a town that was under its control in Deir ez-Zor governorate"
        ("تقدمت القوات في بلدة صغيرة كانت تحت سيطرة تنظيم داعش في محافظة دير الزور", []),
        # "Fallujah, which is no more than sixty kilometres from Baghdad, is under the control of ISIS"
        (
            "قال المسؤول إن الفلوجة التي لا تبعد عن بغداد سوى ستين كيلومترا تحت سيطرة تنظيم داعش",
            [("Fallujah", "ISIS", "holds")],
        ),
        # "the factions took an unknown town after the army had left it towards the city of Khan Shaykhun"
        ("سيطرت الفصائل على معرة المجاهيل بعد انسحاب الجيش منها باتجاه مدينة خان شيخون", []),
        # "a battle to retake the towns that it lost in an attack of ISIS on Aleppo"
        ("بدأت معركة المعارضة لاستعادة بلدات خسرتها جراء هجوم على حلب", []),
        # "two years after its fall into the hands of ISIS"
        ("جاء ذلك في محافظة نينوى بعد عامين من وقوعها بيد تنظيم داعش", []),
        # "an attempt of the SDF to advance on a village south of Tell Rifaat and to take it"
        ("أحبطت الفصائل محاولة لقوات سوريا الديمقراطية للتقدم نحو تل رفعت والسيطرة عليها", []),
        # "with the opposition's control of these two villages it stands before Akhtarin" (not Qaryatayn, the town)
        ("ومع سيطرة فصائل المعارضة على هاتين القريتين باتت قرب أخترين", []),
        # "the army withdrew from a village in the countryside of Hama"
        ("انسحب الجيش السوري من قرية في ريف حماة", []),
        # "the town is the main stronghold of HTS in the countryside of Hama"
        ("وتعد البلدة المعقل الرئيسي لهيئة تحرير الشام في ريف حماة الشمالي", []),
        # "took 21 villages in Idlib governorate that were under the control of the forces of the regime"
        ("استعادت فصائل معارضة 21 قرية في محافظة إدلب كانت تخضع لسيطرة قوات النظام", []),
        # "after ISIS had earlier taken control of the city of Raqqa"
        ("جاء ذلك بعد أن سيطر تنظيم داعش من قبل على مدينة الرقة", [("Raqqa", "ISIS", "held before")]),
        # "the areas around Fallujah are in the hands of the army"
        ("قال المسؤول إن المناطق المحيطة بالفلوجة بيد الجيش العراقي", []),
        # "the rest of Nineveh governorate is under the control of the Peshmerga"
        ("باقي مدن محافظة نينوى الخاضعة لسيطرة البيشمركة هادئة", []),
    ],
)
def test_who_held_it_before_and_what_is_only_near(claims, text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "took the town of Morek in the countryside of Hama, and also the town of Suran north of Hama"
        ("سيطرت الفصائل على بلدة مورك في ريف حماة، وكذلك على بلدة صوران شمالي حماة", ["Morek", "Suran"]),
        # "took the town of Morek, in addition to the town of Suran"
        ("سيطرت الفصائل على بلدة مورك الاستراتيجية، إضافة إلى بلدة صوران", ["Morek", "Suran"]),
        # "took the villages of Latamin, Unknown and Lahaya"
        ("سيطرت الفصائل على قرى لطمين وبيت مجهول ولحايا", ["Latmin", "Lahaya"]),
        # the same with commas, in brackets
        ("سيطرت الفصائل على قرى (لطمين، بيت مجهول، لحايا) في ريف حماة", ["Latmin", "Lahaya"]),
        # "took the villages of Latmin, and the army bombed in the south, Lahaya said nothing": no list
        ("سيطرت الفصائل على بلدة لطمين، قصف الجيش، لحايا هادئة", ["Latmin"]),
        # "took Morek in the northern countryside of Hama and the area of Suran"
        ("سيطرت الفصائل على بلدة مورك في ريف حماة الشمالي ومدينة صوران", ["Morek", "Suran"]),
        # "took two towns in the countryside of Hama, which are Morek and Suran"
        ("سيطرت الفصائل على بلدتين في ريف حماة هما مورك وصوران", ["Morek", "Suran"]),
        # "took two towns in the countryside of Hama. The Observatory said that the two towns are Morek and Suran."
        ("سيطرت الفصائل على بلدتين في ريف حماة.\nوقال المرصد إن البلدتين هما مورك وصوران.", ["Morek", "Suran"]),
        # "took Morek in the countryside of Hama and Idlib": both lie there, neither is taken
        ("سيطرت الفصائل على بلدة مورك في ريف حماة وإدلب", ["Morek"]),
        # "took Morek and reached the town of Suran"
        ("سيطرت الفصائل على بلدة مورك ووصلت إلى مدينة صوران", ["Morek"]),
        # "took villages in the countryside of Hama, and they lie on the road to Aleppo"
        ("سيطرت الفصائل على قرى في ريف حماة وهي تقع قرب حلب", []),
        ("Rebels captured two towns in Hama province.\nThe towns are Morek and Suran.", ["Morek", "Suran"]),
        ("Rebels captured Morek as well as the town of Suran.", ["Morek", "Suran"]),
    ],
)
def test_lists_go_on_and_end(claims, text, expected):
    assert [place for place, holder, said in claims(text) if (holder, said) == ("Opposition", "took")] == expected


def test_the_two_villages_are_those_told_before(claims):
    # "clashes in the villages of Tell Awar and Frikka ended with the taking of the two villages by the army"
    told = claims("انتهت اشتباكات في قريتي تل أعور والفريكة غرب إدلب عن سيطرة الجيش السوري على القريتين")
    assert told == [("Tell Awar", "Syrian government", "took"), ("Frikka", "Syrian government", "took")]


def test_rebels_of_an_article_on_those_whom_turkey_backs_are_those(claims):
    # "The factions of Euphrates Shield advance. On Friday the factions took the town of Tadif."
    text = "تقدمت فصائل درع الفرات في ريف حلب.\nوسيطرت الفصائل الجمعة على بلدة تادف."
    assert claims(text, date(2017, 2, 20)) == [("Tadif", "SNA", "took")]
    assert claims("سيطرت الفصائل الجمعة على بلدة تادف.", date(2017, 2, 20)) == [("Tadif", "Opposition", "took")]
