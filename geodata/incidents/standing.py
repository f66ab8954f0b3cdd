"""What a place in a clause stands for beside where something happened: who speaks, where from, where to."""

from geodata.incidents.attributes import across_border, of_suburb, whose_people
from geodata.incidents.clauses import Clause
from geodata.incidents.words import cue_words
from geodata.language.normalise import fold
from geodata.places.dateline import opens_line
from geodata.records import Mention, PlaceKind

_WRITTEN_IN = frozenset({PlaceKind.CITY, PlaceKind.REGION, PlaceKind.GOVERNORATE, PlaceKind.COUNTRY})
COUNTRIES = ("SY", "IQ")
_CUED = frozenset(
    {
        "distance",
        "accused",
        "source",
        "said",
        "plan",
        "relative",
        "motion",
        "subset",
        "context",
        "venue",
        "origin",
        "stationed",
        "own_thing",
        "descends",
        "taken_to",
    }
)
_ANNOUNCER = 8  # words between «أعلنت» and the place of who announces
_SPEAKER = 6  # words between the speaker's place and «إن»
_LEAVING = frozenset({"handover", "evacuation"})
_TOWARDS = frozenset({"مستهدفا", "مستهدفه", "مستهدفين"})
_WHENCE = 7  # words between «تسللوا من» or «مؤتمر صحفي» and the name
_BROAD = _WRITTEN_IN | {PlaceKind.DISTRICT, PlaceKind.SUBDISTRICT}
_NEXT_TO = frozenset({"قرب", "بالقرب", "القريبه", "من", "near", "to", "close"})
_KINDS = frozenset({"العاصمه", "مدينه", "محافظه", "بلده", "قضاء", "ناحيه"})
_HEADLINE = 110  # characters
_RAGING = "الدايره"  # «الاشتباكات الدائرة في محيط البلدة»: no «دائرة الصحة»
_BOUND = frozenset({"الي", "نحو", "to"})  # «في طريقه إلى منزله»
_PAIRED = 3  # words from a place to the next one of its list, its first letter counted
_NAMED = 7  # words from «ينحدر» to the place, a full name between
_HIS = 4  # words from «سيارته» to the place where it was
_COMPASS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside", "off"}
)
_WHICH_IS = frozenset(
    {"district", "province", "area", "town", "city", "suburb", "village", "governorate", "a", "the", "just", "about"}
)
_CALLED = 6  # words of "of the ethnically mixed city of"
_TO = 3  # words between «إلى» and the name


def usable(mention: Mention) -> bool:
    """Whether an event can be placed at it: somewhere in Syria or Iraq."""
    place = mention.place or mention.parent
    return place is not None and place.country in COUNTRIES


def penalty(clause: Clause, mention: Mention) -> int:
    """0 for a place that an event may be at, more where it stands for something else, 9 where it never is."""
    at = index_of(clause, mention)
    cued = not clause.cues.lacks(_CUED)
    if (cued and (_is_distance_anchor(clause, at) or _left_behind(clause, at))) or _is_dateline(clause, mention):
        return 9
    if _is_government(clause, mention, at) or _is_destination(clause, at) or across_border(clause, mention, at):
        return 9
    if came_from := _comes_from(clause, at, cued=cued) or _comes_from_too(clause, mention, cued=cued):
        return came_from
    if cued and (weak := _cued_before(clause, at)):
        return weak
    of_victim = cued and _of_victim(clause, mention, at)
    if of_victim or _locates_another(clause, mention, at) or of_suburb(clause, mention):
        return 2
    return int(cued and _cued_context(clause, at))


def _cued_before(clause: Clause, at: int) -> int:
    """The same by words before a place that tell where someone speaks, comes from or wants to go."""
    accused = clause.cue_before("accused", at, 7)  # «متهم بإعدام نزلاء سجن ...»
    if _of_announcer(clause, at) or accused or _of_source(clause, at) or _of_speaker(clause, at):
        return 2
    open_ended = [*clause.cue("plan"), *clause.cue("relative")]
    return int(any(0 < at - cue.last <= 12 and _no_trigger(clause, cue.last, at) for cue in open_ended))


def _cued_context(clause: Clause, at: int) -> bool:
    """Whether words before a place tell of a way to it, of people from there, or of what is known of it."""
    if clause.cue_before("motion", at, 2) or clause.cue_before("stationed", at, 2) or whose_people(clause, at):
        return True
    return any(0 < at - cue.last <= 8 and _no_trigger(clause, cue.last, at) for cue in clause.cue("context"))


def index_of(clause: Clause, mention: Mention) -> int:
    """The index of the word that a mention begins in; 0 where it stands behind the clause."""
    at = clause.tokens.after(mention.start)
    return at if at < len(clause.tokens) else 0


