"""Date expressions are resolved against the day of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.language.date_words import date_words, months
from geodata.language.dates import read_dates

WEDNESDAY = date(2015, 7, 22)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("أمس الثلاثاء", "2015-07-21", "2015-07-21", 1),  # yesterday, Tuesday
        ("أمس الأول", "2015-07-20", "2015-07-20", 1),  # the day before yesterday
        ("الليلة الماضية", "2015-07-21", "2015-07-22", 1),  # last night
        ("الأحد الماضي", "2015-07-19", "2015-07-19", 1),  # last Sunday
        ("صباح الأربعاء", "2015-07-22", "2015-07-22", 1),  # Wednesday is today
        ("الأربعاء الماضي", "2015-07-15", "2015-07-15", 1),  # last Wednesday is not today
        ("ليل الجمعة السبت", "2015-07-17", "2015-07-18", 1),  # the night of Friday to Saturday
        ("عشية الجمعة", "2015-07-16", "2015-07-17", 1),  # on the eve of Friday
        ("قبل ثلاثة أيام", "2015-07-19", "2015-07-19", 1),  # three days ago
        ("24 مارس (آذار) الماضي", "2015-03-24", "2015-03-24", 1),  # both names of March
        ("كانون الثاني/يناير الماضي", "2015-01-01", "2015-01-31", 3),
        ("أيلول الماضي", "2014-09-01", "2014-09-30", 3),  # September was last year
        ("22 فيفري 2014", "2014-02-22", "2014-02-22", 1),  # Tunisian name of February
        ("٢٤ تموز ٢٠١٤", "2014-07-24", "2014-07-24", 1),  # Arabic-Indic digits
        ("12 رمضان 1436", "2015-06-29", "2015-06-29", 1),  # Hijri
        ("الشهر الماضي", "2015-06-01", "2015-06-30", 3),  # last month
        ("25 من الشهر الماضي", "2015-06-25", "2015-06-25", 1),  # the 25th of last month
        ("مطلع الشهر الجاري", "2015-07-01", "2015-07-11", 2),  # the beginning of this month
        ("عام 2014", "2014-01-01", "2014-12-31", 3),
        ("منذ الاثنين", "2015-07-20", "2015-07-22", 1),  # since Monday
        ("2015-07-03", "2015-07-03", "2015-07-03", 1),
        ("27/6/2015", "2015-06-27", "2015-06-27", 1),
        ("27 / 6 / 2015", "2015-06-27", "2015-06-27", 1),
        ("الخامس عشر من تموز", "2015-07-15", "2015-07-15", 1),  # the fifteenth of July
        ("الخامس والعشرين من حزيران", "2015-06-25", "2015-06-25", 1),  # the twenty-fifth of June
        ("في السابع من الجاري", "2015-07-07", "2015-07-07", 1),  # on the seventh of this month
        ("الأسبوع الأول من حزيران", "2015-06-01", "2015-06-30", 3),  # the first week of June is not its first day
        ("العاشر من الشهر الماضي", "2015-06-10", "2015-06-10", 1),  # the tenth of last month
        ("في 10 الجاري", "2015-07-10", "2015-07-10", 1),  # on the 10th of this month
        ("اليوم السابق", "2015-07-21", "2015-07-21", 1),  # the day before
        ("الأيام الثلاثة الماضية", "2015-07-19", "2015-07-22", 2),  # the past three days
        ("Tuesday's attack", "2015-07-21", "2015-07-21", 1),
        ("on Thursday", "2015-07-16", "2015-07-16", 1),
        ("July 19 2014", "2014-07-19", "2014-07-19", 1),
        ("three days ago", "2015-07-19", "2015-07-19", 1),
        ("in May 2014", "2014-05-01", "2014-05-31", 3),
    ],
)
def test_one_expression(text: str, first: str, last: str, precision: int) -> None:
    (found,) = read_dates(text, WEDNESDAY)
    assert (str(found.date_from), str(found.date_to), found.precision) == (first, last, precision)


@pytest.mark.parametrize("text", ["شارع الأحد", "باب المدينة", "مارس الضغوط", "they may attack", "في اليوم نفسه"])
def test_words_that_are_no_date(text: str) -> None:
    # Sunday Street; the gate (not "in August"); exerted pressure (not March); a modal verb; on the same day
    assert read_dates(text, WEDNESDAY) == ()


def test_the_future_has_no_day() -> None:
    (found,) = read_dates("الأحد المقبل", WEDNESDAY)  # next Sunday
    assert found.kind == "future"
    assert found.date_from is None


def test_some_time_ago_is_vague() -> None:
    (found,) = read_dates("قبل أيام", WEDNESDAY)  # days ago
    assert found.precision == 2
    assert found.date_to is not None
    assert found.date_to < WEDNESDAY


def test_without_publication_relative_days_are_unknown_and_full_dates_are_not() -> None:
    assert read_dates("أمس", None)[0].date_from is None
    assert read_dates("في 24 تموز 2014", None)[0].date_from == date(2014, 7, 24)


@given(
    published=st.dates(min_value=date(2003, 1, 1), max_value=date(2030, 12, 31)),
    text=st.sampled_from(
        ["أمس", "الأحد", "الأحد الماضي", "قبل يومين", "24 آذار", "يناير الماضي", "منذ أسبوع", "عشية الجمعة"]
    ),
)
def test_never_later_than_publication(published: date, text: str) -> None:
    for found in read_dates(text, published):
        assert found.date_from is not None
        assert found.date_from <= published


def test_offsets_are_those_of_the_text() -> None:
    text = "وقع الانفجار أمس السبت في السوق"
    (found,) = read_dates(text, WEDNESDAY)
    assert text[found.start : found.end] == "أمس السبت"


@pytest.mark.parametrize(
    "row", [r for r in date_words() if r.kind in ("day", "weekday", "period")], ids=lambda r: r.words
)
def test_every_row_reads_its_example(row) -> None:
    assert read_dates(row.example, WEDNESDAY)


@pytest.mark.parametrize("row", months(), ids=lambda row: row.name)
def test_every_month_reads_its_example(row) -> None:
    (found,) = read_dates(row.example, WEDNESDAY)
    assert found.kind == "month"
    if row.calendar == "gregorian":
        assert found.date_from is not None
        assert found.date_from.month == row.month
