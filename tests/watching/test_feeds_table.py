"""Which feeds are watched, and when each is asked again."""

from datetime import UTC, datetime

import pytest

from geodata.errors import SettingError, TableError
from geodata.records import Feed, FeedKind
from geodata.settings import Settings
from geodata.watching.feeds_table import feeds
from geodata.watching.schedule import DAY, after_failures, after_success, retry_after

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def middle(low, high):
    return (low + high) / 2


def table(tmp_path, *rows):
    file = tmp_path / "feeds.csv"
    file.write_text("\n".join(["url,name,kind,minutes,links,encoding", *rows]), encoding="utf-8")
    return str(file)


def test_the_bundled_table_is_read_and_empty():
    assert feeds(Settings()) == ()


def test_rows_of_the_table_and_addresses_of_the_setting_are_one_list(tmp_path):
    rows = table(
        tmp_path,
        "# a remark",
        "https://www.a.example/rss,,,,,",
        "https://b.example/,ب,list,60,/news/,cp1256",
        "https://c.example/today,C,page,1.5,,",
    )
    limits = Settings(feeds_table=rows, feeds="https://d.example/rss https://www.a.example/rss", feed_interval=600)
    assert feeds(limits) == (
        Feed("https://www.a.example/rss", "a.example", FeedKind.FEED, 600),
        Feed("https://b.example/", "ب", FeedKind.LIST, 3600, "/news/", "cp1256"),
        Feed("https://c.example/today", "C", FeedKind.PAGE, 90),
        Feed("https://d.example/rss", "d.example", FeedKind.FEED, 600),
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("javascript:x,,,,,", "url: Value error, an address begins with http:// or https://"),
        ("http:///feed,,,,,", "url: Value error, an address begins with http:// or https://"),
        ("http://a.example/,x,blog,,,", "kind: "),
        ("http://a.example/,x,feed,0,,", "minutes: "),
        ("http://a.example/,x,feed,,,rot47", "encoding: Value error, no encoding is called rot47"),
        ("http://a.example/,x,list,,,", "row: Value error, a list, and nothing else, says"),
        ("http://a.example/,x,feed,,/a/,", "row: Value error, a list, and nothing else, says"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_line(tmp_path, row, reason):
    with pytest.raises(TableError) as error:
        feeds(Settings(feeds_table=table(tmp_path, "https://a.example/,,,,,", row)))
    assert str(error.value).startswith(f"feeds.csv, line 3: {reason}")


def test_a_setting_that_cannot_be_used_is_named(tmp_path):
    with pytest.raises(SettingError, match=r"FURAT_FEEDS: ftp://a\.example/: an address begins with"):
        feeds(Settings(feeds="ftp://a.example/"))
    with pytest.raises(SettingError, match=r"FURAT_FEEDS_TABLE: .*none\.csv cannot be read"):
        feeds(Settings(feeds_table=str(tmp_path / "none.csv")))


def test_a_feed_in_trouble_is_asked_less_and_less_up_to_once_a_day():
    waits = [after_failures(900, failures, 0, middle) for failures in (1, 2, 3, 50)]
    assert waits == [1800, 3600, 7200, DAY]
    assert after_failures(3 * DAY, 5, 0, middle) == 3 * DAY
    assert after_failures(900, 1, 7200, middle) == 7200
    assert after_failures(900, 1, 1e9, middle) == DAY


def test_chance_spreads_the_feeds_a_little():
    assert (after_success(900, min), after_success(900, max)) == (855, 945)
    assert after_failures(900, 1, 0, min) == 1440


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120), ("", 0), ("soon", 0), ("-5", 0), ("9" * 30, DAY), ("Sun, 01 Mar 2026 13:00:00 GMT", 3600),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0), ("١٢٠", 120),
    ],
)  # fmt: skip
def test_when_a_server_wants_to_be_asked_again(told, seconds):
    assert retry_after(told, NOON) == seconds
