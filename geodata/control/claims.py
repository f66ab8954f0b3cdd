"""Reads out of an article who is said to hold, to have taken or to have lost which place.

A trigger («سيطر», took) is looked at in its sentence: who is its subject, which places stand where it wants them,
whether it is only wanted («محاولة»), denied or past. Such a claim only proposes (see timeline.py).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from geodata.control.asserted import asserted_triggers
from geodata.control.frame import Frame, date_of
from geodata.control.holders import told_holders
from geodata.control.lists import NEAR, named_as
from geodata.control.mentions import target_places
from geodata.control.sequence import in_order
from geodata.control.targets import Target, targets_in
from geodata.control.words import cue_lexicon, trigger_lexicon
from geodata.incidents.actors import Named, find_actors
from geodata.incidents.words import cues_in
from geodata.language.document import Sentence, Words, split_sentences
from geodata.reading.boilerplate import boilerplate
from geodata.records import Article, Basis, ControlClaim, ControlStatus, Mention

LEAD = 2  # a take-over told in the first sentences without a date is the article's news, of its day
OPENS = 5  # words before the actor that a sentence begins with
_HELPERS = 4  # words from "backed by" to who helped
NEWS = timedelta(days=7)  # of what happened longer ago the headline does not speak as of today
PARTS = ("sy", "iq")  # a claim about a whole country is one about parts of it: two of them contradict nothing
NO_HOLDERS = ("Protesters", "Civilians")  # who storms a building holds no land
HOLDERS = ("name", "anaphor", "loose", "nisba")
STATUS = {"took": ControlStatus.HELD, "holds": ControlStatus.HELD, "contested": ControlStatus.CONTESTED}


def read_claims(article: Article, mentions: Iterable[Mention]) -> tuple[ControlClaim, ...]:
    """The control claims of an article; `mentions` are its places in the order of the text."""
    placed = tuple(mentions)
    sentences = split_sentences(article.text)
    telling = [s.index for s in sentences if trigger_lexicon().begins_in(s.tokens)]
    if not telling:
        return ()
    country = _country(placed)
    skipped = boilerplate(sentences)
    found: dict[tuple[str, tuple[str, ...], str], ControlClaim] = {}
    told: list[tuple[Target, ...]] = []
    for sentence in sentences[: telling[-1] + 1]:
        if sentence.index in skipped:
            continue
        named = targets_in(sentence, placed)
        setting = _Setting(article, sentence, placed, country, named, tuple(told), sentences)
        for claim in _read_sentence(setting) if sentence.index in telling else ():
            key = claim.place_name, claim.holders, claim.said or ""
            found[key] = _dated_by(claim, found.get(key, claim), article.published)
        told += [named] if named else []
    return tuple(claim for key, claim in found.items() if key[2] != "holds" or (*key[:2], "contested") not in found)


def _dated_by(again: ControlClaim, first: ControlClaim, published: date | None) -> ControlClaim:
    """What was told first; a headline that gives no day takes that of the text below it («أمس», yesterday)."""
    if published is None or again.date_from is None or first.date_from != published:
        return first
    if not timedelta(0) < published - again.date_from <= NEWS:
        return first
    return replace(first, date_from=again.date_from, date_precision=again.date_precision)


def _country(mentions: Iterable[Mention]) -> str | None:
    """The country that the article is about: of Syria and Iraq the one named more often."""
    named = Counter(m.place.country for m in mentions if m.place and m.place.country in ("SY", "IQ"))
    return named.most_common(1)[0][0] if named else None


@dataclass(eq=False)
class _Setting:
    """A sentence in its article."""

    article: Article
    sentence: Sentence
    mentions: tuple[Mention, ...]
    country: str | None  # the article's
    named: tuple[Target, ...]  # the places of the sentence
    told: tuple[tuple[Target, ...], ...]  # those of the sentences before
    sentences: tuple[Sentence, ...]  # all of the article

    def names(self, actor: str) -> bool:
        """Whether the article names an actor up to this sentence, so that «التنظيم» or "the group" can mean it."""
        day = self.article.published
        until = (s for s in self.sentences if s.index <= max(self.sentence.index, LEAD))  # a title may run ahead
        named = (a for s in until for a in find_actors(s.tokens, self.country, day))
        return any(a.actor == actor and a.role == "name" for a in named)

    def subject_before(self) -> tuple[Words, Named] | None:
        """The words of the sentence before and the actor that it begins with, for a verb that goes on with it."""
        if not self.sentence.index:
            return None
        tokens = self.sentences[self.sentence.index - 1].tokens
        named = find_actors(tokens, self.country, self.article.published)
        first = next((a for a in named if a.role == "name" and a.actor not in NO_HOLDERS), None)
        return (tokens, first) if first and first.first <= OPENS and not first.prefix else None


def _read_sentence(setting: _Setting) -> list[ControlClaim]:
    article, sentence = setting.article, setting.sentence
    hits = asserted_triggers(sentence.tokens, setting.mentions)
    if not hits:
        return []
    named = find_actors(sentence.tokens, setting.country, article.published)
    hits = [hit for hit in hits if not any(a.first <= hit.first <= a.last for a in named)]  # «هيئة تحرير الشام»
    if not hits:
        return []
    actors = tuple(a for a in named if a.role in HOLDERS and a.actor not in NO_HOLDERS)
    if hits[0].row.words.isascii():
        helpers = _helpers(sentence, named)
        actors = tuple(_meant(a, setting) for a in named if a.actor not in NO_HOLDERS and a.first not in helpers)
    else:
        actors = tuple(a for a in actors if a.role != "anaphor" or setting.names(a.actor))
    actors = _turkey_backed(actors, setting)
    told = setting.subject_before()
    frames = [Frame(article, sentence, actors, hit, told) for hit in hits]
    return _contested(in_order(frames, [list(_read_frame(frame, setting)) for frame in frames]))


def _turkey_backed(actors: tuple[Named, ...], setting: _Setting) -> tuple[Named, ...]:
    """Those whom Turkey backs, where an article that names them says "the rebels"."""
    rebels = {cue.first for cue in cue_lexicon("rebels").find(setting.sentence.tokens)}
    meant = [a for a in actors if a.actor == "Opposition" and a.first in rebels]
    if not meant or not setting.names("SNA"):
        return actors
    return tuple(replace(actor, actor="SNA") if actor in meant else actor for actor in actors)


def _helpers(sentence: Sentence, named: Sequence[Named]) -> set[int]:
    """Where those begin who only help: "the army, backed by militias and Kurds, known as Peshmerga, retook"."""
    tokens = sentence.tokens
    found = {cue.last + i for cue in cues_in(tokens)["backed"] for i in range(1, _HELPERS)}
    for one, other in pairwise(named):
        between = tokens.folded[one.last + 1 : other.first]
        joined = between[:1] == ["and"] and len(between) < _HELPERS
        if one.first in found and (joined or between == ["known", "as"]):
            found.add(other.first)
    return found


def _meant(actor: Named, setting: _Setting) -> Named:
    """The same, unknown where it is "militants" of whom the article names none: nobody else is the subject then."""
    leaning = actor.role == "anaphor" or (actor.role == "nisba" and actor.actor == "ISIS")  # "militant-held"
    unknown = actor.role not in HOLDERS or (leaning and not setting.names(actor.actor))
    return replace(actor, actor="Unknown") if unknown else actor


def _read_frame(frame: Frame, setting: _Setting) -> Iterator[ControlClaim]:
    targets = target_places(frame.tokens, setting.named, frame.hit, setting.told)
    targets = targets or _enumerated(frame, setting)
    told = told_holders(frame, targets) if targets else ()
    for said, holder in told:
        if holder == "Unknown":
            continue
        for target in targets:
            yield _claim(frame, (said, holder), target)


def _enumerated(frame: Frame, setting: _Setting) -> tuple[Target, ...]:
    """«سيطرت على ثلاث قرى ... والقرى هي كذا وكذا»: places without a name that the next sentence names."""
    following = frame.sentence.index + 1
    plural = cue_lexicon("piece").find(frame.tokens)
    if following == len(setting.sentences) or not any(0 < cue.first - frame.hit.last <= NEAR for cue in plural):
        return ()
    sentence = setting.sentences[following]
    named = targets_in(sentence, setting.mentions)
    cue = next(iter(cue_lexicon("these_are").find(sentence.tokens)), None)
    return named_as(sentence.tokens, named, cue.last - 1, "namely") if cue else ()


def _claim(frame: Frame, told: tuple[str, str], target: Target) -> ControlClaim:
    article = frame.article
    said, holder = told
    day, precision = _dated(frame, said)
    claim = ControlClaim.about(
        target.place,
        holders=(holder,),
        status=STATUS.get(said, ControlStatus.NONE),
        date_from=day,
        date_precision=precision,
        basis=Basis.REPORTED,
        source=article.url or article.source or article.id,
        said=said,
        article_id=article.id,
        evidence=frame.sentence.text,
        start=frame.sentence.start,
        end=frame.sentence.end,
        score=round(0.8 * target.score, 2),
    )
    if not target.unknown:
        return claim
    # Of a village that no table has only the area is known, which is not claimed: the claim colours nothing.
    return replace(claim, place_id=None, place_name=target.unknown, tol_km=2 * target.place.tol_km)


def _dated(frame: Frame, said: str) -> tuple[date | None, int]:
    """(day, precision) from which a claim speaks; what holds is said of the day of publication."""
    published, told = frame.article.published, date_of(frame)
    if said in ("holds", "contested"):
        return published, 1 if published else 3
    if told:
        return told
    since = any(cue.last == frame.hit.first - 1 for cue in cue_lexicon("since").find(frame.tokens))
    if said != "held before" and not since and frame.sentence.index <= LEAD and published:
        return published, 1
    return None, 3


def _contested(by_trigger: list[list[ControlClaim]]) -> list[ControlClaim]:
    """Two that hold one place by two words of one sentence («بين أحياء خاضعة ... وأخرى تحت سيطرة») contest it."""
    held: Counter[str] = Counter()
    for claims in by_trigger:
        held.update({claim.place_name for claim in claims if claim.said == "holds" and claim.place_id not in PARTS})
    told = [claim for claims in by_trigger for claim in claims]
    taken: dict[str, set[str]] = defaultdict(set)  # who took each place
    for claim in told:
        if claim.said == "took":
            taken[claim.place_name].update(claim.holders)
    return [_against(claim, held, taken) for claim in told if claim.said != "holds" or not _said_again(claim, taken)]


def _said_again(claim: ControlClaim, taken: dict[str, set[str]]) -> bool:
    """«سيطرت القوات على المدينة وما زالت تحت سيطرتها»: who took it holds it, which is one claim."""
    return bool(taken[claim.place_name].intersection(claim.holders))


def _against(claim: ControlClaim, held: Counter[str], taken: dict[str, set[str]]) -> ControlClaim:
    """A claim to hold beside what else its sentence says: "captured the ISIS-held town" took it from ISIS."""
    if claim.said not in ("holds", "contested"):
        return claim
    if taken[claim.place_name].difference(claim.holders):
        return replace(claim, said="lost", status=ControlStatus.NONE)
    contested = held[claim.place_name] > 1
    return replace(claim, said="contested", status=ControlStatus.CONTESTED) if contested else claim
