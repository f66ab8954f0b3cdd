"""Numbers that count some of those counted already («بينهم ثلاثة أطفال»), or people who did not come to harm."""

from collections.abc import Sequence
from itertools import pairwise

from geodata.incidents.families import only_names_it
from geodata.incidents.victims import Fate, People
from geodata.incidents.words import Cues, cue_words, cues_in
from geodata.language.document import Token

Fated = tuple[Fate | None, People]
_AGAIN = 6  # words from those counted to who they are
_NEXT = 4  # words between two of them
_ASIDE = 12  # words between the commas of "militiamen, known as the Brigade, were killed"


def subsets(tokens: Sequence[Token], fates: dict[int, Fate], gap: frozenset[int], cues: Cues) -> frozenset[int]:
    """Tokens that break a number down («بينهم ثلاثة أطفال»), up to the next stop or word of death or wounds."""
    out: set[int] = set()
    for hit in cues["subset"]:
        for index in range(hit.first, len(tokens)):
            if index > hit.last and (index in fates or (index - 1 in gap and index - 1 > hit.last)):
                break
            out.add(index)
    for hit in cues["part_of_dead"]:  # "Two nurses were among the dead": of those counted elsewhere
        start = max([0, *(i + 1 for i in gap if i < hit.first), *(i + 1 for i in fates if i < hit.first)])
        out.update(range(start, hit.first))
    return frozenset(out)


def without_parts(tokens: Sequence[Token], people: list[People]) -> list[People]:
    """«قتل 68 طفلا من بين 126 شخصا», «ارتفع العدد من ثلاثة إلى خمسة»: the first are some of the second."""
    among = ["من", "بين"]
    parts = [
        first
        for first, second in pairwise(people)
        if second.first == first.last + 3 and [t.folded for t in tokens[first.last + 1 : second.first]] == among
    ]
    parts += [first for first, second in pairwise(people) if _until_now(tokens, first, second)]
    return [group for group in people if group not in parts]


def _until_now(tokens: Sequence[Token], first: People, second: People) -> bool:
    between = [t.folded for t in tokens[first.last + 1 : second.first]]
    return between in (["الي"], ["to"]) and first.first > 0 and tokens[first.first - 1].folded in ("من", "from")


def without_shares(tokens: Sequence[Token], found: Sequence[Fated]) -> list[Fated]:
    """«أصيب تسعة، حالة أربعة منهم حرجة»: who are some of a larger group with the same fate are counted in it."""
    of_them = {cue.first for cue in cues_in(tokens)["of_them"]}
    return [
        (fate, group)
        for index, (fate, group) in enumerate(found)
        if group.last + 1 not in of_them or not any(f == fate and _larger(g, group) for f, g in found[:index])
    ]


def without_named_again(tokens: Sequence[Token], found: Sequence[Fated], gap: frozenset[int]) -> list[Fated]:
    """«ثلاثة مدنيين، أم وطفلاها، في ...»: who they are is told behind the comma."""
    out: list[Fated] = []
    index = 0
    while index < len(found):
        run = _named_again(tokens, out[-1], found[index:], gap) if out else 0
        if not run:
            out.append(found[index])
        index += run or 1
    return out


def _named_again(tokens: Sequence[Token], whole: Fated, after: Sequence[Fated], gap: frozenset[int]) -> int:
    """How many of the groups that follow only tell who those just counted are."""
    (fate, people), first = whole, after[0][1]
    one = people.count is None or people.count.min < 2 or people.count.max is None
    behind = first.first - 1 in gap and first.first - people.last <= _AGAIN and not _and(tokens, first)
    if fate is None or one or not people.spelt or not behind:
        return 0
    run, last = 0, first
    for told, group in after:
        if told != fate or (run and not (_and(tokens, group) and group.first - last.last <= _NEXT)):
            break
        run, last = run + 1, group
    named = sum(group.count.min if group.count else 1 for _, group in after[:run])
    spelt = any(group.spelt for _, group in after[:run])
    total = people.count.min if people.count else 0
    return run if named == total or (named < total and not spelt) else 0


def _and(tokens: Sequence[Token], group: People) -> bool:
    return tokens[group.first].folded.startswith("و")


def without_refined(tokens: Sequence[Token], found: Sequence[Fated], fates: dict[int, Fate]) -> list[Fated]:
    """«جرح عدد من الشرطة بانفجار ... ما أدى إلى إصابة ثلاثة»: the exact number is of those told vaguely before."""
    out = list(found)
    for (fate, vague), (then, exact) in pairwise(found):
        if fate is None or fate != then or not (vague.count and exact.count) or exact.count.min < vague.count.min:
            continue
        words = [i for i in fates if vague.last < i < exact.first and fates[i] == fate]
        again = words and not any(tokens[i].folded.startswith("و") for i in (*words, exact.first))
        if again and vague.count.max is None and exact.count.max is not None and vague.spelt:
            out.remove((fate, vague))
    return out


def _larger(whole: People, part: People) -> bool:
    return whole.count is not None and part.count is not None and whole.count.min > part.count.min


def of_others(tokens: Sequence[Token], first: int) -> bool:
    """«خلال تظاهر آلاف الأشخاص», "as thousands of people rallied": whom the word before makes do something else."""
    before = tokens[first - 1].folded if first else ""
    if before in cue_words("opens_other"):
        return [t.folded for t in tokens[first : first + 2]] != ["well", "as"]
    return before in cue_words("crowd_does")


def behind_whom(tokens: Sequence[Token], last: int, gap: frozenset[int]) -> int:
    """The index behind which an English sentence tells what befell the people that end at `last`."""
    return max(_behind_aside(tokens, last, gap), _behind_group(tokens, last))


def _behind_group(tokens: Sequence[Token], last: int) -> int:
    """Of "two members of the Fateh al-Sham Front were killed"."""
    if last + 2 >= len(tokens) or tokens[last + 1].folded not in ("of", "from"):
        return last
    for index in range(last + 2, min(last + 5, len(tokens))):
        if only_names_it(tokens, index):  # "four members of the same family were killed"
            return index
    end = last + 1
    while end + 1 < len(tokens) and (tokens[end + 1].text[:1].isupper() or tokens[end + 1].folded in ("the", "al")):
        end += 1
    return end if tokens[end].text[:1].isupper() else last


def risen_to(tokens: Sequence[Token], first: int) -> bool:
    """«ارتفع إلى تسعة عدد القتلى», "it rose to 9 the number of people killed": who they are follows."""
    return first > 1 and tokens[first - 1].folded in ("الي", "to") and tokens[first - 2].folded in cue_words("rose")


def _behind_aside(tokens: Sequence[Token], last: int, gap: frozenset[int]) -> int:
    """Of "ten militiamen, known as the Brigade, were killed"."""
    cues = cues_in(tokens)
    aside = any(cue.first == last + 1 for cue in cues["aside"]) or any(cue.first == last + 2 for cue in cues["of_them"])
    if last not in gap or not aside:
        return last
    return min((i for i in gap if last < i <= last + _ASIDE), default=last)
