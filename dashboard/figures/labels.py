"""The towns whose names the map writes, from `labels.csv`."""

from functools import cache
from pathlib import Path

from pydantic import Field

from dashboard.figures.boundaries import GeoJSON
from geodata.tables import Row, read_rows


class Label(Row):
    """A town's name on the map; rank 0 is a neighbouring country, 1 is written from afar, 3 only near."""

    name_en: str
    name_ar: str
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    rank: int = Field(ge=0, le=3)


@cache
def city_labels() -> GeoJSON:
    """The labels as points with properties name_en, name_ar and rank.

    Raises:
        TableError: the first row that breaks the schema.
    """
    rows = read_rows(Path(__file__).with_name("labels.csv"), Label)
    features = [
        {
            "type": "Feature",
            "properties": {"name_en": row.name_en, "name_ar": row.name_ar, "rank": row.rank},
            "geometry": {"type": "Point", "coordinates": [row.lon, row.lat]},
        }
        for row in rows
    ]
    return {"type": "FeatureCollection", "features": features}
