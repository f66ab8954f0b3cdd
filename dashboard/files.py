"""Files that are made when the server starts: the page's scripts as one, its style sheets as one, and the map's styles.

A browser waits longer for fifty small files than for one. Scripts and style sheets are put together in the order of
their names under `assets/`, where each is there by itself, too.
"""

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response

from dashboard.figures.style import style
from dashboard.words import languages

ASSETS = Path(__file__).parent / "assets"
EARLY = "choices.js"  # in the head of the page, before anything is drawn


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is served under `/assets/`."""

    content: str
    kind: str

    @property
    def tag(self) -> str:
        """What changes with the content."""
        return sha256(self.content.encode()).hexdigest()[:20]

    def response(self) -> Response:
        """The answer with the file in it."""
        answer = Response(self.content, mimetype=self.kind)
        answer.set_etag(self.tag)
        return answer


@cache
def files() -> dict[str, File]:
    """The files by their names."""
    styles = {
        f"map-{name}.json": File(json.dumps(style(name), ensure_ascii=False, separators=(",", ":")), "application/json")
        for name in languages()
    }
    return styles | {"all.js": _together("js", "text/javascript"), "all.css": _together("css", "text/css")}


@cache
def address(name: str) -> str:
    """The address of a file; it changes with the content, so that browsers keep what they have for good."""
    return f"/assets/{name}?m={files()[name].tag}"


def register_files(server: Flask) -> None:
    """Serve them all; beside Dash's own route for what lies under `assets/`."""
    for name, file in files().items():
        server.add_url_rule(f"/assets/{name}", name.replace(".", "-"), file.response)


def _together(suffix: str, kind: str) -> File:
    paths = sorted(path for path in ASSETS.glob(f"*.{suffix}") if path.name != EARLY)
    return File("\n".join(path.read_text(encoding="utf-8") for path in paths), kind)
