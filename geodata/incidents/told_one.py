"""People whom English tells one by one: "a woman and three children", "killed him", "wounded another"."""

from collections.abc import Mapping, Sequence

from geodata.incidents.victims import Fate
from geodata.language.document import Token
from geodata.language.numbers import numbers_in

WHOSE = frozenset({"his", "her", "their"})
_ALONE = 3  # words of "killed him and"
_JOINED = 3  # words of "and three of"
_THEY_WERE = 12  # words from "a woman" to "killed"


def with_family(tokens: Sequence[Token], index: int, fates: Mapping[int, Fate]) -> bool:
    """Of "a woman and three children were killed", "killed a man, his wife and two sons", "a man and his wife"."""
    words = [token.folded for token in tokens[index + 1 : index + 1 + _JOINED]]
    one = index > 0 and tokens[index - 1].folded in ("a", "an", "the", "another")
    if not (one and words and (words[0] == "and" or words[0] in WHOSE)):
        return False
    other = words[words[0] == "and"] if len(words) > 1 else ""
    counted = any(number.first == index + 2 for number in numbers_in(tokens))
    dies = [i for i in fates if index < i <= index + _THEY_WERE and tokens[i - 1].folded in ("were", "was", "been")]
    killed = any(i in fates and tokens[i].folded in ("killed", "killing") for i in (index - 2, index - 3))
    return (counted or other == "a" or other in WHOSE) and (bool(dies) or killed)


def told_alone(tokens: Sequence[Token], index: int) -> bool:
    """Of "killed him and his two sons", "killed two soldiers and wounded another"."""
    words = [token.folded for token in tokens[index : index + 3]]
    if len(words) < _ALONE or words[0] not in ("killed", "killing", "wounded", "wounding", "injured", "injuring"):
        return False
    return words[1] in ("him", "her") or (words[1] == "another" and words[2] in ("in", "at", "near", "when", "on"))
