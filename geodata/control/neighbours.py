"""Settlements of which nobody said anything: they take the timeline of the nearest place with statements.

Measured by leaving each place out in turn (docs/control.md): the nearest place answers as well as any weighted vote of
several, and better still where a place of another district counts as farther away; fronts often followed districts.
"""

from collections.abc import Sequence

import geopandas
import numpy as np
import shapely

from geodata.control.cells import METRIC, Array
from geodata.records import Place, PlaceKind

SPREAD_KM = 25.0  # farther from every place with statements, only what is said of its district or governorate counts
OTHER_DISTRICT = 2.0  # so many times as far as it is
SETTLEMENTS = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE})


def lenders(silent: Sequence[Place], told: Sequence[Place]) -> list[Place | None]:
    """For each silent settlement the place whose timeline it takes; None where none in its country is near enough.

    Bases and crossings lend nothing: who holds one may be besieged there by who holds the villages.
    """
    lending = [place for place in told if place.kind in SETTLEMENTS]
    if not silent or not lending:
        return [None] * len(silent)
    points, sources = metres(silent), metres(lending)
    pairs = shapely.STRtree(sources).query(points, predicate="dwithin", distance=SPREAD_KM * 1000)
    distance = shapely.distance(points[pairs[0]], sources[pairs[1]])
    own, other = _homes(silent)[pairs[0]], _homes(lending)[pairs[1]]
    distance = distance * np.where((own == other).all(axis=1), 1.0, OTHER_DISTRICT)
    distance[own[:, 0] != other[:, 0]] = np.inf
    order = np.lexsort((distance, pairs[0]))
    who, first = np.unique(pairs[0][order], return_index=True)
    nearest = order[first]
    found: list[Place | None] = [None] * len(silent)
    for place, pair in zip(who, nearest, strict=True):
        if np.isfinite(distance[pair]):
            found[place] = lending[pairs[1][pair]]
    return found


def metres(places: Sequence[Place]) -> Array:
    """The points of places in UTM zone 38N."""
    return np.asarray(
        geopandas.GeoSeries.from_xy([p.lon for p in places], [p.lat for p in places], crs=4326).to_crs(METRIC)
    )


def _homes(places: Sequence[Place]) -> Array:
    return np.array([(p.country, p.adm1 or "", p.adm2 or "") for p in places]).reshape(-1, 3)
