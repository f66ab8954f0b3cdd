"""English words that tell an event only beside others: "raid", "missiles", "fired"."""

from collections.abc import Sequence

FLIERS = frozenset({"US-led Coalition", "Russia", "Israel", "United States"})  # who raid from the air
_BOMBS = frozenset({"ied", "suicide", "suicide_attack"})
_WRECKED = frozenset({"wreck", "destroy", "launch"})  # no other way is told
_AT_WORK = frozenset({"fire", "attack", "killing", "wounding", "launch", "bombard", "blast", "shelling"})
_BESIDE = {  # a sense that counts only beside one of others, and what it is then
    "weapon": (_AT_WORK, "shelling"),
    "hit": (frozenset({"aircraft", "air"}), "attack"),  # «ضربت الطائرات مقرا»; else a storm or a quake may hit
}
_DONE_BY = {"unblock": "clash"}  # what counts only where the text tells who did it: a siege may be one of words
_ALWAYS = {"intercept": "disrupt", "gunfire": "shooting", "grab": "arrest", "convoy": "evacuation"}


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
        elif sense in _BESIDE:
            beside, instead = _BESIDE[sense]
            plain.append(instead if told & beside else None)
        elif sense in _DONE_BY:
            plain.append(_DONE_BY[sense] if agents else None)
        else:
            plain.append(_plain(sense, told, agents))
    return tuple(sense for sense in plain if sense)


def _plain(sense: str, told: set[str], agents: Sequence[str]) -> str | None:
    if sense == "foil":
        return "clash" if told & {"attack", "clash", "raid"} and not told & _BOMBS else "disrupt"
    if sense == "wreck":
        return "bombard" if agents and told <= _WRECKED else None
    if sense == "strikes":  # «شنت تركيا ضربات على مواقع»
        flown = not {*FLIERS, "Turkey"}.isdisjoint(agents) or told & {"aircraft"}
        return ("air" if flown else "bombard") if "launch" in told and agents else None
    if sense == "claim" and "agreement" in told:  # «اتفاق بدعم من دول وتبني تركيا»: adopted
        return None
    return _ALWAYS.get(sense, sense)


def _raid(told: set[str], agents: Sequence[str], *, airborne: bool) -> str | None:
    """What a raid is: of aircraft, of bombers on foot, of police, or of fighters."""
    if "arrest" in told:
        return None
    if "suicide_attack" in told:
        return "attack"
    return "air" if airborne or told & {"air", "aircraft"} or FLIERS & set(agents) else "clash"
