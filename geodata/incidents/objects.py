"""Weapons that a clause only tells as things or men: a car bomb destroyed, belts seized, an air force officer."""

from collections.abc import Sequence

from geodata.incidents.clauses import Clause
from geodata.incidents.words import Trigger, cue_words
from geodata.language.lexicon import Hit

_WEAPONS = frozenset({"ied", "suicide", "suicide_attack", "weapon", "shelling"})
_AMONG = 3  # words between "including" and "a suicide attacker"
_OBJECT = 4  # words between «تدمير» and «سيارة مفخخة»
_BY = frozenset({"by", "with", "in", "when", "after", "as", "using", "في", "من", "اثر", "جراء", "نتيجه", "بعد", "ب"})
_SUPPORT = 3  # words between «بإسناد» and «طيران»
_STRUCK = frozenset({"air", "bombard", "shelling", "blast"})
_DEEDS = frozenset({"killing", "clash", "raid", "arrest", "shooting", "battle"})


def deeds(clause: Clause) -> Sequence[Hit[Trigger]]:
    """The triggers of a clause without those of weapons that did nothing in it, where it tells another deed."""
    if clause.senses.isdisjoint(_WEAPONS | {"aircraft"}):
        return clause.triggers
    hits = [hit for hit in clause.triggers if not _in_support(clause, hit)]
    kept = [hit for hit in hits if not (_made_harmless(clause, hit) or _a_man(clause, hit))]
    if len(hits) < len(clause.triggers):
        return kept
    return kept if any(hit.row.sense in _DEEDS for hit in kept) else clause.triggers


def _in_support(clause: Clause, hit: Hit[Trigger]) -> bool:
    """«نفذت القوات بإسناد من طيران الجيش عملية»: aircraft that only stood behind others."""
    if hit.row.sense != "aircraft" or not clause.senses.isdisjoint(_STRUCK):
        return False
    before = (w.lstrip("وف") for w in clause.tokens.folded[max(0, hit.first - _SUPPORT) : hit.first])
    return not cue_words("support_of").isdisjoint(before)


def _made_harmless(clause: Clause, hit: Hit[Trigger]) -> bool:
    """«قتل أربعة وتدمير سيارة مفخخة», "killing four and seizing explosive belts"."""
    if hit.row.sense not in _WEAPONS or hit.prefix.endswith("ب"):
        return False
    words = clause.tokens.folded
    start = max(0, hit.first - _OBJECT)
    at = max(
        (i for i in range(start, hit.first) if words[i].lstrip("وفب") in cue_words("makes_harmless")), default=None
    )
    if at is None or any(other.first in range(at + 1, hit.first) for other in clause.triggers):
        return False
    between = words[at + 1 : hit.first]
    return (
        _BY.isdisjoint(between)
        and cue_words("means").isdisjoint(between)
        and clause.gap.isdisjoint(range(at, hit.first))
    )


def _a_man(clause: Clause, hit: Hit[Trigger]) -> bool:
    """Of "nine militants, including a suicide attacker, were killed", "the house of an air force officer"."""
    words = clause.tokens.folded
    if hit.row.sense == "aircraft":
        return words[hit.last + 1 : hit.last + 2] != [] and words[hit.last + 1] in cue_words("rank")
    if hit.row.sense not in ("suicide", "suicide_attack") or "blast" in clause.senses:
        return False
    return any(0 < hit.first - cue.last <= _AMONG for cue in clause.cue("subset"))
