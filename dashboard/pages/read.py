"""Paste an article and see what the program reads from it; nothing is stored."""

from datetime import date
from hashlib import sha256
from typing import Any

from dash import Dash, Input, Output, State, dcc, html

from dashboard.components.detail import card
from dashboard.components.findings import claims_list, places_list
from dashboard.components.header import header
from dashboard.components.text import marked_text
from dashboard.words import Words, words
from geodata.pipeline import analyse
from geodata.records import Article
from geodata.store.incidents import IncidentDetail

LIMIT = 40_000  # characters; the longest agency reports have about 10,000


def read_page(text: Words) -> html.Div:
    """The form and, below it, the place for the answer."""
    field = dcc.Textarea(
        id="pasted",
        className="paste",
        maxLength=LIMIT * 2,
        spellCheck=False,
    )
    published = dcc.Input(
        id="pasted-published", type="text", inputMode="numeric", maxLength=10, placeholder="2016-12-13"
    )
    main = html.Main(
        [
            html.H1(text("read.title")),
            html.P(text("read.lead"), className="lead"),
            html.Label(text("read.text"), htmlFor="pasted", className="quiet"),
            html.Div(field, dir="auto"),
            html.Div(
                [
                    html.Label([html.Span(text("read.published")), published]),
                    html.Button(text("read.button"), id="read-button", type="button", className="primary"),
                ],
                className="form-row",
            ),
            dcc.Store(id="read-language", data=text.language),
            dcc.Loading(html.Div(id="reading"), type="dot", color="#1f6f78"),
        ],
        className="wide",
        id="main",
        tabIndex="-1",
    )
    return html.Div([header(text, "/read"), main], className="shell")


def register_reading(app: Dash) -> None:
    """Answer the button."""

    @app.callback(
        Output("reading", "children"),
        Input("read-button", "n_clicks"),
        State("pasted", "value"),
        State("pasted-published", "value"),
        State("read-language", "data"),
        prevent_initial_call=True,
    )
    def _read(_clicks: Any, pasted: Any, published: Any, language: Any) -> Any:  # noqa: ANN401  # what a browser sends
        return reading(str(pasted or ""), str(published or "").strip(), words(str(language or "")))


def reading(pasted: str, published: str, text: Words) -> html.Div | html.P:
    """What is read from a pasted text, or one sentence on why nothing can be."""
    problem = _problem(pasted, text)
    day = _day(published)
    if problem or (published and day is None):
        return html.P(problem or text("read.bad_date"), className="notice failed", role="alert")
    article_id = "pasted-" + sha256(pasted.encode()).hexdigest()[:12]
    analysis = analyse(Article(article_id, pasted, published=day))
    cards: list[Any] = [card(IncidentDetail(incident, {}), text) for incident in analysis.incidents]
    findings: list[Any] = [
        html.H2(text("article.found")),
        *(cards or [html.P(text("article.nothing"), className="empty")]),
        *claims_list(analysis.control, text),
        *places_list(analysis.mentions, text),
        *_left_out(analysis.left_out, text),
    ]
    body = marked_text(pasted, analysis.mentions, analysis.incidents, article_id)
    columns: list[Any] = [html.Article(body, className="read-text"), html.Aside(findings, className="read-findings")]
    return html.Div(columns, className="two-columns")


def _problem(pasted: str, text: Words) -> str | None:
    if not pasted.strip():
        return text("read.empty")
    return text("read.too_long", limit=f"{LIMIT:,}") if len(pasted) > LIMIT else None


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None


def _left_out(lines: tuple[str, ...], text: Words) -> list[Any]:
    if not lines:
        return []
    return [
        html.H2(text("article.left_out")),
        html.Ul([html.Li(line, dir="auto") for line in lines], className="places"),
    ]
