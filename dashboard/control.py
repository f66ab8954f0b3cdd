"""Areas of control for the browser: cells, states and changes, so that any day is a look-up there."""

from base64 import b64encode
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodata.control.areas import EPOCH, ControlLayer
from geodata.control.fading import FAINTEST, FRESH_DAYS, HALF_LIFE_DAYS


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
