"""The place before or after a word of control, with the list that it is part of."""

from collections.abc import Sequence

from geodata.control.targets import Target
from geodata.control.words import ControlTrigger, CueName, cue_lexicon
from geodata.language.document import Token, words_of
from geodata.language.lexicon import Hit
from geodata.places.gazetteer import name_key
from geodata.places.words import relations, triggers
from geodata.records import PlaceKind

NEAR = 18  # tokens between a trigger and its place
NEAR_NOUN = 8  # between «معقل» and its place
_UNKNOWN = 5  # tokens up to the next name of a list, an unknown one between
_OF_PROVINCE = frozenset({"provincial", "province", "capital", "city", "town", "village", "of", "the", "al"})
_ELSEWHERE = frozenset(
    {"towards", "toward", "to", "into", "near", "from", "in", "at", "on", "reached", "besieged", "against"}
)
_PARTS = frozenset({"اجزاء", "جزء", "معظم", "كامل", "كل", "قسم", "غالبيه", "نصف"})
_OTHERS = frozenset({"اخري", "عده", "مجاوره"})
_BRIDGES = frozenset({"علي", "الي", "كل", "كلا", "من", "the", "of", "قري", "towns", "villages"})
_ONTO_TOO = 8  # between a place and one after «وعلى»
_SETTLED = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE})


