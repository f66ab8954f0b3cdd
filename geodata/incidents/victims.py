"""Who can be killed or wounded: the nouns of `victims.csv`, and a group of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from geodata.language.inflection import Form
from geodata.language.lexicon import Lexicon
from geodata.language.normalise import fold
from geodata.records import Count
from geodata.tables import Row, read_table, split_cell

Side = Literal["civilian", "fighter", "person", "protester"]
Fate = Literal["dead", "hurt"]


class Victim(Row):
    """A row of `victims.csv`."""

    singular: str = ""
    dual: str = ""
    plural: str = ""
    side: Side
    example: str


@dataclass(slots=True)
class People:
    """A group of people; `count` None for a plural that tells no number."""

    first: int  # index of its first token, the number's
    last: int
    count: Count | None
    side: Side
    spelt: bool  # a number stands before the noun


Fated = tuple[Fate | None, People]  # a group, and what befell it as far as its clause tells


@cache
def victims() -> list[Victim]:
    """The rows of `victims.csv`."""
    return read_table("victims.csv", Victim)


@cache
def victim_forms() -> frozenset[str]:
    """Every form of the table, folded: of «وزير» the «و» is its own."""
    return frozenset(
        fold(form) for row in victims() for form in split_cell(f"{row.singular}|{row.dual}|{row.plural}") if form
    )


@cache
def victim_lexicon() -> Lexicon[tuple[Victim, int]]:
    """Each form with the number that it means by itself: 1, 2, or 0 for a plural."""
    rows: list[tuple[tuple[Victim, int], str, Form]] = []
    for row in victims():
        for number, words in ((2, row.dual), (1, row.singular), (0, row.plural)):
            rows.append(((row, number), words, Form.WORD))
    return Lexicon(rows)


def total(groups: Sequence[People]) -> Count | None:
    """How many all of them are; None where none is counted."""
    counted = [g.count for g in groups if g.count is not None]
    if not counted:
        return None
    open_ended = any(c.max is None for c in counted)
    return Count(sum(c.min for c in counted), None if open_ended else sum(c.max or 0 for c in counted))
