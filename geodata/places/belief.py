"""Whether a name in the text is a place at all: what speaks for it must outweigh what it could be otherwise."""

import re
from operator import attrgetter
from typing import NamedTuple

from geodata.language.clitics import ARTICLE
from geodata.language.remembered import Remembered
from geodata.places.context import Found
from geodata.places.gazetteer import HOME, name_key
from geodata.places.lexicon import common_words, given_names, nouns, often_places
from geodata.places.matcher import Scan
from geodata.places.support import doubt
from geodata.places.words import adjectives, bodies, triggers
from geodata.records import PlaceKind, Relation

RARE = 0.25
# A place abroad of less weight needs a sign that it is one.
KNOWN_ABROAD = 0.4
# Longest quoted name of an organisation, in letters on either side of the place name.
QUOTED = 60
_NOUN_ENDINGS = ("ات", "ه", "ين", "ون")
_HAMZA = frozenset("أإؤئء")
_GENERIC = frozenset({"المدينه", "البلده", "القريه", "الحي", "المنطقه", "الناحيه", "القضاء", "المحافظه", "المخيم"})
_SETTLED = frozenset(
    {PlaceKind.DISTRICT, PlaceKind.SUBDISTRICT, PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE}
)  # what such a town is called
_UPPER = frozenset({"us", "uk", "uae", "usa"})


def believe(found: list[Found], scan: Scan, text: str) -> list[Found]:
    """The names that are places; the others keep the reason in `against`."""
    telling = [item for item in found if _tells(item) and _names_it(item)]
    told = {key for item in telling for key in (item.hit.entry.full, scan.text[item.start : item.end])}
    people = {item.hit.entry.full for item in found if item.previous in given_names() and not item.trigger}
    believed: list[Found] = []
    for item in found:
        item.against = item.against or _doubt(item, told, people, scan, text)
        if item.hit.entry.imported:
            item.against = item.against or doubt(item, _evidence(item, told))
        if not item.against:
            believed.append(item)
    return believed


def _tells(item: Found) -> bool:
    """Whether this place in the text makes its name one in the whole article: «مدينة الدور», «في تدمر»."""
    return bool(item.trigger and not item.inherited) or (item.opened and item.hit.entry.full in often_places())


def _names_it(item: Found) -> bool:
    return not item.hit.entry.imported or not doubt(item, 2)


def _evidence(item: Found, told: set[str]) -> int:
    """0 nothing, 1 a preposition, relation or list before it, 2 a trigger.

    A name that a trigger tells elsewhere in the article counts one more.
    """
    listed = item.listed is not None and not item.listed.against
    if item.trigger and (not item.inherited or (listed and item.trigger.number != "singular")):
        return 2
    some = item.opened or item.relation is not Relation.AT or listed
    return int(some) + (item.hit.entry.full in told)


def _doubt(item: Found, told: set[str], people: set[str], scan: Scan, text: str) -> str:
    """What speaks against a place, the first of it; empty where nothing does."""
    entry = item.hit.entry
    if entry.block:
        return entry.block
    evidence, facts = _evidence(item, told), _FACTS[entry.full]
    surface = text[slice(*scan.span(item.start, item.end))]
    if entry.key in _UPPER and not surface.isupper():
        return "written small"
    return (
        _of_a_person(item, evidence, people, scan.text, given=facts.given)
        or _of_a_body(item, evidence, scan.text, institution=facts.institution)
        or (_spelling_doubt(item, surface) if evidence < 2 else "")
        or _word_doubt(item, evidence, facts, surface, scan.text)
        or (_rare(item) if evidence < 1 else "")
    )


class _Facts(NamedTuple):
    """What a key is beside a name of places."""

    given: bool  # a given name
    institution: bool  # «وزارة الداخلية العراقية»
    common: bool
    often: bool
    inflected: bool
    adjective: bool
    trigger: bool

    @classmethod
    def of(cls, key: str) -> "_Facts":
        """Looked up in the tables."""
        return cls(key in given_names(), _institution(key), key in common_words(), key in often_places(),
                   _inflected(key), key in adjectives(), key in triggers())  # fmt: skip


_KUNYA = re.compile(r"(?<!\w)[وبلف]?(?:ابو|ابي|ابا|ام|abu|umm?) \w+ $")
_LONGEST_KUNYA = 24  # letters


def _byname(item: Found, text: str) -> bool:
    """«أبو عروة كنصفرة», "Abu Omar Kansafra": a man is called after where he comes from."""
    if item.trigger or item.hit.chain or item.relation is not Relation.AT:
        return False
    return bool(_KUNYA.search(text[max(0, item.hit.word - _LONGEST_KUNYA) : item.hit.word]))


def _of_a_person(item: Found, evidence: int, people: set[str], text: str, *, given: bool) -> str:
    if item.previous in given_names() and not (item.trigger and not item.inherited):
        return f"a person's name after {item.previous}"
    if _byname(item, text):
        return "a byname"
    if given and evidence < 2:
        return "a given name"
    return "a person of the article has that name" if not evidence and item.hit.entry.full in people else ""


def _of_a_body(item: Found, evidence: int, text: str, *, institution: bool) -> str:
    if (body := _body(text, item)) in bodies():
        return f"part of the name of an organisation, {body}"
    inside = institution and evidence < 2 and item.relation is Relation.AT
    return "an institution, not its building" if inside else ""


