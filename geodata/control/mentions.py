"""Which places a control trigger speaks of: where its row says they stand, with the list that they are part of."""

from collections.abc import Sequence
from dataclasses import dataclass

from geodata.control.words import ControlTrigger, CueName, cue_lexicon
from geodata.language.document import Token
from geodata.language.lexicon import Hit
from geodata.places.gazetteer import gazetteer
from geodata.records import Mention, Place, PlaceKind

NEAR = 18  # tokens between a trigger and its place
BACK = 8  # between a trigger and «القرية» that stands for a name told before
NEAR_NOUN = 8  # between «معقل» and its place
HOME = ("SY", "IQ")
TOO_LARGE = (PlaceKind.COUNTRY, PlaceKind.NATURAL)


@dataclass(frozen=True, slots=True)
class Target:
    """A place that a trigger speaks of; `first` and `last` index the tokens of its name."""

    place: Place
    first: int
    last: int
    score: float


def target_places(
    tokens: Sequence[Token], mentions: Sequence[Mention], hit: Hit[ControlTrigger], focus: tuple[Target, ...] = ()
) -> tuple[Target, ...]:
    """The places of a trigger, those of both countries only; a whole country only where parts of it are meant.

    `focus`: what the sentence before spoke of, for «القرية» and «عليها» that point back to it.
    """
    named = [target for mention in mentions if (target := _target(tokens, mention))]
    resumptive = _next(tokens, hit, "resumptive", 1)
    if resumptive and (listed := _examples(tokens, named, hit)):
        return listed
    if resumptive and _plural_head(tokens, hit):
        found = _areas(tokens, hit)
    elif resumptive or _next(tokens, hit, "back", BACK):
        found = _before(tokens, named, hit) or focus
    else:
        found = _by_rule(tokens, named, hit)
    return tuple({target.place.id: target for target in found}.values())


def _by_rule(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """The places where the row of the trigger looks for them."""
    where = hit.row.place
    if hit.row.holder == "hands":
        return _before_hands(tokens, named, hit)
    if where == "from":
        return _from(tokens, named, hit)
    if where == "after":
        return _after(tokens, named, hit)
    found = _before(tokens, named, hit)
    if not found and where == "before":
        found = _areas(tokens, hit)
    return found or _after(tokens, named, hit)


def _next(tokens: Sequence[Token], hit: Hit[ControlTrigger], cue: CueName, reach: int) -> bool:
    """Whether a cue follows within `reach` words, no place between."""
    return any(0 < found.first - hit.last <= reach for found in cue_lexicon(cue).find(tokens))


def _plural_head(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«المناطق التي يسيطر عليها»: no place told before is meant."""
    return any(0 < hit.first - noun.last <= 3 for noun in cue_lexicon("areas").find(tokens))


def _before_hands(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """«سقطت المدينة في يد»: between the verb and the hands, else before the verb («الحي الذي سقط في يد»)."""
    hands = [cue.first for cue in cue_lexicon("hands").find(tokens) if cue.first > hit.last]
    between = [t for t in named if hands and hit.last < t.first < hands[0]]
    return _after(tokens, between, hit) if between else _before(tokens, named, hit)


def _from(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """«انسحب من القرية إلى المدينة»: the village, not the town; «منها» points back."""
    if any(0 < found.first - hit.last <= BACK for found in cue_lexicon("from_it").find(tokens)):
        return _before(tokens, named, hit)
    origin = next((i for i, t in enumerate(tokens) if i > hit.last and t.folded in ("من", "from", "of")), None)
    return _after(tokens, [t for t in named if t.first > origin], hit) if origin is not None else ()


def _target(tokens: Sequence[Token], mention: Mention) -> Target | None:
    place = mention.place or mention.parent
    inside = [i for i, token in enumerate(tokens) if token.start < mention.end and mention.start < token.end]
    if place is None or not inside or place.country not in HOME or place.kind in TOO_LARGE:
        return None
    return Target(place, inside[0], inside[-1], mention.score)


def _before(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """The nearest place before, its list, and of «القرية في ريف المدينة» the village rather than the town."""
    reach = NEAR_NOUN if hit.row.place == "either" else NEAR
    before = [t for t in named if t.last < hit.first]
    if not before or hit.first - before[-1].last > reach:
        return ()
    chosen = [before[-1]]
    for earlier in reversed(before[:-1]):
        if _contains(tokens, earlier, chosen[0]):
            chosen = [earlier]
        elif _joined(tokens, earlier, chosen[0]):
            chosen.insert(0, earlier)
        else:
            break
    return tuple(chosen)


def _after(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """The first place after, and the list that it opens."""
    after = [t for t in named if t.first > hit.last]
    if not after or after[0].first - hit.last > NEAR:
        return ()
    chosen = [after[0]]
    for later in after[1:]:
        if _joined(tokens, chosen[-1], later):
            chosen.append(later)
        elif not _contains(tokens, chosen[-1], later):
            break
    return tuple(chosen)


def _examples(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """«المناطق التي سيطر عليها كالرقة ودير الزور»: the places are named after, as examples."""
    after = [t for t in named if t.first > hit.last]
    if not after:
        return ()
    first = after[0]
    like = tokens[first.first].folded.startswith("ك") and not first.place.name_ar.startswith("ك")
    told = any(hit.last < cue.first and cue.last < first.first for cue in cue_lexicon("examples").find(tokens))
    return _after(tokens, named, hit) if like or told else ()


def _areas(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """«مناطق سورية»: parts of a country, named by its adjective; the claim is about the country."""
    countries = cue_lexicon("country").find(tokens)
    for noun in reversed(cue_lexicon("areas").find(tokens)):
        for adjective in countries:
            if noun.last < hit.first and adjective.first - noun.last == 1 and adjective.row.country:
                country = gazetteer().get(adjective.row.country.lower())
                if country is not None:
                    return (Target(country, noun.first, adjective.last, 0.5),)
    return ()


def _joined(tokens: Sequence[Token], one: Target, other: Target) -> bool:
    """«تل أعور والفريكة», «محطة زيزون وقريتي الزيادية وفتحة السد»: the second is joined to the first by «و»."""
    between = tokens[one.last + 1 : other.first + 1]
    return 0 < len(between) <= 4 and (between[0].folded.startswith("و") or between[0].folded == "and")


def _contains(tokens: Sequence[Token], inner: Target, outer: Target) -> bool:
    """«قصر البريج في ريف حلب»: the second says where the first lies."""
    between = tokens[inner.last + 1 : outer.first + 1]
    if not 0 < len(between) <= 8:
        return False
    within = {
        token.folded for hit in cue_lexicon("within").find(between) for token in between[hit.first : hit.last + 1]
    }
    return bool(within) or tokens[outer.first].folded.startswith("ب") or inner.place.id == outer.place.id


def focus_of(mentions: Sequence[Mention]) -> tuple[Target, ...]:
    """What a sentence speaks of, for the next one to point back to: its first place that is not too large."""
    for mention in mentions:
        place = mention.place or mention.parent
        if place is not None and place.country in HOME and place.kind not in (*TOO_LARGE, PlaceKind.REGION):
            return (Target(place, -1, -1, mention.score * 0.8),)
    return ()
