"""What an article reports, as a conflict-event coder would code it: one `Report` for each event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geodata.incidents.actors import find_actors
from geodata.incidents.casualties import Casualties, read_casualties
from geodata.incidents.clauses import Clause, split_clauses
from geodata.incidents.frames import STATES, Frame, Reading, read_frame
from geodata.incidents.people import find_people
from geodata.incidents.placing import abroad, is_weak, position, scenes, usable
from geodata.incidents.reporting import report_of
from geodata.incidents.roles import Roles, read_roles, speaks, taker
from geodata.incidents.story import TAKE_OVERS, Draft, tell_once
from geodata.incidents.timing import When, is_history, story_date, told_when, undated
from geodata.incidents.words import Trigger, cue_words
from geodata.language.dates import DateExpression, dates_in
from geodata.language.document import Sentence, split_sentences
from geodata.language.lexicon import Hit
from geodata.reading.boilerplate import boilerplate
from geodata.records import Article, Count, Mention, PlaceKind, Report


def code(article: Article, mentions: Sequence[Mention]) -> tuple[Report, ...]:
    """Code the events of an article.

    Args:
        article: as it was read; `published` anchors relative dates.
        mentions: of `geodata.places.locate.locate(article)`.

    Returns:
        One report for each event in Syria or Iraq, in the order of the text; its trace says which trigger, place,
        date and roles made it.
    """
    events = tell_once(list(_Reader(article, mentions).drafts()))
    default = undated(article.published, len(events))
    return tuple(report_of(article, event, default) for event in events)


@dataclass(frozen=True, slots=True)
class _Told:
    """What one clause asserts, before it is placed."""

    clause: Clause
    reading: Reading
    frame: Frame
    roles: Roles
    casualties: Casualties
    when: When | None


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
        self.town: Mention | None = None  # the last town that an event was placed in: «المدينة»
        self.unrest = False  # a protest was told: what burns, burns in it

    def drafts(self) -> Iterator[Draft]:
        """The events clause by clause, in the order of the text."""
        sentences = split_sentences(self.article.text)
        read = _news(sentences)
        self.title = _title(sentences)
        dates = {s.index: dates_in(s.tokens, self.article.published) for s in read}
        story = story_date([dates[s.index] for s in read], self.article.published)
        for sentence in read:
            yield from self._sentence(sentence, dates[sentence.index], story)

    def _sentence(self, sentence: Sentence, dates: Sequence[DateExpression], story: When | None) -> Iterator[Draft]:
        when: When | None = None
        placed: tuple[Mention, ...] = ()
        self.subject = None
        for clause in split_clauses(sentence, self.mentions):
            own = told_when(clause, dates)
            if own:
                self.day = own
            elif clause.cue("same_day") and self.day:
                own = replace(self.day, rule=f"the day told before ({self.day.rule})")
            when = own or (replace(when, explicit=False) if when else None)
            told = self._told(clause, dates, when or story)
            places, rule = self._places(clause, told)
            if told is not None:
                if not places and not placed and self.town and _in_the_town(clause):
                    places, rule = (self.town,), f"the town told before: {self.town.surface}"
                self._remember(places)
                rule = rule or "place of the clause before"
                for draft in _drafts(told, places or placed, rule, inherited=not places):
                    yield replace(draft, title=sentence.index <= self.title)
            placed = places[:1] or placed

    def _places(self, clause: Clause, told: _Told | None) -> tuple[tuple[Mention, ...], str]:
        """Where the clause puts its event; not where someone only speaks, once an event is placed."""
        trigger = clause.triggers[0].start if clause.triggers else None
        spread = told is not None and told.reading.sub_event_type in _SPREADS
        places, rule = scenes(clause, trigger, spread=spread)
        again = told is not None and (told.reading.generic or told.frame.definite)
        if again and places and self.placed and is_weak(clause, places[0]):
            return (), rule
        return places, rule

    def _remember(self, places: tuple[Mention, ...]) -> None:
        self.placed = self.placed or bool(places)
        if places and places[0].kind in _TOWNS:
            self.town = places[0]

    def _told(self, clause: Clause, dates: Sequence[DateExpression], when: When | None) -> _Told | None:
        found = find_actors(clause.tokens, self.country, self.article.published, clause.cues)
        named = [n for n in found if n.role != "anaphor" or n.actor in self.known]
        self.known.update(n.actor for n in named if n.role == "name")
        self.subject = next((n.actor for n in named if n.role == "name" and not speaks(clause, n)), self.subject)
        if not clause.triggers or abroad(clause) or clause.cue("exercise"):
            return None
        casualties = read_casualties(clause.tokens, clause.gap, _dated(clause, dates), clause.cues)
        if is_history(clause, dates, toll=bool(casualties.dead) and not (clause.tail or clause.cue("total"))):
            return None
        if clause.tail and not (when and when.explicit and when.precision == 1):
            return None
        if any(hit.row.sense == "grave" for hit in clause.triggers):  # the dead of earlier years
            casualties = Casualties()
        roles = self._continued(clause, read_roles(clause, named, casualties))
        frame = _frame(clause, casualties, roles, unrest=self.unrest)
        self.unrest = self.unrest or "protest" in frame.senses
        reading = self._similar(clause, read_frame(frame))
        if reading is not None and clause.pluperfect and _told_before(reading, frame, when):
            return None
        if reading is None or (clause.cue("total") and not clause.mentions):
            return None
        return _Told(clause, reading, frame, roles, casualties, when)

    def _continued(self, clause: Clause, roles: Roles) -> Roles:
        """«التنظيم يواصل القتل، حيث تبنى اغتيال ...»: who claims is who the clause before was about."""
        claims = any(hit.row.sense == "claim" and hit.perfect for hit in clause.triggers)
        if not claims or roles.agents or roles.unnamed or self.subject is None:
            return roles
        return replace(roles, agents=(self.subject,), rule=f"{self.subject} agent by the subject of the clause before")

    def _similar(self, clause: Clause, reading: Reading | None) -> Reading | None:
        """«وفي حادث مماثل»: of the kind told just before."""
        like = (
            reading is not None and reading.generic and any(t.folded in cue_words("similar") for t in clause.tokens[:6])
        )
        reading = replace(self.last, rule="like the event before") if like and self.last else reading
        self.last = reading or self.last
        return reading


def _in_the_town(clause: Clause) -> bool:
    """«داخل المدينة», «في البلدة»: a town told before."""
    names = ("المدينه", "البلده", "القريه", "بالمدينه", "بالبلده", "بالقريه")
    return not any(usable(m) for m in clause.mentions) and any(t.folded in names for t in clause.tokens)


def _told_before(reading: Reading, frame: Frame, when: When | None) -> bool:
    """«وكانت القوات قد سيطرت ...»: how things came to be; a take-over so told is a claim of control and no news."""
    if reading.sub_event_type in TAKE_OVERS:
        return True
    return bool(_BACKGROUND & frame.senses) and not (when and when.explicit and when.precision == 1)


def _news(sentences: tuple[Sentence, ...]) -> list[Sentence]:
    """The sentences without boilerplate, and without those that only repeat the title («رابط الخبر: ...»)."""
    skipped = boilerplate(sentences)
    title = _plain(sentences[0]) if sentences else ""
    repeats = len(title) > _SHORT_TITLE
    return [s for s in sentences if s.index not in skipped and not (s.index and repeats and title in _plain(s))]


_SHORT_TITLE = 20  # characters: a shorter one may well stand in a sentence that tells more


def _plain(sentence: Sentence) -> str:
    return " ".join(token.folded for token in sentence.tokens)


def _title(sentences: tuple[Sentence, ...]) -> int:
    """The index of the title's last sentence: a short first line with more below; -1 where there is none."""
    first = [s for s in sentences if s.paragraph == sentences[0].paragraph]
    short = len(first) == 1 or (len(first) == 2 and first[-1].end - first[0].start <= _TITLE)
    return len(first) - 1 if short and len(first) < len(sentences) else -1


