"""What a control trigger asserts, and of whom: tense, intention, subject, former holder."""

from geodata.control.asserted import REACH
from geodata.control.attributes import hyphened, in_part, in_suburbs, possessor, pronoun_before
from geodata.control.frame import Frame, date_of
from geodata.control.grammar import agreeing, managed
from geodata.control.mentions import NEAR, Target
from geodata.control.words import CueName, cue_lexicon
from geodata.incidents.actors import Named
from geodata.incidents.moods import long_before
from geodata.incidents.words import cues_in
from geodata.language.inflection import Form
from geodata.records import PlaceKind

_KURDISTAN = frozenset({"Erbil", "Dohuk", "Sulaymaniyah", "Halabja"})
_KURDS = frozenset({"كردستان", "بارزاني", "البارزاني"})
_DEPARTED = frozenset({"خروج", "انسحاب", "مغادره", "اجلاء", "مقتل", "فرار", "هروب"})
FROM = ("من", "from", "out")
_AND_THEIR = 4  # words of "and the Islamist group", between two who took a place
LONG_AGO_DAYS = 730  # a take-over told as older than this is told as history: the place was held before


def told_holders(frame: Frame, targets: tuple[Target, ...]) -> list[tuple[str, str]]:
    """(said, holder) pairs that a trigger tells of its places."""
    if hyphened(frame.article.text, frame.hit):
        holder = next((a for a in frame.actors if a.last == frame.hit.first - 1), None)
        spread = in_suburbs(frame.tokens, frame.hit, targets[0].first)
        return [("holds", holder.actor)] if holder and not spread else []
    if _cued(frame, "future", 8) or (_imperfect_take(frame) and not _headline(frame)):
        return []
    former = _former_holder(frame)
    if _only_wanted(frame):
        if former and _fought(frame):
            return [("contested", former.actor)]
        local = all(target.kind is not PlaceKind.GOVERNORATE for target in targets)  # part of one is what is meant
        return [("holds", former.actor)] if former and local and frame.hit.row.said == "took" else []
    if capital := _capital(frame):
        return [(_with_tense(frame), capital)]
    holder = _holder(frame, targets) or _liberator(frame, targets)
    return _told_of(frame, holder, former, targets) if holder else []


def _liberator(frame: Frame, targets: tuple[Target, ...]) -> Named | None:
    """«أعلن استكمال تحرير الفلوجة»: in Iraq outside Kurdistan, its own forces where nobody is named."""
    done = frame.hit.row.said == "took" and _cued(frame, "done", 16)
    iraq = all(t.place.country == "IQ" and t.place.adm1 not in _KURDISTAN for t in targets)
    if not (done and iraq and frame.hit.row.form is Form.NOUN and frame.hit.row.words.startswith("استعاد")):
        return None
    hit, kurds = frame.hit, any(token.folded in _KURDS for token in frame.tokens)
    return Named(
        "Peshmerga" if kurds else "Iraqi security forces", hit.first, hit.last, hit.start, hit.end, "loose", ""
    )


def _fought(frame: Frame) -> bool:
    """Whether it is fought for now: "is fighting to recapture the town from the group"."""
    return any(0 < frame.hit.first - cue.last <= 3 for cue in cue_lexicon("fought").find(frame.tokens))


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
    said = _with_tense(frame, targets[0].first)
    expeller = _last_before(frame) if said == "lost" and managed(frame.tokens, frame.hit.first) else None
    if expeller is not None and expeller.actor != holder.actor:
        return [("took", expeller.actor), ("lost", holder.actor)]
    told = [(said, name) for name in _joined_actors(frame, holder)]
    if said == "took" and former and former.actor != holder.actor:
        told.append(("held before" if frame.hit.row.form is Form.NOUN else "lost", former.actor))
    return told


