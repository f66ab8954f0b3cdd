"""Numbers in words and digits become counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.language.number_words import number_words
from geodata.language.numbers import read_numbers
from geodata.records import Count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قتل ثمانية عشر جنديا", Count(18, 18)),  # eighteen
        ("مئة وخمسة وعشرون شخصا", Count(125, 125)),  # a hundred and twenty-five
        ("ستة وثلاثين مدنيا", Count(36, 36)),  # six and thirty
        ("ثلاثة آلاف وخمسمئة", Count(3500, 3500)),
        ("أصيب أحد عشر شخصا", Count(11, 11)),
        ("عشرات الجرحى", Count(20, None)),  # tens: at least 20
        ("عشرات الآلاف", Count(20_000, None)),
        ("مئات المتظاهرين", Count(200, None)),
        ("نزح الآلاف", Count(2000, None)),  # thousands
        ("عشرات الآلاف من السكان", Count(20000, None)),  # tens of thousands
        ("عدد من الجنود", Count(2, None)),  # a number of
        ("أكثر من 40 قتيلا", Count(40, None)),
        ("لا يقل عن ثلاثة مدنيين", Count(3, None)),
        ("سبعة أشخاص على الأقل", Count(7, None)),
        ("نحو 400 شخص", Count(400, 400)),  # about
        ("ما بين خمسة وعشرة أشخاص", Count(5, 10)),
        ("١٢٠ غارة", Count(120, 120)),  # Arabic-Indic digits
        ("1,500 عائلة", Count(1500, 1500)),
        ("at least forty two people", Count(42, None)),
        ("three hundred people", Count(300, 300)),
        ("between 5 and 10 people", Count(5, 10)),
        ("dozens were wounded", Count(20, None)),
    ],
)
def test_one_number(text: str, count: Count) -> None:
    assert [number.count for number in read_numbers(text)] == [count]


@pytest.mark.parametrize("text", ["الأحد الماضي", "عدد القتلى", "طائرة AC-130", "قتل جنود"])
def test_no_number(text: str) -> None:
    # Sunday; the number of the dead; a type of aircraft; a plural
    assert read_numbers(text) == ()


def test_numbers_side_by_side_stay_apart() -> None:
    found = read_numbers("مقتل ثمانية جنود وخمسة مدنيين")
    assert [n.count.min for n in found] == [8, 5]


@given(st.integers(min_value=1, max_value=999_999))
def test_digits_mean_themselves(number: int) -> None:
    text = f"أصيب {number} شخصا"
    (found,) = read_numbers(text)
    assert found.count == Count.exactly(number)
    assert text[found.start : found.end] == str(number)


@pytest.mark.parametrize("row", number_words(), ids=lambda row: row.words)
def test_every_row_reads_its_example(row) -> None:
    found = read_numbers(row.example)
    assert found
    if row.value and row.kind in ("unit", "tens", "hundreds"):
        assert found[0].count.min >= row.value
