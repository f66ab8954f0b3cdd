"""An `Analysis` as the line that `furat analyse --format jsonl` writes."""

import json
from datetime import date
from typing import Any

from geodata.records import Analysis, ControlClaim, ControlStatus, Count, Incident, Mention

_PLACE = ("name", "lat", "lon", "tol_km", "adm1", "country")
# How a claim's status is said where it was read out of no text.
_SAID = {
    ControlStatus.HELD: "holds",
    ControlStatus.BESIEGED: "holds",
    ControlStatus.MIXED: "holds",
    ControlStatus.PRESENCE: "holds",
    ControlStatus.CONTESTED: "contested",
    ControlStatus.UNKNOWN: "contested",
    ControlStatus.NONE: "lost",
}


def to_line(analysis: Analysis) -> str:
    """One JSON object on one line, without the line's end; letters stay as they are."""
    return json.dumps(to_fields(analysis), ensure_ascii=False, allow_nan=False)


def to_fields(analysis: Analysis) -> dict[str, Any]:
    """The fields of the line: `id`, `mentions`, `incidents`, `control`."""
    return {
        "id": analysis.article.id,
        "mentions": [_mention(mention) for mention in analysis.mentions],
        "incidents": [_incident(incident) for incident in analysis.incidents],
        "control": [entry for claim in analysis.control for entry in _control(claim)],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    place = mention.place
    area = place or mention.parent
    return {
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "kind": mention.kind.value,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "tol_km": place.tol_km if place else None,
        "name": place.name_en if place else mention.surface,
        "adm1": area.adm1 if area else None,
        "country": area.country if area else None,
        "score": round(mention.score, 3),
    }


def _incident(incident: Incident) -> dict[str, Any]:
    return {
        "event_type": incident.event_type,
        "sub_event_type": incident.sub_event_type,
        "date_from": _day(incident.date_from),
        "date_to": _day(incident.date_to),
        "date_precision": incident.date_precision,
        "place": {name: getattr(incident.position, name) for name in _PLACE},
        "geo_precision": incident.position.geo_precision,
        "actors": list(incident.actors),
        "civilians": incident.civilians,
        "fatalities": _count(incident.fatalities),
        "injured": _count(incident.injured),
        "evidence": incident.reports[0].evidence if incident.reports else "",
        "score": round(incident.score, 3),
    }


def _control(claim: ControlClaim) -> list[dict[str, Any]]:
    """One entry for each holder."""
    return [
        {
            "place": claim.place_name,
            "lat": claim.lat,
            "lon": claim.lon,
            "tol_km": claim.tol_km,
            "actor": holder,
            "status": claim.said or _SAID[claim.status],
            "date": _day(claim.date_from),
            "date_precision": claim.date_precision,
            "evidence": claim.evidence,
            "score": round(claim.score, 3),
        }
        for holder in claim.holders
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _count(count: Count | None) -> int | dict[str, int | None] | None:
    if count is None:
        return None
    return count.min if count.min == count.max else {"min": count.min, "max": count.max}
