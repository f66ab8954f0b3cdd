"""From a draft to the `Report`: who comes first, what is not later than publication, and an honest score."""

from geodata.incidents.draft import Draft
from geodata.incidents.sameness import CROWDS
from geodata.incidents.taxonomy import event_type
from geodata.incidents.timing import When, capped
from geodata.records import Article, Report

_OF_THE_STATE = frozenset({"Arrests", "Disrupted weapons use"})  # told of Iraq without a name: its own forces
_KURDISTAN = frozenset({"Erbil", "Dohuk", "Sulaymaniyah", "Halabja"})
_NOBODY_ACTS = frozenset({"Agreement", "Other", "Peaceful protest", "Change to group/activity"})


def report_of(article: Article, draft: Draft, default: When) -> Report:
    """The report of a placed draft; `default` is the time of one that nothing dates.

    Raises:
        ValueError: the draft has no place.
    """
    if draft.position is None:
        raise ValueError(f"article {article.id}: an event without a place at {draft.start}")
    when = capped(draft.when or default, article.published)
    everyone = actors_of(draft)
    trace = draft.trace if draft.when else (*draft.trace, f"date: {when.rule}")
    return Report(
        article.id, event_type(draft.sub_event_type), draft.sub_event_type, when.date_from, when.date_to,
        when.precision, draft.position, everyone, "Civilians" in everyone, draft.dead, draft.hurt, draft.evidence,
        draft.start, draft.end, score_of(draft, when), trace, draft.mention, draft.background,
    )  # fmt: skip


def actors_of(draft: Draft) -> tuple[str, ...]:
    """Attacker first; «Unknown» where no one is named as having done it."""
    if draft.event_type in CROWDS and draft.sub_event_type != "Mob violence":
        return _crowd(draft)
    agents = tuple(a for a in draft.agents if a != "Civilians")
    if not agents:
        agents = _unnamed(draft)
    targets = tuple(t for t in draft.targets if t != "Civilians" or draft.event_type != "Battles")
    return tuple(dict.fromkeys((*agents, *targets)))


def _unnamed(draft: Draft) -> tuple[str, ...]:
    """Who acts where nobody is named as having done it."""
    sides = [t for t in draft.targets if t != "Civilians"]
    if draft.sub_event_type in _NOBODY_ACTS or (draft.sub_event_type == "Armed clash" and len(sides) > 1):
        return ()
    place = draft.position
    own = _OF_THE_STATE | {"Government regains territory"}
    state = draft.sub_event_type in own and place and place.country == "IQ" and place.adm1 not in _KURDISTAN
    return ("Iraqi security forces",) if state else ("Unknown",)


def _crowd(draft: Draft) -> tuple[str, ...]:
    forces = [
        a for a in dict.fromkeys((*draft.agents, *draft.targets)) if a not in ("Protesters", "Civilians", "Unknown")
    ]
    if draft.sub_event_type == "Peaceful protest":
        return ("Protesters",)
    if draft.sub_event_type == "Excessive force against protesters":
        return (*(forces or ["Unknown"]), "Protesters")
    return ("Protesters", *forces)


def score_of(draft: Draft, when: When) -> float:
    """Between 0 and 1: .9, less for each thing that was inferred rather than told, times the trust in the place."""
    score = 0.9 - 0.15 * draft.generic - 0.1 * draft.background - 0.15 * draft.inherited
    score -= 0.1 * (not when.explicit) + 0.1 * (not draft.agents)
    score -= 0.15 * (draft.position is not None and draft.position.geo_precision == 3)
    return round(max(0.05, score) * (0.5 + 0.5 * (draft.mention.score if draft.mention else 0.0)), 3)
