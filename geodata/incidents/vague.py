"""English words that tell an event only beside others: "raid", "missiles", "fired"."""

from collections.abc import Sequence

FLIERS = frozenset({"US-led Coalition", "Russia", "Israel", "United States"})  # who raid from the air
_BOMBS = frozenset({"ied", "suicide", "suicide_attack"})
_WRECKED = frozenset({"wreck", "destroy", "launch"})  # no other way is told
_AT_WORK = frozenset({"fire", "attack", "killing", "wounding", "launch", "bombard", "blast", "shelling"})


def plain_senses(senses: Sequence[str], agents: Sequence[str], *, airborne: bool) -> tuple[str, ...]:
    """The senses of a clause, with those of vague words told plainly or left out.

    Args:
        senses: in the order of the text.
        agents: who did it.
        airborne: whether the article told an air strike before.
    """
    told = set(senses)
    plain: list[str | None] = []
    for sense in senses:
        if sense == "raid":
            plain.append(_raid(told, agents, airborne=airborne))
        elif sense == "foil":
            plain.append("clash" if told & {"attack", "clash", "raid"} and not told & _BOMBS else "disrupt")
        elif sense == "unblock":
            plain.append("clash" if agents else None)  # of whom? else it may be a siege of words
        elif sense == "intercept":
            plain.append("disrupt")
        elif sense == "wreck":
            plain.append("bombard" if agents and told <= _WRECKED else None)
        elif sense == "weapon":
            plain.append("shelling" if told & _AT_WORK else None)
        else:
            plain.append(sense)
    return tuple(sense for sense in plain if sense)


def _raid(told: set[str], agents: Sequence[str], *, airborne: bool) -> str | None:
    """What a raid is: of aircraft, of bombers on foot, of police, or of fighters."""
    if "arrest" in told:
        return None
    if "suicide_attack" in told:
        return "attack"
    return "air" if airborne or told & {"air", "aircraft"} or FLIERS & set(agents) else "clash"
