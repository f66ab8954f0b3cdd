"""Every request has an id: in its head, in its answer, in each line that is logged while it is answered."""

import logging
import re
import time
from uuid import uuid4

from flask import Flask, Response, g, request

from dashboard.metrics import Metrics
from dashboard.warming import FLAG
from geodata.journal import NO_REQUEST, request_id

HEADER = "X-Request-ID"
_GIVEN = re.compile(r"[A-Za-z0-9._-]{1,64}")  # what platforms hand in; anything else is a stranger's text in our log
log = logging.getLogger(__name__)


def register_access(server: Flask, metrics: Metrics) -> None:
    """Name, time, count and log each request. To be called before other hooks are added, so that it spans them."""
    server.before_request(_begin)
    server.after_request(lambda response: _finish(response, metrics))
    server.teardown_request(lambda _error: _forget())


def _begin() -> None:
    given = request.headers.get(HEADER, "")
    request_id.set(given if _GIVEN.fullmatch(given) else uuid4().hex)
    g.began = time.monotonic()  # not the clock: that may jump


def _finish(response: Response, metrics: Metrics) -> Response:
    seconds = time.monotonic() - g.began
    response.headers[HEADER] = request_id.get()
    if FLAG in request.environ:
        return response
    metrics.count(response.status_code, seconds)
    fields = {"method": request.method, "path": request.path, "status": response.status_code}
    log.info(
        "%s %s %s in %.0f ms",
        *fields.values(),
        seconds * 1000,
        extra={"fields": fields | {"milliseconds": round(seconds * 1000, 1)}},
    )
    return response


def _forget() -> None:
    request_id.set(NO_REQUEST)
