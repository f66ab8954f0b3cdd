"""Latin names of places spelt in a way that no table has: "near al-Shaikh Miskin", "in Ain Tarma Zamalka and Jobar".

Such a name is believed only after a preposition or beside a place, where it sounds and is spelt as a known place does,
and only if that place lies near another of the text (`near_others`).
"""

import re
from collections.abc import Iterator

from geodata.places.context import Found
from geodata.places.entries import Entry
from geodata.places.gazetteer import kilometres
from geodata.places.lexicon import given_names
from geodata.places.matcher import Hit, Matcher, Scan
from geodata.places.setting import Setting
from geodata.places.transliteration import SURE, SoundIndex
from geodata.places.unknown import never_names
from geodata.records import Place, PlaceKind

NEAR_KM = 80.0  # how far from a certain place of the text a name may lie that is only spelt like another
_LONGEST = 3  # words of a name
_SHORTEST = 4  # letters
_OPENERS = ("in ", "near ", "at ", "outside ", "inside ", "around ", "of ", "from ", "on ")
_OPENED = re.compile(rf"(?<=[ \n])(?:{'|'.join(_OPENERS)})(?=[a-z])")
_WORD = re.compile(r"[a-z]+")
_ARTICLES = frozenset({"al", "el", "as", "ad", "ar", "az", "ez", "an", "at"})
_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.GOVERNORATE, PlaceKind.REGION, PlaceKind.NATURAL})


def respelt_names(scan: Scan, known: list[Found], raw: str, names: Matcher) -> list[Found]:
    """Names that sound as a place of the tables does, where no known name stands."""
    english = any(opener in scan.text for opener in _OPENERS)
    if not english or not _OPENED.search(scan.text):
        return []
    sounds = names.sounds
    taken = {at for item in known for at in range(item.start, item.end)}
    found: list[Found] = []
    for start in _starts(scan.text, known):
        at = start
        while at and at not in taken and (item := _name_at(scan, at, taken, raw, sounds)):
            found.append(item)
            taken.update(range(item.start, item.end))
            at = _next_of_list(scan.text, item.end)
    return found


def _starts(text: str, known: list[Found]) -> Iterator[int]:
    """Where a name of a place may begin: after a preposition, or beside a place that is known."""
    for match in _OPENED.finditer(text):
        yield match.end()
    for item in known:
        yield _next_of_list(text, item.end)


def _next_of_list(text: str, end: int) -> int:
    """Where the next name of a list would begin; 0 where none does. Agencies' texts lose the commas."""
    for joint in (" and ", "| ", " "):
        if text.startswith(joint, end):
            return end + len(joint)
    return 0


def _name_at(scan: Scan, start: int, taken: set[int], raw: str, sounds: SoundIndex) -> Found | None:
    for end in reversed(list(_ends(scan, start, taken, raw))):
        key = scan.text[start:end]
        if len(key) < _SHORTEST or key in never_names() or any(word in given_names() for word in key.split()):
            continue
        if places := sounds.like(key, SURE):
            entry = Entry(key, len(key), latin=True, skip=0, full=key, places=places)
            return Found(Hit(start, start, end, "", entry), start, end, places, opened=True, guessed=True)
    return None


def _ends(scan: Scan, start: int, taken: set[int], raw: str) -> Iterator[int]:
    """Where a name that begins here may end: after each of its words, all of them with a capital but the article."""
    words = 0
    while words < _LONGEST and (match := _WORD.match(scan.text, start)) and start not in taken:
        capital = raw[scan.span(start, start + 1)[0]].isupper()
        if match[0] in _ARTICLES and _hyphen_after(scan, match.end(), raw):
            words -= 1
        elif not capital:
            return
        else:
            yield match.end()
        words += 1
        if scan.text[match.end()] != " ":
            return
        start = match.end() + 1


def _hyphen_after(scan: Scan, end: int, raw: str) -> bool:
    """Whether an article is written to its name: "as-Suwayda"; "as Iraqi forces" begins with a word."""
    return raw[scan.span(end, end + 1)[0]] == "-"


def near_others(item: Found, setting: Setting) -> tuple[Place, ...]:
    """Of the places that a name is only spelt like, those near a certain place of the text or in its governorate.

    Where the text names nothing else, a word such as "town" must tell that it is a place.
    """
    anchors = [anchor.place for anchor in setting.others(item.places)]
    if not anchors and item.trigger:
        return item.places
    points = [place for place in anchors if place.kind not in _WIDE]
    areas = {place.adm1 for place in anchors if place.kind is PlaceKind.GOVERNORATE}
    return tuple(
        place
        for place in item.places
        if place.adm1 in areas or any(kilometres(place.lat, place.lon, p.lat, p.lon) <= NEAR_KM for p in points)
    )
