"""Copies are found, other reports of like events are not."""

from hypothesis import given
from hypothesis import strategies as st

from geodata.reading.duplicates import COPY_THRESHOLD, Fingerprint

# "Three people were hurt ... a shell fell on the market ... the fire was put out ... the hospital said ..."
TEXT = (
    "أصيب ثلاثة أشخاص بجروح عندما سقطت قذيفة على السوق القديم في المدينة صباح اليوم الثلاثاء، بحسب ما قال سكان محليون. "
    "وأخمد رجال الإطفاء الحريق الذي شب في عدد من المحال التجارية قبل أن يمتد إلى الأبنية المجاورة. "
    "وقال مصدر في المستشفى إن حال أحد الجرحى حرجة، وإن الآخرين غادرا بعد تلقي العلاج اللازم."
)
OTHER = (
    "شهدت المدينة صباح اليوم الثلاثاء افتتاح السوق الجديد بحضور عدد من السكان المحليين وممثلين عن المجلس. "
    "وقال رئيس المجلس إن السوق يضم عشرات المحال التجارية، وإن العمل جار على ترميم الأبنية المجاورة له."
)


def similarity(one, other):
    return Fingerprint.of(one).similarity(Fingerprint.of(other))


def test_a_copy_with_another_headline_spelling_and_end_is_a_copy():
    copy = "عاجل: " + TEXT.replace("أ", "ا").replace("ة ", "ه ").replace("  ", " ") + " (وكالات)"
    assert similarity(TEXT, copy) >= COPY_THRESHOLD
    assert set(Fingerprint.of(TEXT).bands()) & set(Fingerprint.of(copy).bands())


def test_another_report_in_the_same_words_is_none():
    assert similarity(TEXT, OTHER) < COPY_THRESHOLD / 2


def test_half_an_article_is_no_copy_of_the_whole():
    assert similarity(TEXT, TEXT[: len(TEXT) // 2]) < COPY_THRESHOLD


def test_the_estimate_is_near_the_true_similarity():
    cut = TEXT[: int(len(TEXT) * 0.7)] + OTHER

    def grams(text):
        return {text[i : i + 5] for i in range(len(text) - 4)}

    true = len(grams(TEXT) & grams(cut)) / len(grams(TEXT) | grams(cut))
    assert abs(similarity(TEXT, cut) - true) < 0.15  # three standard errors at 120 hash functions


@given(st.text(max_size=400))
def test_a_fingerprint_survives_storing_and_every_text_is_its_own_copy(text):
    fingerprint = Fingerprint.of(text)
    stored = Fingerprint.from_bytes(fingerprint.to_bytes())
    assert stored.similarity(fingerprint) == 1.0
    assert stored.bands() == fingerprint.bands()
    assert len(set(stored.bands())) == len(stored.bands())


def test_fingerprints_are_the_same_in_every_run():
    # They are stored: a change of the hash functions needs a migration.
    assert Fingerprint.of("قذيفة على السوق").bands()[0] == "0029833c95d3272533"
