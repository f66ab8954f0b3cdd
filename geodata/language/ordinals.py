"""Days of a month told by ordinals: «الخامس من», «الخامس عشر من», «الخامس والعشرين من»."""

from collections.abc import Mapping, Sequence

from geodata.language.date_words import DateWord, Month
from geodata.language.document import Token
from geodata.language.lexicon import Hit

DAYS = 31


def ordinal_day(
    tokens: Sequence[Token], by_last: Mapping[int, Hit[DateWord | Month]], index: int
) -> tuple[int | None, int]:
    """(day, index of its first token) of the ordinal ending at `index`; (None, what follows «من») where none does."""
    first, total = index, 0
    while first >= 0 and index - first < 2 and (value := _value(by_last.get(first))):
        total, first = total + value, first - 1
        if value < 10 or (value > 10 and not tokens[first + 1].folded.startswith("و")):
            break
    return (total, first + 1) if 1 <= total <= DAYS else (None, index + 2)


def _value(hit: Hit[DateWord | Month] | None) -> int:
    return (hit.row.first or 0) if hit and isinstance(hit.row, DateWord) and hit.row.kind == "nth" else 0
