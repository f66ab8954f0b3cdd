"""Tolls that sum up several events: told of no one of them, and never drawn at one place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geodata.incidents.draft import Draft
from geodata.incidents.placing import AREAS, places_agree, precision_rank
from geodata.incidents.sameness import CROWDS, types_agree
from geodata.records import Count, PlaceKind, Position

_WIDE = 1.0  # rank of a town: a place so wide may sum up what happened around it
_LEAD = 2  # index of the last sentence that may open an article: title, dateline, lead


def with_totals_marked(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a toll of the opening that is the sum of those told for places apart after it only sums up.

    Those that have no place of their own and make up the toll of one that has are its parts, and left out.
    """
    parts = [part for draft in drafts for part in _of_one_scene(draft, drafts)]
    whole = [draft for draft in drafts if draft not in parts]
    sums = [draft for draft in whole if _is_sum(draft, whole)]
    return [replace(d, summary=True) if d in sums else _by_the_same(d, sums) for d in whole]


def _is_sum(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """«قتل خمسة في قصف على ريف المحافظة», then three in one village and two in another."""
    total = draft.joint or draft.dead
    place = draft.position
    wide = place is None or place.kind in AREAS or place.kind is PlaceKind.COUNTRY
    broad = wide or (place is not None and place.kind is PlaceKind.CITY)
    if broad and draft.several and draft.sentence <= _LEAD and _counts(draft, drafts):
        return True
    if total is None or draft.sentence > _LEAD or not wide:
        return False
    if draft.many and any(True for _ in _parts(draft, drafts)):
        return True
    running = 0
    for number, dead in enumerate(_parts(draft, drafts), start=1):
        running += dead.min
        if number > 1 and running >= total.min:
            return running == total.min
    return False


def _counts(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """«عمليتين في ريف المحافظة», then one in this village and one in that: the opening tells of no third."""
    apart: list[Draft] = []
    for other in drafts:
        later = (other.start, other.clause) > (draft.start, draft.clause)
        fine = other.position is not None and precision_rank(other.position) <= _WIDE + 1 and not other.inherited
        if not later or not fine or other.background or not _one_time(draft, other):
            continue
        within = draft.position is None or (other.position is not None and _in_it(draft.position, other.position))
        if within and types_agree(draft, other) and not any(_one_place(other, one) for one in apart):
            apart.append(other)
    listed = not draft.summary and any(
        d is not draft and (d.start, d.clause) == (draft.start, draft.clause) for d in drafts
    )
    return len(apart) > (0 if listed else 1)  # «ثلاث هجمات في المحافظة والمدينة», then the one in each


def _in_it(wide: Position, place: Position) -> bool:
    """Whether a place lies in an area, or in the governorate of a city, which leads are loosely called after."""
    if wide.kind is PlaceKind.CITY:
        return place.adm1 == wide.adm1 and place.place_id != wide.place_id
    return places_agree(wide, place)


def _one_time(draft: Draft, other: Draft) -> bool:
    """Whether both may be of one day: the second tells none, or one beside that of the first."""
    x, y = draft.when, other.when
    if not (x and y and y.explicit and x.date_from and x.date_to and y.date_from):
        return True
    return abs((y.date_from - x.date_to).days) <= 1 or x.date_from <= y.date_from <= x.date_to


def _parts(draft: Draft, drafts: Sequence[Draft]) -> Iterator[Count]:
    """The tolls told after a draft within its area, each place's once."""
    counted: list[Draft] = []
    for other in drafts:
        dead = other.joint or other.dead
        later = (other.start, other.clause) > (draft.start, draft.clause)
        if not later or dead is None or other.inherited or other.position is None:
            continue
        within = draft.position is None or places_agree(draft.position, other.position)
        if within and not any(_one_place(other, one) for one in counted):
            counted.append(other)
            yield dead


def _one_place(draft: Draft, other: Draft) -> bool:
    if draft.joint and (draft.start, draft.clause) == (other.start, other.clause):  # a list of places shares its toll
        return True
    return bool(draft.position and other.position and places_agree(draft.position, other.position))


def of_several(draft: Draft, events: Sequence[Draft]) -> bool:
    """«وأدى القصف إلى إصابة أربعين» after shelling of several places: which of them were wounded where is not told."""
    if draft.position is not None or not (draft.definite and (draft.dead or draft.hurt)):
        return False
    before = [e for e in events if e.sentence < draft.sentence and types_agree(e, draft)]
    latest = max((e.sentence for e in before), default=-1)
    return len({e.position.name if e.position else e.clause for e in before if e.sentence == latest}) > 1


def without_totals(events: list[Draft]) -> list[Draft]:
    """The events without those that only sum up others; who did it all, did each of those that name nobody."""
    totals = [event for event in events if _sums_up(event, events)]
    return [_by_the_same(event, totals) for event in events if event not in totals]


def _of_one_scene(draft: Draft, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """«21 قتيلا في تفجيرين في الحي», then nine by the first and twelve by the second: one event, told in parts."""
    if draft.joint or draft.position is None or draft.summary:
        return ()
    parts = _adding_up(draft, [d for d in drafts if (d.start, d.clause) > (draft.start, draft.clause)])
    return parts if all(d.position is None and not d.elsewhere for d in parts) else ()


def _adding_up(event: Draft, after: Sequence[Draft]) -> list[Draft]:
    """Those told right after an event of the opening whose dead make up its own; none where they do not."""
    total, parts, running = event.joint or event.dead, [], 0
    for part in after if total and event.sentence <= _LEAD else ():
        if part.dead and not part.joint:
            parts.append(part)
            running += part.dead.min
            if total and running == total.min and len(parts) > 1:
                return parts
    return []


def _by_the_same(event: Draft, totals: Sequence[Draft]) -> Draft:
    """With how and by whom, where only the sum tells: «غارات للنظام قتلت 21», then «وقتل أربعة في بلدة كذا»."""
    before = [t for t in totals if t.start < event.start and (t.dead or t.hurt)]
    how = {t.sub_event_type for t in before if not t.generic and t.event_type not in CROWDS}
    if event.generic and event.sub_event_type == "Attack" and event.dead and len(how) == 1:
        event = replace(event, sub_event_type=how.pop(), generic=False)
    doers = {t.agents for t in before if t.sub_event_type == event.sub_event_type and len(t.agents) == 1}
    return replace(event, agents=doers.pop()) if not event.agents and len(doers) == 1 else event


def _sums_up(event: Draft, events: Sequence[Draft]) -> bool:
    """Whether an event only sums up those told after it: «24 dead in separate attacks» over 6 and 18."""
    after = [e for e in events if (e.start, e.clause) > (event.start, event.clause)]
    if event.position is not None and precision_rank(event.position) < _WIDE:  # a quarter sums up nothing elsewhere
        after = [e for e in after if e.position and places_agree(e.position, event.position)]
    if event.summary and after:
        return True
    if event.position is None or (event.position.kind in AREAS and not after):
        return False
    return bool(_adding_up(event, after))
