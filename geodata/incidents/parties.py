"""Of whom an English clause tells that they fought or struck: "clashed with", "US-led air strikes hit the group"."""

from geodata.incidents.actors import Named
from geodata.incidents.bombed import NAMED_FIRST
from geodata.incidents.clauses import Clause

_OPPONENT = 3  # words from "with" to whom


def of_their_strikes(clause: Clause, told: list[tuple[Named, str, str]]) -> list[tuple[Named, str, str]]:
    """Of "Kurds advanced after US-led air strikes hit the group": whose strikes they are, and who stands behind."""
    strikes = [h for h in clause.triggers if h.row.sense in ("air", "aircraft") and h.row.words.isascii()]
    first = next(
        (p for p, _, _ in told for h in strikes if p.first < h.first <= p.last + 1 or p.first == h.first), None
    )
    joined = first is not None and clause.tokens[first.first - 1].folded == "and"  # "regime forces and Russian jets"
    if first is None or joined or any(p.first < first.first and rule != NAMED_FIRST for p, _, rule in told):
        return told
    kept = [t for t in told if t[0].first >= first.first]
    return [(p, "target", "struck") if p is not first and rule == NAMED_FIRST else (p, r, rule) for p, r, rule in kept]


def fought_with(clause: Clause, actor: Named) -> bool:
    """Of "fighters of one group clashed with another": the subject stands before the verb."""
    return any(
        clause.tokens[cue.first - 1].folded in ("clashed", "fought", "battled", "skirmished")
        for cue in clause.cue("with")
        if 0 < actor.first - cue.last <= _OPPONENT and cue.first
    )
