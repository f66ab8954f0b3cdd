"""The two data files of the map, made once for each state of the store and kept compressed."""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from flask import Response, request
from sqlalchemy import Engine

from dashboard.columns import incident_file
from dashboard.compression import encoding, pack
from dashboard.control import control_columns
from dashboard.renewal import Kept, Watched
from dashboard.standing import Control, Standing
from geodata.store.state import State
from geodata.store.sums import Sums, sums
from geodata.store.universe import universe

GZIP = 16 + zlib.MAX_WBITS
PIECE = 1 << 16  # bytes unpacked at a time for the rare client that takes no gzip


@dataclass(frozen=True, slots=True)
class Payload:
    """A served file, compressed, with the tag that changes whenever the content does."""

    etag: str
    body: bytes  # gzip
    kind: str
    smaller: bytes = field(default=b"", kw_only=True)  # the same by Brotli, where it is worth its room

    def response(self) -> Response:
        """The file, or 304 where the browser has it."""
        if self.smaller and encoding() == "br":
            answer = Response(self.smaller, content_type=self.kind, headers={"Content-Encoding": "br"})
        elif request.accept_encodings["gzip"] > 0:
            answer = Response(self.body, content_type=self.kind, headers={"Content-Encoding": "gzip"})
        else:
            answer = Response(self._unpacked(), content_type=self.kind)
        # no-cache: ask each time, keep what holds
        answer.headers.update({"Cache-Control": "no-cache", "Vary": "Accept-Encoding"})
        answer.set_etag(self.etag)
        answer.make_conditional(request)
        return answer

    def _unpacked(self) -> Iterator[bytes]:
        unpack = zlib.decompressobj(GZIP)
        for start in range(0, len(self.body), PIECE):
            yield unpack.decompress(self.body[start : start + PIECE])


@dataclass(frozen=True, slots=True)
class IncidentFile(Payload):
    """The file of incidents, and what is summed of the same incidents, one row each, in the same order."""

    sums: Sums


class Payloads:
    """The files, each made anew when the part of the store that it shows has changed."""

    def __init__(self, engine: Engine, watched: Watched, standing: Standing) -> None:
        self._engine = engine
        self._standing = standing
        self.incidents = Kept(lambda: _drawn(watched.now()), self._incidents)  # `/data/incidents`
        self.control = Kept(watched.said, self._control)  # `/data/control.json`

    def _incidents(self) -> IncidentFile:
        with self._engine.connect() as connection:
            found = universe(connection)
            etag, body = compressed(incident_file(found))
            return IncidentFile(etag, body, "application/octet-stream", sums(connection, found))

    def _control(self) -> Payload:
        return _areas(self._standing.fresh(), kept=True)

    def known(self, moment: datetime | None) -> Payload:
        """`/data/control.json`, as it was known at a moment; None: now."""
        return self.control.get() if moment is None else _areas(self._standing.known(moment), kept=False)


def _areas(control: Control, *, kept: bool) -> Payload:
    """The file of areas; by Brotli too where it is kept, since that takes half a second."""
    content = json.dumps(
        control_columns(control.layer, control.recorded), ensure_ascii=False, separators=(",", ":")
    ).encode()
    return Payload(*compressed([content]), "application/json", smaller=pack(content, "br", kept=True) if kept else b"")


def _drawn(now: State) -> tuple[int, int, int]:
    return now.incidents, now.reports, now.discounted


def compressed(pieces: Iterable[bytes]) -> tuple[str, bytes]:
    """A tag of the content, and the content gzipped; only one piece of it is in memory unpacked at a time."""
    tag, pack = sha256(), zlib.compressobj(6, zlib.DEFLATED, GZIP)
    body = bytearray()
    for piece in pieces:
        tag.update(piece)
        body += pack.compress(piece)
    return tag.hexdigest()[:20], bytes(body + pack.flush())
