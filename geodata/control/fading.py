"""How strongly a state is drawn: full while somebody vouches for it, then weaker with age until it is said again.

    age      = day - max(first day of the state, last day that renewed it, day up to which it is vouched for)
    strength = 1                                          while age <= FRESH_DAYS
             = max(FAINTEST, 0.5 ** ((age - FRESH_DAYS) / HALF_LIFE_DAYS))   after that

An editor's claim (basis assessed) is vouched for until another takes its place. A statement of the history or of a data
set is vouched for up to the next statement of a table on that place, and the last one up to the day of the newest
statement of all: whoever wrote it then knew of no change. A report is vouched for on its own day only.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np

from geodata.control.cells import Array
from geodata.control.states import Change

FRESH_DAYS = 90  # fronts of this war often stood still for a season
HALF_LIFE_DAYS = 365.0
FAINTEST = 0.25  # still told apart from land of which nothing is known


class Ages:
    """How old the last word on each of some changes is, for any day."""

    def __init__(self, changes: Sequence[Change]) -> None:
        said = [(row, day.toordinal()) for row, change in enumerate(changes) for day in (change.day, *change.renewed)]
        self._row, self._said = np.array(said, dtype=np.int64).reshape(-1, 2).T
        self._vouched = np.array([change.vouched_until.toordinal() for change in changes], dtype=np.int64)

    def on(self, day: date) -> Array:
        """Days since somebody last stood behind each change; without meaning before its first day."""
        today = day.toordinal()
        stood = np.minimum(self._vouched, today)
        past = self._said <= today
        np.maximum.at(stood, self._row[past], self._said[past])
        age: Array = today - stood
        return age


def faded(age_days: Array) -> Array:
    """The strength, from `FAINTEST` to 1, of statements so many days after somebody last stood behind them."""
    strengths: Array = np.maximum(FAINTEST, 0.5 ** (np.maximum(age_days - FRESH_DAYS, 0) / HALF_LIFE_DAYS))
    return strengths


def strength(change: Change, day: date) -> float:
    """The strength of a state on a day on which it is in force."""
    return float(faded(Ages([change]).on(day))[0])
