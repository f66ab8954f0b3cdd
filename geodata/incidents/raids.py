"""What a raid was: missiles met in the air, a landing to arrest or to fight, a storming with car bombs."""

from collections.abc import Sequence

from geodata.incidents.clauses import Clause
from geodata.incidents.people import find_people
from geodata.incidents.roles import Roles
from geodata.incidents.words import cues_in

_NO_POLICE = frozenset({"ISIS", "Al-Qaeda in Iraq"})
_POLICE = frozenset(
    {
        "Syrian government",
        "Syrian transitional government",
        "Iraqi security forces",
        "Kurdish Asayish",
        "SDF",
        "Peshmerga",
    }
)
_GUNMEN = ("مسلح", "مجهول", "ملثم")
_FLOWN = frozenset({"landing", "aircraft", "launch"})
_COMING = frozenset({"shelling", "aircraft", "launch", "fire", "bombard"})
_REPEL = "تصد"
_BEHIND = 5  # words from «تصدت» to what was met
_DRONE = 5  # words between «أسقط» and «مسيرة»
_STORMED = frozenset({"attack", "ied"})


def raided(clause: Clause, senses: tuple[str, ...]) -> tuple[str, ...]:
    """The senses of a clause, a landing and a storming with car bombs told as what they were."""
    if "clash" in senses and _repelled(clause):
        senses = (*(s for s in senses if s != "clash"), "air")
    if "blast" in senses and any(h.row.sense == "intercept" for h in clause.triggers):  # heard in the sky
        senses = tuple(s for s in senses if s != "blast")
    if "shelling" in senses and _met_in_the_air(clause):
        senses = (*(s for s in senses if s not in _COMING), "disrupt")
    if "aircraft" in senses and _drone_downed(clause):
        return (*(s for s in senses if s not in _COMING), "disrupt")
    if "landing" in senses:
        return _landed(clause, senses)
    if _STORMED.issubset(senses) and _stormed_with(clause):
        return (*(s for s in senses if s != "ied"), "clash")
    return senses


def _repelled(clause: Clause) -> bool:
    """«تصدى الجيش لغارات إسرائيلية», «الدفاعات الجوية تصدت لعدوان»: a raid, no battle."""
    clashes = [h for h in clause.triggers if h.row.sense == "clash"]
    repels = [h.last for h in clashes if _REPEL in clause.tokens[h.first].folded]
    raids = [h.first for h in clause.marks.triggers if h.row.sense == "air"] if len(repels) == len(clashes) else ()
    return any(0 < raid - repel <= _BEHIND for raid in raids for repel in repels)


def _met_in_the_air(clause: Clause) -> bool:
    """«تمكنت الدفاعات الجوية من تدمير معظم الصواريخ»: missiles shot down hit nothing."""
    met = clause.cue("air_defence")
    downed = clause.cue("downing") if met else ()
    flying = [h.first for h in clause.triggers if h.row.sense == "shelling"] if downed else ()
    return any(m.first < d.first < first for m in met for d in downed for first in flying)


def _drone_downed(clause: Clause) -> bool:
    """«أسقط الجيش طائرة مسيرة فوق المطار»: a weapon made harmless."""
    words = clause.tokens.folded
    downs = [i for i, word in enumerate(words) if word.lstrip("وف").startswith("اسقط")]
    drones = [i for i, word in enumerate(words) if "مسير" in word] if downs else ()
    return any(0 < b - a <= _DRONE for a in downs for b in drones)


def _landed(clause: Clause, senses: Sequence[str]) -> tuple[str, ...]:
    """«إنزال جوي اعتقل خلاله ثلاثة»: a raid to arrest, whoever flew; with aid nothing; else a battle."""
    plain = [s for s in senses if s not in _FLOWN]
    if clause.cue("goods"):
        return tuple(plain)
    fought = not {"clash", "killing", "wounding"}.isdisjoint(plain)
    arrests = not fought and bool(cues_in(clause.sentence.tokens)["seized_from"])
    return (*(s for s in plain if s != "arrest"), "arrest" if arrests else "clash")


def _stormed_with(clause: Clause) -> bool:
    """«اقتحم المسلحون الحي مستخدمين السيارات المفخخة»: what they stormed it with."""
    storms = [h.last for h in clause.triggers if h.row.sense == "attack" and "قتح" in clause.tokens[h.first].folded]
    if not storms or "blast" in clause.senses:
        return False
    bombs = [h.first for h in clause.triggers if h.row.sense == "ied"]
    return any(min(storms) < cue.first < first for first in bombs for cue in clause.cue("means"))


def held_by_police(clause: Clause, roles: Roles) -> bool:
    """«احتجزت الأسايش تسعة أشخاص»: those whose office it is arrest; «خطفت» is abduction, whoever did it."""
    if _POLICE.isdisjoint(roles.agents[:1]):
        return False
    words = [clause.tokens[h.first].folded for h in clause.triggers if h.row.sense == "abduction" and h.perfect]
    return bool(words) and all("حتجز" in word for word in words)


def seize_civilians(clause: Clause, roles: Roles) -> bool:
    """«اعتقل تنظيم الدولة أربعة مدنيين», «أوقفهم مسلحون»: nobody's police, an abduction."""
    seized = [h.last for h in clause.triggers if h.row.sense == "arrest" and h.perfect]
    ahead = [clause.tokens.folded[i + 1 : i + 3] for i in seized]
    if any(word.startswith(_GUNMEN) and word.endswith("ون") for words in ahead for word in words):
        return True
    if not seized or not _NO_POLICE & set(roles.agents[:1]):
        return False
    civilians = (people.side == "civilian" for people in find_people(clause.tokens, {}, clause.cues))
    return "Civilians" in roles.targets or any(civilians)
