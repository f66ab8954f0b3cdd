"""Goes over the words of a sentence once for all lexicons: what begins where, before anything is chosen."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from geodata.language.document import Words
from geodata.language.inflection import rests

T = TypeVar("T", bound=Hashable)

_REMEMBERED = 65536  # words; a year of news has fewer different ones


class Entry(Generic[T]):
    """A word or phrase of a row."""

    __slots__ = ("group", "length", "owner", "rest", "row", "tense")

    def __init__(self, owner: Hashable, row: T, group: Hashable, tense: str, rest: tuple[frozenset[str], ...]) -> None:
        self.owner = owner  # the lexicon
        self.row = row
        self.group = group
        self.tense = tense
        self.rest = rest  # the forms that the following words may have
        self.length = len(rest)


class Seconds(dict[str, list[Entry[T]]], Generic[T]):
    """The phrases that begin with one word, by the forms of their second: few of many are looked at."""


class Starts(NamedTuple, Generic[T]):
    """What a word may begin: rows of that one word, and phrases, each with its proclitics."""

    singles: tuple[tuple[str, Entry[T]], ...]
    phrases: tuple[tuple[str, Seconds[T]], ...]
    seconds: frozenset[str] = frozenset()  # every form that the second word of a phrase may have


Match = tuple[int, int, str, Entry[T]]  # index of the first and last word, proclitics, what was found
Matches = dict[Hashable, list[Match[T]]]  # by group, in the order of the text


class Table(Protocol):
    """Whatever words may begin in."""

    def starts(self, key: str) -> Starts[Any]:
        """What a word (as in `Words.keys`) begins."""


class _Remembered(dict[str, Starts[Any] | None]):
    """What each word begins, looked for once; a hit costs less than one of `lru_cache`."""

    def __init__(self, find: Callable[[str], Starts[Any] | None]) -> None:
        self._find = find

    def __missing__(self, key: str) -> Starts[Any] | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[key] = self._find(key)
        return found


class Shelf:
    """All lexicons: whoever looks one of them up in a sentence has all the others looked up as well."""

    def __init__(self) -> None:
        self._tables: list[Table] = []
        self._starts = _Remembered(self._find)

    def add(self, table: Table) -> None:
        """Put a lexicon on the shelf."""
        self._tables.append(table)
        self._starts.clear()

    def _find(self, key: str) -> Starts[Any] | None:
        found = [table.starts(key) for table in self._tables]
        singles = tuple(single for starts in found for single in starts.singles)
        phrases = tuple(phrase for starts in found for phrase in starts.phrases)
        seconds = frozenset(form for _, table in phrases for form in table)
        return Starts(singles, phrases, seconds) if singles or phrases else None

    def matches(self, words: Words, table: Hashable) -> Matches[Any] | None:
        """Everything of one lexicon that begins somewhere in a sentence, by group; None where nothing does."""
        known: tuple[int, dict[Hashable, Matches[Any]]] | None = words.memory.get(Shelf)
        if known is None or known[0] != len(self._tables):  # a lexicon came later
            known = words.memory[Shelf] = len(self._tables), self._matches(words)
        return known[1].get(table)

    def _matches(self, words: Words) -> dict[Hashable, Matches[Any]]:
        matches: dict[Hashable, Matches[Any]] = defaultdict(_by_group)
        # Most words begin nothing: this line is what reading costs most.
        beginning = [at for at in enumerate(map(self._starts.__getitem__, words.keys)) if at[1]]
        last = len(words) - 1
        for index, starts in beginning:
            assert starts  # noqa: S101  # the others were left out
            for prefix, entry in starts.singles:
                matches[entry.owner][entry.group].append((index, index, prefix, entry))
            if starts.phrases and index < last and not starts.seconds.isdisjoint(rests(words[index + 1][3])):
                for match in _phrases(words, index, starts.phrases):
                    entry = match[3]
                    matches[entry.owner][entry.group].append(match)
        return matches


def _by_group() -> Matches[Any]:
    return defaultdict(list)


def _phrases(words: Words, index: int, phrases: tuple[tuple[str, Seconds[T]], ...]) -> Iterator[Match[T]]:
    following = rests(words[index + 1].folded)
    for prefix, seconds in phrases:
        found = [seconds[cut] for cut in following if cut in seconds]
        for entry in dict.fromkeys([entry for entries in found for entry in entries]) if found else ():
            if entry.length == 1 or _follows(words, index, entry.rest):
                yield index, index + entry.length, prefix, entry


def _follows(words: Words, index: int, rest: tuple[frozenset[str], ...]) -> bool:
    if index + len(rest) >= len(words):
        return False
    return all(not forms.isdisjoint(rests(words[index + step].folded)) for step, forms in enumerate(rest, start=1))
