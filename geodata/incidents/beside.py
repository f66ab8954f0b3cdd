"""The word before an actor's name that tells its part: «من قبل», «على», «مع», or whose thing was hit."""

from collections.abc import Collection, Sequence

from geodata.incidents.actors import Named
from geodata.incidents.clauses import Clause
from geodata.incidents.words import cue_words
from geodata.language.date_words import date_lexicon

_ACT = frozenset({"خلايا", "دوريات", "دوريه"})  # of those often attacked the ones who attack: «هاجمت خلايا التنظيم»
_DEEDS = frozenset({"attack", "launch", "killing", "execution", "abduction", "arrest"})
_OWNER = 4  # words between «خلية» and «تابعة للتنظيم»


def nearest(clause: Clause, actor: Named, names: Collection[str]) -> str | None:
    """The cue that stands closest before the actor, within three words; else what its preposition tells."""
    best: tuple[int, str] | None = None
    for name in names:
        for cue in clause.cue(name):
            if name == "against" and (_of_day(clause, cue.last) or _who_did_it(clause, cue.first)):
                continue
            gap = actor.first - cue.last
            inside = cue.first <= actor.first <= cue.last
            verb = any(h.perfect and cue.last < h.first < actor.first for h in clause.triggers)  # «على الأثر قصفت»
            if ((0 < gap <= 3 and not verb) or inside) and (best is None or gap < best[0]):
                best = (gap, name)
    if best is not None:
        return best[1]
    return _owner(clause, actor) if "ل" in actor.prefix.replace("ال", "", 1) else _thing(clause, actor)


def _who_did_it(clause: Clause, first: int) -> bool:
    """«برصاص خلايا التنظيم», «من قبل حاجز للجيش»: a group that is often attacked, here behind the word of doing."""
    if clause.tokens[first].folded in ("علي", "ضد"):
        return False
    if any(cue.last == first - 1 for cue in clause.cue("by")):
        return True
    if clause.tokens[first].folded not in _ACT:
        return False
    return any(h.perfect and h.last == first - 1 and h.row.sense in _DEEDS for h in clause.triggers)


def _owner(clause: Clause, actor: Named) -> str | None:
    """«كمين لتنظيم ...», «قصف لقوات ...» were by it; «بحافلة للجيش», «حواجز تابعة لقوات ...» against it."""
    if actor.first - 1 in {h.last for h in clause.triggers}:
        return "by"
    if clause.tokens[actor.first - 1].folded in cue_words("owned_by"):
        group = _group(clause, actor)
        return _before_group(clause, group) if group is not None else _its_own(clause, actor)
    verbs = {h.last for h in clause.triggers if h.perfect}  # «اقتادته دورية للأمن»: the patrol did it
    owned = actor.first - 1 in {c.last for c in clause.cue("owned") if c.first - 1 not in verbs}
    return "against" if owned or _attacked_before(clause, actor) else "by"


def _thing(clause: Clause, actor: Named) -> str | None:
    """«استهدفت عبوة سيارة ضابط»: whose car it was."""
    owned = actor.first - 1 in {c.last for c in clause.cue("owned")}
    return "against" if owned and _attacked_before(clause, actor) else None


def _attacked_before(clause: Clause, actor: Named) -> bool:
    return any(c.last < actor.first for c in clause.cue("against"))


def _its_own(clause: Clause, actor: Named) -> str | None:
    """«استهداف حواجز تابعة لقوات»: what was attacked was its own."""
    return "against" if any(h.first < actor.first for h in clause.triggers) else None


def _group(clause: Clause, actor: Named) -> int | None:
    """The index of «خلية» in «خلية تابعة للتنظيم», of «المجموعات» in «المجموعات الإرهابية التابعة لتنظيم»."""
    words, group = clause.tokens.folded, cue_words("of_group")
    near = range(actor.first - 1, max(-1, actor.first - 1 - _OWNER), -1)
    return next((i for i in near if words[i].lstrip("و").removeprefix("ال") in group), None)


def _before_group(clause: Clause, group: int) -> str | None:
    """«هاجمت مجموعة تابعة للتنظيم» attacked; «على نقاط تحصن المجموعات التابعة للتنظيم» were attacked."""
    if any(h.perfect and h.last == group - 1 for h in clause.triggers):  # «استهدفت خلية تابعة للتنظيم نقطة»
        return "by"
    return "against" if any(0 < group - c.last <= _OWNER - 1 for c in clause.cue("against")) else None


def _of_day(clause: Clause, last: int) -> bool:
    """Whether "on" tells a day, not at whom: "On Saturday the army said"."""
    return clause.tokens[last].folded == "on" and any(h.first == last + 1 for h in date_lexicon().find(clause.tokens))


def dead_of(clause: Clause, actor: Named) -> bool:
    """«عدد قتلى الجيش», «قتلى من الجيش»: whose dead they are."""
    before = [word.lstrip("وب") for word in clause.tokens.folded[max(0, actor.first - 2) : actor.first]]
    told = cue_words("dead_of")
    return bool(before) and (before[-1] in told or (before[-1] == "من" and before[0] in told))


def both_sides(clause: Clause, people: Sequence[Named]) -> list[Named]:
    """«اشتباكات بين X من جهة وY من جهة»: all who follow are parties."""
    cues = clause.cue("between") if "clash" in clause.senses else ()
    return [p for p in people if cues and p.first > cues[0].last]


def against_gunmen(clause: Clause, named: Sequence[Named], sides: Sequence[Named], parties: Collection[str]) -> bool:
    """«اشتباكات بين قوة من الجيش ومسلحين»: the other side is nobody known."""
    between = clause.cue("between") if len(parties) == 1 and sides else []
    return bool(between) and any(n.role == "unknown" and n.first > between[0].last for n in named)
