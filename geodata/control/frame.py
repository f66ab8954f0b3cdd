"""A control trigger in its sentence, and the date told nearest to it."""

from dataclasses import dataclass
from datetime import date

from geodata.control.words import ControlTrigger, trigger_lexicon
from geodata.incidents.actors import Named
from geodata.language.dates import DateExpression, dates_in
from geodata.language.document import Sentence, Token
from geodata.language.lexicon import Hit
from geodata.records import Article


@dataclass(eq=False)
class Frame:
    """A trigger in its sentence, with the places and actors named there."""

    article: Article
    sentence: Sentence
    actors: tuple[Named, ...]
    hit: Hit[ControlTrigger]
    told: tuple[tuple[Token, ...], Named] | None = None  # the words of the sentence before and its subject

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the sentence."""
        return self.sentence.tokens


def date_of(frame: Frame) -> tuple[date, int] | None:
    """The date told nearest to a trigger, within its sentence."""
    found = dates_in(frame.tokens, frame.article.published)
    dates = [d for d in found if _definite(d) and not (d.kind == "since" and _of_another(frame, d))]
    nearest = min(dates, key=lambda d: _distance(d, frame.hit), default=None)
    return (nearest.date_from, nearest.precision) if nearest and nearest.date_from else None


def date_before(frame: Frame) -> date | None:
    """The last day told before a trigger in its sentence."""
    found = dates_in(frame.tokens, frame.article.published)
    days = [d.date_from for d in found if _definite(d) and d.last < frame.hit.first]
    return days[-1] if days else None


def _of_another(frame: Frame, told: DateExpression) -> bool:
    """«استعاد الجيش المدينة من التنظيم الذي كان يسيطر عليها منذ أيار»: since when the other one held it."""
    others = (other.first for other in trigger_lexicon().find(frame.tokens))
    return any(frame.hit.last < first < told.first for first in others)


def _definite(told: DateExpression) -> bool:
    """Whether a date is one to begin with: «في السابق» is none."""
    if told.date_from is None or told.kind == "future":
        return False
    return ((told.date_to or told.date_from) - told.date_from).days <= 366


def _distance(told: DateExpression, hit: Hit[ControlTrigger]) -> int:
    """Words between a date and a trigger; Arabic tells the day after the verb more often than before it."""
    return told.first - hit.last if told.first > hit.last else 2 * (hit.first - told.last)
