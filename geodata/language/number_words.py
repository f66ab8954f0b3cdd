"""The words of numbers, from `numbers.csv`, and what each word of a text is among them."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from geodata.language.inflection import rests, variants
from geodata.language.normalise import fold
from geodata.language.remembered import Remembered
from geodata.tables import Row, read_table, split_cell


class NumberWord(Row):
    """A row of `numbers.csv`."""

    words: str
    value: int | None = None
    kind: Literal["unit", "teen", "tens", "hundred", "hundreds", "thousand", "thousands", "vague", "least", "about",
                  "between"]  # fmt: skip
    example: str


@dataclass(slots=True)
class _Words:
    values: dict[str, NumberWord]
    around: dict[str, list[tuple[tuple[str, ...], NumberWord]]]  # first word -> rest, row


@cache
def number_words() -> list[NumberWord]:
    """The rows of `numbers.csv`."""
    return read_table("numbers.csv", NumberWord)


@cache
def _words() -> _Words:
    values: dict[str, NumberWord] = {}
    around: dict[str, list[tuple[tuple[str, ...], NumberWord]]] = {}
    for row in number_words():
        for phrase in split_cell(row.words):
            first, *rest = fold(phrase).split()
            if row.value is None:
                around.setdefault(first, []).append((tuple(rest), row))
            else:
                values.setdefault(first, row)
    return _Words(values, around)


def stands(folded: str) -> bool:
    """Whether a word stands in the table as it is, so that a «و» at its beginning is its own: «واحد»."""
    return folded in _words().values


def _number_word(folded: str) -> NumberWord | None:
    for prefix, rest in variants(folded):
        row = _words().values.get(rest)
        if row is not None and "س" not in prefix:  # no number takes «س»
            return row
    return None


value_of = Remembered(_number_word).__getitem__  # by folded word


def _begins(folded: str) -> bool:
    return folded[-1:].isdecimal() or value_of(folded) is not None


may_begin = Remembered(_begins).__getitem__  # whether a number may begin with a folded word


def _opened(folded: str) -> list[tuple[tuple[str, ...], NumberWord]]:
    return [phrase for rest in rests(folded) for phrase in _words().around.get(rest, ())]


phrases_of = Remembered(_opened).__getitem__  # the phrases around numbers that a word opens
