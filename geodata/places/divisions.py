"""Which governorate a point lies in, after the outlines of `boundaries/governorates.geojson`."""

import json
from functools import cache

import shapely
from shapely.geometry import shape

from geodata.tables import DATA

# A point this far outside, in degrees (about 40 km), still belongs to the nearest: the outlines are simplified, and
# those of Syria leave out the Golan, which tables of places count with Quneitra.
OUTSIDE = 0.4


@cache
def _outlines(country: str) -> tuple[tuple[str, ...], shapely.STRtree]:
    features = json.loads((DATA / "boundaries" / "governorates.geojson").read_text(encoding="utf-8"))["features"]
    own = [feature for feature in features if feature["properties"]["country"] == country]
    return tuple(f["properties"]["name_en"] for f in own), shapely.STRtree([shape(f["geometry"]) for f in own])


def governorate_at(lat: float, lon: float, country: str) -> str | None:
    """English name of the governorate of a country (SY or IQ) at a point in degrees; None where it lies in none."""
    names, outlines = _outlines(country)
    nearest = outlines.query_nearest(shapely.Point(lon, lat), max_distance=OUTSIDE)
    return names[int(nearest[0])] if len(nearest) else None
