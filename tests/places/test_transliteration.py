import pytest

from geodata.places.gazetteer import Gazetteer
from geodata.places.locate import locate, matcher_of
from geodata.places.transliteration import SoundIndex, sound_key
from geodata.records import Article, Place, PlaceKind

SHADDADI = Place("sy-shaddadi", "Shaddadi", "الشدادي", PlaceKind.TOWN, 36.05, 40.73, "Hasakah", "SY", weight=0.5)
SHAER = Place("sy-shaer", "Shaer Gas Field", "حقل الشاعر", PlaceKind.FACILITY, 34.8, 37.8, "Homs", "SY", weight=0.4)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hasakeh", "Al-Hassakah"), ("Qayyarah", "Qaiyara"), ("Shaddadeh", "Ash Shaddadi"), ("Shaar", "Sha'er gas field")],
)
def test_spellings_of_one_name_sound_the_same(one, other):
    assert sound_key(one) == sound_key(other)


def test_names_of_other_consonants_do_not():
    assert sound_key("Raqqa") != sound_key("Rutba")


def test_a_name_that_sounds_alike_but_is_spelt_far_off_is_not_taken():
    index = SoundIndex(Gazetteer([SHADDADI]))
    assert index.like("Shaddadeh") == (SHADDADI,)
    assert index.like("Shuyudoud") == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [("They entered the town of Shaddadeh at dawn.", "sy-shaddadi"), ("They took the Shaar gas field.", "sy-shaer")],
)
def test_another_spelling_is_placed_after_or_before_its_trigger(text, place):
    (mention,) = locate(Article(id="x", text=text), matcher_of(Gazetteer([SHADDADI, SHAER])))
    assert mention.place.id == place


def test_an_adjective_before_a_trigger_is_no_name():
    assert locate(Article(id="x", text="They took a Syrian gas field."), matcher_of(Gazetteer([SHAER]))) == ()
