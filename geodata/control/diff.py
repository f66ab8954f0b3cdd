"""What changed hands between two days: places, land and people, gained and lost by holder."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from geodata.control.areas import ControlLayer
from geodata.control.people import People
from geodata.control.states import State


@dataclass
class Tally:
    """What a holder gained, or lost."""

    places: list[str] = field(default_factory=list)  # English names: by inhabitants, then by land, the most first
    km2: float = 0.0
    people: int = 0  # inhabitants of those of the places whose number is known
    counted: int = 0  # how many of the places those are

    def add(self, name: str, km2: float, people: int | None) -> None:
        """Count one more place."""
        self.places.append(name)
        self.km2 += km2
        self.people += people or 0
        self.counted += people is not None


@dataclass(frozen=True)
class Difference:
    """What one holder gained and lost between two days."""

    holder: str
    gained: Tally
    lost: Tally


def difference(layer: ControlLayer, first: date, last: date, people: People) -> list[Difference]:
    """What each holder gained and lost from one day to another; whoever moved most land comes first.

    A place that several hold counts for each of them. Land without a known holder is nobody's.
    """
    before, after = layer.on_day(first), layer.on_day(last)
    gained: dict[str, Tally] = defaultdict(Tally)
    lost: dict[str, Tally] = defaultdict(Tally)
    frame = layer.frame
    inhabitants = [people.get(place) or 0 for place in frame["place_id"]]
    for cell in np.lexsort((-frame["km2"].to_numpy(), -np.array(inhabitants))):  # by inhabitants, then by land
        had, has = _holders(before[cell]), _holders(after[cell])
        place, km2 = frame["place_id"].iloc[cell], float(frame["km2"].iloc[cell])
        for holder, tally in [*((h, gained) for h in has - had), *((h, lost) for h in had - has)]:
            tally[holder].add(str(frame["name_en"].iloc[cell]), km2, people.get(place))
    found = [Difference(holder, gained[holder], lost[holder]) for holder in {**gained, **lost}]
    return sorted(found, key=lambda d: (-d.gained.km2 - d.lost.km2, d.holder))


def _holders(state: State) -> frozenset[str]:
    return frozenset(state.holders) if state.known else frozenset()
