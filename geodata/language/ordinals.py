"""Days of a month told by ordinals: «الخامس من», «الخامس عشر من», «الخامس والعشرين من»."""

from collections.abc import Mapping, Sequence

from geodata.language.date_words import DateWord, Month
from geodata.language.document import Token
from geodata.language.lexicon import Hit

_TWO_DAYS = frozenset({"بين", "يومي", "ليلتي"})
DAYS = 31
_PARTS = frozenset({"النصف", "الاسبوع", "الثلث", "الربع", "الشطر"})


def ordinal_day(
    tokens: Sequence[Token], by_last: Mapping[int, Hit[DateWord | Month]], index: int
) -> tuple[int | None, int]:
    """(day, index of its first token) of the ordinal ending at `index`; (None, what follows «من») where none does."""
    first, total = index, 0
    while first >= 0 and index - first < 2 and (value := _value(by_last.get(first))):
        total, first = total + value, first - 1
        if value < 10 or (value > 10 and not tokens[first + 1].folded.startswith("و")):
            break
    part = first >= 0 and tokens[first].folded.lstrip("وب") in _PARTS  # «النصف الأول من الشهر»
    return (total, first + 1) if 1 <= total <= DAYS and not part else (None, index + 2)


def day_before(
    tokens: Sequence[Token], by_last: Mapping[int, Hit[DateWord | Month]], first: int
) -> tuple[int | None, int]:
    """«بين الأول والثالث من أيار», «يومي 5 و6 أيار»: the first of two days, and the index of what it begins with."""
    if first < 2 or not tokens[first].folded.startswith("و") or tokens[first - 2].folded not in _TWO_DAYS:
        return None, first
    word = tokens[first - 1].folded
    day = int(word) if word.isdecimal() and len(word) <= 2 else _value(by_last.get(first - 1))
    return (day, first - 2) if 1 <= day <= DAYS else (None, first)


def _value(hit: Hit[DateWord | Month] | None) -> int:
    return (hit.row.first or 0) if hit and isinstance(hit.row, DateWord) and hit.row.kind == "nth" else 0
