import pytest

from geodata.places.locate import locate
from geodata.records import Article


def named(text: str) -> list[tuple[str, str | None]]:
    return [(m.surface, m.place.id if m.place else None) for m in locate(Article("t", text))]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("A car bomb went off in al-Qamishli on Sunday.", ("al-Qamishli", "sy-qamishli")),
        ("Fighters stormed the Tabqa air base on Sunday.", ("Tabqa", "sy-tabqa-air-base")),
        ("Shells fell in Homs city on Sunday.", ("Homs", "sy-homs")),
        ("A bomb went off in Sadr City on Sunday.", ("Sadr City", "iq-sadr-city")),
        ("Clashes went on in the last district of Fallujah on Sunday.", ("Fallujah", "iq-fallujah")),
    ],
)
def test_the_span_of_a_latin_name_holds_its_article_and_no_generic_word(text, mention):
    assert mention in named(text)


def test_a_name_spelt_in_a_way_of_its_own_is_known_near_the_places_of_the_text():
    found = named("Shells fell in Douma and in Aien Tarmaa on Sunday.")
    assert found == [("Douma", "sy-douma"), ("Aien Tarmaa", "sy-ayn-tarma")]


def test_a_name_spelt_in_a_way_of_its_own_is_none_far_from_them():
    assert named("Shells fell in Basra and in Aien Tarmaa on Sunday.") == [("Basra", "iq-basra")]


@pytest.mark.parametrize("text", ["The envoy spoke of Friday with Kerry.", "He wrote to Reuters in April from Assad."])
def test_other_names_after_a_preposition_are_no_places(text):
    assert named(text) == []


def test_lists_that_lost_their_commas_are_read():
    found = named("Shells fell in Ain Tarma Zamalka and Jobar near Damascus on Sunday.")
    assert [surface for surface, _ in found] == ["Ain Tarma", "Zamalka", "Jobar", "Damascus"]
