"""One shape for every error that a visitor can meet: a status, one sentence, never a traceback."""

import json
import logging
import re
from collections.abc import Mapping
from html import escape
from typing import Any

from dash.exceptions import DependencyException
from flask import Flask, Response, request
from werkzeug.exceptions import BadRequest, HTTPException, NotFound, ServiceUnavailable

from dashboard.words import words
from geodata.errors import FuratError, StoreError

_BROKEN = re.compile(r"[\ud800-\udfff]|(?<!\\)(?:\\\\)*\\u0000")  # in JSON: half a surrogate pair, a null character
log = logging.getLogger(__name__)
_PAGE = """<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<script src="/assets/choices.js"></script><link rel="stylesheet" href="/assets/furat.css">
<link rel="stylesheet" href="/assets/theme.css"></head>
<body class="error-page"><main><p class="error-status">{status}</p><h1>{title}</h1><p>{message}</p>
<p><a href="/?lang={language}">{back}</a></p></main></body></html>"""


def register_errors(server: Flask) -> None:
    """Answer every failure of the server in one shape."""
    server.register_error_handler(HTTPException, _http)
    # A file that Dash does not serve: to Dash this is an error of the program.
    server.register_error_handler(DependencyException, lambda _error: _http(NotFound()))
    server.register_error_handler(StoreError, lambda error: error_response(503, str(error)))
    server.register_error_handler(FuratError, lambda error: error_response(400, str(error)))
    server.register_error_handler(Exception, _unforeseen)


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    return error_response(status, words(_language()).get(f"error.{status}", error.description or error.name))


def _unforeseen(error: Exception) -> Response:
    log.exception("unforeseen error at %s", request.path, exc_info=error)
    return error_response(500, words(_language())("error.500"))


def _language() -> str:
    return request.args.get("lang", "")


def error_response(status: int, message: str) -> Response:
    """JSON `{"error": {"status", "message"}}`, or a page that says the same to a browser that asked for one."""
    if _wants_page():
        text = words(_language())
        page = _PAGE.format(
            language=text.language,
            direction=text.direction,
            title=escape(text("site.name")),
            status=status,
            message=escape(message),
            back=escape(text("error.back")),
        )
        return Response(page, status, content_type="text/html; charset=utf-8")
    body = json.dumps({"error": {"status": status, "message": message}}, ensure_ascii=False)
    return Response(body, status, content_type="application/json; charset=utf-8")


def _wants_page() -> bool:
    served_as_data = request.path.startswith(("/data/", "/_dash", "/healthz", "/readyz", "/metrics"))
    return not served_as_data and request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html"


def checked_callback_body(callbacks: Mapping[str, Any]) -> None:
    """Refuse a body of `/_dash-update-component` that Dash would stumble over with a 500.

    Raises:
        BadRequest: where the body is no callback of this app.
    """
    body = _body()
    wired = callbacks.get(body["output"]) if isinstance(body.get("output"), str) else None
    if wired is None or wired.get("callback") is None:  # without: one that the browser answers itself
        raise BadRequest
    for ours, theirs in (("inputs", "inputs"), ("state", "state")):
        expected = [(entry["id"], entry["property"]) for entry in wired[ours]]
        if _named(body.get(theirs, [])) != expected:
            raise BadRequest
    changed, known = body.get("changedPropIds", []), [f"{entry['id']}.{entry['property']}" for entry in wired["inputs"]]
    if not isinstance(changed, list) or any(name not in known for name in changed) or not _outputs_fit(body):
        raise BadRequest


def _body() -> dict[str, Any]:
    try:
        body = request.get_json(silent=True)
        readable = not _BROKEN.search(json.dumps(body, ensure_ascii=False))
    except RecursionError as error:  # brackets within brackets, a hundred thousand deep
        raise BadRequest from error
    if not isinstance(body, dict) or not readable:
        raise BadRequest
    return body


def _named(entries: object) -> list[tuple[object, object]] | None:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        return None
    return [(entry.get("id"), entry.get("property")) for entry in entries]


def _outputs_fit(body: Mapping[str, Any]) -> bool:
    """Whether `outputs` repeats the `id.property` that `output` names."""
    outputs = body.get("outputs")
    return (
        isinstance(outputs, dict)
        and isinstance(outputs.get("id"), str)
        and f"{outputs['id']}.{outputs.get('property')}" == body["output"]
    )


def unavailable(message: str) -> ServiceUnavailable:
    """A 503 with one sentence."""
    return ServiceUnavailable(message)
