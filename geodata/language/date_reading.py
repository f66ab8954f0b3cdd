"""One pass over the words of a text that reads its date expressions; `geodata.language.dates` is the way in."""

import re
from datetime import date, timedelta

from geodata.language.calendar_days import (
    A_MONTH,
    A_YEAR,
    HIJRI_YEARS,
    ago,
    day_of,
    elapsed,
    month_days,
    portion_of,
    shift,
    some_ago,
    unit_days,
)
from geodata.language.date_neighbours import DateNeighbours
from geodata.language.date_words import DateExpression, DateWord, Kind, Month
from geodata.language.document import Words
from geodata.language.lexicon import Hit
from geodata.language.numbers import Number, numbers_in
from geodata.language.ordinals import day_before, ordinal_day

_ALSO_WORDS = frozenset({"مارس", "آب", "ماي", "أوت", "صفر", "رجب", "شعبان", "May", "March"})
_MONTH_AFTER = frozenset({"في", "شهر", "منذ", "خلال", "حتي", "in", "of", "since", "until", "during"})
_SOME = frozenset({"ايام", "ساعات", "دقايق", "اسابيع", "اشهر", "شهور", "اعوام", "سنوات", "سنين", "days", "weeks",
                   "months", "years",
                   "hours"})  # fmt: skip
_YEAR = frozenset({"عام", "العام", "سنه", "السنه"})
_BEFORE_YEAR = _YEAR | {"في", "منذ", "لعام", "بعام", "in", "since", "during", "خلال", "of"}
YEARS = range(1900, 2101)


