"""The land around each place with a timeline: Voronoi cells, cut to the country and to the land that is settled.

Cells do not change with the date, only who holds them does. They are computed in UTM zone 38N (EPSG 32638), whose scale
error over both countries stays under 2 %, and are rounded to a grid, so that neighbours share their corners exactly.
"""

from collections.abc import Sequence
from functools import cache

import geopandas
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.records import Place
from geodata.tables import DATA

METRIC = 32638
EQUAL_AREA = 6933
REACH_KM = 35.0  # beyond this from a settlement nobody can say who holds the land (measured: DESIGN, control cells)
GRID = 1e-4  # degrees, about 10 m


@cache
def countries() -> geopandas.GeoDataFrame:
    """Outlines of Syria and Iraq with columns country, name_en, geometry, in WGS84."""
    outlines = geopandas.read_file(DATA / "boundaries" / "countries.geojson")
    return outlines[outlines["country"].isin(["SY", "IQ"])].set_index("country")


def cells(sites: Sequence[Place], reach_km: float = REACH_KM) -> geopandas.GeoDataFrame:
    """One cell for each site, in order: columns place_id, name_en, name_ar, country, km2, geometry (WGS84).

    A site outside both countries has an empty cell. Two sites at one point share the cell of the first.
    """
    outlines = countries().to_crs(METRIC)
    points = geopandas.GeoSeries.from_xy([s.lon for s in sites], [s.lat for s in sites], crs=4326).to_crs(METRIC)
    shapes: list[BaseGeometry] = [shapely.Polygon()] * len(sites)
    for country, outline in outlines.geometry.items():
        mine = [index for index, site in enumerate(sites) if site.country == country]
        for index, shape in zip(mine, _voronoi(np.asarray(points)[mine], outline, reach_km), strict=True):
            shapes[index] = shape
    frame = geopandas.GeoDataFrame(
        {
            "place_id": [site.id for site in sites],
            "name_en": [site.name_en for site in sites],
            "name_ar": [site.name_ar for site in sites],
            "country": [site.country for site in sites],
        },
        geometry=shapes,
        crs=METRIC,
    )
    frame["km2"] = frame.geometry.to_crs(EQUAL_AREA).area / 1e6
    frame = frame.to_crs(4326)
    frame["geometry"] = shapely.set_precision(frame.geometry.to_numpy(), GRID, mode="pointwise")
    return frame


def _voronoi(points: np.ndarray, outline: BaseGeometry, reach_km: float) -> list[BaseGeometry]:
    """The cell of each point within an outline, in the order of the points; coordinates in metres."""
    if len(points) == 0:
        return []
    regions = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=outline))
    owner = shapely.STRtree(regions).query(points, predicate="intersects")
    taken: set[int] = set()
    shapes: list[BaseGeometry] = [shapely.Polygon()] * len(points)
    for point, region in owner.T:
        if region not in taken and shapes[point].is_empty:
            taken.add(region)
            settled = shapely.buffer(points[point], reach_km * 1000, quad_segs=12)
            shapes[point] = _polygonal(regions[region] & outline & settled)
    return shapes


def _polygonal(shape: BaseGeometry) -> BaseGeometry:
    parts = [part for part in shapely.get_parts(shape) if part.geom_type.endswith("Polygon")]
    return shapely.union_all(parts) if len(parts) != 1 else parts[0]
