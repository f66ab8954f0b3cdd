"""What a click opens: the incidents of a mark, each with the sentence it was read from."""

from collections.abc import Iterable
from typing import Any

from dash import Dash, Input, Output, State, dcc, html
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from dashboard.components.attributes import attributes
from dashboard.components.dot import type_dot
from dashboard.components.why import edits, why
from dashboard.figures.palette import actor_name, slug
from dashboard.phrases import count_words, date_words, day_words, place_words
from dashboard.words import Words, words
from geodata.records import Incident, Report
from geodata.store.articles import ArticleHead
from geodata.store.incidents import IncidentDetail, by_id
from geodata.store.merges import Split, splits

LIMIT = 40  # incidents opened at once; the list says how many there are


def register_detail(app: Dash, engine: Engine) -> None:
    """Answer the choice of a mark or a list entry."""

    @app.callback(
        Output("detail", "children"), Input("chosen", "data"), State("setup", "data"), prevent_initial_call=True
    )
    def _open(chosen: Any, setup: Any) -> Any:  # noqa: ANN401  # what a browser sends may be anything
        text = words(str(setup.get("language", "")) if isinstance(setup, dict) else "")
        ids = chosen.get("ids") if isinstance(chosen, dict) else None
        if not isinstance(ids, list) or not ids:
            return []
        wanted = [key for key in ids if isinstance(key, str)][:LIMIT]
        try:
            with engine.connect() as connection:
                details, taken_apart = by_id(connection, wanted), splits(connection)
        except SQLAlchemyError:
            return html.P(text("error.503"), className="notice")
        return opened(details, taken_apart, _found(chosen, len(details)), text)


def _found(chosen: dict[str, Any], shown: int) -> int:
    """How many there are in all; a browser sends no more ids than are opened."""
    found = chosen.get("found")
    return max(found, shown) if isinstance(found, int) else shown


def opened(details: tuple[IncidentDetail, ...], taken_apart: tuple[Split, ...], found: int, text: Words) -> html.Div:
    """The cards of what was chosen, and how many of how many they are."""
    shown = html.P(text("list.shown", shown=len(details), found=found), className="shown")
    return html.Div([shown if found > 1 else None, *(card(detail, text, taken_apart) for detail in details)])


def card(detail: IncidentDetail, text: Words, splits: Iterable[Split] = ()) -> html.Article:
    """One incident: what, when, where, who, how many, how sure, and from which sentences."""
    incident = detail.incident
    return html.Article(
        [
            html.H3(
                [
                    type_dot(incident.event_type),
                    text.get(f"sub_event_type.{slug(incident.sub_event_type)}", incident.sub_event_type),
                ]
            ),
            html.P(text(f"event_type.{slug(incident.event_type)}"), className="event-type"),
            facts(incident, text),
            html.H4(text("detail.reports", count=len(incident.reports))),
            *(_report(report, detail.articles.get(report.article_id), text) for report in incident.reports),
            _merged(incident, text),
            edits(incident, splits, text),
        ],
        className="card",
        **attributes(data_incident=incident.id),
    )


def facts(incident: Incident | Report, text: Words) -> html.Dl:
    """Date, place, actors and numbers as a list of terms."""
    actors = text.join(actor_name(name, text.names) for name in incident.actors)
    rows = [
        ("detail.date", date_words(incident.date_from, incident.date_to, incident.date_precision, text)),
        ("detail.place", place_words(incident.position, text)),
        ("detail.actors", actors or text("detail.actors_unknown")),
        ("detail.deaths", count_words(incident.fatalities, text)),
    ]
    if incident.injured:
        rows.append(("detail.injured", count_words(incident.injured, text)))
    if isinstance(incident, Incident):
        rows.append(("detail.grade", text(f"grade.{incident.grade.value}")))
    return html.Dl([part for key, said in rows for part in (html.Dt(text(key)), html.Dd(said))])


def _report(report: Report, source: ArticleHead | None, text: Words) -> html.Div:
    return html.Div(
        [
            html.Blockquote(evidence(report), className="evidence", dir="auto"),
            html.P(_source(report, source, text), className="source"),
            why(report, text),
        ],
        className="report",
    )


def evidence(report: Report) -> list[Any]:
    """The sentence, marked, with the name of the place that put it on the map set off."""
    name = report.mention
    if name is None or not report.start <= name.start < name.end <= report.end:
        return [html.Mark(report.evidence)]
    start, end = name.start - report.start, name.end - report.start
    sentence = report.evidence
    return [html.Mark([sentence[:start], html.B(sentence[start:end], className="place"), sentence[end:]])]


def _source(report: Report, source: ArticleHead | None, text: Words) -> list[Any]:
    if source is None:
        return []
    named = source.title or source.source or source.id
    when = [text("list.comma"), day_words(source.published, text)] if source.published else []
    here = html.A(
        text("detail.read_here"),
        href=f"/article/{source.id}?lang={text.language}&at={report.start}",
        className="inside",
    )
    link: Any = html.Bdi(named)
    if source.url and source.url.startswith(("http://", "https://")):
        link = html.A(html.Bdi(named), href=source.url, rel="noopener noreferrer nofollow", target="_blank")
    outlet = [text("list.comma"), html.Bdi(source.source)] if source.source and source.source != named else []
    return [link, *outlet, *when, html.Span(" · "), here]


def _merged(incident: Incident, text: Words) -> html.Details | None:
    if not incident.merge_reasons:
        return None
    reasons = [html.Li(reason, dir="auto") for reason in incident.merge_reasons]
    return html.Details([html.Summary(text("detail.merged")), html.Ul(reasons)])


def detail_panel(text: Words) -> html.Section:
    """The panel that a choice opens, and the store that holds the choice."""
    back = html.Button(text("detail.back"), id="detail-back", type="button")
    return html.Section(
        [
            html.Div([html.H2(id="detail-title", tabIndex="-1"), back], className="detail-head"),
            html.Div(id="dossier", className="dossier", hidden=True),
            html.Div(id="here", className="here"),
            html.Div(id="detail"),
            dcc.Store(id="chosen"),
        ],
        id="detail-panel",
        className="detail-panel",
        hidden=True,
        **attributes(aria_live="polite"),
    )
