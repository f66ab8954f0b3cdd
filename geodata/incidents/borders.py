"""Where one event of a sentence ends and another begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geodata.incidents.words import Cues, Trigger, cue_words, trigger_lexicon
from geodata.language.document import Sentence, Token, words_of
from geodata.language.lexicon import Hit
from geodata.language.numbers import numbers_in
from geodata.records import Mention

_NAMED = frozenset(  # what a noun names as an event of its own
    {"clash", "attack", "air", "shelling", "bombard", "blast", "suicide_attack", "abduction", "arrest", "protest"}
)
_WHILE = frozenset({"حين"})  # «في حين», with or without a comma before it
_PUT_FIRST = 20  # characters from «وفي» to the place: «وفي ريف محافظة حماة»
_THEN = 2  # words between the place and its verb
_BESIDES = 2  # words between «إضافة إلى» and what happened besides
_THAT_DAY = frozenset({"same_day"})
_OPENING = frozenset({"break", "telling", "besides", "answer", "said"})
_CROWD = ("متظاهر", "محتج", "معتصم", "المتظاهر", "المحتج", "المعتصم")
_WHERE = frozenset({"في", "قرب", "عند"})
_ANSWER = 5  # words between «وردت» and what the answer was
_THAT_TOO = frozenset({"وان", "وانه", "وانها", "وبان"})
_STOPS = re.compile("[،,;؛.:؟!]")


# A word that tells a result, not an event of its own: it never opens a clause.
RESULTS = frozenset({"killing", "wounding", "bodies", "execution", "shooting", "loss"})


@dataclass(slots=True)
class Marks:
    """The words of the tables that stand in a run of words."""

    cues: Cues
    triggers: list[Hit[Trigger]]


def gaps_of(sentence: Sentence, tokens: Sequence[Token]) -> frozenset[int]:
    """Indices of the tokens that a comma or stop follows."""
    words = words_of(tokens)
    known: frozenset[int] | None = words.memory.get(gaps_of)
    if known is None:
        begin, end = words[0].end, words[-1].start
        stops = _STOPS.finditer(sentence.text, begin - sentence.start, end - sentence.start)
        known = words.memory[gaps_of] = frozenset([words.after(sentence.start + stop.start()) - 1 for stop in stops])
    return known


def borders(sentence: Sentence, mentions: Sequence[Mention], marks: Marks) -> Iterator[int]:
    """Indices of the tokens that open a further clause."""
    tokens = sentence.tokens
    gaps = gaps_of(sentence, tokens)
    if not marks.cues.lacks(_OPENING):
        yield from _opened(sentence, mentions, marks, gaps)
    yield from _said_too(sentence, mentions, marks)
    yield from _next_place(sentence, mentions, marks, gaps)
    if not marks.cues.lacks(_THAT_DAY):
        yield from _that_day(sentence, mentions, marks, gaps)
    yield from _further_deaths(sentence, mentions, marks, gaps)
    events = [hit for hit in marks.triggers if hit.row.sense not in RESULTS]
    yield from _added(sentence, mentions, marks, events)
    for before, event in pairwise(events):
        verb_before = event.first - 2 in gaps and tokens[event.first - 1].folded.startswith("و")
        named = event.row.sense in _NAMED and not (event.perfect or event.imperfect)
        noun = event.prefix == "و" and named  # «قصف على حمص وكمين في إدلب»
        joined = (event.first - 1 in gaps and event.prefix.startswith("و")) or verb_before or noun
        placed = _placed(mentions, before.start, event.start) and _placed(mentions, event.start, sentence.end)
        if joined and placed:
            yield event.first


def _opened(sentence: Sentence, mentions: Sequence[Mention], marks: Marks, gaps: frozenset[int]) -> Iterator[int]:
    """Indices of the cues `_OPENING` that open a further clause."""
    tokens = sentence.tokens
    for hit in marks.cues["break"]:
        opens = (
            hit.first - 1 in gaps
            or hit.prefix in ("و", "ف")
            or tokens[hit.last].folded in _WHILE
            or tokens[hit.first].folded in cue_words("always_break")
        )
        if hit.first and opens and not _counts_on(tokens, hit.last, marks, mentions):
            yield hit.first
    yield from _told_behind_a_comma(marks, gaps)
    yield from _besides(sentence, mentions, marks)
    yield from _answered(sentence, mentions, marks)
    for hit in marks.cues["said"]:  # «.. وقالت المصادر إن»: a new statement
        if hit.first and hit.prefix == "و":
            yield hit.first


def _that_day(sentence: Sentence, mentions: Sequence[Mention], marks: Marks, gaps: frozenset[int]) -> Iterator[int]:
    """«انفجرت عبوة في بلدة، وفي اليوم ذاته وقع انفجار في مدينة»: a further event, with its place."""
    for hit in marks.cues["same_day"]:
        told = any(e.first > hit.last and e.row.sense not in RESULTS for e in marks.triggers)
        begin = next((i for i in range(max(1, hit.first - 1), hit.first + 1) if i - 1 in gaps), None)
        start = sentence.tokens[hit.first].start
        if begin and told and _placed(mentions, sentence.start, start) and _placed(mentions, start, sentence.end):
            yield begin


def _added(
    sentence: Sentence, mentions: Sequence[Mention], marks: Marks, events: Sequence[Hit[Trigger]]
) -> Iterator[int]:
    """«اعتقلت رجلا في المدينة، إضافة إلى اعتقال اثنين في القرية»: a further event, with its place."""
    for hit in marks.cues["addition"]:
        event = next((e for e in events if e.first == hit.last + 1), None)
        if event is None or _of_crowd(sentence.tokens, event) or not any(e.first < hit.first for e in events):
            continue
        if _placed(mentions, sentence.start, hit.start) and _placed(mentions, event.start, sentence.end):
            yield hit.first


def _next_place(sentence: Sentence, mentions: Sequence[Mention], marks: Marks, gaps: frozenset[int]) -> Iterator[int]:
    """«، وفي حماة قتل خمسة بقصف على كفرزيتا»: a place put first, then what happened there."""
    words = sentence.tokens.folded
    for gap in gaps if "وفي" in words else ():
        if gap + 2 >= len(words) or words[gap + 1] != "وفي":
            continue
        start = sentence.tokens[gap + 1].start
        place = next((m for m in mentions if 0 < m.start - start <= _PUT_FIRST), None)
        if place is None or not any(hit.first < gap for hit in marks.triggers):
            continue
        at = sentence.tokens.after(place.end)
        if any(hit.perfect and 0 <= hit.first - at <= _THEN for hit in marks.triggers):
            yield gap + 1


def _further_deaths(
    sentence: Sentence, mentions: Sequence[Mention], marks: Marks, gaps: frozenset[int]
) -> Iterator[int]:
    """«قتل ستة في كمين في سنجار، وقتل سبعة في قصف على الرمادي»: a further event with its own dead and place."""
    for hit in marks.triggers:
        if hit.row.sense not in ("killing", "wounding") or not hit.perfect or hit.prefix != "و":
            continue
        if hit.first - 1 not in gaps:
            continue
        named = [e for e in marks.triggers if e.row.sense in _NAMED and not e.perfect and not e.imperfect]
        before = [e for e in named if e.first < hit.first]
        after = [e for e in named if hit.first < e.first and not e.definite]
        if (
            before
            and after
            and _placed(mentions, before[0].start, hit.start)
            and _placed(mentions, after[0].start, sentence.end)
        ):
            yield hit.first


def _said_too(sentence: Sentence, mentions: Sequence[Mention], marks: Marks) -> Iterator[int]:
    """«قال مصدر إن ضابطا قتل ... وإن أربعة قتلوا ...»: a further event, with its place."""
    if _THAT_TOO.isdisjoint(sentence.tokens.folded):
        return
    for index, token in enumerate(sentence.tokens):
        if index and token.folded in _THAT_TOO:
            told = any(hit.first > index for hit in marks.triggers)
            if told and _placed(mentions, sentence.start, token.start) and _placed(mentions, token.start, sentence.end):
                yield index


def _besides(sentence: Sentence, mentions: Sequence[Mention], marks: Marks) -> Iterator[int]:
    """«قصف على بلدة، إضافة إلى مقتل سيدة في قرية»: a further event, with its place."""
    cues = marks.cues["besides"]
    ends = [*(sentence.tokens[cue.first].start for cue in cues[1:]), sentence.end]
    for cue, end in zip(cues, ends, strict=False):
        told = next((hit for hit in marks.triggers if 0 < hit.first - cue.last <= _BESIDES), None)
        if told and _of_crowd(sentence.tokens, told):
            continue
        before = _placed(mentions, sentence.start, sentence.tokens[cue.first].start)
        if cue.first and told and before and _placed(mentions, told.end, end):
            yield cue.first


def _answered(sentence: Sentence, mentions: Sequence[Mention], marks: Marks) -> Iterator[int]:
    """«، وردت القوات بقصف ...»: an event of its own, with its place."""
    for hit in marks.cues["answer"]:
        events = [e for e in marks.triggers if 0 < e.first - hit.last <= _ANSWER]
        if hit.first and hit.prefix == "و" and events and _placed(mentions, events[0].start, sentence.end):
            yield hit.first


def _told_behind_a_comma(marks: Marks, gaps: frozenset[int]) -> Iterator[int]:
    """«، حيث أعدم ...», «، إذ قتل ...», «، حيث خرجت تظاهرة ...»."""
    acts = {hit.first for hit in marks.triggers if hit.perfect}
    acts |= {cue.first for cue in marks.cues["goes_out"] for hit in marks.triggers if hit.first == cue.last + 1}
    for hit in marks.cues["telling"]:
        if hit.first - 1 in gaps and acts & {hit.last + 1, hit.last + 2}:
            yield hit.first


def _counts_on(tokens: Sequence[Token], last: int, marks: Marks, mentions: Sequence[Mention]) -> bool:
    """«فيما أصيب ستة»: the toll of the same event goes on, unless an event of its own with its place follows."""
    found = trigger_lexicon().find(words_of(tokens).part(last + 1, last + 3))
    if found and found[0].row.sense == "fall" and _only_counted(tokens, last, marks):
        return True
    if not found or found[0].row.sense not in ("wounding", "killing"):
        return False
    placed = any(m.start > tokens[last].start for m in mentions)
    told = any(hit.first > last and hit.row.sense not in ("wounding", "killing") for hit in marks.triggers)
    return not (placed and told) if found[0].row.sense == "wounding" else not (placed or told)


def _only_counted(tokens: Sequence[Token], last: int, marks: Marks) -> bool:
    """«فيما سقط أربعة في مدينة كذا»: more of the dead just told of, of whom no other word tells how they died."""
    own = any(hit.first > last + 1 for hit in marks.triggers)
    counted = next(iter(numbers_in(words_of(tokens).part(last + 2, last + 5))), None)
    return not own and counted is not None and words_of(tokens).folded[last + 3 + counted.last] in _WHERE


def _of_crowd(tokens: Sequence[Token], hit: Hit[Trigger]) -> bool:
    """«إضافة إلى متظاهرين اثنين»: people who protest, no protest."""
    return hit.row.sense == "protest" and tokens[hit.first].folded.lstrip("ول").startswith(_CROWD)


def _placed(mentions: Sequence[Mention], start: int, end: int) -> bool:
    return any(start <= m.start < end for m in mentions)
