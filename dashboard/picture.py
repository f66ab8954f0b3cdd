"""The picture of a view that a shared link shows (Open Graph): land, areas, marks, and the window's dates as numbers.

It is drawn here and not by a browser, with Pillow alone. The only font that comes with Pillow has Latin letters and no
Arabic ones, and a host has none that one could count on; so the picture itself says no more than dates and numbers,
and the words, in the page's language, are the link's title and description.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from shapely.geometry import shape

from dashboard.columns import drawn_at
from dashboard.figures.boundaries import GeoJSON, boundaries
from dashboard.figures.palette import EVENT_COLOURS, OTHER_ACTOR, actors
from dashboard.figures.style import COLOURS
from dashboard.stripes import SHARED, stripes
from dashboard.view import View
from geodata.control.areas import ControlLayer
from geodata.control.states import State
from geodata.records import ControlStatus
from geodata.store.sums import Counted

WIDTH, HEIGHT = 1200, 630  # pixels, as those who show links want them
FINE = 2  # drawn larger and made smaller, for smooth edges
WHOLE = (33.45, 42.1, 5.35)  # latitude, longitude, zoom: both countries
STRONG, PALE = 0.58, 0.2  # how strongly an area wears its holder's colour, as in `assets/map.js`
SIEGE, HALO, INK, QUIET = "#57534c", "#ffffff", "#24211c", "#6b655a"
LAND = COLOURS["land"]
SHADES = 256  # of the file: much smaller than with all; chosen so that the rare colours of marks stay
Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the picture looks; Web Mercator, as MapLibre draws it (its world is 512 pixels wide at zoom 0)."""

    lat: float
    lon: float
    zoom: float

    def pixels(self, points: Any) -> Points:  # noqa: ANN401  # any list of longitudes and latitudes
        lonlat = np.asarray(points, dtype=np.float64)[:, :2]
        world = 512 * 2**self.zoom * FINE
        north = _north(lonlat[:, 1]) - _north(np.array([self.lat]))
        return np.column_stack(
            [
                WIDTH * FINE / 2 + (lonlat[:, 0] - self.lon) * world / 360,
                HEIGHT * FINE / 2 - north * world,
            ]
        )


def _north(lat: Points) -> Points:
    return np.log(np.tan(np.pi / 4 + np.radians(np.clip(lat, -85, 85)) / 2)) / (2 * np.pi)


