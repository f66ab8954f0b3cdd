"""A database of any size for `benchmarks/map.py`: made-up incidents on 8,000 places of both countries, 2011-2025.

Nothing in it happened. The busiest places have thousands of incidents and most have few, as in life; one incident in
eight is known to the week or the month only.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
from sqlalchemy import Connection, Engine, func, insert, literal, select

from geodata.control.history import history
from geodata.incidents.taxonomy import sub_event_types
from geodata.places.gazetteer import curated
from geodata.records import Grade, PlaceKind
from geodata.store import claims
from geodata.store.engine import writing
from geodata.store.schema import article, incident, incident_words, report
from geodata.store.upgrade import upgrade

PLACES = 8_000
FIRST, LAST = date(2011, 1, 1), date(2025, 12, 31)
ACTORS = (
    ("Syrian government",), ("Opposition",), ("ISIS",), ("SDF",), ("Iraqi government",), ("Turkey",), ("Russia",), (),
    ("ISIS", "Iraqi government"), ("Syrian government", "Opposition"), ("Turkey", "SDF"), ("ISIS", "SDF"),
)  # fmt: skip
POINTS = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.FACILITY, PlaceKind.CAMP})
PIECE = 10_000
Row = dict[str, Any]


def places(rng: np.random.Generator) -> list[Row]:
    """8,000 places: those of the gazetteer, governorates and made-up villages around them."""
    ours = [place for place in curated() if place.country in {"SY", "IQ"}]
    known = [_place(p.id, p.name_en, p.name_ar, p.lat, p.lon, p, 1) for p in ours if p.kind in POINTS]
    wide = [_place(p.id, p.name_en, p.name_ar, p.lat, p.lon, p, 3) for p in ours if p.kind is PlaceKind.GOVERNORATE]
    near = [p for p in ours if p.kind in POINTS]
    villages = []
    for number in range(PLACES - len(known) - len(wide)):
        beside = near[int(rng.integers(len(near)))]
        lat, lon = beside.lat + rng.normal(0, 0.12), beside.lon + rng.normal(0, 0.12)
        name, precision = f"village {number}", 2 if number % 5 == 0 else 1
        villages.append(_place(f"made-up-{number}", name, f"قرية {number}", lat, lon, beside, precision))
    return [*known, *wide, *villages]


def _place(key: str, english: str, arabic: str, lat: float, lon: float, like: Any, precision: int) -> Row:  # noqa: ANN401, PLR0913, PLR0917
    return {
        "place_id": key, "place_name": english, "place_name_ar": arabic, "place_kind": like.kind.value,
        "lat": round(float(lat), 4), "lon": round(float(lon), 4), "tol_km": like.tol_km, "adm1": like.adm1,
        "country": like.country, "geo_precision": precision,
    }  # fmt: skip


def incidents(count: int) -> Iterator[list[Row]]:
    """Rows of the table `incident`, in pieces."""
    rng = np.random.default_rng(20110315)
    sites = places(rng)
    share = 1 / np.arange(1, len(sites) + 1) ** 0.7
    order = rng.permutation(len(sites))
    types = [(row.event_type, row.sub_event_type) for row in sub_event_types().values()]
    days = (LAST - FIRST).days
    for start in range(0, count, PIECE):
        size = min(PIECE, count - start)
        site = order[rng.choice(len(sites), size, p=share / share.sum())]
        day, kind, who = rng.integers(days, size=size), rng.integers(len(types), size=size), rng.integers(12, size=size)
        length = rng.choice([0, 6, 29], size, p=[0.875, 0.075, 0.05])
        deaths = rng.choice([-1, 0, 1, 3, 12], size, p=[0.4, 0.2, 0.2, 0.15, 0.05])
        key = rng.integers(2**63, size=size)
        yield [
            _incident(f"{key[i]:016x}", sites[site[i]], types[kind[i]], ACTORS[who[i]], day[i], length[i], deaths[i])
            for i in range(size)
        ]


def _incident(  # noqa: PLR0913, PLR0917  # the columns that differ
    key: str, site: Row, kind: tuple[str, str], actors: tuple[str, ...], day: int, length: int, deaths: int
) -> Row:
    first = FIRST + timedelta(int(day))
    told = None if deaths < 0 else int(deaths)
    return {
        "id": key, "event_type": kind[0], "sub_event_type": kind[1], "date_from": first,
        "date_to": first + timedelta(int(length)), "date_precision": {0: 1, 6: 2, 29: 3}[int(length)], **site,
        "actors": list(actors), "civilians": False, "fatalities_min": told, "fatalities_max": told,
        "injured_min": None, "injured_max": None, "score": 0.8, "grade": Grade.WEAK.value, "merge_reasons": [],
    }  # fmt: skip


def fill(engine: Engine, count: int) -> None:
    """Make the tables and put `count` incidents, a report of each, and the bundled history of control into them."""
    upgrade(engine)
    with writing(engine) as connection:
        connection.execute(insert(article), [_article()])
        claims.add(connection, history())
        for rows in incidents(count):
            if connection.dialect.name == "postgresql":
                _copy(connection, rows)
            else:
                connection.execute(insert(incident), rows)
        shared = [name for name in incident.c.keys() if name in report.c and name != "id"]  # noqa: SIM118  # column names
        told = select(
            incident.c.id, *(incident.c[name] for name in shared), literal("made-up"), literal("Made up."), literal(0),
            literal(8), literal([], report.c.trace.type), literal(False),  # noqa: FBT003  # an SQL literal
        )  # fmt: skip
        into = ["incident_id", *shared, "article_id", "evidence", "start", "end", "trace", "background"]
        connection.execute(insert(report).from_select(into, told))
        words(connection)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")  # as a database that has lived for a day has done by itself


def words(connection: Connection) -> None:
    """What an incident is found by: here the names of its place and kind, where a real one has those of its texts."""
    told = func.lower(incident.c.place_name + " " + incident.c.sub_event_type)
    connection.execute(insert(incident_words).from_select(["incident_id", "words"], select(incident.c.id, told)))


def _copy(connection: Any, rows: list[Row]) -> None:  # noqa: ANN401
    names = list(rows[0])
    quoted = ", ".join(f'"{name}"' for name in names)
    listed = {"actors", "merge_reasons"}
    with (
        connection.connection.driver_connection.cursor() as cursor,
        cursor.copy(f"COPY incident ({quoted}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row([json.dumps(row[name]) if name in listed else row[name] for name in names])


def _article() -> Row:
    return {
        "id": "made-up", "text_hash": "made-up", "text": "Made up.", "url": None, "published": LAST, "title": None,
        "source": None, "signature": b"", "copy_of": None, "left_out": [], "ingested_at": datetime.now(UTC),
    }  # fmt: skip
