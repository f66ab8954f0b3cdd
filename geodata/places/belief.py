"""Whether a name in the text is a place at all: what speaks for it must outweigh what it could be otherwise."""

from collections.abc import Iterator

from geodata.language.clitics import ARTICLE
from geodata.places.context import Found
from geodata.places.gazetteer import HOME, name_key
from geodata.places.lexicon import common_words, given_names, nouns, often_places
from geodata.places.matcher import Scan
from geodata.places.support import doubt
from geodata.places.words import adjectives, bodies, triggers
from geodata.records import Relation

RARE = 0.25
# A place abroad of less weight needs a sign that it is one.
KNOWN_ABROAD = 0.4
# Longest quoted name of an organisation, in letters on either side of the place name.
QUOTED = 60
_NOUN_ENDINGS = ("ات", "ه", "ين", "ون")
_HAMZA = frozenset("أإؤئء")
_UPPER = frozenset({"us", "uk", "uae", "usa"})


def believe(found: list[Found], scan: Scan, text: str) -> list[Found]:
    """The names that are places; the others keep the reason in `against`."""
    telling = [item for item in found if _tells(item) and _names_it(item)]
    told = {key for item in telling for key in (item.hit.entry.full, scan.text[item.start : item.end])}
    people = {item.hit.entry.full for item in found if item.previous in given_names() and not item.trigger}
    believed: list[Found] = []
    for item in found:
        item.against = item.against or next(_doubts(item, told, people, scan, text), "")
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
    if item.trigger and (not item.inherited or listed):
        return 2
    some = item.opened or item.relation is not Relation.AT or listed
    return int(some) + (item.hit.entry.full in told)


def _doubts(item: Found, told: set[str], people: set[str], scan: Scan, text: str) -> Iterator[str]:
    """Everything that speaks against a place, the first being told as the reason."""
    entry = item.hit.entry
    if entry.block:
        yield entry.block
        return
    if entry.key in _UPPER and not text[slice(*scan.span(item.start, item.end))].isupper():
        yield "written small"
    evidence = _evidence(item, told)
    if item.previous in given_names() and not (item.trigger and not item.inherited):
        yield f"a person's name after {item.previous}"
    if entry.full in given_names() and evidence < 2:
        yield "a given name"
    if not evidence and entry.full in people:
        yield "a person of the article has that name"
    if (body := _body(scan.text, item)) in bodies():
        yield f"part of the name of an organisation, {body}"
    if evidence < 2 and item.relation is Relation.AT and _institution(entry.full):
        yield "an institution, not its building"
    yield from _word_doubts(item, evidence, text[slice(*scan.span(item.start, item.end))])


def _hamza(surface: str, item: Found) -> bool:
    """«رأوه» is not «راوة»: writers leave a hamza out, they rarely put one in (at the beginning they do both)."""
    inside = _HAMZA.intersection(surface.removeprefix(ARTICLE)[1:])
    if not inside or any(place.source != "curated" for place in item.places):
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


def _word_doubts(item: Found, evidence: int, surface: str) -> Iterator[str]:
    """What the name could be beside a place."""
    key = item.hit.entry.full
    weight = max(place.weight for place in item.places)
    if evidence < 2:
        yield from _spelling_doubts(item, surface)
    if (key in common_words() and evidence < 2) or (key in often_places() and evidence < 1 and not item.opens_line):
        yield "a common word"
    if (_inflected(key) or _without_article(item)) and evidence < 2:
        yield "a form of a common word"
    if (key in adjectives() and _adjective(item, evidence)) or (evidence < 2 and _after_noun(item)):
        yield "an adjective"
    if key in triggers():
        yield "a word for places"
    if not evidence and weight < KNOWN_ABROAD and not any(place.country in HOME for place in item.places):
        yield "a far place without a sign"
    if weight < RARE and evidence < 1 and " " not in key:
        yield "a rare name without a sign"


def _spelling_doubts(item: Found, surface: str) -> Iterator[str]:
    """What the way it is written speaks against a place."""
    if _hamza(surface, item):
        yield "written with a hamza that no spelling of the name has"
    if item.hit.entry.bare:
        yield "the second half of a name"


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


def _without_article(item: Found) -> bool:
    """«قائم» is a word where «القائم» is the town."""
    key = item.hit.entry.full
    usual = max(item.places, key=lambda place: place.weight)
    return not key.startswith(ARTICLE) and name_key(usual.name_ar) == ARTICLE + key
