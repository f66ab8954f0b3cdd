"""The tables of control words: triggers that say who holds, takes or loses a place, and cues that change them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from geodata.language.document import Token, words_of
from geodata.language.inflection import Form
from geodata.language.lexicon import Hit, Lexicon
from geodata.tables import Row, read_table

CueName = Literal[
    "intent", "past", "earlier", "areas", "country", "hands", "from_hands", "examples", "resumptive", "within", "back",
    "onto", "from_it", "oblique", "future", "last", "capital", "whose", "during",
    "since", "done", "beside", "managing", "failing", "former", "by", "retaking",
    "forces", "turn", "ongoing", "mines", "then", "flag",
    "feared", "fire", "visitors", "raided", "captive", "counterfactual", "passive", "shared", "losses",
    "towns", "land", "trying", "goes_on",
    "part", "fought", "idiom", "piece", "apart", "namely", "rest",
    "object", "also", "side", "withdrawn", "men", "these_are", "result", "distance", "own", "members", "rebels",
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
def _cue_lexicon() -> Lexicon[ControlCue]:
    return Lexicon(((row, row.words, row.form) for row in control_cues()), group=lambda row: row.cue)


@dataclass(frozen=True, slots=True)
class CueFinder:
    """Finds the cues of one name; all names are looked for together."""

    cue: CueName

    def find(self, tokens: Sequence[Token]) -> list[Hit[ControlCue]]:
        """The cues of that name, in the order of the text."""
        words, lexicon = words_of(tokens), _cue_lexicon()
        return lexicon.find(words, self.cue) if self.cue in lexicon.begun_in(words) else []


cue_lexicon = cache(CueFinder)
