"""Finds the place names of an article and says which place each is."""

from functools import cache

from geodata.loading import for_good
from geodata.places.astray import settle
from geodata.places.belief import believe
from geodata.places.context import Found, read_context
from geodata.places.dateline import opens_line
from geodata.places.gazetteer import Gazetteer, gazetteer
from geodata.places.matcher import Matcher, Scan
from geodata.places.parents import Parents, parents_of
from geodata.places.resolver import confidence, weigh
from geodata.places.respelt import near_others, respelt_names
from geodata.places.setting import Setting, of_elsewhere, out_of_town, setting_of
from geodata.places.support import supported
from geodata.places.transliteration import LIKENESS, SURE
from geodata.places.unknown import beside_longer, unknown_names
from geodata.places.words import marks, phrases
from geodata.records import Article, Mention, Place, PlaceKind, Relation

# A name whose best candidate scores less is not believed.
BELIEVED = 0.25
# Score of a name that is read after a trigger but that the gazetteer lacks.
UNKNOWN_SCORE = 0.4
_AREAS = frozenset({PlaceKind.COUNTRY, PlaceKind.GOVERNORATE, PlaceKind.REGION})
_SMALL_KM = 12.0  # a region no wider is a town with its surroundings: «مدينة الحولة»


@cache
def matcher() -> Matcher:
    """The automaton over the whole gazetteer."""
    with for_good():
        return matcher_of(gazetteer())


def matcher_of(places: Gazetteer) -> Matcher:
    """An automaton over another gazetteer."""
    return Matcher(places, marks(), phrases())


def locate(article: Article, names: Matcher | None = None) -> tuple[Mention, ...]:
    """The place names of an article in the order of the text.

    `names`: the automaton of another gazetteer than the bundled one, see `matcher_of`.
    """
    scan = (names or matcher()).scan(article.text)
    found = believe(read_context(scan, scan.names), scan, article.text)
    found = beside_longer(found, unknown_names(scan, found, article.text))
    found += respelt_names(scan, found, article.text, names or matcher())
    _recognise(found, names or matcher())
    found.sort(key=lambda item: item.start)
    for item in found:
        item.sentence = scan.text.count("\n", 0, item.start)
        item.dateline = opens_line(article.text, *scan.span(item.start, item.end))
    setting = setting_of(found)
    for item in found:
        item.places = near_others(item, setting) if item.guessed else supported(item, setting)
        item.candidates = weigh(item, setting)
        item.place = _decide(item, setting)
    settle(found, setting, scan.text)
    parents = parents_of(found, scan.text)
    return tuple(_mention(item, parents, scan, article.text) for item in found if _kept(item))


def _recognise(found: list[Found], names: Matcher) -> None:
    """Latin spellings that the gazetteer has otherwise are no unknown names."""
    for item in found:
        if item.hit.entry.latin and item.trigger and not any(place.kind == item.kinds[0] for place in item.places):
            exact = any(place.kind in item.kinds for place in item.places)  # another spelling must be near it, then
            like = names.sounds.like(item.hit.entry.key, SURE if exact else LIKENESS)
            item.guessed = not item.places
            item.places += tuple(p for p in like if p.kind in item.kinds and p not in item.places)


def _decide(item: Found, setting: Setting) -> Place | None:
    """The best candidate, or None where the word before the name says that it is something else."""
    if not item.candidates:
        return None
    best = item.candidates[0].place
    if item.trigger and item.kinds[0] is PlaceKind.NEIGHBOURHOOD and out_of_town(best, item, setting):
        return None
    # «مدن العراق», «شوارع حلب»: the cities of Iraq, not cities called Iraq.
    if (
        item.trigger is None
        or (item.trigger.after and best.kind is PlaceKind.COUNTRY)  # "at Iraq market"
        or (item.inherited and item.trigger.number == "singular")
        or item.trigger.number == "plural"
        or best.kind in item.kinds
    ):
        return best
    wide = best.kind in _AREAS and item.kinds[0] not in _AREAS and best.tol_km > _SMALL_KM
    return best if item.trigger.at_namesake and not wide and not of_elsewhere(best, setting) else None


def _kept(item: Found) -> bool:
    if item.elsewhere and item.trigger is None:
        return False
    if not item.candidates:
        return item.trigger is not None or not (item.guessed or item.hit.entry.imported)
    return item.candidates[0].score >= BELIEVED or item.trigger is not None


def _mention(item: Found, parents: Parents, scan: Scan, text: str) -> Mention:
    start, end = scan.span(item.start, item.end)
    place = item.place
    kind = place.kind if place else PlaceKind.VILLAGE
    if item.trigger and (
        place is None or not (place.kind in item.kinds or item.inherited or item.trigger.number == "plural")
    ):
        kind = item.kinds[0]
    return Mention(
        start=start, end=end, surface=text[start:end], kind=kind, place=place,
        score=confidence(item.candidates) if place else UNKNOWN_SCORE,
        relation=_relation(item, kind), parent=None if place else parents.get(scan.text[item.start : item.end]),
        rule=_rule(item), candidates=tuple(item.candidates),
    )  # fmt: skip


def _relation(item: Found, kind: PlaceKind) -> Relation:
    """An airport placed at the town whose name it has is near that town."""
    if item.relation is Relation.AT and item.place and kind is not item.place.kind and kind is PlaceKind.FACILITY:
        return Relation.NEAR
    return item.relation


def _rule(item: Found) -> str:
    known = "name" if item.place else "unknown name"
    if item.trigger:
        return f"{known} {'in a list ' if item.inherited else ''}after «{item.trigger.word}»"
    if item.relation is not Relation.AT:
        return f"{known}, {item.relation}"
    return f"{known} after «{item.previous}»" if item.opened and item.previous else known
