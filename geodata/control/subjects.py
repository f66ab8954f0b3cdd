"""Who a control trigger is told of: its subject, its possessor, those that are joined to them."""

from geodata.control.asserted import REACH
from geodata.control.attributes import possessor, pronoun_before
from geodata.control.frame import Frame
from geodata.control.grammar import agreeing, fits
from geodata.control.lists import NEAR
from geodata.control.targets import Target
from geodata.control.words import cue_lexicon, trigger_lexicon
from geodata.incidents.actors import Named
from geodata.language.inflection import Form

FROM = ("من", "from", "out")
_RELATIVE = frozenset({"which", "who", "whom", "whose"})
_AND_THE = 3  # from one to the other of "the army and Kurdish Peshmerga"
_AND_THEIR = 4  # words of "and the Islamist group", between two who took a place


def subject_of(frame: Frame, targets: tuple[Target, ...]) -> Named | None:
    """Who does what the trigger tells; None where the text does not say."""
    rule = frame.hit.row.holder
    if rule == "hands":
        hands = [cue for cue in cue_lexicon("hands").find(frame.tokens) if cue.first > frame.hit.last]
        return first_after(frame, hands[0].last) if hands else None
    if rule == "after":
        owner = possessor(frame.tokens, frame.actors, frame.hit) or first_after(frame, _whose(frame))
        return owner or (last_before(frame) if _possessive(frame) else None)
    if rule == "before" or frame.hit.row.words.isascii():  # the English subject stands before its verb
        return _subject_before(frame) or (_by_whom(frame) if rule == "subject" else None)
    onto = [cue.first for cue in cue_lexicon("onto").find(frame.tokens) if cue.first > frame.hit.last]
    later = [target.first for target in targets if target.first > frame.hit.last]
    object_from = [i for i in _froms(frame) if i > frame.hit.last]
    ends = object_from[:1] if _resumed(frame) else [*onto[:1], *later, *object_from[:1]]
    limit = min([*ends, len(frame.tokens)])
    between = [a for a in frame.actors if frame.hit.last < a.first and a.last < limit and not _owner(frame, a)]
    if between and between[0].first - frame.hit.last <= REACH:
        return between[0]
    return last_before(frame) or _carried(frame)


def _froms(frame: Frame) -> list[int]:
    """Where «من» tells from whom: not in «عناصر من التنظيم» (men of the group)."""
    men = {cue.last for cue in cue_lexicon("men").find(frame.tokens)}
    return [i for i, token in enumerate(frame.tokens) if token.folded in FROM and i - 1 not in men]


def _carried(frame: Frame) -> Named | None:
    """«وسيطرت على البلدة», first in its sentence: still the subject of the sentence before, where the gender agrees."""
    verb = frame.hit.first < 2 and frame.hit.row.form is Form.VERB
    if frame.told is None or not verb or (frame.actors[:1] and frame.actors[0].last < frame.hit.first):
        return None
    feminine = frame.tokens[frame.hit.last].folded.endswith("ت")
    return frame.told[1] if fits(*frame.told, feminine=feminine) else None


def _resumed(frame: Frame) -> bool:
    """«التي يسيطر عليها»."""
    return any(cue.first == frame.hit.last + 1 for cue in cue_lexicon("resumptive").find(frame.tokens))


def _whose(frame: Frame) -> int:
    """«تخضع المدينة ... لسيطرة»: the holder stands after the last of these words."""
    words = cue_lexicon("whose").find(frame.tokens)
    return next((cue.last for cue in words if 0 < cue.first - frame.hit.last <= NEAR), frame.hit.last)


def _subject_before(frame: Frame) -> Named | None:
    """The nearest before the trigger; of "it still holds" who the sentence is about."""
    return frame.actors[0] if frame.actors and pronoun_before(frame.tokens, frame.hit) else last_before(frame)


def _by_whom(frame: Frame) -> Named | None:
    """Who took it by a noun: "the capture of the town by the army", "was announced by the army"."""
    others = [other.first for other in trigger_lexicon().find(frame.tokens) if other.first > frame.hit.last]
    end = min([*others, len(frame.tokens)])  # "held by" tells of another deed
    by = [i for i, t in enumerate(frame.tokens[:end]) if i > frame.hit.last and t.folded == "by"]
    return next((a for a in frame.actors for i in by if 0 < a.first - i <= 3), None)


def _possessive(frame: Frame) -> bool:
    return frame.tokens[frame.hit.last].folded.endswith(("ه", "ها", "هم"))


def first_after(frame: Frame, index: int) -> Named | None:
    """The first actor at or right after an index."""
    after = [a for a in frame.actors if index <= a.first <= index + REACH]
    return after[0] if after else None


def last_before(frame: Frame) -> Named | None:
    """The nearest actor before that may be a subject: rather not «مناطق المعارضة» or «ضد التنظيم»."""
    objects = {cue.last + i for cue in cue_lexicon("object").find(frame.tokens) for i in (1, 2)}
    objects = set() if _resumed(frame) else objects  # «على حساب التنظيم في جيب يسيطر عليه»
    aside = _aside(frame)
    before = [a for a in frame.actors if a.last < frame.hit.first and a.first not in objects and a.first not in aside]
    oblique = {cue.last for cue in cue_lexicon("oblique").find(frame.tokens)}
    subjects = [a for a in before if a.first - 1 not in oblique and not _owner(frame, a)]
    noun = frame.tokens[frame.hit.last].folded if frame.hit.row.form is Form.NOUN else ""
    return agreeing(frame.tokens, noun, subjects or before)[-1] if before else None


def _owner(frame: Frame, actor: Named) -> bool:
    """«معاقل النصرة», «تجمعات مسلحي تنظيم النصرة»: what is theirs is spoken of."""
    at, own = actor.first - 1, {cue.last for cue in cue_lexicon("own").find(frame.tokens)}
    members = {cue.last for cue in cue_lexicon("members").find(frame.tokens)}
    while at in members and at not in own:
        at -= 1
    return at in own


def _aside(frame: Frame) -> set[int]:
    """The words between the commas of "the group, which is fighting the army, took the town"."""
    text, tokens, inside = frame.article.text, frame.tokens, set()
    for i, token in enumerate(tokens[: frame.hit.first]):
        if token.folded not in _RELATIVE or not i or "," not in text[tokens[i - 1].end : token.start]:
            continue
        close = next((j for j in range(i, frame.hit.first) if "," in text[tokens[j].end : tokens[j + 1].start]), None)
        inside |= set(range(i, close + 1)) if close is not None else set()
    return inside


def joined_actors(frame: Frame, holder: Named) -> list[str]:
    """«الحشد الشعبي والجيش»: all that are joined to a holder by «و»."""
    joined = [holder]
    for actor in reversed([a for a in frame.actors if a.last < holder.first]):
        between = [t.folded for t in frame.tokens[actor.last + 1 : joined[0].first]]
        comma = frame.article.text[actor.end : joined[0].start].strip() == ","
        series = comma and len(joined) > 1  # "the army, militias and tribesmen"
        if series or (between[:1] == ["and"] and len(between) <= _AND_THEIR):
            joined.insert(0, actor)
    for actor in frame.actors:
        step = actor.first - joined[-1].last
        between = [t.folded for t in frame.tokens[joined[-1].last + 1 : actor.first]]
        if (0 < step <= 2 and "و" in actor.prefix) or (between[:1] == ["and"] and step <= _AND_THE):
            joined.append(actor)
    return list(dict.fromkeys(actor.actor for actor in joined))
