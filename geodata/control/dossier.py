"""All that is known of who held one place: its history, each claim and whether it counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from geodata.control.neighbours import lenders
from geodata.control.states import Change
from geodata.control.timeline import AGREEMENT_DAYS, LOCALITY, TOO_LARGE, Stated, counting, stated
from geodata.places.gazetteer import kilometres
from geodata.records import ControlClaim, Place


@dataclass(frozen=True)
class Weighed:
    """A claim of a place, and what became of it."""

    claim: ControlClaim
    counts: bool
    why: str  # why it counts, or what is missing


@dataclass(frozen=True)
class Dossier:
    """The history of a place."""

    place: Place
    changes: tuple[Change, ...]  # who held it from which day on, with the claim that says so
    claims: tuple[Weighed, ...]  # all of its own, oldest first
    after: Place | None = None  # without claims of its own it follows this place
    after_km: float = 0.0
    inside: tuple[Place, ...] = ()  # of an area: the places in it that have claims of their own


def dossier(place: Place, claims: Iterable[ControlClaim], places: Mapping[str, Place]) -> Dossier:
    """The history of a place out of all claims; of an area what is said of it as a whole, and the places in it."""
    kept = tuple(claims)
    said = stated(kept, places)
    own = sorted((c for c in kept if c.place_id == place.id), key=lambda c: (c.date_from or date.min, c.source))
    counted = counting(own)
    weighed = tuple(_weigh(claim, counts=any(claim is other for other in counted)) for claim in own)
    if place.kind in LOCALITY or place.kind in TOO_LARGE:
        changes = said.timeline(place) if place.kind in LOCALITY else said.of_region(place, own)
        return Dossier(place, changes, weighed, inside=tuple(sorted(said.inside(place), key=lambda p: p.id)))
    after = None if said.by_place.get(place.id) else _lender(place, said)
    distance = kilometres(place.lat, place.lon, after.lat, after.lon) if after else 0.0
    return Dossier(place, said.timeline(after or place), weighed, after, round(distance, 1))


def _lender(place: Place, said: Stated) -> Place | None:
    return lenders([place], said.local)[0]


def _weigh(claim: ControlClaim, *, counts: bool) -> Weighed:
    if counts and claim.article_id is not None:
        return Weighed(claim, counts, "another article says the same")
    if counts:
        return Weighed(claim, counts, claim.basis.value)
    if claim.date_from is None:
        return Weighed(claim, counts, "no date")
    return Weighed(claim, counts, f"no second article says the same within {AGREEMENT_DAYS} days")
