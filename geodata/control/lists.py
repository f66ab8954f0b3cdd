"""The place before or after a word of control, with the list that it is part of."""

from collections.abc import Sequence

from geodata.control.targets import Target
from geodata.control.words import ControlTrigger, cue_lexicon
from geodata.language.document import Token
from geodata.language.lexicon import Hit
from geodata.places.gazetteer import name_key
from geodata.places.words import relations, triggers

NEAR = 18  # tokens between a trigger and its place
NEAR_NOUN = 8  # between «معقل» and its place
_EXAMPLE = 4  # tokens between «منها» or "including" and the first example
_ONTO_TOO = 8  # between a place and one after «وعلى»


def listed_before(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """The nearest place before, its list, and of «القرية في ريف المدينة» the village rather than the town."""
    reach = NEAR_NOUN if hit.row.place == "either" else NEAR
    before = [t for t in named if t.last < hit.first]
    if not before or hit.first - before[-1].last > reach:
        return ()
    chosen = [before[-1]]
    for earlier in reversed(before[:-1]):
        if contains(tokens, earlier, chosen[0]):
            chosen = [earlier]
        elif joined(tokens, earlier, chosen[0]):
            chosen.insert(0, earlier)
        else:
            break
    return tuple(chosen)


def listed_after(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """The first place after, and the list that it opens."""
    after = [t for t in named if t.first > hit.last]
    if not after or after[0].first - hit.last > NEAR:
        return ()
    return listed_from(tokens, after)


def listed_from(tokens: Sequence[Token], after: Sequence[Target]) -> tuple[Target, ...]:
    """The first of some places and those that are joined to it."""
    chosen = [after[0]]
    for later in after[1:]:
        if joined(tokens, chosen[-1], later):
            chosen.append(later)
        elif not contains(tokens, chosen[-1], later):
            break
    return tuple(chosen)


def examples(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """«المناطق التي سيطر عليها كالرقة ودير الزور»: the places are named after, as examples."""
    after = [t for t in named if t.first > hit.last]
    if not after:
        return ()
    first = after[0]
    like = tokens[first.first].folded.startswith("ك") and not first.place.name_ar.startswith("ك")
    if like:
        return listed_after(tokens, named, hit)
    for cue in cue_lexicon("examples").find(tokens):
        told = [t for t in after if t.first > cue.last]
        if cue.first > hit.last and told and told[0].first - cue.last <= _EXAMPLE:
            return listed_from(tokens, told)
    return ()


def joined(tokens: Sequence[Token], one: Target, other: Target) -> bool:
    """«تل أعور والفريكة», «محطة زيزون وقريتي الزيادية وفتحة السد»: the second is joined to the first by «و»."""
    between = tokens[one.last + 1 : other.first + 1]
    if len(between) <= _ONTO_TOO and any(token.folded == "وعلي" for token in between):
        return True  # «على الناحية شمالي المدينة وعلى الحقل»
    if len(between) == 1 and one.kind == other.kind and between[0].text.isascii():
        return True  # agencies' texts lose their commas: "the Sakhour Haydariya and Hanano districts"
    if not 0 < len(between) <= 4:
        return False
    first = between[0].folded
    kind = len(between) == 1 or first == "و" or name_key(first.removeprefix("و")) in {**triggers(), **relations()}
    return (first.startswith("و") and kind) or first == "and"  # «وقرية كذا», not «ووصلوا إلى كذا»


def contains(tokens: Sequence[Token], inner: Target, outer: Target) -> bool:
    """«قصر البريج في ريف حلب»: the second says where the first lies."""
    between = tokens[inner.last + 1 : outer.first + 1]
    if not 0 < len(between) <= 8:
        return False
    within = {
        token.folded for hit in cue_lexicon("within").find(between) for token in between[hit.first : hit.last + 1]
    }
    return bool(within) or tokens[outer.first].folded.startswith("ب") or inner.place.id == outer.place.id
