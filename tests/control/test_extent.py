"""A whole province or capital is not claimed where the text means places in or near it that it does not name."""

from dataclasses import replace
from datetime import date

import pytest

from geodata.control.claims import read_claims
from geodata.control.timeline import stated
from geodata.places.gazetteer import gazetteer
from geodata.places.locate import locate
from geodata.records import Article, Basis


@pytest.mark.parametrize(
    "text",
    [
        "سيطرت قوات النظام على عدد من المواقع بريف درعا",  # "... a number of positions in Daraa's countryside"
        "سيطرت الفصائل على ثلاث قرى شرق منبج",  # "the factions took three villages east of Manbij"
        "استعادت القوات العراقية تلالا تطل على مدينة سنجار",  # "Iraqi forces retook hills that overlook Sinjar"
        "سيطر الجيش السوري على نقاط جديدة في محيط تدمر",  # "the army took new points around Palmyra"
        "استعاد الجيش السوري حقولا نفطية بمحافظة الرقة",  # "the army retook oil fields in Raqqa governorate"
        "تدور معارك في مناطق سيطرة المعارضة غربي حلب",  # "battles in the opposition's areas west of Aleppo"
        "حرر الجيش السوري أبرز معاقل جبهة النصرة في ريف حماة",  # "the army freed the main strongholds of Nusra in Hama"
        "سيطر الجيش السوري على قرى جديدة في ريف حماة",  # "the army took new villages in the countryside of Hama"
        "قال مصدر في المدينة التي تبعد 90 كيلومترا شمال بغداد وتسيطر عليها البيشمركة",  # "... 90 km north of Baghdad"
        "هاجم المسلحون بلدة خاضعة لسيطرة قوات النظام شرق منبج",  # "attacked a town under regime control east of Manbij"
        "المزرعة قرب تدمر مكشوفة على المناطق الخاضعة لسيطرة قوات النظام",  # "the farm is seen from the regime's areas"
        "مصير جنود من قوات النظام مجهول بعد فقدان الاتصال بهم شمال السخنة",  # "lost contact with soldiers near Sukhna"
        "Iraqi troops captured three towns south of Mosul.",
        "Rebels seized swathes of farmland around Hama.",
        "Islamic State captured a village in Hasakah province.",
        "Shells hit a rebel-held border post near Daraa city.",
        "Islamic State overran parts of an unmapped area east of Ramadi.",
    ],
)
def test_unnamed_places_in_or_near_a_place_are_not_that_place(claims, text):
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "the forces stationed in Aleppo took the village of Khan Tuman"
        ("سيطرت قوات النظام المنتشرة في حلب على بلدة خان طومان", [("Khan Tuman", "Syrian government", "took")]),
        # "took wide areas in the north of Iraq, among them the city of Mosul"
        ("سيطر تنظيم داعش على مساحات واسعة شمالي العراق بينها مدينة الموصل", [("Mosul", "ISIS", "took")]),
        # "took most of the town of Darayya"
        ("سيطر الجيش السوري على أجزاء من بلدة داريا", [("Darayya", "Syrian government", "took")]),
        # "took the last pocket of ISIS in the town of Baghuz"
        ("سيطرت قوات سوريا الديمقراطية على آخر جيب لتنظيم داعش في بلدة الباغوز", [("Baghuz", "SDF", "took")]),
        ("Rebels captured several towns in Idlib including Saraqib.", [("Saraqib", "Opposition", "took")]),
        ("Rebels captured the villages of Atman and Khan Touman.", [
            ("Ataman", "Opposition", "took"), ("Khan Tuman", "Opposition", "took"),
        ]),
    ],
)  # fmt: skip
def test_what_is_named_is_claimed(claims, text, expected):
    assert claims(text) == expected


def test_a_village_that_no_table_has_is_claimed_by_its_name_and_colours_nothing():
    # "the Popular Mobilization freed the village of Umm al-Majahil south of Mosul"
    article = Article("t", "حرر الحشد الشعبي قرية أم المجاهيل جنوب الموصل", published=date(2016, 10, 28))
    (claim,) = read_claims(article, locate(article))
    assert (claim.place_id, claim.place_name, claim.holders) == (None, "أم المجاهيل", ("PMF",))
    assert not stated([claim, replace(claim, basis=Basis.ASSESSED)], gazetteer().places).by_place


def test_only_one_of_several_places_is_the_greatest_stronghold(claims):
    # "the town links Palmyra, Sukhna and Mayadin, the group's chief stronghold"
    text = "تصل البلدة بين تدمر والسخنة والميادين أهم معاقل تنظيم الدولة الإسلامية"
    assert claims(text) == [("Mayadin", "ISIS", "holds")]


def test_the_parts_of_a_town_that_are_held_are_that_town_in_part(claims):
    # "people fled the parts of Manbij that the opposition holds"
    text = "نزح سكان عن الأجزاء الخاضعة لسيطرة المعارضة في مدينة منبج"
    assert claims(text) == [("Manbij", "Opposition", "holds")]


def test_the_area_is_not_guessed_where_a_text_tells_of_several_governorates(claims):
    # "A bomb went off in Jurf al-Sakhar. Another in Karrada. Iraqi forces had retaken the area from ISIS yesterday."
    several = "انفجرت قنبلة في جرف الصخر. وانفجرت أخرى في الكرادة. وكانت القوات العراقية قد استردت المنطقة من داعش أمس."
    assert claims(several) == []
    one = "انفجرت قنبلة في جرف الصخر. وكانت القوات العراقية قد استردت المنطقة من داعش أمس."
    assert {place for place, _, _ in claims(one)} == {"Jurf al-Sakhar"}


def test_battalions_that_rebel_are_the_opposition_and_who_withdrew_lost(claims):
    # "fighters of the rebelling battalions took the Bab al-Hawa crossing after the regular forces withdrew from it"
    text = "سيطر مقاتلون من الكتائب الثائرة على معبر باب الهوى بعد انسحاب القوات النظامية من المعبر"
    crossing = "Bab al-Hawa"
    assert set(claims(text)) == {(crossing, "Opposition", "took"), (crossing, "Syrian government", "lost")}
