"""What an article tells, one draft for each event: headline and body, and «الهجوم» that points back, told once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geodata.incidents.placing import km
from geodata.incidents.taxonomy import event_type
from geodata.incidents.timing import When
from geodata.records import Count, Mention, PlaceKind, Position


@dataclass(frozen=True)
class Draft:
    """An event as one clause tells it; `position` None where it names no place."""

    sub_event_type: str
    generic: bool
    definite: bool
    position: Position | None
    mention: Mention | None
    when: When | None
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    unnamed: bool
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

    @property
    def event_type(self) -> str:
        """Of the taxonomy."""
        return event_type(self.sub_event_type)


_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
_POINTS_BACK_KM = 80.0  # how far off a place that refines «الهجوم» may lie («قرب كركوك», then a village)
_AREAS = frozenset({PlaceKind.COUNTRY, PlaceKind.GOVERNORATE, PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.NATURAL})


def tell_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Join the drafts of one event."""
    events: list[Draft] = []
    for draft in drafts:
        index = _same(events, draft)
        if index is None:
            if not draft.definite or draft.dead or draft.hurt or (draft.when and draft.when.explicit):
                events.append(draft)
        else:
            events[index] = _absorb(events[index], draft)
    return _without_totals(_placed(events))


def _same(events: list[Draft], draft: Draft) -> int | None:
    """The event, latest first, that this draft tells again."""
    for index in range(len(events) - 1, -1, -1):
        if _one_event(events[index], draft, latest=index == len(events) - 1):
            return index
    return None


def _one_event(event: Draft, draft: Draft, *, latest: bool) -> bool:
    if event.start == draft.start and event.clause == draft.clause:
        return False
    if (
        draft.another
        or not _types_agree(event, draft)
        or not _dates_agree(event, draft)
        or not _tolls_agree(event, draft)
    ):
        return False
    if event.position is None or draft.position is None:
        return latest or event.title
    if places_agree(event.position, draft.position):
        return _same_toll(event, draft) or km(event.position, draft.position) < 3
    return draft.definite and latest and _same_toll(event, draft) and km(event.position, draft.position) <= _POINTS_BACK_KM


def _same_toll(a: Draft, b: Draft) -> bool:
    return a.dead is None or b.dead is None or a.dead.min == b.dead.min or a.title


def _types_agree(a: Draft, b: Draft) -> bool:
    if a.sub_event_type == b.sub_event_type:
        return True
    if a.event_type == b.event_type and a.event_type in ("Protests", "Riots"):
        return True
    if {a.event_type, b.event_type} == {"Protests", "Riots"}:
        return a.position is not None and b.position is not None
    if {a.sub_event_type, b.sub_event_type} == {"Suicide bomb", "Remote explosive/landmine/IED"}:
        return a.title or (a.position is not None and b.position is not None)
    violent = a.event_type in _VIOLENT and b.event_type in _VIOLENT
    return violent and (a.generic or b.generic)


def _dates_agree(a: Draft, b: Draft) -> bool:
    x, y = a.when, b.when
    if x is None or y is None or x.date_from is None or y.date_from is None or x.date_to is None or y.date_to is None:
        return True
    if not (x.explicit and y.explicit):
        return not ((x.explicit or y.explicit) and abs((x.date_from - y.date_from).days) > 3)
    return (x.date_from - y.date_to).days <= 1 and (y.date_from - x.date_to).days <= 1


def _tolls_agree(a: Draft, b: Draft) -> bool:
    """Two tolls of one event lie near each other; a sum of several events does not agree with its parts."""
    if a.dead is None or b.dead is None:
        return True
    low, high = sorted((a.dead.min, b.dead.min))
    return high - low <= max(2, high * 0.4)


def places_agree(a: Position, b: Position) -> bool:
    """Whether two positions can be one scene: near each other, or one an area that the other lies in."""
    if a.country != b.country:
        return False
    coarse, fine = (a, b) if a.kind in _AREAS and (b.kind not in _AREAS or a.tol_km >= b.tol_km) else (b, a)
    if coarse.kind is PlaceKind.COUNTRY:
        return True
    if coarse.kind is PlaceKind.GOVERNORATE:
        return coarse.adm1 == fine.adm1
    if coarse.kind in _AREAS:
        return km(a, b) <= coarse.tol_km
    if a.kind is b.kind is PlaceKind.NEIGHBOURHOOD:
        return km(a, b) <= 1.0
    both_fine = a.geo_precision == b.geo_precision == 1
    inside = PlaceKind.NEIGHBOURHOOD in (a.kind, b.kind)
    return km(a, b) <= (1.5 if both_fine and not inside else 12.0)


def _absorb(event: Draft, draft: Draft) -> Draft:
    finer = _finer(event, draft)
    told = event if event.generic is False or draft.generic else draft
    if draft.sub_event_type == "Suicide bomb" and event.sub_event_type == "Remote explosive/landmine/IED":
        told = draft
    when = (
        event.when if event.when and (event.when.explicit or not (draft.when and draft.when.explicit)) else draft.when
    )
    body = draft if event.title and not draft.title else event
    return replace(
        event, sub_event_type=told.sub_event_type, generic=event.generic and draft.generic,
        position=finer.position, mention=finer.mention, when=when,
        agents=tuple(dict.fromkeys((*event.agents, *draft.agents))),
        targets=tuple(t for t in dict.fromkeys((*event.targets, *draft.targets))),
        unnamed=event.unnamed or draft.unnamed, dead=_toll(event.dead, draft.dead), hurt=_toll(event.hurt, draft.hurt),
        evidence=body.evidence, start=body.start, end=body.end, sentence=body.sentence,
        title=event.title and draft.title, summary=event.summary or draft.summary,
        background=event.background and draft.background,
        trace=(*event.trace, f"told again in sentence {draft.sentence + 1}", *draft.trace),
    )  # fmt: skip


def _finer(a: Draft, b: Draft) -> Draft:
    if a.position is None or b.position is None:
        return b if a.position is None else a
    return b if b.position.tol_km < a.position.tol_km else a


def _toll(a: Count | None, b: Count | None) -> Count | None:
    """The higher of two tolls: later reports of an event add to earlier ones."""
    if a is None or b is None:
        return a or b
    return a if a.min >= b.min else b


def _placed(events: list[Draft]) -> list[Draft]:
    """Leave out what has no place, and what is known to the country alone where anything better is told."""
    placed = [e for e in events if e.position is not None]
    finer = [e for e in placed if e.position and e.position.kind is not PlaceKind.COUNTRY]
    return finer or placed


def _without_totals(events: list[Draft]) -> list[Draft]:
    """Leave out what only sums up others: «24 dead» over 6 and 18."""
    out = []
    for event in events:
        others = [e for e in events if e is not event]
        if event.summary and any(o.sentence > event.sentence for o in others):
            continue
        if (
            event.dead
            and len(others) >= 2
            and _is_sum(event.dead.min, [o.dead.min for o in others if o.dead and o.start > event.start])
        ):
            continue
        out.append(event)
    return out


def _is_sum(total: int, parts: Sequence[int]) -> bool:
    """Whether two or more of the figures that follow, in a row from the first, add up to it."""
    running = 0
    for count, part in enumerate(parts, start=1):
        running += part
        if running == total and count >= 2:
            return True
    return False
