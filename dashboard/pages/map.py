"""The map page: map, clock, filters, list and detail."""

from typing import Any

from dash import dcc, html

from dashboard.components.attributes import attributes
from dashboard.components.clock import clock
from dashboard.components.detail import detail_panel
from dashboard.components.filters import filters
from dashboard.components.header import header
from dashboard.components.hints import hints
from dashboard.components.numbers import numbers_panel
from dashboard.components.sharing import sharing
from dashboard.figures.boundaries import boundaries
from dashboard.figures.map import map_figure
from dashboard.figures.palette import EVENT_COLOURS, EVENT_SHAPES, OTHER_ACTOR, TINTS, actor_name, actors, slug
from dashboard.files import address
from dashboard.phrases import governorate_name
from dashboard.words import Words
from geodata.incidents.taxonomy import sub_event_types
from geodata.language.normalise import LETTERS

# Dash's own type for it demands a key for each that there is.
_CONFIG: Any = {
    "displayModeBar": False,
    "scrollZoom": True,
    "responsive": True,
}


def stage(text: Words, *more: Any) -> html.Section:  # noqa: ANN401  # components
    """The map with what lies on it, and whatever a page adds."""
    graph = dcc.Graph(id="map", figure=map_figure(text.language), config=_CONFIG, className="map", responsive=True)
    return html.Section(
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
            *more,
        ],
        className="stage",
        **attributes(aria_label=text("map.label")),
    )


def side_panel(text: Words) -> html.Aside:
    """What stands beside the map: filters, then list, comparison, numbers, or the place that is open."""
    handle = html.Button(
        html.Span(className="grip"),
        id="sheet-handle",
        type="button",
        **attributes(aria_label=text("side.label"), aria_expanded="false", aria_controls="side"),
    )
    return html.Aside(
        [
            handle,
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
                        [html.H2(text("list.title"), id="list-title"), html.P(id="shown", className="shown")],
                        className="list-head",
                    ),
                    html.P(id="not-drawn", className="not-drawn"),
                    html.Ol(id="list", className="list", role="list"),
                ],
                id="list-panel",
                **attributes(aria_labelledby="list-title"),
            ),
            numbers_panel(text),
            detail_panel(text),
        ],
        className="side",
        id="side",
        **attributes(aria_label=text("side.label")),
    )


def map_page(text: Words, *, embedding: bool = False) -> html.Div:
    """The page; everything that moves with the clock is filled in the browser.

    Args:
        text: the page's words.
        embedding: whether there are hosts whose pages may frame the map.
    """
    parts = [
        html.H1(text("site.title"), className="unseen"),
        stage(text, *sharing(text, embedding=embedding)),
        clock(text),
        side_panel(text),
        hints(text),
        html.P(id="said", className="unseen", role="status"),
        html.P(id="printed", className="printed"),
    ]
    return html.Div(
        [
            header(text, "/"),
            html.Main(parts, className="map-page", id="main", tabIndex="-1"),
            *stores(text),
        ],
        className="shell map-shell",
    )


def stores(text: Words) -> list[dcc.Store]:
    """What the browser needs to know of words and colours; `begun` only gives the client-side callback an end."""
    known = actors()
    setup = {
        "language": text.language,
        "style": address(f"map-{text.language}.json"),
        "words": text.section("js"),
        "names": f"name_{text.names}",
        "months": text.months(),
        "types": [
            {
                "slug": slug(name),
                "label": text(f"event_type.{slug(name)}"),
                "colour": colour,
                "shape": EVENT_SHAPES[name],
            }
            for name, colour in EVENT_COLOURS.items()
        ],
        "subtypes": {
            slug(row.sub_event_type): {
                "label": text.get(f"sub_event_type.{slug(row.sub_event_type)}", row.sub_event_type),
                "type": slug(row.event_type),
            }
            for row in sub_event_types().values()
        },
        "letters": LETTERS,
        "actors": {
            name: {
                "label": actor_name(name, text.names),
                "colour": row.colour,
                "letter": row.letter,
                "pattern": row.pattern,
            }
            for name, row in known.items()
        },
        "other": OTHER_ACTOR,
        "tints": TINTS,
        "governorates": {
            name: governorate_name(name, text)
            for name in (feature["properties"]["name_en"] for feature in boundaries("governorates")["features"])
        },
    }
    return [dcc.Store(id="setup", data=setup), dcc.Store(id="begun")]