_TITLE = 110  # characters: a longer first paragraph of two sentences is no title


def _country(mentions: Sequence[Mention]) -> str | None:
    """The country that most of the article's places lie in."""
    codes = [p.country for m in mentions if (p := m.place or m.parent) and p.country in ("SY", "IQ")]
    return max(sorted(set(codes)), key=codes.count) if codes else None


_BACKGROUND = frozenset({"capture", "retake", "handover", "agreement", "base", "change", "protest", "arrest"})
_NAMED_EVENTS = frozenset(
    {
        "claim",
        "attack",
        "blast",
        "shelling",
        "bombard",
        "air",
        "clash",
        "battle",
        "protest",
        "ied",
        "suicide",
        "abduction",
    }
)
_SPREADS = frozenset(
    {
        "Armed clash",
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Shelling/artillery/missile attack",
    }
)
_TOWNS = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE})
_ACTS = frozenset({"killing", "execution", "attack", "shooting", "wounding", "bombard", "blast", "clash", "abduction"})


def _frame(clause: Clause, casualties: Casualties, roles: Roles, *, unrest: bool) -> Frame:
    senses = tuple(hit.row.sense for hit in clause.triggers)
    if "fall" in senses and casualties.dead and not clause.cue("hands"):
        senses = (*senses, "killing")
    found = _weapons_found(clause) and not casualties.dead
    if found:
        senses = (*(s for s in senses if s not in ("arrest", "looting", "shelling", "ied")), "disrupt")
    told = {h.first for h in clause.triggers if h.row.sense in ("killing", "execution") and not h.definite}
    events = [hit for hit in clause.triggers if hit.row.sense in _NAMED_EVENTS and not found]
    events = [h for h in events if h.row.sense != "claim" or not any(h.first < i <= h.last + 8 for i in told)]
    back = [hit for hit in events if (hit.definite or hit.row.sense == "claim") and not _one_of(clause, hit.first)]
    return Frame(
        frozenset(senses), senses, casualties, roles.agents, roles.targets, bool(clause.cue("accident")),
        aside=_aside(clause), hands=bool(clause.cue("hands")), building=_hits_building(clause),
        bloodless=_bloodless(clause), taker=taker(clause, roles), unrest=unrest,
        definite=bool(events) and len(back) == len(events),
        verbal=_launched(clause) or any(h.row.sense in _ACTS and _told_as_done(clause, h) for h in clause.triggers),
    )  # fmt: skip


