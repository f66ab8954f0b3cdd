"""Whether a whole place is meant: «قرى في ريف حماة» (villages in Hama's countryside) are not Hama.

Who took two towns north of a capital did not take the capital: such a claim is left out rather than spread over all of
it, unless the text names the towns.
"""

from collections.abc import Sequence

from geodata.control.targets import Target
from geodata.control.words import ControlCue, ControlTrigger, cue_lexicon
from geodata.language.document import Token, Words, words_of
from geodata.language.lexicon import Hit
from geodata.places.words import openers, relations, triggers
from geodata.records import PlaceKind

_PAST = 4  # words from «كانت» to «تحت سيطرة»
_HEAD = 8  # words from «بلدة» to «تحت سيطرته»
_AROUND = 2  # words from «المحيطة» to a name
_ABOUT = frozenset({"المحيطه", "محيط", "ومحيط", "ضواحي", "اطراف", "مشارف", "around", "surrounding"})
_OF = frozenset({"of", "the", "al", "centre", "center", "heart"})
TOWARDS = frozenset({"باتجاه", "صوب"})
THEN = frozenset({"بعد", "عقب", "اثر"})
_INDEFINITE = frozenset({"a", "an", "another", "several", "some", "many", "two", "three", "four", "five"})
_CALLED = frozenset({"of", "called", "named", "the", "city", "town", "village", "al"})
_BUILDINGS = frozenset({"مبني", "مقر", "ديوان", "building", "headquarters"})
_RELATIVE = frozenset({"which", "who", "whose", "where"})
_WHOLE = frozenset({"كل", "كامل", "معظم", "جميع", "اغلب", "غالبيه", "نحو", "عده", "عدد", "اكثر", "ما"})
_LAND_WORDS = frozenset({"محافظه", "ريف", "قضاء"})
_ALL_OF = frozenset({"كل", "كامل", "معظم", "جميع", "اغلب", "غالبيه", "كافه", "سائر"})
_LIES_IN = frozenset({"في", "قرب"})
_BETWEEN = frozenset({"ريف", "محور", "جبهه", "جبهات", "محاور"})
_MEN_IN = frozenset({"في", "in"})


def unnamed_within(tokens: Sequence[Token], found: Sequence[Target], hit: Hit[ControlTrigger]) -> bool:
    """Whether places without a name are meant that lie in or near the one found: "two towns north of Baghdad"."""
    if found and (_building_of(tokens, found[0]) or _towns_of(tokens, hit.last, found[0])):
        return True
    if not found or not pieces_of(tokens, hit.last + 1, found[0]):
        return False
    return found[0].kind is PlaceKind.GOVERNORATE or not _completed(tokens, hit, found[0])


def _building_of(tokens: Sequence[Token], target: Target) -> bool:
    """«مبنى محافظة صلاح الدين»: the building of its administration."""
    near = {token.folded.lstrip("و") for token in tokens[max(0, target.first - _AROUND) : target.first]}
    return target.kind is PlaceKind.GOVERNORATE and not _BUILDINGS.isdisjoint(near)


def _towns_of(tokens: Sequence[Token], after: int, target: Target) -> bool:
    """«على عدد من مدن محافظة الأنبار»: towns of it without a name; «على معظم مناطق المحافظة» is most of it."""
    at = target.first - 1
    while at > after and tokens[at].folded in _LAND_WORDS:
        at -= 1
    some = any(cue.first == at for cue in cue_lexicon("towns").find(tokens)) if at > after else False
    return some and target.kind is PlaceKind.GOVERNORATE and tokens[at - 1].folded not in _ALL_OF


def _completed(tokens: Sequence[Token], hit: Hit[ControlTrigger], target: Target) -> bool:
    """«سيطرت على آخر جيب في البلدة»: with the last pocket in it the town is taken."""
    return any(hit.last < cue.first < target.first for cue in cue_lexicon("last").find(tokens))


def was_within(tokens: Sequence[Token], found: Sequence[Target], hit: Hit[ControlTrigger]) -> bool:
    """«طردته من بلدة كانت تحت سيطرته في المحافظة»: it held a town there, and no longer; not the governorate."""
    past = any(0 <= hit.first - cue.last <= _PAST for cue in cue_lexicon("past").find(tokens))
    return bool(found) and past and pieces_of(tokens, max(0, hit.first - _HEAD), found[0])


def some_place_in(tokens: Sequence[Token], found: Sequence[Target], hit: Hit[ControlTrigger]) -> bool:
    """«قرية خاضعة لسيطرة الجيش شرق المدينة»: who holds a village without a name does not hold the town near it."""
    before = hit.first - 1
    if not found or before < 0 or tokens[before].folded.startswith("ال"):
        return False  # «الأجزاء الخاضعة في المدينة»: those are the parts of it that are meant
    return pieces_of(tokens, before, found[0])


