"""Several reports of one event become one incident, each merge with its reason."""

import hashlib
from collections.abc import Collection, Iterable, Sequence

from geodata.incidents.placing import places_agree
from geodata.records import Count, Grade, Incident, Report

_VAGUE = 5  # «dozens» is at least 20 and may be anything up to a hundred: so many times the least that was told
_DAYS = 1  # reports of one event may date it a day apart: night, time zone, day of publication


def merge(reports: Iterable[Report], apart: Collection[frozenset[Report]] = ()) -> tuple[Incident, ...]:
    """Join the reports that tell one event, by type, place, date, actors and counts.

    Reports of one article are joined only where coding left two that agree in everything; each incident's id depends on
    its first report alone, so that a further report does not change it.

    `apart`: pairs of reports that a person decided to be two events; they are never joined.
    """
    groups: list[list[Report]] = []
    reasons: list[list[str]] = []
    for report in reports:
        for group, why in zip(groups, reasons, strict=True):
            reason = same_event(group, report)
            if reason and not any(frozenset((report, other)) in apart for other in group if apart):
                group.append(report)
                why.append(reason)
                break
        else:
            groups.append([report])
            reasons.append([])
    return tuple(_incident(group, why) for group, why in zip(groups, reasons, strict=True))


def same_event(group: Sequence[Report], report: Report) -> str | None:
    """Why a report tells the event of the reports before it; None where it does not."""
    first = group[0]
    if any(r.article_id == report.article_id for r in group):
        return _same_in_article(first, report)
    if not _types(first, report) or not places_agree(first.position, report.position):
        return None
    if not _days(first, report) or not _counts(first.fatalities, report.fatalities):
        return None
    shared = set(first.actors) & set(report.actors) - {"Civilians", "Unknown"}
    named = set(first.actors) - {"Civilians", "Unknown"} and set(report.actors) - {"Civilians", "Unknown"}
    if named and not shared:
        return None
    who = f", actors {', '.join(sorted(shared))}" if shared else ""
    return f"same place ({report.position.name}), day ({report.date_from}) and type ({report.sub_event_type}){who}"


def _same_in_article(first: Report, report: Report) -> str | None:
    same = (first.sub_event_type == report.sub_event_type and first.date_from == report.date_from
            and first.position.place_id == report.position.place_id and first.position.name == report.position.name
            and (first.actors == report.actors or first.start == report.start))  # fmt: skip
    return "told twice in one article" if same and _counts(first.fatalities, report.fatalities) else None


def _types(a: Report, b: Report) -> bool:
    if a.sub_event_type == b.sub_event_type:
        return True
    return a.event_type == b.event_type and a.event_type in ("Protests", "Riots", "Explosions/Remote violence")


def _days(a: Report, b: Report) -> bool:
    if not (a.date_from and a.date_to and b.date_from and b.date_to):
        return False
    return (a.date_from - b.date_to).days <= _DAYS and (b.date_from - a.date_to).days <= _DAYS


def _counts(a: Count | None, b: Count | None) -> bool:
    if a is None or b is None:
        return True
    less, more = sorted((a, b), key=lambda count: count.min)
    if _vague(less):
        return more.min < less.min * _VAGUE
    return more.min - less.min <= max(3, more.min * 0.5)


def _vague(count: Count) -> bool:
    """Whether a count is a word such as «dozens» rather than a number."""
    return count.max is None and count.min >= 10


def _incident(group: Sequence[Report], reasons: Sequence[str]) -> Incident:
    best = min(group, key=lambda r: (r.position.tol_km, -r.score))
    dated = min(group, key=lambda r: (r.date_from is None, r.date_precision, -r.score))
    everyone = tuple(dict.fromkeys(a for r in group for a in r.actors))
    known = tuple(a for a in everyone if a != "Unknown") if _others_name(group) else everyone
    score = 1.0
    for report in group:
        score *= 1 - report.score
    return Incident(
        _id(group[0]), group[0].event_type, group[0].sub_event_type, dated.date_from, dated.date_to,
        dated.date_precision, best.position, known, any(r.civilians for r in group),
        _highest(r.fatalities for r in group),
        _highest(r.injured for r in group), grade(group), tuple(group), round(1 - score, 3), tuple(reasons),
    )  # fmt: skip


def _others_name(group: Sequence[Report]) -> bool:
    """Whether one report names who did it where another says nobody knows."""
    return any(r.actors and r.actors[0] not in ("Unknown", "Civilians") for r in group)


def _highest(counts: Iterable[Count | None]) -> Count | None:
    told = [c for c in counts if c is not None]
    return max(told, key=lambda c: c.min) if told else None


def grade(reports: Sequence[Report]) -> Grade:
    """Fair from two articles on, contested where the numbers that they give lie far apart, else weak."""
    articles = {r.article_id for r in reports}
    tolls = [r.fatalities.min for r in reports if r.fatalities and not _vague(r.fatalities)]
    if len(articles) > 1 and tolls and max(tolls) > 2 * max(1, min(tolls)):
        return Grade.CONTESTED
    return Grade.FAIR if len(articles) > 1 else Grade.WEAK


def _id(first: Report) -> str:
    """Stable: from the first report's article, sentence, place and type."""
    key = f"{first.article_id}|{first.start}|{first.position.name}|{first.sub_event_type}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
