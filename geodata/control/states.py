"""The state that a place is in, and the change from one to the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from geodata.records import Basis, ControlClaim, ControlStatus

FACTIONS = frozenset({"HTS", "SNA"})  # of the opposition; a text that says no more may mean either
NOBODY = frozenset({ControlStatus.NONE, ControlStatus.UNKNOWN})


@dataclass(frozen=True, slots=True)
class State:
    """Who holds a place, and how; equal states are drawn alike."""

    holders: tuple[str, ...]
    status: ControlStatus

    @property
    def known(self) -> bool:
        """Whether anybody is said to hold the place."""
        return bool(self.holders) and self.status not in NOBODY


UNKNOWN = State((), ControlStatus.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Change:
    """From a day on, the state of a place, and the claim that says so."""

    day: date
    state: State
    claim: ControlClaim
    reason: str = ""  # why the state is another than the claim alone would give
    against: ControlClaim | None = None  # the claim that it contradicts
    vouched_until: date = date.min  # up to this day an editor or a data set stands behind it
    renewed: tuple[date, ...] = ()  # later days on which a claim said the same again


def one_side(holders: Iterable[str]) -> frozenset[str]:
    """Holders with factions counted to their side."""
    return frozenset("Opposition" if holder in FACTIONS else holder for holder in holders)


def names_less(new: State, before: State) -> bool:
    """Whether a state says the same as one before, only without telling the faction."""
    return new.status is before.status and new.holders == ("Opposition",) and one_side(before.holders) == {"Opposition"}


def is_table(claim: ControlClaim) -> bool:
    """Whether a claim stands in the history or a data set, other than as what a party says of itself."""
    return claim.article_id is None and claim.basis is not Basis.CLAIMED


def state_of(claim: ControlClaim, before: State = UNKNOWN) -> State | None:
    """The state that a claim puts a place in; None where it says nothing of the state that it is in.

    Args:
        claim: any dated claim.
        before: the state that the place is in; a claim that somebody lost it takes it from them alone.
    """
    if claim.said == "held before":
        return None
    if claim.status not in NOBODY:
        return _state(claim.holders, claim.status)
    if not claim.holders:
        return State((), claim.status)
    left = tuple(holder for holder in before.holders if holder not in map(_on_the_map, claim.holders))
    if left == before.holders:
        return None
    return State(left, ControlStatus.HELD) if left else State((), claim.status)


# Thousands of claims put places in the same few states: one object for equal ones compares and hashes faster.
@lru_cache(maxsize=4096)
def _state(holders: tuple[str, ...], status: ControlStatus) -> State:
    return State(tuple(dict.fromkeys(map(_on_the_map, holders))), status)


def _on_the_map(holder: str) -> str:
    """A text speaks of Iraq's security forces, the map of its government."""
    return "Iraqi government" if holder == "Iraqi security forces" else holder
