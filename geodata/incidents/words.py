"""The tables of triggers and cues: words that tell an event, and words that change what it means."""

from functools import cache

from geodata.language.lexicon import Form, Lexicon
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
def cue_lexicons() -> dict[str, Lexicon[Cue]]:
    """One lexicon for each cue, so that a word may be several («استهدف» is a target's cue)."""
    names = dict.fromkeys(row.cue for row in cues())
    return {name: Lexicon((row, row.words, row.form) for row in cues() if row.cue == name) for name in names}
