"""Whether the dead and wounded of two drafts may be those of one event."""

from geodata.incidents.draft import Draft
from geodata.incidents.placing import km
from geodata.records import Count

_SOME = 20  # dead: as many as «عدد من» may be
_VAGUE = 2  # of «قتلى»: at least two
_FEW = 5  # dead and wounded: the same number of fewer may be chance
_ONE_TOLL_KM = 30.0


def broken_down(event: Draft, draft: Draft) -> bool:
    """«مقتل وإصابة 16», told as 16 dead by one sentence and as four dead and twelve wounded by the next."""
    if event.dead is None or draft.dead is None or draft.hurt is None or event.dead.max is None:
        return False
    shared = event.hurt is not None and event.hurt.min != event.hurt.max
    return shared and event.dead.min == event.dead.max == draft.dead.min + draft.hurt.min


def one_toll(event: Draft, draft: Draft) -> bool:
    """Whether at most one of the two tells dead or wounded, or both the same."""
    one = (event.dead, event.hurt), (draft.dead, draft.hurt)
    return one[0] == one[1] or (None, None) in one or _some(draft)


def _some(draft: Draft) -> bool:
    """«مقتل وإصابة عدد من المدنيين»: some fell, no number is told."""
    return all(count is None or _open(count) for count in (draft.dead, draft.hurt))


def same_toll(a: Draft, b: Draft) -> bool:
    """Whether the second tells no other number of dead; a title may shorten."""
    return a.dead is None or b.dead is None or a.dead.min == b.dead.min or a.title


def _open(count: Count) -> bool:
    """«عدد من», «قتلى»: some, of whom no number is told."""
    return count.max is None and count.min <= _VAGUE


def same_people(event: Draft, draft: Draft) -> bool:
    """Whether both tell the same exact toll, too large to be chance, of places that may be one («جنوب البلدة»)."""
    a, b = event.position, draft.position
    if a is None or b is None or event.sentence == draft.sentence or draft.elsewhere:
        return False
    told = [(x, y) for x, y in ((event.dead, draft.dead), (event.hurt, draft.hurt)) if x and y]
    alike = bool(told) and all(x == y and x.min == x.max for x, y in told)
    return alike and event.dead is not None and sum(x.min for x, _ in told) >= _FEW and km(a, b) <= _ONE_TOLL_KM


def told_alike(event: Draft, draft: Draft) -> bool:
    """Whether both tell the same exact dead and wounded: a raid that one source calls shelling, another a battle."""
    if event.dead is None or event.hurt is None or (event.dead, event.hurt) != (draft.dead, draft.hurt):
        return False
    return event.dead.min == event.dead.max and event.dead.min + event.hurt.min >= _FEW


def tolls_agree(a: Draft, b: Draft) -> bool:
    """Two tolls of one event lie near each other; a sum of several events does not agree with its parts."""
    if a.dead is None or b.dead is None or a.joint:
        return True
    if broken_down(a, b) or (b.background and b.position is None and b.dead.min <= a.dead.min):  # an earlier count
        return True
    if b.position is None and b.generic and a.dead.max == 1 < b.dead.min:  # «مقتل زعيم التنظيم», then «13 شخصا قتلوا»
        return True
    if a.dead.max and a.dead.min < a.dead.max and not a.title:  # «مقتل وإصابة أربعة»: from one to three of them
        return a.dead.min <= b.dead.min <= a.dead.max
    if _open(a.dead) and not _open(b.dead) and a.dead.min <= b.dead.min <= _SOME:  # «مقتل عدد من الجنود», then three
        return True
    low, high = sorted((a.dead.min, b.dead.min))
    return low == high or (high >= 4 and high - low <= high * 0.4) or a.title
