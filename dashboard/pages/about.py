"""What this is: what it holds, how the map is read, what was left out, sources and licences."""

from typing import Any

from dash import html
from sqlalchemy import Engine

from dashboard.components.feeds import feeds_section
from dashboard.components.header import header
from dashboard.phrases import day_words
from dashboard.words import Words
from geodata.store.state import State, state


def about_page(text: Words, engine: Engine) -> html.Div:
    """The page, with the counts of this moment."""
    with engine.connect() as connection:
        now = state(connection)
        watched = feeds_section(connection, text)
    main = html.Main(
        [
            html.H1(text("about.title")),
            html.P(text("about.lead"), className="lead"),
            html.H2(text("about.counts")),
            _counts(now, text),
            *_section(text, "about.how", ("point", "colour", "control", "date")),
            *watched,
            html.H2(text("about.left_out")),
            html.P(text("about.left_out.text")),
            *_section(text, "about.sources", ("articles", "borders", "places", "map")),
        ],
        className="prose",
        id="main",
        tabIndex="-1",
    )
    return html.Div([header(text, "/about"), main], className="shell")


def _counts(now: State, text: Words) -> html.Dl:
    rows: list[tuple[str, Any]] = [
        ("articles", f"{now.articles:,}"),
        ("incidents", f"{now.incidents:,}"),
        ("reports", f"{now.reports:,}"),
        ("claims", f"{now.claims:,}"),
        ("newest", day_words(now.newest_published, text) if now.newest_published else text("date.unknown")),
    ]
    return html.Dl(
        [html.Div([html.Dt(text(f"about.{key}")), html.Dd(value)]) for key, value in rows], className="counts"
    )


def _section(text: Words, key: str, parts: tuple[str, ...]) -> list[Any]:
    return [html.H2(text(key)), html.Ul([html.Li(text(f"{key}.{part}")) for part in parts])]
