"""The opening of a text: its headline, an agency line that opens with the day of publication, and what is no news."""

from collections.abc import Sequence
from dataclasses import replace

from geodata.language.dates import DateExpression
from geodata.language.document import Sentence
from geodata.reading.boilerplate import boilerplate

TITLE = 110  # characters: a longer first sentence or paragraph is no title


def without_head(dates: Sequence[DateExpression], head: int) -> tuple[DateExpression, ...]:
    """The same, with the date before `head` marked as the day of publication, which dates no event by itself."""
    return tuple([replace(d, kind="head") if d.start < head else d for d in dates])


def runs_on(sentences: Sequence[Sentence], head: int) -> bool:
    """Whether a text that opens with its date, which ends at `head`, is one line that its headline begins."""
    one_line = len(sentences) > 1 and sentences[-1].paragraph == sentences[0].paragraph
    return bool(head) and one_line and sentences[0].end - head <= TITLE


def news(sentences: tuple[Sentence, ...]) -> list[Sentence]:
    """The sentences without boilerplate, and without those that only repeat the title («رابط الخبر: ...»)."""
    skipped = boilerplate(sentences)
    title = _plain(sentences[0]) if sentences else ""
    told = [s for s in sentences if s.index not in skipped]
    if len(title) <= _SHORT_TITLE:
        return told
    words = sentences[0].tokens.folded
    inner = words[1:-1][:1]  # the outer two may be parts of words where they are repeated
    again = [s for s in told if s.index and len(s.tokens) >= len(words) and all(w in s.tokens.folded for w in inner)]
    return [s for s in told if s not in again or title not in _plain(s)]


_SHORT_TITLE = 20  # characters: a shorter one may well stand in a sentence that tells more


def _plain(sentence: Sentence) -> str:
    return " ".join(sentence.tokens.folded)


def title_end(sentences: tuple[Sentence, ...], head: int = 0) -> int:
    """The index of the title's last sentence: a short first line with more below; -1 where there is none.

    `head` is where the date ends that the text opens with.
    """
    if runs_on(sentences, head):
        return 0
    first = [s for s in sentences if s.paragraph == sentences[0].paragraph]
    short = len(first) == 1 or (len(first) == 2 and first[-1].end - first[0].start <= TITLE)
    return len(first) - 1 if short and len(first) < len(sentences) else -1
