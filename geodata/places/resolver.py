"""Which of several places a name means: each candidate is weighed by the context, and keeps the reasons.

The points were set by hand on news text; a score is 0..1.
"""

import math
from functools import lru_cache

from geodata.places.context import Found
from geodata.places.gazetteer import HOME, kilometres
from geodata.places.setting import NEIGHBOURHOOD_KM, URBAN, WIDE, Anchor, Setting, apart
from geodata.places.words import Trigger
from geodata.records import AREA_KINDS, Candidate, Place, PlaceKind, Relation

# Points to score: half where the points are MIDDLE.
MIDDLE, STEEPNESS = 0.3, 6.0
# The score of what nothing speaks against, and how many points ahead of its rival a candidate must be to be sure.
SUREST, CLOSE = 0.98, 0.1
NEAR_KM, FAR_KM = 40.0, 250.0
KEPT = 5  # candidates that a mention keeps
MOST_POINTS = 1024  # different ones whose spelling is remembered
# Triggers of these kinds are seldom said of places abroad.
_LOCAL = frozenset({PlaceKind.SUBDISTRICT, PlaceKind.DISTRICT, PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD})

Told = tuple[float, str]  # points, and why


def weigh(item: Found, setting: Setting) -> list[Candidate]:
    """The candidates of a name, best first."""
    if not item.places:
        return []
    others = setting.others(item.places)
    weighed = [(place, _told(place, item, setting, others)) for place in item.places]
    if len(weighed) == 1:
        return [_candidate(*weighed[0])]
    weighed.sort(key=lambda pair: (-_sum(pair[1]), -pair[0].weight, pair[0].id))
    return [_candidate(place, told) for place, told in weighed[:KEPT]]


def _sum(told: list[Told]) -> float:
    return sum([points for points, _ in told])


def _candidate(place: Place, told: list[Told]) -> Candidate:
    return Candidate(place, _squash(_sum(told)), tuple([f"{_signed(points)} {reason}" for points, reason in told]))


@lru_cache(maxsize=MOST_POINTS)  # they are few, since the rules give the same and weights have two digits
def _signed(points: float) -> str:
    return f"{points:+.2f}"


def confidence(candidates: list[Candidate]) -> float:
    """0..1: how good the best is, less where another one far from it is nearly as good.

    Set against the development articles, so that of the mentions with a score of 0.9 about nine in ten are right.
    """
    best = candidates[0]
    if len(candidates) == 1:
        return round(SUREST * best.score, 3)
    rivals = [_points(c.score) for c in candidates[1:] if apart(best.place, c.place)]
    gap = _points(best.score) - max(rivals, default=-math.inf)
    return round(SUREST * best.score * (1 - 0.4 * math.exp(-gap / CLOSE)), 3)


@lru_cache(maxsize=MOST_POINTS)
def _squash(points: float) -> float:
    score = 1 / (1 + math.exp(-STEEPNESS * (points - MIDDLE)))
    return round(min(0.999, max(0.001, score)), 3)


def _points(score: float) -> float:
    """The points that `_squash` made a score of."""
    return MIDDLE + math.log(score / (1 - score)) / STEEPNESS


def _told(place: Place, item: Found, setting: Setting, others: list[Anchor]) -> list[Told]:
    told: list[Told] = [(0.2 + 0.5 * place.weight, f"weight {place.weight:g}")]
    _by_kind(place, item, told)
    _by_country(place, setting, told)
    if place.kind is PlaceKind.NEIGHBOURHOOD:
        _by_city(place, item, others, told)
    else:
        _by_governorate(place, item, others, told)
        _by_distance(place, setting, others, told)
    return told


def _by_kind(place: Place, item: Found, told: list[Told]) -> None:
    if item.trigger is None:
        if item.relation is Relation.COUNTRYSIDE and place.kind is PlaceKind.GOVERNORATE:
            told.append((0.5, "countryside of a governorate"))
        return
    strength = 0.5 if item.inherited and item.trigger.number == "singular" else 1.0
    told.append((strength * _fit(place, item.trigger), f"{place.kind} after «{item.trigger.word}»"))
    if place.country not in HOME and item.trigger.kinds[0] in _LOCAL:
        told.append((-0.3, f"«{item.trigger.word}» abroad"))


def _fit(place: Place, trigger: Trigger) -> float:
    """How well a place's kind goes with the word before its name."""
    if place.kind == trigger.kinds[0]:
        return 0.4
    if trigger.kinds[0] is PlaceKind.GOVERNORATE or trigger.number == "plural":
        return 0.3 if place.kind in trigger.kinds and trigger.kinds[0] is not PlaceKind.GOVERNORATE else 0.0
    if place.kind in trigger.kinds:
        return 0.3
    return 0.05 if trigger.at_namesake and place.kind in URBAN else -0.35


def _by_country(place: Place, setting: Setting, told: list[Told]) -> None:
    if not setting.countries:
        if place.country in HOME:
            told.append((0.05, "in Syria or Iraq"))
        return
    share = setting.share(place.country)
    if share >= 0.5:
        told.append((0.15, "the article's country"))
    elif share == 0:
        told.append((-0.15, "no other place of that country"))
        if place.kind not in WIDE and len(setting.anchors) >= 3:
            told.append((-0.1, "all others lie elsewhere"))


def _by_governorate(place: Place, item: Found, others: list[Anchor], told: list[Told]) -> None:
    if not place.adm1 or (place.kind in AREA_KINDS and place.kind is not PlaceKind.GOVERNORATE):
        return
    there = [anchor for anchor in others if anchor.place.adm1 == place.adm1]
    if _named_in(item.sentence, there):
        told.append((0.25, f"{place.adm1} in the same sentence"))
    elif there:
        told.append((0.15, f"{place.adm1} in the article"))


def _named_in(sentence: int, anchors: list[Anchor]) -> bool:
    return any(sentence in anchor.sentences for anchor in anchors)


def _by_distance(place: Place, setting: Setting, others: list[Anchor], told: list[Told]) -> None:
    if place.kind in AREA_KINDS:
        return
    nearest = setting.nearest(place, others)
    if nearest is not None and nearest <= NEAR_KM:
        told.append((0.1, f"{nearest:.0f} km from another place"))
    elif nearest is not None and nearest > FAR_KM and place.weight < 0.5:
        told.append((-0.15, f"{nearest:.0f} km from any other place"))


def _by_city(place: Place, item: Found, others: list[Anchor], told: list[Told]) -> None:
    """A neighbourhood is looked for in the city that the text speaks of."""
    cities = [anchor for anchor in others if anchor.place.kind in URBAN]
    near = [a for a in cities if kilometres(place.lat, place.lon, a.place.lat, a.place.lon) <= NEIGHBOURHOOD_KM]
    if _named_in(item.sentence, near):
        told.append((0.35, f"{near[0].place.name_en} in the same sentence"))
    elif near:
        told.append((0.2, f"{near[0].place.name_en} in the article"))
    elif cities:
        told.append((-0.25, "its city is not named"))
