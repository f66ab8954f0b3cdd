"""Date expressions of a text, resolved against its day of publication: «أمس», «الأحد الماضي», «قبل عامين».

A weekday is the last such day on or before publication, and a month or a day without a year the last such one. What
the text itself puts in the future («الأحد المقبل») is told as future and never dated before publication.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Literal

from hijridate import Gregorian, Hijri
from pydantic import Field

from geodata.language.document import Token, tokenise
from geodata.language.lexicon import Form, Hit, Lexicon
from geodata.language.numbers import Number, numbers_in
from geodata.tables import Row, read_table

Kind = Literal["day", "weekday", "period", "month", "year", "ago", "since", "future"]
_ALSO_WORDS = frozenset({"مارس", "آب", "ماي", "أوت", "صفر", "رجب", "شعبان", "May", "March"})
_MONTH_AFTER = frozenset({"في", "شهر", "منذ", "خلال", "حتي", "in", "of", "since", "until", "during"})
_SOME = frozenset({"ايام", "ساعات", "دقايق", "اسابيع", "اشهر", "شهور", "اعوام", "سنوات", "سنين", "days", "weeks", "months",
                   "years", "hours"})  # fmt: skip
_YEARS = range(1900, 2101)
_HIJRI_YEARS = range(1343, 1501)  # what hijridate converts


class DateWord(Row):
    """A row of `date_words.csv`."""

    words: str
    kind: Literal["day", "weekday", "period", "unit", "ago", "since", "last", "this", "next", "begin", "middle", "end_of", "same",
                  "eve", "not_date"]  # fmt: skip
    first: int | None = Field(None, alias="from")
    last: int | None = Field(None, alias="to")
    precision: int = 1
    form: Form
    example: str


class Month(Row):
    """A row of `months.csv`."""

    name: str
    month: int
    calendar: Literal["gregorian", "hijri"]
    example: str


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as a text gives it; `date_from` None where it hangs on a day of publication that is unknown."""

    start: int
    end: int
    date_from: date | None
    date_to: date | None
    precision: int  # 1 day | 2 week | 3 month or worse
    kind: Kind
    first: int = 0  # index of its first token
    last: int = 0


@cache
def date_words() -> list[DateWord]:
    """The rows of `date_words.csv`."""
    return read_table("date_words.csv", DateWord)


@cache
def months() -> list[Month]:
    """The rows of `months.csv`."""
    return read_table("months.csv", Month)


@cache
def _lexicon() -> Lexicon[DateWord | Month]:
    rows: list[tuple[DateWord | Month, str, Form]] = [(row, row.words, row.form) for row in date_words()]
    rows += [(row, row.name, Form.WORD) for row in months()]
    return Lexicon(rows)


def read_dates(text: str, published: date | None, offset: int = 0) -> tuple[DateExpression, ...]:
    """The date expressions of a text, in its order.

    `published` is the day that «أمس» and the like count from; without it such an expression has no date.
    `offset` is added to the positions.
    """
    return dates_in(tokenise(text, offset), published)


def dates_in(tokens: Sequence[Token], published: date | None) -> tuple[DateExpression, ...]:
    """As `read_dates`, of words already cut."""
    reading = _Reading(tokens, published)
    found = [*_numeric(tokens), *reading.found()]
    kept: list[DateExpression] = []
    for expression in sorted(found, key=lambda e: (e.first, -e.last)):
        if not kept or expression.first > kept[-1].last:
            kept.append(expression)
    return tuple(_joined(kept, tokens))


def _numeric(tokens: Sequence[Token]) -> list[DateExpression]:
    """2016-07-27, 27/7/2016, 27-07-2016."""
    found = []
    for index in range(len(tokens) - 2):
        three = tokens[index : index + 3]
        if not all(t.folded.isdecimal() and len(t.folded) <= 4 for t in three):
            continue
        if any(b.start - a.end != 1 for a, b in pairwise(three)):
            continue
        a, b, c = (int(t.folded) for t in three)
        day = _day(a, b, c) if a in _YEARS else _day(c, b, a) if c in _YEARS else None
        if day:
            found.append(DateExpression(three[0].start, three[2].end, day, day, 1, "day", index, index + 2))
    return found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _joined(kept: list[DateExpression], tokens: Sequence[Token]) -> list[DateExpression]:
    """«أمس السبت», «السبت 25 تموز», «ليل الجمعة السبت»: neighbours that tell one time."""
    out: list[DateExpression] = []
    for expression in kept:
        before = out[-1] if out else None
        if before is None or expression.first - before.last > 1 or tokens[before.last].end + 3 < expression.start:
            out.append(expression)
            continue
        out[-1] = _one(before, expression, tokens)
    return out


