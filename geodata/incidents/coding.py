"""What an article reports, as a conflict-event coder would code it: one `Report` for each event."""

from collections.abc import Iterator, Sequence

from geodata.incidents.actors import Named, find_actors
from geodata.incidents.casualties import Casualties, read_casualties
from geodata.incidents.clauses import Clause, split_clauses
from geodata.incidents.frames import Frame, Reading, read_frame
from geodata.incidents.placing import position, scenes
from geodata.incidents.roles import Roles, read_roles
from geodata.incidents.story import Draft, tell_once
from geodata.incidents.taxonomy import event_type
from geodata.incidents.timing import When, capped, is_history, story_date, told_when
from geodata.language.dates import DateExpression, dates_in
from geodata.language.document import Sentence, split_sentences
from geodata.reading.boilerplate import boilerplate
from geodata.records import Article, Mention, Report


def code(article: Article, mentions: Sequence[Mention]) -> tuple[Report, ...]:
    """Code the events of an article.

    Args:
        article: as it was read; `published` anchors relative dates.
        mentions: of `geodata.places.locate.locate(article)`.

    Returns:
        One report for each event in Syria or Iraq, in the order of the text; its trace says which trigger, place, date and roles made it.
    """
    sentences = split_sentences(article.text)
    return tuple(_report(article, draft) for draft in tell_once(list(_drafts(article, sentences, mentions))))


def _drafts(article: Article, sentences: tuple[Sentence, ...], mentions: Sequence[Mention]) -> Iterator[Draft]:
    skipped = boilerplate(sentences)
    read = [s for s in sentences if s.index not in skipped]
    dates = {s.index: dates_in(s.tokens, article.published) for s in read}
    story = story_date([dates[s.index] for s in read], article.published)
    country = _country(mentions)
    known: set[str] = set()
    for sentence in read:
        previous: When | None = None
        for clause in split_clauses(sentence, mentions):
            named = [
                n
                for n in find_actors(clause.tokens, country, article.published)
                if n.role != "anaphor" or n.actor in known
            ]
            known.update(n.actor for n in named if n.role == "name")
            own = told_when(clause, dates[sentence.index])
            previous = own or previous
            yield from _read_clause(article, clause, named, dates[sentence.index], own or previous or story, country)


def _country(mentions: Sequence[Mention]) -> str | None:
    """The country that most of the article's places lie in."""
    codes = [p.country for m in mentions if (p := m.place or m.parent) and p.country in ("SY", "IQ")]
    return max(sorted(set(codes)), key=codes.count) if codes else None


def _read_clause(article: Article, clause: Clause, named: Sequence[Named], dates: Sequence[DateExpression],
                 when: When | None, country: str | None) -> Iterator[Draft]:  # fmt: skip
    if not clause.triggers or is_history(clause, dates) or clause.cue("exercise"):
        return
    if clause.tail and not (when and when.explicit and when.precision == 1):
        return
    casualties = read_casualties(clause.tokens, clause.gap)
    roles = read_roles(clause, named, casualties)
    frame = _frame(clause, casualties, roles)
    reading = read_frame(frame)
    if reading is None or (clause.cue("total") and not clause.mentions):
        return
    places, place_rule = scenes(clause, clause.triggers[0].start)
    trace = _trace(clause, reading, place_rule, when, roles)
    for mention in places or (None,):
        yield _draft(article, clause, reading, mention, when, roles, casualties, frame, trace)


def _frame(clause: Clause, casualties: Casualties, roles: Roles) -> Frame:
    senses = tuple(hit.row.sense for hit in clause.triggers)
    violent = [
        hit
        for hit in clause.triggers
        if hit.row.sense in ("attack", "blast", "shelling", "bombard", "air", "clash", "protest", "ied", "suicide", "abduction")
    ]
    definite = bool(violent) and all(hit.definite for hit in violent)
    return Frame(
        frozenset(senses), senses, casualties, roles.agents, roles.targets, bool(clause.cue("accident")), definite, any(h.perfect for h in clause.triggers)
    )


def _trace(clause: Clause, reading: Reading, place_rule: str, when: When | None, roles: Roles) -> tuple[str, ...]:
    text = clause.sentence.text
    words = ", ".join(
        dict.fromkeys(
            f"«{text[h.start - clause.sentence.start : h.end - clause.sentence.start]}»" for h in clause.triggers
        )
    )
    lines = [f"type: {reading.sub_event_type} by {reading.rule} ({words})"]
    lines += [f"place: {place_rule}"] if place_rule else []
    lines += [f"date: {when.rule}"] if when else []
    lines += [f"actors: {roles.rule}"] if roles.rule else []
    return tuple(lines)


