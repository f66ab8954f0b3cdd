from hypothesis import given
from hypothesis import strategies as st

from geodata.language.document import split_sentences, tokenise


@given(st.text(alphabet="ابتثر .!؟\n«»1a", max_size=80))
def test_sentences_and_tokens_stand_where_they_say(text):
    for sentence in split_sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text


def test_a_line_break_ends_a_sentence_and_a_decimal_point_does_not():
    text = "قصف على حلب\nقتل 1.5 ألف شخص. عاد الهدوء"
    assert [s.text for s in split_sentences(text)] == ["قصف على حلب", "قتل 1.5 ألف شخص.", "عاد الهدوء"]
    assert [s.paragraph for s in split_sentences(text)] == [0, 1, 1]


def test_a_word_keeps_its_diacritics_and_folds_without_them():
    (token,) = tokenise("الرَّقّة")
    assert (token.text, token.folded) == ("الرَّقّة", "الرقه")


def test_a_space_forgotten_after_digits_does_not_make_one_word() -> None:
    # "15persons were hurt, and 3 of the 24 hours"; what stands before digits stays with them
    assert [t.text for t in tokenise("أصيب 15شخصا و3 في الـ24 ساعة")] == [
        "أصيب",
        "15",
        "شخصا",
        "و3",
        "في",
        "الـ24",
        "ساعة",
    ]
