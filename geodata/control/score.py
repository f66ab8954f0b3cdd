"""Compares the areas with an independent truth: points with a day and who held them then."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import geopandas
import numpy as np
import shapely

from geodata.control.areas import ControlLayer
from geodata.control.cells import METRIC, Array, countries
from geodata.control.states import FACTIONS

# Two outlines of one border differ by so much (measured on villages along it); a point just outside is the next cell's.
BORDER_KM = 3.0
RARE = 10  # rows; a holder of fewer is left out of the balance


@dataclass(frozen=True)
class Point:
    """A row of a truth: on that day these held that point; names joined by "+" in the table."""

    lat: float
    lon: float
    day: date
    holders: frozenset[str]


@dataclass(frozen=True)
class Scored:
    """A point with what the areas answer, and how right that is."""

    point: Point
    country: str
    answer: tuple[str, ...]
    right: float  # 0..1, see `credit`


def answer(layer: ControlLayer, points: Sequence[Point]) -> list[Scored]:
    """What the area that covers each point says of its day; nobody where no area does."""
    where = shapely.points([(p.lon, p.lat) for p in points]) if points else np.empty(0, dtype=object)
    cell = _cells_at(layer, where)
    country = _countries_at(where)
    scored: list[Scored | None] = [None] * len(points)
    by_day: dict[date, list[int]] = defaultdict(list)
    for index, point in enumerate(points):
        by_day[point.day].append(index)
    for day, indexes in by_day.items():
        states = layer.on_day(day)
        for index in indexes:
            state = states[cell[index]] if cell[index] >= 0 else None
            holders = state.holders if state is not None and state.known else ()
            scored[index] = Scored(points[index], country[index], holders, credit(points[index].holders, holders))
    return [one for one in scored if one is not None]


def credit(truth: frozenset[str], answer: Iterable[str]) -> float:
    """1 for the same holders, 0 for none in common, else the share of those named by either that both name."""
    given = frozenset(_as_in_truth(holder, truth) for holder in answer)
    return len(truth & given) / len(truth | given) if given else 0.0


def _as_in_truth(holder: str, truth: frozenset[str]) -> str:
    return "Opposition" if holder in FACTIONS and holder not in truth and "Opposition" in truth else holder


def _cells_at(layer: ControlLayer, where: Array) -> Array:
    """The cell at each point, the nearest one within `BORDER_KM`, else -1."""
    cell = np.full(len(where), -1)
    shapes = layer.frame.geometry.to_numpy()
    drawn = np.flatnonzero(~shapely.is_empty(shapes)) if len(shapes) else np.empty(0, dtype=int)
    if not len(where) or not len(drawn):
        return cell
    tree = shapely.STRtree(shapes[drawn])
    point, at = tree.query(where, predicate="intersects")
    cell[point] = drawn[at]
    outside = np.flatnonzero(cell < 0)
    if len(outside):
        nearest = drawn[tree.nearest(where[outside])]
        near = _kilometres(where[outside], shapes[nearest]) <= BORDER_KM
        # Inside the border it is empty land that no settlement is near.
        inside = shapely.intersects(shapely.union_all(countries().geometry.to_numpy()), where[outside])
        cell[outside] = np.where(near & ~inside, nearest, -1)
    return cell


def _kilometres(points: Array, shapes: Array) -> Array:
    one, other = (geopandas.GeoSeries(g, crs=4326).to_crs(METRIC).to_numpy() for g in (points, shapes))
    distance: Array = shapely.distance(one, other) / 1000
    return distance


def _countries_at(where: Array) -> list[str]:
    outlines = countries().geometry
    if not len(where):
        return []
    nearest = shapely.STRtree(outlines.to_numpy()).nearest(where)
    return [str(outlines.index[index]) for index in nearest]


@dataclass(frozen=True)
class Share:
    """How many of some rows are right."""

    rows: int
    right: float  # sum of their credits

    @property
    def share(self) -> float:
        """Right of all, 0..1."""
        return self.right / self.rows if self.rows else 0.0


def by(scored: Iterable[Scored], *keys: str) -> dict[tuple[str, ...], Share]:
    """The share right by "country", "day" or "holder" (of the truth), sorted."""
    groups: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for one in scored:
        told = {"country": one.country, "day": one.point.day.isoformat(), "holder": "+".join(sorted(one.point.holders))}
        groups[tuple(told[key] for key in keys)].append(one.right)
    return {key: Share(len(right), sum(right)) for key, right in sorted(groups.items())}


def balanced(scored: Iterable[Scored]) -> float:
    """The mean over the holders of the truth of the share that is right of theirs; holders of few rows are left out."""
    shares = by(scored, "holder")
    often = [share for share in shares.values() if share.rows >= RARE] or list(shares.values())
    return sum(share.share for share in often) / len(often) if often else 0.0
