"""What the address of a page asks to see, typed: the server's side of `assets/address.js`.

The browser filters what it draws; exports and pictures are made here. Both follow the rules of this file, and
`tests/dashboard/test_view.py` compares them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from dashboard.columns import site_key
from dashboard.figures.palette import EVENT_COLOURS, slug
from geodata.records import Position
from geodata.store.selection import Selection, actor_names

AXIS = date(2011, 1, 1)  # where the clock and the history of control begin; earlier incidents are counted, not drawn
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BOX_SIDES = 4


@dataclass(frozen=True, slots=True)
class View:
    """A window, what narrows it, and where the map looks; None and empty mean that the address does not say."""

    first: date = AXIS
    last: date = date.max
    types: tuple[str, ...] = ()  # slugs, as all names in addresses
    actors: tuple[str, ...] = ()
    country: str = ""
    place: str = ""  # the key of the place that is open
    lat: float | None = None
    lon: float | None = None
    zoom: float | None = None

    @property
    def whole(self) -> bool:
        """Whether the window is not narrowed."""
        return self.first == AXIS and self.last == date.max

    def selection(self, connection: Connection) -> Selection:
        """The incidents that the view shows: those of the place that is open, else all that pass."""
        names = actor_names(connection) if self.actors else ()
        return Selection(
            self.first,
            self.last,
            event_types=frozenset(name for name in EVENT_COLOURS if slug(name) in self.types),
            actors=frozenset(name for name in names if slug(name) in self.actors),
            place=self._covers,
        )

    def _covers(self, place: Position) -> bool:
        return (not self.country or place.country == self.country) and (not self.place or site_key(place) == self.place)


def read_view(asked: Mapping[str, str]) -> View:
    """The view of an address's parameters. What cannot be read is as if it were not there."""
    first = max(_day(asked.get("from", "")) or AXIS, AXIS)
    return View(
        first=first,
        last=max(first, _day(asked.get("to", "")) or date.max),
        types=_list(asked.get("types", "")),
        actors=_list(asked.get("actors", "")),
        country=asked.get("country", ""),
        place=asked.get("place", ""),
        lat=_number(asked.get("lat", "")),
        lon=_number(asked.get("lon", "")),
        zoom=_number(asked.get("zoom", "")),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:  # a day that no calendar has
        return None


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(",") if part)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < 1e6 else None  # refuses infinity and what is no number
