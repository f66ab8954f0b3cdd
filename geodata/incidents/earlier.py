"""An earlier event that the news counts its day from: «غداة هجوم على ...», "a day after a bomb killed four in ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from geodata.incidents.borders import RESULTS, gaps_of
from geodata.incidents.words import cue_words, trigger_lexicon
from geodata.language.document import Sentence, Token, Words, words_of
from geodata.language.numbers import numbers_in
from geodata.records import Mention

_REACH = 5  # words between «بعد» and «من»: «بعد أقل من ثلاثة أيام من»
_MOST = 31  # days: longer ago it is history
_HOURS = 0
_A_DAY, _A_WEEK = 1, 7


@dataclass(slots=True)
class Earlier:
    """Where an earlier event is told, and how long before; `days` None where no exact number is told."""

    first: int  # index of «بعد», of "a day after"
    days: int | None


def earlier_in(tokens: Sequence[Token]) -> list[Earlier]:
    """The earlier events of a run of words."""
    words = words_of(tokens)
    known: list[Earlier] | None = words.memory.get(earlier_in)
    if known is None:
        known = words.memory[earlier_in] = [] if _openers().isdisjoint(words.folded) else list(_read(words))
    return known


@cache
def _openers() -> frozenset[str]:
    """The words of which one stands wherever an earlier event is told: most runs of words have none."""
    arabic = {*cue_words("day_after"), "بعد"}
    return frozenset({"after", *arabic, *("و" + word for word in arabic)})


def _read(words: Words) -> Iterator[Earlier]:
    for index, word in enumerate(words.folded):
        if word.lstrip("و") in cue_words("day_after") and index + 1 < len(words):
            yield Earlier(index, _A_DAY)
        elif word.lstrip("و") == "بعد" or word == "after":
            found = _english(words, index) if word == "after" else _arabic(words, index)
            if found is not None:
                yield found


def _arabic(words: Words, after: int) -> Earlier | None:
    """«بعد ثلاثة أيام من», «بعد يوم واحد على»."""
    ahead = words.folded[after + 1 : after + 1 + _REACH]
    link = next((i for i, word in enumerate(ahead) if word in ("من", "علي") and i and ahead[i - 1] != "اقل"), None)
    if link is None:
        return None
    known, days = _length(words, after + 1, after + 1 + link)
    return Earlier(after, days) if known else None


def _english(words: Words, after: int) -> Earlier | None:
    """Of "a day after", "two days after", "hours after"."""
    first = after
    while first and (_counts(words, first - 1) or words.folded[first - 1] in _UNITS):
        first -= 1
    known, days = _length(words, first, after)
    return Earlier(first, days) if known else None


def _length(words: Words, first: int, last: int) -> tuple[bool, int | None]:
    """Whether the words tell a length of time up to a month, and how many days exactly."""
    told = words.folded[first:last]
    units = [word for word in told if word in _UNITS]
    if len(units) != 1 or not all(_counts(words, i) or words.folded[i] in _UNITS for i in range(first, last)):
        return False, None
    unit, dual = _UNITS[units[0]]
    number = next((n.count for n in numbers_in(words) if first <= n.first and n.last < last), None)
    if unit == _HOURS:
        return True, 0
    if number is not None:
        return (number.min * unit <= _MOST, number.min * unit if number.min == number.max else None)
    return True, None if units[0] in _SEVERAL and told[0] != "a" else unit * dual


def _counts(words: Words, index: int) -> bool:
    number = any(n.first <= index <= n.last for n in numbers_in(words))
    return number or words.folded[index] in _BESIDE


_UNITS = {  # days, how many units the word itself means
    "يوم": (_A_DAY, 1), "يومين": (_A_DAY, 2), "ايام": (_A_DAY, 1), "اسبوع": (_A_WEEK, 1), "اسبوعين": (_A_WEEK, 2),
    "ساعات": (_HOURS, 1), "ساعه": (_HOURS, 1), "ساعتين": (_HOURS, 1), "day": (_A_DAY, 1), "days": (_A_DAY, 1),
    "week": (_A_WEEK, 1), "weeks": (_A_WEEK, 1), "hour": (_HOURS, 1), "hours": (_HOURS, 1),
}  # fmt: skip
_SEVERAL = frozenset({"ايام", "days", "weeks"})
_BESIDE = frozenset({"واحد", "فقط", "مرور", "نحو", "حوالي", "قليله", "a", "the", "just", "only"})


def earlier_borders(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[int, bool]]:
    """Indices at which a clause of an earlier event begins (True), or ends where it opens the sentence (False)."""
    tokens = sentence.tokens
    for earlier in earlier_in(tokens):
        triggers = [hit for hit in trigger_lexicon().find(tokens) if hit.first > earlier.first]
        told = any(m.start > tokens[earlier.first].start for m in mentions)
        if not triggers or not (told or any(hit.row.sense in RESULTS for hit in triggers)):
            continue
        if earlier.first:
            yield earlier.first, True
            continue
        ends = [i + 1 for i in sorted(gaps_of(sentence, tokens)) if triggers[0].first <= i < triggers[-1].first]
        if ends:
            yield 0, True
            yield ends[0], False


def opened_by(tokens: Sequence[Token]) -> int | None:
    """How many days before the news the event was that a run of words opens with; None where it tells no such thing."""
    found = earlier_in(tokens)
    return found[0].days if found and not found[0].first else None
