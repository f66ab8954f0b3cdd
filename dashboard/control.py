"""Areas of control for the browser: cells, states and changes, so that any day is a look-up there."""

from datetime import UTC, date, datetime
from typing import Any

import numpy as np

from dashboard.shapes import polygons, steps
from geodata.control.areas import EPOCH, ControlLayer
from geodata.control.cells import GRID
from geodata.control.fading import FAINTEST, FRESH_DAYS, HALF_LIFE_DAYS


def control_columns(layer: ControlLayer, recorded: datetime | None = None) -> dict[str, Any]:
    """What `/data/control.json` serves; `recorded`: when what is shown was last added to (UTC)."""
    return {
        "known": recorded.astimezone(UTC).isoformat().replace("+00:00", "Z") if recorded else None,
        "cells": _cells(layer),
        "grid": GRID,
        "size": len(layer.frame),
        "states": [{"holders": list(state.holders), "status": state.status.value} for state in layer.states],
        "changes": {  # each the first number, then the step to each further one
            "cell": steps(layer.cell),
            "day": steps(layer.day),
            "state": steps(layer.state),
            "vouched": steps(np.array([_days(change.vouched_until) for change in layer.changes], dtype=np.int32)),
        },
        "renewed": _renewed(layer),
        "fading": {"fresh": FRESH_DAYS, "half": HALF_LIFE_DAYS, "faintest": FAINTEST},
    }


def _cells(layer: ControlLayer) -> list[list[Any]]:
    """[row, place, country, whether it takes the statements of another place, polygons] of each cell with land.

    A cell may be empty (a place abroad, two places at one point): it has rows in the changes and nothing to draw.
    """
    return [
        [int(feature["id"]), of["place_id"], of["country"], int(bool(of["after"])), polygons(feature["geometry"])]
        for feature in layer.geojson["features"]
        if feature["geometry"]
        for of in [feature["properties"]]
    ]


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
