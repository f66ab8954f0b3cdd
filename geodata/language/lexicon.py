"""Finds the words of the analysts' tables in a sentence, in whatever form Arabic or English gives them.

A table lists base forms; the inflected ones (person, number, pronoun suffixes) are made once, when the lexicon is
built, so that finding them is one dictionary look-up for each word: the reading of a sentence costs no regular
expression per row. Proclitics (و ف ب ك ل س ال) are taken off a word only where the rest is a known form.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from geodata.language.document import Token, tokenise
from geodata.tables import split_cell

T = TypeVar("T", bound=Hashable)


class Form(StrEnum):
    """How the words of a row inflect."""

    VERB = "verb"  # قصف (perfect) or يقصف (imperfect): person, number, object pronoun
    NOUN = "noun"  # هجوم: number, possessive pronoun; in a phrase, each of its words
    WORD = "word"  # as it stands


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A word or phrase of a table, found."""

    first: int  # index of its first token in the sentence
    last: int  # index of its last token
    start: int  # offsets in the text
    end: int
    row: T
    prefix: str = ""  # the proclitics of its first word
    perfect: bool = False  # a verb in the perfect: told as done
    imperfect: bool = False

    @property
    def definite(self) -> bool:
        """True for «الهجوم», «للهجوم»: it may point back to an event already told."""
        return self.prefix.endswith(("ال", "لل"))

    @property
    def future(self) -> bool:
        """True for «سيقصف»."""
        return self.imperfect and "س" in self.prefix


_REMEMBERED = 65536  # words; a year of news has fewer different ones
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا")
_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "ال", "لل", "بال", "كال", "س", "سي", "وال", "فال", "ولل", "فلل", "وبال", "فبال",
               "وب", "فب", "ول", "فل", "وك", "وس", "فس", "وكال")  # fmt: skip


@lru_cache(maxsize=65536)
def variants(folded: str) -> tuple[tuple[str, str], ...]:
    """(proclitics, rest) for every way to cut a folded word, the whole word first."""
    cuts = [(p, folded[len(p) :]) for p in _PROCLITICS if folded.startswith(p) and len(folded) - len(p) >= 2]
    # «للجيش»: the alef of the article is not written after ل; words that keep their article need it back.
    whole = [(p.removesuffix("ل"), "ال" + rest) for p, rest in cuts if p.endswith("لل")]
    return (("", folded), *cuts, *whole)


def _noun_forms(word: str) -> Iterable[str]:
    if not _is_arabic(word):
        return (word, word + "s", word + "es") if not word.endswith("y") else (word, word[:-1] + "ies")
    if word.endswith("ه"):  # a folded ta marbuta opens before a suffix
        stem = word[:-1] + "ت"
        return (word, word[:-1] + "ات", *(stem + s for s in ("ان", "ين", "ي", "ا", *_PRONOUNS)))
    ends = ("", "ا", "ان", "ين", "ون", "ات", "و", "ي", *_PRONOUNS)
    return tuple(word + end for end in ends)


def _perfect_forms(word: str) -> Iterable[str]:
    if not _is_arabic(word):
        return (word,)
    stem = word[:-1] if word.endswith(("ي", "ا")) and len(word) > 2 else word
    ends = ("ت", "وا", "تا", "و", *("ت" + p for p in _PRONOUNS), *("و" + p for p in _PRONOUNS), *_PRONOUNS)
    weak = (stem + "يا",) if stem != word else (word + "ا",)
    return (word, *weak, *(stem + end for end in ends))


def _imperfect_forms(word: str) -> Iterable[str]:
    stem = word[1:]
    ends = ("", "ون", "ان", "وا", "ا", *_PRONOUNS)
    return tuple(person + stem + end for person in "يت" for end in ends)


def _is_arabic(word: str) -> bool:
    return "\u0600" <= word[0] <= "\u06ff"


def _forms(word: str, form: Form) -> tuple[Iterable[str], str]:
    """Every inflected form of one word, and the tense that they stand in."""
    if form is Form.NOUN:
        return _noun_forms(word), ""
    if form is Form.VERB and _is_arabic(word):
        imperfect = word.startswith("ي") and len(word) >= 4
        return (_imperfect_forms(word), "imperfect") if imperfect else (_perfect_forms(word), "perfect")
    return (word,), "perfect" if form is Form.VERB else ""


@dataclass(frozen=True, slots=True, eq=False)
class _Entry(Generic[T]):
    row: T
    group: Hashable
    tense: str
    rest: tuple[frozenset[str], ...]  # the forms that the following words may have


class _Seconds(dict[str, "list[_Entry[T]]"], Generic[T]):
    """The phrases that begin with one word, by the forms of their second: few of many are looked at."""


@dataclass(frozen=True, slots=True)
class _Start(Generic[T]):
    """What a word may begin: rows of that one word, and phrases."""

    prefix: str
    tense: str
    singles: tuple[_Entry[T], ...]
    phrases: _Seconds[T] | None


