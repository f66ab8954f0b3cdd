"""What was read from a text beside its incidents: claims of control, and the places named."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.figures.palette import actor_name
from dashboard.phrases import date_words
from dashboard.words import Words
from geodata.places.gazetteer import curated
from geodata.records import ControlClaim, Mention


def claims_list(claims: Sequence[ControlClaim], text: Words) -> list[Any]:
    """Who is said to hold what, each with its sentence."""
    if not claims:
        return []
    arabic = {place.id: place.name_ar for place in curated()} if text.names == "ar" else {}
    rows = [
        html.Li(
            [
                html.B(arabic.get(claim.place_id or "", claim.place_name)),
                html.Span(
                    ": "
                    + (text.join(actor_name(name, text.names) for name in claim.holders) or "–")
                    + f" ({text(f'status.{claim.status.value}')})"
                ),
                html.P(date_words(claim.date_from, claim.date_from, claim.date_precision, text), className="when"),
                html.Blockquote(html.Mark(claim.evidence), dir="auto", className="evidence")
                if claim.evidence
                else None,
            ]
        )
        for claim in claims
    ]
    return [html.H2(text("article.control")), html.Ul(rows, className="claims")]


def places_list(mentions: Sequence[Mention], text: Words) -> list[Any]:
    """Each place that a text names, once, and whether it could be placed."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.place.id if mention.place else mention.surface, mention)
    if not first:
        return []
    rows = [html.Li(_place(mention, text)) for mention in first.values()]
    return [html.H2(text("article.places")), html.Ul(rows, className="places")]


def _place(mention: Mention, text: Words) -> list[Any]:
    place = mention.place
    if place is None:
        return [html.Bdi(mention.surface), html.Span(f" ({text('article.unplaced')})", className="quiet")]
    name = place.name_ar if text.names == "ar" else place.name_en
    return [html.Bdi(name), html.Span(f" ({text(f'kind.{mention.kind.value}')})", className="quiet")]
