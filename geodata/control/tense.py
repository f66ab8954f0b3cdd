"""Whether what a control trigger tells is so now, was so before, or is so in part."""

from geodata.control.asserted import REACH
from geodata.control.attributes import in_part
from geodata.control.frame import Frame, date_before, date_of
from geodata.control.words import CueName, cue_lexicon
from geodata.incidents.moods import long_before
from geodata.incidents.words import cues_in
from geodata.language.inflection import Form

LONG_AGO_DAYS = 730  # a take-over told as older than this is told as history: the place was held before
NEWS_DAYS = 14  # "they had seized the base on Wednesday" is news still
OTHER_DAYS = 120  # who held a place when something happened longer ago than this may hold it no longer


def with_tense(frame: Frame, last: int = 0) -> str:
    """What the trigger says, or that it was so before: «كانت تحت سيطرة», «سبق وسيطر», a take-over of years ago.

    `last`: index of the place, up to which a part of it may be what is held.
    """
    said = frame.hit.row.said
    if said == "holds":
        return _of_holding(frame, last)
    if said == "lost" and long_before(frame.tokens, cues_in(frame.tokens), frame.hit.first):
        return "held before"  # «بعد عام على طرد التنظيم»
    if said != "took" or _retaken(frame):
        return said  # «حررت القوات المدينة عام 2016»: who freed it may hold it still
    if frame.hit.row.form is Form.NOUN and cued(frame, "during", 1):
        return "held before"
    return "held before" if _told_as_past(frame) else said


def _of_holding(frame: Frame, last: int) -> str:
    if frame.hit.imperfect and frame.hit.row.form is Form.VERB and headline(frame):
        return "took"
    if cued(frame, "past", 4):
        return "held before"
    if last and in_part(frame.tokens, frame.hit, last):
        return "contested"
    return held_then(frame) if frame.hit.row.place == "before" else "holds"  # told in passing: "held by rebels"


def held_then(frame: Frame) -> str:
    """Whether it holds a place, or held it when that happened of which the day is told before: "in October 2019"."""
    when, published = date_before(frame), frame.article.published
    past = when is not None and published is not None and (published - when).days > OTHER_DAYS
    return "held before" if past and not cue_lexicon("since").find(frame.tokens) else "holds"


def _told_as_past(frame: Frame) -> bool:
    """A take-over of years ago, «سبق وسيطر»; not «منذ سيطرة القوات عليها»."""
    when, published = date_of(frame), frame.article.published
    long_ago = when is not None and published is not None and (published - when[0]).days > LONG_AGO_DAYS
    news = when is not None and published is not None and 0 <= (published - when[0]).days <= NEWS_DAYS
    earlier = (cued(frame, "earlier", 1) and not (news or _reported(frame))) or _before_that(frame)
    return earlier or (long_ago and not cued(frame, "since", 2))  # "since they seized it"


def _retaken(frame: Frame) -> bool:
    """Whether the word is one of freeing or taking back, and not «خلال تحرير» or the like."""
    freeing = any(cue.first == frame.hit.first for cue in cue_lexicon("retaking").find(frame.tokens))
    return freeing and date_of(frame) is not None and not cued(frame, "during", 1)


def _before_that(frame: Frame) -> bool:
    """«سيطر التنظيم من قبل على»: earlier, and not by whom."""
    ahead = [token.folded for token in frame.tokens[frame.hit.last : frame.hit.last + REACH]]
    return any(ahead[i : i + 3] == ["من", "قبل", "علي"] for i in range(len(ahead)))


def _reported(frame: Frame) -> bool:
    """Whether "had" is of reported speech, as in "The army said it had taken the town": news, not history."""
    had = frame.tokens[frame.hit.first - 1].folded == "had" if frame.hit.first else False
    return had and any(cue.last < frame.hit.first for cue in cues_in(frame.tokens)["said"])


def cued(frame: Frame, cue: CueName, reach: int) -> bool:
    """Whether a cue stands at most `reach` words before the trigger."""
    return any(0 <= frame.hit.first - hit.last <= reach for hit in cue_lexicon(cue).find(frame.tokens))


def headline(frame: Frame) -> bool:
    """Whether it is told in a title, its subject first: «الجيش يستعيد الناحية»."""
    after = frame.article.text[frame.sentence.end :][:3]
    return frame.sentence.index == 0 and frame.hit.first > 0 and "\n" in after