def _hamza(surface: str, item: Found) -> bool:
    """«رأوه» is not «راوة»: writers leave a hamza out, they rarely put one in (at the beginning they do both)."""
    if _HAMZA.isdisjoint(surface.removeprefix(ARTICLE)[1:]) or any(place.source != "curated" for place in item.places):
        return False
    names = [name for place in item.places for name in (place.name_ar, *place.aliases)]
    alike = [name for name in names if name_key(name) == name_key(surface)]
    return not any(_HAMZA.intersection(name.removeprefix(ARTICLE)[1:]) for name in alike)


def _institution(key: str) -> bool:
    """«وزارة الداخلية العراقية»."""
    first, _, rest = key.partition(" ")
    return bool(rest) and first in bodies()


def _body(text: str, item: Found) -> str:
    """The first word of the quoted name that holds this place name, if any."""
    opened = text.rfind('"', max(0, item.start - QUOTED), item.start)
    if opened < 0 or text.find('"', item.end, item.end + QUOTED) < 0:
        return ""
    return text[opened + 1 : item.start].partition(" ")[0]


def _so_called(item: Found) -> bool:
    """«قضاء المدينة», «مدينة الحي»: a name right after such a word; not in «مطار المدينة», «أحياء شرقي المدينة»."""
    trigger = item.trigger
    if trigger is None or item.inherited or item.relation is not Relation.AT or trigger.number != "singular":
        return False
    return trigger.kinds[0] in _SETTLED


def _two_villages(item: Found, text: str) -> bool:
    """«سيطروا على قريتي كذا وكذا ... ومع السيطرة على القريتين»: those, and not the town called so."""
    return item.hit.entry.full == _QARYATAYN and any(word in text for word in _VILLAGES)


_QARYATAYN = "القريتين"
_VILLAGES = (" قريتي ", " بقريتي ", " لقريتي ", " وقريتي ", " قريتين ", " قريتان ")


def _word_doubt(item: Found, evidence: int, facts: _Facts, surface: str, text: str) -> str:
    """What the name could be beside a place."""
    if (item.hit.entry.full in _GENERIC or _two_villages(item, text)) and not _so_called(item):
        return "a word for places"
    whole = item.hit.chain + item.hit.entry.key  # «بادية» is a desert, not "in Adiya"; «باراك» a man, not "in Arak"
    if item.hit.chain and evidence < 2 and (whole in common_words() or whole in triggers()):
        return "the whole word is a common one"
    his = facts.inflected and not (surface.endswith("ة") and item.hit.entry.full[0] != "و")  # «جبلة» is not «جبله»
    if (facts.common and evidence < 2) or (facts.often and evidence < 1 and not item.opens_line):
        return "a common word"
    if evidence < 2 and (his or _without_article(item)):
        return "a form of a common word"
    adjective = (facts.adjective and _adjective(item, evidence)) or (facts.common and _agrees(item))
    if adjective or (evidence < 2 and _after_noun(item)):
        return "an adjective"
    return "a word for places" if facts.trigger else ""


def _rare(item: Found) -> str:
    """Whether a name that nothing speaks for is of a place that news seldom names."""
    weight = max([place.weight for place in item.places])
    if weight < KNOWN_ABROAD and not any(place.country in HOME for place in item.places):
        return "a far place without a sign"
    return "a rare name without a sign" if weight < RARE and " " not in item.hit.entry.full else ""


def _spelling_doubt(item: Found, surface: str) -> str:
    """What the way it is written speaks against a place."""
    if _hamza(surface, item):
        return "written with a hamza that no spelling of the name has"
    return "the second half of a name" if item.hit.entry.bare else ""


def _adjective(item: Found, evidence: int) -> bool:
    """«الخارجية السعودية», «طائرات سورية»; but «أعلنت السعودية»."""
    if item.hit.entry.full.startswith(ARTICLE):
        return item.previous.startswith(ARTICLE) and not item.hit.chain
    return evidence < 1 and (item.previous in nouns() or item.previous.endswith(_NOUN_ENDINGS))


def _after_noun(item: Found) -> bool:
    """«الجبهة الشامية»: after a definite noun, a name in -ي or -ية is its adjective."""
    key = item.hit.entry.full
    definite = item.previous.startswith(ARTICLE) and len(item.previous) > 3
    return definite and not item.hit.chain and key.startswith(ARTICLE) and key.endswith(("يه", "ي")) and " " not in key


def _inflected(key: str) -> bool:
    """Whether a key may be read as «and» with a word, or as a word with «his» at its end («دوره»)."""
    words = common_words()
    if key in words:
        return False
    if key[0] == "و" and key[1:] in words:
        return True
    return key.endswith("ه") and not key.startswith(ARTICLE) and key[:-1] in words


def _agrees(item: Found) -> bool:
    """«مناطق جديدة», «قاعدة جديدة»: new ones, none called so; but «قريتي جديدة وكذا», «قرية العلم»."""
    trigger = item.trigger
    if trigger is None or item.inherited or item.hit.entry.full.startswith(ARTICLE) or item.hit.entry.latin:
        return False
    return trigger.number == "plural" or (trigger.number == "singular" and _without_article(item))


def _without_article(item: Found) -> bool:
    """«قائم» is a word where «القائم» is the town."""
    key = item.hit.entry.full
    if key.startswith(ARTICLE):
        return False
    usual = max(item.places, key=_WEIGHT) if len(item.places) > 1 else item.places[0]
    return name_key(usual.name_ar) == ARTICLE + key


_WEIGHT = attrgetter("weight")
_FACTS = Remembered(_Facts.of)
