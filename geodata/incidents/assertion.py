"""What a clause asserts, and the sub-event type that a rule reads out of it."""

from dataclasses import dataclass

from geodata.incidents.casualties import Casualties


@dataclass(slots=True)
class Frame:
    """What a clause asserts."""

    senses: frozenset[str]
    order: tuple[str, ...]  # the senses in the order of the text
    casualties: Casualties
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    accident: bool
    definite: bool  # «الهجوم»: may point back
    verbal: bool  # a verb in the perfect tells it
    hands: bool  # «في أيدي»: into whose hands a place fell
    building: bool  # a building is what was blown up or burnt
    gunmen: bool  # the text says that nobody knows who («مسلحون»)
    held: bool  # a police or army holds someone («احتجزت»)
    captors: bool  # a group that is nobody's police holds civilians
    taker: str | None  # who is named beside the words of taking
    bloodless: bool  # «من دون قتال», with a retreat named
    aside: bool  # a protest is named long after the deed
    unrest: bool  # the article told a protest before


@dataclass(slots=True)
class Reading:
    """A sub-event type with the rule that gave it; `generic` where another sentence may tell it better."""

    sub_event_type: str
    rule: str
    generic: bool = False


def armed(actors: tuple[str, ...]) -> bool:
    """Whether an armed force is among them."""
    return any(a not in ("Civilians", "Protesters", "Unknown") for a in actors)
