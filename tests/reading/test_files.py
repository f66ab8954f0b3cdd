"""Files of every kind are read; what cannot be read is told with file, line and reason, and stops nothing else."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import InputError
from geodata.reading.files import count_articles, read_lines, read_path
from geodata.records import Article

ARABIC = "أصيب ثلاثة أشخاص في انفجار وقع قرب السوق القديم في المدينة."  # three people hurt in a blast near the market
ENGLISH = "Three people were hurt in a blast near the old market of the town."


def lines(*records):
    return [
        (record if isinstance(record, bytes) else json.dumps(record, ensure_ascii=False).encode()) for record in records
    ]


def read(*records):
    return list(read_lines(lines(*records), "news.jsonl"))


def test_a_line_becomes_an_article():
    fields = {"id": "a1", "url": "https://x.example/1", "published": "2016-12-22", "text": ARABIC, "source": "وكالة"}
    assert read(fields) == [
        Article(id="a1", text=ARABIC, url="https://x.example/1", published=date(2016, 12, 22), source="وكالة")
    ]


def test_a_title_that_the_text_lacks_is_put_before_it_and_one_that_it_has_is_not():
    first, second = read({"text": ENGLISH, "title": "Blast"}, {"text": f"Blast\n{ENGLISH}", "title": "Blast"})
    assert first.text == second.text == f"Blast\n{ENGLISH}"


def test_without_an_id_the_address_or_the_text_gives_a_stable_one():
    (one,), (same,), (other,) = read({"text": ENGLISH}), read({"text": ENGLISH}), read({"text": ARABIC})
    assert one.id == same.id != other.id
    (number,) = read({"id": 7, "text": ENGLISH})
    assert number.id == "7"


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (b"no json at all", "this is no JSON"),
        (b'{"text": ', "this is no JSON"),
        (b"\xff\xfe\x00", "byte 1 is not UTF-8"),
        ([1, 2], "this is no JSON object"),
        ({"id": "x"}, "the article has no text"),
        ({"text": " \n"}, "the article has no text"),
        ({"text": 5}, '"text" is no string'),
        ({"text": ENGLISH, "published": "2021-02-30"}, "'2021-02-30', which is no date"),
        ({"text": ENGLISH, "published": 2021}, '"published" is no string'),
        ({"text": "На рынке старого города произошёл взрыв."}, "the text is in Cyrillic script"),
        ({"text": "Trois personnes ont été blessées dans une explosion près du marché."}, "the text is in French"),
        ({"text": "سه نفر در انفجار نزدیک بازار زخمی شده اند و این خبر را منبعی داد که است"}, "the text is in Persian"),
        ({"text": ENGLISH + "\x00"}, "null character"),
        (b'{"text": "Three people were hurt \\ud800 there."}', "surrogate"),
        ({"text": "word " * 50_000}, "more than the 200000 of FURAT_MAX_ARTICLE_CHARS"),
    ],
)
def test_a_bad_line_is_told_with_file_line_and_reason_and_the_rest_goes_on(record, reason):
    first, bad, last = read({"text": ENGLISH}, record, {"text": ARABIC})
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, InputError)
    assert str(bad).startswith("news.jsonl, line 2: ")
    assert reason in str(bad)
    assert "\n" not in str(bad)


def test_empty_lines_are_skipped_and_counted():
    articles = list(read_lines([b"\n", *lines({"text": ENGLISH}), b"  \n", b"?\n"], "n.jsonl"))
    assert [type(a) for a in articles] == [Article, InputError]
    assert str(articles[1]).startswith("n.jsonl, line 4: ")


def test_an_empty_file_a_missing_one_and_an_empty_folder_are_told(tmp_path):
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "folder").mkdir()
    for name, reason in (("empty.jsonl", "is empty"), ("none.txt", "no such file"), ("folder", "holds no file")):
        (error,) = read_path(tmp_path / name)
        assert name in str(error)
        assert reason in str(error)


def test_a_folder_is_read_whole_in_the_order_of_names(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "a.txt").write_text(f"عنوان\n\n{ARABIC}", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    (tmp_path / ".hidden").write_bytes(b"?")
    (tmp_path / "in" / "c.jsonl").write_bytes(
        b"\n".join(lines({"id": "c1", "text": ENGLISH}, {"id": "c2", "text": ARABIC}))
    )
    page = f"<html><head><title>سوق</title></head><body><article><p>{ARABIC}</p><p>{ARABIC}</p></article></body></html>"
    (tmp_path / "in" / "d.html").write_text(page, encoding="utf-8")
    text, refused, *json_lines, html = read_path(tmp_path)
    assert text.text == f"عنوان\n\n{ARABIC}"
    assert text.title == "عنوان"
    assert "b.pdf: neither JSON lines" in str(refused)
    assert [article.id for article in json_lines] == ["c1", "c2"]
    assert ARABIC in html.text
    assert count_articles(tmp_path) == 6


def test_the_day_comes_from_the_text_or_the_address_where_the_line_gives_none():
    by_text, by_address = read(
        {"text": f"تم نشره الإثنين 22nd شباط / فبراير 2021 01:43 مساءً\n{ARABIC}"},
        {"text": ARABIC, "url": "https://x.example/2015/02/15/news"},
    )
    assert (by_text.published, by_address.published) == (date(2021, 2, 22), date(2015, 2, 15))


@given(st.binary(max_size=200))
def test_no_line_of_bytes_breaks_the_reader(data):
    for result in read_lines(data.split(b"\n"), "any"):
        assert isinstance(result, Article | InputError)


@given(st.text(max_size=300))
def test_the_text_is_never_changed(text):
    for result in read({"text": text}):
        assert isinstance(result, InputError) or result.text == text
