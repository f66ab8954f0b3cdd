"""What a control trigger asserts, and of whom: tense, intention, subject, former holder."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from geodata.control.mentions import Target
from geodata.control.words import ControlTrigger, CueName, cue_lexicon, trigger_lexicon
from geodata.incidents.actors import Named
from geodata.incidents.words import Cues
from geodata.language.dates import DateExpression, dates_in
from geodata.language.document import Sentence, Token
from geodata.language.lexicon import Form, Hit
from geodata.language.normalise import fold
from geodata.records import Article, Mention, PlaceKind
from geodata.tables import split_cell

FROM = ("من", "from", "out")
REACH = 7  # tokens: a trigger this near after another belongs to it («استعادة السيطرة», «خاضعة منذ عام لسيطرة»)
_DENIALS = frozenset({"نفي", "نفت", "ينفي", "تنفي", "denied", "denies"})
_DENIED = 8  # words between «نفى» and what is denied
LONG_AGO_DAYS = 730  # a take-over told as older than this is told as history: the place was held before


@dataclass(frozen=True)
class Frame:
    """A trigger in its sentence, with the places and actors named there."""

    article: Article
    sentence: Sentence
    actors: tuple[Named, ...]
    hit: Hit[ControlTrigger]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the sentence."""
        return self.sentence.tokens


def asserted_triggers(tokens: tuple[Token, ...], mentions: Sequence[Mention]) -> list[Hit[ControlTrigger]]:
    """The triggers of a sentence without those that are denied, part of a name, or lean on one just before."""
    kept: list[Hit[ControlTrigger]] = []
    denied = Cues(tokens)["negation"]
    for hit in _readings(trigger_lexicon().find(tokens)):
        if hit.future or any(0 < hit.first - cue.last <= 2 for cue in denied):
            continue
        if any(token.folded in _DENIALS for token in tokens[max(0, hit.first - _DENIED) : hit.first]):
            continue
        if any(mention.start <= hit.start < mention.end for mention in mentions):
            continue
        if _lacks(tokens, hit) or _origin(tokens, hit) or _last_one(tokens, hit) or (kept and _leans(kept[-1], hit)):
            continue
        kept.append(hit)
    return kept


def _readings(hits: Iterable[Hit[ControlTrigger]]) -> list[Hit[ControlTrigger]]:
    """One reading for each word: «سيطره» is rather the noun سيطرة than the verb with an object."""
    by_word: dict[int, Hit[ControlTrigger]] = {}
    for hit in hits:
        if hit.row.form is Form.NOUN and hit.row.said == "took" and hit.definite:
            continue  # «جيش التحرير»: with the article it has no object
        chosen = by_word.get(hit.first)
        if chosen is None or (chosen.row.form is Form.VERB and hit.row.form is not Form.VERB):
            by_word[hit.first] = hit
    return list(by_word.values())


