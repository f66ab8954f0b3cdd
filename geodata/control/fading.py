"""How strongly a state is drawn: full while somebody vouches for it, then weaker with age until it is said again.

    age      = day - max(first day of the state, last day that renewed it, day up to which it is vouched for)
    strength = 1                                          while age <= FRESH_DAYS
             = max(FAINTEST, 0.5 ** ((age - FRESH_DAYS) / HALF_LIFE_DAYS))   after that

An editor's claim (basis assessed) is vouched for until another takes its place. A statement of the history or of a data
set is vouched for up to the next statement of a table on that place, and the last one up to the day of the newest
statement of all: whoever wrote it then knew of no change. A report is vouched for on its own day only.
"""

from collections.abc import Iterable
from datetime import date

from geodata.control.states import Change

FRESH_DAYS = 90  # fronts of this war often stood still for a season
HALF_LIFE_DAYS = 365.0
FAINTEST = 0.25  # still told apart from land of which nothing is known


def strength(change: Change, day: date) -> float:
    """The strength, from `FAINTEST` to 1, of a state on a day on which it is in force."""
    renewed = max((since for since in (change.day, *change.renewed) if since <= day), default=change.day)
    return faded((day - max(renewed, min(change.vouched_until, day))).days)


def faded(age_days: int) -> float:
    """The strength of a statement so many days after somebody last stood behind it."""
    if age_days <= FRESH_DAYS:
        return 1.0
    return float(max(FAINTEST, 0.5 ** ((age_days - FRESH_DAYS) / HALF_LIFE_DAYS)))


def strengths(changes: Iterable[Change | None], day: date) -> list[float]:
    """The strength of each state in force on a day, 0 where nothing is known."""
    return [strength(change, day) if change is not None and change.state.known else 0.0 for change in changes]
