"""Incidents as CSV and GeoJSON, written piece by piece, for people who go on working with them elsewhere.

Columns and properties have the same names. `lat` and `lon` are where the map draws the mark: with `geo_precision` 1 the
place itself, 2 near it, 3 only the middle of the area that is known; `tol_km` says how far off the event may be.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from geodata.records import Position
from geodata.store.articles import ArticleHead
from geodata.store.rows import event_columns
from geodata.store.selection import Selected

DrawnAt = Callable[[Position], tuple[float, float]]  # latitude, longitude
COLUMNS = (
    "id", "event_type", "sub_event_type", "date_from", "date_to", "date_precision", "place_id", "place_name",
    "place_name_ar", "place_kind", "lat", "lon", "tol_km", "adm1", "country", "geo_precision", "actors", "civilians",
    "fatalities_min", "fatalities_max", "injured_min", "injured_max", "score", "grade", "sources",
)  # fmt: skip
BOM = "\ufeff"  # without it Excel reads Arabic letters as something else
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def incidents_csv(found: Iterable[Selected], drawn_at: DrawnAt) -> Iterator[str]:
    """A table, UTF-8 with a mark of it at its beginning; several values in a cell are joined by " | "."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    out.write(BOM)
    writer.writeheader()
    for one in found:
        told = properties(one, drawn_at)
        sources = " | ".join(" ".join(str(part) for part in source.values() if part) for source in told["sources"])
        row = told | {"actors": " | ".join(told["actors"]), "sources": sources}
        writer.writerow({name: harmless(value) for name, value in row.items()})
        yield _taken(out)
    yield _taken(out)


def incidents_geojson(found: Iterable[Selected], drawn_at: DrawnAt) -> Iterator[str]:
    """A FeatureCollection (RFC 7946) of points; nothing is written before the first incident was read."""
    before = start = '{"type":"FeatureCollection","features":['
    for one in found:
        told = properties(one, drawn_at)
        point = {"type": "Point", "coordinates": [told.pop("lon"), told.pop("lat")]}
        feature = {"type": "Feature", "id": told["id"], "properties": told, "geometry": point}
        yield before + json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        before = ",\n"
    yield (start if before == start else "") + "]}\n"


def properties(one: Selected, drawn_at: DrawnAt) -> dict[str, Any]:
    """An incident by the names of `COLUMNS`; what is not told is None."""
    incident = one.incident
    lat, lon = drawn_at(incident.position)
    told = {"id": incident.id, **event_columns(incident), "lat": round(lat, 4), "lon": round(lon, 4)}
    days = {name: told[name] and told[name].isoformat() for name in ("date_from", "date_to")}
    sources = [_source(head) for head in one.sources]
    return told | days | {"score": round(incident.score, 3), "grade": incident.grade.value, "sources": sources}


def _source(head: ArticleHead) -> dict[str, str | None]:
    return {
        "outlet": head.source,
        "published": head.published.isoformat() if head.published else None,
        "title": head.title,
        "url": head.url,
    }


def _taken(out: io.StringIO) -> str:
    """What was written since it was last taken."""
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text
