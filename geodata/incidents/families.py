"""Families among the dead: «عائلة من ستة أشخاص» are six, «أربعة من عائلة واحدة» four, «عائلة كاملة» two or more."""

from collections.abc import Sequence

from geodata.incidents.words import cue_words
from geodata.language.document import Token
from geodata.language.numbers import Number

_OF = frozenset({"من", "of", "from"})
_THE_SAME = frozenset({"a", "one", "the", "same", "single", "نفس", "ذات"})
_MADE_OF = 2  # words between «عائلة» and «من ستة»: «مؤلفة»


def is_family(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is «عائلة» or "family"."""
    return 0 <= index < len(tokens) and tokens[index].folded.removeprefix("و") in cue_words("family")


def only_names_it(tokens: Sequence[Token], index: int) -> bool:
    """«أربعة من عائلة واحدة», "four of the same family": the family tells who they were."""
    if not is_family(tokens, index):
        return False
    before = index - 1
    while before > 0 and tokens[before].folded in _THE_SAME:
        before -= 1
    return before >= 0 and tokens[before].folded in _OF


def counts_families(tokens: Sequence[Token], number: Number) -> bool:
    """«عائلة واحدة», "one family": one is not the number of its dead."""
    one = number.count.max == 1
    return one and (is_family(tokens, number.first - 1) or is_family(tokens, number.last + 1))


def family_before(tokens: Sequence[Token], number: Number) -> int | None:
    """The index of the family that a number tells the size of: «عائلة من ستة», «عائلة مؤلفة من ستة»."""
    if number.first < 2 or tokens[number.first - 1].folded not in _OF:
        return None
    return next(
        (i for i in range(number.first - 2, max(-1, number.first - 2 - _MADE_OF), -1) if is_family(tokens, i)), None
    )
