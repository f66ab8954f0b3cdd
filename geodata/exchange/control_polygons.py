"""Areas that somebody drew, as GeoJSON: a polygon stands for every place of the gazetteer inside it.

Each feature has the properties `holders` (a list, or names joined by "|"), `status`, `date_from`, `date_precision`,
`basis`, `source`, and may have `name`, `note` and `date_to`. Its places get one claim each, of as wide a tolerance as
the polygon, so that on the same day what is said of the place itself goes before (timeline.py).
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import shapely
from pydantic import ValidationError
from shapely.geometry import shape

from geodata.control.cells import EQUAL_AREA, countries
from geodata.control.history import claim_of, refusal
from geodata.control.timeline import LOCALITY, TOO_LARGE, WIDER
from geodata.errors import InputError
from geodata.exchange.control_table import Imported, ImportRow, span
from geodata.places.gazetteer import Gazetteer
from geodata.records import ControlClaim, Place

OVERLAP_KM2 = 1.0  # what two hand-drawn neighbours may share


@dataclass(frozen=True)
class _Drawn:
    number: int  # of the feature, from 1
    row: ImportRow
    polygon: Any  # shapely's stubs tell no type of `shape`


def read_polygons(file: Path, gazetteer: Gazetteer) -> Imported:
    """Read a GeoJSON FeatureCollection of drawn areas; what is wrong with one is told and the rest is read.

    Raises:
        InputError: where the file as a whole cannot be read.
    """
    found = Imported()
    inside = _Inside(gazetteer)
    kept: list[_Drawn] = []
    for number, feature in enumerate(_features(file), start=1):
        found.rows += 1
        where = f"{file.name}, feature {number}"
        drawn = _drawn(number, feature)
        if isinstance(drawn, str):
            found.refuse(where, drawn)
            continue
        places = inside(drawn.polygon)
        if reason := _refusal(drawn, places, kept):
            found.refuse(where, reason)
            continue
        kept.append(drawn)
        for place in places:
            found.claims += span(_claim(drawn, place), drawn.row.date_to)
    return found


def _features(file: Path) -> list[dict[str, Any]]:
    try:
        collection = json.loads(file.read_text(encoding="utf-8"))
        features = collection["features"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{file}: no GeoJSON FeatureCollection: {error}") from error
    if not isinstance(features, list):
        raise InputError(f"{file}: the features of a GeoJSON FeatureCollection are a list")
    return features


def _drawn(number: int, feature: Any) -> _Drawn | str:  # noqa: ANN401  # as it came out of the file
    """The feature, or what is wrong with it."""
    try:
        told = {key: value for key, value in feature["properties"].items() if value is not None}
        holders = told.get("holders", "")
        told["holders"] = "|".join(holders) if isinstance(holders, list) else holders
        told["place"] = str(told.pop("name", f"area {number}"))
        row = ImportRow.model_validate(told)
        polygon = shape(feature["geometry"])
    except ValidationError as error:
        return "; ".join(f"{'.'.join(map(str, e['loc'])) or 'row'}: {e['msg']}" for e in error.errors())
    except (KeyError, TypeError, ValueError, AttributeError, shapely.errors.ShapelyError) as error:
        return f"no polygon with properties: {error}"
    if polygon.geom_type not in ("Polygon", "MultiPolygon") or polygon.is_empty:
        return f"a polygon is wanted, this is a {polygon.geom_type}"
    if not polygon.is_valid:
        return f"the polygon is not valid: {shapely.is_valid_reason(polygon)}"
    return _Drawn(number, row, polygon)


def _refusal(drawn: _Drawn, places: list[Place], before: Iterable[_Drawn]) -> str:
    if not drawn.polygon.intersects(shapely.union_all(countries().geometry.to_numpy())):
        return "the polygon lies outside Syria and Iraq"
    if not places:
        return "no place of the gazetteer lies in the polygon"
    if reason := refusal(drawn.row.model_copy(update={"place": places[0].id}), {places[0].id: places[0]}):
        return reason
    for other in before:
        if _at_one_time(drawn.row, other.row):
            shared = _km2(drawn.polygon & other.polygon)
            if shared > OVERLAP_KM2:
                return f"the polygon overlaps feature {other.number} by {shared:,.0f} km2 on the same days"
    return ""


def _at_one_time(one: ImportRow, other: ImportRow) -> bool:
    """Of two open spans the later one takes the place of the earlier."""
    if one.date_from == other.date_from:
        return True
    first, second = sorted((one, other), key=lambda row: row.date_from)
    return first.date_to is not None and second.date_from <= first.date_to


class _Inside:
    """The places of the gazetteer in a polygon, areas not among them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._places = [
            place
            for place in gazetteer.places.values()
            if place.country in ("SY", "IQ") and place.kind not in LOCALITY and place.kind not in TOO_LARGE
        ]
        self._tree = shapely.STRtree(shapely.points([(place.lon, place.lat) for place in self._places]))

    def __call__(self, polygon: Any) -> list[Place]:  # noqa: ANN401  # as `_Drawn.polygon`
        return [self._places[index] for index in np.sort(self._tree.query(polygon, predicate="intersects"))]


def _claim(drawn: _Drawn, place: Place) -> ControlClaim:
    radius = math.sqrt(_km2(drawn.polygon) / math.pi)
    note = f"in {drawn.row.place}" + (f": {drawn.row.note}" if drawn.row.note else "")
    return replace(claim_of(drawn.row, place), tol_km=round(max(radius, 2 * WIDER * place.tol_km), 1), note=note)


def _km2(polygon: Any) -> float:  # noqa: ANN401  # as `_Drawn.polygon`
    return float(geopandas.GeoSeries([polygon], crs=4326).to_crs(EQUAL_AREA).area.iloc[0]) / 1e6
