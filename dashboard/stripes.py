"""Stripes over areas that more than one holds, as geometry: for the picture that the server draws."""

import shapely
from shapely.geometry import mapping, shape

from dashboard.figures.boundaries import GeoJSON
from geodata.records import ControlStatus

SHARED = frozenset({ControlStatus.CONTESTED, ControlStatus.MIXED})
STRIPE_DEG = 0.035  # width of a stripe and of the gap beside it, about 3.5 km: seen at the zoom of a governorate


def stripes(cells: GeoJSON, wanted: set[int]) -> GeoJSON:
    """Slanting stripes that fill half of each wanted cell: a second holder's colour is laid over the first's.

    For the picture that the server draws (`dashboard/picture.py`); a browser lays a pattern over the area.
    """
    features = []
    for cell in cells["features"]:
        if int(cell["id"]) in wanted:
            polygon = shape(cell["geometry"])
            cut = shapely.set_precision(polygon.intersection(_slanting(polygon.bounds)), 1e-4)
            if not cut.is_empty:
                features.append({"type": "Feature", "id": cell["id"], "properties": {}, "geometry": mapping(cut)})
    return {"type": "FeatureCollection", "features": features}


def _slanting(bounds: tuple[float, float, float, float]) -> shapely.MultiPolygon:
    """Bands at 45 degrees that cover a box; their phase is global, so that stripes run on through neighbours."""
    west, south, east, north = bounds
    height = north - south
    first = int((west - south - height) // (2 * STRIPE_DEG)) - 1
    last = int((east - south) // (2 * STRIPE_DEG)) + 1
    # A band is the set of points whose lon - lat lies within [2k, 2k + 1] widths.
    starts = [k * 2 * STRIPE_DEG for k in range(first, last + 1)]
    return shapely.MultiPolygon(
        [
            shapely.Polygon(
                [
                    (offset + south, south),
                    (offset + STRIPE_DEG + south, south),
                    (offset + STRIPE_DEG + north, north),
                    (offset + north, north),
                ]
            )
            for offset in starts
        ]
    )
