"""Which of several places a name means: each candidate is weighed by the context, and keeps the reasons.

The weights were set by hand on news text and are explained where they stand; a score is 0..1.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from geodata.places.context import Found
from geodata.places.gazetteer import HOME, kilometres
from geodata.records import AREA_KINDS, Candidate, Place, PlaceKind, Relation

URBAN = frozenset({PlaceKind.CITY, PlaceKind.TOWN})
INSIDE_CITY = frozenset({PlaceKind.NEIGHBOURHOOD})
NEIGHBOURHOOD_KM = 25.0
NEAR_KM, FAR_KM = 40.0, 250.0
_WIDE = frozenset({PlaceKind.COUNTRY})


@dataclass(slots=True)
class Setting:
    """What the rest of the article tells: the places that are certain, and where they lie."""

    anchors: list[tuple[int, Place]] = field(default_factory=list)  # sentence, place
    countries: dict[str, int] = field(default_factory=dict)
    regions: dict[str, int] = field(default_factory=dict)  # governorates, by English name

    def add(self, sentence: int, place: Place) -> None:
        """Take a place as certain."""
        self.anchors.append((sentence, place))
        self.countries[place.country] = self.countries.get(place.country, 0) + 1
        if place.adm1:
            self.regions[place.adm1] = self.regions.get(place.adm1, 0) + 1


def weigh(item: Found, setting: Setting) -> list[Candidate]:
    """The candidates of a name, best first."""
    weighed = [_weigh(place, item, setting) for place in item.places]
    return sorted(weighed, key=lambda c: (-c.score, -c.place.weight, c.place.id))


def _weigh(place: Place, item: Found, setting: Setting) -> Candidate:
    told = [
        (0.2 + 0.5 * place.weight, f"weight {place.weight:g}"),
        *_by_kind(place, item),
        *_by_country(place, setting),
        *_by_neighbours(place, item, setting),
    ]
    score = max(0.01, min(0.99, sum(points for points, _ in told)))
    return Candidate(place, round(score, 3), tuple(f"{points:+.2f} {reason}" for points, reason in told))


def _by_kind(place: Place, item: Found) -> Iterable[tuple[float, str]]:
    if item.trigger is not None:
        strength = 0.5 if item.inherited and not item.trigger.plural else 1.0
        if place.kind == item.kinds[0]:
            yield 0.4 * strength, f"«{item.trigger.word}»"
        elif place.kind in item.kinds:
            yield 0.3 * strength, f"«{item.trigger.word}»"
        else:
            yield -0.35 * strength, f"no {item.kinds[0]}, as «{item.trigger.word}» says"
    elif item.relation is Relation.COUNTRYSIDE and place.kind is PlaceKind.GOVERNORATE:
        yield 0.35, "countryside of a governorate"


def _by_country(place: Place, setting: Setting) -> Iterable[tuple[float, str]]:
    if not setting.countries:
        if place.country in HOME:
            yield 0.05, "in Syria or Iraq"
        return
    share = setting.countries.get(place.country, 0) / sum(setting.countries.values())
    if share >= 0.5:
        yield 0.15, "the article's country"
    elif share == 0:
        yield -0.15, "no other place of that country"


def _by_neighbours(place: Place, item: Found, setting: Setting) -> Iterable[tuple[float, str]]:
    others = [(s, p) for s, p in setting.anchors if p.kind not in _WIDE and p.id != place.id]
    if place.adm1 and place.kind not in AREA_KINDS:
        if any(p.adm1 == place.adm1 for s, p in others if s == item.sentence):
            yield 0.25, f"{place.adm1} in the same sentence"
        elif setting.regions.get(place.adm1):
            yield 0.15, f"{place.adm1} in the article"
    near = [kilometres(place.lat, place.lon, p.lat, p.lon) for _, p in others if p.country == place.country]
    if not near:
        return
    if min(near) <= NEAR_KM:
        yield 0.1, f"{min(near):.0f} km from another place"
    elif min(near) > FAR_KM and place.weight < 0.5:
        yield -0.15, f"{min(near):.0f} km from any other place"
