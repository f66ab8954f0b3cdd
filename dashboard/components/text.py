"""A text with what was read from it marked in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dash import html

from geodata.records import Incident, Mention


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    kind: str  # "evidence" | "place"


def marked_text(text: str, mentions: Sequence[Mention], incidents: Sequence[Incident], article_id: str) -> html.Div:
    """The text, one paragraph a line, evidence as `<mark>` and places set off; each evidence has the id `at-START`."""
    spans = [_Span(m.start, m.end, "place") for m in mentions]
    told = {(r.start, r.end) for i in incidents for r in i.reports if r.article_id == article_id}
    evidence = [_Span(start, end, "evidence") for start, end in told]
    paragraphs, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            pieces = _pieces(text, offset, offset + len(line), evidence, spans)
            paragraphs.append(html.P(pieces, dir="auto"))
        offset += len(line) + 1
    return html.Div(paragraphs, className="article-text")


def _pieces(text: str, start: int, end: int, evidence: list[_Span], places: list[_Span]) -> list[Any]:
    """Cut [start, end) at every border of a span; spans may overlap in any way."""
    inside = [span for span in (*evidence, *places) if span.start < end and span.end > start]
    cuts = sorted({start, end, *(c for s in inside for c in (s.start, s.end) if start < c < end)})
    return [
        _piece(text[a:b], a, any(_covers(s, a, b) for s in evidence), any(_covers(s, a, b) for s in places))
        for a, b in pairwise(cuts)
    ]


def _covers(span: _Span, start: int, end: int) -> bool:
    return span.start <= start and end <= span.end


def _piece(text: str, start: int, is_evidence: bool, is_place: bool) -> Any:  # noqa: ANN401, FBT001  # a Dash component or a string
    inner = html.B(text, className="place") if is_place else text
    return html.Mark(inner, id=f"at-{start}") if is_evidence else inner