def _draft(article: Article, clause: Clause, reading: Reading, mention: Mention | None, when: When | None, roles: Roles,
           casualties: Casualties, frame: Frame, trace: tuple[str, ...]) -> Draft:  # fmt: skip
    sentence = clause.sentence
    return Draft(
        reading.sub_event_type, reading.generic, frame.definite, position(mention) if mention else None, mention, when,
        roles.agents, _targets(reading, roles, casualties), roles.unnamed, casualties.dead, casualties.hurt,
        sentence.text, sentence.start, sentence.end, sentence.index, clause.number, sentence.index == 0,
        bool(clause.cue("summary")), _another(clause), bool(clause.cue("pluperfect")), trace,
    )  # fmt: skip


_HARMS_CIVILIANS = frozenset({"Remote explosive/landmine/IED", "Suicide bomb", "Shelling/artillery/missile attack", "Air/drone strike",
                              "Attack", "Abduction/forced disappearance", "Sexual violence", "Grenade", "Chemical weapon"})  # fmt: skip


def _targets(reading: Reading, roles: Roles, casualties: Casualties) -> tuple[str, ...]:
    """The targets, with civilians where those harmed are told as people and no armed force is the target."""
    targets = roles.targets
    if reading.sub_event_type not in _HARMS_CIVILIANS:
        return tuple(t for t in targets if t != "Civilians")
    always = reading.sub_event_type in ("Attack", "Abduction/forced disappearance", "Sexual violence")
    harmed = casualties.sides & {"civilian"} or (casualties.sides & {"person"} and not targets)
    if (harmed or always) and "Civilians" not in targets and not (always and targets):
        targets = (*targets, "Civilians")
    return targets


def _another(clause: Clause) -> bool:
    after = {hit.last + 1 for hit in clause.triggers}
    words = [t.folded for t in clause.tokens]
    return any(i in after and w in ("اخر", "اخري", "ثان", "ثانيه", "مماثل") for i, w in enumerate(words)) or "another" in words


_NEEDS_AGENT = frozenset(
    {"Battles", "Explosions/Remote violence", "Violence against civilians", "Riots", "Strategic developments"}
)


def _actors(draft: Draft) -> tuple[str, ...]:
    """Attacker first; «Unknown» where no one is named as having done it."""
    kind = draft.event_type
    if draft.sub_event_type in (
        "Peaceful protest",
        "Violent demonstration",
        "Protest with intervention",
        "Excessive force against protesters",
    ):
        forces = [a for a in (*draft.agents, *draft.targets) if a not in ("Protesters", "Civilians")]
        crowd = draft.sub_event_type in ("Excessive force against protesters",)
        return tuple(
            dict.fromkeys(
                (*forces, "Protesters")
                if crowd
                else ("Protesters", *(forces if draft.sub_event_type != "Peaceful protest" else ()))
            )
        )
    agents = tuple(a for a in draft.agents if a != "Civilians")
    if not agents and kind in _NEEDS_AGENT and draft.sub_event_type not in ("Agreement", "Other"):
        agents = ("Unknown",)
    return tuple(dict.fromkeys((*agents, *draft.targets)))


def _report(article: Article, draft: Draft) -> Report:
    assert draft.position is not None  # noqa: S101  # tell_once keeps placed drafts only
    when = capped(draft.when, article.published) if draft.when else When(None, None, 3, "no date")
    everyone = _actors(draft)
    return Report(
        article.id, event_type(draft.sub_event_type), draft.sub_event_type, when.date_from, when.date_to, when.precision,
        draft.position, everyone, "Civilians" in everyone, draft.dead, draft.hurt, draft.evidence, draft.start, draft.end,
        _score(draft, when), draft.trace, draft.mention, draft.background,
    )  # fmt: skip


def _score(draft: Draft, when: When) -> float:
    """0..1: starts at .9 and loses for each thing that was inferred rather than told."""
    score = 0.9
    score -= 0.15 * draft.generic + 0.1 * (not when.explicit) + 0.1 * (not draft.agents)
    score -= 0.1 * draft.background + 0.15 * (draft.position is not None and draft.position.geo_precision == 3)
    score *= 0.5 + 0.5 * (draft.mention.score if draft.mention else 0.0)
    return round(max(0.05, score), 3)