def _one(a: DateExpression, b: DateExpression, tokens: Sequence[Token]) -> DateExpression:
    span = {"start": a.start, "end": b.end, "first": a.first, "last": b.last}
    explicit = {"month": 4, "weekday": 3, "day": 2, "period": 1}
    if a.kind == b.kind == "weekday" and a.date_from and b.date_from and (b.date_from - a.date_from).days == 1:
        if (
            tokens[a.first - 2].folded == "منتصف" or tokens[a.first - 1].folded == "منتصف"
        ):  # past midnight: the later day
            return replace(b, **span)  # type: ignore[arg-type]  # span holds ints only
        return replace(a, date_to=b.date_to, **span)  # type: ignore[arg-type]  # span holds ints only
    kept = max((a, b), key=lambda e: (explicit.get(e.kind, 0), -e.precision))
    if a.kind == "since" or b.kind == "future":
        kept = a if a.kind == "since" else b
    return replace(kept, **span)  # type: ignore[arg-type]  # span holds ints only


class _Reading:
    """One pass over the words of a text."""

    def __init__(self, tokens: Sequence[Token], published: date | None) -> None:
        self.tokens = tokens
        self.published = published
        self.hits = _lexicon().find(tokens)
        self.by_first = {hit.first: hit for hit in self.hits}
        self.by_last = {hit.last: hit for hit in self.hits}
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

    def _read(self, hit: Hit[DateWord | Month]) -> DateExpression | None:
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
        return None

    # --- the neighbours of a hit ---

    def _kind(self, hit: Hit[DateWord | Month] | None) -> str | None:
        return hit.row.kind if hit is not None and isinstance(hit.row, DateWord) else None

    def _kind_before(self, first: int) -> str | None:
        return self._kind(self.by_last.get(first - 1))

    def _kind_after(self, last: int) -> str | None:
        return self._kind(self.by_first.get(last + 1))

    def _make(
        self, first: int, last: int, days: tuple[date | None, date | None], precision: int, kind: Kind
    ) -> DateExpression:
        since = self._kind_before(first) == "since"
        if since:
            first, kind, days = first - 1, "since", (days[0], self.published)
        return DateExpression(self.tokens[first].start, self.tokens[last].end, *days, precision, kind, first, last)

    # --- one method for each kind ---

    def _offset(self, hit: Hit[DateWord | Month], row: DateWord, kind: Kind) -> DateExpression:
        days = (_shift(self.published, row.first or 0), _shift(self.published, row.last or 0))
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
        start = _shift(day, -1) if before == "eve" else day
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
        days = self._month_days(row, day, year)
        if days is None:
            return None
        if portion in ("begin", "middle", "end_of"):
            return self._make(first - 1, last, _portion(days, portion), 3 if day is None else 1, "month")
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
        """The day before a month's name: «24 مارس», «الـ24 من مارس»."""
        index = first - 1
        if index >= 1 and self.tokens[index].folded in ("من", "of", "شهر"):
            index -= 1
        if index >= 0 and (match := re.fullmatch(r"(?:و|ال|في)*(\d{1,2})(?:st|nd|rd|th)?", self.tokens[index].folded)):
            return (int(match[1]), index) if 1 <= int(match[1]) <= 31 else (None, first)
        return None, first

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
            if year in _YEARS or year in _HIJRI_YEARS:
                return year, index
        return None, last

    def _month_days(self, row: Month, day: int | None, year: int | None) -> tuple[date | None, date | None] | None:
        """First and last day of the month or the day itself; None where there is no such date."""
        if row.calendar == "hijri":
            return self._hijri_days(row.month, day, year)
        if year is None:
            if self.published is None:
                return None, None
            year = self.published.year
            if (row.month, day or 1) > (self.published.month, self.published.day if day else 1):
                year -= 1
        first = _day(year, row.month, day or 1)
        return None if first is None else (first, first if day else _month_end(first))

    def _hijri_days(self, month: int, day: int | None, year: int | None) -> tuple[date | None, date | None] | None:
        if year is None:
            if self.published is None:
                return None, None
            today = Gregorian(self.published.year, self.published.month, self.published.day).to_hijri()
            year = today.year - ((month, day or 1) > (today.month, today.day if day else 1))
        if year not in _HIJRI_YEARS:
            return None
        length = Hijri(year, month, 1).month_length()
        first, last = (Hijri(year, month, min(d, length)).to_gregorian() for d in (day or 1, day or length))
        return date(first.year, first.month, first.day), date(last.year, last.month, last.day)

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
        if which not in ("last", "this") or row.first not in (30, 365):
            return None
        days = _unit_days(self.published, row.first, back=which == "last")
        number, at = self._day_number(first)
        if number and row.first == 30 and days[0] and days[1] and number <= days[1].day:  # «25 من الشهر الجاري»
            day = days[0].replace(day=number)
            return self._make(at, last, (day, day), 1, "month")
        portion = self._kind_before(first)
        if portion in ("begin", "middle", "end_of"):
            first, days = first - 1, _portion(days, portion)
        if self.published and days[1] and days[1] > self.published:
            days = (days[0], self.published)
        return self._make(first, last, days, 3, "period")

    def _some_time_ago(self, hit: Hit[DateWord | Month], row: DateWord) -> DateExpression | None:
        """«قبل ثلاثة أيام», «منذ عامين», "two weeks ago"."""
        number, first = self._number_before(hit)
        ago, last = self._kind_before(first), hit.last
        if ago not in ("ago", "since"):
            after = self._kind_after(last)
            if after != "ago":
                return None
            ago, last = after, last + 1
        else:
            first -= 1
        if number == 0:  # «قبل أيام»: some days
            return self._vague_ago(first, last, row, "since" if ago == "since" else "ago")
        days = (row.first or 0) * number
        point = _shift(self.published, -days)
        slack = 0 if (row.first or 0) <= 1 else (row.first or 0) // 2
        until = self.published if ago == "since" else _shift(point, slack)
        return DateExpression(self.tokens[first].start, self.tokens[last].end, _shift(point, -slack), until,
                              row.precision, "since" if ago == "since" else "ago", first, last)  # fmt: skip

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

    def _vague_ago(self, first: int, last: int, row: DateWord, kind: Kind) -> DateExpression:
        """Between two and seven of a unit ago; hours are within the last day."""
        unit = row.first or 0
        days = (_shift(self.published, -7 * unit or -1), self.published if kind == "since" else _shift(self.published, -2 * unit))
        precision = max(row.precision, 2) if unit else 1
        return DateExpression(self.tokens[first].start, self.tokens[last].end, *days, precision, kind, first, last)

    def _years(self, found: list[DateExpression]) -> list[DateExpression]:
        """«عام 2014», "in 2014", where no month has taken the year."""
        taken = {i for e in found for i in range(e.first, e.last + 1)}
        out = []
        for index, token in enumerate(self.tokens[1:], start=1):
            before = self.tokens[index - 1].folded
            if index in taken or not token.folded.isdecimal() or int(token.folded) not in _YEARS:
                continue
            if before in (
                "عام",
                "العام",
                "سنه",
                "السنه",
                "في",
                "منذ",
                "لعام",
                "بعام",
                "in",
                "since",
                "during",
                "خلال",
                "of",
            ):
                year = int(token.folded)
                first = index - (before in ("عام", "العام", "سنه", "السنه"))
                out.append(self._make(first, index, (date(year, 1, 1), date(year, 12, 31)), 3, "year"))
        return out


def _shift(day: date | None, days: int) -> date | None:
    return day + timedelta(days) if day else None


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)


def _unit_days(published: date | None, unit: int, *, back: bool) -> tuple[date | None, date | None]:
    """First and last day of this or the last month (30) or year (365)."""
    if published is None:
        return None, None
    if unit == 365:
        year = published.year - back
        return date(year, 1, 1), date(year, 12, 31)
    first = (published.replace(day=1) - timedelta(1)).replace(day=1) if back else published.replace(day=1)
    return first, _month_end(first)


def _portion(days: tuple[date | None, date | None], which: str) -> tuple[date | None, date | None]:
    """A third of a period: its beginning, middle or end."""
    first, last = days
    if first is None or last is None or first == last:
        return days
    third = (last - first) / 3
    if which == "begin":
        return first, first + third
    if which == "middle":
        return first + third, last - third
    return last - third, last