def held_within(tokens: Sequence[Token], target: Target, hit: Hit[ControlTrigger]) -> bool:
    """«21 قرية في محافظة كانت تخضع»: not the governorate was held."""
    past = any(0 <= hit.first - cue.last <= _PAST for cue in cue_lexicon("past").find(tokens))
    wide = target.kind is PlaceKind.GOVERNORATE
    return past and wide and pieces_of(tokens, max(0, target.first - _HEAD), target)


def some_within(tokens: Sequence[Token], target: Target) -> bool:
    """«14 بلدة في ريف حماة سيطرت عليها الفصائل»: not the governorate was taken."""
    return target.kind is PlaceKind.GOVERNORATE and pieces_of(tokens, max(0, target.first - _HEAD), target)


def elsewhere(tokens: Sequence[Token], hit: Hit[ControlTrigger], target: Target) -> bool:
    """«سيطرت على بلدة كذا بعد انسحاب الجيش باتجاه المدينة»: where somebody went, what happened before."""
    between = [token.folded for token in tokens[hit.last + 1 : target.first]]
    onto = between.index("علي") if "علي" in between else len(between)
    return not TOWARDS.isdisjoint(between) or not THEN.isdisjoint(between[onto:])


def of_a_clause(tokens: Sequence[Token], hit: Hit[ControlTrigger], target: Target) -> bool:
    """Of "captured the spring which supplies Damascus": the place is what a relative clause tells of."""
    between = {token.folded for token in tokens[hit.last + 1 : target.first]}
    return tokens[hit.first].text.isascii() and not _RELATIVE.isdisjoint(between)


def around(tokens: Sequence[Token], target: Target) -> bool:
    """«المناطق المحيطة بالفلوجة», "the area around Tikrit": what is about a place."""
    near = [token.folded for token in tokens[max(0, target.first - _AROUND) : target.first]]
    return not _ABOUT.isdisjoint(near) or near[-2:] == ["outskirts", "of"]


def pieces_of(tokens: Sequence[Token], start: int, target: Target) -> bool:
    """Whether between an index and a place name stands a noun for a place, and after it a word that sets it apart."""
    between = words_of(tokens).part(start, target.first)
    pieces = cue_lexicon("piece").find(between)
    if not pieces:
        return False
    if tokens[target.first].text.isascii():
        if _some_place(between, pieces[0]):
            return True
        own = all(word in _OF for word in between.folded[pieces[-1].last + 1 :])  # "near the town of"
        if own and len(pieces) == 1:  # "the town centre of"; but "areas of Hama"
            return any(cue.last == pieces[0].last for cue in cue_lexicon("land").find(between))
        pieces = pieces[:-1] if own else pieces
        last = pieces[-1].last
    else:
        last = pieces[0].last
    apart = any(cue.last > last for cue in cue_lexicon("apart").find(between))
    return apart or any(_sets_apart(word) for word in between.folded[last + 1 :]) or target.within


def _some_place(between: Words, piece: Hit[ControlCue]) -> bool:
    """Whether a place is meant that is not named: "a town near the road to Aleppo", not "a town called Tadif"."""
    before, behind = between.folded[max(0, piece.first - 3) : piece.first], between.folded[piece.last + 1 :]
    return not _INDEFINITE.isdisjoint(before) and not _CALLED.issuperset(behind)


def _sets_apart(word: str) -> bool:
    """«بريف», «شمالي», «بمدينة»: where a thing lies."""
    bare = word.removeprefix("ب")
    return bare in relations() or (bare != word and (bare in triggers() or bare in openers()))


def lies_there(tokens: Sequence[Token], found: Sequence[Target], hit: Hit[ControlTrigger]) -> bool:
    """«استعاد الجيش جثث جنوده قرب المدينة», «حررت القوات رهائن في القضاء»: where something else was taken."""
    if not found or tokens[hit.first].text.isascii() or _completed(tokens, hit, found[0]):
        return False
    onto = next((cue.last for cue in cue_lexicon("onto").find(tokens) if hit.last < cue.first < found[0].first), None)
    if onto is not None and _is_land(tokens, onto + 1):
        return False
    at = found[0].first - 1
    while at > hit.last and (tokens[at].folded in triggers() or tokens[at].folded in _BETWEEN):
        at -= 1
    glued = tokens[at].folded.startswith("ب") and tokens[at].folded[1:] in triggers()
    inside = at > hit.last and (tokens[at].folded in _LIES_IN or glued or found[0].within)
    return inside and hit.row.words != "رفع"  # a flag over a building in it


def _is_land(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun is of a place: «على المطارات العسكرية في المحافظة», not «على الموقف في المدينة»."""
    word = tokens[at].folded
    pieces = cue_lexicon("piece").find(words_of(tokens).part(at, at + 1))
    return bool(pieces) or word in triggers() or word.removeprefix("ال") in triggers() or word in _WHOLE


def men_within(tokens: Sequence[Token], found: Sequence[Target], hit: Hit[ControlTrigger]) -> bool:
    """«خسر التنظيم مقاتلين في المدينة»: not the town was lost, but men in it."""
    between = [token.folded for token in tokens[hit.last + 1 : found[0].first]] if found else []
    return not _MEN_IN.isdisjoint(between)
