"""Each language is told by the small words of its row."""

import pytest

from geodata.reading.languages import Language, language_of
from geodata.tables import read_table


@pytest.mark.parametrize("row", read_table("languages.csv", Language), ids=lambda row: row.language)
def test_the_example_of_each_language_is_told(row):
    assert language_of(row.example) == row.language


def test_a_text_without_small_words_is_taken_for_the_language_read_in_its_script():
    assert language_of("انفجار الموصل") == "Arabic"  # Mosul blast
    assert language_of("Mosul blast") == "English"


def test_a_foreign_name_in_an_arabic_text_does_not_decide():
    # "The Kurdish channel said that the road to ... was cut"
    assert language_of("قالت قناة «ڕووداو» إن الطريق إلى المدينة قطع بعد اشتباكات في المنطقة") == "Arabic"


def test_other_scripts_and_none_are_named():
    assert language_of("新しい市場で爆発があった") == "Hiragana script"
    assert language_of("12345 !?") == "no language"
