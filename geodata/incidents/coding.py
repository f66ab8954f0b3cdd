"""What an article reports, as a conflict-event coder would code it: one `Report` for each event."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geodata.incidents.actors import STATES, Named, find_actors, in_that_army, of_that_group, of_whose_army, resolved
from geodata.incidents.adversary import with_enemy
from geodata.incidents.assertion import Frame, Reading
from geodata.incidents.backed import backed
from geodata.incidents.casualties import Casualties, read_casualties
from geodata.incidents.clauses import Clause
from geodata.incidents.draft import Draft
from geodata.incidents.drafting import Told
from geodata.incidents.frames import CURFEW, of_unrest, read_frame
from geodata.incidents.framing import frame_of
from geodata.incidents.further import told_apart
from geodata.incidents.headline import news, title_end, without_head
from geodata.incidents.mentioned import disaster, of_campaign, of_disaster, only_mentioned
from geodata.incidents.periods import over_days
from geodata.incidents.placing import abroad, is_weak, scenes
from geodata.incidents.pointing import Pointing
from geodata.incidents.reporting import report_of
from geodata.incidents.roles import Roles, read_roles
from geodata.incidents.speaking import speaks
from geodata.incidents.splitting import split_clauses
from geodata.incidents.story import tell_once
from geodata.incidents.timing import (
    When,
    earlier_when,
    is_history,
    long_before_news,
    own_today,
    story_date,
    told_when,
    undated,
)
from geodata.incidents.words import cue_words, cues_in, trigger_lexicon
from geodata.language.dates import DateExpression, dates_in
from geodata.language.document import Sentence, Words, split_sentences
from geodata.reading.dates import leading_day_end
from geodata.records import Article, Mention, PlaceKind, Report


def code(article: Article, mentions: Sequence[Mention]) -> tuple[Report, ...]:
    """Code the events of an article.

    Args:
        article: as it was read; `published` anchors relative dates.
        mentions: of `geodata.places.locate.locate(article)`.

    Returns:
        One report for each event in Syria or Iraq, in the order of the text; its trace says which trigger, place,
        date and roles made it.
    """
    reader = _Reader(article, mentions)
    events = backed(article, with_enemy(tell_once(list(reader.drafts())), frozenset(reader.known)))
    default = undated(article.published, len(events))
    return tuple(report_of(article, event, default) for event in events)


class _Reader:
    """Goes through an article once, remembering who and what was told before."""

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        self.article = article
        self.mentions = mentions
        self.country = _country(mentions)
        self.known: set[str] = set()  # actors named so far: «التنظيم» means one of them
        self.day: When | None = None  # the last day told
        self.last: Reading | None = None
        self.subject: str | None = None  # who the last clause of the sentence was about
        self.title = -1  # index of the last sentence of the title
        self.placed = False  # an event was placed before
        self.airborne = False  # an air strike was told: a "raid" is one
        self.sides: tuple[str, ...] = ()  # the parties last told of: «بين الطرفين»
        self.army: str | None = None  # a foreign one whose soldiers were told of
        self.pointing = Pointing()  # «المدينة», «المطار»
        self.unrest = False  # a protest was told: what burns, burns in it
        self.sport = False  # the title tells of a match: who attacks, attacks on the field
        self.summed = False  # the last sentence summed up: «تلك الضربات» are all those
        self.crowd = -_CROWD_NEAR - 1  # index of the last sentence that told a protest
        self.campaign = -1  # index of the last sentence that told a day long before: when an operation began
        self.over_days = False  # it told of several days together: «الهجمات» are those of all of them
        self.disaster = False  # an earthquake or flood was told: its dead are no one's deed

    def drafts(self) -> Iterator[Draft]:
        """The events clause by clause, in the order of the text."""
        sentences = split_sentences(self.article.text)
        read = news(sentences)
        head = leading_day_end(self.article.text)
        self.title = title_end(sentences, head)
        for sentence in sentences[: self.title + _BODY] if self.title >= 0 else ():
            self._named(sentence.tokens)  # a title may say "militants" of those whom the body names
        dates = {s.index: without_head(dates_in(s.tokens, self.article.published), head) for s in read}
        today = own_today([(s, dates[s.index]) for s in read], self.article.published)
        if today != self.article.published:
            dates = {s.index: without_head(dates_in(s.tokens, today), head) for s in read}
        story = story_date([dates[s.index] for s in read], self.article.published)
        self.sport = any(cues_in(s.tokens)["sport"] for s in read if s.index <= self.title + 1)
        for sentence in read:
            yield from self._sentence(sentence, dates[sentence.index], story)
            self.summed = not cues_in(sentence.tokens).lacks(_SUMS)
            self.over_days = over_days(sentence.tokens)

    def _sentence(self, sentence: Sentence, dates: Sequence[DateExpression], story: When | None) -> Iterator[Draft]:
        if not trigger_lexicon().begins_in(sentence.tokens):
            self._listen(sentence, dates)
            return
        when: When | None = None
        placed: tuple[Mention, ...] = ()
        self.subject = None
        for clause in split_clauses(sentence, self.mentions):
            own = told_when(clause, dates)
            before = None if own else earlier_when(clause, when or story or undated(self.article.published, 1))
            if own:
                self.day = own
                self.campaign = sentence.index if long_before_news(own, self.article.published) else self.campaign
            elif self.day and clause.cue("same_day" if self.day.precision < 3 else "same_month"):
                own = replace(self.day, rule=f"the day told before ({self.day.rule})")
            when = own or (replace(when, explicit=False) if when and when.explicit else when)
            told = self._told(clause, dates, before or when or story)
            places, rule = self._places(clause, told, resolved=bool(placed or before))
            if told is not None and (places or before is None):
                self.placed = self.placed or bool(places)
                rule = rule or "place of the clause before"
                for draft in told_apart(told, places, placed, rule):
                    draft.title = sentence.index <= self.title
                    yield draft
            placed = places[:1] or placed
        self.pointing.read(self.mentions, sentence, placed)

    def _listen(self, sentence: Sentence, dates: Sequence[DateExpression]) -> None:
        """A sentence without a trigger tells no event, only who there is and which day it speaks of."""
        for clause in split_clauses(sentence, self.mentions) if dates else ():
            self.day = told_when(clause, dates) or self.day
        self._named(sentence.tokens)
        self.pointing.read(self.mentions, sentence)

    def _places(self, clause: Clause, told: Told | None, *, resolved: bool) -> tuple[tuple[Mention, ...], str]:
        """Where the clause puts its event; not where someone only speaks, once an event is placed.

        `resolved`: the clause before it in the sentence has a place, which stands where this one names none.
        """
        trigger = clause.triggers[0].start if clause.triggers else None
        spread = told is not None and told.reading.sub_event_type in _SPREADS
        places, rule = scenes(clause, trigger, spread=spread)
        again = told is not None and (told.reading.generic or told.frame.definite)
        if again and places and self.placed and is_weak(clause, places[0]):
            return (), rule
        vague = not places or places[0].kind is PlaceKind.COUNTRY
        if told is not None and vague and not resolved and (there := self.pointing.meant(clause)):
            return (there,), f"the place told before: {there.surface}"
        return places, rule

    def _told(self, clause: Clause, dates: Sequence[DateExpression], when: When | None) -> Told | None:
        named = self._named(clause.tokens)
        self.subject = next((n.actor for n in named if n.role == "name" and not speaks(clause, n)), self.subject)
        self.disaster = self.disaster or disaster(clause)
        if not clause.triggers or abroad(clause) or clause.cue("exercise"):
            return None
        casualties = read_casualties(clause.tokens, clause.gap, _dated(clause, dates), clause.cues)
        if is_history(clause, dates, toll=bool(casualties.dead) and not (clause.tail or clause.cue("total"))):
            return None
        if clause.tail and not (when and when.explicit and when.precision == 1):
            return None
        if "grave" in clause.senses:  # the dead of earlier years
            casualties = Casualties()
        roles = self._continued(clause, read_roles(clause, named, casualties))
        self.sides = (*roles.agents, *roles.targets) if len({*roles.agents, *roles.targets}) > 1 else self.sides
        frame = frame_of(clause, casualties, roles, unrest=self.unrest, airborne=self.airborne)
        self.crowd = clause.sentence.index if "protest" in frame.senses else self.crowd
        near = 0 <= clause.sentence.index - self.crowd <= _CROWD_NEAR and not roles.unnamed
        self.unrest = self.unrest or "protest" in frame.senses
        reading = self._similar(clause, of_unrest(frame, read_frame(frame), near=near))
        self.airborne = self.airborne or (reading is not None and reading.sub_event_type == "Air/drone strike")
        if reading is None or self._only_mentioned(clause, reading, frame, when):
            return None
        return Told(clause, reading, frame, roles, casualties, when)

    def _only_mentioned(self, clause: Clause, reading: Reading, frame: Frame, when: When | None) -> bool:
        """Whether the clause names an event that it does not report."""
        if clause.sentence.index - self.campaign == 1 and of_campaign(clause, reading):
            return True
        summed = (self.summed and clause.cue("those")) or (self.over_days and frame.definite and not clause.mentions)
        if summed or (self.disaster and of_disaster(reading, frame)):
            return True
        if (self.sport or (self.airborne and "intercept" in clause.senses)) and not frame.casualties.told:
            return True  # on the field; «تصدت دفاعاتنا الجوية» for the raid just told
        if reading.rule == CURFEW and self.placed:  # what another event led to
            return True
        return only_mentioned(clause, reading, frame, when, lead=clause.sentence.index <= self.title + 1)

    def _named(self, tokens: Words) -> list[Named]:
        """The actors of a run of words, of anaphors those whose actor was named before."""
        found = find_actors(tokens, self.country, self.article.published)
        named = of_that_group(resolved(found, self.known, tokens), tokens, self.known)
        self.army = of_whose_army(named, tokens) or self.army
        if self.army and self.known.isdisjoint(STATES):
            named = in_that_army(named, tokens, self.army)
        self.known.update([n.actor for n in named if n.role == "name"])
        return named

    def _continued(self, clause: Clause, roles: Roles) -> Roles:
        """«التنظيم يواصل القتل، حيث تبنى اغتيال ...»: who claims is who the clause before was about."""
        if clause.cue("both_sides") and not roles.agents and not roles.targets:
            return replace(roles, agents=self.sides, rule="both sides told before") if len(self.sides) > 1 else roles
        claims = "claim" in clause.senses and any(hit.row.sense == "claim" and hit.perfect for hit in clause.triggers)
        added = any(cue.first == 0 for cue in clause.cue("addition"))  # «إضافة إلى اعتقال ...»
        if not (claims or added) or roles.agents or roles.unnamed or self.subject is None:
            return roles
        return replace(roles, agents=(self.subject,), rule=f"{self.subject} agent by the subject of the clause before")

    def _similar(self, clause: Clause, reading: Reading | None) -> Reading | None:
        """«وفي حادث مماثل»: of the kind told just before."""
        like = (
            reading is not None and reading.generic and any(t.folded in cue_words("similar") for t in clause.tokens[:6])
        )
        besides = any(cue.first == 0 for cue in clause.cue("besides")) and clause.number > 0
        like = like or (besides and reading is not None and reading.sub_event_type == "Attack" and reading.generic)
        reading = replace(self.last, rule="like the event before") if like and self.last else reading
        self.last = reading or self.last
        return reading


_SUMS = frozenset({"total", "period"})
_CROWD_NEAR = 2  # sentences from a protest to those who died in it
_BODY = 3  # sentences after the title that name whom it means


def _country(mentions: Sequence[Mention]) -> str | None:
    """The country that most of the article's places lie in."""
    codes = [p.country for m in mentions if (p := m.place or m.parent) and p.country in ("SY", "IQ")]
    return max(sorted(set(codes)), key=codes.count) if codes else None


_SPREADS = frozenset(
    {
        "Armed clash",
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Shelling/artillery/missile attack",
    }
)


def _dated(clause: Clause, dates: Sequence[DateExpression]) -> frozenset[int]:
    """Indices of the words that tell a date: «25 من الشهر الجاري» counts nobody."""
    own = [(d.start, d.end) for d in dates if d.start < clause.end and clause.start < d.end]
    return frozenset([i for start, end in own for i in clause.tokens.within(start, end)])
