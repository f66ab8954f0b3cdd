"""Who a control trigger is told of: its subject or its possessor."""

from geodata.control.asserted import REACH
from geodata.control.attributes import possessor, pronoun_before
from geodata.control.frame import Frame
from geodata.control.grammar import agreeing, fits
from geodata.control.lists import NEAR
from geodata.control.pointing import masdar_of_it
from geodata.control.targets import Target
from geodata.control.unnamed import passive, someone_else, unknown_managed
from geodata.control.words import cue_lexicon, trigger_lexicon
from geodata.incidents.actors import Named
from geodata.incidents.words import cues_in
from geodata.language.inflection import Form

FROM = ("من", "from", "out")
_RELATIVE = frozenset({"which", "who", "whom", "whose"})
_OF_WHOM = 3  # words from «انسحب» to who did: «انسحب منها جيش النظام»
_OF_GROUPS = 5  # words from «خروج» to who left: «خروج آخر دفعة من مقاتلي المعارضة»
_ELSEWHERE = frozenset({"امام", "الي", "باتجاه", "نحو", "مع", "بعد", "اثر", "في"})
_RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذين"})
_WHO_HELD = 3  # words from «الذي» to the verb: «الذي كان يسيطر»
_SAID_THEY = 4  # words from "said" to the verb: "said that they had regained"
_WHO_LEFT = 2  # words from "the army" to "withdrew", an adverb between
_OPENING = 6  # words from the beginning of a clause to its subject


def subject_of(frame: Frame, targets: tuple[Target, ...]) -> Named | None:
    """Who does what the trigger tells; None where the text does not say."""
    rule = frame.hit.row.holder
    if rule == "hands":
        return _in_hands(frame)
    if rule == "after":
        return _named_after(frame)
    if rule == "before" or frame.hit.row.words.isascii():  # the English subject stands before its verb
        return _subject_before(frame) or (_by_whom(frame) if rule == "subject" else None)
    return _who_left(frame) if frame.hit.row.said == "lost" and _possessed(frame) else _arabic_subject(frame, targets)


def _arabic_subject(frame: Frame, targets: tuple[Target, ...]) -> Named | None:
    if masdar_of_it(frame.tokens, frame.hit) or passive(frame) or unknown_managed(frame):
        return _agent(frame)
    if frame.hit.row.form is Form.VERB and someone_else(frame):
        return None
    return (
        _relative(frame)
        or _right_after(frame, targets)
        or _after_object(frame, targets)
        or _agent(frame)
        or _told_before(frame)
    )


def _in_hands(frame: Frame) -> Named | None:
    """«سقطت المدينة في يد التنظيم»."""
    hands = next((cue for cue in cue_lexicon("hands").find(frame.tokens) if cue.first > frame.hit.last), None)
    return None if hands is None or someone_else(frame, hands.last + 1) else first_after(frame, hands.last)


def _named_after(frame: Frame) -> Named | None:
    """«تخضع المدينة لسيطرة التنظيم», "controlled by the group", "the group's stronghold"."""
    by = frame.tokens[frame.hit.last].folded == "by"  # "held by" tells at once by whom
    owner = None if by else possessor(frame.tokens, frame.actors, frame.hit)
    if owner is None and someone_else(frame, _whose(frame) + 1):
        return None
    return owner or first_after(frame, _whose(frame)) or (last_before(frame) if _possessive(frame) else None)


def _right_after(frame: Frame, targets: tuple[Target, ...]) -> Named | None:
    """«سيطرت قوات النظام على»: between the word and its object."""
    onto = [cue.first for cue in cue_lexicon("onto").find(frame.tokens) if cue.first > frame.hit.last]
    later = [target.first for target in targets if target.first > frame.hit.last]
    object_from = [i for i in _froms(frame) if i > frame.hit.last]
    ends = object_from[:1] if _resumed(frame) else [*onto[:1], *later, *object_from[:1]]
    limit = min([*ends, len(frame.tokens)])
    between = [a for a in frame.actors if frame.hit.last < a.first and a.last < limit and not _owner(frame, a)]
    return between[0] if between and between[0].first - frame.hit.last <= REACH else None


def _after_object(frame: Frame, targets: tuple[Target, ...]) -> Named | None:
    """«تسيطر على وسط المدينة قوات الجيش»: the subject stands behind the object."""
    after = frame.tokens[frame.hit.last + 1].folded if frame.hit.last + 1 < len(frame.tokens) else ""
    end = max(target.last for target in targets) + 1
    return next((a for a in frame.actors if after == "علي" and a.first == end and not a.prefix), None)


def _told_before(frame: Frame) -> Named | None:
    """Whom a verb or noun without a subject of its own goes on to tell of."""
    return _goes_on(frame) or last_before(frame) or _carried(frame)


def _relative(frame: Frame) -> Named | None:
    """«معارك مع التنظيم الذي كان يسيطر عليها»: whom the relative clause tells of."""
    start = max(0, frame.hit.first - _WHO_HELD)
    who = [i for i in range(start, frame.hit.first) if frame.tokens[i].folded in _RELATIVES]
    return next((a for a in frame.actors if frame.hit.row.form is Form.VERB and a.last + 1 in who), None)


