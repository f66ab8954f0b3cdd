"""What a clause only mentions and does not report: a deed condemned, a month's total, the dead of an earthquake."""

from geodata.incidents.assertion import Frame, Reading
from geodata.incidents.clauses import Clause
from geodata.incidents.periods import over_days
from geodata.incidents.sameness import TAKE_OVERS
from geodata.incidents.timing import When
from geodata.incidents.words import cue_words, cues_in
from geodata.language.numbers import numbers_in
from geodata.records import AREA_KINDS, Relation

_THOUSANDS = 2000  # dead, as «آلاف» counts at the least
_NO_ONE_EVENT = 3000  # dead: more is the toll of a war
_ASKED = 2  # words between «للتحقيق في» and what happened
_MONTH = frozenset({"شهر", "الشهر"})
_DAYS = 3  # from the first day to the last
_WEEKS = 10  # days: of a longer time the dead are a sum
_BACKGROUND = frozenset(
    {
        "capture",
        "retake",
        "handover",
        "agreement",
        "base",
        "change",
        "protest",
        "arrest",
        "burning",
        "looting",
        "destroy",
    }
)
_BURNED = frozenset({"burning", "destroy"})
_PERIOD = frozenset({"period"})
_LOSSES = frozenset({"killing", "wounding", "loss", "bodies", "found", "fall"})


def only_mentioned(clause: Clause, reading: Reading, frame: Frame, when: When | None, *, lead: bool) -> bool:
    """Whether the text, though it names an event, does not tell it as one.

    Args:
        clause: with its words.
        reading: what it would be coded as.
        frame: what it asserts.
        when: the day that it would get.
        lead: whether it stands in the title or the first sentence below.
    """
    return (
        (clause.pluperfect and _told_before(reading, frame, when))
        or _of_a_war(frame)
        or _tally(clause)
        or _heads_list(clause, frame)
        or _followed(clause, frame)
        or _condemned(clause, frame, when)
        or _funeral(clause, when)
        or _opinion(clause, frame, when)
        or _latest_of(clause, when)
        or _recalled(clause, frame, when)
        or _month_total(clause, frame, reading, when, lead=lead)
        or _long_ago_taken(clause, reading, when, lead=lead)
        or (not lead and (_running_total(clause) or _of_days(clause, frame, when)))
    )


def _told_before(reading: Reading, frame: Frame, when: When | None) -> bool:
    """«وكانت القوات قد سيطرت ...»: how things came to be; a take-over so told is a claim of control and no news."""
    dated = when is not None and when.explicit and when.precision == 1
    if reading.sub_event_type in TAKE_OVERS:
        return not (dated and when and ("اليوم" in when.rule or "أمس" in when.rule))  # «وكان الجيش حرر صباح اليوم»
    return bool(_BACKGROUND & frame.senses) and not dated


def _tally(clause: Clause) -> bool:
    """«منذ مطلع العام أحصى 37 استهدافا», «سبع هجمات خلال هذا الأسبوع في الحسكة والرقة»: sums, of no one place."""
    places = {mention.surface for mention in clause.mentions}
    period = not cues_in(clause.sentence.tokens).lacks(_PERIOD)
    return (period and len(places) > 1) or (not places and (period or bool(clause.cue("total"))))


def _heads_list(clause: Clause, frame: Frame) -> bool:
    """Whether it sums up what a list tells: "At least 16 people were killed in recent violence:", without a place."""
    listed = not clause.mentions and clause.sentence.text.rstrip().endswith(":")
    return listed and bool(frame.casualties.told) and frame.senses <= _LOSSES


def _running_total(clause: Clause) -> bool:
    """Whether it sums up more than one raid, as in "brings to 31 those who died since Friday"."""
    counted = {number.first for number in numbers_in(clause.tokens)} if clause.cue("running_total") else frozenset()
    return any(cue.last + 1 in counted for cue in clause.cue("running_total"))


def _of_a_war(frame: Frame) -> bool:
    """«حصد القصف آلاف القتلى»: no one event killed thousands without a number."""
    dead = frame.casualties.dead
    return dead is not None and (dead.min > _NO_ONE_EVENT or (dead.max is None and dead.min >= _THOUSANDS))


def _followed(clause: Clause, frame: Frame) -> bool:
    """«هز انفجار السوق، تلاه انفجار آخر»: one attack, unless the second has a place or a toll of its own."""
    follows = clause.tokens[0].folded in cue_words("followed")
    return follows and not clause.mentions and not frame.casualties.told and frame.senses <= {"blast", "attack"}


def _condemned(clause: Clause, frame: Frame, when: When | None) -> bool:
    """«أدانت الوزارة التفجير»: news of a statement, unless it tells the day or the dead of the deed."""
    first = clause.triggers[0].first
    asked = any(0 < first - cue.last <= _ASKED for cue in clause.cue("inquiry"))  # «للتحقيق في انفجار»
    condemned = asked or any(cue.last < first for cue in clause.cue("condemn"))
    dated = when is not None and when.explicit and when.precision == 1
    return condemned and not dated and not frame.casualties.dead


