"""The tables of triggers and cues: words that tell an event, and words that change what it means."""

from collections.abc import Sequence
from functools import cache

from geodata.language.document import Token, Words, words_of
from geodata.language.inflection import Form
from geodata.language.lexicon import Found, Lexicon
from geodata.language.normalise import fold
from geodata.tables import Row, read_table, split_cell


class Trigger(Row):
    """A row of `triggers.csv`."""

    sense: str
    form: Form
    words: str
    example: str


class Cue(Row):
    """A row of `cues.csv`."""

    cue: str
    form: Form
    words: str
    example: str


@cache
def triggers() -> list[Trigger]:
    """The rows of `triggers.csv`."""
    return read_table("triggers.csv", Trigger)


@cache
def cues() -> list[Cue]:
    """The rows of `cues.csv`."""
    return read_table("cues.csv", Cue)


@cache
def cue_words(name: str) -> frozenset[str]:
    """The single words of a cue, folded, as they stand in the table."""
    phrases = (fold(phrase) for row in cues() if row.cue == name for phrase in split_cell(row.words))
    return frozenset(phrase for phrase in phrases if " " not in phrase)


@cache
def trigger_lexicon() -> Lexicon[Trigger]:
    """Finds triggers."""
    return Lexicon((row, row.words, row.form) for row in triggers())


@cache
def _cue_lexicon() -> Lexicon[Cue]:
    """All cues in one; a word may be several («استهدف» is a target's cue), so that each is a group."""
    return Lexicon(((row, row.words, row.form) for row in cues()), group=lambda row: row.cue)


class Cues(Found[Cue]):
    """The cues of a run of words, by name, found in one pass."""

    def __init__(self, words: Words) -> None:
        super().__init__(_cue_lexicon(), words)


def cues_in(tokens: Sequence[Token]) -> Cues:
    """The cues of a run of words."""
    return Cues(words_of(tokens))
