"""From whom a place was taken: «من قبضة التنظيم», «على المطار من قوات النظام», "from the group"."""

from geodata.control.frame import Frame
from geodata.control.targets import Target
from geodata.control.words import cue_lexicon
from geodata.incidents.actors import Named

_DEPARTED = frozenset({"خروج", "انسحاب", "مغادره", "اجلاء", "مقتل", "فرار", "هروب"})
_BEHIND = 4  # words between a place and «من»: «بلدة دابق شمال حلب من»
_NAMED = 4  # words from «من» to who it was: "from the Kurdish-led Syrian Democratic Forces"


def former_holder(frame: Frame, targets: tuple[Target, ...]) -> Named | None:
    """From whom a place is or would be taken."""
    for cue in cue_lexicon("from_hands").find(frame.tokens):
        between = {token.folded for token in frame.tokens[frame.hit.last : cue.first]}
        if cue.first > frame.hit.last and between.isdisjoint(_DEPARTED):  # «بعد خروج دفعة من مسلحي التنظيم»
            near = [a for a in frame.actors if cue.first <= a.last and a.first <= cue.last + _NAMED]
            if near:
                return near[0]
    return _behind_the_place(frame, max(target.last for target in targets))


def _behind_the_place(frame: Frame, place: int) -> Named | None:
    """«انتزعت المطار العسكري من قوات النظام»: who is named behind «من» after the place."""
    tokens = frame.tokens
    if frame.hit.row.said != "took" or place < frame.hit.last:
        return None
    for i in range(place + 1, min(place + 1 + _BEHIND, len(tokens))):
        between = tokens[place + 1 : i]
        if any(token.folded.startswith("و") for token in between) or cue_lexicon("men").find(between):
            return None  # «وجرى أسر عناصر من التنظيم»
        helped = i > place + 1 and tokens[i - 1].folded.startswith("ب") and tokens[i - 1].folded != "بالكامل"
        if tokens[i].folded == "من" and not helped:  # «بدعم من», «بالقرب من»
            men = {i + 1 + cue.first for cue in cue_lexicon("members").find(tokens[i + 1 : i + 1 + _NAMED])}
            near = (a for a in frame.actors if a.first == i + 1 or (a.first == i + 2 and i + 1 in men))
            return next(near, None)
    return None
