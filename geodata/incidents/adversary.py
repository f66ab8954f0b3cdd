"""From whom a place was taken, where its sentence does not say: the one enemy that the article names."""

from collections.abc import Iterable
from dataclasses import replace

from geodata.incidents.draft import Draft
from geodata.incidents.sameness import TAKE_OVERS

_SIDES = (  # who do not take places from each other
    frozenset({"Syrian government", "Russia", "Hezbollah", "Iran-backed militias", "Iran"}),
    frozenset(
        {"Iraqi security forces", "PMF", "Peshmerga", "Tribal fighters", "US-led Coalition", "United States", "Iran"}
    ),
    frozenset({"SDF", "YPG", "US-led Coalition", "United States"}),
    frozenset({"Opposition", "HTS", "SNA", "Turkey"}),
    frozenset({"ISIS", "Al-Qaeda in Iraq"}),
)
_HOLDERS = frozenset(
    {"Syrian government", "Iraqi security forces", "Peshmerga", "SDF", "YPG", "Opposition", "HTS", "SNA", "ISIS"}
)


def with_enemy(events: Iterable[Draft], known: frozenset[str]) -> list[Draft]:
    """The events; a take-over that names nobody as beaten gets the only possible enemy of its takers, if one is named.

    `known`: the actors that the article names.
    """
    return [_beaten(event, known) for event in events]


def _beaten(event: Draft, known: frozenset[str]) -> Draft:
    if event.sub_event_type not in TAKE_OVERS or not event.agents or set(event.targets) - {"Civilians"}:
        return event
    friends = frozenset[str]().union(*(side for side in _SIDES for agent in event.agents if agent in side))
    enemies = (known & _HOLDERS) - friends - set(event.agents)
    if len(enemies) != 1:
        return event
    (enemy,) = enemies
    line = (*event.trace, f"actors: {enemy} target as the only enemy named")
    return replace(event, targets=(*event.targets, enemy), trace=line)
