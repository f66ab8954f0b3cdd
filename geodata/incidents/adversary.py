"""From whom a place was taken, where its sentence does not say: the one enemy that the article names."""

from collections.abc import Iterable
from dataclasses import replace

from geodata.incidents.draft import Draft
from geodata.incidents.sameness import CROWDS, TAKE_OVERS

_SIDES = (  # who do not take places from each other
    frozenset({"Syrian government", "Russia", "Hezbollah", "Iran-backed militias", "Iran"}),
    frozenset(
        {"Iraqi security forces", "PMF", "Peshmerga", "Tribal fighters", "US-led Coalition", "United States", "Iran"}
    ),
    frozenset({"SDF", "YPG", "US-led Coalition", "United States"}),
    frozenset({"Opposition", "HTS", "SNA", "Turkey"}),
    frozenset({"ISIS", "Al-Qaeda in Iraq"}),
)
_NO_FORCE = frozenset({"Protesters", "Civilians", "Unknown"})
_HOLDERS = frozenset(
    {"Syrian government", "Iraqi security forces", "Peshmerga", "SDF", "YPG", "Opposition", "HTS", "SNA", "ISIS"}
)


def with_enemy(events: Iterable[Draft], known: frozenset[str]) -> list[Draft]:
    """The events; a take-over that names nobody as beaten gets the only possible enemy of its takers, if one is named.

    `known`: the actors that the article names.
    """
    told = [_beaten(event, known) for event in events]
    forces = {actor for event in told if event.event_type in CROWDS for actor in event.agents} - _NO_FORCE
    return [_fired_at(event, forces) for event in told]


def _fired_at(event: Draft, forces: set[str]) -> Draft:
    """Protesters killed by whom the sentence does not say: by the one force that met crowds in the article."""
    unnamed = event.sub_event_type == "Excessive force against protesters" and not set(event.agents) - _NO_FORCE
    if not unnamed or set(event.targets) - _NO_FORCE or len(forces) != 1:
        return event
    (force,) = forces
    line = (*event.trace, f"actors: {force} agent as the only force that met crowds")
    return replace(event, agents=(force, *event.agents), trace=line)


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
