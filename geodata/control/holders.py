"""What a control trigger asserts, and of whom: tense, intention, subject, former holder."""

from geodata.control.asserted import REACH
from geodata.control.attributes import at_once, hyphened, in_suburbs
from geodata.control.extent import THEN
from geodata.control.former import former_holder
from geodata.control.frame import Frame
from geodata.control.grammar import managed
from geodata.control.pointing import masdar_of_it
from geodata.control.subjects import FROM, first_after, last_before, subject_of
from geodata.control.targets import Target
from geodata.control.tense import cued, headline, held_then, with_tense
from geodata.control.together import joined_actors
from geodata.control.words import cue_lexicon
from geodata.incidents.actors import Named
from geodata.language.inflection import Form
from geodata.records import PlaceKind

_KURDISTAN = frozenset({"Erbil", "Dohuk", "Sulaymaniyah", "Halabja"})
_KURDS = frozenset({"كردستان", "بارزاني", "البارزاني"})
_WANTED = 8  # words from «محاولة» to «والسيطرة»
_SHARED = 8  # words from «يتقاسم» to «السيطرة»
_FOUGHT = 8  # words of "have been fighting for two days to take"


def told_holders(frame: Frame, targets: tuple[Target, ...]) -> list[tuple[str, str]]:
    """(said, holder) pairs that a trigger tells of its places."""
    if hyphened(frame.article.text, frame.hit):
        return _of_hyphen(frame, targets)
    if cued(frame, "future", 8) or (_imperfect_take(frame) and not headline(frame)):
        return []
    former = former_holder(frame, targets)
    if _only_wanted(frame) or _going_on(frame):
        return _held_still(frame, targets, former)
    if capital := _capital(frame):
        return [(with_tense(frame), capital)]
    holder = subject_of(frame, targets) or _liberator(frame, targets)
    if holder and cued(frame, "shared", _SHARED):
        return [("contested", name) for name in joined_actors(frame, holder)]
    return _told_of(frame, holder, former, targets) if holder else _freed(frame, former)


def _of_hyphen(frame: Frame, targets: tuple[Target, ...]) -> list[tuple[str, str]]:
    """Who holds a "rebel-held town"."""
    holder = next((a for a in frame.actors if a.last == frame.hit.first - 1), None)
    spread = in_suburbs(frame.tokens, frame.hit, targets[0].first)
    near = at_once(frame.tokens, frame.hit, targets[0].first)
    return [(held_then(frame), holder.actor)] if holder and near and not spread else []


def _held_still(frame: Frame, targets: tuple[Target, ...], former: Named | None) -> list[tuple[str, str]]:
    """Who holds what somebody else wants to take."""
    if frame.hit.row.said == "took" and _keeps(frame):
        holder = subject_of(frame, targets)
        return [("holds", name) for name in joined_actors(frame, holder)] if holder else []
    if party := _fighting(frame, targets, former):
        return [("contested", party.actor)]
    local = all(target.kind is not PlaceKind.GOVERNORATE for target in targets)  # part of one is what is meant
    return [("holds", former.actor)] if former and local and frame.hit.row.said == "took" else []


def _keeps(frame: Frame) -> bool:
    """«يواصل التنظيم سيطرته على المدينة»: it holds it still."""
    own = frame.tokens[frame.hit.last].folded in ("سيطرته", "سيطرتها", "سيطرتهم")
    return own and any(0 < frame.hit.first - cue.last <= REACH for cue in cue_lexicon("goes_on").find(frame.tokens))


def _freed(frame: Frame, former: Named | None) -> list[tuple[str, str]]:
    """«تحرير البلدة من التنظيم» as a title, «بعد تحريرها من التنظيم»: by whom is not said, but he lost it."""
    title = frame.sentence.index == 0 and frame.hit.first == 0 and frame.hit.row.form is Form.NOUN
    return [("lost", former.actor)] if former and (title or masdar_of_it(frame.tokens, frame.hit)) else []


