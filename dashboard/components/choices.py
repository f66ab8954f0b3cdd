"""What a reader chooses for every page: theme, and digits and months where the language has two ways."""

from typing import Any

from dash import html

from dashboard.components.attributes import attributes
from dashboard.words import LATIN_DIGITS, Words

THEMES = ("system", "light", "dark")


def choices(text: Words, *, introduced: bool) -> list[Any]:
    """The button and its dialog; `assets/display.js` opens it, `assets/choices.js` keeps what was chosen.

    Args:
        text: the page's words.
        introduced: whether the page has the steps for a first visit, which can be called again here.
    """
    fields = [_field("theme", [(theme, text(f"choices.{theme}")) for theme in THEMES], text)]
    if text("digits.other") != LATIN_DIGITS:
        fields.append(_field("digits", [("latin", LATIN_DIGITS), ("other", text("digits.other"))], text))
    if text.months("month_other") != text.months("month"):
        named = ((way, text(f"{key}.1")) for way, key in (("first", "month"), ("other", "month_other")))
        fields.append(_field("months", list(named), text))
    ends = [html.Button(text("choices.close"), id="choices-close", type="button")]
    if introduced:
        ends.append(html.Button(text("hints.again"), id="hints-again", type="button"))
    label = text("choices.title")
    return [
        html.Button("◐", id="choices-open", className="choices-open", type="button", title=label, **_named(label)),
        html.Dialog(
            [
                html.H2(label, id="choices-title"),
                *fields,
                html.Div(ends, className="choices-end"),
            ],
            id="choices",
            className="choices",
            **attributes(aria_labelledby="choices-title"),
        ),
    ]


def _named(label: str) -> dict[str, Any]:
    return attributes(aria_label=label, aria_haspopup="dialog")


def _field(name: str, options: list[tuple[str, str]], text: Words) -> html.Label:
    """A labelled choice; its own two ways of writing are shown as they are, whatever is chosen."""
    listed = [html.Option(label, value=value) for value, label in options]
    return html.Label([html.Span(text(f"choices.{name}")), html.Select(listed, name=name)])
