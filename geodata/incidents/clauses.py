"""A clause, the part of a sentence that tells one thing, with the triggers that it asserts.

A trigger that is denied, planned, hypothetical or told as a purpose asserts nothing and is left out here, so that what
follows need not ask again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from geodata.incidents import harmless
from geodata.incidents.borders import RESULTS, Marks, gaps_of
from geodata.incidents.crowds import asks, demands
from geodata.incidents.earlier import opened_by
from geodata.incidents.leaving import captured, driven_out, fighters_leave, goes_on, under_it
from geodata.incidents.moods import denied, long_before, never_happened, only_possible, remembered, tells_who
from geodata.incidents.words import Cue, Cues, Trigger, cue_words
from geodata.language.document import Sentence, Words
from geodata.language.lexicon import Hit
from geodata.records import Mention


@dataclass(eq=False)
class Clause:
    """A part of a sentence with its own tokens; indices below count from its first token."""

    sentence: Sentence
    number: int  # within the sentence
    tokens: Words
    mentions: tuple[Mention, ...]
    marks: Marks  # of its own words
    tail: bool = False  # tells why or amid what, not what happened: «ردا على ...», «في وقت تشهد ...»
    start: int = field(init=False)  # offset of its first word in the article
    end: int = field(init=False)  # offset after its last word
    cues: Cues = field(init=False)  # all its cues
    cue: Callable[[str], list[Hit[Cue]]] = field(init=False)  # the cues of one name
    triggers: list[Hit[Trigger]] = field(init=False)  # those that it asserts
    senses: frozenset[str] = field(init=False)  # of the triggers that it asserts

    def __post_init__(self) -> None:
        self.start, self.end = self.tokens[0].start, self.tokens[-1].end
        self.cues = self.marks.cues
        self.cue = self.cues.__getitem__
        self.triggers = [hit for hit in self.marks.triggers if self._asserted(hit)]
        self.senses = frozenset([hit.row.sense for hit in self.triggers])

    @property
    def gap(self) -> frozenset[int]:
        """Indices of tokens that a comma or stop follows."""
        return gaps_of(self.sentence, self.tokens)

    def _asserted(self, hit: Hit[Trigger]) -> bool:
        names = self.cue("in_name")
        if names and any(c.first <= hit.first <= c.last for c in names):
            return False
        if any(m.start <= hit.start and hit.end <= m.end for m in self.mentions):  # the town Jurf al-Sakhar: «جرف»
            return False
        return not (self._unreal(hit) or self._of_another_event(hit)) and self._fits_sense(hit)

    def cue_before(self, name: str, at: int, reach: int) -> bool:
        """Whether a cue ends at most `reach` words before the word `at`."""
        cues = self.cue(name)
        return bool(cues) and any(0 < at - cue.last <= reach for cue in cues)

    def cue_after(self, name: str, at: int, reach: int) -> bool:
        """Whether a cue begins at most `reach` words after the word `at`."""
        cues = self.cue(name)
        return bool(cues) and any(0 < cue.first - at <= reach for cue in cues)

    def _unreal(self, hit: Hit[Trigger]) -> bool:
        """Denied, planned, conditional, future or a purpose."""
        return (
            hit.future
            or self._purpose(hit)
            or (not self.cues.lacks(_UNREAL) and self._said_to_be_unreal(hit))
            or only_possible(self.tokens, hit.first)
            or (hit.imperfect and hit.first > 0 and self.tokens[hit.first - 1].folded in cue_words("until"))
        )

    def _said_to_be_unreal(self, hit: Hit[Trigger]) -> bool:
        """By one of the cues `_UNREAL`."""
        return (
            (not hit.perfect and self.cue_before("instance", hit.first, 4))
            or self.cue_before("negation", hit.first, 2)
            or (self.cue_before("plan", hit.first, 8) and not asks(self.tokens, hit))
            or self.cue_before("condition", hit.first, 8)
            or denied(self.tokens, self.cues, hit.first)
            or never_happened(self.tokens, self.cues, hit.first)
            or self._of_a_thing(hit)
            or (hit.row.sense == "aircraft" and harmless.lends_cover(self.cues, hit))
        )

    def _of_another_event(self, hit: Hit[Trigger]) -> bool:
        """«الجرحى», «التي تشهد احتجاجات», «بعد أن سيطرت»: of something told elsewhere, or how things came to be."""
        dated = self.tail and self.mentions and opened_by(self.tokens) is not None  # «بعد يوم من غارة على البلدة»
        if tells_who(self.tokens, self.cues, hit) or (not dated and long_before(self.tokens, self.cues, hit.first)):
            return True
        if not hit.perfect and remembered(self.tokens, hit.first):
            return True
        if (sense := hit.row.sense) in RESULTS:
            return hit.definite and not hit.perfect
        if sense == "protest":
            relative = self.cue_before("relative", hit.first, 5) and not harmless.went_out(self.tokens, self.cues, hit)
            return relative or harmless.of_its_people(self.cues, hit)
        return sense in _BACKGROUND and (
            self.cue_before("relative", hit.first, 2) or self.cue_before("after", hit.first, 2)
        )

    def _fits_sense(self, hit: Hit[Trigger]) -> bool:
        sense = hit.row.sense
        if sense in _TAKING:
            return self._taken(hit)
        if sense == "handover":
            return self.cue_after("territory", hit.last, _LEFT) or self._leaves_a_place(hit)
        if sense in harmless.NEEDS:
            cue, reach = harmless.NEEDS[sense]
            return self.cue_after(cue, hit.last, reach) and not (sense == "gunfire" and self.cue("nobody_there"))
        if sense in _ONLY_BESIDE:
            return self._told_beside(hit)
        if sense == "riot":
            return not harmless.riot_police(self.tokens, hit)
        return sense != "blast" or not harmless.is_dawn(self.tokens, self.marks, hit)

    def _told_beside(self, hit: Hit[Trigger]) -> bool:
        """Whether what stands beside an English word, or beside «اعترض», makes it tell an event."""
        if hit.row.sense in ("intercept", "gathering"):
            return demands(self.tokens, hit) if hit.row.sense == "gathering" else harmless.met_in_flight(self.cues, hit)
        if hit.row.sense == "battle":
            return not goes_on(self.tokens, hit)
        if hit.row.sense == "air":  # "rebels backed by air strikes"
            return not (hit.row.words.isascii() and self.cue_before("backed", hit.first, 4))
        if hit.row.sense == "agreement":
            return not under_it(self.tokens, hit)
        if hit.row.sense == "expulsion":
            return driven_out(self.tokens, self.mentions, hit)
        return fighters_leave(self.tokens, self.mentions, self.cues, hit)

    def _of_a_thing(self, hit: Hit[Trigger]) -> bool:
        """«سقطت قذائف»: no town fell; «ضبط مخدرات»: nobody was arrested."""
        if hit.row.sense in ("agreement", "agreement_verb") and self.cue_before("failed", hit.first, 8):
            return True  # «أخفق الرؤساء في الاتفاق على هدنة»
        return harmless.of_a_thing(self.tokens, self.cues, hit)

    def _takes_place(self, hit: Hit[Trigger]) -> bool:
        """Whether a place is what was taken, not aircraft: its name or kind follows, after «على» if there is one."""
        over = (i for i in range(hit.last + 1, min(hit.last + 16, len(self.tokens))) if self.tokens[i].folded == "علي")
        first = (
            hit.last if self.tokens[hit.last].folded == "علي" or hit.row.sense != "capture" else next(over, hit.last)
        )
        reach = 7 if first != hit.last else 16
        last = first + 1
        while last < min(first + reach, len(self.tokens) - 1) and not (first != hit.last and last in self.gap):
            last += 1
        end = self.tokens[min(last, len(self.tokens) - 1)].end
        beside = self.tokens.folded[hit.last : hit.last + 2]  # «السيطرة عليه» may be one hit
        on_it = any(word in _ON_IT or word.lstrip("و") in cue_words("freed_it") for word in beside)
        object_before = on_it or self.tokens[hit.first].folded.startswith(("fell", "fall"))
        if object_before and any(m.start < hit.start for m in self.mentions):
            return True
        before = self.tokens[: hit.first] if object_before else ()
        named = any(self.tokens[first].start <= m.start < end for m in self.mentions)
        return named or any(t.folded in cue_words("taken") for t in (*before, *self.tokens[first : last + 1]))

    def _leaves_a_place(self, hit: Hit[Trigger]) -> bool:
        """«انسحبت القوات بالكامل من تدمر»: a named place stands after «من»."""
        ahead = self.tokens[hit.last + 1 : hit.last + 1 + _LEFT]
        starts = {m.start for m in self.mentions}
        return any(a.folded in ("من", "from") and b.start in starts for a, b in pairwise(ahead))

    def _purpose(self, hit: Hit[Trigger]) -> bool:
        """«لاستعادة البلدة» tells what for; «تعرضت لقصف», «أدى لمقتل» tell what happened."""
        if hit.row.sense in RESULTS or hit.definite or "ل" not in hit.prefix or self._only_a_verb(hit):
            return False
        return not any(cue.first < hit.first for cue in self.cue("suffered"))

    def _only_a_verb(self, hit: Hit[Trigger]) -> bool:
        """Whether it is a perfect and nothing else: «قصف» in «لقصف المدينة» is the noun."""
        return hit.perfect and not any(h.first == hit.first and not h.perfect for h in self.marks.triggers)

    def _taken(self, hit: Hit[Trigger]) -> bool:
        """Whether words of taking tell that a place was taken: not a wish, a state, an effort or a taken thing."""
        title = self.sentence.index == 0 and self.number == 0
        if hit.imperfect and not (title and hit.first):  # «تسيطر القوات على»: how things are
            return False
        to_them = self.tokens[hit.first].folded.startswith(("fell", "fall"))  # "fell to the fighters"
        if not self._takes_place(hit) or (self.cue_after("freed", hit.last, _FREED) and not to_them):
            return False
        if hit.perfect:
            return True
        if self._from_hold(hit):
            return False
        if self.tokens[hit.first].text.isascii():
            mark = self.sentence.text[hit.start - 1 - self.sentence.start :][:1]
            return captured(self.tokens, hit, mark) if hit.first else title
        efforts = [c for c in self.cue("effort") if 0 < hit.first - c.last <= 3]
        effort = max((c.last for c in efforts if not self._command(c)), default=-1)
        achieved = max((c.last for c in self.cue("achieved") if 0 < hit.first - c.last <= _ACHIEVED), default=-1)
        return achieved > effort or (title and hit.first <= 2 and effort < 0)

    def _from_hold(self, hit: Hit[Trigger]) -> bool:
        """«تحرير البلدة من سيطرة التنظيم», «فقد السيطرة»; «تمكنت من السيطرة على» took it."""
        over = {self.tokens[hit.last].folded, self.tokens[min(hit.last + 1, len(self.tokens) - 1)].folded}
        held = hit.row.sense == "capture" and not hit.definite and "علي" not in over
        before = self.tokens[hit.first - 1].folded.lstrip("و") if hit.first else ""
        return (held and before == "من") or (hit.row.sense == "capture" and before in cue_words("losing"))

    def _command(self, cue: Hit[Cue]) -> bool:
        """«قيادة العمليات»: a staff, no effort."""
        return cue.first > 0 and self.tokens[cue.first - 1].folded.lstrip("ول") in ("قياده", "غرفه")

    @property
    def pluperfect(self) -> bool:
        """«وكانت القوات سيطرت ...»: news only where it tells its day."""
        if self.cues.lacks(_PLUPERFECT):
            return False
        first = self.triggers[0].first if self.triggers else 0
        if first and self.tokens[first - 1].folded == "قد":  # «وكانت الجبهة وحلفاؤها قد انتزعت»
            return any(cue.last < first for cue in self.cue("pluperfect"))
        return any(0 < first - cue.last <= _NEAR and not self._made_do(cue) for cue in self.cue("pluperfect"))

    def _made_do(self, cue: Hit[Cue]) -> bool:
        """Whether "had" made someone do: "had the commander arrested"."""
        if self.tokens[cue.first].folded != "had":
            return False
        after = self.tokens[cue.last + 1].folded if cue.last + 1 < len(self.tokens) else ""
        reported = any(c.last < cue.first for c in self.cue("said"))  # "said that the army had taken the town"
        return reported or after in ("the", "a", "an", "its", "his", "their")


_UNREAL = frozenset({
    "instance", "negation", "plan", "condition", "denial", "failed", "falls", "contraband", "overhead", "absent",
    "backed", "crime", "rubbish",
})  # fmt: skip
_PLUPERFECT = frozenset({"pluperfect"})
_ON_IT = frozenset({"عليه", "عليها", "عليهما"})  # «اقتحموا الحقل واستولوا عليه»
_LEFT = 7  # words between «انسحبت» and the town
_ACHIEVED = 16  # words between «أعلن» and what was achieved
_FREED = 4  # words between «حررت» and the hostages
_NEAR = 6  # words between «كان» and its verb
_TAKING = frozenset({"capture", "retake"})
_ONLY_BESIDE = frozenset({"convoy", "expulsion", "leaving", "battle", "agreement", "air", "intercept", "gathering"})
_BACKGROUND = frozenset({"capture", "retake", "handover", "agreement", "agreement_verb", "base", "change"})
