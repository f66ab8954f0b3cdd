"""Incidents as columns for the browser: numbers as base64 arrays, what repeats as an index into a list.

The unit drawn is the site (one place at one precision), so that a million incidents are still a few thousand marks.
"""

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import Point, shape

from dashboard.figures.boundaries import GeoJSON, outline
from dashboard.figures.palette import EVENT_COLOURS
from geodata.records import Grade, PlaceKind, Position
from geodata.store.incidents import GRADES, Universe

KM_PER_DEGREE = 111.2  # of latitude
_COUNTRIES = {"SY": "Syria", "IQ": "Iraq"}


def packed(column: NDArray[Any]) -> dict[str, str]:
    """A column as `{"dtype", "bdata"}`: little-endian bytes in base64, as Plotly writes its typed arrays too."""
    little = np.ascontiguousarray(column.astype(column.dtype.newbyteorder("<")))
    return {"dtype": f"{column.dtype.kind}{column.dtype.itemsize}", "bdata": b64encode(little.tobytes()).decode()}


def incident_columns(universe: Universe) -> dict[str, Any]:
    """What `/data/incidents.json` serves: every incident that no editor took off the map, oldest first."""
    drawn = universe.grade != GRADES.index(Grade.DISCOUNTED)
    worst_first = list(EVENT_COLOURS)
    rank = np.array([worst_first.index(name) for name in universe.event_types], dtype=np.int8)
    event_type = rank[universe.event_type] if len(rank) else universe.event_type
    names = sorted({name for actor_set in universe.actor_sets for name in actor_set})
    number = {name: index for index, name in enumerate(names)}
    columns: dict[str, NDArray[Any]] = {
        "day_from": universe.day_from,
        "day_to": universe.day_to,
        "date_precision": universe.date_precision,
        "site": universe.place,
        "event_type": event_type,
        "actors": universe.actors,
        "deaths": universe.fatalities_min,
        "deaths_max": universe.fatalities_max,
    }
    return {
        "ids": [key for key, kept in zip(universe.ids, drawn, strict=True) if kept],
        "columns": {name: packed(column[drawn]) for name, column in columns.items()},
        "discounted": int((~drawn).sum()),
        "actor_names": names,
        "actor_sets": [[number[name] for name in actor_set] for actor_set in universe.actor_sets],
        "sites": _sites(universe.places),
        "areas": _areas(universe.places),
    }


def _sites(places: Sequence[Position]) -> list[dict[str, Any]]:
    """One row a site; `lat` and `lon` are where its mark is drawn."""
    return [
        {
            "key": place.place_id or f"{place.lat:.4f},{place.lon:.4f}",
            "name_en": place.name,
            "name_ar": place.name_ar or place.name,
            "precision": place.geo_precision,
            "country": place.country,
            "lat": round(lat, 4),
            "lon": round(lon, 4),
        }
        for place in places
        for lat, lon in [_drawn_at(place)]
    ]


def _drawn_at(place: Position) -> tuple[float, float]:
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
