"""Numbers that count some of those counted already («بينهم ثلاثة أطفال»), or people who did not come to harm."""

from collections.abc import Sequence
from itertools import pairwise

from geodata.incidents.families import only_names_it
from geodata.incidents.victims import Fate, Fated, People
from geodata.incidents.words import Cues, cue_words, cues_in
from geodata.language.document import Token

_ABOUT = frozenset({"نحو", "حوالي", "قرابه", "زهاء", "ما", "يقارب", "يقرب", "لا", "يقل", "يزيد", "اكثر"}) | {
    "about", "some", "around", "nearly",
}  # fmt: skip
_KILLED_ONE = frozenset({"اغتال", "اغتالت"})  # the active verb: who follows did it
_RISING = 6  # words of «ارتفعت الحصيلة مساء إلى»
_ASIDE = 12  # words between the commas of "militiamen, known as the Brigade, were killed"


def subsets(tokens: Sequence[Token], fates: dict[int, Fate], gap: frozenset[int], cues: Cues) -> frozenset[int]:
    """Tokens that break a number down («بينهم ثلاثة أطفال»), up to the next stop or word of death or wounds."""
    out: set[int] = set()
    for hit in cues["subset"]:
        for index in range(hit.first, len(tokens)):
            if index > hit.last and (index in fates or (index - 1 in gap and index - 1 > hit.last)):
                break
            out.add(index)
    for hit in cues["of_them"]:  # "four rebels, two of which are from one family, were killed"
        if hit.first > 1 and hit.first - 2 in gap and tokens[hit.first].text.isascii():
            out.update(range(hit.first - 1, min((i + 1 for i in gap if i > hit.last), default=len(tokens))))
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


def _larger(whole: People, part: People) -> bool:
    return whole.count is not None and part.count is not None and whole.count.min > part.count.min


def _hedges(tokens: Sequence[Token], index: int) -> bool:
    """«نحو», «ما يقارب», «ما لا يقل عن» before a number."""
    word = tokens[index].folded
    return word in _ABOUT or (word in ("من", "عن") and index > 0 and tokens[index - 1].folded in _ABOUT)


def of_others(tokens: Sequence[Token], first: int) -> bool:
    """«خلال تظاهر آلاف الأشخاص», "as thousands of people rallied": whom the word before makes do something else."""
    while first > 1 and _hedges(tokens, first - 1):
        first -= 1
    before = tokens[first - 1].folded if first else ""
    if before in cue_words("opens_other"):
        return [t.folded for t in tokens[first : first + 2]] != ["well", "as"]
    crowd = cue_words("crowd_does")
    return before in crowd or (first > 1 and before.startswith("ال") and tokens[first - 2].folded in crowd)


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
    if first < 2 or tokens[first - 1].folded not in ("الي", "to"):
        return False
    before = [t.folded for t in tokens[max(0, first - _RISING) : first - 1]]
    return before[-1] in cue_words("rose") or ("الحصيله" in before and not cue_words("rose").isdisjoint(before))


def _behind_aside(tokens: Sequence[Token], last: int, gap: frozenset[int]) -> int:
    """Of "ten militiamen, known as the Brigade, were killed", "12 people, including five children, were killed"."""
    cues = cues_in(tokens)
    aside = any(cue.first == last + 1 for cue in (*cues["aside"], *cues["subset"])) or any(
        cue.first == last + 2 for cue in cues["of_them"]
    )
    if last not in gap or not aside:
        return last
    return min((i for i in gap if last < i <= last + _ASIDE), default=last)


def without_doers(tokens: Sequence[Token], people: list[People]) -> list[People]:
    """«قتل مسلحون ثلاثة مدنيين»: of two groups side by side, the first uncounted, the first did it."""
    doers = [  # «اغتال مسلحون مجهولون، السبت، ضابطا»
        group
        for group in people
        if group.count is None and group.first and tokens[group.first - 1].folded.lstrip("و") in _KILLED_ONE
    ]
    for first, second in pairwise(people):
        joined = tokens[second.first].folded.startswith("و") or tokens[second.first - 1].folded in ("and", "من", "of")
        if first.count is None and 0 < second.first - first.last <= 3 and not joined:
            doers.append(first)
    return [group for group in people if group not in doers]


def begins(tokens: Sequence[Token], people: Sequence[People], group: People) -> bool:
    """Whether the words begin with a group, or with one that it is joined to: «سيدة وطفلين»."""
    if group.first == 0 or not tokens[group.first].folded.startswith("و"):
        return group.first == 0
    before = next((p for p in people if p.last == group.first - 1), None)
    return before is not None and begins(tokens, people, before)


def surname(tokens: Sequence[Token], group: People) -> bool:
    """«الشيخ حمدان الفلاح ومرافقه»: a definite noun behind a name is a part of it."""
    return not group.spelt and tokens[group.first].folded.startswith("ال")
