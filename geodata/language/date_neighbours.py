"""The date words of a text and what stands beside each; `date_reading.py` makes expressions of them."""

from datetime import date

from geodata.language.calendar_days import Days
from geodata.language.date_words import DateExpression, DateWord, Kind, Month, date_lexicon
from geodata.language.document import Words
from geodata.language.lexicon import Hit

TIMES_OF_DAY = frozenset({"صباح", "مساء", "فجر", "ظهر", "عصر", "ليل", "ليله", "يوم"})


class DateNeighbours:
    """Every date word that a text holds, found by the tokens it begins and ends at."""

    def __init__(self, tokens: Words, published: date | None) -> None:
        self.tokens = tokens
        self.published = published
        self.hits = date_lexicon().find(tokens)
        self.by_first = {hit.first: hit for hit in self.hits}
        self.by_last = {hit.last: hit for hit in self.hits}

    def _kind(self, hit: Hit[DateWord | Month] | None) -> str | None:
        return hit.row.kind if hit is not None and isinstance(hit.row, DateWord) else None

    def _kind_before(self, first: int) -> str | None:
        return self._kind(self.by_last.get(first - 1))

    def _kind_after(self, last: int) -> str | None:
        return self._kind(self.by_first.get(last + 1))

    def _make(self, first: int, last: int, days: Days, precision: int, kind: Kind) -> DateExpression:
        at = first - (first > 0 and self.tokens[first - 1].folded in TIMES_OF_DAY)  # «منذ مساء أمس»
        since = self._kind_before(at) == "since"
        if since:
            first, kind, days = at - 1, "since", (days[0], self.published)
        return self._expression(first, last, days, precision, kind)

    def _expression(self, first: int, last: int, days: Days, precision: int, kind: Kind) -> DateExpression:
        return DateExpression(self.tokens[first].start, self.tokens[last].end, *days, precision, kind, first, last)

    def _less_than(self, first: int, last: int) -> bool:
        """Whether a length of time is the least that went by: «بعد مرور أقل من شهر على ...»."""
        before = self.tokens.folded[max(0, first - 3) : first]
        after = self.tokens.folded[last + 1 : last + 2]
        return before[1:] == ["اقل", "من"] and before[0] in ("بعد", "مرور") and after in (["علي"], ["من"])