def _comes_from(clause: Clause, at: int, *, cued: bool) -> int:
    """«القتيل ينحدر من بلدة», «شاب من أبناء قرية»: where he was born; 9 where he died beside one just told of."""
    before = clause.tokens.folded[max(0, at - 4) : at]
    if before and before[-1] in cue_words("a_place"):
        before.pop()
    if cued and before[-1:] == ["من"] and clause.cue_before("descends", at, _NAMED):
        return 9 if clause.cue("descends")[0].first <= 1 else 2  # «وينحدر فلان من بلدة»: a clause of its own
    people = before[-1:] and before[-1] in cue_words("comes_from_people") and before[-2:-1] == ["من"]
    if not people and not (before[-1:] == ["من"] and before[-2:-1] and before[-2] in cue_words("comes_from")):
        return 0
    return 2 if cue_words("with_him").isdisjoint(clause.tokens.folded) else 9


def _comes_from_too(clause: Clause, mention: Mention, *, cued: bool) -> int:
    """«من سكان المدينة وبلدة كذا»: the second of a list is what the first is."""
    before = next((m for m in reversed(clause.mentions) if m.end < mention.start), None)
    start = clause.sentence.start
    words = clause.sentence.text[before.end - start : mention.start - start + 1].split() if before else []
    if before is None or not words or len(words) > _PAIRED or not words[0].startswith("و"):
        return 0
    return _comes_from(clause, index_of(clause, before), cued=cued)


def _of_source(clause: Clause, at: int) -> bool:
    """«قال قائممقام القضاء»; but «اغتيال رئيس بلدية القرية»: he does not speak, he died there."""
    sources = [cue for cue in clause.cue("source") if 0 < at - cue.last <= 3]
    sources = [cue for cue in sources if clause.tokens[cue.last].folded != _RAGING]
    dead = {cue.last for cue in clause.cue("dead")} if sources else ()
    return any(cue.first - 1 not in dead for cue in sources)


def _of_speaker(clause: Clause, at: int) -> bool:
    """«قال مصدر طبي في المدينة إن ...»: where the one who speaks is."""
    said = [c.last for c in clause.cue("said") if c.last < at]
    if not said:
        return False
    that = next((i for i, t in enumerate(clause.tokens) if i > at and t.folded in cue_words("that")), None)
    if that is None:
        return False
    return that - at <= _SPEAKER and not any(min(said) < h.first < that for h in clause.triggers)


def _of_announcer(clause: Clause, at: int) -> bool:
    """«أعلنت مديرية كذا في الإقليم مقتل ثلاثة في قرية كذا»: what is told and its place come behind."""
    first = clause.triggers[0].first if clause.triggers else 0
    if at > first or not clause.cue_before("said", at, _ANNOUNCER):
        return False
    behind = clause.tokens[first].start if clause.triggers else 0
    return any(m.start > behind and usable(m) and m.kind is not PlaceKind.COUNTRY for m in clause.mentions)


def _is_destination(clause: Clause, at: int) -> bool:
    """«انسحبوا من المدينة ليلا إلى بلدة ...»: not what was left."""
    if clause.senses.isdisjoint(_LEAVING):
        return False
    left = [h.last for h in clause.triggers if h.row.sense in _LEAVING]
    before = [i for i in range(max(0, at - _TO), at) if clause.tokens[i].folded in cue_words("to")]
    return any(last < i for last in left for i in before)


def _locates_another(clause: Clause, mention: Mention, at: int) -> bool:
    """«في بعقوبة شمال شرقي بغداد»: the second place only tells where the first lies."""
    words = clause.tokens.folded[max(0, at - 2) : at]  # «شرقي العاصمة بغداد»
    directed = bool(words) and not cue_words("direction").isdisjoint(words[-1:] if words[-1] not in _KINDS else words)
    before = [m for m in clause.mentions if m.end < mention.start and usable(m) and m.kind is not PlaceKind.COUNTRY]
    if not before or _of_it(before[-1], mention):
        return False
    return directed or _beside(clause, before[-1], mention) or _lies_off(clause, before[-1], at)


def _of_it(land: Mention, mention: Mention) -> bool:
    """«شهدت المحافظة تفجيرا جنوبي المدينة»: the city of a governorate named before tells where in it."""
    wide, place = land.place, mention.place
    governorate = wide is not None and land.kind is PlaceKind.GOVERNORATE
    return governorate and place is not None and wide is not None and wide.adm1 == place.adm1


