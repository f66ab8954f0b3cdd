"""The panel of numbers: charts by month, governorate and actor, each a table as well, and the shade of the map."""

from dash import html

from dashboard.components.attributes import attributes
from dashboard.figures.palette import TINTS
from dashboard.words import Words

KINDS = ("month", "governorate", "actor")
SHADES = ("incidents", "deaths")


def numbers_button(text: Words) -> html.Button:
    """What opens the panel; `assets/numbers.js` answers it."""
    return html.Button(
        text("numbers.button"), id="numbers", className="preset", type="button", **attributes(aria_pressed="false")
    )


def numbers_panel(text: Words) -> html.Section:
    """The panel; `assets/numbers.js` fills it, `assets/shade.js` shades the map."""
    shades = [html.Option(text("numbers.shade_none"), value="")]
    shades += [html.Option(text(f"numbers.{name}"), value=name) for name in SHADES]
    return html.Section(
        [
            html.H2(text("numbers.title")),
            html.P(text("numbers.note"), className="quiet"),
            html.P(
                [
                    html.Span([html.I(style={"--colour": tint}), text(f"numbers.{name}")])
                    for name, tint in zip(SHADES, TINTS, strict=True)
                ],
                className="chart-key",
            ),
            html.Label([html.Span(text("numbers.shade")), html.Select(shades, id="shade")], className="shade-choice"),
            *(_chart(kind, text) for kind in KINDS),
        ],
        id="numbers-panel",
        className="numbers-panel",
        hidden=True,
        **attributes(aria_label=text("numbers.title")),
    )


def _chart(kind: str, text: Words) -> html.Div:
    title = text(f"numbers.by_{kind}")
    heads = [html.Th(text(key), scope="col") for key in (f"numbers.{kind}", "numbers.incidents", "numbers.deaths")]
    table = html.Table([html.Caption(title, className="unseen"), html.Thead(html.Tr(heads)), html.Tbody()])
    return html.Div(
        [
            html.H3(title),
            html.Div(id=f"chart-{kind}", className="chart", role="img", **attributes(aria_label=title)),
            html.Details([html.Summary(text("numbers.table")), table], id=f"table-{kind}", className="chart-table"),
        ]
    )
