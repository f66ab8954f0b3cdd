"""The dossier of a place in the page's language, as `/data/dossier/ID.json` serves it; drawn by `assets/dossier.js`."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from dashboard.figures.palette import actor_name
from dashboard.phrases import date_words, governorate_name
from dashboard.words import Words
from geodata.control.areas import EPOCH
from geodata.control.dossier import Dossier, Weighed
from geodata.control.history import source_names
from geodata.control.states import Change, State
from geodata.control.timeline import AGREEMENT_DAYS
from geodata.records import ControlClaim, Place
from geodata.store.articles import ArticleHead


def dossier_json(found: Dossier, heads: Mapping[str, ArticleHead], around: Place | None, text: Words) -> dict[str, Any]:
    """Who held a place, each change with its source, and what is only proposed; the newest first.

    `around` is the governorate that the place lies in. Days are counted since 1970-01-01; `until` is the last day of a
    state, null where it lasts.
    """
    ends: list[date | None] = [later.day for _, later in pairwise(found.changes)]
    spans = zip(found.changes, [*ends, None], strict=False)
    proposed = [weighed for weighed in found.claims if weighed.claim.article_id and not weighed.counts]
    return {
        "id": found.place.id,
        "name": place_name(found.place, text),
        "where": text.join(
            part for part in (text(f"kind.{found.place.kind.value}"), governorate_name(found.place.adm1, text)) if part
        ),
        "around": {"id": around.id, "name": text("dossier.around", place=place_name(around, text))} if around else None,
        "follows": _follows(found, text),
        "inside": [place.id for place in found.inside],
        "changes": [_change(change, end, heads, text) for change, end in spans][::-1],
        "proposals": [_proposal(weighed, heads, text) for weighed in proposed][::-1],
    }


def place_name(place: Place, text: Words) -> str:
    """A place's name in the page's language; the other one where the gazetteer has only that."""
    return (place.name_ar if text.names == "ar" else place.name_en) or place.name_en or place.name_ar


def holders_words(state: State | ControlClaim, text: Words) -> str:
    """The holders in the page's language, or that nobody is named."""
    named = text.join(actor_name(name, text.names) for name in state.holders)
    return named or text("dossier.nobody")


def source_words(claim: ControlClaim, text: Words) -> str:
    """Who says so, in the page's language where the table of sources knows it."""
    return source_names().get(claim.source, claim.source) if text.names == "ar" else claim.source


def _follows(found: Dossier, text: Words) -> str | None:
    if found.after is None:
        return None
    return text("dossier.follows", place=place_name(found.after, text), km=f"{found.after_km:.0f}")


def _change(change: Change, end: date | None, heads: Mapping[str, ArticleHead], text: Words) -> dict[str, Any]:
    why = None
    if change.against is not None:
        why = text(
            "dossier.against", source=source_words(change.against, text), holders=holders_words(change.against, text)
        )
    # A state may begin on another day than its claim: a contradiction that ended by itself.
    precision = change.claim.date_precision if change.claim.date_from == change.day else 1
    return _said(change.claim, heads, text) | {
        "day": (change.day - EPOCH).days,
        "until": (end - EPOCH).days - 1 if end else None,
        "when": date_words(change.day, change.day, precision, text),
        "holders": list(change.state.holders),
        "who": holders_words(change.state, text),
        "status": change.state.status.value,
        "how": text(f"status.{change.state.status.value}"),
        "why": why,
    }


def _proposal(weighed: Weighed, heads: Mapping[str, ArticleHead], text: Words) -> dict[str, Any]:
    claim = weighed.claim
    why = text("dossier.alone", days=AGREEMENT_DAYS) if claim.date_from else text("dossier.undated")
    return _said(claim, heads, text) | {
        "when": date_words(claim.date_from, claim.date_from, claim.date_precision, text),
        "holders": list(claim.holders),
        "who": holders_words(claim, text),
        "how": text.get(f"said.{claim.said}".replace(" ", "_"), text(f"status.{claim.status.value}")),
        "why": why,
    }


def _said(claim: ControlClaim, heads: Mapping[str, ArticleHead], text: Words) -> dict[str, Any]:
    """Who says so, on what basis, in which sentence."""
    head = heads.get(claim.article_id or "")
    return {
        "basis": text(f"basis.{claim.basis.value}"),
        "source": (head.title or head.source or head.id) if head else source_words(claim, text),
        "article": f"/article/{head.id}?lang={text.language}&at={claim.start or 0}" if head else None,
        "note": claim.note,
        "evidence": claim.evidence,
    }
