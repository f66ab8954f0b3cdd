"""Areas of control: the cells, and from which day on which state each is in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import geopandas
import numpy as np
import shapely

from geodata.control.cells import Array, cells, polygons
from geodata.control.fading import Ages, faded
from geodata.control.neighbours import SETTLEMENTS, lenders
from geodata.control.states import UNKNOWN, Change, State
from geodata.control.timeline import Stated, stated
from geodata.records import ControlClaim, Place

EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class ControlLayer:
    """Everything a map needs to colour any day: one row a cell, one row a change."""

    frame: geopandas.GeoDataFrame  # as `cells()` gives it; row number = cell; `after`: whose statements it takes
    states: tuple[State, ...]
    cell: Array  # int, of each change; sorted by cell, then day
    day: Array  # int, days since 1970-01-01
    state: Array  # int, index into `states`
    changes: tuple[Change, ...] = ()  # the change itself, with its claim, reason and age

    def rows_on(self, day: date) -> Array:
        """For each cell the number of its change in force on a day, -1 before its first."""
        in_force = np.full(len(self.frame), -1)
        rows = np.flatnonzero(self.day <= (day - EPOCH).days)
        in_force[self.cell[rows]] = rows  # of several the last one stays
        return in_force

    def changes_on(self, day: date) -> list[Change | None]:
        """For each cell its change in force on a day, None before its first."""
        return [self.changes[row] if row >= 0 else None for row in self.rows_on(day)]

    def on_day(self, day: date) -> list[State]:
        """The state of each cell on a day; unknown before its first change."""
        return [self.states[self.state[row]] if row >= 0 else UNKNOWN for row in self.rows_on(day)]

    def strengths_on(self, day: date) -> Array:
        """How strongly each cell is drawn on a day, 0..1: 0 where nothing is known (fading.py)."""
        rows = self.rows_on(day)
        return np.where(rows >= 0, np.append(faded(self._ages.on(day)) * self._known[self.state], 0.0)[rows], 0.0)

    @cached_property
    def _areas(self) -> list[State]:
        """The known states without regard to who is named first."""
        sets = {State(tuple(sorted(state.holders)), state.status) for state in self.states if state.known}
        return sorted(sets, key=lambda state: (state.holders, state.status))

    @cached_property
    def _area(self) -> Array:
        """Of each change the index into `_areas`, -1 where nobody is known to hold the place."""
        index = {area: number for number, area in enumerate(self._areas)}
        areas = [index.get(State(tuple(sorted(state.holders)), state.status), -1) for state in self.states]
        return np.array(areas, dtype=np.int64)[self.state]

    @cached_property
    def _ages(self) -> Ages:
        return Ages(self.changes)

    @cached_property
    def _known(self) -> Array:
        return np.array([state.known for state in self.states], dtype=bool)

    def areas_on(self, day: date) -> geopandas.GeoDataFrame:
        """The areas of a day, one row for each holder and status that is known: their cells dissolved.

        Columns: holders (names in the order of the alphabet, joined by "+"), status, places (how many, other than those
        that take the statements of a neighbour), km2, strength (mean by area), geometry (WGS84). The largest first.
        Together they are a coverage.
        """
        number = np.append(self._area, -1)[self.rows_on(day)]
        shapes, km2 = self.frame.geometry.to_numpy(), self.frame["km2"].to_numpy()
        strength, told = self.strengths_on(day), (self.frame["after"] == "").to_numpy()
        found = [(area, np.flatnonzero(number == index)) for index, area in enumerate(self._areas)]
        table = [
            {
                "holders": "+".join(area.holders),
                "status": area.status.value,
                "places": int(told[mine].sum()),
                "km2": float(km2[mine].sum()),
                "strength": float(np.average(strength[mine], weights=km2[mine] + 1e-9)),
                "geometry": polygons(shapely.coverage_union_all(shapes[mine])),
            }
            for area, mine in found
            if len(mine)
        ]
        columns = ["holders", "status", "places", "km2", "strength", "geometry"]
        frame = geopandas.GeoDataFrame(table, columns=columns, geometry="geometry", crs=4326)
        return frame.sort_values(["km2", "holders", "status"], ascending=[False, True, True], ignore_index=True)

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
    timelines = {place: said.timeline(place) for place in said.local}
    after = dict.fromkeys(timelines, "")
    for place, lender in _silent(said):
        after[place] = lender.id if lender else ""
        timelines[place] = timelines[lender] if lender else said.timeline(place)
    sites = sorted((site for site in timelines if timelines[site]), key=lambda site: site.id)
    frame = cells(sites)
    frame.insert(len(frame.columns) - 2, "after", [after[site] for site in sites])
    return _layer(frame, [timelines[site] for site in sites])


def _silent(said: Stated) -> Iterable[tuple[Place, Place | None]]:
    """The settlements without claims of their own, each with the place whose timeline it takes, if one is near."""
    local = said.local
    if not said.by_place:
        return ()
    silent = [
        place
        for place in said.places.values()
        if place.kind in SETTLEMENTS and place.id not in said.by_place and place.country in ("SY", "IQ")
    ]
    return zip(silent, lenders(silent, local), strict=True)


def _layer(frame: geopandas.GeoDataFrame, timelines: list[tuple[Change, ...]]) -> ControlLayer:
    flat = [(cell, change) for cell, changes in enumerate(timelines) for change in changes]
    distinct = {change.state for _, change in flat}
    states = sorted(distinct, key=lambda state: (state.holders, state.status))
    number = {state: index for index, state in enumerate(states)}
    rows = [(cell, (change.day - EPOCH).days, number[change.state]) for cell, change in flat]
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return ControlLayer(
        frame, tuple(states), table[:, 0], table[:, 1], table[:, 2], tuple(change for _, change in flat)
    )
