"""What a shared link says of a view to those who show links (Open Graph): title, description, picture.

`assets/share.js` writes the same title for the page that is open; a test compares the two.
"""

from collections import OrderedDict
from datetime import UTC, date, datetime, timedelta
from html import escape
from threading import Lock
from urllib.parse import urlencode

from flask import Flask, Response, request
from sqlalchemy import Engine

from dashboard.figures.palette import EVENT_COLOURS, slug
from dashboard.headers import EMBED, came_by_https
from dashboard.payloads import Payloads
from dashboard.phrases import day_words
from dashboard.picture import HEIGHT, WIDTH, picture
from dashboard.standing import Standing
from dashboard.view import View, read_view
from dashboard.words import Words

KEPT = 64  # pictures in memory, 60 kB each
HOUR = 3600
PARAMETERS = ("from", "to", "types", "actors", "country", "place", "lat", "lon", "zoom")


def view_title(view: View, place: str, text: Words) -> str:
    """The title of a view: «Mosul, July 2014 — Furat»; that of the site where nothing is narrowed.

    Args:
        view: what the address asks for.
        place: the name of the place that is open, "" where none is.
        text: the page's words.
    """
    types = [text(f"event_type.{one}") for one in map(slug, EVENT_COLOURS) if view.types == (one,)]
    parts = [*types, place or text.get(f"country.{view.country}", ""), "" if view.whole else window_words(view, text)]
    what = text("list.comma").join(part for part in parts if part)
    return text("js.title", what=what) if what else text("site.title")


def window_words(view: View, text: Words) -> str:
    """The window as short as it can be said: years, months, else days."""
    if view.last == date.max:
        return f"{day_words(view.first, text)} –"
    after = view.last + timedelta(days=1)
    by_month = view.first.day == after.day == 1
    if by_month and view.first.month == after.month == 1:
        return _joined(str(view.first.year), str(view.last.year))
    first, last = (
        text(f"month.{day.month}") if by_month else f"{day.day} {text(f'month.{day.month}')}"
        for day in (view.first, view.last)
    )
    if view.first.year == view.last.year:
        return f"{_joined(first, last)} {view.last.year}"
    return f"{first} {view.first.year} – {last} {view.last.year}"


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def link_tags(standing: Standing, text: Words) -> tuple[str, str]:
    """The title of the page that is asked for, and its Open Graph tags, both as HTML."""
    view = read_view(request.args)
    found = standing.now().places.get(view.place) if view.place else None
    name = (found.name_ar if text.names == "ar" else found.name_en) or found.name_en if found else ""
    title = view_title(view, name, text)
    origin = f"{'https' if came_by_https() else 'http'}://{request.host}"
    asked = {key: request.args[key] for key in PARAMETERS if key in request.args}
    tags = {
        "og:title": title,
        "og:description": text("og.description"),
        "og:type": "website",
        "og:site_name": text("site.name"),
        "og:locale": text.language,
        "og:url": f"{origin}/?{urlencode(asked | {'lang': text.language}, safe=',')}",
        "og:image": f"{origin}/og.png?{urlencode(asked, safe=',')}".rstrip("?"),
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": title,
    }
    named = [f'<meta property="{key}" content="{escape(value)}">' for key, value in tags.items()]
    named += [
        f'<meta name="description" content="{escape(text("og.description"))}">',
        '<meta name="twitter:card" content="summary_large_image">',
    ]
    if request.path == EMBED:  # whoever searches should find the page itself
        named.append('<meta name="robots" content="noindex">')
    return escape(title), "".join(named)


class Pictures:
    """Draws the pictures of views, one at a time, and keeps the latest of one state of the store."""

    def __init__(self, engine: Engine, standing: Standing, payloads: Payloads) -> None:
        self._engine = engine
        self._standing = standing
        self._payloads = payloads
        self._lock = Lock()
        self._stamp: tuple[str, str] | None = None
        self._kept: OrderedDict[View, bytes] = OrderedDict()

    def of(self, view: View) -> bytes:
        """The picture of a view as PNG.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: where the database does not answer.
            ServiceUnavailable: where what it is drawn from is still being made.
        """
        with self._lock:
            file = self._payloads.incidents.get()
            stamp = file.etag, self._payloads.control.get().etag
            if stamp != self._stamp:
                self._stamp, self._kept = stamp, OrderedDict()
            if view in self._kept:
                self._kept.move_to_end(view)
                return self._kept[view]
            with self._engine.connect() as connection:
                shown = file.sums.shown(connection, view.selection(file.sums.actor_names))
            day = min(view.last, datetime.now(UTC).date())
            self._kept[view] = drawn = picture(view, self._standing.layer(), file.sums.counted(shown), day)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return drawn


def register_pictures(server: Flask, engine: Engine, standing: Standing, payloads: Payloads) -> None:
    """Add `/og.png`, which takes the parameters of any view."""
    pictures = Pictures(engine, standing, payloads)

    def answer() -> Response:
        drawn = Response(pictures.of(read_view(request.args)), content_type="image/png")
        drawn.headers["Cache-Control"] = f"public, max-age={HOUR}"
        return drawn

    server.add_url_rule("/og.png", "picture", answer)
