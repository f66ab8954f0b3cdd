"""Numbers that count some of those counted already: «بينهم ثلاثة أطفال», "six children were among the dead"."""

from collections.abc import Sequence
from itertools import pairwise

from geodata.incidents.people import Fate, People
from geodata.incidents.words import Cues, cues_in
from geodata.language.document import Token

_ASIDE = 12  # words between the commas of "militiamen, known as the Brigade, were killed"


def subsets(tokens: Sequence[Token], fates: dict[int, Fate], gap: frozenset[int], cues: Cues) -> frozenset[int]:
    """Tokens that break a number down («بينهم ثلاثة أطفال»), up to the next stop or word of death or wounds."""
    out: set[int] = set()
    for hit in cues["subset"]:
        for index in range(hit.first, len(tokens)):
            if index > hit.last and (index in fates or (index - 1 in gap and index - 1 > hit.last)):
                break
            out.add(index)
    for hit in cues["part_of_dead"]:  # "Six children were among the dead": of those counted elsewhere
        start = max([0, *(i + 1 for i in gap if i < hit.first), *(i + 1 for i in fates if i < hit.first)])
        out.update(range(start, hit.first))
    return frozenset(out)


def without_parts(tokens: Sequence[Token], people: list[People]) -> list[People]:
    """«قتل 68 طفلا من بين 126 شخصا»: the first are some of the second."""
    among = ["من", "بين"]
    parts = [
        first
        for first, second in pairwise(people)
        if second.first == first.last + 3 and [t.folded for t in tokens[first.last + 1 : second.first]] == among
    ]
    return [group for group in people if group not in parts]


def behind_aside(tokens: Sequence[Token], last: int, gap: frozenset[int]) -> int:
    """The index behind which it is told what befell people: "ten militiamen, known as the Brigade, were killed"."""
    if last not in gap or not any(cue.first == last + 1 for cue in cues_in(tokens)["aside"]):
        return last
    return min((i for i in gap if last < i <= last + _ASIDE), default=last)
