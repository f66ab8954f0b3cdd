from datetime import date

import pytest

from geodata.control.claims import read_claims
from geodata.control.words import control_cues, control_triggers, cue_lexicon, trigger_lexicon
from geodata.language.document import tokenise
from geodata.places.locate import locate
from geodata.records import Article, Basis, ControlStatus


def claims(text: str, published: date | None = date(2016, 8, 1)) -> list[tuple[str, str, str]]:
    article = Article("t", text, published=published)
    return [(c.place_name, c.holders[0], c.said) for c in read_claims(article, locate(article))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "Assad's forces took the town of Khan Tuman in the southern countryside of Aleppo on Saturday"
        ("سيطرت قوات الأسد السبت على بلدة خان طومان في ريف حلب الجنوبي", [("Khan Tuman", "Syrian government", "took")]),
        # "The Syrian Democratic Forces extended their control over the city of Manbij"
        ("بسطت قوات سوريا الديمقراطية سيطرتها على مدينة منبج", [("Manbij", "SDF", "took")]),
        # "shells on Raqqa, which ISIS controls"
        ("سقطت قذائف على مدينة الرقة التي يسيطر عليها تنظيم داعش", [("Raqqa", "ISIS", "holds")]),
        # "the town of al-Bab, under the control of ISIS"
        ("قصفت الطائرات بلدة الباب الخاضعة لسيطرة تنظيم داعش", [("Al-Bab", "ISIS", "holds")]),
        # "Mosul, which had been a stronghold of ISIS"
        ("عاد السكان إلى الموصل التي كانت معقلا لتنظيم داعش", [("Mosul", "ISIS", "held before")]),
        # "The fall of Mosul into the hands of ISIS"
        ("أدى سقوط مدينة الموصل بيد تنظيم داعش إلى نزوح الآلاف", [("Mosul", "ISIS", "took")]),
        # "The rebels withdrew from the town of Saraqib"
        ("انسحب الثوار من بلدة سراقب صباح اليوم", [("Saraqib", "Opposition", "lost")]),
        # "ISIS fighters lost Manbij"
        ("خسر تنظيم داعش مدينة منبج", [("Manbij", "ISIS", "lost")]),
        # "The regime lost control of Tabqa airport"
        ("فقد النظام السيطرة على مطار الطبقة", [("Tabqa Air Base", "Syrian government", "lost")]),
        # "Rebels captured the town of Saraqib"
        ("Syrian rebels captured the town of Saraqib on Friday.", [("Saraqib", "Opposition", "took")]),
        # English, passive participle
        ("Warplanes struck the city of Raqqa, held by ISIS.", [("Raqqa", "ISIS", "holds")]),
        ("Rebels also took the town of Saraqib.", [("Saraqib", "Opposition", "took")]),
        ("Syrian army takes Palmyra.", [("Palmyra", "Syrian government", "took")]),
        ("The fighters were taken to rebel-held Idlib.", [("Idlib", "Opposition", "holds")]),
        ("They fled to the Kurdish-controlled town of Amuda.", [("Amuda", "YPG", "holds")]),
        (
            "The army captured the ISIS-held town of Tadif.",
            [("Tadif", "Syrian government", "took"), ("Tadif", "ISIS", "lost")],
        ),
        ("Planes hit the city of Raqqa Daeshs de facto capital.", [("Raqqa", "ISIS", "holds")]),
        (
            "Turkish soldiers and Ahrar al-Sham fighters captured Tal Abyad.",
            [("Tell Abyad", "Turkey", "took"), ("Tell Abyad", "Opposition", "took")],
        ),
        ("ISIS holds half of the city of Deir al-Zor.", [("Deir ez-Zor", "ISIS", "contested")]),
        ("The SDF is fighting to retake Tabqa from Daesh.", [("Tabqa", "ISIS", "contested")]),
        ("The capture of Manbij was announced by the SDF.", [("Manbij", "SDF", "took")]),
        ("Government troops left Palmyra. The city was taken by ISIS.", [("Palmyra", "ISIS", "took")]),
    ],
)
def test_who_is_said_to_hold_take_or_lose_what(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "لم تسيطر قوات النظام على مدينة سراقب",  # "the regime's forces did not take Saraqib"
        "تحاول قوات النظام السيطرة على مدينة سراقب",  # "the regime's forces try to take Saraqib"
        "بدأت القوات العراقية معركة تحرير الموصل",  # "Iraqi forces began the battle to liberate Mosul"
        "تجمع الآلاف في ساحة التحرير وسط بغداد",  # "thousands gathered in Tahrir (liberation) Square"
        "فقد تنظيم داعش العشرات من عناصره في البادية السورية",  # "ISIS lost dozens of its men in the Syrian desert"
        "فقد أعلن تنظيم داعش مسؤوليته عن الهجوم في الرقة",  # "ISIS has claimed the attack in Raqqa" (فقد a particle)
        "أعلن الأردن السيطرة على حريق في عمان",  # "Jordan brought a fire in Amman under control"
        "Rebels said heavy clashes took place in the town of Saraqib.",
        "Jets struck rebel-held suburbs of Damascus.",
        "Nusra seized two army bases in Idlib.",
        "The army shelled a rebel enclave in Aleppo.",
        "Iraqi army flees as militants seize Mosul.",  # nobody says whose militants
        "Rebels were taken to a hospital in the town of Binnish.",
        "The group took the town of Saraqib.",  # nobody was named whom the group may be
    ],
)
def test_what_is_denied_wanted_or_no_control_gives_no_claim(text):
    assert claims(text) == []


