"""What narrows the map: event types, actors, country."""

from dash import dcc, html

from dashboard.components.dot import type_dot
from dashboard.figures.palette import EVENT_COLOURS, slug
from dashboard.words import Words

COUNTRIES = ("SY", "IQ")


def filters(text: Words) -> html.Details:
    """The filters, folded away until they are wanted; choosing nothing means everything."""
    types = dcc.Checklist(
        id="types",
        className="types",
        value=[],
        options=[
            {
                "label": html.Span([type_dot(name), text(f"event_type.{slug(name)}")]),
                "value": slug(name),
            }
            for name in EVENT_COLOURS
        ],
    )
    country = dcc.RadioItems(
        id="country",
        className="segments",
        value="",
        options=[
            {"label": text("filter.everywhere"), "value": ""},
            *({"label": text(f"country.{code}"), "value": code} for code in COUNTRIES),
        ],
    )
    actors = dcc.Dropdown(id="actors", multi=True, options=[], value=[], placeholder=text("filter.any_actor"))
    return html.Details(
        [
            html.Summary([html.Span(text("filter.title")), html.Span(id="filter-count", className="badge")]),
            html.Fieldset([html.Legend(text("filter.type")), types]),
            html.Fieldset([html.Legend(text("filter.country")), country]),
            html.Fieldset([html.Legend(text("filter.actor")), actors]),
        ],
        className="filters",
        id="filters",
    )
