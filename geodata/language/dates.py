"""Date expressions of a text, resolved against its day of publication: «أمس», «الأحد الماضي», «قبل عامين».

A weekday is the last such day on or before publication, and a month or a day without a year the last such one. What
the text itself puts in the future («الأحد المقبل») is told as future and never dated before publication.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from geodata.language.calendar_days import day_of
from geodata.language.date_neighbours import TIMES_OF_DAY
from geodata.language.date_reading import YEARS, DateReading
from geodata.language.date_words import DateExpression, DateWord, Month, date_lexicon
from geodata.language.document import Token, Words, tokenise, words_of

_UNTIL = frozenset({"حتي", "الي", "until", "to"})
_THE = frozenset({"ال", "الـ"})
_FEW = 3  # days: a longer stretch is no one event
_MONTHS = 3  # precision of months or worse

__all__ = ["DateExpression", "dates_in", "read_dates"]


def read_dates(text: str, published: date | None, offset: int = 0) -> tuple[DateExpression, ...]:
    """The date expressions of a text, in its order.

    `published` is the day that «أمس» and the like count from; without it such an expression has no date.
    `offset` is added to the positions.
    """
    return dates_in(tokenise(text, offset), published)


def dates_in(tokens: Sequence[Token], published: date | None) -> tuple[DateExpression, ...]:
    """As `read_dates`, of words already cut."""
    words = words_of(tokens)
    key = (dates_in, published)
    if key not in words.memory:
        told = words.numerals or any(_tells(hit.row) for hit in date_lexicon().find(words))
        words.memory[key] = _read(words, published) if told else ()
    read: tuple[DateExpression, ...] = words.memory[key]
    return read


def _tells(row: DateWord | Month) -> bool:
    """Whether a word tells a time by itself; others («قبل») only change what stands beside them."""
    return isinstance(row, Month) or row.kind in ("day", "period", "weekday", "unit", "nth")


def _read(words: Words, published: date | None) -> tuple[DateExpression, ...]:
    found = [*_numeric(words), *DateReading(words, published).found()]
    kept: list[DateExpression] = []
    for expression in sorted(found, key=lambda e: (e.first, -e.last)):
        if not kept or expression.first > kept[-1].last:
            kept.append(expression)
    return tuple(_joined(kept, words))


def _numeric(tokens: Words) -> list[DateExpression]:
    """2016-07-27, 27/7/2016, 27-07-2016."""
    found = []
    for index in tokens.numerals[:-2]:
        three = tokens[index : index + 3]
        if len(three) < 3 or not all(t.folded.isdecimal() and len(t.folded) <= 4 for t in three):
            continue
        if any(b.start - a.end not in (1, 3) for a, b in pairwise(three)):  # «18/7/2015», «18 / 7 / 2015»
            continue
        a, b, c = (int(t.folded) for t in three)
        day = day_of(a, b, c) if a in YEARS else day_of(c, b, a) if c in YEARS else None
        if day:
            found.append(DateExpression(three[0].start, three[2].end, day, day, 1, "day", index, index + 2))
    return found


def _joined(kept: list[DateExpression], tokens: Sequence[Token]) -> list[DateExpression]:
    """«أمس السبت», «السبت 25 تموز», «ليل الجمعة السبت»: neighbours that tell one time."""
    out: list[DateExpression] = []
    for expression in kept:
        before = out[-1] if out else None
        if before is not None and (stretch := _stretch(before, expression, tokens)):
            out[-1] = stretch
            continue
        if before is None or not _beside(before, expression, tokens):
            out.append(expression)
            continue
        out[-1] = _one(before, expression, tokens)
    return out


def _beside(a: DateExpression, b: DateExpression, tokens: Sequence[Token]) -> bool:
    """Whether one stands right behind the other: «الجمعة 29 كانون», «الجمعة الـ 29 من كانون»."""
    article = b.first - a.last == 2 and tokens[a.last + 1].folded in _THE
    return article or (b.first - a.last <= 1 and tokens[a.last].end + 3 >= b.start)


def _stretch(a: DateExpression, b: DateExpression, tokens: Sequence[Token]) -> DateExpression | None:
    """«منذ مساء أمس وحتى صباح اليوم», «صباح اليوم والليلة الماضية»: from the first day to the last."""
    if not (a.date_from and a.date_to and b.date_from and b.date_to):
        return None
    between = [t.folded for t in tokens[a.last + 1 : b.first]]
    until = a.kind == "since" and between[:1] and between[0].lstrip("و") in _UNTIL and set(between[1:]) <= TIMES_OF_DAY
    both = a.kind == b.kind == "day" and not between and tokens[b.first].folded.startswith("و")
    first, last = min(a.date_from, b.date_from), b.date_to if until else max(a.date_to, b.date_to)
    if not (until or both) or not 0 <= (last - first).days <= _FEW:
        return None
    return replace(a, start=a.start, end=b.end, last=b.last, date_from=first, date_to=last, kind="period")


def _years_ago(a: DateExpression, b: DateExpression) -> int:
    """By how many years «قبل عشر سنوات» puts back the day told before it; 0 where it tells none."""
    if b.kind != "ago" or b.precision != _MONTHS or not (a.date_from and b.date_from):
        return 0
    return b.date_from.year - a.date_from.year


def _years_off(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _one(a: DateExpression, b: DateExpression, tokens: Sequence[Token]) -> DateExpression:
    span = {"start": a.start, "end": b.end, "first": a.first, "last": b.last}
    if (years := _years_ago(a, b)) and a.date_from and a.date_to:  # «في آذار قبل عشر سنوات»
        first, last = _years_off(a.date_from, years), _years_off(a.date_to, years)
        return replace(a, date_from=first, date_to=last, kind="ago", precision=3, **span)
    explicit = {"month": 4, "weekday": 3, "day": 2, "period": 1}
    if a.kind == b.kind == "weekday" and a.date_from and b.date_from and (b.date_from - a.date_from).days == 1:
        if (
            tokens[a.first - 2].folded == "منتصف" or tokens[a.first - 1].folded == "منتصف"
        ):  # past midnight: the later day
            return replace(b, **span)  # type: ignore[arg-type]  # span holds ints only
        return replace(a, date_to=b.date_to, **span)  # type: ignore[arg-type]  # span holds ints only
    kept = max((a, b), key=lambda e: (explicit.get(e.kind, 0), -e.precision))
    if a.kind == "since" or b.kind == "future":
        began = replace(a, date_from=b.date_from) if b.kind == "month" and b.date_from else a  # «منذ الجمعة 29 كانون»
        kept = began if a.kind == "since" else b
    return replace(kept, **span)  # type: ignore[arg-type]  # span holds ints only
