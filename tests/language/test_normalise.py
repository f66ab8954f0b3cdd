import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.language.normalise import fold, fold_with_offsets

ARABIC = st.text(alphabet="اأإآبتةثجحخدذرزسشصضطظعغفقكلمنهوؤيىئء ـًَّْ\u200f0123٤٥abcÉ-", max_size=60)


@pytest.mark.parametrize(
    ("written", "same_as"),
    [
        ("الرَّقّة", "الرقه"),  # diacritics, ta marbuta
        ("الرقــــة", "الرقة"),  # tatweel
        ("إدلب", "ادلب"),  # hamza under alef
        ("آمرلي", "امرلى"),  # madda, alef maqsura
        ("کرکوک", "كركوك"),  # Persian kaf
        ("٢٠١٧", "2017"),  # Arabic-Indic digits
        ("Ḥalab", "halab"),  # Latin with a dot below
    ],
)
def test_spellings_of_one_name_fold_to_the_same(written, same_as):
    assert fold(written) == fold(same_as)


@given(ARABIC)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(ARABIC)
def test_offsets_lead_back_to_the_letters_that_were_folded(text):
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    for index, char in enumerate(folded.text):
        start, end = folded.span(index, index + 1)
        assert char in fold(text[start:end])


def test_a_span_leaves_out_marks_between_and_after():
    text = "في الرَّقّــة اليوم"
    folded = fold_with_offsets(text)
    at = folded.text.index("الرقه")
    start, end = folded.span(at, at + 5)
    assert text[start:end] == "الرَّقّــة"
