"""The words of date expressions, from `date_words.csv` and `months.csv`, and what an expression is."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from pydantic import Field

from geodata.language.inflection import Form
from geodata.language.lexicon import Lexicon
from geodata.tables import Row, read_table

Kind = Literal["day", "weekday", "period", "month", "year", "ago", "since", "future", "head", "elapsed"]


class DateWord(Row):
    """A row of `date_words.csv`."""

    words: str
    kind: Literal["day", "weekday", "period", "unit", "ago", "since", "last", "this", "next",
                  "begin", "middle", "end_of",
                  "same",
                  "eve", "nth", "not_date", "movement"]  # fmt: skip
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


@dataclass(slots=True)
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
def date_lexicon() -> Lexicon[DateWord | Month]:
    """Finds the words of both tables."""
    rows: list[tuple[DateWord | Month, str, Form]] = [(row, row.words, row.form) for row in date_words()]
    rows += [(row, row.name, Form.WORD) for row in months()]
    return Lexicon(rows)
