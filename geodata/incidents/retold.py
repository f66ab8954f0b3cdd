"""Those whom a clause counts a second time: who they are, how many exactly, or that the toll has risen to."""

from collections.abc import Collection, Iterator, Sequence

from geodata.incidents.victims import Fate, Fated, People
from geodata.incidents.words import Cues, cue_words
from geodata.language.document import Token

_AGAIN = 6  # words from those counted to who they are
_NEXT = 4  # words between two of them
_RISEN = 16  # words between «ليرتفع» and «إلى ستة»
_VICTIMS = ("ضحايا", "قتلي", "شهداء", "جرحي")  # of the deed that is told next
_DATED = 4  # words from «أسفر» to the end of its day
_EVENT = 4  # words between «بعد» and «أودى»: «بعد هجوم مماثل»
_RISES = frozenset(
    {
        "يرتفع",
        "ليرتفع",
        "ترتفع",
        "لترتفع",
        "ارتفع",
        "وارتفع",
        "ارتفعت",
        "وارتفعت",
        "ليصل",
        "لتصل",
        "ليبلغ",
        "لتبلغ",
        "bringing",
        "raising",
    }
)
_LED_TO = frozenset(
    {"اودي", "اودت", "اسفر", "اسفرت", "قتل", "قتلت", "خلف", "خلفت", "ادي", "ادت", "اوقع", "اوقعت", "راح"}
)


def counted_once(
    tokens: Sequence[Token], found: Sequence[Fated], fates: dict[int, Fate], gap: frozenset[int]
) -> list[Fated]:
    """The groups that a clause counts, without those that it counts before or after by another name or number."""
    told = _without_risen(tokens, _without_earlier_deed(tokens, found))
    return _without_refined(tokens, _without_named_again(tokens, told, gap), fates)


def earlier_counts(tokens: Sequence[Token], cues: Cues) -> Iterator[int]:
    """«وكانت حصيلة سابقة أشارت إلى مقتل 80»: the indices of the words of a count that no longer holds."""
    for hit in cues["earlier_toll"]:
        was = {t.folded.lstrip("و") for t in tokens[max(0, hit.first - 2) : hit.first]}
        if hit.row.words.isascii() or not was.isdisjoint(cue_words("pluperfect")):
            yield from range(hit.first, len(tokens))


def _without_risen(tokens: Sequence[Token], found: Sequence[Fated]) -> list[Fated]:
    """«قتل شرطي ... وبذلك يرتفع عدد القتلى إلى ستة»: five of them died before, unless one of the wounded died."""
    out = list(found)
    for fated in found:
        fate, group = fated
        before = tokens[group.first - 1].folded if group.first else ""
        if fate is None or before not in ("الي", "to"):
            continue
        rises = [i for i in range(max(0, group.first - _RISEN), group.first) if tokens[i].folded in _RISES]
        since = next((i for i in range(group.last, len(tokens)) if tokens[i].folded == "بعد"), len(tokens))
        if rises:  # «ارتفعت الحصيلة إلى ثمانية بعد وفاة ثلاثة جرحى»
            out = [f for f in out if f[0] != fate or f[1].first < since]
        others = [f for f in out if f[0] == fate and rises and f[1].last < rises[0] and f[1].count]
        if not others:
            continue
        of_wounds = any(t.folded.startswith("متاثر") for t in tokens[: rises[0]])
        out = [f for f in out if f not in others] if of_wounds else [f for f in out if f is not fated]
    return out


def earlier_deed(words: Sequence[str], fates: Collection[int], dates: frozenset[int]) -> int | None:
    """The index of «أسفر» in «قتل متظاهران ... في حراك أسفر مطلع الشهر عن مقتل مئة»: a deed with a day of its own."""
    for index in [i for i, word in enumerate(words) if word in _LED_TO] if dates else ():
        told = any(fate < index and not words[fate].endswith(_VICTIMS) for fate in fates)
        if told and not dates.isdisjoint(range(index + 1, index + _DATED)):
            return index
    return None


def _without_earlier_deed(tokens: Sequence[Token], found: Sequence[Fated]) -> list[Fated]:
    """«قتل ستة ... بعد هجوم أودى بحياة تسعة»: the nine died in another attack."""
    words = [t.folded for t in tokens]
    start = next((i for i, word in enumerate(words) if word in ("بعد", "عقب") and _deed(words, i)), None)
    if start is None or not any(fate and group.count and group.last < start for fate, group in found):
        return list(found)
    return [(fate, group) for fate, group in found if group.first < start]


def _deed(words: Sequence[str], after: int) -> bool:
    ahead = words[after + 1 : after + 1 + _EVENT]
    verb = next((i for i, word in enumerate(ahead) if word in _LED_TO), 0)
    return verb > 0 and not ahead[0].startswith(("ال", "ان"))


def _without_named_again(tokens: Sequence[Token], found: Sequence[Fated], gap: frozenset[int]) -> list[Fated]:
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
    run = _run(tokens, fate, after)
    named, total = _named(after[:run]), people.count.min if people.count else 0
    return run if named == total or (named < total and not any(g.spelt for _, g in after[:run])) else 0


def _run(tokens: Sequence[Token], fate: Fate, groups: Sequence[Fated]) -> int:
    """How many groups are joined to the first by «و»."""
    run, last = 0, groups[0][1]
    for told, group in groups:
        if told != fate or (run and not (_and(tokens, group) and group.first - last.last <= _NEXT)):
            break
        run, last = run + 1, group
    return run


def _named(groups: Sequence[Fated]) -> int:
    return sum(group.count.min if group.count else 1 for _, group in groups)


def _and(tokens: Sequence[Token], group: People) -> bool:
    return tokens[group.first].folded.startswith("و")


def _without_refined(tokens: Sequence[Token], found: Sequence[Fated], fates: dict[int, Fate]) -> list[Fated]:
    """«جرح عدد من الشرطة ... ما أدى إلى إصابة ثلاثة», «جرح 3 ... ما أدى لإصابة امرأة ورجل وطفل»: told again."""
    out = list(found)
    counted = [fated for fated in found if fated[1].count]
    for index, (fate, first) in enumerate(counted[:-1]):
        then, second = counted[index + 1]
        words = [i for i in fates if first.last < i < second.first and fates[i] == fate]
        joined = any(tokens[i].folded.startswith("و") for i in (*words, second.first))
        if fate is None or fate != then or not words or joined or not (first.spelt and first.count and second.count):
            continue
        run = counted[index + 1 : index + 1 + _run(tokens, fate, counted[index + 1 :])]
        if first.count.max is None and second.count.max is not None and second.count.min >= first.count.min:
            out.remove((fate, first))
        elif first.count.max == _named(run) > 1:
            out = [f for f in out if f not in run]
    return out
