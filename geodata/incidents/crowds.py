"""Crowds that a text does not call a protest: «خروج عشرات المواطنين للمطالبة ب», «قطع الأهالي الطريق احتجاجا»."""

from collections.abc import Sequence

from geodata.incidents.words import Trigger, cue_words, cues_in
from geodata.language.document import Token, Words
from geodata.language.lexicon import Hit

_WHO = 4  # words between «خروج» and «المواطنين»
_ROAD = 5  # words between «قطع» and «الطريق»
_CUTS = ("قطع", "اغلق", "blocked", "closed")
_ROADS = ("طريق", "طرق", "اوتوستراد", "road", "highway", "bridge", "جسر")
_MARCH = ("مسيره", "مسيرات")
_ASKED = ("متظاهر", "محتج", "معتصم")


def demands(tokens: Words, hit: Hit[Trigger]) -> bool:
    """Whether people gather to demand or to protest; a funeral, a prayer or a feast is no protest."""
    if not any(cue.start > hit.start for cue in cues_in(tokens.whole)["demand"]):
        return False
    words = tokens.folded
    here = words[hit.first : hit.last + 1]
    if here[-1].removeprefix("ال") in _MARCH:
        return True
    latin = tokens[hit.first].text.isascii()
    beside = words[max(0, hit.first - _WHO) : hit.first] if latin else words[hit.last + 1 : hit.last + 1 + _WHO]
    if cue_words("crowd").isdisjoint(word.removeprefix("ل") for word in beside):
        return False
    cut = here[0].lstrip("وف").startswith(_CUTS)
    return not cut or any(any(r in word for r in _ROADS) for word in words[hit.last + 1 : hit.last + 1 + _ROAD])


def asks(tokens: Sequence[Token], hit: Hit[Trigger]) -> bool:
    """«طالب متظاهرون بخروج الفصائل»: who ask are there, whatever they ask for."""
    word = tokens[hit.first].folded.removeprefix("ال")
    return hit.first > 0 and word.startswith(_ASKED) and tokens[hit.first - 1].folded.lstrip("و") in cue_words("ask")
