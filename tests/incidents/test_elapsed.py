"""«بعد أقل من شهر على ...» (less than a month after) dates what came before, not the day that the sentence tells."""

from datetime import date

import pytest

from geodata.language.dates import dates_in
from geodata.language.document import tokenise
from geodata.pipeline import analyse
from geodata.places.locate import locate
from geodata.records import Article

PUBLISHED = date(2018, 3, 31)
LEAST = [  # the words, and the first day that they leave possible
    ("وجاء ذلك بعد مرور أقل من شهر على مقتل تسعة", date(2018, 2, 28)),
    ("وجاء ذلك بعد أقل من شهرين على مقتل تسعة", date(2018, 1, 31)),
    ("وجاء ذلك بعد أقل من أسبوعين على مقتل تسعة", date(2018, 3, 17)),
    ("وجاء ذلك بعد أقل من ثلاثة أسابيع من مقتل تسعة", date(2018, 3, 10)),
]


@pytest.mark.parametrize(("text", "first"), LEAST)
def test_less_than_a_time_after_is_within_that_time(text, first):
    (told,) = dates_in(tokenise(text), PUBLISHED)
    assert (told.kind, told.date_from, told.date_to) == ("elapsed", first, date(2018, 3, 30))


@pytest.mark.parametrize("text", ["استمر القتال أقل من شهر على الأكثر", "بلغت المسافة أقل من شهر"])
def test_less_than_a_time_alone_is_no_date(text):
    assert dates_in(tokenise(text), PUBLISHED) == ()


def test_unknown_publication_leaves_the_days_open():
    (told,) = dates_in(tokenise("بعد أقل من أسبوعين على مقتل تسعة"), None)
    assert (told.date_from, told.date_to) == (None, None)


def test_the_day_before_it_is_of_another_event():
    text = "وعززت الشرطة حواجزها في الكوت أمس بعد أقل من أسبوعين على أعمال عنف رافقت تظاهرة أمام دار البلدية."
    (riot,) = analyse(Article("kut", text, published=PUBLISHED)).incidents
    assert riot.date_from == date(2018, 3, 17)


def test_the_capital_is_named_without_its_title():
    text = "انفجرت عبوة في العاصمة بغداد أمس."
    assert [m.surface for m in locate(Article("capital", text, published=PUBLISHED))] == ["بغداد"]


def test_the_birthplace_of_two_is_not_muscat():
    text = "نقل جثمانا الجنديين إلى مسقط رأسيهما في البصرة."
    assert [m.surface for m in locate(Article("two", text, published=PUBLISHED))] == ["البصرة"]
