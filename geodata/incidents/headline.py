"""The first sentence of an agency text: it may open with the day of publication and be the headline."""

from collections.abc import Sequence
from dataclasses import replace

from geodata.language.dates import DateExpression
from geodata.language.document import Sentence

TITLE = 110  # characters: a longer first sentence or paragraph is no title


def without_head(dates: Sequence[DateExpression], head: int) -> tuple[DateExpression, ...]:
    """The same, with the date before `head` marked as the day of publication, which dates no event by itself."""
    return tuple([replace(d, kind="head") if d.start < head else d for d in dates])


def runs_on(sentences: Sequence[Sentence], head: int) -> bool:
    """Whether a text that opens with its date, which ends at `head`, is one line that its headline begins."""
    one_line = len(sentences) > 1 and sentences[-1].paragraph == sentences[0].paragraph
    return bool(head) and one_line and sentences[0].end - head <= TITLE
