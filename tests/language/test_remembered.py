from geodata.language.remembered import Remembered


def test_a_word_is_looked_into_once():
    asked = []
    lengths = Remembered(lambda word: asked.append(word) or len(word))
    assert [lengths[word] for word in ("قصف", "حلب", "قصف")] == [3, 3, 3]  # shelling, Aleppo, shelling
    assert asked == ["قصف", "حلب"]


def test_no_text_fills_the_memory():
    lengths = Remembered(len, most=3)
    assert [lengths[word] for word in ("a", "bb", "ccc", "dddd", "e" * 1000)] == [1, 2, 3, 4, 1000]
    assert dict(lengths) == {"dddd": 4}
