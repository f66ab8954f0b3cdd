"""With thousands of imported villages, names that are everyday words stay words, and villages are found where told."""

from datetime import date

import pytest

from geodata.places.gazetteer import Gazetteer, bundled
from geodata.places.locate import locate, matcher_of
from geodata.records import Article, Place, PlaceKind


def village(number, name_ar, name_en, lat, lon, adm1, country="SY"):  # noqa: PLR0913, PLR0917  # one row of a table
    """An imported village."""
    return Place(f"{country.lower()}-gn{number}", name_en, name_ar, PlaceKind.VILLAGE, lat, lon, adm1, country,
                 weight=0.05, source="import")  # fmt: skip


IMPORTED = [
    village(1, "المعارضة", "Al Mu'arada", 31.1, 47.3, "Basra", "IQ"),  # also: the opposition
    village(2, "جروح", "Juruh", 35.1, 37.5, "Hama"),  # also: wounds
    village(3, "علي", "Ali", 35.4, 45.5, "Sulaymaniyah", "IQ"),  # also: on; a given name
    village(4, "محمود عباس", "Mahmud Abbas", 33.9, 44.3, "Diyala", "IQ"),  # also: a person
    village(5, "الصدفية", "As Sadafiyah", 35.30, 40.10, "Deir ez-Zor"),
    village(6, "تل الياقوت", "Tell Yaqut", 35.36, 40.20, "Deir ez-Zor"),
    village(7, "الرمانية", "Ar Rumaniyah", 36.40, 37.40, "Aleppo"),
    village(8, "الرمانية", "Ar Rumaniyah", 36.00, 37.00, "Aleppo"),
    village(9, "الرمانية", "Ar Rumaniyah", 35.10, 36.90, "Hama"),
    village(11, "الرياض", "Ar Riyad", 34.8, 36.8, "Homs"),
    village(12, "كردية", "Kurdiyah", 36.9, 40.1, "Hasakah"),  # also: Kurdish
]


@pytest.fixture(scope="module")
def names():
    """The bundled gazetteer with these villages."""
    return matcher_of(Gazetteer([*bundled().places.values(), *IMPORTED]))


def found(names, text):
    """Surfaces and ids of what is found."""
    mentions = locate(Article("a", text, published=date(2016, 5, 1)), names)
    return [(m.surface, m.place.id if m.place else None) for m in mentions]


@pytest.mark.parametrize(
    "text",
    [
        "أصيب خمسة أشخاص بجروح في حماة",  # wounded with wounds
        "تخضع أحياء حلب لسيطرة المعارضة",  # control of the opposition, not checkpoint Opposition
        "قال علي إن القوات تقدمت على محاور البصرة",  # Ali, on
        "وصل محمود عباس إلى بعقوبة في ديالى",  # a person near that village
        "قصفت الطائرات قرى كردية قرب القامشلي",  # Kurdish villages
    ],
)
def test_everyday_words_and_people_are_no_villages(names, text):
    assert not [place for _, place in found(names, text) if place and "-gn" in place]


def test_a_village_after_its_word_is_found_where_the_text_is(names):
    text = "سيطر التنظيم على قرية الصدفية قرب مدينة دير الزور"  # the village of Sadafiyah near Deir ez-Zor
    assert ("الصدفية", "sy-gn5") in found(names, text)


def test_the_villages_of_a_list_share_its_word(names):
    text = "قصف على قريتي تل الياقوت والصدفية في ريف دير الزور"  # the two villages of
    assert {place for _, place in found(names, text)} >= {"sy-gn5", "sy-gn6"}


def test_a_village_introduced_once_is_known_later_in_the_article(names):
    text = "دخلت القوات قرية الصدفية بريف دير الزور. وقتل ثلاثة في الصدفية أمس."
    assert [place for surface, place in found(names, text) if surface == "الصدفية"] == ["sy-gn5", "sy-gn5"]


def test_a_name_that_begins_like_one_needs_a_preposition_and_a_place_nearby(names):
    assert ("تل الياقوت", "sy-gn6") in found(names, "اشتباكات في تل الياقوت شرق دير الزور")  # clashes in
    assert "sy-gn6" not in {place for _, place in found(names, "اشتباكات في تل الياقوت جنوب البصرة")}


def test_a_village_far_from_all_that_is_told_is_not_placed_there(names):
    (mention,) = [m for m in found(names, "قصف على قرية الصدفية جنوب مدينة البصرة") if m[0] == "الصدفية"]
    assert mention[1] is None


def test_of_several_villages_of_one_name_none_is_guessed(names):
    """Two lie in the governorate of Aleppo: the village stays at its governorate."""
    article = Article("a", "قصف على قرية الرمانية في محافظة حلب")
    (mention,) = [m for m in locate(article, names) if m.surface == "الرمانية"]
    assert mention.place is None
    assert mention.parent.id == "sy-aleppo-governorate"
    assert ("الرمانية", "sy-gn9") in found(names, "قصف على قرية الرمانية في محافظة حماة")


def test_an_imported_name_does_not_hide_a_bundled_one(names):
    assert found(names, "التقى الوزير نظيره في الرياض")[0][1] != "sy-gn11"  # the capital, not the village


def test_the_bundled_names_are_read_as_without_an_import(names):
    text = "اشتباكات في منبج وحي الشعار بحلب، وقصف على قرية مشيرفة قرب القيارة جنوب الموصل"
    assert found(names, text) == found(matcher_of(bundled()), text)
