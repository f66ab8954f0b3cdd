"""Polygons as few numbers: whole steps of a grid from corner to corner, which the browser adds up again.

Tried: each stretch of border once, as TopoJSON does. The borders of cells are so short that naming them costs more
than it saves.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodata.control.cells import GRID


def steps(column: NDArray[Any]) -> list[int]:
    """Whole numbers as the first of them and the step to each further one: small numbers, which compress well."""
    numbers: list[int] = np.diff(column.astype(np.int64), prepend=0).tolist()
    return numbers


def polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a GeoJSON Polygon or MultiPolygon: of each its rings, of each the steps lon, lat, lon, lat, ...

    A ring is not closed: its first corner does not stand again at the end.
    """
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[_ring(ring) for ring in part] for part in parts]


def _ring(corners: Sequence[Sequence[float]]) -> list[int]:
    grid = np.round(np.array(corners[:-1]) / GRID).astype(np.int64)
    told: list[int] = np.diff(grid, axis=0, prepend=0).ravel().tolist()
    return told
