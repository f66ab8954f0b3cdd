"""The dead and the wounded that a clause tells, apart: «مقتل ثلاثة مدنيين بينهم طفل وإصابة عشرات»."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from geodata.incidents.enumerated import killed_others, next_in_lists
from geodata.incidents.fates import fates_of
from geodata.incidents.people import ONE_OF, find_people
from geodata.incidents.retold import counted_once, earlier_counts, earlier_deed
from geodata.incidents.subsets import (
    begins,
    behind_whom,
    of_others,
    risen_to,
    subsets,
    surname,
    without_doers,
    without_parts,
    without_shares,
)
from geodata.incidents.victims import Fate, People, Side, total
from geodata.incidents.words import Cues, cue_words, cues_in
from geodata.language.document import Token
from geodata.records import Count

_COUNTED_AFTER = 3  # words between «إصابة» and how many
_ACTED_AFTER = 7  # words between «ستة من عناصر الفصيل» and «قتلوا»
_ANOTHER = 7  # words from "and" to "officer": "and a Red Crescent officer"
_AND = frozenset({"and", "as", "او", "مع", "و", "مقابل"})  # before those who are joined to others
_WHOSE = frozenset({"his", "her", "their", "a", "an", "also"})  # behind an "and"
_WITH = frozenset({"برفقه", "رفقه"})
_BESIDES = frozenset({"اضافه الي", "بالاضافه الي", "فضلا عن", "علاوه علي", "الي جانب", "along with", "addition to"})


@dataclass(slots=True)
class Casualties:
    """What a clause tells of the dead and the wounded; None where it tells no number."""

    dead: Count | None = None
    hurt: Count | None = None
    sides: frozenset[Side] = frozenset()  # of the dead and wounded people named
    told: frozenset[Fate] = frozenset()  # that there were any, numbered or not
    victims: tuple[tuple[int, int], ...] = ()  # token spans of the people


def read_casualties(
    tokens: Sequence[Token],
    gap: frozenset[int] = frozenset(),
    dates: frozenset[int] = frozenset(),
    cues: Cues | None = None,
    carried: Fate | None = None,
) -> Casualties:
    """Read the dead and wounded of a clause.

    `gap` holds the indices after which a comma or stop stands, `dates` those of words that tell a date; `carried` is
    what befell those whom the words begin with, where only the words before them tell it.
    """
    cues = cues or cues_in(tokens)
    fates = fates_of(tokens, cues)
    if not fates and carried is None:
        return _nobody(cues, Casualties())
    skipped = subsets(tokens, fates, gap, cues) | dates | frozenset(earlier_counts(tokens, cues))
    end = earlier_deed([t.folded for t in tokens], fates, dates)
    people = [p for p in find_people(tokens, fates, cues) if p.first not in skipped and (end is None or p.last < end)]
    return _nobody(cues, _Assignment(tokens, fates, people, gap, carried).casualties())


def _nobody(cues: Cues, told: Casualties) -> Casualties:
    """«دون وقوع ضحايا»: none, where nothing else is told."""
    if not cues["nobody"]:
        return told
    none = Count.exactly(0)
    fates = told.told if told.dead or told.hurt else frozenset()
    return Casualties(told.dead or none, told.hurt or none, told.sides, fates, told.victims)


class _Assignment:
    """Gives each group of people to the word of death or wounds that it belongs to."""

    def __init__(
        self,
        tokens: Sequence[Token],
        fates: dict[int, Fate],
        people: list[People],
        gap: frozenset[int],
        carried: Fate | None,
    ) -> None:
        self.tokens = tokens
        self.carried = carried
        self.fates = fates
        self.people = without_parts(tokens, without_doers(tokens, people))
        self.gap = gap
        self.latin = any(t.text.isascii() and t.text.isalpha() for t in tokens[:5])
        self.listed = next_in_lists(tokens, self.people, gap) if self.latin and len(self.people) > 1 else {}

    def casualties(self) -> Casualties:
        """The sums by fate."""
        everyone = without_shares(self.tokens, [(self._fate(group), group) for group in self.people])
        found = counted_once(self.tokens, everyone, self.fates, self.gap)
        dead = self._dead([group for fate, group in found if fate == "dead"])
        hurt = [group for fate, group in found if fate == "hurt"]
        killed = total(dead)
        if not dead and any(self.tokens[i].folded.lstrip("وف") in cue_words("kills_one") for i in self.fates):
            killed = Count.exactly(1)  # «اغتال مجهولون عضو المجلس»
        counts = self._shared(killed, total(hurt))
        used, told = [*dead, *hurt], frozenset(self.fates.values())
        spans = tuple((group.first, group.last) for fate, group in everyone if fate)
        return Casualties(*counts, frozenset(group.side for group in used), told, spans)

    def _dead(self, groups: list[People]) -> list[People]:
        """«لقي المدرس وزوجته مصرعهما»: the pronoun counts those named before it."""
        own = cue_words("own_death") | cue_words("own_death_of_two")
        told = next((g for g in groups if self.tokens[g.last].folded in own), None)
        return groups if told is None else [told, *(g for g in groups if g.first > told.last)]

    def _shared(self, dead: Count | None, hurt: Count | None) -> tuple[Count | None, Count | None]:
        """«مقتل وإصابة 19 شخصا», «بين قتيل وجريح»: how many of each is not told."""
        total = hurt or dead
        if total is None or not self._joint():
            return dead, hurt
        each = Count(1, total.max - 1) if total.max and total.max > 1 else None
        return each, each

    def _joint(self) -> bool:
        for a, b in pairwise(sorted(self.fates)):
            between = self.tokens[a + 1].folded in ("and", "او", "or")
            if b - a == 1 + between and self.fates[a] != self.fates[b] and not self._apart(a, b):
                return True
        return False

    def _apart(self, a: int, b: int) -> bool:
        """«مصرعهم وجرح ستة», «ثمانية قتلى وإصابة عشرين»: each has a count of its own."""
        word = self.tokens[a].folded
        if word in cue_words("own_fate") | cue_words("they_died") or any(p.first == a for p in self.people):
            return True
        if any(t.folded.startswith("اخر") for t in self.tokens[b + 1 : b + 1 + _COUNTED_AFTER]):
            return True  # «أحد عناصره قتل وأصيب شخصان آخران»
        before = any(p.count and (p.last in (a - 1, a) or self._one_of(p, a)) for p in self.people)
        return before and any(p.count and 0 <= p.first - b <= _COUNTED_AFTER for p in self.people)

    def _one_of(self, group: People, fate: int) -> bool:
        """«أحد جنود الجيش قتل وأصيب ثلاثة»: whose man he was stands between."""
        return self.tokens[group.first].folded in ONE_OF and 0 < fate - group.last <= _COUNTED_AFTER

    def _fate(self, group: People) -> Fate | None:
        before = self.tokens[group.first - 1].folded if group.first else ""
        one = self._before(group) if self.tokens[group.first].folded in ONE_OF else None
        if one or before.endswith("وفاه"):  # «مقتل أحد الجرحى», «وفاة ثلاثة جرحى»: they are dead
            return one or "dead"
        inside = next((self.fates[i] for i in range(group.first, group.last + 1) if i in self.fates), None)
        if inside is None and before in cue_words("carries"):
            return None  # "shelling of a bus carrying 30 pilgrims killed four"
        told = inside or self._after(group) or self._before(group)
        told = told or (self.carried if begins(self.tokens, self.people, group) else None)
        if told is None and risen_to(self.tokens, group.first):
            told = next((self.fates[i] for i in sorted(self.fates) if i > group.last), None)
        return told

    def _after(self, group: People) -> Fate | None:
        """«18 قتيلا», «شخصين قتلا», «ستة أشخاص مصرعهم», "20 people were killed"."""
        if group.first in self.listed:
            return self._after(self.listed[group.first])
        hedge = [t.folded for t in self.tokens[group.last + 1 : group.last + 3]] == ["علي", "الاقل"]
        reach = 5 if self.latin else 4 if hedge else 2
        acted = _ACTED_AFTER if group.spelt or group.count else reach
        start = behind_whom(self.tokens, group.last, self.gap) if self.latin else group.last
        for index in range(start + 1, min(start + 1 + acted, len(self.tokens))):
            word = self.tokens[index].folded
            near = index <= start + reach
            if self.latin and any(p.first == index and p.count for p in self.people):  # "44 victims and 140 injured"
                return None
            if index == start + 1 and word == "and":  # "seven soldiers and 13 militants were killed"
                joined = self._and_then(index)
                if joined or not self.latin or index + 1 in self.fates:  # "40 men and allied volunteers were killed"
                    return self._after(joined) if joined else None
                continue
            stopped = index - 1 in self.gap and (index - 1 != start or start == group.last)
            if stopped or word in ("ان", "انه") or (near and word in ("and", "but", "when")):
                return None
            if index in self.fates:
                active = self.latin and killed_others(self.tokens, self.people, self.gap, start, index)
                other = active or self._of_the_next(group, index)
                return None if other else self._by(group, index, near=near)
        return None

    def _and_then(self, index: int) -> People | None:
        """Of "and IS militants", "and a Red Crescent officer": the group behind the "and" at an index."""
        one = self.tokens[index + 1].folded in ("a", "an") if index + 1 < len(self.tokens) else False
        return next((p for p in self.people if index < p.first <= index + (_ANOTHER if one else 2)), None)

    def _by(self, group: People, index: int, *, near: bool) -> Fate | None:
        """What a word behind a group tells of it: a count («قتيلا»), a verb of theirs («قتلوا») or of one."""
        word = self.tokens[index].folded
        told = word in cue_words("they_died") or (near and word in cue_words("counted"))
        return self.fates[index] if told else self._himself(group, index)

    def _of_the_next(self, group: People, index: int) -> bool:
        """«14 مدنيا وعشرات الجرحى»: the word tells of the second group, unless it is a verb for both."""
        if self.tokens[index].folded in cue_words("they_died"):
            return False
        return any(group.last < p.first <= index and p.count and p.spelt and self._joined(p) for p in self.people)

    def _himself(self, group: People, index: int) -> Fate | None:
        """«عنصرا سابقا في الفصائل قتل بعبوة»: one who died; «مسلحا قتل ثلاثة» killed others."""
        one = group.count is not None and group.count.max == 1 and not group.spelt
        again = [t.folded for t in self.tokens[index + 1 : index + 3]] == ["مع", "عدد"]  # of those told before
        if not one or again or self.tokens[index].folded not in cue_words("he_died"):
            return None
        own = [i for i in self.fates if i > index]  # «قتل وأصيب آخران»: of others a verb of their own tells
        end = min(index + _ACTED_AFTER, *own) if own else index + _ACTED_AFTER
        others = any(index < p.first <= end and index not in self.gap for p in self.people)
        return None if others else self.fates[index]

    def _before(self, group: People) -> Fate | None:
        """«مقتل 18 مدنيا», «أصيب سبعة», and what is joined to it: «وخمسة مدنيين»."""
        if of_others(self.tokens, group.first):
            return None
        risen = self.tokens[group.first - 1].folded in ("الي", "to")  # «ارتفعت حصيلة قتلى ... إلى 23»
        reach = 20 if risen or self._another(group) else 12 if group.spelt else 8 if group.count else 3
        for index in range(group.first - 1, max(-1, group.first - 1 - reach), -1):
            if index in self.fates:
                return self.fates[index]
            neighbour = next((p for p in self.people if p.first <= index <= p.last), None)
            if neighbour is not None and not self._did_it(neighbour):
                joined = self._joined(group)
                told = self._before(neighbour) if joined else None
                if told or not (joined and surname(self.tokens, neighbour)):
                    return told
            if index in self.gap and group.count is None:
                return None
        return None

    def _did_it(self, group: People) -> bool:
        """«اغتال مسلحون مجهولون ... ضابطا»: nobody counts who stands right after the verb that they did."""
        return group.count is None and self.tokens[group.first - 1].folded in cue_words("kills_one")

    def _another(self, group: People) -> bool:
        """«قتل عنصر ... برصاص مجهولين، وشخص آخر برفقته»."""
        after = self.tokens[group.last + 1].folded if group.last + 1 < len(self.tokens) else ""
        return group.count is not None and self._joined(group) and after in cue_words("one_more")

    def _joined(self, group: People) -> bool:
        if any(after is group for after in self.listed.values()):
            return True
        before = self.tokens[group.first - 1].folded
        if before in _WHOSE and group.first > 1:  # "and his driver", "and an interpreter"
            before = self.tokens[group.first - 2].folded
        if before in _WITH and not self.tokens[group.first - 2].folded.endswith("كان"):
            return True  # «قتل قائد برفقة ثلاثة عناصر»
        if self.tokens[group.first].folded.startswith("و") or before in _AND:
            return True
        return group.spelt and " ".join(t.folded for t in self.tokens[group.first - 2 : group.first]) in _BESIDES
