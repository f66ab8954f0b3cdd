"""Which of several places a name means: each candidate is weighed by the context, and keeps the reasons.

The weights were set by hand on news text and are explained where they stand; a score is 0..1.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from geodata.places.context import Found
from geodata.places.gazetteer import HOME, kilometres
from geodata.places.words import Trigger
from geodata.records import AREA_KINDS, Candidate, Place, PlaceKind, Relation

URBAN = frozenset({PlaceKind.CITY, PlaceKind.TOWN})
INSIDE_CITY = frozenset({PlaceKind.NEIGHBOURHOOD})
OF_CITY = frozenset({PlaceKind.NEIGHBOURHOOD, PlaceKind.CAMP})
NEIGHBOURHOOD_KM = 25.0
# Points to score: half where the points are MIDDLE.
CERTAIN_MARGIN = 0.3
MIDDLE, STEEPNESS = 0.3, 6.0
SAME_PLACE_KM = 25.0
NEAR_KM, FAR_KM = 40.0, 250.0
_WIDE = frozenset({PlaceKind.COUNTRY})
# Triggers of these kinds are seldom said of places abroad.
_LOCAL = frozenset({PlaceKind.SUBDISTRICT, PlaceKind.DISTRICT, PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD})


@dataclass(slots=True)
class Setting:
    """What the rest of the article tells: the places that are certain, and where they lie."""

    anchors: list[tuple[int, Place]] = field(default_factory=list)  # sentence, place
    countries: dict[str, int] = field(default_factory=dict)

    def add(self, sentence: int, place: Place) -> None:
        """Take a place as certain."""
        self.anchors.append((sentence, place))
        self.countries[place.country] = self.countries.get(place.country, 0) + 1


def certain(item: Found, best: Place) -> bool:
    """Whether a name can hardly mean another place than this one, whatever the article says."""
    if item.trigger and best.kind not in item.kinds and item.trigger.number != "plural":
        return False
    rivals = (place.weight for place in item.places if place is not best and _apart(best, place))
    return best.weight - max(rivals, default=0.0) >= CERTAIN_MARGIN


def weigh(item: Found, setting: Setting) -> list[Candidate]:
    """The candidates of a name, best first."""
    weighed = [(place, tuple(_told(place, item, setting))) for place in item.places]
    points = {place.id: sum(points for points, _ in told) for place, told in weighed}
    weighed.sort(key=lambda pair: (-points[pair[0].id], -pair[0].weight, pair[0].id))
    return [
        Candidate(place, _squash(points[place.id]), tuple(f"{p:+.2f} {reason}" for p, reason in told))
        for place, told in weighed
    ]


def confidence(candidates: list[Candidate]) -> float:
    """0..1: how good the best is, less where another one far from it is nearly as good."""
    best = candidates[0]
    rivals = [c.score for c in candidates[1:] if _apart(best.place, c.place)]
    return round(best.score * (1 - 0.5 * max(rivals, default=0.0) / best.score), 3)


def _apart(one: Place, other: Place) -> bool:
    return kilometres(one.lat, one.lon, other.lat, other.lon) > max(one.tol_km, SAME_PLACE_KM)


def _squash(points: float) -> float:
    return round(1 / (1 + math.exp(-STEEPNESS * (points - MIDDLE))), 3)


def _told(place: Place, item: Found, setting: Setting) -> list[tuple[float, str]]:
    return [
        (0.2 + 0.5 * place.weight, f"weight {place.weight:g}"),
        *_by_kind(place, item),
        *_by_country(place, setting),
        *_by_neighbours(place, item, setting),
    ]


def _by_kind(place: Place, item: Found) -> Iterable[tuple[float, str]]:
    if item.trigger is None:
        if item.relation is Relation.COUNTRYSIDE and place.kind is PlaceKind.GOVERNORATE:
            yield 0.5, "countryside of a governorate"
        return
    strength = 0.5 if item.inherited and item.trigger.number == "singular" else 1.0
    yield strength * _fit(place, item.trigger), f"{place.kind} after «{item.trigger.word}»"
    if place.country not in HOME and item.trigger.kinds[0] in _LOCAL:
        yield -0.3, f"«{item.trigger.word}» abroad"


def _fit(place: Place, trigger: Trigger) -> float:
    """How well a place's kind goes with the word before its name."""
    if place.kind == trigger.kinds[0]:
        return 0.4
    if trigger.kinds[0] is PlaceKind.GOVERNORATE or trigger.number == "plural":
        return 0.3 if place.kind in trigger.kinds and trigger.kinds[0] is not PlaceKind.GOVERNORATE else 0.0
    if place.kind in trigger.kinds:
        return 0.3
    return 0.05 if trigger.at_namesake and place.kind in URBAN else -0.35


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
        if place.kind not in _WIDE and len(setting.anchors) >= 3:
            yield -0.1, "all others lie elsewhere"


def _by_neighbours(place: Place, item: Found, setting: Setting) -> Iterable[tuple[float, str]]:
    own = {p.id for p in item.places}
    others = [(s, p) for s, p in setting.anchors if p.kind not in _WIDE and p.id not in own]
    if place.kind in INSIDE_CITY:
        return _by_city(place, item, others)
    return [*_by_governorate(place, item, others), *_by_distance(place, others)]


def _by_governorate(place: Place, item: Found, others: list[tuple[int, Place]]) -> Iterable[tuple[float, str]]:
    if not place.adm1 or (place.kind in AREA_KINDS and place.kind is not PlaceKind.GOVERNORATE):
        return
    sentences = {s for s, p in others if p.adm1 == place.adm1}
    if item.sentence in sentences:
        yield 0.25, f"{place.adm1} in the same sentence"
    elif sentences:
        yield 0.15, f"{place.adm1} in the article"


def _by_distance(place: Place, others: list[tuple[int, Place]]) -> Iterable[tuple[float, str]]:
    if place.kind in AREA_KINDS:
        return
    distances = [kilometres(place.lat, place.lon, p.lat, p.lon) for _, p in others if p.country == place.country]
    nearest = min(distances, default=None)
    if nearest is not None and nearest <= NEAR_KM:
        yield 0.1, f"{nearest:.0f} km from another place"
    elif nearest is not None and nearest > FAR_KM and place.weight < 0.5:
        yield -0.15, f"{nearest:.0f} km from any other place"


def out_of_town(place: Place, item: Found, setting: Setting) -> bool:
    """Whether a neighbourhood lies in a city other than those that the sentence names."""
    towns = [p for s, p in setting.anchors if s == item.sentence and p.kind in URBAN]
    distances = [kilometres(place.lat, place.lon, p.lat, p.lon) for p in towns]
    return place.kind in OF_CITY and bool(distances) and min(distances) > NEIGHBOURHOOD_KM


def _by_city(place: Place, item: Found, others: list[tuple[int, Place]]) -> Iterable[tuple[float, str]]:
    """A neighbourhood is looked for in the city that the text speaks of."""
    cities = [(s, p, kilometres(place.lat, place.lon, p.lat, p.lon)) for s, p in others if p.kind in URBAN]
    near = [(s, p) for s, p, distance in cities if distance <= NEIGHBOURHOOD_KM]
    if any(s == item.sentence for s, _ in near):
        yield 0.35, f"{near[0][1].name_en} in the same sentence"
    elif near:
        yield 0.2, f"{near[0][1].name_en} in the article"
    elif cities:
        yield -0.25, "its city is not named"
