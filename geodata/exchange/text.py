"""An `Analysis` as text for a person at a terminal."""

from collections.abc import Iterator
from datetime import date

from geodata.records import Analysis, ControlClaim, Count, Incident, Mention


def to_text(analysis: Analysis) -> str:
    """What was found in an article, one line for each thing and its evidence under it."""
    return "\n".join(_lines(analysis)) + "\n"


def _lines(analysis: Analysis) -> Iterator[str]:
    article = analysis.article
    yield f"{article.id}  {article.published or 'day unknown'}  {article.title or ''}".rstrip()
    yield f"  places: {len(analysis.mentions)}"
    yield from (f"    {_mention(mention)}" for mention in analysis.mentions)
    yield f"  incidents: {len(analysis.incidents)}"
    for incident in analysis.incidents:
        yield f"    {_incident(incident)}"
        yield from (f"      «{report.evidence}»" for report in incident.reports)
    yield f"  control: {len(analysis.control)}"
    for claim in analysis.control:
        yield f"    {_claim(claim)}"
        yield f"      «{claim.evidence}»"
    yield from (f"  left out: {line}" for line in analysis.left_out)


def _mention(mention: Mention) -> str:
    place = mention.place
    where = f"{place.name_en} ({mention.kind}, {place.adm1 or place.country})" if place else "not known"
    return f"{mention.surface} -> {where}  {mention.score:.2f}  {mention.rule}".rstrip()


def _incident(incident: Incident) -> str:
    dead = f", killed {_count(incident.fatalities)}" if incident.fatalities else ""
    hurt = f", injured {_count(incident.injured)}" if incident.injured else ""
    actors = ", ".join(incident.actors) or "nobody named"
    days = _days(incident.date_from, incident.date_to, incident.date_precision)
    return f"{days}  {incident.position.name}  {incident.sub_event_type}: {actors}{dead}{hurt}  {incident.score:.2f}"


def _claim(claim: ControlClaim) -> str:
    since = _days(claim.date_from, claim.date_from, claim.date_precision)
    return f"{since}  {claim.place_name}  {claim.said or claim.status}: {', '.join(claim.holders)}  {claim.score:.2f}"


def _days(first: date | None, last: date | None, precision: int) -> str:
    if first is None:
        return "no date"
    if precision == 3 and last is not None and (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    return str(first) if last in (None, first) else f"{first}..{last}"


def _count(count: Count) -> str:
    if count.max is None:
        return f"at least {count.min}"
    return str(count.min) if count.min == count.max else f"{count.min} to {count.max}"
