"""A text cut into sentences and tokens, each with its offsets in the text as it was read."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate, compress, count
from operator import itemgetter
from typing import Any, NamedTuple, Self

from geodata.language.normalise import fold, fold_with_offsets
from geodata.language.remembered import Remembered

_WORD = re.compile(r"(\b[0-9٠-٩]+(?=[ء-ي])|[^\W_]+(?:['’`ʼ\u064b-\u0652\u0640\u0670]+[^\W_]+)*[\u064b-\u0652\u0640]*)")
_PLAIN = re.compile(r"(\w+)")  # the same in a text without marks within words, in two thirds of the time
# «15شخصا» is two words: the space after the digits was forgotten.
_MARK = re.compile("[_'’`ʼ\u064b-\u0652\u0640\u0670]|[0-9٠-٩](?=[ء-ي])")
# A full stop ends a sentence unless a digit follows it at once («1.5») or it closes an initial («U.S.»).
_SENTENCE_END = re.compile(
    r"[.!?؟…\n](?:(?<=\n)\n*|(?<!\n)(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bGen\.)(?<!\bSt\.)[\"”»')\]]*(?=\s))"
)


class Token(NamedTuple):
    """A word."""

    start: int
    end: int
    text: str
    folded: str


_folded = Remembered(fold).__getitem__
_START, _END, _WRITTEN = itemgetter(0), itemgetter(1), itemgetter(3)
_token = partial(tuple.__new__, Token)  # of all four fields at once, without the call that a named tuple costs


class Words(tuple[Token, ...]):  # noqa: SLOT001  # a tuple cannot have slots that hold anything
    """A run of words that remembers what was read in it: what several readers ask for is looked for once."""

    memory: dict[Hashable, Any]  # by what was looked for
    folded: list[str]  # each word folded
    at = 0  # index of its first word in the whole
    _whole: "Words | None" = None

    def __new__(cls, tokens: Iterable[Token] = (), _folded: list[str] | None = None, /) -> Self:
        """The tokens; `_folded` is each of them folded, where that is known already."""
        return super().__new__(cls, tokens)

    def __init__(self, _tokens: Iterable[Token] = (), folded: list[str] | None = None, /) -> None:
        self.memory = {}
        self.folded = list(map(_WRITTEN, self)) if folded is None else folded

    @property
    def whole(self) -> "Words":
        """The run that it is a part of, itself where it is no part."""
        return self if self._whole is None else self._whole

    def part(self, first: int, last: int) -> "Words":
        """The words from one index up to another; it takes over what was found in the whole, which a slice does not."""
        run = Words(self[first:last], self.folded[first:last])
        run._whole, run.at = self.whole, self.at + first
        return run

    @property
    def numerals(self) -> list[int]:
        """The indices of the words that are written in digits."""
        found: list[int] | None = self.memory.get("numerals")
        if found is None:
            found = list(compress(count(), map(str.isdecimal, self.folded)))
            self.memory["numerals"] = found
        return found

    def within(self, start: int, end: int) -> range:
        """The indices of the words that begin from one offset of the text up to another."""
        first = bisect_left(self, start, key=_START)
        return range(first, bisect_left(self, end, first, key=_START))

    def after(self, offset: int) -> int:
        """The index of the first word that ends behind an offset of the text, that of none where no word does."""
        return bisect_right(self, offset, key=_END)


def words_of(tokens: Sequence[Token]) -> Words:
    """The words themselves where they remember already."""
    return tokens if isinstance(tokens, Words) else Words(tokens)


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence without the white space around it."""

    index: int  # in the document
    paragraph: int  # lines are paragraphs
    start: int
    end: int
    text: str
    folded: str
    tokens: Words


def tokenise(text: str, offset: int = 0) -> Words:
    """Cut a text into words; `offset` is added to their positions."""
    return Words(_cut(text, offset))


def _cut(text: str, offset: int = 0) -> list[Token]:
    pieces = (_WORD if _MARK.search(text) else _PLAIN).split(
        text
    )  # what is no word, a word, and so on: one call, where a match for each word costs more
    ends = list(accumulate(map(len, pieces), initial=offset))
    words = pieces[1::2]
    return list(map(_token, zip(ends[1::2], ends[2::2], words, map(_folded, words), strict=False)))


@lru_cache(maxsize=2)  # every reader of an article asks again; of few articles, so that memory is used anew while near
def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a text into sentences; every line break ends one, so that titles and tickers stay apart."""
    folded = fold_with_offsets(text)
    tokens = _cut(text)
    written = list(map(_WRITTEN, tokens))
    sentences: list[Sentence] = []
    start = paragraph = first = 0
    for match in [*_SENTENCE_END.finditer(text), None]:
        line_ends = match is not None and "\n" in match[0]
        end = len(text) if match is None else match.start() if line_ends else match.end()
        piece = text[start:end]
        if stripped := piece.strip():
            begin = start + len(piece) - len(piece.lstrip())
            stop = begin + len(stripped)
            last = bisect_left(tokens, stop, first, key=_START)
            words = Words(tokens[first:last], written[first:last])
            plain = folded.text[begin:stop] if folded.aligned else fold(stripped)
            sentences.append(Sentence(len(sentences), paragraph, begin, stop, stripped, plain, words))
            first = last
        start = len(text) if match is None else match.end()
        paragraph += line_ends
    return tuple(sentences)
