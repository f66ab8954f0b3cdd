"""The day an article was published, out of what its page, address or text tells; never guessed.

Arabic pages give it in forms that no library reads («22nd شباط / فبراير 2021»), so the months come from
`data/months.csv`, in Levantine, Egyptian, Maghrebi and dual names.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache

from geodata.language.normalise import fold
from geodata.tables import Row, read_table

FIRST_YEAR = 1990  # an earlier year in an address or head line is a number of something else
_HEAD_LINES = 6  # a date line stands among the first lines of an article
_HEAD_LENGTH = 110  # characters; a longer line is a sentence, and its date is the event's
_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMERIC = re.compile(
    r"(?<!\d)(?:(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})|(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}))(?!\d)"
)
# "published", "updated", "posted on", «تم نشره», «نشر في», «تاريخ النشر», «اخر تحديث», «اضيف بتاريخ»
_PUBLISHED = re.compile(r"نشر|تحديث|اضيف|بتاريخ|حرر|\b(?:published|updated|posted|date)\b")
_WEEKDAY = re.compile(r"\s*(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?[\s,.]+")
_NO_PART_OF_A_DATE = re.compile(r"[^\W\d_]{3,}")


class Month(Row):
    """A name of a month."""

    name: str
    month: int
    calendar: str
    example: str


@cache
def month_numbers() -> dict[str, int]:
    """Folded name of a Gregorian month -> 1..12."""
    return {fold(row.name): row.month for row in read_table("months.csv", Month) if row.calendar == "gregorian"}


@cache
def _written() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(month_numbers(), key=len, reverse=True))
    month = rf"(?<!\w)({names})\.?(?!\w)(?:\s*[/-]?\s*\(?(?:{names})(?!\w)\)?)?"
    day = r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?:,|،|من|عام|لعام|سنه|of|\s)*(\d{4})(?!\d)"
    return re.compile(rf"{day}[\s,،/-]*(?:من|of)?\s*{month}[\s,،/-]*{year}|{month}\s*{day}[\s,،]+{year}")


def published_on(text: str, url: str | None = None) -> date | None:
    """The day of publication by a date line of the text, else by the address; None where neither tells."""
    return day_of_text(text) or (day_of_address(url) if url else None)


def day_of_address(url: str) -> date | None:
    """The day in an address such as `https://news.example/2015/02/15/title`."""
    return next((day for m in _ADDRESS.finditer(url) if (day := _day(m[1], m[3], m[4]))), None)


def day_of_text(text: str) -> date | None:
    """The day of the date line: a short line near the top that says when it was published, or is nothing but a date."""
    lines = [fold(line) for line in text.splitlines() if line.strip()][:_HEAD_LINES]
    for line in lines:
        if len(line) <= _HEAD_LENGTH and (_PUBLISHED.search(line) or _is_date_alone(line)) and (day := parse_day(line)):
            return day
    return _leading_day(lines[0]) if lines else None


def _leading_day(line: str) -> date | None:
    """The day that an agency text begins with: `July 19 2014 Three ...`, `Fri Feb 27 2015 ...`, `27-07-2016 ...`."""
    return parse_day(line[:end]) if (end := leading_day_end(line)) else None


def leading_day_end(text: str) -> int:
    """Where the date ends that an agency text begins with, a weekday before it or not; 0 where it begins otherwise."""
    head = text[:_HEAD_LENGTH].lower()
    weekday = _WEEKDAY.match(head)
    at = weekday.end() if weekday else 0
    match = _written().match(head, at) or _NUMERIC.match(head, at)
    return match.end() if match else 0


def _is_date_alone(line: str) -> bool:
    rest = _written().sub("", _NUMERIC.sub("", line))
    # A weekday and «am»/«مساء» may stand beside the date; a third word makes it a sentence.
    return len(_NO_PART_OF_A_DATE.findall(rest)) <= 2


def parse_day(text: str) -> date | None:
    """The first full date in a text: ISO, `15/02/2015` (day first, as the region writes), or with a named month."""
    folded = fold(text)
    return next((day for day in _days(folded) if day), None)


def parse_timestamp(stamp: str) -> date | None:
    """The day of an ISO 8601 time stamp of a page's meta data, in the stamp's own zone; else as `parse_day`."""
    try:
        return _plausible(datetime.fromisoformat(stamp.strip()).date())
    except ValueError:
        return parse_day(stamp)


def _days(folded: str) -> Iterator[date | None]:
    for m in _written().finditer(folded):
        day, name, year = (m[1], m[2], m[3]) if m[1] else (m[5], m[4], m[6])
        yield _day(year, month_numbers()[name], day)
    for m in _NUMERIC.finditer(folded):
        if m[1]:
            yield _day(m[1], m[2], m[3])
        else:
            yield _day(m[6], m[5], m[4]) or _day(m[6], m[4], m[5])


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return _plausible(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _plausible(day: date) -> date | None:
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)  # it may be tomorrow already where the page was written
    return day if day.year >= FIRST_YEAR and day <= tomorrow else None