def _liberator(frame: Frame, targets: tuple[Target, ...]) -> Named | None:
    """«أعلن استكمال تحرير الفلوجة»: in Iraq outside Kurdistan, its own forces where nobody is named."""
    done = frame.hit.row.said == "took" and cued(frame, "done", 16)
    iraq = all(t.place.country == "IQ" and t.place.adm1 not in _KURDISTAN for t in targets)
    if not (done and iraq and frame.hit.row.form is Form.NOUN and frame.hit.row.words.startswith("استعاد")):
        return None
    hit, kurds = frame.hit, any(token.folded in _KURDS for token in frame.tokens)
    kurds = kurds or any(actor.actor == "Peshmerga" for actor in frame.actors)
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


def _told_of(frame: Frame, holder: Named, former: Named | None, targets: tuple[Target, ...]) -> list[tuple[str, str]]:
    if frame.hit.row.said == "handed over":
        receiver = first_after(frame, max(target.last for target in targets) + 1)
        changed = receiver is not None and holder.actor != receiver.actor
        return [("lost", holder.actor), ("took", receiver.actor)] if receiver and changed else []
    if frame.hit.row.said == "drove out":
        return _driven_out(frame, holder, targets[0].first)
    said = with_tense(frame, targets[0].first)
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


def _driven_out(frame: Frame, holder: Named, place: int) -> list[tuple[str, str]]:
    """«طردت القوات مسلحي التنظيم»: the first took, the second lost; where one alone is named after, he lost."""
    froms = [i for i, t in enumerate(frame.tokens) if i > frame.hit.last and t.folded in FROM]
    latin = frame.tokens[frame.hit.first].text.isascii()
    origin = max((i for i in froms if i < place), default=place if latin else min(froms, default=0))
    after = [a.actor for a in frame.actors if frame.hit.last < a.first < origin]
    lost = after[-1] if after and after[-1] != holder.actor else None
    if not lost:
        return [("lost", holder.actor)]
    return [*(("took", name) for name in joined_actors(frame, holder) if name != lost), ("lost", lost)]


def _only_wanted(frame: Frame) -> bool:
    """«لاستعادة», «محاولة السيطرة»: no one has it yet."""
    if frame.hit.row.form is Form.NOUN and frame.hit.prefix in ("ل", "ول", "فل"):
        return True
    if any(0 <= frame.hit.first - cue.last <= REACH for cue in cue_lexicon("result").find(frame.tokens)):
        return False  # "beat back the militants to regain the town"
    joined = frame.hit.row.form is Form.NOUN and frame.hit.prefix.startswith("و")  # «محاولة للتقدم والسيطرة»
    reach = _WANTED if joined and not managed(frame.tokens, frame.hit.first) else 3
    wanted = [h for h in cue_lexicon("intent").find(frame.tokens) if 0 <= frame.hit.first - h.last <= reach]
    if frame.hit.row.form is Form.NOUN and cued(frame, "trying", _WANTED) and not _done_since(frame):
        return True
    return any(not _of_staff(frame, h.first) for h in wanted) and not frame.hit.perfect


def _done_since(frame: Frame) -> bool:
    """«تحاول القوات التقدم بعد السيطرة على البلدة»: the town is taken, what is tried is something else."""
    last = max(cue.last for cue in cue_lexicon("trying").find(frame.tokens) if cue.last < frame.hit.first)
    return not THEN.isdisjoint(token.folded for token in frame.tokens[last : frame.hit.first])


def _going_on(frame: Frame) -> bool:
    """«بدأت القوات تحرير المدينة», «تواصل تطهير الحي»: it is not taken yet."""
    return frame.hit.row.said == "took" and frame.hit.row.form is Form.NOUN and cued(frame, "ongoing", 4)


def _of_staff(frame: Frame, index: int) -> bool:
    """«قيادة العمليات المشتركة»: who speaks, no effort."""
    return index > 0 and frame.tokens[index - 1].folded.lstrip("ول") in ("قياده", "غرفه")
