"""Which places a control trigger speaks of: where its row says they stand, with the list that they are part of."""

from collections.abc import Sequence
from dataclasses import dataclass

from geodata.control.words import ControlCue, ControlTrigger, CueName, control_cues, cue_lexicon
from geodata.language.document import Sentence, Token, Words, words_of
from geodata.language.inflection import Form
from geodata.language.lexicon import Hit
from geodata.language.normalise import fold
from geodata.places.gazetteer import gazetteer, name_key
from geodata.places.words import relations, triggers
from geodata.records import Mention, Place, PlaceKind
from geodata.tables import split_cell

NEAR = 18  # tokens between a trigger and its place
_ONTO_TOO = 8  # between a place and one after «وعلى»
BACK = 8  # between a trigger and «القرية» that stands for a name told before
NEAR_NOUN = 8  # between «معقل» and its place
HOME = ("SY", "IQ")
_PRONOUNS = ("ه", "ها", "هم")
TOO_LARGE = (PlaceKind.COUNTRY, PlaceKind.NATURAL)


@dataclass(slots=True)
class Target:
    """A place that a trigger speaks of; `first` and `last` index the tokens of its name."""

    place: Place
    kind: PlaceKind  # as the text means it
    first: int
    last: int
    score: float


def target_places(
    tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger], told: Sequence[Sequence[Target]] = ()
) -> tuple[Target, ...]:
    """The places of a trigger; a whole country only where parts of it are meant («مناطق سورية»).

    Args:
        tokens: the words of the sentence.
        named: the places that it names.
        hit: the trigger.
        told: those of each sentence before, for «القرية» and «عليها» that point back to it.
    """
    resumptive = _resumptive(tokens, hit)
    if resumptive and (listed := _examples(tokens, named, hit)):
        return listed
    if resumptive and _plural_head(tokens, hit):
        found = _areas(tokens, hit)
    elif resumptive:
        found = _before(tokens, named, hit) or (tuple(told[-1][:1]) if told else ())
    elif kinds := _kinds_meant(tokens, named, hit):
        alike = [target for target in named if target.kind in kinds]
        found = _before(tokens, alike, hit) or tuple([t for targets in told for t in targets if t.kind in kinds][-1:])
        both = [target for target in alike if target.last < hit.first][-2:]
        found = tuple(both) if len(both) == 2 and _dual_meant(tokens, hit) else found
    else:
        found = _by_rule(tokens, named, hit)
        if not found and hit.row.place == "before":
            found = _told_town(tokens, hit, told)
    return tuple({target.place.id: target for target in found}.values())


def targets_in(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Target, ...]:
    """The places of both countries that a sentence names, countries and rivers left out."""
    inside = [m for m in mentions if sentence.start <= m.start < sentence.end]
    return tuple(target for mention in inside if (target := _target(sentence.tokens, mention)))


def _resumptive(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«التي يسيطر عليها», «التي استعادتها»: a pronoun stands for a place told before."""
    following = tokens[hit.last + 1].folded if hit.last + 1 < len(tokens) else ""
    attached = hit.row.place == "after" and tokens[hit.last].folded.endswith(_PRONOUNS)
    named = 3 if hit.row.form is Form.NOUN else 1  # «سيطرة قوات النظام عليها»
    return _next(tokens, hit, "resumptive", named) or (attached and following in _capitals())


def _capitals() -> frozenset[str]:
    """The words of capitals that stand for their governments, folded."""
    return frozenset(fold(word) for row in control_cues() if row.cue == "capital" for word in split_cell(row.words))


def _kinds_meant(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> frozenset[str]:
    """The kinds of place that «القرية» after a trigger may stand for; empty where nothing points back."""
    for cue in cue_lexicon("back").find(tokens):
        if 0 < cue.first - hit.last <= BACK and not any(t.first <= cue.first <= t.last for t in named):
            if tokens[cue.first].text.isascii() and not _points_back(tokens, named, cue, hit.last):
                continue
            return frozenset(split_cell(cue.row.kinds))
    return frozenset()


def _points_back(tokens: Sequence[Token], named: Sequence[Target], cue: Hit[ControlCue], after: int) -> bool:
    """Whether "the town" stands for one told before: not "the town of", nor a name between `after` and it."""
    following = tokens[cue.last + 1].folded if cue.last + 1 < len(tokens) else ""
    definite = any(t.folded == "the" for t in tokens[max(0, cue.first - 2) : cue.first])
    own = any(after < t.first <= cue.last + 2 for t in named)
    return definite and following != "of" and not own


def _told_town(
    tokens: Sequence[Token], hit: Hit[ControlTrigger], told: Sequence[Sequence[Target]]
) -> tuple[Target, ...]:
    """The place told before that the subject stands for: "The town was taken by the army"."""
    for cue in cue_lexicon("back").find(words_of(tokens).part(0, hit.first)):
        if tokens[cue.first].text.isascii() and _points_back(tokens, (), cue, 0):
            kinds = split_cell(cue.row.kinds)
            return tuple([t for targets in told for t in targets if t.kind in kinds][-1:])
    return ()


def _dual_meant(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«سيطرت على القريتين»."""
    cues = (cue for cue in cue_lexicon("back").find(tokens) if 0 < cue.first - hit.last <= BACK)
    return any(tokens[cue.first].folded.endswith("تين") for cue in cues)


def _by_rule(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """The places where the row of the trigger looks for them."""
    where = hit.row.place
    if hit.row.holder == "hands":
        return _before_hands(tokens, named, hit)
    if where == "from":
        return _from(tokens, named, hit)
    if where == "after":
        found = _after(tokens, named, hit)
        english = hit.row.words.isascii() and hit.row.said == "took"  # "seized two army bases in Idlib"
        return () if (english or hit.row.said == "lost") and _merely_within(tokens, found, hit) else found
    found = _before(tokens, named, hit)
    if not found and where == "before":
        found = _areas(tokens, hit)
    after = () if found else _after(tokens, named, hit)
    inside = hit.row.words.isascii() and _merely_within(tokens, after, hit)  # "a rebel enclave in Aleppo"
    return found or (() if inside and hit.row.place == "either" else after)


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


def _merely_within(tokens: Sequence[Token], found: Sequence[Target], hit: Hit[ControlTrigger]) -> bool:
    """«خسر التنظيم مقاتلين في المدينة»: not the town was lost, but men in it."""
    between = [token.folded for token in tokens[hit.last + 1 : found[0].first]] if found else []
    return not {"في", "in"}.isdisjoint(between)


def _target(tokens: Words, mention: Mention) -> Target | None:
    place = mention.place or mention.parent
    first, last = tokens.after(mention.start), tokens.within(mention.start, mention.end).stop - 1
    if place is None or first > last or place.country not in HOME or place.kind in TOO_LARGE:
        return None
    return Target(place, mention.kind, first, last, mention.score)


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
                    return (Target(country, PlaceKind.COUNTRY, noun.first, adjective.last, 0.5),)
    return ()


def _joined(tokens: Sequence[Token], one: Target, other: Target) -> bool:
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


def _contains(tokens: Sequence[Token], inner: Target, outer: Target) -> bool:
    """«قصر البريج في ريف حلب»: the second says where the first lies."""
    between = tokens[inner.last + 1 : outer.first + 1]
    if not 0 < len(between) <= 8:
        return False
    within = {
        token.folded for hit in cue_lexicon("within").find(between) for token in between[hit.first : hit.last + 1]
    }
    return bool(within) or tokens[outer.first].folded.startswith("ب") or inner.place.id == outer.place.id