def test_what_is_to_be_taken_from_someone_is_held_by_him():
    # "a campaign to recapture the city of Mosul from the grip of ISIS"
    told = claims("تنفذ القوات العراقية حملة عسكرية لاستعادة مدينة الموصل من قبضة تنظيم داعش")
    assert told == [("Mosul", "ISIS", "holds")]


def test_a_list_of_places_gives_a_claim_for_each():
    # "The army took Saraqib and Maarrat al-Numan"
    assert claims("سيطرت قوات النظام على سراقب ومعرة النعمان") == [
        ("Saraqib", "Syrian government", "took"),
        ("Maarrat al-Numan", "Syrian government", "took"),
    ]


def test_a_take_over_of_years_ago_is_history():
    # "ISIS took Mosul in 2014", told in 2018
    assert claims("سيطر تنظيم داعش على مدينة الموصل في عام 2014", date(2018, 2, 1)) == [
        ("Mosul", "ISIS", "held before")
    ]


def test_a_claim_keeps_where_and_when_it_was_read():
    text = "عنوان الخبر\nقال المرصد إن قوات النظام سيطرت أمس على مدينة سراقب."  # "... took Saraqib yesterday"
    article = Article("t", text, url="https://example.org/1", published=date(2020, 2, 7))
    (claim,) = read_claims(article, locate(article))
    assert claim.evidence == text[claim.start : claim.end]
    assert (claim.date_from, claim.date_precision) == (date(2020, 2, 6), 1)
    assert (claim.basis, claim.status, claim.source) == (Basis.REPORTED, ControlStatus.HELD, "https://example.org/1")


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("قال المرصد إن فصائل المعارضة سيطرت أمس على مدينة سراقب.", date(2020, 2, 26)),  # "... took Saraqib yesterday"
        ("قال المرصد إن فصائل المعارضة سيطرت على مدينة سراقب في كانون الثاني.", date(2020, 2, 27)),  # "... in January"
    ],
)
def test_a_headline_without_a_day_takes_that_of_the_text(body, day):
    text = f"المعارضة تسيطر على سراقب\n{body}"  # "The opposition takes Saraqib"
    article = Article("t", text, published=date(2020, 2, 27))
    (claim,) = [c for c in read_claims(article, locate(article)) if c.said == "took"]
    assert (claim.evidence, claim.date_from) == ("المعارضة تسيطر على سراقب", day)


def test_an_undated_take_over_told_late_in_an_article_gets_no_invented_date():
    # title, three sentences of other news, then "the opposition had taken Saraqib" without a date
    text = "عنوان الخبر\nاجتمع الوزراء.\nتحدث الرئيس.\nغادر الوفد.\nسيطرت فصائل المعارضة على سراقب."
    article = Article("t", text, published=date(2016, 8, 1))
    (claim,) = read_claims(article, locate(article))
    assert (claim.date_from, claim.date_precision) == (None, 3)


@pytest.mark.parametrize("row", control_triggers(), ids=lambda row: row.words[:20])
def test_each_trigger_is_found_in_its_example(row):
    assert row in [hit.row for hit in trigger_lexicon().find(tokenise(row.example))]


@pytest.mark.parametrize("row", control_cues(), ids=lambda row: f"{row.cue}-{row.words[:12]}")
def test_each_cue_is_found_in_its_example(row):
    assert row in [hit.row for hit in cue_lexicon(row.cue).find(tokenise(row.example))]