class _Remembered(dict[str, tuple[_Start[T], ...]], Generic[T]):
    """What each word begins, looked for once; a hit costs less than one of `lru_cache`."""

    def __init__(self, find: Callable[[str], tuple[_Start[T], ...]]) -> None:
        self._find = find

    def __missing__(self, folded: str) -> tuple[_Start[T], ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[folded] = self._find(folded)
        return found


class Lexicon(Generic[T]):
    """Words and phrases, each with the row of the table that it stands in."""

    def __init__(self, rows: Iterable[tuple[T, str, Form]], group: Callable[[T], Hashable] | None = None) -> None:
        """Take (row, words separated by `|`, form) triples; rows of different groups never hide each other."""
        self._singles: dict[tuple[str, str], list[_Entry[T]]] = defaultdict(list)  # (form, tense)
        self._phrases: dict[tuple[str, str], _Seconds[T]] = {}
        self._tables: dict[tuple[str, Form], _Seconds[T]] = defaultdict(_Seconds)
        for row, words, form in rows:
            for phrase in split_cell(words):
                self._add(row, group(row) if group else None, [token.folded for token in tokenise(phrase)], form)
        self._starts = _Remembered(self._find)

    def _add(self, row: T, group: Hashable, words: list[str], form: Form) -> None:
        first, tense = _forms(words[0], form)
        rest = tuple(frozenset(_forms(word, form if form is Form.WORD else Form.NOUN)[0]) for word in words[1:])
        entry = _Entry(row, group, tense, rest)
        if not rest:
            for surface in dict.fromkeys(first):
                self._singles[surface, tense].append(entry)
            return
        table = self._tables[words[0], form]
        for second in rest[0]:
            table.setdefault(second, []).append(entry)
        for surface in dict.fromkeys(first):
            self._share(surface, tense, table)

    def _share(self, surface: str, tense: str, table: _Seconds[T]) -> None:
        """Let a form begin the phrases of a table; where two words share a form, their phrases are put together."""
        known = self._phrases.get((surface, tense))
        if known is None:
            self._phrases[surface, tense] = table
        elif known is not table:
            both: _Seconds[T] = _Seconds()
            for source in (known, table):
                for second, entries in source.items():
                    both[second] = list(dict.fromkeys((*both.get(second, ()), *entries)))
            self._phrases[surface, tense] = both

    def _find(self, folded: str) -> tuple[_Start[T], ...]:
        found = []
        for prefix, rest in variants(folded):
            for tense in ("", "perfect", "imperfect"):
                singles, phrases = self._singles.get((rest, tense), ()), self._phrases.get((rest, tense))
                if (singles or phrases) and _fits(prefix, tense):
                    found.append(_Start(prefix, tense, tuple(singles), phrases))
        return tuple(found)

    def find(self, tokens: Sequence[Token]) -> list[Hit[T]]:
        """Every row found, in the order of the text.

        Of phrases that begin at one word only the longest are told, and nothing that lies inside one of them.
        """
        return [hit for hits in self.find_groups(tokens).values() for hit in hits]

    def find_groups(self, tokens: Sequence[Token]) -> dict[Hashable, list[Hit[T]]]:
        """As `find`, each group by itself: one pass over the words for all of them."""
        out: dict[Hashable, list[Hit[T]]] = {}
        covered: dict[Hashable, int] = {}
        known = self._starts
        # Most words begin nothing: this line is what reading costs most.
        beginning = [(index, starts) for index, token in enumerate(tokens) if (starts := known[token.folded])]
        for index, starts in beginning:
            longest: dict[Hashable, int] = {}
            matched = list(self._matches(tokens, index, starts))
            if not matched:
                continue
            for _, entry in matched:
                longest[entry.group] = max(longest.get(entry.group, 0), len(entry.rest))
            for prefix, entry in matched:
                if index > covered.get(entry.group, -1) and len(entry.rest) == longest[entry.group]:
                    out.setdefault(entry.group, []).append(_hit(tokens, index, prefix, entry))
            for group, length in longest.items():
                if index > covered.get(group, -1):
                    covered[group] = index + length
        return out

    def _matches(
        self, tokens: Sequence[Token], index: int, starts: tuple[_Start[T], ...]
    ) -> Iterator[tuple[str, _Entry[T]]]:
        # «استعادة» is the masdar, not «استعاد» with a pronoun: both fold alike.
        masdar = tokens[index].text.endswith("ة")
        following = variants(tokens[index + 1].folded) if index + 1 < len(tokens) else ()
        for start in starts:
            if masdar and start.tense:
                continue
            for entry in start.singles:
                yield start.prefix, entry
            if start.phrases and following:
                found = dict.fromkeys(e for _, cut in following for e in start.phrases.get(cut, ()))
                for entry in found:
                    if _follows(tokens, index, entry.rest):
                        yield start.prefix, entry


def _fits(prefix: str, tense: str) -> bool:
    if tense == "perfect":
        return prefix in ("", "و", "ف", "ل")
    if tense == "imperfect":
        return prefix in ("", "و", "ف", "ل", "س", "وس", "فس", "ول", "فل")
    return "س" not in prefix


def _follows(tokens: Sequence[Token], index: int, rest: tuple[frozenset[str], ...]) -> bool:
    if index + len(rest) >= len(tokens):
        return False
    return all(
        any(cut in forms for _, cut in variants(tokens[index + step].folded))
        for step, forms in enumerate(rest, start=1)
    )


def _hit(tokens: Sequence[Token], index: int, prefix: str, entry: _Entry[T]) -> Hit[T]:
    last = index + len(entry.rest)
    return Hit(index, last, tokens[index].start, tokens[last].end, entry.row, prefix,
               entry.tense == "perfect", entry.tense == "imperfect")  # fmt: skip
