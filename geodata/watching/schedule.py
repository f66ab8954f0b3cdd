"""When a feed is asked again, and an article tried again. All in seconds."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

DAY = 24 * 3600.0  # the longest wait for a feed in trouble, unless its own interval is longer
TRY_AGAIN = (600.0, 7200.0)  # how long an article waits after its first failure and its second: an outage may pass
_MOST_DOUBLINGS = 20

Between = Callable[[float, float], float]  # a random number between two, such as `random.uniform`


def after_success(interval: float, between: Between) -> float:
    """A little more or less than the interval, so that feeds do not all fall due at one moment."""
    return interval * between(0.95, 1.05)


def after_failures(interval: float, failures: int, asked: float, between: Between) -> float:
    """Twice as long with each failure, up to a day; never shorter than the server asked for, up to a day.

    Args:
        interval: of the feed.
        failures: one after the other, this one counted.
        asked: what the server asked for.
        between: the source of chance.
    """
    doubled = interval * 2.0 ** min(failures, _MOST_DOUBLINGS)
    return max(min(doubled, max(DAY, interval)) * between(0.8, 1.2), min(asked, DAY))


def retry_after(told: str, now: datetime) -> float:
    """What `Retry-After` says, in seconds or as a date; 0 where it says nothing that can be read."""
    if told.strip().isdecimal():
        return min(float(told), DAY)
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return 0.0
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return max(0.0, (aware - now).total_seconds())
