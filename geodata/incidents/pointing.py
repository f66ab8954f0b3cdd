"""«في المدينة», «من المطار», «في القضاء»: words that stand for a place named before."""

from collections.abc import Iterable, Sequence

from geodata.incidents.clauses import Clause
from geodata.incidents.placing import scenes
from geodata.incidents.standing import usable
from geodata.incidents.words import cue_words
from geodata.language.document import Sentence
from geodata.records import Mention, PlaceKind

_KINDS = {  # cue: what its words may stand for
    "that_town": frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE}),
    "that_quarter": frozenset({PlaceKind.NEIGHBOURHOOD}),
    "that_camp": frozenset({PlaceKind.CAMP}),
    "that_facility": frozenset({PlaceKind.FACILITY}),
    "that_district": frozenset({PlaceKind.DISTRICT, PlaceKind.SUBDISTRICT}),
}


_CUES = {kind: cue for cue, kinds in _KINDS.items() for kind in kinds}


def nameless(clause: Clause) -> bool:
    """«غارة على بلدة بريف المحافظة», «في قرية مجاورة»: one place, which the clause does not name."""
    words = clause.tokens.folded
    for cue in clause.cue("a_place"):
        follows = words[cue.last + 1] if cue.last + 1 < len(words) else ""
        at = cue.prefix or (words[cue.first - 1] if cue.first else "")
        if at in _AT and follows in cue_words("no_name_of_place"):
            return True
    return False


_AT = frozenset({"في", "علي", "ب", "قرب", "ل"})


class Pointing:
    """Remembers the places that were named, the latest of each kind."""

    def __init__(self) -> None:
        self._last: dict[str, Mention] = {}
        self._before: Mention | None = None  # of the sentence before

    def read(self, mentions: Iterable[Mention], sentence: Sentence, placed: Sequence[Mention] = ()) -> None:
        """Take in the places of a sentence; the one where something happened (`placed`) is talked of."""
        named = [m for m in mentions if sentence.start <= m.start < sentence.end and m.place is not None and usable(m)]
        self._before = next(iter(placed or named), None)
        for mention in (*named, *placed):
            cue = _CUES.get(mention.kind)
            if cue is not None:
                self._last[cue] = mention

    def meant(self, clause: Clause) -> Mention | None:
        """The place that a clause points back to; None where it does not, or itself names a place that may be it."""
        named = scenes(clause)[0]
        if named and named[0].kind is not PlaceKind.COUNTRY:
            return None
        back = next((self._last[cue] for cue in _KINDS if clause.cue(cue) and cue in self._last), None)
        goes_on = clause.number == 0 and clause.tokens[0].folded in cue_words("telling")  # «إذ تظاهر المئات ...»
        return back or (self._before if goes_on and not named else None)
