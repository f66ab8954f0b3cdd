"""Lengths of time over which a toll is summed up: «خلال خمسة أيام», «الأيام الثلاثة الماضية», "in five days"."""

from collections.abc import Iterator, Sequence

from geodata.language.document import Token, words_of
from geodata.language.numbers import numbers_in

_FEW = 3  # days: what is told of fewer is the news
_DAYS = frozenset({"ايام", "الايام", "days"})
_OVER = frozenset(
    {"خلال", "في", "وفي", "مدي", "مدار", "غضون", "طوال", "طيله", "وخلال", "in", "over", "during", "past", "last"}
)
_BEFORE = 2  # words between «خلال» and the number


def over_days(tokens: Sequence[Token]) -> bool:
    """Whether a run of words speaks of three days or more together."""
    words = words_of(tokens).folded
    return not _DAYS.isdisjoint(words) and any(True for _ in _spans(tokens, words))


def _spans(tokens: Sequence[Token], words: Sequence[str]) -> Iterator[int]:
    numbers = [n for n in numbers_in(tokens) if n.count.min >= _FEW]
    for index, word in enumerate(words):
        if word not in _DAYS:
            continue
        first = next((n.first for n in numbers if n.last == index - 1), None)  # «خمسة أيام»
        if first is None and any(n.first == index + 1 for n in numbers):  # «الأيام الخمسة»
            first = index
        if first is not None and not _OVER.isdisjoint(words[max(0, first - _BEFORE) : first]):
            yield index
