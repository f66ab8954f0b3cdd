"""What an article tells, one draft for each event: headline and body, and «الهجوم» that points back, told once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geodata.incidents.placing import AREAS, km, places_agree, precision_rank
from geodata.incidents.taxonomy import event_type
from geodata.incidents.timing import When
from geodata.records import Count, Mention, PlaceKind, Position

_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
_CROWDS = frozenset({"Protests", "Riots"})
_BOMBS = frozenset({"Suicide bomb", "Remote explosive/landmine/IED"})
TAKE_OVERS = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
_LEAD = 2  # index of the last sentence that may open an article: title, dateline, lead
_POINTS_BACK_KM = 80.0  # how far off a place that refines «الهجوم» may lie («قرب كركوك», then a village)


@dataclass(frozen=True)
class Draft:
    """An event as one clause tells it; `position` None where it names no place."""

    sub_event_type: str
    generic: bool  # told in words that another sentence may make more precise («قتل», «هجوم»)
    definite: bool  # «الهجوم»: points back
    position: Position | None
    mention: Mention | None
    inherited: bool  # the place is that of the clause before
    when: When | None
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    dead: Count | None
    hurt: Count | None
    evidence: str
    start: int
    end: int
    sentence: int
    clause: int
    title: bool
    summary: bool
    another: bool  # «انفجار آخر»: not the one told before
    background: bool
    trace: tuple[str, ...]
    took_place: bool = False  # «وقع الهجوم في ...»: tells where
    elsewhere: bool = False  # «على صعيد آخر»: another matter than before
    invasion: bool = False  # «هجوم تركيا على سوريا», with its day: the country itself is what the text names
    joint: Count | None = None  # the dead of all the places that its clause lists

    @property
    def event_type(self) -> str:
        """Of the taxonomy."""
        return event_type(self.sub_event_type)

    @property
    def tells_more(self) -> bool:
        """Whether it tells enough to be an event of its own although it points back."""
        return bool(not self.definite or self.dead or self.hurt or (self.when and self.when.explicit))


def tell_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Join the drafts of one event; what has no place, or only sums up others, is left out."""
    events: list[Draft] = []
    for draft in drafts:
        index = _same(events, draft)
        if index is not None:
            events[index] = _absorb(events[index], draft)
        elif draft.tells_more:
            events.append(draft)
    return _without_totals(_placed(_without_titles(events)))


def _same(events: list[Draft], draft: Draft) -> int | None:
    """The event that this draft tells again: the latest that it agrees with."""
    latest = True
    for index in range(len(events) - 1, -1, -1):
        agrees = _types_agree(events[index], draft)
        if agrees and _one_event(events[index], draft, latest=latest):
            return index
        latest = latest and not agrees
    return None


def _one_event(event: Draft, draft: Draft, *, latest: bool) -> bool:
    if event.summary or draft.summary or draft.another or (event.start == draft.start and event.clause == draft.clause):
        return False
    aftermath = event.sub_event_type in TAKE_OVERS and draft.sub_event_type == "Armed clash" and draft.definite
    if aftermath and latest and (draft.position is None or draft.inherited):
        return True  # «وأوقعت المعارك التي بدأت الثلاثاء 346 قتيلا»: the battle for the place just taken
    if not _dates_agree(event, draft) or not _tolls_agree(event, draft):
        return False
    if event.position is None or draft.position is None:
        return latest or event.title
    if places_agree(event.position, draft.position):
        return True
    near = km(event.position, draft.position) <= _POINTS_BACK_KM
    return draft.definite and draft.took_place and latest and _same_toll(event, draft) and near


def _same_toll(a: Draft, b: Draft) -> bool:
    return a.dead is None or b.dead is None or a.dead.min == b.dead.min or a.title


