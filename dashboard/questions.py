"""Routes that answer what the map asks when something is opened: the dossier of a place, gained and lost."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from flask import Flask, Response, request
from sqlalchemy import Engine

from dashboard.comparison import comparison
from dashboard.dossier import dossier_json
from dashboard.errors import error_response
from dashboard.standing import Standing, moment_of
from dashboard.words import DEFAULT, Words, words
from geodata.control.dossier import Dossier, dossier
from geodata.records import ControlClaim, Place, PlaceKind
from geodata.store import articles


def register_questions(server: Flask, engine: Engine, standing: Standing) -> None:
    """Add `/data/dossier/ID.json` and `/data/difference.json`."""
    server.add_url_rule(
        "/data/dossier/<place_id>.json", "dossier", lambda place_id: _dossier(place_id, engine, standing)
    )
    server.add_url_rule("/data/difference.json", "difference", lambda: _difference(standing))


def _text() -> Words:
    return words(request.args.get("lang", DEFAULT))


def asked_moment() -> datetime | None:
    """The moment at which what is shown was known, where the address names one."""
    return moment_of(request.args.get("known", ""))


def _dossier(place_id: str, engine: Engine, standing: Standing) -> Response:
    control = standing.known(asked_moment())
    place = control.places.get(place_id)
    if place is None:
        return error_response(404, "The gazetteer has no such place.")
    found = dossier(place, control.claims, control.places)
    told = {claim.article_id for claim in _claims(found) if claim.article_id}
    with engine.connect() as connection:
        heads = articles.heads(connection, told)
    return tagged(dossier_json(found, heads, _governorate(place, control.places), _text()))


def _governorate(place: Place, places: Mapping[str, Place]) -> Place | None:
    """The governorate around a place; None for one that is no part of a governorate, or is one."""
    around = (p for p in places.values() if p.kind is PlaceKind.GOVERNORATE and p.country == place.country)
    return next((p for p in around if place.adm1 in (p.adm1, p.name_en) and p.id != place.id), None)


def _claims(found: Dossier) -> list[ControlClaim]:
    return [*(change.claim for change in found.changes), *(weighed.claim for weighed in found.claims)]


def _difference(standing: Standing) -> Response:
    try:
        first, last = (date.fromisoformat(request.args.get(name, "")) for name in ("from", "to"))
    except ValueError:
        return error_response(400, "Both from and to must be days like 2016-12-13.")
    if first > last:
        return error_response(400, "The day in from must not be after the day in to.")
    control = standing.known(asked_moment())
    return tagged(comparison(control, control.layer, first, last, _text()))


def tagged(content: dict[str, Any]) -> Response:
    """Content as JSON with the tag that changes with it; 304 where the browser has it."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    answer = Response(body, content_type="application/json")
    answer.headers["Cache-Control"] = "no-cache"  # ask each time, keep what holds
    answer.set_etag(sha256(body).hexdigest()[:20])
    answer.make_conditional(request)
    return answer
