import pytest

from geodata.language.clitics import clitics, may_precede, merged_key, with_clitic
from geodata.language.normalise import fold
from geodata.places.locate import locate
from geodata.records import Article


@pytest.mark.parametrize("row", clitics(), ids=lambda row: f"{row.chain} ({row.gloss})")
def test_the_example_of_each_chain_holds_a_place_with_it(row):
    article = Article(id="x", text=row.example)
    befores = {row.example[: m.start].rpartition(" ")[2] for m in locate(article)}
    assert row.chain in befores


def test_the_article_merges_with_l():
    assert merged_key("الموصل") == "موصل"
    assert merged_key("حلب") is None
    assert not may_precede("ل", fold("الموصل"))
    assert may_precede("ول", fold("حلب"))


def test_three_l_are_never_written():
    assert with_clitic("لل", "اللاذقية") == ("للاذقية", 2)
    assert with_clitic("لل", "الموصل") == ("للموصل", 2)


def test_a_name_without_article_cannot_merge():
    with pytest.raises(ValueError, match="no article"):
        with_clitic("لل", "حلب")


def test_letters_that_are_no_clitic_are_refused():
    with pytest.raises(ValueError, match="cannot stand before"):
        with_clitic("ت", "حلب")
