"""Incidents as columns for the browser: numbers as typed arrays, what repeats as an index into a list.

The unit drawn is the site (one place at one precision), so that a million incidents are still a few thousand marks.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from shapely.geometry import Point, shape

from dashboard.figures.boundaries import GeoJSON, outline
from dashboard.figures.palette import EVENT_COLOURS
from geodata.places.gazetteer import curated
from geodata.records import Place, PlaceKind, Position
from geodata.store.universe import GRADES, Universe, narrowed

KM_PER_DEGREE = 111.2  # of latitude
ALIGNED = 4  # bytes: a typed array in the browser begins at a multiple of its element's size
_COUNTRIES = {"SY": "Syria", "IQ": "Iraq"}


def incident_file(universe: Universe) -> Iterator[bytes]:
    """What `/data/incidents` serves, in pieces: every incident that no editor took off the map, oldest first.

    A first line of JSON, then each column's bytes, little-endian; `columns` in that line gives for each its type
    ("i1", "i2", "i4" or "u1") and how many elements it has. Each begins at a multiple of four bytes.
    """
    worst_first = list(EVENT_COLOURS)
    rank = np.array([worst_first.index(name) for name in universe.event_types], dtype=np.int8)
    names = sorted({name for actor_set in universe.actor_sets for name in actor_set})
    number = {name: index for index, name in enumerate(names)}
    columns: dict[str, np.ndarray[Any, Any]] = {
        "day_from": universe.day_from,
        "day_to": universe.day_to,
        "date_precision": universe.date_precision,
        "site": universe.place,
        "event_type": rank[universe.event_type] if len(rank) else universe.event_type,
        "sub_event_type": universe.sub_event_type,
        "grade": universe.grade,
        "actors": universe.actors,
        "deaths": universe.fatalities_min,
        "deaths_max": universe.fatalities_max,
        "id_bytes": universe.id_bytes,
        "id_text": np.frombuffer(universe.id_text, np.uint8),
    }
    packed = {name: narrowed(column) for name, column in columns.items()}
    head = {
        "columns": {name: [f"{c.dtype.kind}{c.dtype.itemsize}", len(c)] for name, c in packed.items()},
        "discounted": universe.discounted,
        "sub_event_types": list(universe.sub_event_types),
        "grades": [grade.value for grade in GRADES],
        "actor_names": names,
        "actor_sets": [[number[name] for name in actor_set] for actor_set in universe.actor_sets],
        "sites": _sites(universe.places),
        "districts": _districts(universe.places),
        "areas": _areas(universe.places),
    }
    yield _aligned(json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode(), b" ", 1) + b"\n"
    for column in packed.values():
        yield _aligned(column.tobytes(), b"\0")


def _aligned(content: bytes, filler: bytes, more: int = 0) -> bytes:
    """Content filled up so that with `more` bytes after it the next begins at a multiple of four."""
    return content + filler * (-(len(content) + more) % ALIGNED)


def _sites(places: Sequence[Position]) -> list[dict[str, Any]]:
    """One row a site; `lat` and `lon` are where its mark is drawn."""
    return [
        {
            "key": site_key(place),
            "name_en": place.name,
            "name_ar": place.name_ar or place.name,
            "precision": place.geo_precision,
            "country": place.country,
            "governorate": place.adm1,
            "district": district(place),
            "lat": round(lat, 4),
            "lon": round(lon, 4),
        }
        for place in places
        for lat, lon in [drawn_at(place)]
    ]


def district(place: Position) -> str | None:
    """The English name of the district that a place lies in, where the gazetteer knows it."""
    known = _gazetteer().get(place.place_id or "")
    if known is None:
        return None
    return known.name_en if known.kind is PlaceKind.DISTRICT else known.adm2


def _districts(places: Sequence[Position]) -> dict[str, str]:
    """The Arabic names of the districts that these places lie in, where they are known."""
    arabic = {place.name_en: place.name_ar for place in _gazetteer().values() if place.kind is PlaceKind.DISTRICT}
    return {name: arabic[name] for name in sorted({district(place) or "" for place in places}) if name in arabic}


@cache
def _gazetteer() -> dict[str, Place]:
    return {place.id: place for place in curated()}


def site_key(place: Position) -> str:
    """What an address calls a place."""
    return place.place_id or f"{place.lat:.4f},{place.lon:.4f}"


@cache
def drawn_at(place: Position) -> tuple[float, float]:
    """A governorate's mark stands in its middle, not on its capital, where it would look like a pin."""
    border = _border(place)
    if border is None:
        return place.lat, place.lon
    inside = shape(border).representative_point()
    return inside.y, inside.x


def _border(place: Position) -> GeoJSON | None:
    if place.geo_precision < 3:
        return None
    if place.kind is PlaceKind.GOVERNORATE and place.adm1:
        return outline("governorates", place.adm1)
    if place.kind is PlaceKind.COUNTRY:
        return outline("countries", _COUNTRIES.get(place.country, ""))
    return None


def _areas(places: Sequence[Position]) -> GeoJSON:
    """For each site known to an area only: the border of that area, or the circle within which it may lie."""
    features = [
        {"type": "Feature", "id": str(index), "properties": {}, "geometry": _border(place) or _circle(place)}
        for index, place in enumerate(places)
        if place.geo_precision >= 3
    ]
    return {"type": "FeatureCollection", "features": features}


def _circle(place: Position) -> GeoJSON:
    """The circle of a place's tolerance, drawn round on the map (a degree of longitude shrinks with the latitude)."""
    disc = np.array(Point(0, 0).buffer(place.tol_km / KM_PER_DEGREE, quad_segs=12).exterior.coords)
    lon = place.lon + disc[:, 0] / np.cos(np.radians(place.lat))
    ring = np.round(np.column_stack([lon, place.lat + disc[:, 1]]), 4).tolist()
    return {"type": "Polygon", "coordinates": [ring]}
