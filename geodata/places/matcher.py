"""The automaton: every name, trigger and phrase found in one pass, then boundaries, clitics and longest match.

The text is scanned in a form of the same length as its folded text: letters and digits as they are, a space for
what stands inside names (spaces, hyphens, apostrophes), `"` for quotes and brackets, `|` for commas, a line break
for what ends a sentence. So a name of several words never reaches over a comma.
"""

import re
from dataclasses import dataclass
from functools import cached_property

import ahocorasick

from geodata.language.clitics import may_precede, plain_chains
from geodata.language.normalise import Folded, Form, fold_with_offsets
from geodata.places.entries import Entry, build_entries
from geodata.places.gazetteer import Gazetteer
from geodata.places.transliteration import SoundIndex
from geodata.places.words import Mark

_BEFORE_MERGED = frozenset({"", "و", "ف"})
_LONGEST_CHAIN = max(map(len, plain_chains()))
_SEPARATORS = frozenset(' "|\n')
_AFTER = _SEPARATORS | {"s"}
_INSIDE = " -'_/"
_QUOTES = '"«»“”„()[]‹›'
_DIRECTIONS = frozenset({"east", "eastern", "west", "western", "north", "northern", "south", "southern"})
_ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "at", "az", "an", "ad"})
_INNER = re.compile(r"(?<=[A-Za-z])['’‘ʼ`](?=[A-Za-z]{2})")  # not in "Syria's"
_STOPS = "\n\r.!?؟;؛…"


@dataclass(slots=True)
class Hit:
    """An entry found in the scanned text."""

    word: int  # where the word begins, proclitics included
    start: int  # where the name begins
    end: int
    chain: str  # proclitics before it
    entry: Entry


@dataclass(slots=True)
class Scan:
    """What the automaton found in a text; positions are those of the folded text plus one."""

    text: str  # the scanned form, a line break before and after it
    names: tuple[Hit, ...]  # places and phrases that are none, in order, none overlapping
    left: dict[int, Hit]  # marks by their end
    right: dict[int, Hit]  # marks by their beginning
    folded: Folded

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the article's text."""
        return self.folded.span(start - 1, end - 1)


def _kind(char: str) -> str:
    if char.isalnum():
        return char
    if char in _INSIDE:
        return " "
    if char in _QUOTES:
        return '"'
    return "\n" if char in _STOPS else "|"


_KINDS = Form(_kind)


def scan_form(text: str) -> Folded:
    """The form in which a text is scanned, framed by line breaks, with the way back to the text."""
    folded = fold_with_offsets(_INNER.sub("\u200d", text))  # a mark that folding drops: "Sa'ad" is "Saad"
    return folded.rewritten(f"\n{_KINDS.apply(folded.text)}\n")


class Matcher:
    """An automaton over names, marks and phrases."""

    def __init__(self, places: Gazetteer, marks: dict[str, Mark], phrases: dict[str, str]) -> None:
        self._places = places
        self._automaton = ahocorasick.Automaton()
        for key, entry in build_entries(places.names(), marks, phrases).items():
            self._automaton.add_word(key, entry)
        self._automaton.make_automaton()

    @cached_property
    def sounds(self) -> SoundIndex:
        """The same places by the sound of their Latin names."""
        return SoundIndex(self._places)

    def count(self, scanned: str) -> int:
        """How many keys stand in a scanned text, boundaries unchecked: the bare scan that speed is measured by."""
        return sum(1 for _ in self._automaton.iter(scanned))

    def scan(self, text: str) -> Scan:
        """Find everything in a text."""
        folded = scan_form(text)
        scanned = folded.text
        left: dict[int, Hit] = {}
        right: dict[int, Hit] = {}
        names: list[Hit] = []
        for last, entry in self._automaton.iter(scanned):
            if scanned[last + 1] not in _AFTER:  # most of what is found is the middle of a word
                continue
            hit = _bounded(scanned, last + 1, entry)
            if hit is None or (entry.latin and entry.places and not _capital(text, folded, hit)):
                continue
            if entry.mark is not None:
                known = left.get(hit.end)
                if known is None or known.word >= hit.word:
                    left[hit.end] = hit
                right.setdefault(hit.start, hit)
            if entry.places or entry.block:
                names.append(hit)
        return Scan(scanned, _longest(_beside_bundled(names, left)), left, right, folded)


def _capital(text: str, folded: Folded, hit: Hit) -> bool:
    """Whether a Latin name is written with a capital; "eastern Ghouta", "al-Bab", "52nd Brigade" have it later."""
    first, _, rest = hit.entry.key.partition(" ")
    later = rest and (first in _DIRECTIONS or first in _ARTICLES or first[0].isdecimal())
    at = hit.start - 1 + (len(first) + 1 if later else 0)
    return text[folded.origin(at)].isupper()


def _bounded(text: str, end: int, entry: Entry) -> Hit | None:
    """The hit where it is a word of its own, with nothing but proclitics written to it."""
    if text[end] not in _SEPARATORS and not (entry.key.isascii() and text[end] == "s" and text[end + 1] in _SEPARATORS):
        return None  # «Syrias» is Syria's: news agencies lose the apostrophe
    start = word = end - entry.length
    if text[start - 1] in _SEPARATORS:
        return Hit(start, start + entry.skip, end, entry.key[: entry.skip], entry)
    while text[word - 1] not in _SEPARATORS:
        word -= 1
        if start - word > _LONGEST_CHAIN:
            return None
    chain = text[word:start]
    if not may_precede(chain, entry.key) or (entry.skip and chain not in _BEFORE_MERGED):
        return None
    return Hit(word, start + entry.skip, end, chain + entry.key[: entry.skip], entry)


def _beside_bundled(hits: list[Hit], left: dict[int, Hit]) -> list[Hit]:
    """The hits without imported names over a bundled one, but where a word for places stands before them."""
    imported = [hit for hit in hits if hit.entry.imported]
    if not imported:
        return hits
    taken = {at for hit in hits if not hit.entry.imported for at in range(hit.start, hit.end)}
    over = {id(hit) for hit in imported if not taken.isdisjoint(range(hit.start, hit.end)) and not _told(hit, left)}
    return [hit for hit in hits if id(hit) not in over]


def _told(hit: Hit, left: dict[int, Hit]) -> bool:
    before = left.get(hit.word - 1)
    return before is not None and before.entry.mark is not None and before.entry.mark.trigger is not None


def _longest(hits: list[Hit]) -> tuple[Hit, ...]:
    """Leftmost, then longest, then the fewest letters read as proclitics."""
    kept: list[Hit] = []
    last = 0
    for hit in sorted(hits, key=lambda h: (h.word, -h.end, len(h.chain))):
        if hit.word >= last:
            kept.append(hit)
            last = hit.end
    return tuple(kept)