def _launched(clause: Clause) -> bool:
    """«شنت تركيا هجومها على ...»: the verb tells that the attack was made."""
    attacks = [h.first for h in clause.triggers if h.row.sense == "attack"]
    verbs = [h.last for h in clause.triggers if h.row.sense == "launch" and h.perfect]
    return any(0 < first - last <= 4 for first in attacks for last in verbs)


def _weapons_found(clause: Clause) -> bool:
    """«ضبطت القوات كدسا للعتاد», «عثرت على مخبأ أسلحة»."""
    finds = [h.last for h in clause.triggers if clause.tokens[h.first].folded.lstrip("وف") in _SEIZING]
    finds += [h.last for h in clause.triggers if h.row.sense == "found"]
    return any(0 < c.first - last <= 6 for last in finds for c in clause.cue("weapons"))


_SEIZING = frozenset({"ضبط", "ضبطت", "صادر", "صادرت"})


def _bloodless(clause: Clause) -> bool:
    """«سيطر التنظيم على الحقل بعد انسحاب الحامية من دون قتال»."""
    return bool(clause.cue("bloodless")) and any(h.row.sense == "handover" for h in clause.marks.triggers)


def _told_as_done(clause: Clause, hit: Hit[Trigger]) -> bool:
    """A verb in the perfect, or an English past: "stormed"."""
    word = clause.tokens[hit.first].text
    return hit.perfect or (word.isascii() and word.endswith("ed"))


def _dated(clause: Clause, dates: Sequence[DateExpression]) -> frozenset[int]:
    """Indices of the words that tell a date: «25 من الشهر الجاري» counts nobody."""
    return frozenset(i for i, t in enumerate(clause.tokens) if any(d.start <= t.start < d.end for d in dates))


def _aside(clause: Clause) -> bool:
    """«قتلت الناشطة ... وهي من مؤيدي المظاهرات»: the protest stands far behind the deed."""
    deeds = [h.last for h in clause.triggers if h.row.sense in ("killing", "execution", "shooting")]
    protests = [h.first for h in clause.triggers if h.row.sense == "protest"]
    return bool(deeds and protests) and min(protests) - min(deeds) > 6


def _hits_building(clause: Clause) -> bool:
    """«فجر المسلحون ضريح ...»."""
    verbs = [
        h for h in clause.triggers if h.row.sense in ("blast", "burning", "looting") and (h.perfect or h.imperfect)
    ]
    return any(0 < b.first - v.last <= 7 for v in verbs for b in clause.cue("building"))


_NEW = frozenset({"من", "of", "القاء", "شن", "اطلاق", "استخدام", "سقوط", "تنفيذ"})  # «إلقاء البراميل» points to nothing


def _one_of(clause: Clause, first: int) -> bool:
    """«موجة من الاحتجاجات», «تمكن من التسلل»: the article does not point back."""
    return first > 0 and clause.tokens[first - 1].folded.lstrip("بول") in _NEW


