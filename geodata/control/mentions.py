"""Which places a control trigger speaks of: where its row says they stand, with the list that they are part of."""

from collections.abc import Sequence

from geodata.control.extent import (
    TOWARDS,
    around,
    elsewhere,
    held_within,
    lies_there,
    men_within,
    of_a_clause,
    some_place_in,
    some_within,
    unnamed_within,
    was_within,
)
from geodata.control.lists import NEAR, before_the_speaker, examples, listed_after, listed_before
from geodata.control.pointing import (
    BACK,
    dual_meant,
    kinds_meant,
    last_told,
    object_told,
    plural_head,
    points_to_told,
    taken_it,
    told_town,
    under_control,
)
from geodata.control.targets import Target
from geodata.control.words import ControlTrigger, cue_lexicon, trigger_lexicon
from geodata.language.document import Token, words_of
from geodata.language.inflection import Form
from geodata.language.lexicon import Hit
from geodata.places.gazetteer import gazetteer
from geodata.records import PlaceKind

_SHARES = frozenset({"ثلث", "ثلثي", "نصف", "ربع", "معظم", "مساحه", "اغلب", "غالبيه"})
_LYING_IN = 4  # words from «المناطق» to «الخاضعة»
_AFTER = 5  # words from "after" to "withdrew"
_ORIGIN = ("من", "from", "of")
_REST = 5  # words from «باقي» to «الخاضعة»
_THESE = frozenset({"هذه", "تلك"})
_GREATEST = frozenset({"اكبر", "اهم", "ابرز", "اخر"})  # «أكبر معاقل»: only one place can be that


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
    named = before_the_speaker(tokens, named, hit)
    if hit.row.said == "holds" and any(0 < hit.first - cue.last <= _REST for cue in cue_lexicon("rest").find(tokens)):
        return ()  # «باقي مدن المحافظة الخاضعة لسيطرة الجيش»: what somebody else has not taken
    resumptive = points_to_told(tokens, hit)
    if resumptive and (listed := examples(tokens, named, hit)):
        return listed
    if resumptive and plural_head(tokens, hit):
        found = _areas(tokens, hit)
    elif resumptive:
        lesser = [t for t in named if t.kind is not PlaceKind.GOVERNORATE]  # which only tells where the rest lies
        found = (
            (_taken_before(tokens, named, hit) if taken_it(tokens, hit) else ())
            or (listed_before(tokens, lesser, hit) if object_told(tokens, hit) else ())
            or listed_before(tokens, named, hit)
            or (tuple(told[-1][:1]) if told else ())
        )
        found = () if found and (some_within(tokens, found[0]) or _of_pieces(tokens, hit, found[-1])) else found
    elif kinds := kinds_meant(tokens, named, hit):
        alike = [t for t in named if t.kind in kinds and tokens[t.first - 2].folded not in TOWARDS]
        alike = [t for t in alike if tokens[t.first - 1].folded not in TOWARDS]
        found = listed_before(tokens, alike, hit) or last_told(told, kinds)
        both = [target for target in alike if target.last < hit.first][-2:]
        found = tuple(both) if len(both) == 2 and dual_meant(tokens, hit) else found
    else:
        found = _by_rule(tokens, named, hit)
        if not found and hit.row.place == "before":
            found = told_town(tokens, hit, told)
    return tuple({(target.place.id, target.unknown): target for target in found}.values())


def _of_pieces(tokens: Sequence[Token], hit: Hit[ControlTrigger], target: Target) -> bool:
    """«المدينة ... وبلدات كثيرة في محيطها استولى عليها التنظيم»: towns without a name that stand between were taken."""
    between = words_of(tokens).part(target.last + 1, hit.first) if target.last < hit.first else ()
    return bool(between) and not object_told(tokens, hit) and bool(cue_lexicon("towns").find(between))


