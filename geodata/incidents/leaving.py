"""Whether English words of leaving tell that people were driven out of a place, or that fighters left it."""

from collections.abc import Sequence

from geodata.incidents.words import Cues, Trigger, cue_words
from geodata.language.document import Token
from geodata.language.lexicon import Hit
from geodata.language.numbers import numbers_in
from geodata.records import Mention

_STATES = frozenset({"is", "are", "was", "were", "been", "now", "still", "be", "keep"})
_SPANS = frozenset({"years", "months", "year"})
_FOR = frozenset({"to", "for", "against", "alongside", "each"})  # "fighting to recapture the town"
_WISHED = frozenset({"to", "will", "would", "could", "can", "may", "of", "for"})  # "fight to drive them out"
_HYPHENS = frozenset("-‐‑–")
_MEANT = 3  # words of "managed to fully" before "retake"
_BEATEN = 8  # words from "beat" to "retake": "beat back the militants to retake the town"
_DRIVEN = 10  # words between "drove" and "out of"
_LEAVERS = 8  # words between "fighters" and "left"
_MOVERS = 4  # words between «غادرت» and «حافلة»
_ABOARD = 9  # words between «غادرت» and «مسلحين»
_PLACE = 7  # words between "left" and the place


def goes_on(tokens: Sequence[Token], hit: Hit[Trigger]) -> bool:
    """Whether "fighting" tells what people generally do: "the army is fighting to recapture", not "fighting raged"."""
    before = tokens[hit.first - 1].folded if hit.first else ""
    after = tokens[hit.last + 1].folded if hit.last + 1 < len(tokens) else ""
    ago = before == "of" and hit.first > 1 and tokens[hit.first - 2].folded in _SPANS  # "after years of fighting"
    return tokens[hit.last].folded == "fighting" and (ago or before in _STATES or after in _FOR)


def under_it(tokens: Sequence[Token], hit: Hit[Trigger]) -> bool:
    """Whether an agreement is only what something happened under: "left under a deal"."""
    return "under" in {t.folded for t in tokens[max(0, hit.first - 3) : hit.first]}


def driven_out(tokens: Sequence[Token], mentions: Sequence[Mention], hit: Hit[Trigger]) -> bool:
    """Whether someone was driven from a place, as in "drove the militants out of the town"."""
    if hit.first and tokens[hit.first - 1].folded in _WISHED:
        return False
    ahead = tokens[hit.last + 1 : hit.last + 1 + _DRIVEN]
    out = next((i for i, t in enumerate(ahead) if t.folded in ("from", "out")), None)
    return out is not None and _names_place(ahead[out + 1 : out + _PLACE], mentions)


def fighters_leave(tokens: Sequence[Token], mentions: Sequence[Mention], cues: Cues, hit: Hit[Trigger]) -> bool:
    """Whether fighters or their buses left a place: "left the suburb"; "left nine dead" is no leaving."""
    if hit.row.sense == "convoy":
        return _in_buses(cues, hit)
    leavers = any(0 < hit.first - cue.last <= _LEAVERS for cue in cues["leavers"])
    ahead = tokens[hit.last + 1 : hit.last + 1 + _PLACE]
    return leavers and not numbers_in(ahead[:3]) and _names_place(ahead, mentions)


def _in_buses(cues: Cues, hit: Hit[Trigger]) -> bool:
    """«غادرت 20 حافلة تقل مسلحين»: whom the buses carry tells that fighters left."""
    buses = any(0 < c.first - hit.last <= _MOVERS for c in cues["buses"])
    return buses and any(0 < c.first - hit.last <= _ABOARD for c in cues["evacuees"])


def _names_place(tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Whether a name of a place or «town» stands among the words."""
    starts = {mention.start for mention in mentions}
    return any(token.start in starts or token.folded in cue_words("taken") for token in tokens)


def captured(tokens: Sequence[Token], hit: Hit[Trigger], mark: str) -> bool:
    """Whether English words tell that a place was taken; `mark` is what stands right before the first of them.

    Not "the militant-seized city" nor "fighting to take full control", but "managed to capture", "beat back to retake".
    """
    before = [token.folded for token in tokens[max(0, hit.first - _MEANT) : hit.first]]
    if mark in _HYPHENS:
        return False
    meant = before[-1] in ("to", "of", "for") or (before[-2:-1] == ["to"] and before[-1] in cue_words("taking"))
    beaten = any(token.folded in cue_words("beaten") for token in tokens[max(0, hit.first - _BEATEN) : hit.first])
    return not meant or beaten or not cue_words("managed").isdisjoint(before)
