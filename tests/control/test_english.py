"""Who holds, takes and loses what in English news, in sentences as agencies build them."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Families found shelter in the Kurdish-controlled towns of Chamchamal and Khanaqin.",
            [("Chamchamal", "Peshmerga", "holds"), ("Khanaqin", "Peshmerga", "holds")],
        ),
        (
            "The army, Shi'ite militias and Kurdish Peshmerga have retaken the Iraqi town of Saadiya.",
            [
                ("Saadiya", "Iraqi security forces", "took"),
                ("Saadiya", "PMF", "took"),
                ("Saadiya", "Peshmerga", "took"),
            ],
        ),
        (
            "Muqdadiyah is in Diyala province, which is under the control of government forces and Kurdish fighters.",
            [("Diyala", "Iraqi security forces", "holds"), ("Diyala", "Peshmerga", "holds")],
        ),
        (
            "Islamic State men are fighting since May to seize control of the Saladin provincial capital, Tikrit.",
            [("Tikrit", "ISIS", "contested")],
        ),
        (
            "Anti-government gunmen seized all of Fallujah and half of Ramadi, a councillor said.",
            [("Fallujah", "Opposition", "took"), ("Ramadi", "Opposition", "took")],
        ),
        (
            "Islamic State is strong in Anbar. Iraqi jets struck near militant-seized Fallujah.",
            [("Fallujah", "ISIS", "holds")],
        ),
        (
            "Ahrar al-Sham, which also battles government forces, beat back Islamic State to regain control over Azaz.",
            [("Azaz", "Opposition", "took")],
        ),
        ("Syrian rebels managed to capture the town of Saraqib.", [("Saraqib", "Opposition", "took")]),
        (
            "Islamic State captured the town of Azaz from Syrian rebels.",
            [("Azaz", "ISIS", "took"), ("Azaz", "Opposition", "lost")],
        ),
        ("Islamic State took the town of Azaz and pushed towards Tell Rifaat.", [("Azaz", "ISIS", "took")]),
        ("Islamic State pushed towards Tell Rifaat from the east.", []),
        ("They drove through the militant-held city of Fallujah.", []),  # nobody says whose militants
        ("Syrian rebels hope to regain control over Azaz.", []),
        # who held it is not who took it, and whose forces took it is not told
        (
            "Iraq announced that its forces have recaptured the town of Rutba which had been held by Islamic State.",
            [("Rutba", "ISIS", "held before")],
        ),
        ("Syrian troops recaptured a town seized by Islamic State near the road to Aleppo.", []),
        ("Aid cannot reach Aleppo. Syrian rebels control the main highway to the city.", []),
        ("Iraqi troops freed several areas near the town of Hit.", []),
        ("Across rebel-held northern Syria, people fled the bombs to the city of Raqqa.", []),
        (
            "Iraqi forces, backed by Shiite militias and Kurdish forces, known as Peshmerga, retook Saadiya.",
            [("Saadiya", "Iraqi security forces", "took")],
        ),
        ("Rebels spoke of the battle to capture Raqqa.", []),
    ],
)
def test_english_news(claims, text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Turkish troops and allied Syrian rebels took complete control of the town centre of Afrin on Sunday.",
            [("Afrin", "Opposition", "took"), ("Afrin", "Turkey", "took")],
        ),
        (
            "Islamic State captured Khanaser on the road to Aleppo, but the army recaptured it two days later.",
            [("Khanasir", "ISIS", "held before"), ("Khanasir", "Syrian government", "took")],
        ),
        (
            "The army said it seized Handarat camp from insurgents but rebels said they had regained it.",
            [("Handarat camp", "Opposition", "took"), ("Handarat camp", "Syrian government", "held before")],
        ),
        (
            "Rebels regained Handarat camp hours after losing it to the army.",
            [("Handarat camp", "Opposition", "took")],
        ),
        (
            "Turkish-backed fighters seized Tal Abyad from the Kurdish-led Syrian Democratic Forces.",
            [("Tell Abyad", "SDF", "lost"), ("Tell Abyad", "SNA", "took")],
        ),
        ("The village of Kafr Hamra is under rebel control.", [("Kafr Hamra", "Opposition", "holds")]),
        (
            "Islamic State fighters seized the town of Qaraqosh after Kurdish forces withdrew. Iraq was silent.",
            [("Qaraqosh", "ISIS", "took"), ("Qaraqosh", "Peshmerga", "lost")],
        ),
        ("Islamic State took the town of Qaraqosh after residents fled.", [("Qaraqosh", "ISIS", "took")]),
        ("The Syrian army has taken back all of Aleppo.", [("Aleppo", "Syrian government", "took")]),
        (
            "The valley was calm, since rebels had seized on Wednesday the town of Tadif.",
            [("Tadif", "Opposition", "took")],
        ),
        ("The town of Harasta is in rebel hands.", [("Harasta", "Opposition", "holds")]),
        (
            "Rebels surrendered the town of Darayya to the army.",
            [("Darayya", "Opposition", "lost"), ("Darayya", "Syrian government", "took")],
        ),
        ("Falluja was fully liberated from Islamic State, a general said.", [("Fallujah", "ISIS", "lost")]),
        (
            "Iraqi forces raised the flag over the government compound in Ramadi.",
            [("Ramadi", "Iraqi security forces", "took")],
        ),
        (
            "The SDF declared victory over Islamic State in Raqqa.",
            [("Raqqa", "ISIS", "lost"), ("Raqqa", "SDF", "took")],
        ),
        ("The jihadists, who captured Falluja in January, still hold Mosul. Islamic State is strong.", [
            ("Fallujah", "ISIS", "took"), ("Mosul", "ISIS", "holds"),
        ]),
    ],
)  # fmt: skip
def test_english_shapes_of_control(claims, text, expected):
    assert sorted(claims(text, date(2017, 10, 20))) == sorted(expected)
