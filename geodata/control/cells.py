"""The land around each place with a timeline: Voronoi cells, cut to the country and to the land that is settled.

Cells do not change with the date, only who holds them does. Which place is nearest is told in UTM zone 38N (EPSG
32638), whose scale error over both countries stays under 2 %. Borders and coasts are cut in WGS84, in which they are
drawn, so that none of them is bent; every line is noded with every other on one grid, so that neighbours share each
corner.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import geopandas
import numpy as np
import shapely

from geodata.control.drawn import kept
from geodata.records import Place, PlaceKind
from geodata.tables import DATA

METRIC = 32638
EQUAL_AREA = 6933
REACH_KM = 35.0  # beyond this from a settlement nobody can say who holds the land (measured: DESIGN, control cells)
BASE_REACH_KM = 4.0  # who holds a base, a dam or a crossing says little of the villages around, least of all in a siege
ROUND = 8  # corners of a quarter of a circle: half a per cent of its radius
STRAIGHT_M = 10_000.0  # a line this long is the same on the ground and in degrees, to two metres
GRID = 1e-4  # degrees, about 10 m; the grid of the boundaries
SLIVER_KM2 = 0.05  # a piece this small, cut off from its place, goes to the neighbour with the longest common side

Array = np.ndarray[Any, Any]


@cache
def countries() -> geopandas.GeoDataFrame:
    """Outlines of Syria and Iraq with columns country, name_en, geometry, in WGS84."""
    outlines = geopandas.read_file(DATA / "boundaries" / "countries.geojson")
    return outlines[outlines["country"].isin(["SY", "IQ"])].set_index("country")


def cells(sites: Sequence[Place], reach_km: float = REACH_KM) -> geopandas.GeoDataFrame:
    """One cell for each site, in order: columns place_id, name_en, name_ar, country, km2, geometry (WGS84).

    Together the cells are a valid coverage: no overlap, no gap, common corners. A site outside both countries has an
    empty cell. Two sites at one point share the cell of the first.
    """
    frame = geopandas.GeoDataFrame(
        {
            "place_id": [site.id for site in sites],
            "name_en": [site.name_en for site in sites],
            "name_ar": [site.name_ar for site in sites],
            "country": [site.country for site in sites],
        },
        geometry=np.array(
            _coverage(
                tuple((site.lon, site.lat, site.country, site.kind is PlaceKind.FACILITY) for site in sites), reach_km
            ),
            dtype=object,
        ),
        crs=4326,
    )
    frame["km2"] = frame.geometry.to_crs(EQUAL_AREA).area / 1e6
    return frame


# The same places come again for every state of the store; drawing their cells is most of the work.
@lru_cache(maxsize=4)
def _coverage(sites: tuple[tuple[float, float, str, bool], ...], reach_km: float) -> tuple[shapely.Geometry, ...]:
    """The cell of each site (lon, lat, country, is a base)."""
    if not sites:
        return ()
    return tuple(kept((sites, reach_km), len(sites), lambda: _draw(sites, reach_km)))


def _draw(sites: Sequence[tuple[float, float, str, bool]], reach_km: float) -> Array:
    shapes = np.full(len(sites), shapely.Polygon(), dtype=object)
    lonlat = np.array([site[:2] for site in sites], dtype=float).reshape(-1, 2)
    _, first = np.unique(lonlat, axis=0, return_index=True)
    metric = _project(shapely.points(lonlat), 4326, METRIC)
    domains: list[_Domain] = []
    for country, outline in countries().geometry.items():
        mine = np.array([index for index in np.sort(first) if sites[index][2] == country], dtype=int)
        if len(mine):
            bases = np.array([sites[index][3] for index in mine])
            domains.append(_Domain(mine, metric[mine], bases, outline, reach_km))
    if domains:
        faces, owner = _faces(domains)
        for site in np.unique(owner):
            pieces = faces[owner == site]
            shapes[site] = pieces[0] if len(pieces) == 1 else shapely.coverage_union_all(pieces)
    return shapes


class _Domain:
    """The settled land of one country, and which of its sites is nearest."""

    def __init__(self, numbers: Array, points: Array, bases: Array, outline: shapely.Geometry, reach_km: float) -> None:
        # Where a country has nothing but bases, they are all that is known of the land around them.
        self.narrow = bases & ~bases.all()
        self.numbers, self.points, self.reach_km = numbers, points, reach_km
        wide = points[~self.narrow]
        self._bases = _around(points[self.narrow], BASE_REACH_KM)
        reached = _project(shapely.union(_around(wide, reach_km), self._bases), METRIC, 4326)
        self.settled = polygons(shapely.intersection(reached, outline, grid_size=GRID))
        self._wide, self._wide_numbers = shapely.STRtree(wide), numbers[~self.narrow]
        self._all = shapely.STRtree(points)

    def lines(self) -> Array:
        """Every line at which the nearest site may change, and the edge of the settled land; WGS84."""
        edges = [_edges(self.points[~self.narrow], self.reach_km)]
        if self.narrow.any():
            bases = self.points[self.narrow]
            # Within its reach nobody is nearer than a base but sites within twice as much.
            near = np.unique(self._all.query(bases, predicate="dwithin", distance=2000 * BASE_REACH_KM)[1])
            edges += [
                shapely.get_parts(shapely.boundary(self._bases)),
                _within(_edges(self.points[near], BASE_REACH_KM), self._bases),
            ]
        lines = _project(np.concatenate(edges), METRIC, 4326)
        return np.concatenate([_within(lines, self.settled), shapely.get_parts(shapely.boundary(self.settled))])

    def owners(self, points: Array) -> Array:
        """The number of the site that owns each of some points (WGS84), -1 outside the settled land."""
        metric = _project(points, 4326, METRIC)
        nearest = self._all.nearest(metric)
        away = shapely.distance(metric, self.points[nearest])
        owner = np.where(
            self.narrow[nearest] & (away > BASE_REACH_KM * 1000),
            self._wide_numbers[self._wide.nearest(metric)],
            self.numbers[nearest],
        )
        return np.where(shapely.contains(self.settled, points), owner, -1)


def polygons(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """What of a shape has an area; the points and lines at which two shapes only touch are left out."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and not part.is_empty]
    return shapely.MultiPolygon(parts)


