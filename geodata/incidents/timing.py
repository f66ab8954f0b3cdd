"""When the event of a clause happened, out of the date expressions around it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geodata.incidents.clauses import Clause
from geodata.incidents.earlier import opened_by
from geodata.incidents.retold import earlier_deed
from geodata.incidents.words import cue_words, cues_in
from geodata.language.dates import DateExpression
from geodata.language.document import Sentence

_ROUND_UP = 3  # events
_DAYS_LATE = 3  # days from writing to publication
_SINCE = 3  # days: what goes on for longer is a state or a total, not the news of the day
_COUNTED_FROM = 60  # characters between «منذ بدء» and the day
_THIS_MONTH = 31  # days: a set of attacks within it, with its place and toll, is news
_NO_NEWS = frozenset({"since", "future", "head"})
_FROM = frozenset({"منذ", "ومنذ", "since"})
_LASTS = 14  # words between «منذ» and the day
_UNSAFE = frozenset({"unsafe"})
_STRUCK = frozenset({"attack", "blast", "air", "shelling", "bombard", "suicide_attack", "ied", "killing", "execution"})
_SEES = frozenset({"تشهد", "يشهد", "تعيش", "يعيش", "تعاني", "يعاني"})
_SAW = frozenset({"شهدت", "شهد"})
_OLD = 10  # days: news is no older
_LONG = 62  # days: a longer period is no date of an event


@dataclass(slots=True)
class When:
    """The days of an event and the rule that gave them; `explicit` where its own sentence tells them."""

    date_from: date | None
    date_to: date | None
    precision: int
    rule: str
    explicit: bool = True


def told_when(clause: Clause, dates: Sequence[DateExpression]) -> When | None:
    """The date that the clause itself tells, nearest to its trigger; None where it tells none."""
    own = [d for d in dates if clause.start <= d.start < clause.end and d.kind not in ("future", "head")]
    if not own:
        return None
    own = [d for d in own if not _compares(clause, d) and not _of_a_journey(clause, d) and not _since(clause, d)]
    own = [d for d in own if not _of_earlier_deed(clause, d)]
    own = [d for d in own if not any(m.start < d.end and d.start < m.end for m in clause.mentions)]
    dated = [d for d in own if d.date_from and d.date_to and (d.date_to - d.date_from).days <= _LONG]
    if not dated:
        return None
    trigger = clause.triggers[0].start if clause.triggers else clause.start
    best = min(
        dated,
        key=lambda d: (
            not _elapsed(clause, d),
            d.precision,
            not _possessive(clause, d),
            _of_saying(clause, d),
            abs(d.start - trigger),
        ),
    )
    text = clause.sentence.text[best.start - clause.sentence.start : best.end - clause.sentence.start]
    explicit = not _of_saying(clause, best)
    return When(best.date_from, best.date_to, best.precision, f"date told: «{text}»", explicit)


def _of_earlier_deed(clause: Clause, d: DateExpression) -> bool:
    """«قتل متظاهران في حراك أسفر مطلع الشهر عن مقتل مئة»: the day of what led to other deaths."""
    told = frozenset(clause.tokens.within(d.start, d.end))
    return earlier_deed(clause.tokens.folded, [hit.first for hit in clause.cue("dead")], told) is not None


def _elapsed(clause: Clause, d: DateExpression) -> bool:
    """«أمس بعد أقل من شهر على شغب»: the day before it is of another event, where none is told there."""
    return d.kind == "elapsed" and not any(hit.end <= d.start for hit in clause.triggers)


def _possessive(clause: Clause, d: DateExpression) -> bool:
    """Whether the event belongs to the day: "Sunday's truck bomb"."""
    at = d.end - clause.sentence.start
    text = clause.sentence.text
    return any(part in ("'s", "’s") for part in (text[at : at + 2], text[at - 2 : at]))


def _of_saying(clause: Clause, d: DateExpression) -> bool:
    """«أعلنت الشرطة اليوم ...»: the day of the statement, where another day is told."""
    if any(
        0 <= d.start - cue.end <= 30 for cue in (*clause.cue("said"), *clause.cue("speaker"), *clause.cue("claimed"))
    ):
        return True
    text, at = clause.sentence.text, clause.sentence.start  # "But on Saturday the Observatory said"
    return any(text[d.end - at : cue.start - at] in (" ", "، ", " the ", " a ") for cue in clause.cue("speaker"))


def _of_a_journey(clause: Clause, d: DateExpression) -> bool:
    """«الوزير الذي وصل إلى المدينة الأربعاء»: when he came, not when it happened."""
    relative = clause.cue("relative")
    words = enumerate(clause.tokens) if relative else ()
    went = [i for i, t in words if t.folded in cue_words("went") and t.end <= d.start]
    for cue in relative if went else ():
        verb = next((i for i in went if 0 < i - cue.last <= 2), None)
        if verb is not None and not any(cue.end <= hit.start < d.start for hit in clause.triggers):
            return True
    return False


def earlier_when(clause: Clause, base: When) -> When | None:
    """The day of the earlier event that a clause opens with and places, counted back from `base`, that of the news."""
    days = opened_by(clause.tokens)
    if days is None or not clause.mentions or base.date_to is None or base.precision > 1:
        return None
    day = base.date_to - timedelta(days)
    return When(day, day, 1, f"{days} days before the news")


def long_before_news(when: When, published: date | None) -> bool:
    """Whether a day that is told lies well before publication: what began then is no news of the day."""
    told = when.explicit and when.precision == 1 and when.date_to is not None
    return bool(told and published and when.date_to and (published - when.date_to).days > _OLD)


def _within(d: DateExpression, days: int) -> bool:
    return d.date_from is not None and d.date_to is not None and (d.date_to - d.date_from).days <= days


def is_history(clause: Clause, dates: Sequence[DateExpression], *, toll: bool = False) -> bool:
    """Whether the clause tells a long past or a habit: «منذ بداية العام», «قبل عامين», «بين الحين والآخر».

    `toll`: that it tells how many died or were wounded.
    """
    own = [d for d in dates if clause.start <= d.start < clause.end]
    days = [d for d in own if d.precision == 1 and d.kind != "since" and not _since(clause, d)]
    if _unsafe(clause, told=days):
        return True
    if not own:
        return bool(clause.cue("history"))
    own = [d for d in own if not _compares(clause, d)]
    days = [d for d in days if d in own]
    if any(_since_start(clause, d) for d in own):
        return True
    long = [d for d in own if d.date_from and d.date_to and (d.date_to - d.date_from).days > _LONG]
    ago = [d for d in own if d.kind == "ago" and d.precision == 3]
    since = [
        d for d in own if d.kind == "since" and d.date_from and d.date_to and (d.date_to - d.date_from).days >= _SINCE
    ]
    if since and not days:
        return not (toll and clause.mentions and all(_within(d, _THIS_MONTH) for d in since))
    if days or (since and any(d.precision == 1 for d in own)):
        return False
    return bool(long or ago or clause.cue("history") or any(d.kind == "future" for d in own))


def _since(clause: Clause, d: DateExpression) -> bool:
    """«منذ سيطرت القوات على المدينة في 23 شباط 2017»: the day from which something lasts, not when it happened."""
    words = clause.tokens.folded
    if d.kind == "since":  # «ليرتفع إلى 224 عدد من قضوا منذ الجمعة»
        rose = next((i for i, w in enumerate(words[: clause.tokens.after(d.start)]) if w in cue_words("rose")), 0)
        return any(hit.first < rose for hit in clause.triggers)
    if _FROM.isdisjoint(words):
        return False
    at = clause.tokens.after(d.start)
    since = next((i for i in range(at - 1, max(-1, at - 1 - _LASTS), -1) if words[i] in _FROM), None)
    if since is None or at - since < 2 or not clause.gap.isdisjoint(range(since, at - 1)):
        return False
    struck = [h.first for h in clause.marks.triggers if h.row.sense in _STRUCK]
    return not any(0 < first - since <= 2 for first in struck)  # «الأعنف منذ تفجير السوق في تموز»: its day


def _unsafe(clause: Clause, told: Sequence[DateExpression]) -> bool:
    """«تشهد المدينة حالة من الفوضى تتمثل في تفجيرات ...», «تشهد بين الحين والآخر»: how things are, of no one event."""
    if cues_in(clause.sentence.tokens).lacks(_UNSAFE) and not clause.cue("history"):
        return False
    sees = {t.folded.lstrip("و") for t in clause.sentence.tokens[:3]}
    today = any(d.kind != "month" for d in told)  # «الذين وقعوا الاتفاق في الخامس من تموز» tells no day of these
    return (not told and not _SAW.isdisjoint(sees)) or (not today and not _SEES.isdisjoint(sees))


def _since_start(clause: Clause, d: DateExpression) -> bool:
    """«منذ بدء الهجوم قبل خمسين يوما»: the day that a count begins with."""
    starts = (hit for hit in clause.cue("history") if clause.tokens[hit.first].folded in ("منذ", "ومنذ", "since"))
    return d.kind in ("ago", "month") and any(0 <= d.start - hit.end <= _COUNTED_FROM for hit in starts)


def _compares(clause: Clause, d: DateExpression) -> bool:
    """«لأول مرة منذ 30 عاما», «الأعنف منذ أشهر»: tells how rare, not when."""
    superlatives = clause.cue("superlative") if d.kind in ("since", "ago") else ()
    return any(0 <= d.start - hit.end <= 40 for hit in superlatives)


def story_date(sentences_dates: Sequence[Sequence[DateExpression]], published: date | None) -> When | None:
    """The day that an article's news is of, where a sentence tells none: the first that its opening names.

    None where it names none, or where publication is unknown.
    """
    if published is None:
        return None
    told = [d for dates in sentences_dates[:4] for d in dates if d.precision == 1 and d.kind not in _NO_NEWS]
    days = [d.date_to for d in told if d.date_to and 0 <= (published - d.date_to).days <= 7]
    if days:
        return When(days[0], days[0], 1, "date of the story", explicit=False)
    return None


def own_today(sentences: Sequence[tuple[Sentence, Sequence[DateExpression]]], published: date | None) -> date | None:
    """The day that a text calls today: «اليوم الأحد 3 آب» in what is published on the fourth; else its own."""
    for sentence, dates in sentences[:4] if published else ():
        for d in dates:
            named = d.kind in ("weekday", "month") and sentence.tokens[d.first].folded == "اليوم"
            if named and d.date_to and published and 0 < (published - d.date_to).days <= _DAYS_LATE:
                return d.date_to
    return published


def undated(published: date | None, events: int) -> When:
    """The day of an event that nothing dates: that of publication, in a round-up of events the day before."""
    if published is None:
        return When(None, None, 3, "no date told, day of publication unknown", explicit=False)
    if events >= _ROUND_UP:
        day = published - timedelta(1)
        return When(day, day, 1, "no date told: the day before publication of a round-up", explicit=False)
    return When(published, published, 1, "no date told: the day of publication", explicit=False)


def capped(when: When, published: date | None) -> When:
    """The same, but not later than publication."""
    if published is None or when.date_from is None or when.date_to is None:
        return when
    if when.date_from <= published and when.date_to <= published:
        return when
    return replace(when, date_from=min(when.date_from, published), date_to=min(when.date_to, published))
