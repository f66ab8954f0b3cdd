"""The tables of control words: triggers that say who holds, takes or loses a place, and cues that change them."""

from functools import cache
from typing import Literal

from geodata.language.lexicon import Form, Lexicon
from geodata.tables import Row, read_table

CueName = Literal[
    "intent", "past", "earlier", "areas", "country", "hands", "from_hands", "examples", "resumptive", "within", "back",
    "onto", "from_it", "oblique", "future", "last", "capital",
]  # fmt: skip


class ControlTrigger(Row):
    """A row of `control_triggers.csv`."""

    words: str
    form: Form
    said: Literal["took", "holds", "lost", "handed over", "drove out"]
    holder: Literal["subject", "after", "before", "hands"]
    place: Literal["after", "before", "either", "from"]
    needs: str = ""
    example: str


class ControlCue(Row):
    """A row of `control_cues.csv`."""

    cue: CueName
    form: Form
    words: str
    country: str | None = None
    kinds: str = ""
    actor: str | None = None
    example: str


@cache
def control_triggers() -> list[ControlTrigger]:
    """The rows of `control_triggers.csv`."""
    return read_table("control_triggers.csv", ControlTrigger)


@cache
def control_cues() -> list[ControlCue]:
    """The rows of `control_cues.csv`."""
    return read_table("control_cues.csv", ControlCue)


@cache
def trigger_lexicon() -> Lexicon[ControlTrigger]:
    """Finds triggers."""
    return Lexicon((row, row.words, row.form) for row in control_triggers())


@cache
def cue_lexicon(cue: CueName) -> Lexicon[ControlCue]:
    """Finds the cues of one name."""
    return Lexicon((row, row.words, row.form) for row in control_cues() if row.cue == cue)