def _capital(frame: Frame) -> str | None:
    """«التي استعادتها بغداد»: the government that a capital stands for, right after the word or its «عليها»."""
    after = {frame.hit.last + 1, frame.hit.last + 2}
    if not frame.tokens[frame.hit.last].folded.endswith(("ه", "ها", "هم")):  # «تدخل دمشق»: the city itself
        resumed = any(cue.first == frame.hit.last + 1 for cue in cue_lexicon("resumptive").find(frame.tokens))
        after = {frame.hit.last + 2} if resumed else set()
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
    for actor in reversed([a for a in frame.actors if a.last < holder.first]):
        between = [t.folded for t in frame.tokens[actor.last + 1 : joined[0].first]]
        if between[:1] == ["and"] and len(between) <= _AND_THEIR:
            joined.insert(0, actor)
    for actor in frame.actors:
        step = actor.first - joined[-1].last
        if 0 < step <= 2 and ("و" in actor.prefix or frame.tokens[actor.first - 1].folded == "and"):
            joined.append(actor)
    return list(dict.fromkeys(actor.actor for actor in joined))


def _with_tense(frame: Frame, last: int = 0) -> str:
    """What the trigger says, or that it was so before: «كانت تحت سيطرة», «سبق وسيطر», a take-over of years ago.

    `last`: index of the place, up to which a part of it may be what is held.
    """
    said = frame.hit.row.said
    if said == "holds" and frame.hit.imperfect and frame.hit.row.form is Form.VERB and _headline(frame):
        return "took"
    if said == "took" and frame.hit.row.form is Form.NOUN and _cued(frame, "during", 1):
        return "held before"
    if said == "holds" and _cued(frame, "past", 4):
        return "held before"
    if said == "holds":
        return "contested" if last and in_part(frame.tokens, frame.hit, last) else "holds"
    if said == "lost" and long_before(frame.tokens, cues_in(frame.tokens), frame.hit.first):
        return "held before"  # «بعد عام على طرد التنظيم»
    when, published = date_of(frame), frame.article.published
    long_ago = when is not None and published is not None and (published - when[0]).days > LONG_AGO_DAYS
    earlier = _cued(frame, "earlier", 1) and not _reported(frame)
    still = _cued(frame, "since", 1)  # «منذ سيطرة القوات عليها»
    return "held before" if said == "took" and (earlier or (long_ago and not still)) else said


def _reported(frame: Frame) -> bool:
    """Whether "had" is of reported speech, as in "The army said it had taken the town": news, not history."""
    had = frame.tokens[frame.hit.first - 1].folded == "had" if frame.hit.first else False
    return had and any(cue.last < frame.hit.first for cue in cues_in(frame.tokens)["said"])


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
        between = {token.folded for token in frame.tokens[frame.hit.last : cue.first]}
        if cue.first > frame.hit.last and between.isdisjoint(_DEPARTED):  # «بعد خروج دفعة من مسلحي التنظيم»
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
        owner = possessor(frame.tokens, frame.actors, frame.hit) or _first_after(frame, _whose(frame))
        return owner or (_last_before(frame) if _possessive(frame) else None)
    if rule == "before" or frame.hit.row.words.isascii():  # the English subject stands before its verb
        return _subject_before(frame) or (_by_whom(frame) if rule == "subject" else None)
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


def _whose(frame: Frame) -> int:
    """«تخضع المدينة ... لسيطرة»: the holder stands after the last of these words."""
    words = cue_lexicon("whose").find(frame.tokens)
    return next((cue.last for cue in words if 0 < cue.first - frame.hit.last <= NEAR), frame.hit.last)


def _subject_before(frame: Frame) -> Named | None:
    """The nearest before the trigger; of "it still holds" who the sentence is about."""
    return frame.actors[0] if frame.actors and pronoun_before(frame.tokens, frame.hit) else _last_before(frame)


def _by_whom(frame: Frame) -> Named | None:
    """Who took it by a noun: "the capture of the town by the army", "was announced by the army"."""
    by = [i for i, t in enumerate(frame.tokens) if i > frame.hit.last and t.folded == "by"]
    return next((a for a in frame.actors for i in by if 0 < a.first - i <= 3), None)


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
    noun = frame.tokens[frame.hit.last].folded if frame.hit.row.form is Form.NOUN else ""
    return agreeing(frame.tokens, noun, subjects or before)[-1] if before else None
