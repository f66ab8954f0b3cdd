"""Actors that a clause only names: whose news agency tells it, with whom a border is shared, who fights elsewhere."""

from geodata.incidents.actors import Named
from geodata.incidents.bombed import BOMBS
from geodata.incidents.clauses import Clause
from geodata.incidents.speaking import gap_between
from geodata.incidents.words import Trigger, cue_words
from geodata.language.lexicon import Hit

_CUED = frozenset({"medium", "institution", "origin", "led_by", "border", "speaker", "imported"})
_TAKING_MEN = frozenset({"arrest", "abduction", "execution"})
_OF = frozenset({"في", "من", "ب", "سابق", "السابق", "بارز", "سابقين", "لدي", "ضمن", "صفوف"})
_MEMBER = 4  # words between «قياديا» and whose man he was
_TAKEN = 14  # words between «اعتقلت» and who was taken
_SERVES = 3  # words between «يعملان في صفوف» and whose ranks those are
_WHOSE = 4  # words between «وكالة» and whose it is
_COUNCIL = 8  # words between «مصدر» and to whom the council belongs
_SUSPECT = 8  # words from «أصابع الاتهام» to whom they point at
_BASE = 5  # words between «تسللوا من» and whose the base is
_WITH = 4  # words between «معبر» and «مع تركيا»
_DEED = 3  # words between an actor and what it does
_ELSEWHERE = frozenset({"battle", "clash", "capture", "retake"})


def only_named(clause: Clause, actor: Named) -> bool:
    """Whether an actor is named for another thing than a deed or a harm."""
    if any(0 < actor.first - cue.last <= _SUSPECT for cue in clause.cue("suspicion")):
        return True  # «تشير أصابع الاتهام إلى غرفة شكلتها الوحدات»
    if clause.tokens[actor.first].text.isascii():
        beside = _secures(clause, actor) or _holds(clause, actor) or _said_it(clause, actor)
        return beside or _meanwhile(clause, actor) or _finds(clause, actor)
    if _some(clause, actor) or _workman(clause, actor):
        return True
    if clause.cues.lacks(_CUED):
        return False
    return (
        _of_medium(clause, actor)
        or _of_institution(clause, actor)
        or _of_base(clause, actor)
        or _leads(clause, actor)
        or _neighbour(clause, actor)
    )


def _some(clause: Clause, actor: Named) -> bool:
    """«طيران حربي مجهول الهوية», «فجر إرهابي نفسه»: the text does not say whose."""
    if actor.role != "loose":
        return False
    words = clause.tokens.folded
    unknown = words[actor.last + 1 : actor.last + 2]
    bomber = words[actor.first].lstrip("و") in _BOMBER and not clause.senses.isdisjoint(BOMBS)
    return bomber or any(word.startswith("مجهول") for word in unknown)


def _workman(clause: Clause, actor: Named) -> bool:
    """«خطف 12 عاملا تركيا»: an adjective that is written like the country."""
    if clause.tokens[actor.first].folded != "تركيا" or not actor.first:
        return False
    before = clause.tokens.folded[actor.first - 1]
    return before.endswith("ا") and before not in cue_words("soldier") and before not in ("جنديا", "عسكريا")


def _of_medium(clause: Clause, actor: Named) -> bool:
    """«وكالة أنباء النظام», «صفحة موالية للنظام», «مصدر في مجلس كذا التابع للمعارضة»: who tells it."""
    if _behind(clause, "medium", actor, _WHOSE):
        return True
    attached = any(word in _ATTACHED for word in clause.tokens.folded[max(0, actor.first - 2) : actor.first])
    return attached and _behind(clause, "speaker", actor, _COUNCIL)


_BOMBER = frozenset({"ارهابي", "الارهابي"})
_ATTACHED = frozenset({"التابع", "التابعه", "تابع", "تابعه"})


def _of_institution(clause: Clause, actor: Named) -> bool:
    """«أعلنت المديرية العامة لمكافحة الإرهاب»: nothing but the name of an office stands between."""
    said = [cue.last for cue in clause.cue("said") if cue.last < actor.first] if clause.cue("institution") else []
    if not said:
        return False
    office = {i for cue in clause.cue("institution") for i in range(cue.first, cue.last + 1)}
    between = range(max(said) + 1, actor.first)
    return bool(between) and all(i in office for i in between) and not _own_deed(clause, actor)


def _own_deed(clause: Clause, actor: Named) -> bool:
    return not cue_words("own_deed").isdisjoint(clause.tokens.folded[actor.last + 1 : actor.last + 5])


def _of_base(clause: Clause, actor: Named) -> bool:
    """«تسللوا من القاعدة الأمريكية»: whence they came."""
    return _behind(clause, "origin", actor, _BASE) or _behind(clause, "imported", actor, 1)


def _leads(clause: Clause, actor: Named) -> bool:
    """«التحالف الدولي بقيادة الولايات المتحدة»: whose coalition it is is told by its name."""
    for cue in clause.cue("led_by"):
        if 0 <= actor.first - cue.last <= 1 and cue.first and clause.tokens[cue.first - 1].folded in _COALITION:
            return True
    return False


_COALITION = frozenset({"التحالف", "الدولي", "تحالف", "دولي"})


def _neighbour(clause: Clause, actor: Named) -> bool:
    """«معبر حدودي مع تركيا»."""
    with_it = actor.first > 0 and clause.tokens[actor.first - 1].folded == "مع"
    return with_it and any(0 < actor.first - cue.last <= _WITH for cue in clause.cue("border"))


