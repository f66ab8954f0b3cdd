"""Imported names count only with support in the text.

Of the 35,000 villages of a full import many bear everyday words or people's names («المعارضة», «علي»), and dozens
share one name. So a word must say that the name is a place, and the text must say where: an imported place counts
where it lies near a certain place of the text or in a governorate that it names, and only where no other does.
"""

from geodata.language.clitics import ARTICLE
from geodata.places.context import Found
from geodata.places.gazetteer import kilometres
from geodata.places.imported import SOURCE
from geodata.places.setting import Anchor, Setting, apart
from geodata.places.unknown import ADJECTIVE, name_words, never_names
from geodata.records import Place, PlaceKind

NEAR_KM = 25.0  # a village this near to a place of the same sentence is the one meant
_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.GOVERNORATE, PlaceKind.REGION, PlaceKind.NATURAL})


def doubt(item: Found, evidence: int) -> str:
    """Why the words around an imported name do not make it a place; empty where they do.

    `evidence`: 0 nothing, 1 a preposition, relation or list, 2 a trigger (more: a trigger elsewhere in the article).
    """
    key = item.hit.entry.full
    if _after_trigger(item):
        return _unlike_a_name(item, key)
    first, _, rest = key.partition(" ")
    if rest and evidence and first in name_words("self"):
        return ""
    return "" if evidence > 1 and not item.trigger else "an imported name that no word makes a place"


def _after_trigger(item: Found) -> bool:
    """Whether the trigger is the word beside it, or that of its list: not «سيطرة» two words before."""
    trigger = item.trigger
    if trigger is None:
        return False
    if item.inherited:
        return trigger.number != "singular"
    return trigger.after or bool(item.hit.entry.lead) or trigger.word.rpartition(" ")[2] == item.previous


def _unlike_a_name(item: Found, key: str) -> str:
    """«قرى كردية» are no villages called so, «سيطرة المعارضة» is no checkpoint."""
    trigger = item.trigger
    if trigger is None or not any(place.kind in trigger.kinds for place in item.places):
        return "an imported name of another kind of place"
    named = key.startswith(ARTICLE) or " " in key or key.isascii()
    if trigger.unknown == "no" or (not named and trigger.unknown != "yes"):
        return "an imported name after a word that is seldom followed by one"
    if key in name_words("not_name") or (not named and (key in never_names() or key.endswith(ADJECTIVE))):
        return "an imported name that is an everyday word"
    return ""


def supported(item: Found, setting: Setting) -> tuple[Place, ...]:
    """The candidates of a name without the imported ones that the text does not lead to."""
    imported = [place for place in item.places if place.source == SOURCE]
    if not imported:
        return item.places
    own = tuple(place for place in item.places if place.source != SOURCE)
    if own and not item.trigger:
        return own
    fitting = [p for p in imported if not item.trigger or p.kind in item.kinds]
    rivals = [p for p in fitting if all(apart(p, known) for known in own)]
    return own + _nearest(rivals, item, setting, least=2 if own else 1)


def _nearest(places: list[Place], item: Found, setting: Setting, least: int) -> tuple[Place, ...]:
    """The places that the text leads to most, none where they lie apart from each other: nobody could say which."""
    anchors = setting.others(tuple(places))
    levels = {place.id: _level(place, item, anchors) for place in places}
    best = max(levels.values(), default=0)
    kept = [place for place in places if levels[place.id] == best]
    if best < least or any(apart(kept[0], place) for place in kept[1:]):
        return ()
    return tuple(kept)


def _level(place: Place, item: Found, anchors: list[Anchor]) -> int:
    """3 near a place of the sentence, 2 in a governorate of the sentence, 1 the same of the article, 0 neither."""
    here = [anchor for anchor in anchors if item.sentence in anchor.sentences]
    if _beside(place, here):
        return 3
    if item.trigger and item.kinds[0] is PlaceKind.NEIGHBOURHOOD:
        return 1 if _beside(place, anchors) else 0
    if any(anchor.place.adm1 == place.adm1 for anchor in here):
        return 2
    return 1 if _beside(place, anchors) or any(a.place.adm1 == place.adm1 for a in anchors) else 0


def _beside(place: Place, anchors: list[Anchor]) -> bool:
    points = [anchor.place for anchor in anchors if anchor.place.kind not in _WIDE]
    return any(kilometres(place.lat, place.lon, point.lat, point.lon) <= NEAR_KM for point in points)