def _around(points: Array, reach_km: float) -> shapely.Geometry:
    """All that lies within a reach of any of some points, as one shape (UTM)."""
    disks = shapely.buffer(points, reach_km * 1000, quad_segs=ROUND)
    # Most disks lie within those of a few: uniting one of each square first leaves little for the rest to add.
    squares = np.floor(shapely.get_coordinates(points) / (reach_km * 500))
    some = shapely.union_all(disks[np.unique(squares, axis=0, return_index=True)[1]])
    shapely.prepare(some)
    return shapely.union_all([some, *disks[~shapely.covers(some, disks)]])


def _edges(points: Array, reach_km: float) -> Array:
    """The Voronoi edges of points as far as their reach; none for a single point."""
    if len(points) < 2:
        return np.empty(0, dtype=object)
    west, south, east, north = shapely.total_bounds(points)
    far = 1000 * reach_km
    frame = shapely.box(west - far, south - far, east + far, north + far)
    # GEOS would give the edges themselves too, but takes ten times as long for them as for the polygons.
    sides = _sides(shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=frame)))
    inside = shapely.clip_by_rect(sides, *frame.bounds)
    # A long straight line on the one grid is a curve on the other: only short pieces may be projected by their ends.
    short: Array = shapely.segmentize(inside[~shapely.is_empty(inside)], STRAIGHT_M)
    return short


def _sides(shapes: Array) -> Array:
    """The straight sides of some polygons without holes, each once however many polygons share it."""
    corners, of = shapely.get_coordinates(shapes, return_index=True)
    # As complex numbers two ends of a side sort by x, then y: the same side from either polygon.
    ends = np.lib.stride_tricks.sliding_window_view(corners.view(complex)[:, 0], 2)[of[:-1] == of[1:]]
    once = np.unique(np.sort(ends, axis=1), axis=0)
    return np.asarray(shapely.linestrings(once.view(float).reshape(-1, 2, 2)))


def _within(lines: Array, land: shapely.Geometry) -> Array:
    """What of some lines lies within some land; most do entirely, and are not cut."""
    shapely.prepare(land)
    lines = lines[shapely.intersects(land, lines)]
    inside = shapely.contains_properly(land, lines)
    # One cut of all costs a tenth of a cut of each.
    cut = shapely.get_parts(shapely.intersection(shapely.MultiLineString(list(lines[~inside])), land))
    return np.concatenate([lines[inside], cut[shapely.get_dimensions(cut) == 1]])


def _faces(domains: list[_Domain]) -> tuple[Array, Array]:
    """The faces between all lines, and the number of the site that owns each."""
    noded = shapely.union_all(np.concatenate([domain.lines() for domain in domains]), grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    points = shapely.point_on_surface(faces)
    owner = np.full(len(faces), -1)
    for domain in domains:
        owner = np.maximum(owner, domain.owners(points))
    kept = owner >= 0
    return faces[kept], _without_slivers(faces[kept], owner[kept])


def _without_slivers(faces: Array, owner: Array) -> Array:
    """Give each small face that touches no other of its owner to the neighbour with which it shares most."""
    small = np.flatnonzero(shapely.area(_project(faces, 4326, EQUAL_AREA)) < SLIVER_KM2 * 1e6)
    owner = owner.copy()
    one, other = shapely.STRtree(faces).query(faces[small], predicate="intersects")
    apart = small[one] != other
    one, other = small[one[apart]], other[apart]
    shared = shapely.length(shapely.intersection(faces[one], faces[other]))
    for face in small:
        mine = (one == face) & (shared > 0)
        neighbours = other[mine]
        if len(neighbours) and not (owner[neighbours] == owner[face]).any():
            owner[face] = owner[neighbours[shared[mine].argmax()]]
    return owner


def _project(shapes: Any, source: int, target: int) -> Any:  # noqa: ANN401  # one geometry, or an array of them
    series = geopandas.GeoSeries(np.atleast_1d(shapes), crs=source).to_crs(target).to_numpy()
    return series if isinstance(shapes, np.ndarray) else series[0]
