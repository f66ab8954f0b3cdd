"""Finds the words of the analysts' tables in a sentence, in whatever form Arabic or English gives them.

A table lists base forms; the inflected ones (person, number, pronoun suffixes) are made once, when the lexicon is
built, so that finding them is one dictionary look-up for each word: the reading of a sentence costs no regular
expression per row. Proclitics (و ف ب ك ل س ال) are taken off a word only where the rest is a known form.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from geodata.language.document import Token
from geodata.language.normalise import fold
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


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    row: T
    tense: str
    rest: tuple[frozenset[str], ...]  # the forms that the following words may have


class Lexicon(Generic[T]):
    """Words and phrases, each with the row of the table that it stands in."""

    def __init__(self, rows: Iterable[tuple[T, str, Form]]) -> None:
        """Take (row, words separated by `|`, form) triples."""
        self._entries: dict[str, list[_Entry[T]]] = defaultdict(list)
        for row, words, form in rows:
            for phrase in split_cell(words):
                self._add(row, [part for part in fold(phrase).split() if part], form)
        for entries in self._entries.values():
            entries.sort(key=lambda entry: -len(entry.rest))  # the longest phrase wins
        self._lookup: Callable[[str], tuple[tuple[str, _Entry[T]], ...]] = lru_cache(maxsize=65536)(self._find)

    def _add(self, row: T, words: list[str], form: Form) -> None:
        first, tense = _forms(words[0], form)
        rest = tuple(frozenset(_forms(word, form if form is Form.WORD else Form.NOUN)[0]) for word in words[1:])
        entry = _Entry(row, tense, rest)
        for surface in dict.fromkeys(first):
            self._entries[surface].append(entry)

    def _find(self, folded: str) -> tuple[tuple[str, _Entry[T]], ...]:
        found: list[tuple[str, _Entry[T]]] = []
        for prefix, rest in variants(folded):
            found += [(prefix, e) for e in self._entries.get(rest, ()) if _fits(prefix, e.tense)]
        return tuple(found)

    def find(self, tokens: Sequence[Token]) -> list[Hit[T]]:
        """Every row found, in the order of the text.

        Of phrases that begin at one word only the longest are told, and nothing that lies inside one of them.
        """
        hits: list[Hit[T]] = []
        covered = -1
        for index, token in enumerate(tokens):
            here = self._lookup(token.folded)
            if not here:
                continue
            # «استعادة» is the masdar, not «استعاد» with a pronoun: both fold alike.
            masdar = token.text.endswith("ة")
            fitting = [(p, e) for p, e in here if not (masdar and e.tense)]
            matched = [(len(e.rest), p, e) for p, e in fitting if _follows(tokens, index, e.rest)]
            longest = max((length for length, _, _ in matched), default=-1)
            if longest < 0 or index <= covered:
                continue
            hits += [_hit(tokens, index, prefix, e) for length, prefix, e in matched if length == longest]
            covered = index + longest
        return hits


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
