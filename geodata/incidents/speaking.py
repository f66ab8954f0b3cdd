"""Who only tells of an event: «أعلنت الشرطة», «مصدر في الجيش»; and who tells of a deed of its own."""

from collections.abc import Sequence

from geodata.incidents.actors import Named
from geodata.incidents.clauses import Clause
from geodata.incidents.words import cue_words

_SPEAKING = frozenset({"absent", "own_force", "backed", "speaker", "said", "condemn", "arrives", "scene_of"})
_ITS_OFFICE = 3  # words from a force to "said": "the Peshmerga command said"
_OWN_DEEDS = frozenset({"arrest", "disrupt", "intercept", "retake"})
_ANNOUNCED = frozenset({"اعلن", "اعلنت", "اكدت", "كشفت"})
_THAT = frozenset({"ان", "بان", "انه", "انها", "بانه", "بانها"})
_TELLS = frozenset({"قال", "قالت", "اضاف", "اضافت", "ذكر", "ذكرت", "اوضح", "اوضحت", "صرح", "لفت", "تابع", "بين"})
_OWN = 5  # words from «إن» to a deed of the speaker's own
_SIGNS = frozenset({"agreement", "agreement_verb"})
_LACKED = 5  # words between «غياب» and whose support is missed
_AT_SCENE = 3  # words from who came to where
_TITLE = 3  # words of «أعلن قائد شرطة»


def speaks(clause: Clause, actor: Named) -> bool:
    """Whether the actor tells or backs it, not does it: «مصدر في الشرطة», «أعلنت الشرطة», «مدعومة من التحالف»."""
    if clause.cues.lacks(_SPEAKING):
        return False
    if clause.tokens[actor.first].text.isascii():
        return _speaks_english(clause, actor)
    if clause.cue("own_force"):
        return clause.cue_before("backed", actor.first, 2)
    backs = clause.cue_before("backed", actor.first, 2) or clause.cue_before("absent", actor.first, _LACKED)
    if backs or _before_that(clause, actor) or _quoted(clause, actor):
        return True
    if accused(clause, actor):
        return False
    condemns = clause.cue_before("condemn", actor.first, 3) or clause.cue_before("arrives", actor.first, 2)
    condemns = condemns or any(cue.first == actor.last + 1 for cue in clause.cue("arrives"))
    condemns = condemns or clause.cue_after("scene_of", actor.last, _AT_SCENE)  # «حاصرت القوات مكان التفجير»
    tells = actor.role == "loose" and clause.cue_before("said", actor.first, 3)
    return condemns or tells or _says(clause, actor)


def _before_that(clause: Clause, actor: Named) -> bool:
    """«وقال الرائد فلان من قيادة الشرطة إن ...»: whoever stands between the verb of saying and «إن» speaks."""
    words = clause.tokens.folded
    if words[0].lstrip("و") not in _TELLS:
        return False
    that = next((i for i, word in enumerate(words) if word in _THAT), None)
    return that is not None and actor.last < that and cue_words("own_deed").isdisjoint(words[that : that + _OWN])


def _quoted(clause: Clause, actor: Named) -> bool:
    """«مصدر في الشرطة»: unless an agreement is told, of which a source may be a party."""
    if clause.senses >= _SIGNS or any(hit.first == actor.first for hit in clause.triggers):
        return False  # «ضابط في الحرس بغارة إسرائيلية»: who struck is no source
    sources = (cue.last for cue in clause.cue("speaker") if 0 < actor.first - cue.last <= 4)
    return any(not _said(clause, last, actor.first) for last in sources)


def _says(clause: Clause, actor: Named) -> bool:
    """«أعلنت الشرطة», but not of a deed of its own."""
    words = clause.tokens.folded
    after = (
        actor.last + 2 if words[actor.last + 1 : actor.last + 2] == ["قد"] else actor.last + 1
    )  # «كانت الشرطة قد أعلنت»
    said = any(actor.first - cue.last == 1 or cue.first == after for cue in clause.cue("said"))
    return said and cue_words("own_deed").isdisjoint(clause.tokens.folded[actor.last + 1 : actor.last + 5])


def accused(clause: Clause, actor: Named) -> bool:
    """«اتهمت المعارضة القوات الحكومية بقتل ...»: who is accused of the deed, not who accuses."""
    accusing = clause.cue("accuse")
    before = accusing and any(cue.last < actor.first for cue in accusing)
    after = clause.tokens.folded[actor.last + 1 : actor.last + 2]
    return bool(before) and any(word.startswith("ب") for word in after)


def _said(clause: Clause, first: int, last: int) -> bool:
    """Whether «أن» stands between: «قال ضابط إن القوات ...» tells the deed of the forces."""
    return any(t.folded in _THAT for t in clause.tokens[first + 1 : last])


def _speaks_english(clause: Clause, actor: Named) -> bool:
    """The speaker stands before "said"; "the army said on Sunday it had taken" tells its own deed."""
    said = [c for c in clause.cue("said") if 0 < c.first - actor.last <= 5]
    itself = any(t.folded in ("it", "they") for c in said for t in clause.tokens[c.last + 1 : c.last + 5])
    near = (c.first - actor.last <= 2 or not gap_between(clause, actor.last, c.first) for c in said)
    return not itself and any(near)


def announcers(clause: Clause, named: Sequence[Named], *, boast: bool) -> list[str]:
    """«أعلنت وزارة الداخلية القبض على سبعة»: of its own deeds who speaks is who did them.

    `boast`: fighters of another side died: «أعلن الجيش مقتل ستة من مسلحي التنظيم».
    """
    own = boast or not _OWN_DEEDS.isdisjoint(clause.senses)
    if not own or not clause.cue("said") or any(n.role == "unknown" for n in named):
        return []
    if clause.tokens[0].text.isascii():
        return _own_words(clause, named) if boast else []
    said = [c.last for c in clause.cue("said") if clause.tokens[c.first].folded.lstrip("وف") in _ANNOUNCED]
    after = {i for last in said for i in range(last + 1, last + 1 + _TITLE) if not gap_between(clause, last, i)}
    return [n.actor for n in named if n.first in after and n.role in ("name", "loose")][:1]


def _own_words(clause: Clause, named: Sequence[Named]) -> list[str]:
    """Of "the Peshmerga said that four ISIS fighters were killed": who speaks, before the verb."""
    said = min(c.first for c in clause.cue("said"))
    before = [n for n in named if n.role == "name" and 0 < said - n.last <= _ITS_OFFICE]
    return [n.actor for n in before if not gap_between(clause, n.last, said)][:1]


def mourners(clause: Clause, named: Sequence[Named]) -> list[str]:
    """«أعلنت الوزارة التركية مقتل أربعة من قواتها»: who speaks lost its own men."""
    own = [c.first for c in clause.cue("own_men") if any(d.first < c.first for d in clause.cue("dead"))]
    said = [c for c in clause.cue("said") if own and c.first < own[0]]
    return [n.actor for n in named if n.role == "name" and any(0 < n.first - c.last <= _TITLE for c in said)][:1]


def gap_between(clause: Clause, first: int, last: int) -> bool:
    """Whether a comma or stop follows one of these words."""
    return not clause.gap.isdisjoint(range(first, last))
