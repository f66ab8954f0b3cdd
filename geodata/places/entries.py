"""What the automaton looks for: names, marks and phrases, each under its key."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from geodata.language.clitics import merged_key
from geodata.places.imported import SOURCE
from geodata.places.lexicon import common_words, given_names
from geodata.places.words import Mark
from geodata.records import Place, PlaceKind, Relation

Names = dict[str, tuple[Place, ...]]

_MERGED = "لل"
_CAPITAL = "العاصمه"
_WITH_DIRECTIONS = frozenset({
    PlaceKind.COUNTRY, PlaceKind.GOVERNORATE, PlaceKind.DISTRICT, PlaceKind.CITY, PlaceKind.TOWN,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What a key of the automaton stands for."""

    key: str
    length: int  # letters of the key
    latin: bool  # a name of Latin letters begins with a capital in the text
    skip: int  # letters before the name begins: 2 for «لل»
    full: str  # the key before «لل» swallowed its article
    places: tuple[Place, ...] = ()
    lead: str = ""  # the generic word at its beginning that is left out of the span: «مطار» of «مطار البصرة»
    tail: str = ""  # the same at its end: "air base" of "Tabqa air base"
    bare: bool = False  # a name only as the rest of a longer one: «الحديد» of «قرية الحديد»
    mark: Mark | None = None
    block: str = ""  # why this phrase is no place
    imported: bool = False  # no place of the bundled tables has this name


def build_entries(
    names: Iterable[tuple[str, tuple[Place, ...]]], marks: dict[str, Mark], phrases: dict[str, str]
) -> dict[str, Entry]:
    """All entries by the key that the automaton looks for."""
    by_key = {key: places for key, places in names if len(key) > 1}
    entries = _names(by_key, marks)
    for key, mark in marks.items():
        entries.setdefault(key, Entry(key, len(key), key.isascii(), 0, key, mark=mark))
    for key, reason in phrases.items():
        entries[key] = Entry(key, len(key), key.isascii(), 0, key, block=reason)
    for entry in list(entries.values()):
        rest = merged_key(entry.key)
        if rest is not None:
            key = _MERGED + rest
            entries.setdefault(key, replace(entry, key=key, length=len(key), skip=len(_MERGED)))
    return entries


def _names(by_key: Names, marks: dict[str, Mark]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    rests: dict[str, list[Place]] = {}
    # What an import brings in must not change how the bundled names are read.
    own = {key: places for key, places in by_key.items() if any(place.source != SOURCE for place in places)}
    for key, called in by_key.items():
        if _is_direction(key, own, marks) or _is_pair(key, own):
            continue
        lead = _lead(key, called, own, marks)
        mark, imported = marks.get(key), key not in own
        tail = "" if lead else _tail(key, called, own, marks)
        places = (*called, *_others_so_called(key, lead, called, own, marks))
        entries[key] = Entry(key, len(key), key.isascii(), 0, key, places, lead, tail, mark=mark, imported=imported)
        rest = key.removeprefix(lead).strip()
        if lead and _may_stand_alone(rest, by_key if imported else own) and not _is_direction(rest, own, marks):
            rests.setdefault(rest, []).extend(called)
    for rest, found in rests.items():
        places = (*found, *by_key.get(rest, ()))
        imported = all(place.source == SOURCE for place in places)
        mark = marks.get(rest)
        entries[rest] = Entry(rest, len(rest), rest.isascii(), 0, rest, places, bare=True, mark=mark, imported=imported)
    return entries


def _others_so_called(
    key: str, lead: str, places: tuple[Place, ...], by_key: Names, marks: dict[str, Mark]
) -> Iterable[Place]:
    """«ناحية ربيعة» may be any Rabia that is a subdistrict, not only the one whose row spells it out."""
    mark = marks.get(lead)
    if not lead or mark is None or mark.trigger is None:
        return ()
    alike = by_key.get(key.removeprefix(lead).strip(), ())
    return [place for place in alike if place.kind in mark.trigger.kinds and place not in places]


def _may_stand_alone(rest: str, by_key: Names) -> bool:
    """«الحديد» of «قرية الحديد» may come after the trigger in another form; «علي» of «جبل علي» may not."""
    if rest.startswith(_CAPITAL):  # «ريف العاصمة دمشق» is a governorate, «العاصمة دمشق» the city
        return False
    return rest not in by_key and len(rest) > 3 and rest not in common_words() and rest not in given_names()


def _is_direction(key: str, by_key: Names, marks: dict[str, Mark]) -> bool:
    """«شمال بغداد» is Baghdad and a direction, no place of its own; «شرق الفرات» is a region."""
    first, _, rest = key.partition(" ")
    mark = marks.get(first)
    if mark is None or mark.relation is not Relation.NEAR:
        return False
    return any(place.kind in _WITH_DIRECTIONS for place in by_key.get(rest, ()))


def _is_pair(key: str, by_key: Names) -> bool:
    """«نبل والزهراء» is two places."""
    first, joined, second = key.partition(" و")
    return bool(joined) and first in by_key and second in by_key


def _tail(key: str, places: tuple[Place, ...], by_key: Names, marks: dict[str, Mark]) -> str:
    """The generic words that a Latin name ends with, where the span leaves them out."""
    words = key.split() if key.isascii() else []
    for at in range(1, len(words)):
        last = " ".join(words[at:])
        mark = marks.get(last)
        if mark and mark.trigger and mark.trigger.after and mark.trigger.in_name != "keep":
            bare = {place.id for place in by_key.get(" ".join(words[:at]), ())}
            cut = mark.trigger.in_name == "cut" or any(place.id in bare for place in places)
            return last if cut else ""
    return ""


def _lead(key: str, places: tuple[Place, ...], by_key: Names, marks: dict[str, Mark]) -> str:
    """The generic word that a name begins with, where the span leaves it out."""
    first, _, rest = key.partition(" ")
    mark = marks.get(first)
    if not rest or mark is None:
        return ""
    if mark.relation is Relation.COUNTRYSIDE:
        return first
    if mark.trigger is None or mark.trigger.after or mark.trigger.in_name == "keep":
        return ""
    bare = {place.id for place in by_key.get(rest, ())}
    kinds = mark.trigger.kinds  # «جسر الشغور» is a town and no bridge: its name is the whole
    cut = mark.trigger.in_name == "cut" and any(place.kind in kinds for place in places)
    return first if cut or any(place.id in bare for place in places) else ""
