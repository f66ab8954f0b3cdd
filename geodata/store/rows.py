"""Records to rows and back; what all the query modules share."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import RowMapping

from geodata.records import Candidate, Count, Incident, Mention, Place, PlaceKind, Position, Relation, Report

_PLACE = TypeAdapter(Place)
_CANDIDATES = TypeAdapter(tuple[Candidate, ...])


def event_columns(event: Report | Incident) -> dict[str, Any]:
    """The columns that reports and incidents share."""
    position = event.position
    return {
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "date_from": event.date_from,
        "date_to": event.date_to,
        "date_precision": event.date_precision,
        "place_id": position.place_id,
        "place_name": position.name,
        "place_name_ar": position.name_ar,
        "place_kind": position.kind.value,
        "lat": position.lat,
        "lon": position.lon,
        "tol_km": position.tol_km,
        "adm1": position.adm1,
        "country": position.country,
        "geo_precision": position.geo_precision,
        "actors": list(event.actors),
        "civilians": event.civilians,
        **_count_columns("fatalities", event.fatalities),
        **_count_columns("injured", event.injured),
        "score": event.score,
    }


def event_fields(row: RowMapping) -> dict[str, Any]:
    """The fields of a `Report` or `Incident` that `event_columns` spread over columns."""
    return {
        "event_type": row["event_type"],
        "sub_event_type": row["sub_event_type"],
        "date_from": row["date_from"],
        "date_to": row["date_to"],
        "date_precision": row["date_precision"],
        "position": position(row),
        "actors": tuple(row["actors"]),
        "civilians": row["civilians"],
        "fatalities": _count(row["fatalities_min"], row["fatalities_max"]),
        "injured": _count(row["injured_min"], row["injured_max"]),
        "score": row["score"],
    }


def position(row: RowMapping) -> Position:
    """The position that a row of `incident` or `report` holds."""
    return Position(
        name=row["place_name"],
        lat=row["lat"],
        lon=row["lon"],
        tol_km=row["tol_km"],
        kind=PlaceKind(row["place_kind"]),
        adm1=row["adm1"],
        country=row["country"],
        geo_precision=row["geo_precision"],
        place_id=row["place_id"],
        name_ar=row["place_name_ar"],
    )


def mention_columns(mention: Mention) -> dict[str, Any]:
    """The columns of one row of `mention`, its article aside."""
    return {
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "kind": mention.kind.value,
        "relation": mention.relation.value,
        "score": mention.score,
        "rule": mention.rule,
        "place_id": mention.place.id if mention.place else None,
        "place": _PLACE.dump_python(mention.place, mode="json") if mention.place else None,
        "parent": _PLACE.dump_python(mention.parent, mode="json") if mention.parent else None,
        "candidates": _CANDIDATES.dump_python(mention.candidates, mode="json"),
    }


def mention_record(row: RowMapping) -> Mention:
    """The mention that a row holds."""
    return Mention(
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
        kind=PlaceKind(row["kind"]),
        place=_PLACE.validate_python(row["place"]) if row["place"] else None,
        score=row["score"],
        relation=Relation(row["relation"]),
        parent=_PLACE.validate_python(row["parent"]) if row["parent"] else None,
        rule=row["rule"],
        candidates=_CANDIDATES.validate_python(row["candidates"]),
    )


def _count_columns(name: str, count: Count | None) -> dict[str, int | None]:
    return {f"{name}_min": count.min if count else None, f"{name}_max": count.max if count else None}


def _count(low: int | None, high: int | None) -> Count | None:
    return None if low is None else Count(low, high)
