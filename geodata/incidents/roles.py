"""Who did it to whom in a clause: the actors beside the words that say so («من قبل», «على يد», «ضد», «بين»)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from geodata.incidents.actors import Named
from geodata.incidents.attributes import of_place
from geodata.incidents.beside import against_gunmen, both_sides, dead_of, nearest
from geodata.incidents.bombed import BESIDE_BOMB, BY, NAMED_FIRST, beside_bomb, escaped, without_the_fallen
from geodata.incidents.bystanders import came_upon, man_taken, only_named
from geodata.incidents.casualties import Casualties
from geodata.incidents.clauses import Clause
from geodata.incidents.parties import fought_with, of_their_strikes
from geodata.incidents.speaking import accused, announcers, gap_between, mourners, speaks
from geodata.incidents.words import cue_words

_HOLDS = "holds the land"
_TARGETING = frozenset({"استهدف", "استهدفت", "استهدفوا", "طال", "طالت"})
_DIES = ("لقي", "لقو", "استشهد", "قضي", "قضوا", "سقط", "توف", "ارتق", "فارق")  # who dies does nothing to others
_NAMELESS = ("مسلح", "مجهول", "مهاجم", "انتحاري", "ملثم", "قناص")
_OPENERS = frozenset({"في", "وفي", "حين", "المقابل", "وكذلك", "وحيث", "كما", "فيما", "بينما", "كذلك", "و", "حيث"})
_DEEDS = frozenset({"attack", "launch", "bombard", "clash", "abduction", "arrest"})
_WEAPONS = frozenset({"strikes", "air", "aircraft", "shelling", "bombard"})
_BELONGS = 6  # words between «عنصر» and whose he was
_RANK = 4  # words between one of the dead and whose he was
_AMONG = 4  # words between «بينهم» and whose men they were
_OBJECT = 14  # words between «طردت» and who was driven out


@dataclass(slots=True)
class Roles:
    """Agents and targets by canonical name, each in the order of the text."""

    named: tuple[Named, ...]
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    rule: str
    unnamed: bool = False  # the text itself says that nobody knows who («مسلحون مجهولون»)


def read_roles(clause: Clause, named: Sequence[Named], casualties: Casualties) -> Roles:
    """Tell agents from targets."""
    if not named:
        return Roles((), (), (), "")
    fallen = [last for _, last in casualties.victims]  # «عقيدا في الجيش» is none who speaks
    near = {n.first for n in named for i in fallen if 0 < n.first - i <= _RANK and not gap_between(clause, i, n.first)}
    silent = {n.first for n in named if n.first not in near and speaks(clause, n)}
    # «أعلنته قوى الأمن الداخلي (الأسايش)»: the same speaker by another name
    silent |= {
        b.first for a, b in pairwise(named) if a.first in silent and a.actor == b.actor and b.first - a.last == 1
    }
    people = [n for n in named if n.role not in ("civilian", "unknown") and n.first not in silent]
    people = [n for n in people if not (of_place(clause, n) or only_named(clause, n))]
    sides = both_sides(clause, people)
    told = [(p, *(("agent", "between") if p in sides else _role(clause, p, casualties))) for p in people]
    told = without_the_fallen(told)
    # «الحكومة ... إذ لقي عشرات من جنودها حتفهم»: a word that tells the role outweighs being named first.
    sure = {p.actor for p, role, rule in told if rule not in (NAMED_FIRST, _HOLDS)}
    others = any(role == "agent" and rule != _HOLDS for _, role, rule in told)
    told = [t for t in told if not (others and t[2] == _HOLDS)]
    told = of_their_strikes(clause, told)
    told = [t for t in told if t[1] and (t[2] not in (NAMED_FIRST, _HOLDS) or t[0].actor not in sure)]
    unnamed = any(n.role == "unknown" and not _counted(n, casualties) for n in named)
    if unnamed and any("مجهول" in word for word in clause.tokens.folded):
        # «أقدم مجهولون على اغتيال فلان، وقد عمل في الفصيل»: not whom it names afterwards
        told = [t for t in told if t[2] != NAMED_FIRST]
    targets = [p.actor for p, role, _ in told if role == "target"]
    mourned = mourners(clause, named) if casualties.dead and not targets else []
    targets = targets or mourned
    boast = bool(targets) and "fighter" in casualties.sides and not clause.cue("own_men")
    agents = [p.actor for p, role, _ in told if role == "agent" and p.actor not in mourned]
    agents = ["Unknown", *agents] if against_gunmen(clause, named, sides, {*agents, *targets}) else agents
    agents = agents or [a for a in announcers(clause, named, boast=boast) if a not in targets]
    rules = [f"{p.actor} {role} by {rule}" for p, role, rule in told]
    if any(n.role == "civilian" and not came_upon(clause, n) for n in named):
        targets.append("Civilians")
    unique = tuple(dict.fromkeys(agents))
    return Roles(
        tuple(people), unique, tuple(t for t in dict.fromkeys(targets) if t not in unique), "; ".join(rules), unnamed
    )


def _counted(actor: Named, casualties: Casualties) -> bool:
    """«مقتل 12 مسلحا»: the dead, not who killed."""
    return any(first <= actor.first <= last + 1 for first, last in casualties.victims)


def _role(clause: Clause, actor: Named, casualties: Casualties) -> tuple[str, str]:  # noqa: PLR0911  # a return for each rule
    known = (
        _charged(clause, actor)
        or _victim(clause, actor, casualties)
        or _holder(clause, actor)
        or _posted(clause, actor)
        or _heads(clause, actor)
        or man_taken(clause, actor)
        or _acts(clause, actor)
    )
    if known:
        return known
    if _loses_place(clause, actor):
        return "target", "from whom a place was taken"
    before = nearest(clause, actor, ("by", "against", "with"))
    if before == "by":
        return "agent", BY
    if before == "against":
        return "target", "named as the one attacked"
    if _subject(clause, actor):
        return "agent", "subject"
    if before == "with":
        fight = not clause.senses.isdisjoint(("clash", "battle"))
        killer = casualties.dead and fight and not fought_with(clause, actor)
        return ("agent", "other party of the dead") if killer else ("target", "other party")
    if casualties.dead and _office(clause, actor):
        return "target", "office of one of the dead"
    return ("target", BESIDE_BOMB) if beside_bomb(clause, actor, casualties) else ("agent", NAMED_FIRST)


def _acts(clause: Clause, actor: Named) -> tuple[str, str] | None:
    """«خلايا التنظيم استهدفت نقطة»: the verb of an attack right behind the name."""
    told = [h for h in clause.triggers if (h.perfect or h.imperfect) and h.row.sense in _DEEDS]
    before = [t.folded for t in clause.tokens[max(0, actor.first - 2) : actor.first]]
    struck = "علي" in before or any(h.last in (actor.first - 1, actor.first - 2) for h in clause.triggers)
    acts = not struck and any(h.first == actor.last + 1 and actor.last not in clause.gap for h in told)
    return ("agent", "subject") if acts else None


def _charged(clause: Clause, actor: Named) -> tuple[str, str] | None:
    return ("agent", "accused of it") if accused(clause, actor) else None


def _office(clause: Clause, actor: Named) -> bool:
    """«مقتل قائد الفيلق ... ونائب رئيس الهيئة»: who died was of it."""
    before = [t.folded.lstrip("وب") for t in clause.tokens[max(0, actor.first - 2) : actor.first]]
    dead = [c.first for c in clause.cue("death_of")]
    return any(w in cue_words("office") for w in before) and any(i < actor.first for i in dead)


def _heads(clause: Clause, actor: Named) -> tuple[str, str] | None:
    """«استهدفت مدفعية النظام ...», "army positions came under fire": named at the head of the clause."""
    if clause.cue_after("under_fire", actor.last, 6):
        return "target", "came under fire"
    words = clause.tokens.folded[:3]
    verb = next(
        (
            i
            for i, w in enumerate(words)
            if w.lstrip("وف") in _TARGETING and (set(words[:i]) <= _OPENERS or i - 1 in clause.gap)
        ),
        None,
    )
    whose = actor.prefix.endswith("ل") and not actor.prefix.endswith("ال")  # «استهدف رتلا للنظام»
    if verb is None or not 0 < actor.first - verb <= 4 or whose:
        return None
    if any(word.startswith(_NAMELESS) for word in clause.tokens.folded[verb + 1 : actor.first]):
        return None  # «استهدف مسلحون دورية للشرطة»
    objects = [c for c in clause.cue("against") if verb < c.first < actor.first and c.row.form != "verb"]
    return None if objects else ("agent", "subject")


def _victim(clause: Clause, actor: Named, casualties: Casualties) -> tuple[str, str] | None:
    """«مقتل ستة من عناصر التنظيم», «فقدت القوات ستة من عناصرها»; not «مقتل ستة في غارات روسية», its own weapon."""
    if any(h.first == actor.first and h.row.sense in _WEAPONS for h in clause.triggers):
        return None
    beside = any(
        first - 1 <= actor.first <= last + _BELONGS and _joined(clause, last, actor.first)
        for first, last in casualties.victims
    )
    ranks = clause.cue_before("in_ranks", actor.first, 1) and (clause.cue("dead") or clause.cue("hurt"))
    english = clause.tokens[actor.first].text.isascii()  # "a Peshmerga fighter was killed"
    beside = beside or (english and any(first == actor.last + 1 for first, _ in casualties.victims))
    if beside or ranks or _among(clause, actor) or _counted(actor, casualties) or dead_of(clause, actor):
        return "target", "casualties"
    return ("target", "lost its men") if _loses(clause, actor) else None


def _among(clause: Clause, actor: Named) -> bool:
    """«بينهم ثلاثة من التنظيم»: of those just counted."""
    return any(
        0 < actor.first - c.last <= _AMONG and not any(c.last < h.first < actor.first for h in clause.triggers)
        for c in clause.cue("subset")
    )


def _holder(clause: Clause, actor: Named) -> tuple[str, str] | None:
    """«في مناطق تخضع لسيطرة التنظيم»: whose land it is did nothing, unless it is left."""
    after = clause.tokens[actor.last + 1].folded if actor.last + 1 < len(clause.tokens) else ""
    held = after in ("held", "controlled") or any(
        0 < actor.first - c.last <= 2 or c.first <= actor.first <= c.last for c in clause.cue("holder")
    )
    leaves = not clause.senses.isdisjoint(("evacuation", "leaving", "handover"))
    return ("agent" if leaves else "", _HOLDS) if held else None


def _posted(clause: Clause, actor: Named) -> tuple[str, str] | None:
    """Whose post was attacked: "gunmen attacked a checkpoint manned by the police"."""
    if escaped(clause, actor):
        return "target", "escaped it"
    before = clause.tokens.folded[max(0, actor.first - 3) : actor.first]
    return ("target", "whose post it was") if "by" in before and not cue_words("manned").isdisjoint(before) else None


def _loses(clause: Clause, actor: Named) -> bool:
    """«قوات النظام التي فقدت العشرات من عناصرها»."""
    losses = [h for h in clause.triggers if h.row.sense == "loss"] if "loss" in clause.senses else ()
    return any(0 < h.first - actor.last <= 2 or 0 < actor.first - h.last <= 2 for h in losses)


def _loses_place(clause: Clause, actor: Named) -> bool:
    """«استعادت القوات البلدة من التنظيم», «طردت الفصائل التنظيم من البلدة»."""
    words = clause.tokens.folded
    expelled = clause.cue_before("expel", actor.first, _OBJECT)
    if expelled and actor.last + 1 < len(words) and words[actor.last + 1] in ("من", "from", "out"):
        return True
    if _withdrew(clause, actor):
        return True
    group = actor.first > 1 and words[actor.first - 2].lstrip("و") in cue_words("of_group")
    return actor.first > 0 and words[actor.first - 1] in ("من", "from") and not group and _is_taking(clause, actor)


def _withdrew(clause: Clause, actor: Named) -> bool:
    """«سيطر مقاتلون على المعبر بعد انسحاب الجيش»: who left is not who took it, whoever that was."""
    return bool(clause.cue_before("withdrew", actor.first, 1)) and _is_taking(clause, actor)


def _is_taking(clause: Clause, actor: Named) -> bool:
    """«استعادت القوات البلدة من تنظيم داعش»."""
    return any(h.row.sense in ("capture", "retake") and h.last < actor.first for h in clause.triggers)


def _joined(clause: Clause, last: int, first: int) -> bool:
    """Between the dead and the actor stand only words such as «من عناصر», «في صفوف»."""
    allowed: set[int] = set()
    for cue in clause.cue("of_dead"):
        allowed.update(range(cue.first, cue.last + 1))
    return (
        first > last
        and all(i in allowed or clause.tokens[i].folded in cue_words("belongs") for i in range(last + 1, first))
        and first - last > 0
    )


def _subject(clause: Clause, actor: Named) -> bool:
    verbs = [h for h in clause.triggers if h.perfect or h.imperfect]
    verbs = [v for v in verbs if not clause.tokens[v.first].folded.lstrip("وف").startswith(_DIES)]
    return any(0 < actor.first - v.last <= 2 or 0 < v.first - actor.last <= 3 for v in verbs)
