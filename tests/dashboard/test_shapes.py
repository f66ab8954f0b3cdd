"""Polygons as steps of a grid: what the browser adds up again is what was there."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box, mapping

from dashboard.shapes import polygons, steps
from geodata.control.cells import GRID


def added_up(told):
    """As `assets/columns.js` does it."""
    parts = []
    for rings in told:
        corners = [np.cumsum(np.array(ring).reshape(-1, 2), axis=0) * GRID for ring in rings]
        parts.append(Polygon(corners[0], corners[1:]))
    return MultiPolygon(parts)


@given(
    st.tuples(*[st.integers(-3000, 3000)] * 2),
    st.tuples(*[st.integers(90, 9000)] * 2),
    st.tuples(*[st.integers(1, 40)] * 2),
)
def test_polygons_with_a_hole_come_back_to_the_grid(corner, size, hole):
    west, south = 42 + corner[0] * GRID, 33 + corner[1] * GRID
    outer = box(west, south, west + size[0] * GRID, south + size[1] * GRID)
    inner = box(west + GRID, south + GRID, west + (1 + hole[0]) * GRID, south + (1 + hole[1]) * GRID)
    whole = outer.difference(inner)
    for one in (whole, MultiPolygon([whole, box(30, 30, 30.01, 30.02)])):
        assert added_up(polygons(mapping(one))).symmetric_difference(one).area < GRID**2 / 1000


@given(st.lists(st.integers(-20_000, 20_000)))
def test_steps_add_up_to_the_numbers(numbers):
    assert np.cumsum(steps(np.array(numbers, dtype=np.int32))).tolist() == numbers
