"""«قتل تسعة في قرية، وأربعة في أخرى»: a further toll, told without a verb of its own, with its own place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from geodata.incidents.casualties import Casualties, read_casualties
from geodata.incidents.clauses import Clause
from geodata.incidents.draft import Draft
from geodata.incidents.drafting import Told, drafts_of
from geodata.incidents.fates import fates_of
from geodata.incidents.people import find_people
from geodata.incidents.placing import is_weak, km, scenes
from geodata.incidents.pointing import nameless
from geodata.incidents.splitting import part_of
from geodata.incidents.standing import usable
from geodata.incidents.victims import Fate, People
from geodata.records import AREA_KINDS, Mention

_PLACE = 9  # words between «وأربعة مدنيين» and where they died, «بينهم طفل» included
_ITS_OWN = 3  # words between «وقتل» and who was killed
_FOUND_ON = 2  # words from «وعثر» to «جثة»
_APART_KM = 3.0  # two places closer than this are one scene
_AT = frozenset({"في", "قرب", "عند", "in", "at", "near"})
_JOINS = ("addition", "fell")  # «إضافة إلى اثنين في قرية كذا», «فيما سقط أربعة في بلدة كذا»


def told_apart(told: Told, places: Sequence[Mention], placed: Sequence[Mention], rule: str) -> Iterator[Draft]:
    """Of each place that the clause counts apart a draft with its own toll, else those of the whole clause."""
    counted = _shares(told.clause) if places else []
    for index, (own, casualties) in enumerate(counted):
        for draft in drafts_of(replace(told, casualties=casualties), own, "counted apart", inherited=False):
            yield replace(draft, another=index > 0 or draft.another)
    if counted:
        return
    if not places and nameless(told.clause):  # «في قرية مجاورة»: not where the clause before was
        yield from (replace(d, another=True, elsewhere=True) for d in drafts_of(told, (), rule, inherited=False))
    else:
        yield from drafts_of(told, places or placed, rule, inherited=not places)


def _shares(clause: Clause) -> list[tuple[tuple[Mention, ...], Casualties]]:
    """Each place that a clause counts dead or wounded of, with its own toll; nothing where it does not count apart."""
    if len(clause.mentions) < 2 or not (clause.cue("dead") or clause.cue("hurt")):
        return []
    cuts = [0, *_cuts(clause), len(clause.tokens)]
    out: list[tuple[tuple[Mention, ...], Casualties]] = []
    fate: Fate | None = None
    for first, last in pairwise(cuts) if len(cuts) > 2 else ():
        part = part_of(clause, first, last)
        places = tuple(m for m in scenes(part)[0] if not is_weak(clause, m))
        toll = read_casualties(part.tokens, part.gap, cues=part.cues, carried=fate)
        fate = _last_fate(part) or fate
        if places:
            out.append((places, toll))
        elif all(usable(m) for m in part.mentions):
            return []
    return out


def _cuts(clause: Clause) -> Iterator[int]:
    """Indices of the words that begin a further toll."""
    tokens = clause.tokens
    known = fates_of(tokens, clause.cues)
    fates = {hit.first for fate in ("dead", "hurt") for hit in clause.cue(fate)}
    people = [p for p in find_people(tokens, known, clause.cues) if p.count is not None]
    for group in people:
        told = [i for i in fates if i <= group.first]
        before = any(i < group.first for i in told)
        if before and _joined(clause, group) and _apart(clause, group, people, fates):
            yield group.first
            continue
        opens = _told_anew(clause, group, told)
        if opens and _apart(clause, group, [p for p in people if p.last < opens], fates) and _far(clause, group):
            yield opens


def _joined(clause: Clause, group: People) -> bool:
    """«، وثلاثة في حرستا», «، إضافة إلى اثنين في دوما», «وطفل في بنش»: counted on, with their place right behind."""
    words = clause.tokens.folded
    added = any(clause.cue_before(cue, group.first, 1) for cue in _JOINS)
    if not added and not words[group.first].startswith("و") and words[group.first - 1] != "and":
        return False
    ahead = words[group.last + 1 : group.last + 2 + added]
    return group.spelt or (not _AT.isdisjoint(ahead) and _far(clause, group))


def _told_anew(clause: Clause, group: People, told: Sequence[int]) -> int | None:
    """«قتل رجل في نوى، وقتل ثالث في طفس», «وعثر على جثة آخر في صيدا»: where a verb of its own tells the further one."""
    words = clause.tokens.folded
    own = max(told, default=-1)
    if own < 1 or group.first - own > _ITS_OWN:
        return None
    if words[own].startswith("و") and own < group.first:
        return own
    found = own >= _FOUND_ON and words[own - 1] == "علي" and words[own - _FOUND_ON] in ("وعثر", "والعثور")
    return own - _FOUND_ON if found else None


def _far(clause: Clause, group: People) -> bool:
    """Whether the next place lies apart from the one before: a quarter and its city are one scene."""
    start = clause.tokens[group.first].start
    before = next((m for m in reversed(clause.mentions) if m.start < start), None)
    after = next((m for m in clause.mentions if m.start > start), None)
    if before is None or after is None:
        return False
    a, b = before.place or before.parent, after.place or after.parent
    return a is None or b is None or km(a, b) > _APART_KM  # nobody knows where: in no other place's toll


def _apart(clause: Clause, group: People, people: Sequence[People], fates: set[int]) -> bool:
    """Whether those counted before have a place of their own, and these another one right behind them."""
    tokens, start = clause.tokens, clause.tokens[group.first].start
    counted = next((p for p in people if p.last < group.first), None)
    places = [m for m in clause.mentions if counted and tokens[counted.last].start < m.start < start]
    beside = max((p.last for p in people if p.last < group.first), default=0)  # «سيدة وطفلين في بنش» stay together
    if not any(tokens[beside].start < m.start < start for m in places):
        return False
    then = next((m for m in clause.mentions if m.start > start), None)
    if not places or then is None:
        return False
    at = tokens.after(then.start)
    between = range(group.last + 1, at)
    said = any(tokens[i].folded in _AT for i in between[-3:]) or any(
        tokens[i].folded.startswith("ب") for i in (at - 1, at)
    )
    if any("مشف" in word or "مستشف" in word for word in tokens.folded[group.last + 1 : at]):
        return False  # «وجرح خمسة نقلوا إلى مشفى في بنش»
    land = then.kind in AREA_KINDS and places[-1].kind not in AREA_KINDS  # a village and the land that it lies in
    return said and len(between) <= _PLACE and fates.isdisjoint(between) and not land and then not in places


def _last_fate(part: Clause) -> Fate | None:
    told: list[tuple[int, Fate]] = [(h.first, "dead") for h in part.cue("dead")]
    told += [(h.first, "hurt") for h in part.cue("hurt")]
    return max(told)[1] if told else None
