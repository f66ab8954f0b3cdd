"""Two holders that share a front are told apart on the map: in colour, by whoever sees few colours, and in grey.

Colour blindness is simulated in linear RGB with the matrices of Machado, Oliveira and Fernandes, "A Physiologically-
based Model for Simulation of Color Vision Deficiency" (IEEE Transactions on Visualization and Computer Graphics 15(6),
2009), full severity. Differences are those of CIELAB (CIE 1976, D65).
"""

from datetime import timedelta

import numpy as np
import pytest
import shapely

from dashboard.figures.palette import actors
from geodata.control.areas import EPOCH, control_layer
from geodata.control.history import history, known_places

VISION = {
    "full": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1, 1.08883])
APART = 15  # in CIELAB, for two areas that lie side by side; 2.3 is just noticeable
APART_IN_GREY = 12  # of lightness alone, 0..100


def lab(colour, matrix):
    """A colour `#rrggbb` in CIELAB as it is seen."""
    channels = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    ratio = XYZ @ np.clip(np.array(matrix) @ linear, 0, 1) / WHITE
    x, y, z = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.fixture(scope="module")
def fronts():
    """Every two first holders that were neighbours on a day since 2011, by the bundled history."""
    layer = control_layer(history(), known_places())
    shapes = layer.frame.geometry.to_numpy()
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    found = set()
    for day in sorted(set(layer.day.tolist())):
        states = layer.on_day(EPOCH + timedelta(days=day))
        first = np.array([state.holders[0] if state.known else "" for state in states])
        found |= {
            tuple(sorted(pair))
            for pair in {*zip(first[one], first[other], strict=True)}
            if all(pair) and len({*pair}) > 1
        }
    return found


@pytest.mark.parametrize("vision", VISION)
def test_neighbours_differ_in_colour_for_whoever_sees_few_colours(fronts, vision):
    assert ("Opposition", "Syrian government") in fronts
    seen = {name: lab(actors()[name].colour, VISION[vision]) for pair in fronts for name in pair}
    assert {pair: d for pair in fronts if (d := np.linalg.norm(seen[pair[0]] - seen[pair[1]])) < APART} == {}


def test_neighbours_differ_in_grey_by_lightness_or_pattern_and_always_by_letter(fronts):
    grey = {name: lab(actors()[name].colour, VISION["full"])[0] for pair in fronts for name in pair}
    letters = {name: actors()[name].letter for name in grey}
    assert len(set(letters.values())) == len(letters)
    alike = {
        pair
        for pair in fronts
        if abs(grey[pair[0]] - grey[pair[1]]) < APART_IN_GREY and actors()[pair[0]].pattern == actors()[pair[1]].pattern
    }
    # Neighbours in the desert around al-Tanf only: there the letters tell them apart.
    assert alike <= {("Iraqi government", "Opposition")}
