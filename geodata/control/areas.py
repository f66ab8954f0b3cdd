"""Areas of control: the cells, and from which day on which state each is in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import geopandas
import numpy as np
import shapely

from geodata.control.cells import cells
from geodata.control.timeline import UNKNOWN, Change, State, Stated, stated
from geodata.records import ControlClaim, Place, PlaceKind

EPOCH = date(1970, 1, 1)
SPREAD_KM = 25.0  # a claim about an area is spread over its towns that lie at least this far from a place with its own
TOWNS = frozenset({PlaceKind.CITY, PlaceKind.TOWN})


@dataclass(frozen=True)
class ControlLayer:
    """Everything a map needs to colour any day: one row a cell, one row a change."""

    frame: geopandas.GeoDataFrame  # as `cells()` gives it; row number = cell
    states: tuple[State, ...]
    cell: np.ndarray[Any, Any]  # int, of each change; sorted by cell, then day
    day: np.ndarray[Any, Any]  # int, days since 1970-01-01
    state: np.ndarray[Any, Any]  # int, index into `states`

    def on_day(self, day: date) -> list[State]:
        """The state of each cell on a day; unknown before its first change."""
        number = (day - EPOCH).days
        in_force = [UNKNOWN] * len(self.frame)
        for cell, since, state in zip(self.cell, self.day, self.state, strict=True):
            if since <= number:
                in_force[cell] = self.states[state]
        return in_force

    @property
    def geojson(self) -> dict[str, Any]:
        """The cells as a GeoJSON FeatureCollection, feature id = cell."""
        return dict(self.frame.round({"km2": 1}).to_geo_dict())


def control_layer(claims: Iterable[ControlClaim], places: Mapping[str, Place]) -> ControlLayer:
    """Derive cells and their changes from claims.

    Args:
        claims: of the history, of editors and of articles.
        places: the gazetteer by id; claims about other places are left out.
    """
    said = stated(claims, places)
    sites = sorted([*said.local, *_far_towns(said)], key=lambda site: site.id)
    changes = {site: said.timeline(site) for site in sites}
    known = [site for site in sites if changes[site]]
    return _layer(known, [changes[site] for site in known])


def _far_towns(said: Stated) -> list[Place]:
    """The towns that no place with a claim of its own is near: a claim about their area colours them."""
    tree = shapely.STRtree([shapely.Point(place.lon, place.lat) for place in said.local])
    towns = [place for place in said.places.values() if place.kind in TOWNS and place.id not in said.by_place]
    return [town for town in towns if len(tree) == 0 or _nearest_km(town, tree) > SPREAD_KM]


def _nearest_km(place: Place, tree: shapely.STRtree) -> float:
    """Distance to the nearest of a tree of WGS84 points; one degree taken as 111 km, which errs on the far side."""
    point = shapely.Point(place.lon, place.lat)
    return float(shapely.distance(point, tree.geometries[tree.nearest(point)])) * 111.0


def _layer(sites: list[Place], changes: list[tuple[Change, ...]]) -> ControlLayer:
    states = sorted({change.state for of_site in changes for change in of_site}, key=lambda s: (s.holders, s.status))
    number = {state: index for index, state in enumerate(states)}
    rows = [
        (cell, (change.day - EPOCH).days, number[change.state])
        for cell, of_site in enumerate(changes)
        for change in of_site
    ]
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return ControlLayer(cells(sites), tuple(states), table[:, 0], table[:, 1], table[:, 2])
