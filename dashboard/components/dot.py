"""The sign of a type of event: its colour and its shape."""

from dash import html

from dashboard.figures.palette import EVENT_COLOURS, EVENT_SHAPES


def type_dot(event_type: str) -> html.Span:
    """The sign that stands before the words of a type."""
    return html.Span(className=f"dot {EVENT_SHAPES[event_type]}", style={"--colour": EVENT_COLOURS[event_type]})
