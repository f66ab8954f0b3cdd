"""Which sentences of a page are no part of its story: sidebars of other headlines, buttons, tags, captions, notices.

They are marked and never cut, so that the offsets of everything else hold.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain, groupby
from operator import attrgetter
from typing import Literal

from geodata.language.document import Sentence
from geodata.language.normalise import fold
from geodata.tables import Row, read_table

_HEADING_WORDS = 3  # a heading of a section has at most so many words beside its phrase
_SHORT_LINE = 14  # words; a longer line that holds a notice is a sentence of the story
_HEADLINE = 20  # words; a longer line under a heading is a paragraph of the story
_DOUBLED = 3  # words; a headline told twice on its line has at least so many
_START = 2  # letters: no phrase is shorter
_ALNUM = re.compile(r"[^\W_]")
_BULLETS = " \t•●▪*-–—|\"'«»“”()[]>‹›:"

_PARAGRAPH = "."  # stands for the text of a long line, of which only the end counts

Words = list[str]


class Phrase(Row):
    """Words that betray boilerplate, and how they stand in it."""

    phrase: str
    kind: Literal["section", "start", "within", "button"]
    example: str


@lru_cache(maxsize=2)  # incidents and control ask for the same article
def boilerplate(sentences: tuple[Sentence, ...]) -> frozenset[int]:
    """The `Sentence.index` of each sentence that is no part of the story."""
    marked: set[int] = set()
    in_section = False
    for _, group in groupby(sentences, key=attrgetter("paragraph")):
        line = list(group)
        words = list(chain.from_iterable([sentence.tokens.folded for sentence in line]))
        text = (
            _plain(line)
            if len(words) <= _HEADLINE or in_section or _may_begin("button", line[0].folded)
            else _PARAGRAPH
        )
        if len(words) <= _HEADING_WORDS + 2 and _begins("section", text):
            in_section = True
        elif not (_is_doubled(words) or _is_notice(text, words)):
            in_section = in_section and len(words) <= _HEADLINE and not text.endswith(".")
            if not in_section:
                marked.update([sentence.index for sentence in line if _opens(sentence)])
                continue
        marked.update([sentence.index for sentence in line])
    return frozenset(marked)


def _opens(sentence: Sentence) -> bool:
    """Whether a sentence begins as one that is no part of the story does."""
    return _may_begin("start", sentence.folded) and _begins("start", _plain([sentence])) > 0


def _is_doubled(words: Words) -> bool:
    """A headline told twice on one line: the text of a link and of its picture."""
    half = len(words) // 2
    return half >= _DOUBLED and words[:half] == words[half:]


def _is_notice(text: str, words: Words) -> bool:
    if len(words) <= _SHORT_LINE and any(phrase in text for phrase in _told("within")):
        return True
    return _only_buttons(text) or _only_tags(text)


def _only_tags(text: str) -> bool:
    return text.startswith("#") and all(part.startswith("#") for part in text.split())


def _only_buttons(text: str) -> bool:
    """Whether nothing is left of a line when the words of buttons are taken off its front, one after the other."""
    rest = text
    while rest:
        length = _begins("button", rest)
        if not length:
            return False
        rest = rest[length:].lstrip(_BULLETS)
    return bool(text)


def _plain(line: Sequence[Sentence]) -> str:
    """With single spaces, without the bullet or quotation mark that it may begin with."""
    folded = " ".join([sentence.folded for sentence in line]) if len(line) > 1 else line[0].folded
    return " ".join(folded.split()).lstrip(_BULLETS)


def _may_begin(kind: str, folded: str) -> bool:
    """Whether a text can begin with a phrase of a kind or a tag, by its first letters; hardly any does."""
    head = folded.lstrip(_BULLETS)[:_START]
    return not head.isalpha() or head in _by_start(kind)


@cache
def _told(kind: str) -> tuple[str, ...]:
    """The folded phrases of a kind, the longest first."""
    phrases = {fold(row.phrase) for row in read_table("boilerplate.csv", Phrase) if row.kind == kind}
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _begins(kind: str, text: str) -> int:
    """How long the longest phrase of a kind is that a text begins with, up to the end of a word; 0 where none is."""
    for phrase in _by_start(kind).get(text[:_START], ()):
        if text.startswith(phrase) and not _ALNUM.match(text, len(phrase)):
            return len(phrase)
    return 0


@cache
def _by_start(kind: str) -> dict[str, list[str]]:
    """The phrases by their first letters: hardly any line begins like one."""
    found: dict[str, list[str]] = {}
    for phrase in _told(kind):
        found.setdefault(phrase[:_START], []).append(phrase)
    return found
