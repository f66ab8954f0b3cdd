"""The two data files of the map, made once for each state of the database and kept compressed."""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import Any

from flask import Response, request
from sqlalchemy import Connection, Engine

from dashboard.columns import incident_columns
from dashboard.control import control_columns
from dashboard.standing import Standing
from geodata.store import incidents
from geodata.store.state import State, state


@dataclass(frozen=True, slots=True)
class Payload:
    """A served file: JSON, compressed, with the tag that changes whenever the content does."""

    stamp: State
    etag: str
    body: bytes  # gzip

    def response(self) -> Response:
        """The file, or 304 where the browser has it."""
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}  # no-cache: ask each time, keep what holds
        if request.accept_encodings["gzip"] > 0:
            answer = Response(self.body, content_type="application/json", headers={"Content-Encoding": "gzip"})
        else:
            answer = Response(gzip.decompress(self.body), content_type="application/json")
        answer.headers.update(headers)
        answer.set_etag(self.etag)
        answer.make_conditional(request)
        return answer


class Payloads:
    """Serves the files and makes one anew when the store has changed."""

    def __init__(self, engine: Engine, standing: Standing) -> None:
        self._engine = engine
        self._standing = standing
        self._lock = Lock()
        self._kept: dict[str, Payload] = {}

    def incidents(self) -> Payload:
        """`/data/incidents.json`."""
        return self._fresh("incidents", lambda connection: incident_columns(incidents.universe(connection)))

    def control(self) -> Payload:
        """`/data/control.json`."""
        return self._fresh("control", lambda _connection: control_columns(self._standing.layer()))

    def _fresh(self, name: str, make: Callable[[Connection], dict[str, Any]]) -> Payload:
        # One thread makes a file, the others wait for it: ten visitors after an ingest cost one computation.
        with self._lock, self._engine.connect() as connection:
            now = state(connection)
            kept = self._kept.get(name)
            if kept is None or kept.stamp != now:
                text = json.dumps(make(connection), ensure_ascii=False, separators=(",", ":")).encode()
                kept = Payload(now, sha256(text).hexdigest()[:20], gzip.compress(text, 6, mtime=0))
                self._kept[name] = kept
            return kept
