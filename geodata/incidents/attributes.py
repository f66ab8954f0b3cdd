"""Names that English uses only to tell of another thing: "the border with Iraq", "the Damascus suburb of Daraya"."""

from collections.abc import Sequence

from geodata.incidents.actors import Named
from geodata.incidents.clauses import Clause
from geodata.language.document import Token
from geodata.records import Mention, PlaceKind

_BORDERS = frozenset({"border", "borders", "frontier", "crossing"})
_THEIRS = 6  # words from "most of them" to the place that they come from
_SUBURBS = frozenset({"suburb", "suburbs"})
_PARTS = frozenset({"district", "districts", "neighbourhood", "neighborhood"})
_OF_SUBURB = _SUBURBS | _PARTS
_LANDS = frozenset({"enclave", "stronghold", "bastion", "pocket", "territory", "suburb", "suburbs"})
_HELD = ("-held", "-cont", "-run ")


def across_border(clause: Clause, mention: Mention, at: int) -> bool:
    """Whether a country only tells which border: "on the border with Iraq"; `at` is the index of its first word."""
    return mention.kind is PlaceKind.COUNTRY and _of_border(clause.tokens, at)


def of_suburb(clause: Clause, mention: Mention) -> bool:
    """Whether a name tells whose suburb another place is: "the Damascus suburb of Daraya"."""
    behind = clause.tokens.after(mention.end)
    if _OF_SUBURB.isdisjoint(clause.tokens.folded[behind : behind + 2]):
        return False
    after = [t.folded for t in clause.tokens[behind : behind + 3] if t.start > mention.end][:2]
    part = bool(after) and (after[0] in _SUBURBS or (after[0] in _PARTS and mention.kind is PlaceKind.CITY))
    return part and after[1:] == ["of"]


def whose_people(clause: Clause, at: int) -> bool:
    """Whether a place tells where the dead come from: "14 people most of them workers of the oil field"."""
    if not clause.tokens[at].text.isascii():
        return False
    before = [cue.last for cue in clause.cue("subset") if 0 < at - cue.last <= _THEIRS]
    if not before:
        return False
    told = [hit.first for hit in clause.triggers]
    return any(not any(last < first < at for first in told) for last in before)


def of_place(clause: Clause, actor: Named) -> bool:
    """Whether an actor's name tells of the place and not who did it: "rebel-held Douma", "the border with Turkey"."""
    if not clause.tokens[actor.first].text.isascii():
        return False
    after = clause.tokens[actor.last + 1].folded if actor.last + 1 < len(clause.tokens) else ""
    held = after in _LANDS or clause.sentence.text[actor.end - clause.sentence.start :].startswith(_HELD)
    return held or _of_border(clause.tokens, actor.first)


def _of_border(tokens: Sequence[Token], at: int) -> bool:
    return at > 1 and tokens[at - 1].folded == "with" and tokens[at - 2].folded in _BORDERS
