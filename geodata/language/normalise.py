"""Folding: one spelling for the many ways that Arabic and Latin names are written, with offsets back to the text.

Folded: hamza forms of alef to bare alef, ta marbuta to ha, alef maqsura and Persian ya to ya, Persian kaf to kaf,
tatweel, diacritics and invisible marks away, Arabic-Indic digits to ASCII, Latin to lower case without accents.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك",
    "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه", "ؤ": "و", "ئ": "ي", "گ": "ك", "چ": "ج", "پ": "ب", "ڤ": "ف",
    "’": "'", "‘": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "–": "-", "—": "-", "−": "-", "\u2010": "-",
    "\u2011": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ",
}  # fmt: skip
_DROPPED_CATEGORIES = {"Mn", "Cf", "Me"}  # diacritics; bidi and zero-width marks
_TATWEEL = "ـ"


def _fold_char(char: str) -> str:
    if char == _TATWEEL:
        return ""
    if char in _LETTERS:
        return _LETTERS[char]
    if unicodedata.category(char) in _DROPPED_CATEGORIES:
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    kept = "".join(c for c in unicodedata.normalize("NFKD", char) if unicodedata.category(c) not in _DROPPED_CATEGORIES)
    return "".join(_LETTERS.get(c, c) for c in kept.lower())


class _FoldTable(dict[int, str]):
    """Code point to folded string, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


_TABLE = _FoldTable()
_LONG = 64  # characters from which on `replace_all` is faster


def fold(text: str) -> str:
    """Fold a name or text: `fold("الرَّقّــة")` and `fold("الرقه")` are the same."""
    return text.translate(_TABLE) if len(text) < _LONG else replace_all(text, _TABLE)


def replace_all(text: str, table: Mapping[int, str]) -> str:
    """What `text.translate(table)` gives where the table changes nothing twice; ten times as fast on a long text.

    A text has few different characters, and `str.replace` looks for one of them at the speed of C.
    """
    for char in set(text):
        new = table[ord(char)]
        if new != char:
            text = text.replace(char, new)
    return text


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters stood."""

    text: str
    _dropped: tuple[int, ...] = ()  # for each character that folding dropped: how many were kept before it
    _origin: Sequence[int] | None = None  # where a character became several: the place of each in the original

    def origin(self, index: int) -> int:
        """Index in the original of the folded character `index`; the length of the original for the folded length."""
        if self._origin is not None:
            return self._origin[index]
        return index + bisect_right(self._dropped, index)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original (start, end) of the folded span [start, end), without what folding drops after its last letter."""
        return self.origin(start), self.origin(end - 1) + 1 if end > start else self.origin(start)


def fold_with_offsets(text: str) -> Folded:
    """Fold a text and keep the way back."""
    lengths = {char: len(_TABLE[ord(char)]) for char in set(text)}
    if any(length > 1 for length in lengths.values()):
        origin = [index for index, char in enumerate(text) for _ in range(lengths[char])]
        return Folded(fold(text), (), (*origin, len(text)))
    lost = "".join(char for char, length in lengths.items() if length == 0)
    places = [match.start() for match in re.finditer(f"[{re.escape(lost)}]", text)] if lost else []
    return Folded(fold(text), tuple(place - count for count, place in enumerate(places)))
