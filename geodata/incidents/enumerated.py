"""English lists of those who died: "killed seven civilians, five fighters and 11 troops"."""

from collections.abc import Sequence
from itertools import pairwise

from geodata.incidents.victims import People
from geodata.language.document import Token

_COUNTED_AFTER = 4  # words from "killed" to how many
_SUFFERED = frozenset({"was", "were", "been", "be", "got"})  # before "killed" in a passive
_SHORTEST = 3  # groups of a list; two beside a comma may be a whole and its part
_ONE = (["a"], ["an"])
_AND = frozenset({"and", "also", "a", "an"})  # before the last of a list


def next_in_lists(tokens: Sequence[Token], people: Sequence[People], gap: frozenset[int]) -> dict[int, People]:
    """By the first token of a group, the group that follows it in an English list of them."""
    out: dict[int, People] = {}
    chain: list[People] = []
    for group in people:
        if chain and not _follows(tokens, chain[-1], group, gap):
            chain = []
        chain.append(group)
        if len(chain) >= _SHORTEST and tokens[group.first - 1].folded in _AND and _apart(chain):
            out.update({before.first: after for before, after in pairwise(chain)})
    return out


def _follows(tokens: Sequence[Token], before: People, group: People, gap: frozenset[int]) -> bool:
    """Whether only a comma, or an "and", stands between two groups."""
    between = tokens[before.last + 1 : group.first]
    if not between or [t.folded for t in between] in _ONE:
        return before.last in gap and (group.spelt or bool(between))
    return len(between) < _SHORTEST and between[0].folded == "and" and all(t.folded in _AND for t in between)


def _apart(chain: Sequence[People]) -> bool:
    """Whether the groups are others each: "14 civilians, three women and two children" are 14."""
    counts = [group.count.min if group.count else 0 for group in chain]
    whole = chain[0].side == "person" or counts[0] == sum(counts[1:])
    return not whole and len({group.side for group in chain}) > 1 and all(counts)


def killed_others(
    tokens: Sequence[Token], people: Sequence[People], gap: frozenset[int], last: int, index: int
) -> bool:
    """Whether those who end at `last`, before an English "killed", did it: "two suicide bombers killed 55 people"."""
    whom = next((p for p in people if p.count and p.spelt and 0 < p.first - index <= _COUNTED_AFTER), None)
    if tokens[index].folded != "killed" or whom is None or gap & set(range(index, whom.first)):
        return False
    if any(t.folded in _SUFFERED for t in tokens[last + 1 : index]):
        return False
    between = [t.folded for t in tokens[index + 1 : whom.first]]
    return between[:1] != ["and"] or "wounded" in between  # "leaving two killed and four others wounded"
