"""A text cut into sentences and tokens, each with its offsets in the text as it was read."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from geodata.language.normalise import fold, fold_with_offsets

_WORD = re.compile(r"[^\W_]+(?:['’`ʼ\u064b-\u0652\u0640\u0670]+[^\W_]+)*[\u064b-\u0652\u0640]*")
# A full stop ends a sentence unless a digit follows it at once («1.5») or it closes an initial («U.S.»).
_SENTENCE_END = re.compile(r"(?<=[.!?؟…])(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bGen\.)(?<!\bSt\.)[\"”»')\]]*(?=\s)|\n+")


class Token(NamedTuple):
    """A word."""

    start: int
    end: int
    text: str
    folded: str


@dataclass(frozen=True)
class Sentence:
    """A sentence without the white space around it."""

    index: int  # in the document
    paragraph: int  # lines are paragraphs
    start: int
    end: int
    text: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the sentence."""
        return tokenise(self.text, self.start)


def tokenise(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Cut a text into words; `offset` is added to their positions."""
    spans = [match.span() for match in _WORD.finditer(text)]
    folded = fold_with_offsets(text)
    if folded.aligned:  # the usual case: folding once is faster than folding each word
        return tuple(Token(s + offset, e + offset, text[s:e], folded.text[s:e]) for s, e in spans)
    return tuple(Token(s + offset, e + offset, text[s:e], fold(text[s:e])) for s, e in spans)


@lru_cache(maxsize=32)  # every reader of an article asks for its sentences, and their tokens, again
def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a text into sentences; every line break ends one, so that titles and tickers stay apart."""
    sentences: list[Sentence] = []
    start, paragraph = 0, 0
    for match in [*_SENTENCE_END.finditer(text), None]:
        end = match.end() if match and "\n" not in match.group() else match.start() if match else len(text)
        piece = text[start:end]
        if stripped := piece.strip():
            begin = start + piece.index(stripped)
            sentences.append(Sentence(len(sentences), paragraph, begin, begin + len(stripped), stripped))
        start = match.end() if match else len(text)
        paragraph += match is not None and "\n" in match.group()
    return tuple(sentences)
