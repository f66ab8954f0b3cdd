"""Routes beside Dash's own: the health check, the data files, and which pages there are."""

from dataclasses import asdict

from dash import Dash
from flask import Flask, Response, abort, jsonify, request
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from dashboard.answers import register_answers
from dashboard.errors import checked_callback_body, error_response
from dashboard.exports import register_exports
from dashboard.headers import EMBED
from dashboard.opening import ARTICLE
from dashboard.payloads import Payloads
from dashboard.questions import asked_moment, register_questions
from dashboard.renewal import Watched
from dashboard.search import register_search
from dashboard.share import register_pictures
from dashboard.standing import Standing
from geodata.store import articles
from geodata.store.state import state

PAGES = frozenset({"/", EMBED, "/read", "/about"})
BODY_LIMIT = 2_000_000  # bytes of a request; the longest article that may be pasted is far below


def register_routes(app: Dash, engine: Engine) -> None:
    """Add the routes and the guards in front of Dash's."""
    server: Flask = app.server
    server.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    watched = Watched(engine)
    standing = Standing(engine, watched)
    payloads = Payloads(engine, watched, standing)
    register_questions(server, engine, standing)
    register_exports(server, engine, standing, payloads)
    register_pictures(server, engine, standing, payloads)
    register_search(server, engine, payloads)
    server.extensions["standing"] = standing  # for the tags of a page's head
    server.add_url_rule("/healthz", "healthz", lambda: health(engine))
    server.add_url_rule("/data/incidents", "incidents", lambda: payloads.incidents.get().response())
    server.add_url_rule("/data/control.json", "control", lambda: payloads.known(asked_moment()).response())
    server.register_error_handler(
        SQLAlchemyError, lambda _error: error_response(503, "The database does not answer; try again in a minute.")
    )
    server.before_request(lambda: _guard(app, engine))
    register_answers(server, watched)


def health(engine: Engine) -> Response:
    """200 with the state of the database, or 503 with one sentence where it does not answer."""
    try:
        with engine.connect() as connection:
            found = state(connection)
    except SQLAlchemyError:
        return error_response(503, "The database does not answer or has no tables yet: run `furat db upgrade`.")
    days = {name: day and day.isoformat() for name, day in asdict(found).items() if hasattr(day, "isoformat")}
    return jsonify({"status": "ok", "database": asdict(found) | days})


def _guard(app: Dash, engine: Engine) -> None:
    """Dash answers 200 to any path and 500 to a body that it cannot read: say 404 and 400 before it does."""
    if request.path == "/_dash-update-component":
        checked_callback_body(app.callback_map)
    elif request.endpoint == "/<path:path>" and not _is_page(request.path, engine):
        abort(404)


def _is_page(path: str, engine: Engine) -> bool:
    if path in PAGES:
        return True
    if not path.startswith(ARTICLE) or "\0" in path:  # no database takes a null character
        return False
    with engine.connect() as connection:
        return articles.get(connection, path.removeprefix(ARTICLE)) is not None