def _types_agree(a: Draft, b: Draft) -> bool:  # noqa: PLR0911  # a return for each rule
    if a.sub_event_type == b.sub_event_type:
        return True
    if a.sub_event_type in TAKE_OVERS and b.sub_event_type == "Armed clash" and b.definite:
        return True
    if {a.event_type, b.event_type} <= _CROWDS:
        return a.position is None or b.position is None or km(a.position, b.position) < 3
    if {a.sub_event_type, b.sub_event_type} == _BOMBS:
        return True
    if "Mob violence" in (a.sub_event_type, b.sub_event_type):
        return (a.generic or b.generic) and "Violence against civilians" in (a.event_type, b.event_type)
    if "Non-violent transfer of territory" in (a.sub_event_type, b.sub_event_type):  # a retreat within a battle
        return "Battles" in (a.event_type, b.event_type) and a.position is not None and b.position is not None
    if {a.event_type, b.event_type} == {"Battles", "Explosions/Remote violence"} and a.position and b.position:
        within = km(a.position, b.position) < 2 and precision_rank(a.position) < 3 and precision_rank(b.position) < 3
        return within or a.generic or b.generic  # shelling within a battle is that battle
    violent = a.event_type in _VIOLENT and b.event_type in _VIOLENT
    return violent and (a.generic or b.generic)


def _dates_agree(a: Draft, b: Draft) -> bool:
    x, y = a.when, b.when
    if not (x and y and x.date_from and y.date_from and x.date_to and y.date_to):
        return True
    if not (x.explicit and y.explicit):
        return not (x.explicit or y.explicit) or abs((x.date_from - y.date_from).days) <= 3
    return (x.date_from - y.date_to).days <= 1 and (y.date_from - x.date_to).days <= 1


def _tolls_agree(a: Draft, b: Draft) -> bool:
    """Two tolls of one event lie near each other; a sum of several events does not agree with its parts."""
    if a.dead is None or b.dead is None or a.joint:
        return True
    low, high = sorted((a.dead.min, b.dead.min))
    return low == high or (high >= 4 and high - low <= high * 0.4) or a.title


def _absorb(event: Draft, draft: Draft) -> Draft:
    place = _finer(event, draft)
    told = _told(event, draft)
    later = event.when is None or (draft.when is not None and _better(draft.when, event.when))
    body = draft if event.title and not draft.title else event
    return replace(
        event, sub_event_type=told.sub_event_type, generic=event.generic and draft.generic,
        position=place.position, mention=place.mention, inherited=place.inherited,
        when=draft.when if later else event.when,
        agents=_parties(event.agents, draft.agents, event, draft),
        targets=_parties(event.targets, draft.targets, event, draft),
        dead=_toll(event.dead, draft.dead, joint=event.joint, title=event.title),
        hurt=_toll(event.hurt, draft.hurt, joint=event.joint, title=event.title),
        joint=event.joint if draft.dead is None else None,
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
    if event.sub_event_type == draft.sub_event_type:
        return event
    takes = event.sub_event_type == "Armed clash" and draft.sub_event_type in TAKE_OVERS
    if takes or (draft.event_type == "Battles" and event.event_type == "Strategic developments"):
        return draft
    if draft.event_type == "Explosions/Remote violence" and event.generic:
        return draft
    if event.event_type == "Battles" and not event.generic:
        return event
    if draft.sub_event_type == "Suicide bomb" or (draft.event_type == "Riots" and event.event_type == "Protests"):
        return draft
    return draft if event.generic and not draft.generic else event


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
    return b if precision_rank(b.position) < precision_rank(a.position) else a


def _toll(a: Count | None, b: Count | None, *, joint: Count | None, title: bool) -> Count | None:
    """The higher of two tolls; the second where the first was shared between places or is a title's."""
    if a is None or b is None:
        return a or b
    if joint or (title and a.min != b.min):
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
    certain = event.when is not None and event.when.explicit and not event.generic
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


def _without_titles(events: list[Draft]) -> list[Draft]:
    """Leave out what only the title tells, where the body tells events of its kind."""
    body = [e for e in events if not e.title and e.position]
    return [e for e in events if not e.title or not any(b.event_type == e.event_type or e.generic for b in body)]


def _without_totals(events: list[Draft]) -> list[Draft]:
    return [event for event in events if not _sums_up(event, events)]


def _sums_up(event: Draft, events: Sequence[Draft]) -> bool:
    """Whether an event only sums up those told after it: «24 dead in separate attacks» over 6 and 18."""
    after = [e for e in events if (e.start, e.clause) > (event.start, event.clause)]
    if event.summary and after:
        return True
    total = event.joint or event.dead
    if (
        total is None
        or event.sentence > _LEAD
        or event.position is None
        or (event.position.kind in AREAS and not after)
    ):
        return False
    running = 0
    for count, part in enumerate((e.dead.min for e in after if e.dead and not e.joint), start=1):
        running += part
        if running == total.min and count >= 2:
            return True
    return False
