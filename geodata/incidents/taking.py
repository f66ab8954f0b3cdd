"""Who takes a place in a clause: the actor beside the word of taking."""

from geodata.incidents.clauses import Clause
from geodata.incidents.roles import Roles
from geodata.incidents.speaking import gap_between

_ARMIES = frozenset({"Syrian government", "Iraqi security forces"})
_AT_ITS_SIDE = frozenset({"Hezbollah", "Iran-backed militias", "Russia", "Tribal fighters"})


def taker(clause: Clause, roles: Roles) -> str | None:
    """Who takes a place: the actor beside the word of taking («سيطرة قوات X على», «تمكنت X من تحرير»)."""
    for hit in clause.triggers:
        if hit.row.sense == "fall":
            after = [n for n in roles.named for c in clause.cue("hands") if 0 < n.first - c.last <= 4]
            return after[0].actor if after else None
        if hit.row.sense not in ("capture", "retake", "expulsion"):
            continue
        takers = [n for n in roles.named if n.actor not in roles.targets]
        beside = [n for n in takers if 0 < n.first - hit.last <= 4 and _side_by_side(clause, hit.last, n.first)]
        beside = beside if not clause.tokens[hit.first].text.isascii() or hit.row.words.endswith(" by") else []
        before = [n for n in roles.named if n.last < hit.first]
        if (hit.perfect or hit.imperfect) and before and before[0].first == 0 and before[0].last == hit.first - 1:
            return _led_by(before[0].actor, roles)  # «القوات العراقية تطرد داعش»
        found = beside or [n for n in reversed(before) if n.actor in roles.agents][:1]
        if found:
            return _led_by(found[0].actor, roles)
        if hit.row.words.isascii() and roles.unnamed and not roles.agents:  # "gunmen captured the post"
            return "Unknown"
    return None


def _led_by(taker: str, roles: Roles) -> str:
    """Of an army and those who fight at its side, the army takes the place: "the army and Hezbollah took"."""
    return next((a for a in roles.agents if a in _ARMIES), taker) if taker in _AT_ITS_SIDE else taker


def _side_by_side(clause: Clause, first: int, last: int) -> bool:
    """Neither a comma nor «على», after which stands what was taken, lies between."""
    over = any(clause.tokens[i].folded == "علي" for i in range(first, last))
    return not over and not gap_between(clause, first, last)