def _behind(clause: Clause, cue: str, actor: Named, reach: int) -> bool:
    """Whether an actor stands right behind a cue, with nothing that happened between."""
    ends = [c.last for c in clause.cue(cue) if 0 < actor.first - c.last <= reach]
    return any(_nothing_between(clause, last, actor.first) for last in ends)


def _nothing_between(clause: Clause, last: int, first: int) -> bool:
    """Whether no deed, no comma and no «إن» stands between two words."""
    told = any(last < hit.first < first for hit in clause.triggers)
    that = not cue_words("that").isdisjoint(clause.tokens.folded[last + 1 : first])
    return not (told or that) and clause.gap.isdisjoint(range(last, first))


def _meanwhile(clause: Clause, actor: Named) -> bool:
    """Whether an English clause names who fights elsewhere: "a bomb killed eight as the army fought for Mosul"."""
    if not clause.senses & BOMBS or "as" not in clause.tokens.folded[max(0, actor.first - 2) : actor.first]:
        return False
    deeds = {h.row.sense for h in clause.triggers if 0 < h.first - actor.last <= _DEED}
    return bool(deeds) and deeds <= _ELSEWHERE


def _finds(clause: Clause, actor: Named) -> bool:
    """Whether an English clause tells who came upon the dead: "a patrol found a shepherd's body"."""
    found = clause.tokens.folded[actor.last + 1 : actor.last + 3]
    return "bodies" in clause.senses and not _FOUND.isdisjoint(found)


def _said_it(clause: Clause, actor: Named) -> bool:
    """Whether an English clause ends with who tells it: "five fighters were killed, said the Kirkuk police chief"."""
    words = clause.tokens.folded
    said = next((i for i in range(max(1, actor.first - _WHOSE), actor.first) if words[i] == "said"), None)
    return said is not None and said - 1 in clause.gap and clause.gap.isdisjoint(range(said, actor.first))


def _secures(clause: Clause, actor: Named) -> bool:
    """Whether an English clause tells who came after the deed: "security forces were deployed to the scene"."""
    after = clause.tokens.folded[actor.last + 1 : actor.last + 1 + _DEED]
    return not _SECURES.isdisjoint(after) and _FIGHTS.isdisjoint(clause.senses)


def _holds(clause: Clause, actor: Named) -> bool:
    """Whether an English clause tells whose the area is: "shelling of districts under government control"."""
    before = clause.tokens.folded[max(0, actor.first - _WHOSE) : actor.first]
    after = clause.tokens.folded[actor.last + 1 : actor.last + 2]
    held = "under" in before and ("control" in before or after == ["control"])
    if before[-1:] == ["where"] and not _KEEPS.isdisjoint(after):  # "where Turkey maintains an outpost"
        return True
    return held and _FIGHTS.isdisjoint(clause.senses)


def came_upon(clause: Clause, people: Named) -> bool:
    """«عثر الأهالي على جثة جندي»: who found the dead is none of them."""
    before = clause.tokens.folded[people.first - 1].lstrip("وف") if people.first else ""
    return before in _CAME_UPON


_CAME_UPON = frozenset({"عثر", "وجد", "اكتشف", "انتشل", "شاهد", "شيع", "قال", "افاد", "ذكر"})
_FOUND = frozenset({"found", "discovered", "recovered"})
_SECURES = frozenset({"deployed", "sealed", "cordoned", "rushed", "arrived", "evacuated", "investigate"})
_KEEPS = frozenset({"maintains", "maintain", "keeps", "keep", "has", "have", "runs", "operates"})
_FIGHTS = frozenset({"capture", "retake", "battle", "clash", "expulsion", "handover", "change"})


def man_taken(clause: Clause, actor: Named) -> tuple[str, str] | None:
    """«اعتقلت القوات قياديا سابقا في الفصيل»: whose man was arrested, abducted or assassinated."""
    if any(0 < actor.first - cue.last <= _SERVES for cue in clause.cue("serves")):
        return "target", "in whose ranks they served"
    if clause.tokens[actor.first].text.isascii():
        return _his_man(clause, actor)
    members = [c for c in clause.cue("member") if 0 < actor.first - c.last <= _MEMBER]
    takes = [h for h in clause.triggers if h.row.sense in _TAKING_MEN] if members else []
    for cue in members:
        between = clause.tokens.folded[cue.last + 1 : actor.first]
        taken = clause.tokens.folded[cue.last].endswith("ا")  # «اعتقل عناصر من الفصيل رجلا»: they did it
        behind = any(int(not taken and _is_verb(clause, h)) < cue.first - h.last <= _TAKEN for h in takes)
        linked = all(word.rstrip("ا") in _OF for word in between)
        if behind and linked and not gap_between(clause, cue.last, actor.first):
            return "target", "whose man was taken"
    return None


def _his_man(clause: Clause, actor: Named) -> tuple[str, str] | None:
    """Of "gunmen assassinated a former rebel commander": whose man he was."""
    after = clause.tokens.folded[actor.last + 1 : actor.last + 2]
    told = [h for h in clause.triggers if h.row.sense in _KILLING_MEN and 0 < actor.first - h.last <= _MEMBER]
    one = not {"a", "an"}.isdisjoint(clause.tokens.folded[max(0, actor.first - 2) : actor.first])
    return ("target", "whose man was killed") if told and one and not _MEN.isdisjoint(after) else None


_KILLING_MEN = _TAKING_MEN | {"killing", "shooting"}
_MEN = frozenset({"commander", "leader", "fighter", "official", "member", "chief", "officer", "soldier", "policeman"})


def _is_verb(clause: Clause, hit: Hit[Trigger]) -> bool:
    """«خطف» may be both "he abducted" and "abduction"."""
    return hit.perfect or clause.tokens.folded[hit.first].lstrip("وف") in ("خطف", "اسر")
