"""The one clock under the map: a histogram with a window over it, dates to type, and presets."""

from dataclasses import dataclass
from datetime import date

from dash import html

from dashboard.components.attributes import attributes
from dashboard.components.numbers import numbers_button
from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Preset:
    """A window worth a look; its name is the word `preset.KEY`."""

    key: str
    first: date
    last: date


PRESETS = (
    Preset("2014-07", date(2014, 7, 1), date(2014, 7, 31)),
    Preset("mosul", date(2016, 10, 17), date(2017, 7, 10)),  # first day to victory declared
    Preset("2016-12", date(2016, 12, 1), date(2016, 12, 31)),
    Preset("caliphate", date(2019, 2, 9), date(2019, 3, 23)),  # the last battle, for Baghuz
    Preset("2019-10", date(2019, 10, 1), date(2019, 10, 31)),
    Preset("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
)

SPEEDS = (30, 91, 365)  # days a second


def clock(text: Words) -> html.Section:
    """The clock's frame; `assets/brush.js` draws the bars and answers the window."""
    presets = [
        html.Button(
            text(f"preset.{preset.key}"),
            className="preset",
            type="button",
            **attributes(data_from=preset.first.isoformat(), data_to=preset.last.isoformat()),
        )
        for preset in PRESETS
    ]
    everything = html.Button(
        text("preset.all"), className="preset", type="button", **attributes(data_from="", data_to="")
    )
    return html.Section(
        [
            html.Div(
                [
                    html.Div(
                        [_date("from", text), html.Span("–", className="dash"), _date("to", text)], className="dates"
                    ),
                    _player(text),
                    html.Div([everything, *presets], className="presets", id="presets"),
                    html.Button(
                        text("clock.compare"),
                        id="compare",
                        className="preset compare",
                        type="button",
                        **attributes(aria_pressed="false"),
                    ),
                    numbers_button(text),
                ],
                className="clock-head",
            ),
            html.Div(id="timeline", className="timeline"),
            html.Div(id="shares", className="shares", role="img", **attributes(aria_label=text("clock.shares"))),
        ],
        className="clock",
        **attributes(aria_label=text("clock.label")),
    )


def _player(text: Words) -> html.Div:
    """Play and pause, and how fast; `assets/play.js` answers them."""
    modes = [html.Option(text(f"play_mode.{mode}"), value=mode) for mode in ("moving", "growing")]
    speeds = [html.Option(text(f"speed.{days}"), value=str(days)) for days in SPEEDS]
    return html.Div(
        [
            html.Button(id="play", className="play", type="button", **attributes(aria_label=text("clock.play"))),
            html.Select(speeds, id="speed", className="speed", **attributes(aria_label=text("clock.speed"))),
            html.Select(modes, id="play-mode", className="speed", **attributes(aria_label=text("clock.mode"))),
        ],
        className="player",
    )


def _date(name: str, text: Words) -> html.Label:
    """A labelled place for the field, which `assets/furat.js` puts in: Dash has no plain input element."""
    return html.Label([html.Span(text(f"clock.{name}")), html.Span(className="field", **attributes(data_field=name))])
