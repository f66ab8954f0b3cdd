"""Areas of control for the browser: cells, states and changes, so that any day is a look-up there."""

from base64 import b64encode
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import mapping, shape

from dashboard.figures.boundaries import GeoJSON
from geodata.control.areas import EPOCH, ControlLayer
from geodata.control.fading import FAINTEST, FRESH_DAYS, HALF_LIFE_DAYS
from geodata.records import ControlStatus

SHARED = frozenset({ControlStatus.CONTESTED, ControlStatus.MIXED, ControlStatus.BESIEGED})
STRIPE_DEG = 0.035  # width of a stripe and of the gap beside it, about 3.5 km: seen at the zoom of a governorate


def control_columns(layer: ControlLayer, recorded: datetime | None = None) -> dict[str, Any]:
    """What `/data/control.json` serves; `recorded`: when what is shown was last added to (UTC)."""
    # A cell may be empty (a place abroad, two places at one point): it has a row in the changes and nothing to draw.
    cells = {"type": "FeatureCollection", "features": [f for f in layer.geojson["features"] if f["geometry"]]}
    return {
        "known": recorded.astimezone(UTC).isoformat().replace("+00:00", "Z") if recorded else None,
        "cells": cells,
        "size": len(layer.frame),
        "states": [{"holders": list(state.holders), "status": state.status.value} for state in layer.states],
        "changes": {
            "cell": packed(layer.cell.astype(np.int32)),
            "day": packed(layer.day.astype(np.int32)),
            "state": packed(layer.state.astype(np.int32)),
            "vouched": packed(np.array([_days(change.vouched_until) for change in layer.changes], dtype=np.int32)),
        },
        "renewed": _renewed(layer),
        "fading": {"fresh": FRESH_DAYS, "half": HALF_LIFE_DAYS, "faintest": FAINTEST},
    }


def _days(day: date) -> int:
    return (day - EPOCH).days


def _renewed(layer: ControlLayer) -> list[list[int]]:
    """[row of the changes, day] of what was said again later than it is vouched for, by row, then day."""
    return [
        [row, _days(day)]
        for row, change in enumerate(layer.changes)
        for day in sorted(change.renewed)
        if day > change.vouched_until
    ]


def packed(column: NDArray[Any]) -> dict[str, str]:
    """A column as `{"dtype", "bdata"}`: little-endian bytes in base64, as Plotly writes its typed arrays too."""
    little = np.ascontiguousarray(column.astype(column.dtype.newbyteorder("<")))
    return {"dtype": f"{column.dtype.kind}{column.dtype.itemsize}", "bdata": b64encode(little.tobytes()).decode()}


def stripes(cells: GeoJSON, wanted: set[int]) -> GeoJSON:
    """Slanting stripes that fill half of each wanted cell: a second holder's colour is laid over the first's.

    For the picture that the server draws (`dashboard/picture.py`); a browser lays a pattern over the area.
    """
    features = []
    for cell in cells["features"]:
        if int(cell["id"]) in wanted:
            polygon = shape(cell["geometry"])
            cut = shapely.set_precision(polygon.intersection(_slanting(polygon.bounds)), 1e-4)
            if not cut.is_empty:
                features.append({"type": "Feature", "id": cell["id"], "properties": {}, "geometry": mapping(cut)})
    return {"type": "FeatureCollection", "features": features}


def _slanting(bounds: tuple[float, float, float, float]) -> shapely.MultiPolygon:
    """Bands at 45 degrees that cover a box; their phase is global, so that stripes run on through neighbours."""
    west, south, east, north = bounds
    height = north - south
    first = int((west - south - height) // (2 * STRIPE_DEG)) - 1
    last = int((east - south) // (2 * STRIPE_DEG)) + 1
    # A band is the set of points whose lon - lat lies within [2k, 2k + 1] widths.
    starts = [k * 2 * STRIPE_DEG for k in range(first, last + 1)]
    return shapely.MultiPolygon(
        [
            shapely.Polygon(
                [
                    (offset + south, south),
                    (offset + STRIPE_DEG + south, south),
                    (offset + STRIPE_DEG + north, north),
                    (offset + north, north),
                ]
            )
            for offset in starts
        ]
    )