def _agent(frame: Frame) -> Named | None:
    """«تمت استعادة البلدة من قبل الجيش»: who is named behind «من قبل», «على يد»."""
    ends = [cue.last for cue in cue_lexicon("by").find(frame.tokens) if 0 < cue.first - frame.hit.last <= NEAR]
    return next((a for a in frame.actors for i in ends if 0 < a.first - i <= _OF_WHOM), None)


def _goes_on(frame: Frame) -> Named | None:
    """«طردت الفصائل التنظيم من البلدة ثم دخلت القرية»: a verb that goes on has the subject of the one before it."""
    tokens, at = frame.tokens, frame.hit.first
    if not (frame.hit.perfect and at and (frame.hit.prefix in ("و", "ف") or tokens[at - 1].folded == "ثم")):
        return None
    turns = [cue.last for cue in cue_lexicon("turn").find(tokens) if cue.last < at]
    start, aside = max(turns, default=-1), _not_subjects(frame)
    clause = [a for a in frame.actors if start < a.first and a.last < at and a.first not in aside]
    first = clause[0] if clause and clause[0].first - start <= _OPENING else None
    feminine = tokens[frame.hit.last].folded.endswith("ت")
    return first if first and first.role != "nisba" and fits(tokens, first, feminine=feminine) else None


def _possessed(frame: Frame) -> bool:
    """«انسحاب المسلحين»: a noun that tells at once who it is that left; not «انسحابه» nor «الانسحاب»."""
    after = frame.tokens[frame.hit.last + 1].folded if frame.hit.last + 1 < len(frame.tokens) else ""
    noun = frame.hit.row.form is Form.NOUN and not frame.hit.definite and not _possessive(frame)
    return noun and after not in (*FROM, "السيطره", "علي")


def _who_left(frame: Frame) -> Named | None:
    """Who is named right after «انسحاب»; «انسحاب المسلحين» tells of men whom no table knows, and of nobody else."""
    if someone_else(frame):
        return None
    near = [a for a in frame.actors if 0 < a.first - frame.hit.last <= _OF_GROUPS]
    between = {token.folded for token in frame.tokens[frame.hit.last + 1 : near[0].first]} if near else set()
    return near[0] if near and between.isdisjoint(_ELSEWHERE) else last_before(frame)


def _froms(frame: Frame) -> list[int]:
    """Where «من» tells from whom: not in «عناصر من التنظيم» (men of the group), nor in «فصائل مدعومة من تركيا»."""
    men = {cue.last + 1 for cue in cue_lexicon("men").find(frame.tokens)}
    froms = [i for i, token in enumerate(frame.tokens) if token.folded in FROM and i not in men]
    return [i for i in froms if not any(a.first < i < a.last for a in frame.actors)]


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
    """The nearest before the trigger; of "it still holds" who the sentence is about, or who says that of himself."""
    if speaker := _speaker(frame):
        return speaker
    if frame.hit.row.place == "from" and frame.hit.row.said == "lost":  # "after residents fled": nobody's army did
        return next((a for a in frame.actors if 0 < frame.hit.first - a.last <= _WHO_LEFT), None)
    return frame.actors[0] if frame.actors and pronoun_before(frame.tokens, frame.hit) else last_before(frame)


def _speaker(frame: Frame) -> Named | None:
    """Of "but rebels said they had regained it": those who say so of themselves."""
    if not pronoun_before(frame.tokens, frame.hit):
        return None
    said = [cue for cue in cues_in(frame.tokens)["said"] if 0 < frame.hit.first - cue.last <= _SAID_THEY]
    return next((a for a in frame.actors for cue in said if a.last == cue.first - 1), None)


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
    objects = set() if _resumed(frame) else _objects(frame)  # «على حساب التنظيم في جيب يسيطر عليه»
    aside = _aside(frame)
    before = [a for a in frame.actors if a.last < frame.hit.first and a.first not in objects and a.first not in aside]
    joined_to = oblique(frame)
    subjects = [a for a in before if a.first - 1 not in joined_to and not _owner(frame, a)]
    return agreeing(frame.tokens, _pronoun_of(frame), subjects or before)[-1] if before else None


def _objects(frame: Frame) -> set[int]:
    """Where those begin to whom something is done: «طرد التنظيم», «بعد انسحاب الجيش»."""
    return {cue.last + i for cue in cue_lexicon("object").find(frame.tokens) for i in (1, 2)}


def _not_subjects(frame: Frame) -> set[int]:
    """Where those begin who are no subject of their clause."""
    after = {i + 1 for i in oblique(frame)}
    return _objects(frame) | after | {a.first for a in frame.actors if _owner(frame, a)}


def oblique(frame: Frame) -> set[int]:
    """Where words stand whose noun is no subject: «ضد التنظيم»; but «عناصر من التنظيم» are."""
    men = {cue.last + 1 for cue in cue_lexicon("men").find(frame.tokens)}
    return {cue.last for cue in cue_lexicon("oblique").find(frame.tokens) if cue.first not in men}


def _pronoun_of(frame: Frame) -> str:
    """The noun where it ends in a pronoun, «سيطرته»; «السيطرة» and «سيطرة» have none."""
    word, noun = frame.tokens[frame.hit.last], frame.hit.row.form is Form.NOUN
    return word.folded if noun and not frame.hit.definite and not word.text.endswith("ة") else ""


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
