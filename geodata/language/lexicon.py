"""Finds the words of the analysts' tables in a sentence, in whatever form Arabic or English gives them.

A table lists base forms; the inflected ones (person, number, pronoun suffixes) are made once, when the lexicon is
built, so that finding them is one dictionary look-up for each word: the reading of a sentence costs no regular
expression per row. Proclitics (و ف ب ك ل س ال) are taken off a word only where the rest is a known form.

A run of words remembers what was found in it, and a part of it takes that over: every reader may ask again.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from geodata.language.document import Token, Words, tokenise
from geodata.language.inflection import TENSES, Form, forms, takes, variants
from geodata.language.matching import Entry, Match, Seconds, Shelf, Starts
from geodata.language.normalise import fold
from geodata.tables import split_cell

T = TypeVar("T", bound=Hashable)


class Hit(NamedTuple, Generic[T]):
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


_SHELF = Shelf()
_hit = partial(tuple.__new__, Hit)  # of all eight fields at once, without the call that a named tuple costs


class Found(Generic[T]):
    """What a lexicon has in a run of words, by group; the hits of a group are chosen when they are asked for."""

    __slots__ = ("_lexicon", "_nothing", "_words", "begun")

    def __init__(self, lexicon: "Lexicon[T]", words: Words) -> None:
        self._lexicon = lexicon
        self._words = words
        self._nothing = lexicon.nothing
        self.begun = lexicon.begun_in(words)  # the groups that are worth asking for

    def __getitem__(self, group: Hashable) -> list[Hit[T]]:
        return self._lexicon.find(self._words, group) if group in self.begun else self._nothing

    def lacks(self, groups: frozenset[str]) -> bool:
        """Whether nothing of these groups begins in the sentence: rules that look for them alone need not run."""
        return self.begun.isdisjoint(groups)


class Lexicon(Generic[T]):
    """Words and phrases, each with the row of the table that it stands in."""

    def __init__(self, rows: Iterable[tuple[T, str, Form]], group: Callable[[T], Hashable] | None = None) -> None:
        """Take (row, words separated by `|`, form) triples; rows of different groups never hide each other."""
        self._singles: dict[tuple[str, str], list[Entry[T]]] = defaultdict(list)  # (form, tense)
        self._phrases: dict[tuple[str, str], Seconds[T]] = {}
        self._tables: dict[tuple[str, Form], Seconds[T]] = defaultdict(Seconds)
        self.slots: dict[Hashable, int] = {}  # by group
        for row, words, form in rows:
            own = group(row) if group else None
            if own not in self.slots:
                self.slots[own] = _SHELF.slot()
            for phrase in split_cell(words):
                self._add(row, self.slots[own], [token.folded for token in tokenise(phrase)], form)
        self.groups = {slot: own for own, slot in self.slots.items()}
        self.nothing: list[Hit[T]] = []  # the hits of a group that has none
        _SHELF.add(self)

    def _add(self, row: T, slot: int, words: list[str], form: Form) -> None:
        first, tense = forms(words[0], form)
        rest = tuple(frozenset(forms(word, form if form is Form.WORD else Form.NOUN)[0]) for word in words[1:])
        entry = Entry(slot, row, tense, rest)
        if not rest:
            for surface in dict.fromkeys(first):
                self._singles[surface, tense].append(entry)
            return
        table = self._tables[words[0], form]
        for second in rest[0]:
            table.setdefault(second, []).append(entry)
        for surface in dict.fromkeys(first):
            self._share(surface, tense, table)

    def _share(self, surface: str, tense: str, table: Seconds[T]) -> None:
        """Let a form begin the phrases of a table; where two words share a form, their phrases are put together."""
        known = self._phrases.get((surface, tense))
        if known is None:
            self._phrases[surface, tense] = table
        elif known is not table:
            both: Seconds[T] = Seconds()
            for source in (known, table):
                for second, entries in source.items():
                    both[second] = list(dict.fromkeys((*both.get(second, ()), *entries)))
            self._phrases[surface, tense] = both

    def starts(self, word: str) -> Starts[T]:
        """What a word, as it is written, begins."""
        singles: list[tuple[int, str, Entry[T]]] = []
        phrases: list[tuple[str, Seconds[T]]] = []
        # «استعادة» is the masdar, not «استعاد» with a pronoun: both fold alike.
        tenses = TENSES[:1] if word.endswith("ة") else TENSES
        for prefix, rest in variants(fold(word)):
            for tense in tenses:
                if takes(prefix, tense):
                    singles += [(entry.slot, prefix, entry) for entry in self._singles.get((rest, tense), ())]
                    seconds = self._phrases.get((rest, tense))
                    phrases += [(prefix, seconds)] if seconds else []
        return Starts(tuple(singles), tuple(phrases))

    def find(self, tokens: Sequence[Token], group: Hashable = None) -> list[Hit[T]]:
        """The rows found of a group (None where the lexicon has none), in the order of the text.

        Of phrases that begin at one word only the longest are told, and nothing that lies inside one of them.
        """
        words, slot = tokens if isinstance(tokens, Words) else Words(tokens), self.slots.get(group, 0)
        hits: list[Hit[T]] | None = words.memory.get(slot)
        if hits is None:
            matches = _SHELF.matches(words).get(slot)
            hits = words.memory[slot] = _hits(matches, words, words.at) if matches else []
        return hits

    def begun_in(self, words: Words) -> frozenset[Hashable]:
        """The groups of which something begins in the sentence of a run of words."""
        memory = words.whole.memory
        begun: frozenset[Hashable] | None = memory.get(self)
        if begun is None:
            begun = memory[self] = frozenset(map(self.groups.get, _SHELF.matches(words)))
        return begun

    def begins_in(self, sentence: Words) -> bool:
        """Whether anything of it begins in a sentence."""
        return not self.groups.keys().isdisjoint(_SHELF.matches(sentence))


def _hits(matches: Sequence[Match[T]], words: Sequence[Token], at: int) -> list[Hit[T]]:
    """The hits of the matches within a run of words that begins `at` so many words of its sentence."""
    return [
        _hit((index - at, last - at, words[index - at][0], words[last - at][1], entry.row, prefix,
              entry.perfect, entry.imperfect))
        for index, last, prefix, entry in _chosen(matches, at, at + len(words))
    ]  # fmt: skip


def _chosen(matches: Sequence[Match[T]], first: int, end: int) -> Sequence[Match[T]]:
    """Of the matches within a run those of the longest phrases, and nothing that lies inside one of them."""
    if len(matches) == 1:
        return matches if matches[0][0] >= first and matches[0][1] < end else ()
    chosen: list[Match[T]] = []
    begun, covered = -1, -1
    for match in matches:
        index, last = match[0], match[1]
        if index < first or last >= end:
            continue
        if index > covered:
            chosen.append(match)
            begun, covered = index, last
        elif index == begun and last >= covered:
            if last > covered:
                chosen = [shorter for shorter in chosen if shorter[0] != begun]
                covered = last
            chosen.append(match)
    return chosen
