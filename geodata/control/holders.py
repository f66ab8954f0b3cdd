"""What a control trigger asserts, and of whom: tense, intention, subject, former holder."""

from geodata.control.asserted import REACH
from geodata.control.attributes import at_once, hyphened, in_part, in_suburbs
from geodata.control.frame import Frame, date_of
from geodata.control.grammar import managed
from geodata.control.subjects import FROM, first_after, joined_actors, last_before, subject_of
from geodata.control.targets import Target
from geodata.control.words import CueName, cue_lexicon
from geodata.incidents.actors import Named
from geodata.incidents.moods import long_before
from geodata.incidents.words import cues_in
from geodata.language.inflection import Form
from geodata.records import PlaceKind

_KURDISTAN = frozenset({"Erbil", "Dohuk", "Sulaymaniyah", "Halabja"})
_KURDS = frozenset({"كردستان", "بارزاني", "البارزاني"})
_DEPARTED = frozenset({"خروج", "انسحاب", "مغادره", "اجلاء", "مقتل", "فرار", "هروب"})
_WANTED = 8  # words from «محاولة» to «والسيطرة»
_FOUGHT = 8  # words of "have been fighting for two days to take"
LONG_AGO_DAYS = 730  # a take-over told as older than this is told as history: the place was held before


def told_holders(frame: Frame, targets: tuple[Target, ...]) -> list[tuple[str, str]]:
    """(said, holder) pairs that a trigger tells of its places."""
    if hyphened(frame.article.text, frame.hit):
        holder = next((a for a in frame.actors if a.last == frame.hit.first - 1), None)
        spread = in_suburbs(frame.tokens, frame.hit, targets[0].first)
        near = at_once(frame.tokens, frame.hit, targets[0].first)
        return [("holds", holder.actor)] if holder and near and not spread else []
    if _cued(frame, "future", 8) or (_imperfect_take(frame) and not _headline(frame)):
        return []
    former = _former_holder(frame)
    if _only_wanted(frame):
        if party := _fighting(frame, targets, former):
            return [("contested", party.actor)]
        local = all(target.kind is not PlaceKind.GOVERNORATE for target in targets)  # part of one is what is meant
        return [("holds", former.actor)] if former and local and frame.hit.row.said == "took" else []
    if capital := _capital(frame):
        return [(_with_tense(frame), capital)]
    holder = subject_of(frame, targets) or _liberator(frame, targets)
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


def _fighting(frame: Frame, targets: tuple[Target, ...], former: Named | None) -> Named | None:
    """Who contests a place that is fought for now: "is fighting to recapture the town from the group"."""
    at = frame.hit.first
    reach = _FOUGHT if at and frame.tokens[at - 1].folded == "to" else 3
    cues = [cue for cue in cue_lexicon("fought").find(frame.tokens) if 0 < at - cue.last <= reach]
    if not cues:
        return None
    now = any(frame.tokens[cue.first].folded.endswith("ing") for cue in cues)
    return former or (subject_of(frame, targets) if now else None)


def _imperfect_take(frame: Frame) -> bool:
    """«يستعيد»: done in a headline, else only meant."""
    return frame.hit.imperfect and frame.hit.row.said == "took"


def _headline(frame: Frame) -> bool:
    """Whether it is told in a title, its subject first: «الجيش يستعيد الناحية»."""
    after = frame.article.text[frame.sentence.end :][:3]
    return frame.sentence.index == 0 and frame.hit.first > 0 and "\n" in after


def _told_of(frame: Frame, holder: Named, former: Named | None, targets: tuple[Target, ...]) -> list[tuple[str, str]]:
    if frame.hit.row.said == "handed over":
        receiver = first_after(frame, max(target.last for target in targets) + 1)
        changed = receiver is not None and holder.actor != receiver.actor
        return [("lost", holder.actor), ("took", receiver.actor)] if receiver and changed else []
    if frame.hit.row.said == "drove out":
        return _driven_out(frame, holder)
    said = _with_tense(frame, targets[0].first)
    expeller = last_before(frame) if said == "lost" and managed(frame.tokens, frame.hit.first) else None
    if expeller is not None and expeller.actor != holder.actor:
        return [("took", expeller.actor), ("lost", holder.actor)]
    told = [(said, name) for name in joined_actors(frame, holder)]
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
    earlier = (_cued(frame, "earlier", 1) and not _reported(frame)) or _before_that(frame)
    still = _cued(frame, "since", 1)  # «منذ سيطرة القوات عليها»
    return "held before" if said == "took" and (earlier or (long_ago and not still)) else said


def _before_that(frame: Frame) -> bool:
    """«سيطر التنظيم من قبل على»: earlier, and not by whom."""
    ahead = [token.folded for token in frame.tokens[frame.hit.last : frame.hit.last + REACH]]
    return any(ahead[i : i + 3] == ["من", "قبل", "علي"] for i in range(len(ahead)))


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
    if any(0 <= frame.hit.first - cue.last <= REACH for cue in cue_lexicon("result").find(frame.tokens)):
        return False  # "beat back the militants to regain the town"
    joined = frame.hit.row.form is Form.NOUN and frame.hit.prefix.startswith("و")  # «محاولة للتقدم والسيطرة»
    reach = _WANTED if joined and not managed(frame.tokens, frame.hit.first) else 3
    wanted = [h for h in cue_lexicon("intent").find(frame.tokens) if 0 <= frame.hit.first - h.last <= reach]
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
