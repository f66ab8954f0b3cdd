"""How it is told in passing or in part who holds a place: "rebel-held Douma", "Daeshs stronghold", "half of it"."""

from collections.abc import Sequence

from geodata.control.words import ControlTrigger, cue_lexicon
from geodata.incidents.actors import Named
from geodata.language.document import Token
from geodata.language.lexicon import Hit

_HYPHENS = frozenset("-‐‑–")
_HELD = 7  # words from "held" to a name: "held towns and villages of the province of"
_POSSESSOR = 3  # words from "Daesh's" to "stronghold", adjectives between
_NARROWED = 4  # words between "neighbourhoods" and "it still holds"


def hyphened(text: str, hit: Hit[ControlTrigger]) -> bool:
    """Whether a trigger is the second half of "rebel-held"."""
    return hit.start > 0 and text[hit.start - 1] in _HYPHENS


def at_once(tokens: Sequence[Token], hit: Hit[ControlTrigger], name: int) -> bool:
    """Whether a name belongs to "rebel-held": few words and no comma lie between."""
    words = range(hit.last, name)
    return len(words) <= _HELD and all(tokens[i + 1].start <= tokens[i].end + 1 for i in words)


def possessor(tokens: Sequence[Token], actors: Sequence[Named], hit: Hit[ControlTrigger]) -> Named | None:
    """Whose stronghold it is where it stands before the word: "Daeshs de facto capital", "its main bastion"."""
    if not tokens[hit.first].text.isascii():
        return None
    if actors and {"its", "their"} & {t.folded for t in tokens[max(0, hit.first - 2) : hit.first]}:
        subjects = [actor for actor in actors if actor.role != "nisba" and actor.last < hit.first]
        return subjects[0] if subjects else actors[0]
    before = [actor for actor in actors if 0 < hit.first - actor.last <= _POSSESSOR]
    told = [actor for actor in before if not any(t.folded in _VERBS for t in tokens[actor.last + 1 : hit.first])]
    return told[-1] if told else None


def pronoun_before(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """Whether the subject is a pronoun: "the last districts it still holds"."""
    before = [t.folded for t in tokens[max(0, hit.first - 2) : hit.first]]
    return bool({"it", "they"} & set(before)) and tokens[hit.first].text.isascii()


def in_part(tokens: Sequence[Token], hit: Hit[ControlTrigger], last: int) -> bool:
    """Whether only parts are held: "holds half of the city", "the last districts that it holds in the city"."""
    parts = cue_lexicon("part").find(tokens)
    nearest = -_NARROWED if tokens[hit.first].text.isascii() else 1  # «تسيطر على نصف المدينة»
    return any(part.first - hit.last >= nearest and part.first < last for part in parts)


def in_suburbs(tokens: Sequence[Token], hit: Hit[ControlTrigger], last: int) -> bool:
    """Whether not the place itself is held: "rebel-held suburbs of Damascus"."""
    return any(t.folded in _AROUND for t in tokens[hit.last + 1 : last])


_AROUND = frozenset({"suburb", "suburbs", "outskirts", "areas", "parts", "territory", "territories", "positions"})
_VERBS = frozenset({"is", "was", "are", "were", "in", "from", "against", "of", "on", "to", "at"})
