"""Which rows of the file of incidents hold a text: `/data/search.json`."""

from base64 import b64encode

import numpy as np
from flask import Flask, Response, jsonify, request
from sqlalchemy import Engine

from dashboard.errors import error_response
from dashboard.payloads import Payloads
from dashboard.view import LONGEST


def register_search(server: Flask, engine: Engine, payloads: Payloads) -> None:
    """Add the route."""
    server.add_url_rule("/data/search.json", "search", lambda: _search(engine, payloads))


def _search(engine: Engine, payloads: Payloads) -> Response:
    """A bit for each row, the first row in the highest bit of the first byte, in base64.

    400 where no text is asked for; 409 where the browser holds another file than the present one: its rows are others.
    """
    asked = request.args.get("text", "").strip()
    if not asked or len(asked) > LONGEST:
        return error_response(400, f"There must be a text of 1 to {LONGEST} characters to search for.")
    payload = payloads.incidents.get()
    if payload.etag != request.args.get("tag", payload.etag):
        return error_response(409, "The data has changed since the page was loaded: load it again.")
    with engine.connect() as connection:
        found = payload.sums.found(connection, asked)
    return jsonify({"found": int(found.sum()), "rows": b64encode(np.packbits(found).tobytes()).decode()})