def picture(view: View, layer: ControlLayer, found: Iterable[Counted], day: date) -> bytes:
    """The view as a PNG of 1200 by 630 pixels; `day` is the one whose areas are shown."""
    image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), COLOURS["sea"])
    pen, frame = ImageDraw.Draw(image), _frame(view)
    _ground(pen, frame)
    _control(pen, frame, layer, day)
    _water(pen, frame)
    for _, line in _rings(boundaries("countries")):
        pen.line(_flat(frame, line), COLOURS["border"], round(1.6 * FINE))
    counts = list(found)
    _marks(pen, frame, counts)
    _corner(pen, view, sum(one.incidents for one in counts))
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).quantize(
        SHADES, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def _frame(view: View) -> _Frame:
    if view.lat is None or view.lon is None or view.zoom is None:
        return _Frame(*WHOLE)
    return _Frame(min(85, max(-85, view.lat)), view.lon, min(14, max(2, view.zoom)))


def _flat(frame: _Frame, ring: Any) -> list[tuple[float, float]]:  # noqa: ANN401  # as `_Frame.pixels`
    return [(x, y) for x, y in frame.pixels(ring).tolist()]


def _ground(pen: ImageDraw.ImageDraw, frame: _Frame) -> None:
    for country, ring in _rings(boundaries("countries")):
        pen.polygon(_flat(frame, ring), LAND if country.get("country") in ("SY", "IQ") else COLOURS["abroad"])


def _control(pen: ImageDraw.ImageDraw, frame: _Frame, layer: ControlLayer, day: date) -> None:
    held = {cell: state for cell, state in enumerate(layer.on_day(day)) if state.known}
    cells = [feature for feature in layer.geojson["features"] if feature["geometry"] and int(feature["id"]) in held]
    shared = {cell for cell, state in held.items() if state.status in SHARED}
    for features, paint in ((cells, _fill), (stripes({"features": cells}, shared)["features"], _stripe)):
        for feature in features:
            for ring in _outer(feature["geometry"]):
                pen.polygon(_flat(frame, ring), paint(held[int(feature["id"])]))
    for feature in cells:
        if held[int(feature["id"])].status is ControlStatus.BESIEGED:
            for ring in _outer(feature["geometry"]):
                pen.polygon(_flat(frame, ring), outline=SIEGE, width=2 * FINE)


def _water(pen: ImageDraw.ImageDraw, frame: _Frame) -> None:
    for _, ring in _rings(boundaries("lakes")):
        pen.polygon(_flat(frame, ring), COLOURS["water"])
    for feature in boundaries("rivers")["features"]:
        geometry = feature["geometry"]
        lines = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
        for line in lines:
            pen.line(_flat(frame, line), COLOURS["river"], 2 * FINE, joint="curve")


def _fill(state: State) -> str:
    return _over(_colour(state, 0), PALE if state.status is ControlStatus.PRESENCE else STRONG)


def _colour(state: State, number: int) -> str:
    known = actors().get(state.holders[number])
    return known.colour if known else OTHER_ACTOR


def _stripe(state: State) -> str:
    if len(state.holders) < 2:
        return SIEGE
    return _over(_colour(state, 1), STRONG)


@cache
def _over(colour: str, share: float) -> str:
    """A colour laid over the land."""
    mixed = (round(int(colour[i : i + 2], 16) * share + int(LAND[i : i + 2], 16) * (1 - share)) for i in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _rings(collection: GeoJSON) -> Iterator[tuple[dict[str, Any], Any]]:
    for feature in collection["features"]:
        for ring in _outer(feature["geometry"]):
            yield feature["properties"], ring


def _outer(geometry: GeoJSON) -> Iterator[Any]:
    """The outer rings of an area; what lies in a hole is drawn as an area of its own."""
    if geometry["type"] == "Polygon":
        yield geometry["coordinates"][0]
    elif geometry["type"] in ("MultiPolygon", "GeometryCollection"):
        for part in shapely.get_parts(shape(geometry)):
            if part.geom_type == "Polygon":
                yield list(part.exterior.coords)


def _marks(pen: ImageDraw.ImageDraw, frame: _Frame, found: list[Counted]) -> None:
    """A disc for a place known itself, a ring for one known to its surroundings or to an area, as on the map."""
    worst = list(EVENT_COLOURS)
    sites: dict[Any, tuple[int, int]] = {}  # incidents, and the worst type
    for one in found:
        number, type_ = sites.get(one.place, (0, len(worst) - 1))
        sites[one.place] = number + one.incidents, min(type_, worst.index(one.event_type))
    for place, (number, type_) in sorted(sites.items(), key=lambda kept: (-kept[0].geo_precision, -kept[1][0])):
        lat, lon = drawn_at(place)
        ((x, y),) = frame.pixels([(lon, lat)]).tolist()
        size = min(46, 11 + 5.5 * (number - 1) ** 0.5) + (0, 0, 9, 14)[place.geo_precision]
        _disc(pen, x, y, size + 3, HALO)
        _disc(pen, x, y, size, EVENT_COLOURS[worst[type_]])
        if place.geo_precision > 1:
            _disc(pen, x, y, size - 7, HALO)


def _disc(pen: ImageDraw.ImageDraw, x: float, y: float, size: float, colour: str) -> None:
    reach = size * FINE / 2
    pen.ellipse((x - reach, y - reach, x + reach, y + reach), colour)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size * FINE)


def _corner(pen: ImageDraw.ImageDraw, view: View, number: int) -> None:
    """The name of the site, the window and the number of incidents, over Jordan and the Saudi desert."""
    pen.rounded_rectangle([part * FINE for part in (28, 458, 420, 602)], 16 * FINE, "#fbfaf7")
    pen.text((52 * FINE, 474 * FINE), "Furat", "#1a6470", _font(40))
    pen.text((52 * FINE, 526 * FINE), window_numbers(view), INK, _font(26))
    _disc(pen, 61 * FINE, 577 * FINE, 16, next(iter(EVENT_COLOURS.values())))
    pen.text((80 * FINE, 562 * FINE), f"{number:,}", QUIET, _font(24))


def window_numbers(view: View) -> str:
    """The window in figures, which every reader of the Latin ones reads."""
    last = f"{view.last}" if view.last < date.max else ""
    return f"{view.first}" if last == f"{view.first}" else f"{view.first} - {last}".rstrip()
