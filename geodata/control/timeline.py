"""Who holds each place from which day on: claims sorted out into one timeline a place.

Rules, in this order:
1. A claim of the curated history, of a data set or of an editor counts.
2. A claim read out of an article only proposes; it counts once an independent second article says the same (place,
   holders, status) within `AGREEMENT_DAYS`, and so does the second: what both say began on the day that the first
   gives. A near-copy of an article is stored without claims (pipeline.py).
3. The latest counting claim holds; of two on one day the more local one, then what an editor assessed, then the
   one recorded later.
4. A claim about an area (governorate, district, subdistrict, drawn polygon) stands for every place in it by the same
   rule 3, but what articles say of one only for places without claims of their own; a claim about a whole country or
   a region without borders («مناطق سورية», areas of Syria) stands for none.
5. That somebody lost a place takes it from them only, and only while they hold it.
6. Claims that contradict make a place contested (contradiction.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from geodata.control.contradiction import contradiction, settled_on
from geodata.control.states import UNKNOWN, Change, State, is_table, names_less, state_of
from geodata.places.gazetteer import kilometres
from geodata.records import Basis, ControlClaim, Place, PlaceKind

__all__ = ["UNKNOWN", "Change", "State", "Stated", "counting", "on_day", "state_of", "stated"]

AGREEMENT_DAYS = 14  # two reports of one take-over rarely lie further apart, two take-overs rarely nearer
LOCALITY = {PlaceKind.GOVERNORATE: 1, PlaceKind.DISTRICT: 2, PlaceKind.SUBDISTRICT: 3}
DRAWN = 3  # a polygon that somebody drew is about as local as a subdistrict
WIDER = 1.5  # times the tolerance of a place
LOCAL = 4  # every kind that stands for itself only
TOO_LARGE = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.NATURAL})


def counting(claims: Iterable[ControlClaim]) -> list[ControlClaim]:
    """The claims that count (rules 1 and 2), oldest first; undated ones never do."""
    dated = [claim for claim in claims if claim.date_from is not None]
    given = [claim for claim in dated if not _proposes(claim)]
    proposals = sorted((claim for claim in dated if _proposes(claim)), key=_assertion)
    agreed = [
        claim
        for _, same in groupby(proposals, key=lambda claim: _assertion(claim)[:3])
        for claim in _agreed(list(same))
    ]
    return sorted([*given, *agreed], key=_day)


def _proposes(claim: ControlClaim) -> bool:
    return claim.basis is not Basis.ASSESSED and claim.article_id is not None


def _day(claim: ControlClaim) -> date:
    return claim.date_from or date.min


def _assertion(claim: ControlClaim) -> tuple[str, tuple[str, ...], str, date]:
    return claim.place_id or "", claim.holders, claim.status.value, _day(claim)


def _agreed(same: list[ControlClaim]) -> Iterable[ControlClaim]:
    """Of proposals that say the same, oldest first: those that another article confirms within the time allowed.

    One that is known to its month alone confirms what tells the day, and begins no earlier than that.
    """
    near = timedelta(days=AGREEMENT_DAYS)
    confirmed: set[int] = set()
    oldest = 0
    for index, claim in enumerate(same):
        while _day(claim) - _day(same[oldest]) > near:
            oldest += 1
        others = [other for other in range(oldest, index) if same[other].article_id != claim.article_id]
        if others:
            confirmed.update(others, [index])
    agreed = [same[index] for index in sorted(confirmed)]
    exact = [_day(claim) for claim in agreed if claim.date_precision == 1]
    return [c for c in agreed if c.date_precision == 1 or not any(abs(_day(c) - day) <= near for day in exact)]


@dataclass(frozen=True)
class Stated:
    """The counting claims, sorted out: by the place that they name, and by the area that they stand for."""

    places: Mapping[str, Place]
    by_place: Mapping[str, list[ControlClaim]]
    by_area: Mapping[tuple[str, ...], list[ControlClaim]]
    subdistricts: Mapping[tuple[str, ...], list[Place]]  # those with claims beside those of the same district
    horizon: date  # day of the newest statement of a table: up to then tables vouch for what they say

    def claims_of(self, place: Place) -> list[ControlClaim]:
        """The counting claims that stand for a place: its own, those of the areas around it."""
        own = [] if _is_area(place) else self.by_place.get(place.id, [])
        inherited = [claim for key in self._areas(place) for claim in self.by_area.get(key, [])]
        # News that somebody took a governorate often means its capital: it recolours no place with a story of its own.
        return [*own, *(claim for claim in inherited if not own or not _proposes(claim))]

    def timeline(self, place: Place) -> tuple[Change, ...]:
        """The changes of a place, oldest first; two that follow each other differ in state."""
        return _changes(self.claims_of(place), self.places, self.horizon)

    def of_region(self, place: Place, claims: Iterable[ControlClaim]) -> tuple[Change, ...]:
        """What tables say of a country or region as a whole; it colours nothing, its places speak for themselves."""
        return _changes([claim for claim in counting(claims) if is_table(claim)], {place.id: place}, self.horizon)

    def _areas(
        self, place: Place, subdistricts: Mapping[tuple[str, ...], list[Place]] | None = None
    ) -> Iterable[tuple[str, ...]]:
        yield (place.country, place.adm1 or "")
        district = (place.country, place.adm1 or "", place.adm2 or "")
        if place.kind is PlaceKind.GOVERNORATE:
            return
        yield district
        if place.kind is PlaceKind.SUBDISTRICT:
            yield (*district, place.id)
        elif centres := (self.subdistricts if subdistricts is None else subdistricts).get(district):
            yield (*district, min(centres, key=lambda c: kilometres(c.lat, c.lon, place.lat, place.lon)).id)

    def inside(self, area: Place) -> list[Place]:
        """The places with claims of their own in an area; a region or desert reaches as far as its tolerance."""
        if area.kind is PlaceKind.COUNTRY:
            return [place for place in self.local if place.country == area.country]
        if area.kind in TOO_LARGE:
            near = area.tol_km
            return [p for p in self.local if kilometres(p.lat, p.lon, area.lat, area.lon) <= near]
        if area.kind is not PlaceKind.SUBDISTRICT:
            return [place for place in self.local if _area_key(area) in self._areas(place)]
        beside = _subdistricts([area], self.places)
        return [place for place in self.local if _area_key(area) in self._areas(place, beside)]

    @property
    def local(self) -> list[Place]:
        """The places with claims of their own, areas not among them."""
        return [self.places[place_id] for place_id in self.by_place if not _is_area(self.places[place_id])]


def stated(claims: Iterable[ControlClaim], places: Mapping[str, Place]) -> Stated:
    """Sort out the claims that count; those about no place of the gazetteer are left out."""
    by_place: dict[str, list[ControlClaim]] = defaultdict(list)
    horizon = date.min
    for claim in counting(claims):
        place = places.get(claim.place_id or "")
        if place is not None and place.kind not in TOO_LARGE:
            by_place[place.id].append(claim)
            horizon = max(horizon, _day(claim)) if is_table(claim) else horizon
    areas = [places[place_id] for place_id in by_place if _is_area(places[place_id])]
    return Stated(
        places, by_place, {_area_key(area): by_place[area.id] for area in areas}, _subdistricts(areas, places), horizon
    )


def _subdistricts(areas: Iterable[Place], places: Mapping[str, Place]) -> dict[tuple[str, ...], list[Place]]:
    """By district, all its subdistricts, where one of them has claims: a place belongs to the nearest of them."""
    wanted = {_area_key(area)[:3] for area in areas if area.kind is PlaceKind.SUBDISTRICT}
    found: dict[tuple[str, ...], list[Place]] = {key: [] for key in wanted}
    for place in places.values() if wanted else ():
        if place.kind is PlaceKind.SUBDISTRICT and (key := _area_key(place)[:3]) in found:
            found[key].append(place)
    return found


def _is_area(place: Place) -> bool:
    return place.kind in LOCALITY


def _area_key(place: Place) -> tuple[str, ...]:
    """What its members have in common with an area."""
    if place.kind is PlaceKind.GOVERNORATE:
        return (place.country, place.adm1 or place.name_en)
    if place.kind is PlaceKind.SUBDISTRICT:
        return (place.country, place.adm1 or "", place.adm2 or "", place.id)
    return (place.country, place.adm1 or "", place.adm2 or place.name_en)


def _locality(claim: ControlClaim, place: Place) -> int:
    if place.kind in LOCALITY:
        return LOCALITY[place.kind]
    # A claim of much wider tolerance than its place was made of a polygon around it (exchange/control_polygons.py).
    return DRAWN if claim.tol_km > WIDER * place.tol_km else LOCAL


def _changes(claims: list[ControlClaim], places: Mapping[str, Place], horizon: date) -> tuple[Change, ...]:
    def order(claim: ControlClaim) -> tuple[date, int, bool, float]:
        recorded = claim.recorded_at.timestamp() if claim.recorded_at else 0.0
        return _day(claim), _locality(claim, places[claim.place_id or ""]), claim.basis is Basis.ASSESSED, recorded

    changes: list[Change] = []
    for claim in sorted(claims, key=order):
        _expire(changes, _day(claim))
        _apply(changes, claim)
    _expire(changes, date.max)
    return _vouched(changes, horizon)


def _apply(changes: list[Change], claim: ControlClaim) -> None:
    """Let one more claim, not older than those before, have its say."""
    last = changes[-1] if changes else None
    state = state_of(claim, last.state if last else UNKNOWN)
    if state is None:
        return
    if last is not None and _proposes(claim) and names_less(state, last.state):
        state = last.state
    change = (last and contradiction(last, claim)) or Change(_day(claim), state, claim)
    if last is not None and last.day == change.day and last.state != change.state:
        changes.pop()
        last = changes[-1] if changes else None
    if last is not None and last.state == change.state:
        if change.day not in (last.day, *last.renewed[-1:]):
            changes[-1] = replace(last, renewed=(*last.renewed, change.day))
    else:
        changes.append(change)


def _expire(changes: list[Change], day: date) -> None:
    """Before a day's claims: a contradiction that nothing renewed gives way to the table that it spoke against."""
    last = changes[-1] if changes else None
    if last is not None and (back := settled_on(last)) is not None and back.day < day:
        changes.append(back)


def _vouched(changes: list[Change], horizon: date) -> tuple[Change, ...]:
    """Say of each change up to which day its statement is vouched for: by an editor, or by the table it stands in."""
    following = [*(change.claim for change in changes[1:]), None]
    return tuple(
        Change(c.day, c.state, c.claim, c.reason, c.against, _vouched_until(c, after, horizon), c.renewed)
        for c, after in zip(changes, following, strict=False)
    )


def _vouched_until(change: Change, after: ControlClaim | None, horizon: date) -> date:
    if change.against is not None:
        return change.day
    if change.claim.basis is Basis.ASSESSED:
        return date.max
    if not is_table(change.claim):
        return change.day
    # A table that goes on to the next holder knew of both ends of the span.
    return date.max if after is not None and is_table(after) else max(horizon, change.day)


def on_day(changes: Iterable[Change], day: date) -> Change | None:
    """The change in force on a day; None before the first."""
    in_force = None
    for change in changes:
        if change.day > day:
            break
        in_force = change
    return in_force
