"""What an article tells, one draft for each event: headline and body, and «الهجوم» that points back, told once."""

from collections.abc import Sequence
from dataclasses import replace

from geodata.incidents.draft import Draft
from geodata.incidents.placing import kind_rank, places_agree, precision_rank
from geodata.incidents.sameness import TAKE_OVERS, one_event, types_agree
from geodata.incidents.timing import When
from geodata.incidents.tolls import broken_down
from geodata.incidents.totals import of_several, with_totals_marked, without_totals
from geodata.records import Count, PlaceKind, Position

_CITY = ("«مدينه»", "«city")  # in the rule of a mention
_IN_IT = 0.5  # of rank: a village told to lie in a town's land is nearer than the town alone
_OPENING = 200  # characters: a longer first line is the opening of the text, no title
_TRANSFER = "Non-violent transfer of territory"
_BUSES = "evacuation of fighters"  # the rule that told the transfer


def tell_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Join the drafts of one event; what has no place, or only sums up others, is left out."""
    events: list[Draft] = []
    for draft in with_totals_marked(drafts):
        index = _same(events, draft)
        if index is not None:
            if not of_several(draft, events):
                events[index] = _absorb(events[index], draft)
        elif draft.tells_more:
            events.append(draft)
    return without_totals(_placed(_without_titles(events)))


def _same(events: list[Draft], draft: Draft) -> int | None:
    """The event that this draft tells again: the latest that it agrees with."""
    latest = True
    order = sorted(range(len(events)), key=lambda i: (not events[i].title, i), reverse=True)
    for index in order:  # what only the title tells comes last
        agrees = types_agree(events[index], draft)
        if agrees and one_event(events[index], draft, latest=latest):
            return index
        latest = latest and not agrees
    return None


def _absorb(event: Draft, draft: Draft) -> Draft:
    place = _finer(event, draft)
    told = _told(event, draft)
    later = event.when is None or (draft.when is not None and _better(draft.when, event.when))
    better = (event.title and not draft.background) or broken_down(event, draft)
    body = draft if event.title and not draft.title else event
    return replace(
        event, sub_event_type=told.sub_event_type, generic=event.generic and draft.generic,
        position=place.position, mention=place.mention, inherited=place.inherited,
        nameless=place.nameless, when=draft.when if later else event.when,
        agents=_parties(event.agents, draft.agents, event, draft),
        targets=_harmed(event, draft),
        dead=_toll(event.dead, draft.dead, joint=event.joint, better=better),
        hurt=_toll(event.hurt, draft.hurt, joint=event.joint, better=better),
        joint=event.joint if draft.dead is None else draft.joint,
        evidence=body.evidence, start=body.start, end=body.end, sentence=body.sentence, clause=body.clause,
        title=event.title and draft.title, summary=event.summary and not draft.tells_more,
        background=event.background and draft.background,
        trace=(*event.trace, f"told again in sentence {draft.sentence + 1}", *draft.trace),
    )  # fmt: skip


def _better(new: When, old: When) -> bool:
    """Whether a later sentence dates the event better: told rather than inferred, or a day within the days told."""
    if new.explicit != old.explicit:
        return new.explicit
    if not (new.explicit and new.date_from and new.date_to and old.date_from and old.date_to):
        return False
    return (
        old.date_from <= new.date_from
        and new.date_to <= old.date_to
        and new.date_to - new.date_from < old.date_to - old.date_from
    )


def _told(event: Draft, draft: Draft) -> Draft:
    """Which of the two tells better what it was."""
    shot = event.sub_event_type == "Excessive force against protesters" and event.dead and event.agents
    if event.sub_event_type == draft.sub_event_type or _by_a_deal(event, draft) or shot:  # whatever the crowd threw
        return event
    takes = _by_a_deal(draft, event)
    takes = takes or (event.sub_event_type == "Armed clash" and draft.sub_event_type in TAKE_OVERS)
    met = event.sub_event_type == "Peaceful protest" and draft.event_type == "Protests"  # with force, as told later
    if takes or met or (draft.event_type == "Battles" and event.event_type == "Strategic developments"):
        return draft
    if draft.event_type == "Explosions/Remote violence" and event.generic:
        return draft
    if event.event_type == "Battles" and not event.generic:
        return event
    if draft.sub_event_type == "Suicide bomb" or (draft.event_type == "Riots" and event.event_type == "Protests"):
        return draft
    return draft if event.generic and not draft.generic else event


def _by_a_deal(transfer: Draft, other: Draft) -> bool:
    """Whether fighters left in buses for the army to come in: a transfer, nobody fought for the place."""
    left = transfer.sub_event_type == _TRANSFER and any(_BUSES in line for line in transfer.trace)
    return left and other.sub_event_type in TAKE_OVERS and not (transfer.dead or other.dead)


def _harmed(event: Draft, draft: Draft) -> tuple[str, ...]:
    """Both sentences' targets; «الهجوم», which tells of no victims, does not make soldiers civilians."""
    points = draft.definite and not (draft.dead or draft.hurt or draft.harmed)
    if points and event.targets and draft.targets == ("Civilians",):
        return event.targets
    return _parties(event.targets, draft.targets, event, draft)


