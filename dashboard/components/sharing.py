"""The dialog that passes a view on: its link, the code that embeds it, and its exports."""

from typing import Any

from dash import html

from dashboard.components.attributes import attributes
from dashboard.words import Words

FILES = ("csv", "geojson", "areas", "png")


def sharing(text: Words, *, embedding: bool) -> list[Any]:
    """The button on the map and its dialog, which `assets/share.js` and `assets/exports.js` answer.

    Args:
        text: the page's words.
        embedding: whether there are hosts whose pages may frame the map.
    """
    label = text("share.title")
    return [
        html.Button(
            text("share.button"),
            id="share-open",
            className="share-open",
            type="button",
            **attributes(aria_haspopup="dialog"),
        ),
        html.Dialog(
            [
                html.H2(label, id="share-title"),
                *_copied("share-link", text("share.link"), text),
                *(_copied("share-embed", text("share.embed"), text) if embedding else []),
                html.H3(text("share.exports")),
                html.P(id="share-count", className="quiet"),
                html.Div([_file(name, text) for name in FILES], className="share-files"),
                html.P(id="share-said", className="share-said", role="status"),
                html.Div(html.Button(text("share.close"), id="share-close", type="button"), className="share-end"),
            ],
            id="share",
            className="share",
            **attributes(aria_labelledby="share-title"),
        ),
    ]


def _copied(field: str, label: str, text: Words) -> list[Any]:
    """A text to copy; `readOnly` keeps it selectable and the keyboard of a phone away."""
    return [
        html.Label([html.Span(label), html.Textarea(id=field, readOnly="readOnly", rows=2, dir="ltr")]),
        html.Button(text("share.copy"), type="button", **attributes(data_copy=field)),
    ]


def _file(name: str, text: Words) -> html.Div:
    control: Any = html.A(text(f"share.{name}"), id=f"export-{name}", href="#", className="share-file")
    if name == "png":  # drawn in the browser
        control = html.Button(text(f"share.{name}"), id="export-png", type="button", className="share-file")
    return html.Div([control, html.Span(text(f"share.{name}_is"), className="quiet")])