def _lacks(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«فقد» is a loss of control only where control is spoken of; else it is a particle, or a loss of lives."""
    needed = {fold(word) for word in split_cell(hit.row.needs)}
    return bool(needed) and needed.isdisjoint(token.folded for token in tokens[hit.last + 1 : hit.last + 1 + REACH])


def _origin(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«من سيطرة التنظيم»: from whom, not who."""
    return hit.row.form is Form.NOUN and hit.first > 0 and tokens[hit.first - 1].folded in ("من", "عن", "from")


def _last_one(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«آخر معاقل التنظيم»: told where it is being lost."""
    return hit.row.said == "holds" and any(cue.last == hit.first - 1 for cue in cue_lexicon("last").find(tokens))


def _leans(before: Hit[ControlTrigger], hit: Hit[ControlTrigger]) -> bool:
    """«استعادة السيطرة», «الخاضعة لسيطرة», «استعادة آخر معاقل»: a noun whose head was read already."""
    if hit.first - before.last > REACH:
        return False
    if hit.row.holder == "before" and before.row.said in ("took", "lost") and hit.first - before.last <= 2:
        return True  # "regained full control of"
    if before.row.said == "lost" and hit.row.said == "took":
        return True  # «فقد النظام السيطرة على»
    if hit.row.form is not Form.NOUN:
        return before.row.holder == "hands" and hit.row.form is Form.WORD  # «سقوط المدينة بيد التنظيم»
    return before.row.said == "holds" or hit.row.said == "holds" or hit.first - before.last == 1


def told_holders(frame: Frame, targets: tuple[Target, ...]) -> list[tuple[str, str]]:
    """(said, holder) pairs that a trigger tells of its places."""
    if _cued(frame, "future", 8) or (_imperfect_take(frame) and not _headline(frame)):
        return []
    former = _former_holder(frame)
    if _only_wanted(frame):
        local = all(target.kind is not PlaceKind.GOVERNORATE for target in targets)  # part of one is what is meant
        return [("holds", former.actor)] if former and local and frame.hit.row.said == "took" else []
    if capital := _capital(frame):
        return [(_with_tense(frame), capital)]
    holder = _holder(frame, targets)
    return _told_of(frame, holder, former, targets) if holder else []


def _imperfect_take(frame: Frame) -> bool:
    """«يستعيد»: done in a headline, else only meant."""
    return frame.hit.imperfect and frame.hit.row.said == "took"


def _headline(frame: Frame) -> bool:
    """Whether it is told in a title, its subject first: «الجيش يستعيد الناحية»."""
    after = frame.article.text[frame.sentence.end :][:3]
    return frame.sentence.index == 0 and frame.hit.first > 0 and "\n" in after


def _told_of(frame: Frame, holder: Named, former: Named | None, targets: tuple[Target, ...]) -> list[tuple[str, str]]:
    if frame.hit.row.said == "handed over":
        receiver = _first_after(frame, max(target.last for target in targets) + 1)
        changed = receiver is not None and holder.actor != receiver.actor
        return [("lost", holder.actor), ("took", receiver.actor)] if receiver and changed else []
    if frame.hit.row.said == "drove out":
        return _driven_out(frame, holder)
    said = _with_tense(frame)
    told = [(said, name) for name in _joined_actors(frame, holder)]
    if said == "took" and former and former.actor != holder.actor:
        told.append(("held before" if frame.hit.row.form is Form.NOUN else "lost", former.actor))
    return told


def _capital(frame: Frame) -> str | None:
    """«التي استعادتها بغداد»: the government that a capital stands for, right after the word or its «عليها»."""
    after = {frame.hit.last + 1, frame.hit.last + 2}
    named = [cue.row.actor for cue in cue_lexicon("capital").find(frame.tokens) if cue.first in after]
    return named[0] if named else None


def _driven_out(frame: Frame, holder: Named) -> list[tuple[str, str]]:
    """«طردت القوات مسلحي التنظيم»: the first took, the second lost; where one alone is named after, he lost."""
    origin = next((i for i, t in enumerate(frame.tokens) if i > frame.hit.last and t.folded in FROM), 0)
    after = [a.actor for a in frame.actors if frame.hit.last < a.first < origin]
    lost = after[-1] if after and after[-1] != holder.actor else None
    return [("took", holder.actor), ("lost", lost)] if lost else [("lost", holder.actor)]


def _joined_actors(frame: Frame, holder: Named) -> list[str]:
    """«الحشد الشعبي والجيش»: all that are joined to a holder by «و»."""
    joined = [holder]
    for actor in frame.actors:
        step = actor.first - joined[-1].last
        if 0 < step <= 2 and ("و" in actor.prefix or frame.tokens[actor.first - 1].folded == "and"):
            joined.append(actor)
    return list(dict.fromkeys(actor.actor for actor in joined))


def _with_tense(frame: Frame) -> str:
    """What the trigger says, or that it was so before: «كانت تحت سيطرة», «سبق وسيطر», a take-over of years ago."""
    said = frame.hit.row.said
    if said == "holds" and frame.hit.imperfect and frame.hit.row.form is Form.VERB and _headline(frame):
        return "took"
    if said == "holds":
        return "held before" if _cued(frame, "past", 4) else "holds"
    when, published = date_of(frame), frame.article.published
    long_ago = when is not None and published is not None and (published - when[0]).days > LONG_AGO_DAYS
    earlier = _cued(frame, "earlier", 1) and not _reported(frame)
    return "held before" if said == "took" and (long_ago or earlier) else said


def _reported(frame: Frame) -> bool:
    """Whether "had" is of reported speech, as in "The army said it had taken the town": news, not history."""
    had = frame.tokens[frame.hit.first - 1].folded == "had" if frame.hit.first else False
    return had and any(cue.last < frame.hit.first for cue in Cues(frame.tokens)["said"])


def _cued(frame: Frame, cue: CueName, reach: int) -> bool:
    """Whether a cue stands at most `reach` words before the trigger."""
    return any(0 <= frame.hit.first - hit.last <= reach for hit in cue_lexicon(cue).find(frame.tokens))


def _only_wanted(frame: Frame) -> bool:
    """«لاستعادة», «محاولة السيطرة»: no one has it yet."""
    if frame.hit.row.form is Form.NOUN and frame.hit.prefix in ("ل", "ول", "فل"):
        return True
    wanted = [h for h in cue_lexicon("intent").find(frame.tokens) if 0 <= frame.hit.first - h.last <= 3]
    return any(not _of_staff(frame, h.first) for h in wanted) and not frame.hit.perfect


def _of_staff(frame: Frame, index: int) -> bool:
    """«قيادة العمليات المشتركة»: who speaks, no effort."""
    return index > 0 and frame.tokens[index - 1].folded.lstrip("ول") in ("قياده", "غرفه")


def _former_holder(frame: Frame) -> Named | None:
    """«من قبضة التنظيم»: from whom a place is or would be taken."""
    for cue in cue_lexicon("from_hands").find(frame.tokens):
        if cue.first > frame.hit.last:
            near = [a for a in frame.actors if cue.first <= a.last and a.first <= cue.last + 3]
            if near:
                return near[0]
    return None


def _holder(frame: Frame, targets: tuple[Target, ...]) -> Named | None:
    rule = frame.hit.row.holder
    if rule == "hands":
        hands = [cue for cue in cue_lexicon("hands").find(frame.tokens) if cue.first > frame.hit.last]
        return _first_after(frame, hands[0].last) if hands else None
    if rule == "after":
        return _first_after(frame, frame.hit.last) or (_last_before(frame) if _possessive(frame) else None)
    if rule == "before":
        return _last_before(frame)
    resumptive = any(cue.first == frame.hit.last + 1 for cue in cue_lexicon("resumptive").find(frame.tokens))
    onto = [cue.first for cue in cue_lexicon("onto").find(frame.tokens) if cue.first > frame.hit.last]
    later = [target.first for target in targets if target.first > frame.hit.last]
    object_from = [i for i, token in enumerate(frame.tokens) if i > frame.hit.last and token.folded in FROM]
    ends = object_from[:1] if resumptive else [*onto[:1], *later, *object_from[:1]]
    limit = min([*ends, len(frame.tokens)])
    between = [a for a in frame.actors if frame.hit.last < a.first and a.last < limit]
    if between and between[0].first - frame.hit.last <= REACH:
        return between[0]
    return _last_before(frame)


def _possessive(frame: Frame) -> bool:
    return frame.tokens[frame.hit.last].folded.endswith(("ه", "ها", "هم"))


def _first_after(frame: Frame, index: int) -> Named | None:
    after = [a for a in frame.actors if index <= a.first <= index + REACH]
    return after[0] if after else None


def _last_before(frame: Frame) -> Named | None:
    """The nearest actor before that may be a subject: rather not «مناطق المعارضة» or «ضد التنظيم»."""
    before = [a for a in frame.actors if a.last < frame.hit.first]
    oblique = {cue.last for cue in cue_lexicon("oblique").find(frame.tokens)}
    subjects = [a for a in before if a.first - 1 not in oblique]
    return (subjects or before)[-1] if before else None


def date_of(frame: Frame) -> tuple[date, int] | None:
    """The date told nearest to a trigger, within its sentence."""
    dates = [d for d in dates_in(frame.tokens, frame.article.published) if _definite(d)]
    nearest = min(dates, key=lambda d: _distance(d, frame.hit), default=None)
    return (nearest.date_from, nearest.precision) if nearest and nearest.date_from else None


def _definite(told: DateExpression) -> bool:
    """Whether a date is one to begin with: «في السابق» is none."""
    if told.date_from is None or told.kind == "future":
        return False
    return ((told.date_to or told.date_from) - told.date_from).days <= 366


def _distance(told: DateExpression, hit: Hit[ControlTrigger]) -> int:
    """Words between a date and a trigger; Arabic tells the day after the verb more often than before it."""
    return told.first - hit.last if told.first > hit.last else 2 * (hit.first - told.last)
