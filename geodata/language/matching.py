"""Goes over the words of a sentence once for all lexicons: what begins where, before anything is chosen."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from operator import itemgetter
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from geodata.language.document import Words
from geodata.language.inflection import rests
from geodata.language.remembered import Remembered

T = TypeVar("T", bound=Hashable)


class Entry(Generic[T]):
    """A word or phrase of a row."""

    __slots__ = ("imperfect", "length", "perfect", "rest", "row", "slot")

    def __init__(self, slot: int, row: T, tense: str, rest: tuple[frozenset[str], ...]) -> None:
        self.slot = slot  # of the group of its lexicon
        self.row = row
        self.perfect, self.imperfect = tense == "perfect", tense == "imperfect"
        self.rest = rest  # the forms that the following words may have
        self.length = len(rest)


class Seconds(dict[str, list[Entry[T]]], Generic[T]):
    """The phrases that begin with one word, by the forms of their second: few of many are looked at."""


class Starts(NamedTuple, Generic[T]):
    """What a word may begin: rows of that one word, and phrases, each with its proclitics."""

    singles: tuple[tuple[int, str, Entry[T]], ...]  # slot, proclitics, entry
    phrases: tuple[tuple[str, Seconds[T]], ...]
    seconds: frozenset[str] = frozenset()  # every form that the second word of a phrase may have


_TEXT, _STARTS = itemgetter(2), itemgetter(1)  # of a token; of an index with what its word begins
_NOTHING: Starts[Any] = Starts((), ())
Match = tuple[int, int, str, Entry[T]]  # index of the first and last word, proclitics, what was found
Matches = dict[int, list[Match[T]]]  # by slot, in the order of the text


class Table(Protocol):
    """Whatever words may begin in."""

    def starts(self, word: str) -> Starts[Any]:
        """What a word, as it is written, begins."""


class Shelf:
    """All lexicons: whoever looks one of them up in a sentence has all the others looked up as well."""

    def __init__(self) -> None:
        self._tables: list[Table] = []
        self._slots = 0
        self._starts: Remembered[Starts[Any] | None] = Remembered(self._find)

    def add(self, table: Table) -> None:
        """Put a lexicon on the shelf."""
        self._tables.append(table)
        self._starts.clear()

    def slot(self) -> int:
        """A number by which one group of one lexicon finds its matches."""
        self._slots += 1
        return self._slots

    def _find(self, word: str) -> Starts[Any] | None:
        found = [table.starts(word) for table in self._tables]
        singles = tuple(single for starts in found for single in starts.singles)
        phrases = tuple(phrase for starts in found for phrase in starts.phrases)
        seconds = frozenset(form for _, table in phrases for form in table)
        return Starts(singles, phrases, seconds) if singles or phrases else None

    def matches(self, words: Words) -> Matches[Any]:
        """Everything of all lexicons that begins somewhere in the sentence of a run of words."""
        known: tuple[int, Matches[Any]] | None = words.memory.get(Shelf)
        if known is None or known[0] != len(self._tables):  # a lexicon came later
            found = self._matches(words) if words.whole is words else self.matches(words.whole)
            known = words.memory[Shelf] = len(self._tables), found
        return known[1]

    def _matches(self, words: Words) -> Matches[Any]:
        matches: Matches[Any] = defaultdict(list)
        last = len(words) - 1
        # Most words begin nothing: they are passed over without a step of Python.
        for index, starts in filter(_STARTS, enumerate(map(self._starts.__getitem__, map(_TEXT, words)))):
            singles, phrases, seconds = starts or _NOTHING
            for slot, prefix, entry in singles:
                matches[slot].append((index, index, prefix, entry))
            if phrases and index < last and not seconds.isdisjoint(following := rests(words[index + 1][3])):
                for match in _phrases(words, index, phrases, following):
                    matches[match[3].slot].append(match)
        return matches


def _phrases(
    words: Words, index: int, phrases: tuple[tuple[str, Seconds[T]], ...], following: tuple[str, ...]
) -> Iterator[Match[T]]:
    for prefix, seconds in phrases:
        found = [seconds[cut] for cut in following if cut in seconds]
        for entry in dict.fromkeys([entry for entries in found for entry in entries]) if found else ():
            if entry.length == 1 or _follows(words, index, entry.rest):
                yield index, index + entry.length, prefix, entry


def _follows(words: Words, index: int, rest: tuple[frozenset[str], ...]) -> bool:
    if index + len(rest) >= len(words):
        return False
    return all(not forms.isdisjoint(rests(words[index + step][3])) for step, forms in enumerate(rest, start=1))