def listed_before(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """The nearest place before, its list, and of «القرية في ريف المدينة» the village rather than the town."""
    reach = NEAR_NOUN if hit.row.place == "either" else NEAR
    before = [t for t in named if t.last < hit.first]
    if not before or hit.first - before[-1].last > reach:
        return ()
    chosen = [before[-1]]
    for earlier in reversed(before[:-1]):
        if contains(tokens, earlier, chosen[0]) and not (chosen[0] is before[-1] and _which(tokens, chosen[0])):
            chosen = [earlier]
        elif joined(tokens, earlier, chosen[0]):
            chosen.insert(0, earlier)
        else:
            break
    return tuple(chosen)


def _which(tokens: Sequence[Token], target: Target) -> bool:
    """Whether it is the place spoken of: "in Diyala province, which is under the control of"."""
    following = [token.folded for token in tokens[target.last + 1 : target.last + 3]]
    return following[:1] == ["which"] or (following[1:] == ["which"] and following[0] in triggers())


def before_the_speaker(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> Sequence[Target]:
    """Without where a speaker is: "Mosul, which the group controls, said a spokesman in Erbil"."""
    words = words_of(tokens).folded
    if "said" not in words[hit.last :]:
        return named
    said = words.index("said", hit.last)
    comma = said and tokens[said].start - tokens[said - 1].end > 1
    return [t for t in named if t.first < said] if comma else named


def listed_after(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """The first place after, and the list that it opens."""
    after = [t for t in named if t.first > hit.last]
    if not after or after[0].first - hit.last > NEAR:
        return ()
    return listed_from(tokens, after[1:] if _capital_named(tokens, after) else after)


def _capital_named(tokens: Sequence[Token], after: Sequence[Target]) -> bool:
    """Whether a governorate only tells where the next place lies: "the Anbar provincial capital Ramadi"."""
    if len(after) < 2 or after[0].kind is not PlaceKind.GOVERNORATE:
        return False
    between = {token.folded for token in tokens[after[0].last + 1 : after[1].first]}
    return bool(between & {"capital", "town", "city", "village"}) and between <= _OF_PROVINCE


def listed_from(tokens: Sequence[Token], after: Sequence[Target]) -> tuple[Target, ...]:
    """The first of some places and those that are joined to it."""
    chosen, end = [after[0]], after[0]
    for later in after[1:]:
        if joined(tokens, chosen[-1], later) or goes_on(tokens, end.last, later) or _skips(tokens, chosen, later):
            chosen.append(later)
        elif not contains(tokens, end, later):
            break
        end = later
    return tuple(chosen)


def examples(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """«المناطق التي سيطر عليها كالرقة ودير الزور»: the places are named after, as examples."""
    after = [t for t in named if t.first > hit.last]
    if not after:
        return ()
    first = after[0]
    if tokens[first.first].folded.startswith("ك") and not first.place.name_ar.startswith("ك"):
        return listed_after(tokens, named, hit)
    return named_as(tokens, after, hit.last, "examples") or named_as(tokens, after, hit.last, "namely")


def named_as(tokens: Sequence[Token], named: Sequence[Target], start: int, cue: CueName) -> tuple[Target, ...]:
    """The list that follows a word such as «منها» (among them) or «هي» (they are) behind an index."""
    for found in cue_lexicon(cue).find(tokens):
        told = [t for t in named if t.first > found.last]
        if found.first > start and told and only_kinds(tokens, found.last + 1, told[0].first):
            return listed_from(tokens, told)
    return ()


def only_kinds(tokens: Sequence[Token], start: int, name: int) -> bool:
    """Whether nothing but «على مدينة», "the villages of" stands between an index and a name."""
    between = [token.folded.removeprefix("و") for token in tokens[start:name]]
    return all(
        word in _BRIDGES or word in triggers() or (word.startswith("ل") and word[1:] in triggers()) for word in between
    )


def goes_on(tokens: Sequence[Token], end: int, later: Target) -> bool:
    """«في ريف حماة، وكذلك على مدينة», «في ريف حماة الشمالي ومنطقة كذا»: a list goes on behind where one of it lies."""
    start = end + 1
    sides = {i for cue in cue_lexicon("side").find(tokens) for i in range(cue.first, cue.last + 1)}
    while start < later.first and start in sides:
        start += 1
    for cue in cue_lexicon("also").find(tokens):
        if cue.first == start and only_kinds(tokens, cue.last + 1, later.first):
            return True
    word = tokens[start].folded
    kind = start < later.first and word.removeprefix("و") in triggers() and only_kinds(tokens, start, later.first)
    return word.startswith("و") and (kind or (start == later.first and start > end + 1))


def _skips(tokens: Sequence[Token], chosen: Sequence[Target], later: Target) -> bool:
    """«قرى الصياد ومعر كبة ولطمين», «قرى الصياد، معر كبة، لطمين»: an unknown village does not end the list."""
    one = chosen[-1]
    between = [token.folded for token in tokens[one.last + 1 : later.first + 1]]
    if not 0 < len(between) <= _UNKNOWN:
        return False
    joined_by_and = len(between) > 1 and between[0].startswith("و") and between[-1].startswith("و")
    behind_commas = _behind_comma(tokens, one.last + 1) and _behind_comma(tokens, later.first)
    if not (joined_by_and or behind_commas):
        return False
    head = triggers().get(tokens[chosen[0].first - 1].folded.removeprefix("و")) if chosen[0].first else None
    plain = cue_lexicon("within").find(tokens[one.last + 1 : later.first])
    return head is not None and head.number == "plural" and not head.after and not plain


def _behind_comma(tokens: Sequence[Token], at: int) -> bool:
    """Whether more than a space stands before a word."""
    return tokens[at].start > tokens[at - 1].end + 1


def joined(tokens: Sequence[Token], one: Target, other: Target) -> bool:
    """«تل أعور والفريكة», «محطة زيزون وقريتي الزيادية وفتحة السد»: the second is joined to the first by «و»."""
    between = tokens[one.last + 1 : other.first + 1]
    if len(between) <= _ONTO_TOO and any(token.folded == "وعلي" for token in between):
        return True  # «على الناحية شمالي المدينة وعلى الحقل»
    if len(between) == 1 and between[0].text.isascii() and (one.kind == other.kind or _alike(tokens, one, other)):
        return True  # agencies' texts lose their commas: "the Sakhour Haydariya and Hanano districts"
    if not 0 < len(between) <= 4:
        return False
    first = between[0].folded
    if any(word in relations() or word in _OTHERS for word in (token.folded for token in between[1:-1])):
        return False  # «وأحياء أخرى شرق المدينة»
    kind = len(between) == 1 or first == "و" or _kind_word(first)
    if first == "and":  # "and all of Fallujah", not "and pushed towards Dabiq"
        return _ELSEWHERE.isdisjoint(token.folded for token in between)
    kind = kind or (first.removeprefix("و") in _PARTS and _kind_words(between[1:-1]))
    return first.startswith("و") and kind  # «وقرية كذا», not «ووصلوا إلى كذا»


def _alike(tokens: Sequence[Token], one: Target, other: Target) -> bool:
    """Of "Kafr Zita, Lahaya and Morek", a town and villages; "Lahaya, Hama" tells where the village lies."""
    both = {one.kind, other.kind}
    on = other.last + 1 < len(tokens) and tokens[other.last + 1].folded == "and"
    return both <= {PlaceKind.TOWN, PlaceKind.VILLAGE} or (on and both <= _SETTLED)


def _begins_anew(tokens: Sequence[Token], start: int, end: int) -> bool:
    """«في ريف حلب، وثلاثة آخرون في مدينة كذا»: behind a comma and «و» another thing is told."""
    return any(
        tokens[i].folded.startswith("و")
        and tokens[i].start > tokens[i - 1].end + 1
        and not _kind_word(tokens[i].folded)
        for i in range(start, end)
    )


def _kind_words(between: Sequence[Token]) -> bool:
    """«وأجزاء من بلدة كذا»."""
    return all(token.folded == "من" or _kind_word(token.folded) for token in between)


def _kind_word(word: str) -> bool:
    return name_key(word.removeprefix("و")) in triggers() or name_key(word.removeprefix("و")) in relations()


def contains(tokens: Sequence[Token], inner: Target, outer: Target) -> bool:
    """«قصر البريج في ريف حلب»: the second says where the first lies."""
    between = tokens[inner.last + 1 : outer.first + 1]
    if not 0 < len(between) <= 8 or _begins_anew(tokens, inner.last + 1, outer.first):
        return False
    within = {
        token.folded for hit in cue_lexicon("within").find(between) for token in between[hit.first : hit.last + 1]
    }
    return bool(within) or outer.within or inner.place.id == outer.place.id
