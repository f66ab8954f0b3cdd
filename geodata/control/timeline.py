"""Who holds each place from which day on: claims sorted out into one timeline a place.

Rules, in this order:
1. A claim of the curated history, of a data set or of an editor (basis `assessed`) counts.
2. A claim read out of an article only proposes; it counts from the second independent article on that says the same
   (place, holders, status) within `AGREEMENT_DAYS`.
3. The latest counting claim holds; of two on one day the more local one, then the one recorded later.
4. A claim about an area (governorate, district) stands for every place in it by the same rule 3; one about a whole
   country or a region without borders («مناطق سورية», areas of Syria) stands for none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from geodata.records import Basis, ControlClaim, ControlStatus, Place, PlaceKind

AGREEMENT_DAYS = 14  # two reports of one take-over rarely lie further apart, two take-overs rarely nearer
LOCALITY = {PlaceKind.GOVERNORATE: 1, PlaceKind.DISTRICT: 2}
LOCAL = 3  # every kind that stands for itself only
TOO_LARGE = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.NATURAL})


@dataclass(frozen=True, slots=True)
class State:
    """Who holds a place, and how; equal states are drawn alike."""

    holders: tuple[str, ...]
    status: ControlStatus

    @property
    def known(self) -> bool:
        """Whether anybody is said to hold the place."""
        return bool(self.holders) and self.status not in (ControlStatus.NONE, ControlStatus.UNKNOWN)


UNKNOWN = State((), ControlStatus.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Change:
    """From a day on, the state of a place, and the claim that says so."""

    day: date
    state: State
    claim: ControlClaim


def counting(claims: Iterable[ControlClaim]) -> list[ControlClaim]:
    """The claims that count (rules 1 and 2), oldest first; undated ones never do."""
    dated = [claim for claim in claims if claim.date_from is not None]
    assessed = [claim for claim in dated if claim.basis is Basis.ASSESSED or claim.article_id is None]
    proposals = sorted(
        (claim for claim in dated if claim.basis is not Basis.ASSESSED and claim.article_id is not None), key=_assertion
    )
    agreed = [
        claim
        for _, same in groupby(proposals, key=lambda claim: _assertion(claim)[:3])
        for claim in _agreed(list(same))
    ]
    return sorted([*assessed, *agreed], key=_day)


def _day(claim: ControlClaim) -> date:
    return claim.date_from or date.min


def _assertion(claim: ControlClaim) -> tuple[str, tuple[str, ...], str, date]:
    return claim.place_id or "", claim.holders, claim.status.value, _day(claim)


def _agreed(same: list[ControlClaim]) -> Iterable[ControlClaim]:
    """Of proposals that say the same, oldest first: those that another article confirms within the time allowed."""
    near = timedelta(days=AGREEMENT_DAYS)
    for claim in same:
        earlier = {
            other.article_id
            for other in same
            if other.article_id != claim.article_id and timedelta(0) <= _day(claim) - _day(other) <= near
        }
        if earlier:
            yield claim


@dataclass(frozen=True)
class Stated:
    """The counting claims, sorted out: by the place that they name, and by the area that they stand for."""

    places: Mapping[str, Place]
    by_place: Mapping[str, list[ControlClaim]]
    by_area: Mapping[tuple[str, ...], list[ControlClaim]]

    def timeline(self, place: Place) -> tuple[Change, ...]:
        """The changes of a place: its own claims and those of its district and governorate together."""
        own = self.by_place.get(place.id, [])
        area_keys = [(place.country, place.adm1 or ""), (place.country, place.adm1 or "", place.adm2 or "")]
        inherited = [claim for key in area_keys for claim in self.by_area.get(key, [])]
        return _changes([*own, *inherited], self.places)

    @property
    def local(self) -> list[Place]:
        """The places with claims of their own, areas not among them."""
        return [self.places[place_id] for place_id in self.by_place if not _is_area(self.places[place_id])]


def stated(claims: Iterable[ControlClaim], places: Mapping[str, Place]) -> Stated:
    """Sort out the claims that count; those about no place of the gazetteer are left out."""
    by_place: dict[str, list[ControlClaim]] = defaultdict(list)
    for claim in counting(claims):
        place = places.get(claim.place_id or "")
        if place is not None and place.kind not in TOO_LARGE:
            by_place[place.id].append(claim)
    areas = [places[place_id] for place_id in by_place if _is_area(places[place_id])]
    return Stated(places, by_place, {_area_key(area): by_place[area.id] for area in areas})


def _is_area(place: Place) -> bool:
    return place.kind in LOCALITY


def _area_key(place: Place) -> tuple[str, ...]:
    """What its members have in common with an area."""
    if place.kind is PlaceKind.GOVERNORATE:
        return (place.country, place.adm1 or place.name_en)
    return (place.country, place.adm1 or "", place.adm2 or place.name_en)


def _changes(claims: list[ControlClaim], places: Mapping[str, Place]) -> tuple[Change, ...]:
    def order(claim: ControlClaim) -> tuple[date, int, float]:
        recorded = claim.recorded_at.timestamp() if claim.recorded_at else 0.0
        return _day(claim), LOCALITY.get(places[claim.place_id or ""].kind, LOCAL), recorded

    by_day = {_day(claim): Change(_day(claim), state_of(claim), claim) for claim in sorted(claims, key=order)}
    changes: list[Change] = []
    for change in by_day.values():
        if not changes or changes[-1].state != change.state:
            changes.append(change)
    return tuple(changes)


def state_of(claim: ControlClaim) -> State:
    """The state that a claim puts a place in."""
    if claim.status in (ControlStatus.NONE, ControlStatus.UNKNOWN):
        return State((), claim.status)
    return State(tuple(map(_on_the_map, claim.holders)), claim.status)


def _on_the_map(holder: str) -> str:
    """A text speaks of Iraq's security forces, the map of its government."""
    return "Iraqi government" if holder == "Iraqi security forces" else holder


def on_day(changes: Iterable[Change], day: date) -> Change | None:
    """The change in force on a day; None before the first."""
    in_force = None
    for change in changes:
        if change.day > day:
            break
        in_force = change
    return in_force
