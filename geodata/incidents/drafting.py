"""From what a clause tells to the drafts of its event, one for each place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geodata.incidents.actors import FOREIGN
from geodata.incidents.assertion import Frame, Reading
from geodata.incidents.casualties import Casualties
from geodata.incidents.clauses import Clause
from geodata.incidents.draft import Draft
from geodata.incidents.frames import ATTEMPT, CLAIMED
from geodata.incidents.people import find_people
from geodata.incidents.placing import position
from geodata.incidents.pointing import nameless
from geodata.incidents.roles import Roles
from geodata.incidents.timing import When
from geodata.incidents.words import cue_words
from geodata.records import AREA_KINDS, Count, Mention, Relation

_ABDUCTION = "Abduction/forced disappearance"
_SEARCH = (
    ("Iraqi security forces",),
    ("Syrian government",),
    ("Syrian transitional government",),
    ("Kurdish Asayish",),
)


@dataclass(slots=True)
class Told:
    """What one clause asserts, before it is placed."""

    clause: Clause
    reading: Reading
    frame: Frame
    roles: Roles
    casualties: Casualties
    when: When | None


_ON = 15  # characters between «على» and the country: «على شمال سوريا»
_DENIED = 4  # words between «دون» and «ضحايا»
_PROPERTY = frozenset({"Mob violence", "Looting/property destruction"})  # civilians where the text names them


_AGAINST_PEOPLE = frozenset({"Attack", "Abduction/forced disappearance", "Sexual violence"})
_HARMS_PEOPLE = _AGAINST_PEOPLE | {
    "Remote explosive/landmine/IED", "Suicide bomb", "Shelling/artillery/missile attack", "Air/drone strike", "Grenade",
    "Chemical weapon",
}  # fmt: skip


def drafts_of(told: Told, places: Sequence[Mention], rule: str, *, inherited: bool) -> Iterator[Draft]:
    """The drafts of what a clause tells, one for each place; `inherited` where the clause itself names none."""
    trace = _trace(told, rule if places else "")
    for mention in places or (None,):
        draft = _draft(told, mention, trace, inherited=inherited)
        yield (
            replace(draft, dead=_share(draft.dead, len(places)), hurt=_share(draft.hurt, len(places)), joint=draft.dead)
            if len(places) > 1
            else draft
        )


def _share(count: Count | None, places: int) -> Count | None:
    """Of a toll told for several places together, what one of them can have; one man died at one of them only."""
    return Count(1, count.max) if count and (count.max is None or count.max >= places) else None


def _trace(told: Told, place_rule: str) -> tuple[str, ...]:
    sentence = told.clause.sentence
    words = dict.fromkeys(
        sentence.text[h.start - sentence.start : h.end - sentence.start] for h in told.clause.triggers
    )
    lines = [f"type: {told.reading.sub_event_type}: {told.reading.rule} ({', '.join(f'«{w}»' for w in words)})"]
    lines += [f"place: {place_rule}"] if place_rule else []
    lines += [f"date: {told.when.rule}"] if told.when else []
    lines += [f"actors: {told.roles.rule}"] if told.roles.rule else []
    return tuple(lines)


def _draft(told: Told, mention: Mention | None, trace: tuple[str, ...], *, inherited: bool) -> Draft:
    clause, sentence = told.clause, told.clause.sentence
    inherited = inherited or bool(clause.cue("part_of_dead"))  # where some of the dead fell is no better place
    return Draft(
        told.reading.sub_event_type, told.reading.generic, told.frame.definite,
        position(mention) if mention else None, mention, inherited, told.when, _agents(told),
        _targets(clause, told.reading, told.roles, told.casualties), told.casualties.dead, told.casualties.hurt,
        sentence.text, sentence.start, sentence.end, sentence.index, clause.number, sentence.index == 0,
        bool(clause.cue("summary")), _another(clause), clause.pluperfect, trace,
        bool(clause.cue("took_place")), bool(clause.cue("elsewhere")), _invasion(told, mention),
        nameless=nameless(clause) or _some_near(clause, mention), many=_of_many(clause, mention),
        several=bool(clause.cue("several_deeds")),
        harmed=bool(told.casualties.told) and mention is not None and not inherited,
    )  # fmt: skip


def _some_near(clause: Clause, mention: Mention | None) -> bool:
    """Whether places near the one named are meant, as in "two towns north of Baghdad"."""
    near = mention is not None and mention.relation is not Relation.AT
    return near and any(cue.end <= mention.start for cue in clause.cue("some_places") if mention)


def _of_many(clause: Clause, mention: Mention | None) -> bool:
    """«على قرى وبلدات في ريف المحافظة»: several places were hit, and only the land that they lie in is named."""
    wide = mention is None or mention.kind in AREA_KINDS or mention.relation is not Relation.AT
    return wide and bool(clause.cue("many_places"))


def _invasion(told: Told, mention: Mention | None) -> bool:
    """«هجوم تركيا على سوريا مطلع تشرين الأول 2019»: the country is what was attacked, on a day of its own."""
    dated = told.when is not None and told.when.explicit and told.when.precision < 3
    if mention is None or not dated or not FOREIGN & set(told.roles.agents):
        return False
    on = [t.end for t in told.clause.tokens if t.folded in ("علي", "on", "against", "into")]
    return any(0 < mention.start - end <= _ON for end in on)


def _agents(told: Told) -> tuple[str, ...]:
    """Who did it; who only found the bodies, or came away alive, did not."""
    if told.reading.rule == ATTEMPT and not told.clause.cue("by"):
        return ()
    if told.reading.sub_event_type == _ABDUCTION and _only_asks(told):
        return ()
    return () if told.reading.rule == "bodies found" and not told.clause.cue("by") else told.roles.agents


def _only_asks(told: Told) -> bool:
    """«تحقق الشرطة في تقارير عن خطف ثلاثة»: who looks for the abducted did not abduct them."""
    return told.roles.agents[:1] in _SEARCH and any(
        c.first < told.clause.triggers[0].first for c in told.clause.cue("inquiry")
    )


def _owners(clause: Clause) -> frozenset[str]:
    """«نهب المسلحون منازل مدنيين»: whose the houses are."""
    return frozenset(p.side for p in find_people(clause.tokens, {}, clause.cues))


def _targets(clause: Clause, reading: Reading, roles: Roles, casualties: Casualties) -> tuple[str, ...]:
    """The targets, with civilians where those harmed are told as people and no armed force is the target."""
    if reading.rule == ATTEMPT and roles.agents and not clause.cue("by"):  # «نجا قيادي في الفصيل من محاولة اغتيال»
        return roles.agents
    if reading.sub_event_type in _PROPERTY and "civilian" in casualties.sides | _owners(clause):
        return tuple(dict.fromkeys((*roles.targets, "Civilians")))
    if reading.sub_event_type not in _HARMS_PEOPLE:
        return tuple(t for t in roles.targets if t != "Civilians")
    claimed = reading.rule == CLAIMED  # «وتبنى التنظيم الهجوم»: tells nothing of whom it hit
    always = reading.sub_event_type in _AGAINST_PEOPLE and not roles.targets and not claimed
    if clause.cue("serves") and roles.targets:  # «شابان يعملان في صفوف الفصيل»
        return tuple(t for t in roles.targets if t != "Civilians")
    people = "person" in casualties.sides or (not casualties.sides and _some_fell(clause))
    harmed = "civilian" in casualties.sides or (people and not roles.targets)
    return tuple(dict.fromkeys((*roles.targets, "Civilians"))) if always or harmed else roles.targets


def _some_fell(clause: Clause) -> bool:
    """«أوقع قتلى وجرحى»; not «دون أنباء عن سقوط ضحايا»."""
    denied = [c.last for c in clause.cue("negation")]
    return any(all(not 0 < c.first - last <= _DENIED for last in denied) for c in clause.cue("fallen"))


def _another(clause: Clause) -> bool:
    """«انفجار آخر», "another blast"."""
    words = clause.tokens.folded
    before = {hit.first - step for hit in clause.triggers for step in (1, 2, 3)} if "another" in words else ()
    if any(i >= 0 and words[i] == "another" for i in before):
        return True
    after = clause.triggers[0].last + 1 if clause.triggers else len(words)
    return after < len(words) and words[after] in cue_words("another")
