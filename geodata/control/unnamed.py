"""Whether a take-over is told without naming who did it, or of somebody who is in no table."""

from geodata.control.asserted import REACH
from geodata.control.frame import Frame
from geodata.control.words import cue_lexicon
from geodata.language.inflection import Form

_NEAR = 3  # words from «انسحب» to who did: «انسحب منها جيش النظام»
_WHOSE_MEN = 2  # words from «مسلحي» to whose they are


def someone_else(frame: Frame, start: int | None = None) -> bool:
    """«وانسحب منها لواء كذا», «بيد فصائل محلية»: who it is, is told after the word, and is in no table."""
    start = frame.hit.last + 1 if start is None else start
    forces = cue_lexicon("forces").find(frame.tokens[start : start + _NEAR])
    near = [cue.first + start for cue in forces if not cue.definite]  # «القوات» are those told before
    known = [a for a in frame.actors if start <= a.last]
    return any(not any(a.first <= i or _of_them(frame, i, a.first) for a in known) for i in near[:1])


def _of_them(frame: Frame, men: int, actor: int) -> bool:
    """«مسلحي التنظيم», «عناصر من التنظيم»: whose men they are stands behind; not «المسلحون وقصفتها القوات»."""
    between = [token.folded for token in frame.tokens[men + 1 : actor]]
    return len(between) < _WHOSE_MEN and not any(word.startswith("و") for word in between)


def passive(frame: Frame) -> bool:
    """«وتم القضاء على المسلحين وتحرير القرية»: who did it is not told by who is named before."""
    noun = frame.hit.row.form is Form.NOUN and frame.hit.row.said == "took"
    return noun and any(0 < frame.hit.first - cue.last <= REACH for cue in cue_lexicon("passive").find(frame.tokens))


def unknown_managed(frame: Frame) -> bool:
    """«تمكن اللواء من السيطرة على»: who managed is named, and is in no table."""
    tokens, at = frame.tokens, frame.hit.first
    cue = next((c for c in reversed(cue_lexicon("managing").find(tokens)) if 0 < at - c.last <= REACH), None)
    if cue is None or any(cue.last < a.first < at for a in frame.actors):
        return False
    return bool(cue_lexicon("forces").find(tokens[cue.last + 1 : cue.last + 2]))