def _lies_off(clause: Clause, one: Mention, at: int) -> bool:
    """Of "in Baquba, northeast of Baghdad", "Daquq district south of the city of Kirkuk": where the first lies."""
    if one.kind in (PlaceKind.NATURAL, PlaceKind.REGION, PlaceKind.GOVERNORATE):
        return False  # "a bridge across the Euphrates south of Raqqa"
    words = clause.tokens.folded[clause.tokens.after(one.end) : at]
    of = next((i for i in range(1, len(words)) if words[i] == "of" and words[i - 1] in _COMPASS), None)
    if of is None or len(words) - of > _CALLED:
        return False
    return all(word in _WHICH_IS for word in words[: of - 1])


def _beside(clause: Clause, one: Mention, other: Mention) -> bool:
    """«قرية كذا قرب بلدة كذا»: nothing but such words between the two."""
    start = clause.sentence.start
    between = fold(clause.sentence.text[one.end - start : other.start - start]).split()
    if one.kind in _BROAD and other.kind not in _BROAD:  # «في المحافظة قرب قرية كذا»
        return False
    return bool(between) and between[0] in _NEXT_TO and all(w in _NEXT_TO or w in _KINDS for w in between)


def _no_trigger(clause: Clause, first: int, last: int) -> bool:
    return not any(first < hit.first < last for hit in clause.triggers)


def _is_distance_anchor(clause: Clause, at: int) -> bool:
    """«57 كم شمال شرقي بغداد» tells where another place lies."""
    return clause.cue_before("distance", at, 5)


def _left_behind(clause: Clause, at: int) -> bool:
    """«في مؤتمر صحفي في العاصمة», «تسللوا من القاعدة», «اقتادهم إلى القرية»: where one speaks, comes from, is taken."""
    sets_out = "protest" in clause.senses  # «انطلقت تظاهرة من الساحة»
    cues = [*clause.cue("venue"), *clause.cue("taken_to"), *(() if sets_out else clause.cue("origin"))]
    return any(
        0 < at - cue.last <= _WHENCE
        and _no_trigger(clause, cue.last, at)
        and _TOWARDS.isdisjoint(clause.tokens.folded[cue.last + 1 : at])
        for cue in cues
    )


def _of_victim(clause: Clause, mention: Mention, at: int) -> bool:
    """«قتل رئيس بلدية القرية بعبوة في سيارته في المدينة»: where he was in office, or bound for («إلى منزله»)."""
    words, own = clause.tokens.folded, clause.cue("own_thing")
    if any(0 < at - c.last <= _HIS and words[c.first - 1] in _BOUND for c in own):
        return True
    cars = [c.last for c in own if c.last > at and words[c.first - 1] not in _BOUND]
    places = [index_of(clause, m) for m in clause.mentions if m is not mention and usable(m)] if cars else []
    return any(0 < there - last <= _HIS for last in cars for there in places)


def _is_dateline(clause: Clause, mention: Mention) -> bool:
    """«بغداد - وكالات», «دبي (CNN)»: where it was written."""
    if clause.number or mention.kind not in _WRITTEN_IN:
        return False
    begins = clause.sentence.start
    opens = opens_line(clause.sentence.text, mention.start - begins, mention.end - begins)
    return (opens and not _heads_news(clause, mention)) or _of_another_city(clause, mention)


def _of_another_city(clause: Clause, mention: Mention) -> bool:
    """«بغداد: قتل 13 بانفجار في الرمادي»: what happened elsewhere is told from there."""
    text, behind = clause.sentence.text, mention.end - clause.sentence.start
    if clause.tokens[0].start < mention.start or not text[behind:].lstrip().startswith(":"):
        return False
    here = mention.place.adm1 if mention.place else None
    others = [m.place for m in clause.mentions if m is not mention and m.place and usable(m)]
    return bool(here) and any(p.adm1 and p.adm1 != here for p in others)


def _heads_news(clause: Clause, mention: Mention) -> bool:
    """«درعا - إصابة ثلاثة بانفجار لغم»: the only place of a headline is where it happened."""
    alone = [m for m in clause.mentions if usable(m)] == [mention] and len(clause.sentence.text) <= _HEADLINE
    after = clause.tokens.after(mention.end)
    return alone and any(h.first == after and not h.perfect for h in clause.triggers)


def _is_government(clause: Clause, mention: Mention, at: int) -> bool:
    """A capital or country that speaks or acts stands for its government: «قالت دمشق», «الموالية لدمشق»."""
    if mention.kind not in (PlaceKind.CITY, PlaceKind.COUNTRY):
        return False
    if clause.cue_before("said", at, 1):
        return True
    before = clause.tokens[at - 1].folded if at else ""
    return before in cue_words("loyal")
