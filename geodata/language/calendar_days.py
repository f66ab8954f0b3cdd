"""The days that a month, a year or a part of them covers, in both calendars."""

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from geodata.language.date_words import Month

Days = tuple[date | None, date | None]  # first and last
HIJRI_YEARS = range(1343, 1501)  # what hijridate converts
A_MONTH, A_YEAR = 30, 365  # days of these units, as `date_words.csv` gives them


def month_days(row: Month, day: int | None, year: int | None, published: date | None) -> Days | None:
    """First and last day of the month or the day itself; None where there is no such date."""
    if row.calendar == "hijri":
        return _hijri_days(row.month, day, year, published)
    if year is None:
        if published is None:
            return None, None
        year = published.year
        if (row.month, day or 1) > (published.month, published.day if day else 1):
            year -= 1
    first = day_of(year, row.month, day or 1)
    return None if first is None else (first, first if day else month_end(first))


def _hijri_days(month: int, day: int | None, year: int | None, published: date | None) -> Days | None:
    if year is None:
        if published is None:
            return None, None
        today = Gregorian(published.year, published.month, published.day).to_hijri()
        year = today.year - ((month, day or 1) > (today.month, today.day if day else 1))
    if year not in HIJRI_YEARS:
        return None
    length = Hijri(year, month, 1).month_length()
    first, last = (Hijri(year, month, min(d, length)).to_gregorian() for d in (day or 1, day or length))
    return date(first.year, first.month, first.day), date(last.year, last.month, last.day)


def shift(day: date | None, days: int) -> date | None:
    """So many days later; None where the day is unknown."""
    return day + timedelta(days) if day else None


def month_back(day: date | None, months: int) -> date | None:
    """The same day so many months before, or the last of a shorter month; None where the day is unknown."""
    if day is None:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))


def ago(published: date | None, unit: int, number: int, *, since: bool) -> Days:
    """So many units of days ago, give or take half a unit of more than a day; up to now where it is said to last."""
    point, slack = shift(published, -unit * number), unit // 2 if unit > 1 else 0
    return shift(point, -slack), published if since else shift(point, slack)


def some_ago(published: date | None, unit: int, *, since: bool) -> Days:
    """Between two and seven of a unit of days ago; hours (a unit of no day) are within the last day."""
    return shift(published, -7 * unit or -1), published if since else shift(published, -2 * unit)


def elapsed(published: date | None, unit: int, number: int) -> Days:
    """What is less than so many units of days past: from then to the day before publication."""
    first = month_back(published, number) if unit == A_MONTH else shift(published, -unit * number)
    return first, shift(published, -1)


def month_end(first: date) -> date:
    """The last day of the month that begins on this day."""
    return (first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)


def unit_days(published: date | None, unit: int, *, back: bool) -> Days:
    """First and last day of this or the last month or year."""
    if published is None:
        return None, None
    if unit == A_YEAR:
        year = published.year - back
        return date(year, 1, 1), date(year, 12, 31)
    first = (published.replace(day=1) - timedelta(1)).replace(day=1) if back else published.replace(day=1)
    return first, month_end(first)


def portion_of(days: tuple[date | None, date | None], which: str) -> tuple[date | None, date | None]:
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


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
