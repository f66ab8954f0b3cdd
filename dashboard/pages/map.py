"""The map page: map, clock, filters, list and detail."""

from typing import Any

from dash import dcc, html

from dashboard.components.attributes import attributes
from dashboard.components.clock import clock
from dashboard.components.detail import detail_panel
from dashboard.components.filters import filters
from dashboard.components.header import header
from dashboard.figures.map import map_figure
from dashboard.figures.palette import EVENT_COLOURS, OTHER_ACTOR, actor_name, actors, slug
from dashboard.words import Words

# Dash's own type for it demands a key for each that there is.
_CONFIG: Any = {
    "displayModeBar": False,
    "scrollZoom": True,
    "responsive": True,
}


def map_page(text: Words) -> html.Div:
    """The page; everything that moves with the clock is filled in the browser."""
    graph = dcc.Graph(id="map", figure=map_figure(text.language), config=_CONFIG, className="map", responsive=True)
    stage = html.Section(
        [
            graph,
            html.Div(id="legend", className="legend", role="group", **attributes(aria_label=text("legend.label"))),
            html.Div(
                [
                    html.Button("+", id="zoom-in", type="button", **attributes(aria_label=text("map.zoom_in"))),
                    html.Button("−", id="zoom-out", type="button", **attributes(aria_label=text("map.zoom_out"))),
                    html.Button("⌂", id="zoom-home", type="button", **attributes(aria_label=text("map.home"))),
                ],
                className="zoom",
            ),
            html.P(text("map.loading"), id="notice", className="notice", role="status"),
        ],
        className="stage",
        **attributes(aria_label=text("map.label")),
    )
    side = html.Aside(
        [
            filters(text),
            html.Section(
                id="compare-panel",
                className="compare-panel",
                hidden=True,
                **attributes(aria_label=text("compare.label")),
            ),
            html.Section(
                [
                    html.Div(
                        [html.H2(text("list.title")), html.P(id="shown", className="shown")], className="list-head"
                    ),
                    html.P(id="not-drawn", className="not-drawn"),
                    html.Ol(id="list", className="list"),
                ],
                id="list-panel",
            ),
            detail_panel(text),
        ],
        className="side",
    )
    return html.Div(
        [header(text, "/"), html.Main([stage, clock(text), side], className="map-page"), *_stores(text)],
        className="shell map-shell",
    )


def _stores(text: Words) -> list[dcc.Store]:
    """What the browser needs to know of words and colours; `filtered` only gives the client-side callback an end."""
    known = actors()
    setup = {
        "language": text.language,
        "words": text.section("js"),
        "months": [text(f"month.{number}") for number in range(1, 13)],
        "types": [
            {"slug": slug(name), "label": text(f"event_type.{slug(name)}"), "colour": colour}
            for name, colour in EVENT_COLOURS.items()
        ],
        "actors": {
            name: {"label": actor_name(name, text.language), "colour": row.colour, "letter": row.letter}
            for name, row in known.items()
        },
        "other": OTHER_ACTOR,
    }
    return [dcc.Store(id="setup", data=setup), dcc.Store(id="filtered")]
