"""The words of a clause that tell death or wounds: «مقتل», «أصيب», «فقدت عشرة من عناصرها», «قضت على ثلاثة»."""

from collections.abc import Container, Iterator, Sequence

from geodata.incidents.people import find_people
from geodata.incidents.victims import Fate
from geodata.incidents.words import Cues, cue_words
from geodata.language.document import Token

_FATAL = frozenset({"dead", "hurt", "loss", "fell"})
_FALLEN = 3  # words between «سقط» and those who fell
_OWN_MEN = 7  # words between «فقدت» and «عناصرها»
_ENDS = frozenset({"قضت", "قضي", "قضوا", "تقضي", "يقضي"})
_ALIGHT = 4  # words between «أحرق» and «منازل»
_BURNT = ("building", "thing", "rubbish", "enemy_thing")
_ENDED = 14  # words between «قضت» and «على ثلاثة»


def fates_of(tokens: Sequence[Token], cues: Cues) -> dict[int, Fate]:
    """Index of each word that tells death or wounds."""
    if cues.lacks(_FATAL):
        return {}
    out: dict[int, Fate] = {}
    names = {i for name in cues["in_name"] for i in range(name.first, name.last + 1)}  # «لواء شهداء البلدة»
    for hit in cues["dead"]:
        tried = hit.first and tokens[hit.first - 1].folded in cue_words("attempt")
        if hit.first not in names and not tried and not _burned_down(tokens, cues, hit.first):
            out.setdefault(hit.first, "dead")
    for hit in cues["hurt"]:
        out.setdefault(hit.first, "hurt")
    for on in _ended(tokens, cues):
        out.setdefault(on, "dead")
    for index in (*_lost(cues), *_fallen(tokens, cues, out)):
        out.setdefault(index, "dead")
    return out


def _burned_down(tokens: Sequence[Token], cues: Cues, at: int) -> bool:
    """«أحرق مسلحون منازل»: houses, nobody."""
    if "حرق" not in tokens[at].folded:
        return False
    return any(0 < c.first - at <= _ALIGHT for name in _BURNT for c in cues[name])


def _lost(cues: Cues) -> list[int]:
    """«فقدت العشرات من عناصرها»."""
    men = [own.first for own in cues["own_men"]]
    return [hit.first for hit in cues["loss"] if any(0 < first - hit.last <= _OWN_MEN for first in men)]


def _fallen(tokens: Sequence[Token], cues: Cues, known: Container[int]) -> list[int]:
    """«سقط ثلاثة من المسلحين»."""
    return [hit.first for hit in cues["fell"] if hit.first not in known and _people_follow(tokens, hit.last, cues)]


def _ended(tokens: Sequence[Token], cues: Cues) -> Iterator[int]:
    """«قضت القوات في كمين على ثلاثة إرهابيين»: the index of the «على» before those whom they killed."""
    for hit in cues["dead"]:
        if tokens[hit.first].folded.lstrip("وف") in _ENDS:
            ahead = range(hit.first + 2, min(hit.first + _ENDED, len(tokens) - 1))
            ons = [i for i in ahead if tokens[i].folded == "علي"]
            counted = {p.first for p in find_people(tokens, {}, cues) if p.count and p.spelt} if ons else ()
            yield from (i for i in ons if i + 1 in counted)


def _people_follow(tokens: Sequence[Token], last: int, cues: Cues) -> bool:
    """Whether «سقط» is said of people, of whom no other word tells the fate."""
    other = any(0 < hit.first - last <= _OWN_MEN for fate in ("dead", "hurt") for hit in cues[fate])
    return not other and any(0 < p.first - last <= _FALLEN for p in find_people(tokens, {}, cues) if p.side != "person")