def _funeral(clause: Clause, when: When | None) -> bool:
    """«شيع الأهالي ثلاثة قضوا في معارك الموصل»: news of the dead of another day, unless that day is told."""
    dated = when is not None and when.explicit and when.precision == 1
    return not dated and any(cue.first <= 1 for cue in clause.cue("funeral"))


def _opinion(clause: Clause, frame: Frame, when: When | None) -> bool:
    """«يرى محللون أن معركة ...»: what is thought of it, unless its day or its dead are told."""
    dated = when is not None and when.explicit and when.precision == 1
    return bool(clause.cue("opinion")) and not dated and not frame.casualties.dead


def _recalled(clause: Clause, frame: Frame, when: When | None) -> bool:
    """«يذكر أن أكثر من 300 قتلوا في الاحتجاجات»: a toll recalled without a day is of a whole campaign."""
    opens = any(cue.first <= 1 for cue in clause.cue("recall"))
    dated = when is not None and when.explicit and when.precision < 3
    return opens and clause.number == 0 and bool(frame.casualties.told) and not dated


def _latest_of(clause: Clause, when: When | None) -> bool:
    """«شهدت العاصمة تفجيرات استهدف آخرها ...»: the last of those before the news, on a day that is not told."""
    dated = when is not None and when.explicit and when.precision == 1
    return bool(clause.cue("latest_of")) and not dated


def _weeks_long(when: When) -> bool:
    return when.date_from is not None and when.date_to is not None and (when.date_to - when.date_from).days >= _WEEKS


def _of_days(clause: Clause, frame: Frame, when: When | None) -> bool:
    """«وخلال الأيام الثلاثة الماضية قتل 45 مدنيا في المحافظة», below the lead: a sum, of no one raid."""
    fine = any(m.kind not in AREA_KINDS or m.relation is Relation.NEAR for m in clause.mentions)
    if fine or not frame.casualties.told:
        return False
    dated = when is not None and when.explicit and when.precision < 3 and when.date_from and when.date_to
    long = bool(dated and when and when.date_to and when.date_from and (when.date_to - when.date_from).days >= _DAYS)
    battle = any(hit.row.sense in ("battle", "clash") for hit in clause.marks.triggers)  # «في خمسة أيام من المعارك»
    return long or (over_days(clause.tokens) and not battle)


def _documented(clause: Clause) -> bool:
    """Whether a count is kept: «وثقت الشبكة»; «في شهر كذا» alone only tells when."""
    return any(_MONTH.isdisjoint(clause.tokens.folded[cue.first : cue.last + 1]) for cue in clause.cue("total"))


def _month_total(clause: Clause, frame: Frame, reading: Reading, when: When | None, *, lead: bool) -> bool:
    """«سقوط 324 قتيلا في بغداد» of a whole month: deaths without a deed, over weeks."""
    month = when is not None and when.precision == 3
    if _documented(clause) and frame.casualties.dead and not lead and when is not None and _weeks_long(when):
        return True  # «وثقت الشبكة مقتل 49 مدنيا بالقصف خلال النصف الأول من الشهر»
    if clause.cue("weeks") and frame.senses <= _LOSSES | {"battle", "clash"}:
        return True  # «مقتل 400 مسلح خلال ثلاثة أسابيع من القتال»
    if clause.cue("total") and frame.senses <= _LOSSES | {"execution"}:
        return True
    return reading.generic and frame.senses <= _LOSSES and month


def _long_ago_taken(clause: Clause, reading: Reading, when: When | None, *, lead: bool) -> bool:
    """«وسيطرت القوات خلال الأسابيع الماضية على ...», below the lead: how things came to be, a claim of control only."""
    vague = when is not None and when.explicit and when.precision > 1
    recalled = bool(clause.cue("recall"))
    return reading.sub_event_type in TAKE_OVERS and (vague or recalled) and not lead


def of_campaign(clause: Clause, reading: Reading) -> bool:
    """«ونجحت العملية خلال ساعات في تحرير المدينة»: what an operation won that the sentence before told the day of."""
    campaign = any(cue.first <= 2 for cue in clause.cue("campaign"))
    return campaign and clause.number == 0 and reading.sub_event_type in TAKE_OVERS


def disaster(clause: Clause) -> bool:
    """Whether a clause tells of an earthquake, a flood, a fire or the like: the dead that follow are its dead."""
    return any(
        clause.tokens[cue.first].folded.removeprefix("ال") in cue_words("disaster") for cue in clause.cue("accident")
    )


def of_disaster(reading: Reading, frame: Frame) -> bool:
    """What an article on a disaster tells of dead and bodies, or of what burned, without a deed."""
    burned = reading.sub_event_type == "Looting/property destruction" and frame.senses <= _BURNED
    return not frame.agents and (burned or (reading.sub_event_type == "Attack" and frame.senses <= _LOSSES))
