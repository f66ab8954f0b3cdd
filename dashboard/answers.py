"""Answers that are the same for every visitor: made, written out and compressed once, then handed out.

Kept are the files of the page (for good), what Dash says of its layout and callbacks (for good), and what a page or a
question of the map was answered while the store stays as it is. Only for clients that take one of the packings of
compression.py, as browsers do.
"""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import Any

from dash.fingerprint import check_fingerprint
from flask import Flask, Response, g, request

from dashboard.compression import encoding
from dashboard.headers import FILES
from dashboard.opening import asked
from dashboard.renewal import Watched

ROOM = 12_000_000  # bytes of answers that go with the store; what was not asked for the longest gives way
FOR_GOOD = frozenset({"/_dash-layout", "/_dash-dependencies"})
QUESTIONS = ("/data/dossier/", "/data/difference.json")
OWN = ("Cookie", "Authorization", "Range")  # whoever sends these may be answered otherwise
FOREVER, ASK = "public, max-age=31536000, immutable", "no-cache"  # no-cache: ask each time, keep what holds


@dataclass(frozen=True, slots=True)
class Answer:
    """A body as it is sent, and the tag that changes with it."""

    body: bytes
    kind: str
    encoding: str
    etag: str

    def response(self) -> Response:
        """The answer, or 304 where the browser has it."""
        answer = Response(self.body, content_type=self.kind)
        if self.encoding:
            answer.headers["Content-Encoding"] = self.encoding
        return self.tagged(answer)

    def tagged(self, answer: Response) -> Response:
        """An answer with this body, and what a browser needs to keep it."""
        if request.method == "GET":
            answer.headers["Cache-Control"] = FOREVER if self._named_by_content() else ASK
            answer.set_etag(self.etag)
            answer.make_conditional(request)
        return answer

    def _named_by_content(self) -> bool:
        """Whether the address changes with the content: Dash puts a version into it, or the time of the last change."""
        changed = self.etag.partition("-")[0]  # Flask's tag of a file under assets/ begins with it
        return _unversioned(request.path) != request.path or request.args.get("m") == changed


class Answers:
    """Keeps answers; those of the files for good, since there are no more of them than files."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._for_good: dict[Hashable, Answer] = {}
        self._others: OrderedDict[Hashable, Answer] = OrderedDict()
        self._size = 0

    def get(self, key: Hashable) -> Answer | None:
        """The answer kept under a key."""
        with self._lock:
            if key in self._others:
                self._others.move_to_end(key)
                return self._others[key]
            return self._for_good.get(key)

    def keep(self, key: Hashable, answer: Answer, *, for_good: bool) -> None:
        """Keep an answer."""
        with self._lock:
            if for_good:
                self._for_good[key] = answer
            elif key not in self._others:
                self._others[key] = answer
                self._size += len(answer.body)
                while self._size > ROOM:
                    self._size -= len(self._others.popitem(last=False)[1].body)


def register_answers(server: Flask, watched: Watched) -> None:
    """Answer from what is kept, and keep what may be; after the guards, and before the headers are registered."""
    answers = Answers()

    def look_up() -> Response | None:
        packing = "" if any(name in request.headers for name in OWN) else encoding()
        asked_for = key_of(watched) if packing else None
        key = (*asked_for, packing) if asked_for else None
        kept = answers.get(key) if key else None
        g.key = None if kept else key  # what is to be kept once it was made
        return kept.response() if kept else None

    def keep(response: Response) -> Response:
        key = g.get("key")
        if not key or response.status_code != 200 or response.is_streamed:
            return response
        answer = _answer(response)
        answers.keep(key, answer, for_good=key[0] in {"file", "for good"})
        return answer.tagged(response)

    server.before_request(look_up)
    server.after_request(keep)


def _answer(response: Response) -> Answer:
    body = response.get_data()
    etag = response.get_etag()[0] or sha256(body).hexdigest()[:20]
    return Answer(body, response.content_type, response.headers.get("Content-Encoding", ""), etag)


def key_of(watched: Watched) -> tuple[Any, ...] | None:
    """What the answer to this request depends on; None where it is not to be kept."""
    path = request.path
    if path == "/_dash-update-component":
        return _callback_key(watched)
    if request.method != "GET":
        return None
    if path.startswith(FILES):
        return ("file", _unversioned(path))
    if path in FOR_GOOD:
        return ("for good", path)
    return (path, request.query_string, watched.now()) if path.startswith(QUESTIONS) else None


def _callback_key(watched: Watched) -> tuple[Any, ...] | None:
    body = request.get_json()
    if body["output"] == "page.children":
        page = asked(body["inputs"][0].get("value"), body["state"][0].get("value"))
        return ("page", page, watched.now() if page.shows_the_store else None)
    if body["output"] == "detail.children":
        return ("detail", sha256(request.get_data()).digest(), watched.now())
    return None


def _unversioned(path: str) -> str:
    """The path of a file of Dash without the version that Dash writes into it."""
    plain: str = check_fingerprint(path)[0]  # type: ignore[no-untyped-call]  # Dash's, untyped
    return plain
