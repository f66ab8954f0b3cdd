"""The map for a frame in another page: map, legend, clock and the way to the same view here."""

from dash import html

from dashboard.components.clock import clock
from dashboard.pages.map import side_panel, stage, stores
from dashboard.words import Words


def embed_page(text: Words) -> html.Div:
    """The page; what stands beside the map elsewhere is there for the scripts and not shown."""
    way = html.A(text("embed.open"), id="embed-open", href=f"/?lang={text.language}", target="_blank", rel="noopener")
    return html.Div(
        [
            html.Main(
                [html.H1(text("site.title"), className="unseen"), stage(text, way), clock(text)],
                className="map-page",
                id="main",
                tabIndex="-1",
            ),
            html.Div(side_panel(text), hidden=True),
            html.P(id="said", className="unseen", role="status"),
            *stores(text),
        ],
        className="shell map-shell embed-shell",
    )
