"""The dead and the wounded that a clause tells, apart: «مقتل ثلاثة مدنيين بينهم طفل وإصابة عشرات»."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from geodata.incidents.words import cue_lexicons
from geodata.language.document import Token
from geodata.language.lexicon import Form, Lexicon
from geodata.language.numbers import Number, numbers_in
from geodata.records import Count
from geodata.tables import Row, read_table

Side = Literal["civilian", "fighter", "person", "protester"]
Fate = Literal["dead", "hurt"]


class Victim(Row):
    """A row of `victims.csv`."""

    singular: str = ""
    dual: str = ""
    plural: str = ""
    side: Side
    example: str


@dataclass(frozen=True, slots=True)
class Casualties:
    """What a clause tells of the dead and the wounded; None where it tells no number."""

    dead: Count | None = None
    hurt: Count | None = None
    sides: frozenset[Side] = frozenset()  # of the dead and wounded people named
    told: frozenset[Fate] = frozenset()  # that there were any, numbered or not
    victims: tuple[tuple[int, int], ...] = ()  # token spans of the people


@dataclass(frozen=True, slots=True)
class _People:
    """A noun phrase that counts people: «ثلاثة مدنيين», «عنصرين», «متظاهر»."""

    first: int
    last: int
    count: Count | None
    side: Side
    noun: int | None  # index of the noun, None for a bare number


@cache
def victims() -> list[Victim]:
    """The rows of `victims.csv`."""
    return read_table("victims.csv", Victim)


@cache
def _lexicon() -> Lexicon[tuple[Victim, int]]:
    """Each form with the number that it means by itself: 1, 2, or 0 for a plural."""
    rows: list[tuple[tuple[Victim, int], str, Form]] = []
    for row in victims():
        rows += [
            ((row, 2), row.dual, Form.WORD),
            ((row, 1), row.singular, Form.WORD),
            ((row, 0), row.plural, Form.WORD),
        ]
    return Lexicon(rows)


def read_casualties(
    tokens: Sequence[Token], gap: frozenset[int] = frozenset(), dates: frozenset[int] = frozenset()
) -> Casualties:
    """Read the dead and wounded of a clause.

    `gap` holds the indices after which a comma or stop stands, `dates` those of words that tell a date.
    """
    fates = _fates(tokens)
    if not fates:
        nobody = cue_lexicons()["nobody"].find(tokens)
        return Casualties(Count.exactly(0), Count.exactly(0)) if nobody else Casualties()
    people = _people(tokens, fates)
    skipped = _subsets(tokens, fates, gap)
    reading = _Assignment(tokens, fates, [p for p in people if p.first not in skipped | dates], gap)
    return reading.casualties()


def _fates(tokens: Sequence[Token]) -> dict[int, Fate]:
    """Index of each word that tells death or wounds."""
    out: dict[int, Fate] = {}
    for fate in ("dead", "hurt"):
        for hit in cue_lexicons()[fate].find(tokens):
            out.setdefault(hit.first, fate)
    return out


def _people(tokens: Sequence[Token], fates: dict[int, Fate]) -> list[_People]:
    doers = {hit.last + 1 for hit in cue_lexicons()["by"].find(tokens)}
    nouns = {
        hit.first: hit.row
        for hit in _lexicon().find(tokens)
        if not _is_attacker(tokens, hit.first, fates) and hit.first not in doers
    }
    out: list[_People] = []
    taken: set[int] = set()
    for number in numbers_in(tokens):
        noun = next((i for i in range(number.last + 1, min(number.last + 4, len(tokens))) if i in nouns), None)
        if (
            noun is not None
            and noun - number.last > 1
            and tokens[number.last + 1].folded not in ("من", "of", "others", "اخرين")
        ):
            noun = None
        taken.update(range(number.first, (noun or number.last) + 1))
        if not _counts_things(tokens, number, noun):
            side: Side = nouns[noun][0].side if noun is not None else "person"
            out.append(_People(number.first, noun or number.last, number.count, side, noun))
    for index, (row, told) in nouns.items():
        if index not in taken and not (told and tokens[index].text.isascii()):  # "a terrorist attack" counts nobody
            out.append(_People(index, index, Count.exactly(told) if told else None, row.side, index))
    counted = {i for p in out for i in range(p.first, p.last + 1)}
    out += [p for p in _single(tokens, fates) if p.first not in counted]
    return sorted(out, key=lambda p: p.first)


def _is_attacker(tokens: Sequence[Token], index: int, fates: dict[int, Fate]) -> bool:
    """«فجر انتحاريان» are no victims unless told to be: «مقتل انتحاريين»."""
    return "انتحاري" in tokens[index].folded and not (index - 1 in fates or index - 2 in fates)


def _single(tokens: Sequence[Token], fates: dict[int, Fate]) -> Iterator[_People]:
    """People told one by one: «مقتل أبو فلان», «أحد قادته», «لقي مصرعه», «قتل مع ثلاثة»."""
    for index, fate in fates.items():
        word, following = tokens[index].folded, tokens[index + 1] if index + 1 < len(tokens) else None
        if word.endswith(_OWN_DEATH[:4]):
            yield _People(index, index, Count.exactly(1), "person", None)
        elif word.endswith(_OWN_DEATH[4:]):
            yield _People(index, index, Count.exactly(2), "person", None)
        elif following is None or fate == "hurt":
            continue
        elif following.folded in ("احد", "احدي") or (word.lstrip("وبل") in _DEATH_OF and _is_name(tokens, index + 1, fates)) or (following.folded == "مع" and word.startswith(("قتل", "استشهد", "قضي"))):
            yield _People(index + 1, index + 1, Count.exactly(1), "person", None)


_AND_MORE = ("واصاب", "وجرح", "واخر", "ومصر", "ومقتل", "وسقوط")  # «مقتل وإصابة»: not the beginning of a name
_OWN_DEATH = ("مصرعه", "حتفه", "مصرعها", "حتفها", "مصرعهما", "حتفهما")
_DEATH_OF = frozenset({"مقتل", "اغتيال", "مصرع", "استشهاد", "تصفيه"})
_NO_NAME = frozenset({"عدد", "العديد", "عشرات", "مئات", "عناصر", "افراد", "كل", "جميع", "معظم", "بعض", "من", "في", "علي", "قاده", "قيادات",
                      "ما", "نحو", "حوالي", "اكثر", "هولاء", "مواطنين", "اخرين"})  # fmt: skip


def _is_name(tokens: Sequence[Token], index: int, fates: dict[int, Fate]) -> bool:
    """Whether the word after «مقتل» can begin the name or title of one person."""
    word = tokens[index].folded
    if index in fates or word in _NO_NAME or word.startswith(_AND_MORE) or word[:1].isdigit():
        return False
    plural = word.startswith("ال") and word.endswith(("ين", "ون", "ات"))
    return (
        not plural
        and not any(n.first <= index <= n.last for n in numbers_in(tokens))
        and not _lexicon().find(tokens[index : index + 1])
    )


# What else is counted in such clauses: never people.
_THINGS = ("سيار", "منزل", "منازل", "عبو", "قذيف", "قذائف", "قذايف", "صارو", "صواريخ", "غار", "كم", "كيلومتر", "متر", "عام", "سن", "يوم", "ايام",
           "ساع", "شهر", "اشهر", "اسبوع", "اسابيع", "دقيق", "عجل", "مركب", "دبا", "الي", "قري", "مدين", "بلد", "حي", "محافظ", "طائر", "طاير",
           "ضرب", "هجوم", "هجم", "تفجير", "انفجار", "مبن", "كلم", "برميل", "براميل", "بالميه", "دول", "طن", "نقط", "لغم", "الغام", "احيا", "مره", "مرات",
           "km", "kilom", "mile", "hour", "day", "week", "month", "year", "village", "town", "house", "car", "vehicle", "rocket", "mortar", "shell",
           "strike", "air", "bomb", "attack", "percent", "tank", "minute", "rounds")  # fmt: skip


def _counts_things(tokens: Sequence[Token], number: Number, noun: int | None) -> bool:
    if noun is not None or number.last + 1 >= len(tokens):
        return False
    following = tokens[number.last + 1].folded
    return following.startswith(_THINGS) or (following.startswith("ال") and following[2:].startswith(_THINGS))


def _subsets(tokens: Sequence[Token], fates: dict[int, Fate], gap: frozenset[int]) -> set[int]:
    """Tokens that break a number down («بينهم ثلاثة أطفال»), up to the next word of death or wounds or the next stop."""
    out: set[int] = set()
    for hit in cue_lexicons()["subset"].find(tokens):
        for index in range(hit.first, len(tokens)):
            if index > hit.last and (index in fates or (index - 1 in gap and index - 1 > hit.last)):
                break
            out.add(index)
    return out


class _Assignment:
    """Gives each group of people to the word of death or wounds that it belongs to."""

    def __init__(
        self, tokens: Sequence[Token], fates: dict[int, Fate], people: list[_People], gap: frozenset[int]
    ) -> None:
        self.tokens = tokens
        self.fates = fates
        self.people = people
        self.gap = gap

    def casualties(self) -> Casualties:
        groups: dict[Fate, list[_People]] = {"dead": [], "hurt": []}
        for group in self.people:
            fate = self._fate(group)
            if fate:
                groups[fate].append(group)
        told = [g for g in groups["dead"] if self.tokens[g.last].folded.endswith(_OWN_DEATH)]
        if told:  # «لقي المدرس وزوجته مصرعهما»: the pronoun counts them
            groups["dead"] = [told[0], *(g for g in groups["dead"] if g.first > told[0].last)]
        both = self._joint()
        dead, hurt = _sum(groups["dead"]), _sum(groups["hurt"])
        if cue_lexicons()["nobody"].find(self.tokens):
            dead, hurt = dead or Count.exactly(0), hurt or Count.exactly(0)
        if both and (hurt or dead):  # «مقتل وإصابة 19 شخصا»: how many of each is not told
            top = (hurt or dead).max  # type: ignore[union-attr]  # one of them is there
            dead = hurt = Count(1, top - 1) if top else None
        used = [*groups["dead"], *groups["hurt"]]
        return Casualties(dead, hurt, frozenset(g.side for g in used), frozenset(self.fates.values()),
                          tuple((g.first, g.last) for g in used))  # fmt: skip

    def _joint(self) -> bool:
        """«مقتل وإصابة», «بين قتيل وجريح», "killed and wounded"."""
        order = sorted(self.fates)
        return any(b - a == 1 + (self.tokens[a + 1].folded in ("and", "او", "or")) and self.fates[a] != self.fates[b]
                   and not any(p.first == a for p in self.people) for a, b in pairwise(order))  # fmt: skip

    def _fate(self, group: _People) -> Fate | None:
        inside = next((self.fates[i] for i in range(group.first, group.last + 1) if i in self.fates), None)
        if inside:
            return inside
        after = self._after(group)
        before = self._before(group)
        return after or before

    def _after(self, group: _People) -> Fate | None:
        """«18 قتيلا», «شخصين قتلا», «ستة أشخاص مصرعهم», "20 people were killed"."""
        latin = any(t.text.isascii() and t.text.isalpha() for t in self.tokens[:5])
        hedge = [t.folded for t in self.tokens[group.last + 1 : group.last + 3]] == ["علي", "الاقل"]
        reach = 5 if latin else 4 if hedge else 2
        for index in range(group.last + 1, min(group.last + 1 + reach, len(self.tokens))):
            if index - 1 in self.gap or self.tokens[index].folded in ("and", "but", "when"):
                return None
            fate = self.fates.get(index)
            if fate is None:
                continue
            word = self.tokens[index].folded
            if latin:
                return fate if word in _ENGLISH_PASSIVE else None
            return fate if word in _AFTER or word.startswith(("قتلا", "قتلو", "قضو", "مصرع", "حتف")) else None
        return None

    def _before(self, group: _People) -> Fate | None:
        """«مقتل 18 مدنيا», «أصيب سبعة», and what is joined to it: «وخمسة مدنيين»."""
        numbered = group.count is not None and (group.noun is None or group.noun != group.first)
        reach = 12 if numbered else 6 if group.count else 3
        for index in range(group.first - 1, max(-1, group.first - 1 - reach), -1):
            if index in self.fates:
                return self.fates[index]
            if any(p.first <= index <= p.last for p in self.people):
                joined = self.tokens[group.first].folded.startswith("و") or self.tokens[group.first - 1].folded in (
                    "and",
                    "as",
                    "او",
                    "مع",
                )
                return self._before(next(p for p in self.people if p.first <= index <= p.last)) if joined else None
            if index in self.gap and group.count is None:
                return None
        return None


_AFTER = frozenset({"قتيلا", "قتيل", "قتلي", "شهيدا", "شهيد", "شهداء", "جريحا", "جريح", "جرحي", "مصابا", "مصاب", "مصابين", "الجرحي", "القتلي",
                    "المصابين", "حتفهم", "مصرعهم", "جثه", "قتيله", "ضحيه", "اصيبوا", "جرحوا", "استشهدوا"})  # fmt: skip
_ENGLISH_PASSIVE = frozenset(
    {"killed", "dead", "died", "wounded", "injured", "slain", "executed", "hurt", "beheaded", "martyred", "murdered"}
)


def _sum(groups: list[_People]) -> Count | None:
    counted = [g.count for g in groups if g.count is not None]
    if not counted:
        return None
    open_ended = any(c.max is None for c in counted)
    return Count(sum(c.min for c in counted), None if open_ended else sum(c.max or 0 for c in counted))
