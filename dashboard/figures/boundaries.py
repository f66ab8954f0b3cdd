"""The bundled boundaries as GeoJSON, read once."""

import json
from functools import cache
from typing import Any

from geodata.tables import DATA

GeoJSON = dict[str, Any]


@cache
def boundaries(name: str) -> GeoJSON:
    """One of `countries`, `governorates`, `rivers`, `lakes` as a FeatureCollection in WGS84."""
    collection: GeoJSON = json.loads((DATA / "boundaries" / f"{name}.geojson").read_text(encoding="utf-8"))
    return collection


@cache
def outline(name: str, key: str) -> GeoJSON | None:
    """The geometry of the feature whose English name is `key`, None where there is none."""
    features = boundaries(name)["features"]
    return next((f["geometry"] for f in features if f["properties"]["name_en"] == key), None)
