"""Three steps for a first visit."""

from dash import html

from dashboard.components.attributes import attributes
from dashboard.words import Words

STEPS = ("clock", "map", "side")


def hints(text: Words) -> html.Section:
    """The card, hidden until `assets/hints.js` finds that it was never dismissed."""
    return html.Section(
        [
            html.H2(text("hints.title"), id="hints-title"),
            html.Ol([html.Li(text(f"hints.{step}"), hidden=True) for step in STEPS], role="list"),
            html.Div(
                [
                    html.Button(text("hints.close"), id="hints-close", type="button"),
                    html.Button(text("hints.next"), id="hints-next", type="button", className="primary"),
                ],
                className="hints-end",
            ),
        ],
        id="hints",
        className="hints",
        hidden=True,
        role="dialog",
        **attributes(aria_labelledby="hints-title"),
    )
