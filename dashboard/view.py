"""What the address of a page asks to see, typed: the server's side of `assets/address.js`.

The browser filters what it draws; exports and pictures are made here. Both follow the rules of this file, and
`tests/dashboard/test_exports.py` compares them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.columns import district, drawn_at, site_key
from dashboard.figures.palette import EVENT_COLOURS, slug
from geodata.incidents.taxonomy import sub_event_types
from geodata.records import Position
from geodata.store.selection import Selection
from geodata.store.universe import GRADES

AXIS = date(2011, 1, 1)  # where the clock and the history of control begin; earlier incidents are counted, not drawn
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DEATHS = re.compile(r"[0-9]{1,6}")
_BOX_SIDES = 4
_FEWEST = 3
_CORNERS = 40  # of a line drawn by hand, as in assets/shape.js
LONGEST = 100  # characters of a search
Shape = tuple[tuple[float, float], ...]  # (longitude, latitude)


@dataclass(frozen=True, slots=True)
class View:
    """A window, what narrows it, and where the map looks; None and empty mean that the address does not say."""

    first: date = AXIS
    last: date = date.max
    types: tuple[str, ...] = ()  # slugs, as all names in addresses
    actors: tuple[str, ...] = ()
    subtypes: tuple[str, ...] = ()  # any of them, or of the types
    country: str = ""
    governorates: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()  # GOVERNORATE.DISTRICT; any of them, or of the governorates
    exact: tuple[str, ...] = ()  # place, day
    deaths: int = 0  # at least
    grades: tuple[str, ...] = ()
    text: str = ""
    drawn: Shape = ()  # the corners of a part of the map drawn by hand
    place: str = ""  # the key of the place that is open
    lat: float | None = None
    lon: float | None = None
    zoom: float | None = None

    @property
    def whole(self) -> bool:
        """Whether the window is not narrowed."""
        return self.first == AXIS and self.last == date.max

    def selection(self, actor_names: Iterable[str]) -> Selection:
        """The incidents that the view shows: those of the place that is open, else all that pass.

        Args:
            actor_names: all that incidents name; a view knows them by what an address makes of them.
        """
        return Selection(
            self.first,
            self.last,
            event_types=frozenset(name for name in EVENT_COLOURS if slug(name) in self.types),
            sub_event_types=frozenset(name for name in sub_event_types() if slug(name) in self.subtypes),
            actors=frozenset(name for name in actor_names if slug(name) in self.actors),
            grades=frozenset(grade.value for grade in GRADES if grade.value in self.grades),
            exact_day="day" in self.exact,
            deaths=self.deaths,
            text=self.text,
            place=self._covers,
        )

    def _covers(self, place: Position) -> bool:
        return (
            (not self.country or place.country == self.country)
            and (not self.place or site_key(place) == self.place)
            and not ("place" in self.exact and place.geo_precision > 1)
            and self._in_area(place)
            and (not self.drawn or _inside(self.drawn, *drawn_at(place)))
        )

    def _in_area(self, place: Position) -> bool:
        if not self.governorates and not self.districts:
            return True
        governorate = slug(place.adm1 or "")
        inner = district(place)
        return governorate in self.governorates or (
            inner is not None and f"{governorate}.{slug(inner)}" in self.districts
        )


def read_view(asked: Mapping[str, str]) -> View:
    """The view of an address's parameters. What cannot be read is as if it were not there."""
    first = max(_day(asked.get("from", "")) or AXIS, AXIS)
    return View(
        first=first,
        last=max(first, _day(asked.get("to", "")) or date.max),
        types=_list(asked.get("types", "")),
        actors=_list(asked.get("actors", "")),
        subtypes=_list(asked.get("subtypes", "")),
        country=asked.get("country", ""),
        governorates=_list(asked.get("governorates", "")),
        districts=_list(asked.get("districts", "")),
        exact=_list(asked.get("exact", "")),
        deaths=_least(asked.get("deaths", "")),
        grades=_list(asked.get("grades", "")),
        text=asked.get("text", "")[:LONGEST].strip(),
        drawn=_shape(asked.get("drawn", "")),
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


def _least(text: str) -> int:
    return int(text) if _DEATHS.fullmatch(text) else 0


def _shape(text: str) -> Shape:
    """A box «west,south,east,north» or a line around a part «lon,lat;lon,lat;...»; empty where it is neither."""
    corners = [[_number(part) for part in pair.split(",")] for pair in text.split(";")]
    numbers = [number for pair in corners for number in pair if number is not None]
    if len(numbers) < sum(map(len, corners)):
        return ()
    if len(corners) == 1 and len(numbers) == _BOX_SIDES:
        west, south, east, north = numbers
        return ((west, south), (east, south), (east, north), (west, north)) if west < east and south < north else ()
    pairs = tuple(zip(numbers[::2], numbers[1::2], strict=False))
    whole = all(len(pair) == len(("lon", "lat")) for pair in corners)
    return pairs if whole and _FEWEST <= len(pairs) <= _CORNERS else ()


def _inside(corners: Shape, lat: float, lon: float) -> bool:
    """Whether a line around a part, which may cross itself, holds a point: by the same count as in assets/areas.js."""
    lat, lon = round(lat, 4), round(lon, 4)  # as the browser has them
    inside = False
    for (x1, y1), (x2, y2) in zip(corners, (corners[-1], *corners), strict=False):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < 1e6 else None  # refuses infinity and what is no number
