"""Weapons that did nothing in the deed told: car bombs destroyed, belts seized, an officer of the air force."""

from datetime import date

import pytest

from geodata.incidents.coding import code
from geodata.places.locate import locate
from geodata.records import Article, Report


def reports(text: str) -> tuple[Report, ...]:
    """What an article tells, its places found by the real gazetteer."""
    article = Article("t", text, published=date(2016, 5, 10))
    return code(article, locate(article))


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        ("The Iraqi army killed four militants and destroyed a booby-trapped vehicle in Hawija on Monday.",
         "Armed clash"),
        ("Police raided a house in Samarra on Monday, killed two men and seized explosive belts.", "Armed clash"),
        ("Nine IS militants, including a suicide attacker, were killed in an operation near Kirkuk on Monday.",
         "Armed clash"),
        ("IS militants stormed the house of an air force officer in Jalawla on Monday and shot him dead.", "Attack"),
        ("Three residents were killed in rebel fire on a western quarter of Aleppo on Monday.",
         "Shelling/artillery/missile attack"),
        # "the forces killed six gunmen and seized two explosive belts"
        ("قتلت القوات العراقية ستة مسلحين وضبطت حزامين ناسفين خلال عملية في قضاء الطارمية أمس.", "Armed clash"),
        # "five of the group killed and two car bombs destroyed"
        ("أعلنت قيادة العمليات مقتل خمسة من عناصر داعش وتدمير سيارتين مفخختين في قضاء الحويجة أمس.", "Armed clash"),
        # "a search that led to rockets being seized and two terrorists arrested"
        ("نفذت الشرطة عملية تفتيش في كركوك أمس انتهت بمصادرة صواريخ واعتقال مطلوبين اثنين.", "Arrests"),
        # "the forces with army aviation in support carried out an operation and killed three"
        ("نفذت القوات العراقية بإسناد طيران الجيش عملية في قضاء الطارمية أمس وقتلت ثلاثة مسلحين.", "Armed clash"),
        # "regime forces with support of Russian aviation attacked the town"
        ("شنت قوات النظام بدعم من الطيران الروسي هجوما على بلدة اللطامنة أمس.", "Armed clash"),
        # what the weapon itself did
        ("Three houses were destroyed and two people killed by a car bomb in Azaz on Monday.",
         "Remote explosive/landmine/IED"),
        ("دمرت عبوة ناسفة عربة للجيش العراقي في الرمادي أمس وقتل جنديان.", "Remote explosive/landmine/IED"),
        # "three civilians killed and a house destroyed by a car bomb"
        ("قتل ثلاثة مدنيين وتدمير منزل بسيارة مفخخة في مدينة الباب أمس.", "Remote explosive/landmine/IED"),
        # "five killed while defusing a bomb"
        ("قتل خمسة من عناصر الحشد الشعبي أثناء تفكيك عبوة ناسفة في مدينة تكريت أمس.", "Remote explosive/landmine/IED"),
    ],
)  # fmt: skip
def test_a_weapon_that_was_only_an_object(text: str, sub_type: str) -> None:
    (report,) = reports(text)
    assert report.sub_event_type == sub_type