def _parties(first: tuple[str, ...], second: tuple[str, ...], event: Draft, draft: Draft) -> tuple[str, ...]:
    """Both sentences' actors; a title, which shortens, and background only fill in what the rest leaves open."""
    if event.title and second:
        return second
    if draft.background and first:
        return first
    return tuple(dict.fromkeys((*first, *second)))


def _finer(a: Draft, b: Draft) -> Draft:
    if a.position is None or b.position is None:
        return b if a.position is None else a
    if a.inherited != b.inherited:
        return b if a.inherited else a
    named = b.mention is not None and b.mention.place is not None
    shortened = named and not places_agree(
        a.position, b.position
    )  # «غارات على المدينة», then on a town of its countryside
    if a.title and not b.title and (shortened or (not _called_city(a) and _its_governorate(a.position, b.position))):
        return b
    return b if _rank(b) < _rank(a) else a


def _called_city(draft: Draft) -> bool:
    return draft.mention is not None and any(word in draft.mention.rule for word in _CITY)


def _its_governorate(city: Position, area: Position) -> bool:
    """«قصف شمالي دهوك», then «شمالي محافظة دهوك»: the title meant the governorate."""
    named = city.name == area.name and city.adm1 == area.adm1
    return named and city.kind is PlaceKind.CITY and area.kind is PlaceKind.GOVERNORATE


def _rank(draft: Draft) -> float:
    """How precisely a draft is placed; a village that no table has is placed no better than the area it lies in."""
    assert draft.position is not None  # noqa: S101  # whoever asks has looked
    if draft.mention is None or draft.mention.place or draft.mention.parent is None:
        return precision_rank(draft.position)
    return max(kind_rank(draft.mention.parent.kind) - _IN_IT, 0)


def _toll(a: Count | None, b: Count | None, *, joint: Count | None, better: bool) -> Count | None:
    """The higher of two tolls; the second where it is the better told, or the first was shared or only a range."""
    if a is None or b is None:
        return a or b
    within = a.max is not None and a.min < a.max and a.min <= b.min <= a.max
    if joint or within or (better and a.min != b.min):
        return b
    return a if a.min >= b.min else b


def _placed(drafts: list[Draft]) -> list[Draft]:
    """Leave out what has no place, nor a neighbour to lend it one.

    What is placed in a country alone counts only as the one event of an article, with its day.
    """
    events = [e if e.position else _lent(e, drafts) for e in drafts]
    placed = [e for e in events if e.position is not None]
    finer = [e for e in placed if e.position and (e.position.kind is not PlaceKind.COUNTRY or e.invasion)]
    return finer or [e for e in placed if e.when and e.when.explicit and not e.generic][:1]


def _lent(event: Draft, events: Sequence[Draft]) -> Draft:
    """With the place of the event told just before, else just after, where it tells its day or its toll."""
    dated = event.when is not None and event.when.explicit
    certain = (dated or _one_scene(event, events)) and not event.generic
    if event.title or event.elsewhere or not certain:
        return event
    placed = [e for e in events if e.position and e.position.kind is not PlaceKind.COUNTRY]
    if len({e.position.name for e in placed if e.position}) > 1:
        placed = [e for e in placed if abs(e.sentence - event.sentence) <= 1]
    before = [e for e in placed if e.start <= event.start]
    lender = before[-1] if before else placed[0] if placed else None
    if lender is None:
        return event
    line = (*event.trace, "place: that of the event told beside it")
    return replace(event, position=lender.position, mention=lender.mention, inherited=True, trace=line)


def _one_scene(event: Draft, events: Sequence[Draft]) -> bool:
    """Whether a toll without day or place can only be of the one place that the article tells of."""
    return event.dead is not None and len({e.position.name for e in events if e.position}) == 1


def _without_titles(events: list[Draft]) -> list[Draft]:
    """Leave out what only the title tells, where the body tells events of its kind."""
    body = [e for e in events if not e.title and e.position]
    kept = [
        e
        for e in events
        if not e.title
        or e.summary
        or len(e.evidence) > _OPENING
        or not any(b.event_type == e.event_type or e.generic for b in body)
    ]
    left = [e for e in events if e not in kept]
    return [_as_titled(e, kept, left) for e in kept]


def _as_titled(event: Draft, kept: Sequence[Draft], titles: Sequence[Draft]) -> Draft:
    """With who did it as the title says («قصف تركي على منتجع»), where the text does not and tells one such event."""
    alike = [t for t in titles if t.sub_event_type == event.sub_event_type and t.agents]
    alone = sum(e.sub_event_type == event.sub_event_type for e in kept) == 1
    return replace(event, agents=alike[0].agents) if alike and alone and not event.agents else event
