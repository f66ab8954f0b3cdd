"""What narrows the map: a search, and filters that `assets/narrow.js` fills with what the data has to choose from."""

from dash import html

from dashboard.components.attributes import attributes
from dashboard.words import Words


def filters(text: Words) -> html.Div:
    """The search and the frame of the filters, folded away until they are wanted; choosing nothing means everything."""
    clear = html.Button(text("filter.clear"), id="filters-clear", className="clear", type="button", hidden=True)
    title = [html.Span(text("filter.title")), html.Span(id="filter-count", className="badge")]
    return html.Div(
        [
            html.Div(id="search", className="search", role="search", **attributes(aria_label=text("search.label"))),
            html.Div(
                [
                    html.Details(
                        [html.Summary(title), html.Div(id="narrow", className="narrow")],
                        className="filters",
                        id="filters",
                    ),
                    clear,
                ],
                className="filter-frame",
            ),
        ],
        className="filter-box",
    )