def _taken_before(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """What "it" is in "captured the town on the road to Aleppo, but the army recaptured it"."""
    others = [o for o in _triggers(tokens, named) if o.last < hit.first and o.row.place == "after"]
    return _by_rule(tokens, named, others[-1]) if others else ()


def _by_rule(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """The places where the row of the trigger looks for them."""
    where = hit.row.place
    if under_control(tokens, hit):
        return listed_before(tokens, named, hit)
    if hit.row.holder == "hands":
        return _before_hands(tokens, named, hit)
    if where == "from":
        return _from(tokens, named, hit)
    if where == "after":
        found = listed_after(tokens, _objects(tokens, named, hit), hit)
        english = hit.row.words.isascii() and hit.row.said == "took" and not hit.row.needs.startswith("flag")
        found = tuple(t for t in found if t is found[0] or not around(tokens, t))  # «على البلدة ومحيط القاعدة»
        aside = found and (
            of_a_clause(tokens, hit, found[0]) or elsewhere(tokens, hit, found[0]) or around(tokens, found[0])
        )
        found = () if aside or (found and _of_another(tokens, hit, found[0])) else found
        men = (english or hit.row.said == "lost") and men_within(tokens, found, hit)  # "seized two bases in Idlib"
        if unnamed_within(tokens, found, hit) or lies_there(tokens, found, hit):
            return examples(tokens, named, hit)
        return () if men else found
    return _by_name_before(tokens, named, hit)


def _by_name_before(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """The places before a word such as «تحت سيطرة»; those after it where none stands there."""
    areas = _of_areas(tokens, hit)
    found = () if areas else listed_before(tokens, named, hit)
    if not found and hit.row.place == "before":
        found = _areas(tokens, hit)
    english = hit.row.words.isascii() and hit.row.said == "took"  # "a town seized by the group near the city"
    hands = "يد" in tokens[hit.first].folded  # «قتلوا بيد التنظيم في المدينة»
    after = () if found or english or hands or _areas_in(tokens, hit) else listed_after(tokens, named, hit)
    inside = hit.row.words.isascii() and men_within(tokens, after, hit)  # "a rebel enclave in Aleppo"
    if hit.row.place == "either" and hit.first and tokens[hit.first - 1].folded in _GREATEST:
        found = found[-1:]
    if found:
        some = held_within(tokens, found[0], hit) or some_within(tokens, found[0])
        aside = hit.row.place == "before" and (around(tokens, found[0]) or some)
        return () if aside else found
    if hit.row.place == "either" and after and after[0].kind is PlaceKind.GOVERNORATE:
        return ()  # «المعقل الرئيسي للتنظيم في ريف المحافظة»
    lies_in = was_within(tokens, after, hit) or some_place_in(tokens, after, hit)
    return () if (inside and hit.row.place == "either") or lies_in else after


def _of_another(tokens: Sequence[Token], hit: Hit[ControlTrigger], target: Target) -> bool:
    """«يسيطر الجيش على ثلثي البلاد فيما تسيطر الفصائل على المدينة»: the place is what the second verb tells of."""
    if _of_country(tokens, hit, target):
        return True
    if not tokens[hit.first].text.isascii() and hit.row.form is Form.VERB and hit.row.said in ("took", "holds"):
        between = [o for o in _triggers(tokens, (target,)) if hit.last < o.first < target.first]
        return any(o.row.form is Form.VERB and o.row.place == "after" and _has_onto(tokens, hit, o) for o in between)
    return False


def _of_country(tokens: Sequence[Token], hit: Hit[ControlTrigger], target: Target) -> bool:
    """«تسيطر على ثلث مساحة البلاد»: a share of the country is held."""
    words = [token.folded for token in tokens[hit.last + 1 : target.first]]
    return any(words[i + 1 : i + 2] == ["البلاد"] for i, word in enumerate(words) if word in _SHARES)


def _has_onto(tokens: Sequence[Token], hit: Hit[ControlTrigger], other: Hit[ControlTrigger]) -> bool:
    """Whether «على» follows a verb before the other verb: it has an object of its own."""
    return any(hit.last < cue.first < other.first for cue in cue_lexicon("onto").find(tokens))


def _objects(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> Sequence[Target]:
    """Those that may be taken: «سيطرت القوات المنتشرة في حلب على القرية», what follows «على» where one stands there."""
    onto = next((cue.first for cue in cue_lexicon("onto").find(tokens) if 0 < cue.first - hit.last <= NEAR), None)
    if onto is None or "سيطر" not in tokens[hit.first].folded:
        return named
    own = all(not hit.last < other.first < onto for other in _triggers(tokens, named))
    return [target for target in named if target.first > onto] if own else named


def _before_hands(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """«سقطت المدينة في يد»: between the verb and the hands, else before the verb («الحي الذي سقط في يد»)."""
    hands = [cue.first for cue in cue_lexicon("hands").find(tokens) if cue.first > hit.last]
    between = [t for t in named if hands and hit.last < t.first < hands[0]]
    return listed_after(tokens, between, hit) if between else listed_before(tokens, named, hit)


def _from(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> tuple[Target, ...]:
    """«انسحب من القرية إلى المدينة»: the village, not the town; «منها» points back."""
    if any(0 < found.first - hit.last <= BACK for found in cue_lexicon("from_it").find(tokens)):
        return listed_before(tokens, named, hit)
    words = [t.folded for t in tokens]
    origin = next((i for i in range(hit.last + 1, len(words)) if words[i] in _ORIGIN and not _without(words, i)), None)
    if origin is not None:
        found = listed_after(tokens, [t for t in named if t.first > origin], hit)
        aside = unnamed_within(tokens, found, hit) or (found and around(tokens, found[0]))
        return () if aside else found
    left = any(cue.last == hit.first for cue in cue_lexicon("withdrawn").find(tokens)) or _left_then(words, hit)
    takes = [o for o in _triggers(tokens, named) if o.row.said == "took" and o.last < hit.first] if left else []
    return _by_rule(tokens, named, takes[-1]) if takes else ()  # «سيطر على القرية بعد انسحاب التنظيم»


def _left_then(words: Sequence[str], hit: Hit[ControlTrigger]) -> bool:
    """Of "rebels took the town after the army withdrew"."""
    return hit.row.holder == "before" and not {"after", "as"}.isdisjoint(words[max(0, hit.first - _AFTER) : hit.first])


def _without(words: Sequence[str], at: int) -> bool:
    """«انسحبت من دون قتال»."""
    return words[at + 1 : at + 2] in (["دون"], ["غير"], ["قبل"], ["اجل"])


def _triggers(tokens: Sequence[Token], named: Sequence[Target]) -> list[Hit[ControlTrigger]]:
    """The triggers that are no part of a name, as «رفعت» is of «تل رفعت»."""
    return [o for o in trigger_lexicon().find(tokens) if not any(t.first <= o.first <= t.last for t in named)]


def _of_areas(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«المزرعة مكشوفة على المناطق الخاضعة لسيطرة الجيش»: areas are held, and not what was named before them.

    «فهذه المناطق تخضع»: these areas are.
    """
    areas = [noun for noun in cue_lexicon("areas").find(tokens) if noun.last == hit.first - 1 and noun.definite]
    return any(not noun.first or tokens[noun.first - 1].folded.lstrip("وف") not in _THESE for noun in areas)


def _areas_in(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«المناطق في شمال البلاد الخاضعة لسيطرة الجيش»: areas without a name, and none that is told after them."""
    nouns = [noun.last for noun in cue_lexicon("areas").find(tokens) if 1 < hit.first - noun.last <= _LYING_IN]
    return hit.row.place == "before" and any(tokens[i + 1].folded == "في" for i in nouns)


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
