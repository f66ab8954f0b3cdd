"""The day of publication, as pages, addresses and texts give it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.reading.dates import (
    Month,
    day_of_address,
    day_of_text,
    month_numbers,
    parse_day,
    parse_timestamp,
    published_on,
)
from geodata.tables import read_table

GREGORIAN = [row for row in read_table("months.csv", Month) if row.calendar == "gregorian"]
DAY = date(2021, 2, 22)


@pytest.mark.parametrize(
    "told",
    [
        "تم نشره الإثنين 22nd شباط / فبراير 2021 01:43 مساءً",  # published Monday ... 1:43 pm
        "نشر في: 22 فيفري 2021",
        "تاريخ النشر: ٢٢/٢/٢٠٢١",
        "آخر تحديث: 22-02-2021",
        "الإثنين 22 شباط/فبراير 2021",
        "22 شباط (فبراير) 2021",
        "22 فبراير، 2021 - 10:30 ص",
        "الاثنين، 22 من فبراير عام 2021",
        "Published: February 22, 2021",
        "Updated 22nd Feb. 2021",
        "2021-02-22",
        "Monday, 22 February 2021",
    ],
)
def test_a_date_line_gives_the_day(told):
    assert parse_day(told) == DAY
    assert day_of_text(f"عنوان الخبر\n{told}\nأصيب ثلاثة أشخاص.") == DAY


@pytest.mark.parametrize("row", GREGORIAN, ids=lambda row: row.name)
def test_every_name_of_a_month_is_read(row):
    assert parse_day(f"الأحد 3 {row.name} 2019") == date(2019, row.month, 3)


def test_every_month_has_a_levantine_an_egyptian_and_a_maghrebi_name():
    wanted = ["شباط", "فبراير", "جانفي", "فيفري", "أفريل", "ماي", "جوان", "جويلية", "أوت", "تشرين الأول", "أكتوبر"]
    assert {parse_day(f"3 {name} 2019") is not None for name in wanted} == {True}
    assert set(month_numbers().values()) == set(range(1, 13))


@pytest.mark.parametrize(
    "text",
    [
        # "Three people died in a blast on 22 February 2021 near the market of the old town, the local council said."
        "قضى ثلاثة أشخاص في انفجار وقع في 22 شباط 2021 قرب سوق المدينة القديمة كما قال المجلس المحلي في بيان له.",
        "عنوان\n" * 6 + "22 شباط 2021",  # too far down
        "شباط 2021",  # a month is no day
        "30 شباط 2021",
        "رقم 2021-13-45",
    ],
)
def test_a_date_of_an_event_or_half_a_date_is_no_day_of_publication(text):
    assert day_of_text(text) is None


@pytest.mark.parametrize(
    "head", ["July 19 2014", "Sat Jul 19 2014", "Saturday 19 July 2014", "19-07-2014", "Jul 19 2014", "2014-07-19"]
)
def test_an_agency_text_may_begin_with_its_day(head):
    assert day_of_text(f"{head} Three people were hurt in a town. " * 20) == date(2014, 7, 19)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/2015/02/15/title", date(2015, 2, 15)),
        ("https://x.example/news/2015-2-5", date(2015, 2, 5)),
        ("https://x.example/20150215-title", date(2015, 2, 15)),
        ("https://x.example/article/2015/99/15", None),
        ("https://x.example/12015/02/15", None),
        ("https://x.example/middleeast-43116185", None),
    ],
)
def test_the_day_in_an_address(url, day):
    assert day_of_address(url) == day


def test_the_text_is_believed_before_the_address():
    assert published_on("22 شباط 2021\nخبر", "https://x.example/2021/02/25/x") == DAY
    assert published_on("خبر", "https://x.example/2021/02/25/x") == date(2021, 2, 25)
    assert published_on("خبر") is None


def test_a_time_stamp_keeps_the_day_of_its_own_zone():
    assert parse_timestamp("2021-02-22T23:30:00+03:00") == DAY
    assert parse_timestamp("22 شباط 2021") == DAY
    assert parse_timestamp("soon") is None


def test_a_day_to_come_is_none():
    assert parse_day(str(datetime.now(UTC).date() + timedelta(days=30))) is None


@given(st.dates(date(1990, 1, 1), date(2025, 12, 31)), st.sampled_from(GREGORIAN))
def test_a_written_day_is_read_whatever_it_is(day, row):
    written = day.replace(month=row.month, day=min(day.day, 28))
    assert parse_day(f"{written.day} {row.name} {written.year}") == written
