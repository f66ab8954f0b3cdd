"""Which page an address opens."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from dash import Dash, Input, Output, State
from sqlalchemy import Engine
from werkzeug.exceptions import BadRequest

from dashboard.headers import EMBED
from dashboard.pages.about import about_page
from dashboard.pages.article import article_page
from dashboard.pages.embed import embed_page
from dashboard.pages.map import map_page
from dashboard.pages.read import read_page
from dashboard.words import DEFAULT, words
from geodata.settings import Settings

ARTICLE = "/article/"


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a page may depend on beside the store: its answer is kept by this."""

    path: str
    language: str
    at: str = ""  # where in an article's text to look, digits

    @property
    def shows_the_store(self) -> bool:
        """Whether the page itself shows anything that may change."""
        return self.path == "/about" or self.path.startswith(ARTICLE)


def asked(pathname: object, search: object) -> Asked:
    """What an address asks for.

    Raises:
        BadRequest: where a browser would not send such a thing.
    """
    if not isinstance(pathname, str) or not isinstance(search, str):
        raise BadRequest
    parameters = {name: values[0] for name, values in parse_qs(search.removeprefix("?")).items()}
    at = parameters.get("at", "")
    language = words(parameters.get("lang", DEFAULT)).language
    return Asked(pathname, language, at if at.isdecimal() and pathname.startswith(ARTICLE) else "")


def register_opening(app: Dash, engine: Engine, settings: Settings) -> None:
    """Answer the address of the page."""

    @app.callback(Output("page", "children"), Input("url", "pathname"), State("url", "search"))
    def _open(pathname: Any, search: Any) -> Any:  # noqa: ANN401  # what a browser sends may be anything
        page = asked(pathname, search)
        text = words(page.language)
        if page.path.startswith(ARTICLE):
            return article_page(text, engine, page.path.removeprefix(ARTICLE), page.at)
        if page.path == "/read":
            return read_page(text)
        if page.path == "/about":
            return about_page(text, engine)
        if page.path == EMBED:
            return embed_page(text)
        return map_page(text, embedding=bool(settings.embed_hosts))