class DateReading(DateNeighbours):
    """One pass over the words of a text."""

    def __init__(self, tokens: Words, published: date | None) -> None:
        super().__init__(tokens, published)
        self._numbers: dict[int, Number] | None = None

    def found(self) -> list[DateExpression]:
        """Every expression, overlaps included."""
        out = []
        for hit in self.hits:
            expression = self._read(hit)
            if expression is not None:
                out.append(expression)
        out += self._years(out)
        return out

    def _read(self, hit: Hit[DateWord | Month]) -> DateExpression | None:  # noqa: PLR0911  # a return for each kind
        row = hit.row
        if self._kind_before(hit.first) == "not_date":
            return None
        if isinstance(row, Month):
            return self._month(hit, row)
        match row.kind:
            case "day":
                return self._day_word(hit, row)
            case "period":
                return self._offset(hit, row, "period")
            case "weekday":
                return self._weekday(hit, row)
            case "unit":
                return self._unit(hit, row)
            case "this":
                return self._of_this_month(hit)
        return None

    def _offset(self, hit: Hit[DateWord | Month], row: DateWord, kind: Kind) -> DateExpression:
        days = (shift(self.published, row.first or 0), shift(self.published, row.last or 0))
        return self._make(hit.first, hit.last, days, row.precision, kind)

    def _day_word(self, hit: Hit[DateWord | Month], row: DateWord) -> DateExpression | None:
        # «اليوم» is also "the day": «حتى اليوم», «في هذا اليوم» are today, «اليوم الثالث» is a third day.
        if hit.prefix and "ل" in hit.prefix:
            return None
        return self._offset(hit, row, "day")

    def _weekday(self, hit: Hit[DateWord | Month], row: DateWord) -> DateExpression:
        first, last = hit.first, hit.last
        before, after = self._kind_before(first), self._kind_after(last)
        if after == "next" or before == "next":
            return self._make(first, last + (after == "next"), (None, None), 1, "future")
        day = None
        if self.published:
            back = (self.published.weekday() - (row.first or 0)) % 7
            day = self.published - timedelta(back or (7 if "last" in (after, before) else 0))
        start = shift(day, -1) if before == "eve" else day
        return self._make(first - (before in ("eve", "last")), last + (after == "last"), (start, day), 1, "weekday")

    def _month(self, hit: Hit[DateWord | Month], row: Month) -> DateExpression | None:
        day, first = self._day_number(hit.first)
        last = self._second_name(hit.last, row)
        if row.name in _ALSO_WORDS and not day and last == hit.last and not self._is_month(hit):
            return None
        if day is None and row.name.isascii():
            day, last = self._day_after(last)
        year, last = self._year_after(last)
        if year is None and self._kind_after(last) in ("last", "this"):
            last += 1
        portion = self._kind_before(first)
        if day is None and year is None and "movement" in (portion, self._kind_after(last)):
            return None  # «احتجاجات تشرين» bears the month in its name
        days = month_days(row, day, year, self.published)
        if days is None:
            return None
        if portion in ("begin", "middle", "end_of"):
            return self._make(first - 1, last, portion_of(days, portion), 2 if day is None else 1, "month")
        earlier, at = day_before(self.tokens, self.by_last, first)
        if day and earlier and earlier < day and days[0]:
            first, days = at, (days[0].replace(day=earlier), days[1])
        return self._make(first, last, days, 1 if day else 3, "month")

    def _is_month(self, hit: Hit[DateWord | Month]) -> bool:
        """Whether a word that is also another («مارس» practised, «آب» father, "may") stands as a month."""
        before = self.tokens[hit.first - 1].folded if hit.first else ""
        after = self.tokens[hit.last + 1].folded if hit.last + 1 < len(self.tokens) else ""
        if self.tokens[hit.first].text in ("may", "march"):
            return False
        beside = before in _MONTH_AFTER or self._kind_before(hit.first) is not None or after.isdecimal()
        return beside or self._kind_after(hit.last) in ("last", "this", "next")

    def _day_number(self, first: int) -> tuple[int | None, int]:
        """The day before a month's name: «24 مارس», «الـ24 من مارس», «24 من شهر مارس»."""
        index = first - 1
        if index >= 2 and self.tokens[index].folded == "شهر" and self.tokens[index - 1].folded == "من":
            index -= 1
        if index >= 1 and self.tokens[index].folded in ("من", "of", "شهر"):
            index -= 1
        if index >= 0 and (match := re.fullmatch(r"(?:و|ال|في)*(\d{1,2})(?:st|nd|rd|th)?", self.tokens[index].folded)):
            return (int(match[1]), index) if 1 <= int(match[1]) <= 31 else (None, first)
        return ordinal_day(self.tokens, self.by_last, index) if index < first - 1 else (None, first)

    def _of_this_month(self, hit: Hit[DateWord | Month]) -> DateExpression | None:
        """«في 10 الجاري», «في السابع من الجاري»."""
        if self.published is None or self.tokens[hit.first].text.isascii() or not hit.first:
            return None
        digits, first = self.tokens[hit.first - 1].folded, hit.first - 1
        number = int(digits) if re.fullmatch(r"\d{1,2}", digits) else None
        if digits == "من" and self.tokens[hit.first].folded.startswith("ال"):
            number, first = self._day_number(hit.first)
        day = day_of(self.published.year, self.published.month, number) if number else None
        return self._make(first, hit.last, (day, day), 1, "month") if day else None

    def _day_after(self, last: int) -> tuple[int | None, int]:
        if last + 1 < len(self.tokens) and (
            m := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", self.tokens[last + 1].folded)
        ):
            return (int(m[1]), last + 1) if 1 <= int(m[1]) <= 31 else (None, last)
        return None, last

    def _second_name(self, last: int, row: Month) -> int:
        """The same month once more in the other calendar's words: «مارس (آذار)», «يناير/كانون الثاني»."""
        following = self.by_first.get(last + 1)
        same = following is not None and isinstance(following.row, Month) and following.row.month == row.month
        return following.last if following is not None and same else last

    def _year_after(self, last: int) -> tuple[int | None, int]:
        index = last + 1
        if index < len(self.tokens) and self.tokens[index].folded in ("من", "عام", "سنه", "العام", "لعام", "of", "in"):
            index += 1 + (index + 1 < len(self.tokens) and self.tokens[index + 1].folded in ("عام", "العام", "سنه"))
        if index < len(self.tokens) and self.tokens[index].folded.isdecimal():
            year = int(self.tokens[index].folded)
            if year in YEARS or year in HIJRI_YEARS:
                return year, index
        return None, last

    def _unit(self, hit: Hit[DateWord | Month], row: DateWord) -> DateExpression | None:
        before, after = self._kind_before(hit.first), self._kind_after(hit.last)
        if hit.definite or before in ("last", "this"):
            return self._named_unit(hit, row, before, after)
        return self._some_time_ago(hit, row)

    def _named_unit(
        self, hit: Hit[DateWord | Month], row: DateWord, before: str | None, after: str | None
    ) -> DateExpression | None:
        """«الشهر الماضي», «مطلع العام الجاري», "last month"."""
        which = after if after in ("last", "this", "next") else before
        last = hit.last + (after in ("last", "this", "next"))
        first = hit.first - (before in ("last", "this"))
        if which == "next":
            return self._make(first, last, (None, None), 3, "future")
        if which not in ("last", "this") or row.first not in (A_MONTH, A_YEAR):
            return None
        days = unit_days(self.published, row.first, back=which == "last")
        number, at = self._day_number(first)
        if number and row.first == A_MONTH and days[0] and days[1] and number <= days[1].day:  # «25 من الشهر الجاري»
            day = days[0].replace(day=number)
            return self._make(at, last, (day, day), 1, "month")
        portion = self._kind_before(first)
        precision = 3
        if portion in ("begin", "middle", "end_of"):
            first, days = first - 1, portion_of(days, portion)
            month_alone = row.first == A_MONTH and self._kind_before(first) != "since"
            precision = 2 if month_alone else 3
        if self.published and days[1] and days[1] > self.published:
            days = (days[0], self.published)
        return self._make(first, last, days, precision, "period")

    def _some_time_ago(self, hit: Hit[DateWord | Month], row: DateWord) -> DateExpression | None:
        """«قبل ثلاثة أيام», «منذ عامين», "two weeks ago", «بعد أقل من شهر على»."""
        unit, last = row.first or 0, hit.last
        number, first = self._number_before(hit)
        if unit and number and self._less_than(first, last):
            days = elapsed(self.published, unit, number)
            return self._expression(first - 2, last, days, row.precision, "elapsed")
        kind = self._kind_before(first)
        if kind in ("ago", "since"):
            first -= 1
        elif self._kind_after(last) == "ago":
            last += 1
        else:
            return None
        since = kind == "since"
        if number == 0:  # «قبل أيام»: some days
            days, precision = some_ago(self.published, unit, since=since), max(row.precision, 2) if unit else 1
        else:
            days, precision = ago(self.published, unit, number, since=since), row.precision
        return self._expression(first, last, days, precision, "since" if since else "ago")

    def _number_before(self, hit: Hit[DateWord | Month]) -> tuple[int, int]:
        """How many units, and the token at which that begins; the dual «عامين» is two, a bare plural several."""
        if self._numbers is None:
            self._numbers = {n.last: n for n in numbers_in(self.tokens)}
        number = self._numbers.get(hit.first - 1)
        if number is not None:
            return number.count.min, number.first
        word = self.tokens[hit.first].folded
        if word in _SOME:
            return 0, hit.first
        return (2 if word.endswith("ين") else 1), hit.first

    def _years(self, found: list[DateExpression]) -> list[DateExpression]:
        """«عام 2014», "in 2014", where no month has taken the year."""
        if not self.tokens.numerals:
            return []
        taken = {i for e in found for i in range(e.first, e.last + 1)}
        out = []
        for index in self.tokens.numerals:
            before, token = self.tokens[index - 1].folded if index else "", self.tokens[index]
            if index in taken or int(token.folded) not in YEARS:
                continue
            if before in _BEFORE_YEAR:
                year = int(token.folded)
                first = index - (before in _YEAR)
                out.append(self._make(first, index, (date(year, 1, 1), date(year, 12, 31)), 3, "year"))
        return out
