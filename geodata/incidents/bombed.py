"""Who is named beside a bomb whose maker nobody tells, and whose dead are told, did not do it."""

from collections.abc import Sequence

from geodata.incidents.actors import Named
from geodata.incidents.casualties import Casualties
from geodata.incidents.clauses import Clause

Told = tuple[Named, str, str]  # who, as what, by which rule

NAMED_FIRST = "named first"
BY = "named as the one who did it"
BESIDE_BOMB = "named beside a bomb"
_WHOSE_MAN = 5  # words between «نجا» and whose man he was
BOMBS = frozenset({"ied", "suicide", "suicide_attack", "blast"})
_OTHER_ARMS = frozenset({"air", "aircraft", "shelling", "bombard", "clash", "battle", "arrest", "claim"})
_BOMBERS = frozenset({"ISIS", "Al-Qaeda in Iraq", "HTS"})  # of whom a bomb is more likely than to be hit by one


def beside_bomb(clause: Clause, actor: Named, casualties: Casualties) -> bool:
    """Of whom nothing but the name is told: by a bomb, whose maker nobody names, it was harmed."""
    bombed = not clause.senses.isdisjoint(BOMBS) and clause.senses.isdisjoint(_OTHER_ARMS)
    harmed = bool(casualties.told) or bool(clause.cue("escaped"))  # "the police chief survived a bomb"
    return bombed and harmed and actor.actor not in _BOMBERS


def escaped(clause: Clause, actor: Named) -> bool:
    """Whose man got away: «نجا قيادي في الفصيل من تفجير», "the police chief survived"."""
    return any(
        0 < actor.first - cue.last <= _WHOSE_MAN or 0 < cue.first - actor.last <= _WHOSE_MAN
        for cue in clause.cue("escaped")
    )


def without_the_fallen(told: Sequence[Told]) -> list[Told]:
    """Without what the dead themselves did not do: «مقتل عشرة من التنظيم ... وحرق عجلتين تابعتين للتنظيم».

    Who is named beside a bomb that killed men of another is the one who killed them.
    """
    dead = {p.actor for p, role, why in told if role == "target" and why == "casualties"}
    kept = [t for t in told if not (t[1] == "agent" and t[2] == BY and t[0].actor in dead and "ل" in t[0].prefix)]
    return [
        (p, "agent", NAMED_FIRST) if why == BESIDE_BOMB and dead - {p.actor} else (p, role, why)
        for p, role, why in kept
    ]
