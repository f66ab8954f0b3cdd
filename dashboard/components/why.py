"""Why a mark is where it is: what placed a report, the places weighed for its name, and what a person changed."""

from collections.abc import Iterable
from typing import Any

from dash import html

from dashboard.phrases import day_words, governorate_name
from dashboard.words import Words
from geodata.records import Candidate, Incident, Report
from geodata.store.merges import Split

CANDIDATES = 5  # shown at most; the first one won


def why(report: Report, text: Words) -> html.Details | None:
    """What led to this report, folded: its trace, and the candidates with their scores, the best first."""
    weighed = report.mention.candidates[:CANDIDATES] if report.mention else ()
    if not report.trace and not weighed:
        return None
    parts: list[Any] = [html.Ul([html.Li(line, dir="auto") for line in report.trace], className="trace")]
    if weighed and report.mention:
        parts += [
            html.P(text("why.candidates", name=report.mention.surface)),
            html.Ol([_candidate(one, text) for one in weighed], className="candidates"),
        ]
    return html.Details([html.Summary(text("detail.why")), *parts])


def _candidate(candidate: Candidate, text: Words) -> html.Li:
    place = candidate.place
    name = place.name_ar if text.names == "ar" else place.name_en
    about = [text(f"kind.{place.kind.value}"), governorate_name(place.adm1, text)]
    said = text.join(part for part in about if part and part != name)
    return html.Li(
        [
            html.Bdi(name, className="candidate"),
            html.Span(f" ({said}) ", className="quiet"),
            html.Span(f"{candidate.score:.2f}", className="score"),
            html.Span(" ".join(candidate.reasons), className="reasons", dir="ltr"),
        ]
    )


def edits(incident: Incident, splits: Iterable[Split], text: Words) -> html.Details | None:
    """What people changed about an incident, folded, the first change first."""
    told = {report.article_id for report in incident.reports}
    lines = [
        text("why.split_here" if split.incident_id == incident.id else "why.split_away", article=split.article_id)
        + " "
        + text("why.decided", day=day_words(split.decided_at.date(), text), reason=split.reason)
        for split in sorted(splits, key=lambda split: split.decided_at)
        if split.incident_id == incident.id or told.intersection(split.other_articles)
    ]
    if not lines:
        return None
    return html.Details([html.Summary(text("why.edits")), html.Ul([html.Li(line, dir="auto") for line in lines])])