def _drafts(told: _Told, places: Sequence[Mention], rule: str, *, inherited: bool) -> Iterator[Draft]:
    trace = _trace(told, rule if places else "")
    for mention in places or (None,):
        draft = _draft(told, mention, trace, inherited=inherited)
        yield (
            replace(draft, dead=_share(draft.dead), hurt=_share(draft.hurt), joint=draft.dead)
            if len(places) > 1
            else draft
        )


def _share(count: Count | None) -> Count | None:
    """Of a toll told for several places together, what one of them can have."""
    return Count(1, count.max) if count else None


def _trace(told: _Told, place_rule: str) -> tuple[str, ...]:
    sentence = told.clause.sentence
    words = dict.fromkeys(
        sentence.text[h.start - sentence.start : h.end - sentence.start] for h in told.clause.triggers
    )
    lines = [f"type: {told.reading.sub_event_type}: {told.reading.rule} ({', '.join(f'«{w}»' for w in words)})"]
    lines += [f"place: {place_rule}"] if place_rule else []
    lines += [f"date: {told.when.rule}"] if told.when else []
    lines += [f"actors: {told.roles.rule}"] if told.roles.rule else []
    return tuple(lines)


def _draft(told: _Told, mention: Mention | None, trace: tuple[str, ...], *, inherited: bool) -> Draft:
    clause, sentence = told.clause, told.clause.sentence
    return Draft(
        told.reading.sub_event_type, told.reading.generic, told.frame.definite,
        position(mention) if mention else None, mention, inherited, told.when, _agents(told),
        _targets(clause, told.reading, told.roles, told.casualties), told.casualties.dead, told.casualties.hurt,
        sentence.text, sentence.start, sentence.end, sentence.index, clause.number, sentence.index == 0,
        bool(clause.cue("summary")), _another(clause), clause.pluperfect, trace,
        bool(clause.cue("took_place")), bool(clause.cue("elsewhere")), _invasion(told, mention),
    )  # fmt: skip


def _invasion(told: _Told, mention: Mention | None) -> bool:
    """«هجوم تركيا على سوريا مطلع تشرين الأول 2019»: the country is what was attacked, on a day of its own."""
    dated = told.when is not None and told.when.explicit and told.when.precision < 3
    if mention is None or not dated or not STATES & set(told.roles.agents):
        return False
    on = [t.end for t in told.clause.tokens if t.folded in ("علي", "on", "against", "into")]
    return any(0 < mention.start - end <= _ON for end in on)


_ON = 15  # characters between «على» and the country: «على شمال سوريا»


def _agents(told: _Told) -> tuple[str, ...]:
    """Who did it; who only found the bodies did not."""
    return () if told.reading.rule == "bodies found" and not told.clause.cue("by") else told.roles.agents


_PROPERTY = frozenset({"Mob violence", "Looting/property destruction"})  # civilians where the text names them
_AGAINST_PEOPLE = frozenset({"Attack", "Abduction/forced disappearance", "Sexual violence"})
_HARMS_PEOPLE = _AGAINST_PEOPLE | {
    "Remote explosive/landmine/IED", "Suicide bomb", "Shelling/artillery/missile attack", "Air/drone strike", "Grenade",
    "Chemical weapon",
}  # fmt: skip


def _owners(clause: Clause) -> frozenset[str]:
    """«نهب المسلحون منازل مدنيين»: whose the houses are."""
    return frozenset(p.side for p in find_people(clause.tokens, {}, clause.cues))


def _targets(clause: Clause, reading: Reading, roles: Roles, casualties: Casualties) -> tuple[str, ...]:
    """The targets, with civilians where those harmed are told as people and no armed force is the target."""
    if reading.sub_event_type in _PROPERTY and "civilian" in casualties.sides | _owners(clause):
        return tuple(dict.fromkeys((*roles.targets, "Civilians")))
    if reading.sub_event_type not in _HARMS_PEOPLE:
        return tuple(t for t in roles.targets if t != "Civilians")
    always = reading.sub_event_type in _AGAINST_PEOPLE and not roles.targets
    harmed = "civilian" in casualties.sides or ("person" in casualties.sides and not roles.targets)
    return tuple(dict.fromkeys((*roles.targets, "Civilians"))) if always or harmed else roles.targets


def _another(clause: Clause) -> bool:
    """«انفجار آخر», "another blast"."""
    after = {hit.last + 1 for hit in clause.triggers[:1]}
    words = [t.folded for t in clause.tokens]
    return "another" in words or any(i in after and w in cue_words("another") for i, w in enumerate(words))
