"""Folding: one spelling for the many ways that Arabic and Latin names are written, with offsets back to the text.

Folded: hamza forms of alef to bare alef, ta marbuta to ha, alef maqsura and Persian ya to ya, Persian kaf to kaf,
tatweel, diacritics and invisible marks away, Arabic-Indic digits to ASCII, Latin to lower case without accents.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك",
    "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه", "ؤ": "و", "ئ": "ي", "گ": "ك", "چ": "ج", "پ": "ب", "ڤ": "ف",
    "’": "'", "‘": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "–": "-", "—": "-", "−": "-", "\u2010": "-",
    "\u2011": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "ـ": "",
    **{digit: str(value) for zero in "٠۰" for value, digit in enumerate(map(chr, range(ord(zero), ord(zero) + 10)))},
}  # fmt: skip
_DROPPED_CATEGORIES = {"Mn", "Cf", "Me"}  # diacritics; bidi and zero-width marks


def _fold_char(char: str) -> str:
    if char in LETTERS:
        return LETTERS[char]
    if unicodedata.category(char) in _DROPPED_CATEGORIES:
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    kept = "".join(c for c in unicodedata.normalize("NFKD", char) if unicodedata.category(c) not in _DROPPED_CATEGORIES)
    return "".join(LETTERS.get(c, c) for c in kept.lower())


class Form:
    """A way of writing each character, applied to whole texts.

    A text has few different characters, and `str.replace` looks for one at the speed of C: on a long text this takes
    a fifth of what `str.translate` does. What is written must stay as it is when it is written again.
    """

    def __init__(self, write: Callable[[str], str]) -> None:
        self._write = write
        self._changes: dict[str, str] = {}
        self._known: set[str] = set()
        self._new = re.compile("[^x]|x")
        self._changing = self._lost = self._grown = re.compile("(?!)")

    def apply(self, text: str) -> str:
        """The text in this form."""
        return self._apply(text)[0]

    def _apply(self, text: str) -> tuple[str, bool]:
        """The text in this form, and whether every character is still one character."""
        if self._new.search(text):
            self._learn(text)
        aligned = True
        for char in set(self._changing.findall(text)):
            written = self._changes[char]
            text = text.replace(char, written)
            aligned = aligned and len(written) == 1
        return text, aligned

    def apply_with_offsets(self, text: str) -> "Folded":
        """The text in this form, with the way back."""
        written, aligned = self._apply(text)
        if aligned:
            return Folded(written)
        if self._grown.search(text):
            origin = [at for at, char in enumerate(text) for _ in self._changes.get(char, char)]
            return Folded(written, (), (*origin, len(text)))
        places = (match.start() for match in self._lost.finditer(text))
        return Folded(written, tuple(place - count for count, place in enumerate(places)))

    def _learn(self, text: str) -> None:
        """Take in the characters met for the first time."""
        for char in sorted(set(text) - self._known):
            written = self._write(char)
            if written != char:
                self._changes[char] = written
        self._known |= set(text)
        self._new = re.compile(f"[^{_class(self._known)}]")
        self._changing = _any_of(set(self._changes))
        self._lost = _any_of({char for char, written in self._changes.items() if not written})
        self._grown = _any_of({char for char, written in self._changes.items() if len(written) > 1})


def _class(chars: set[str]) -> str:
    return "".join(map(re.escape, sorted(chars)))


def _any_of(chars: set[str]) -> re.Pattern[str]:
    return re.compile(f"[{_class(chars)}]" if chars else "(?!)")


_FOLDED = Form(_fold_char)
_SHORT = 24  # up to so many characters a text is folded one by one, which is faster there
_fold_one = cache(_fold_char)


def fold(text: str) -> str:
    """Fold a name or text: `fold("الرَّقّــة")` and `fold("الرقه")` are the same."""
    return "".join(map(_fold_one, text)) if len(text) <= _SHORT else _FOLDED.apply(text)


@dataclass(slots=True)
class Folded:
    """A folded text that knows where each of its characters stood."""

    text: str
    _dropped: tuple[int, ...] = ()  # for each character that folding dropped: how many were kept before it
    _origin: Sequence[int] | None = None  # where a character became several: the place of each in the original

    @property
    def aligned(self) -> bool:
        """Whether every character became one character: positions are the same in both texts."""
        return not self._dropped and self._origin is None

    def rewritten(self, text: str) -> "Folded":
        """Another text with the same way back."""
        return Folded(text, self._dropped, self._origin)

    def origin(self, index: int) -> int:
        """Index in the original of the folded character `index`; the length of the original for the folded length."""
        if self._origin is not None:
            return self._origin[index]
        return index + bisect_right(self._dropped, index)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original (start, end) of the folded span [start, end), without what folding drops after its last letter."""
        if self.aligned:
            return start, max(start, end)
        return self.origin(start), self.origin(end - 1) + 1 if end > start else self.origin(start)


@lru_cache(maxsize=2)  # the matcher of names and the cutter of words ask for the same article
def fold_with_offsets(text: str) -> Folded:
    """Fold a text and keep the way back."""
    return _FOLDED.apply_with_offsets(text)
