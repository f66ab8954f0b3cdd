"""Which of two take-overs of one place came first: «كان التنظيم قد سيطر على المدينة ثم استعادتها القوات»."""

from collections.abc import Sequence
from dataclasses import replace

from geodata.control.frame import Frame
from geodata.control.words import cue_lexicon
from geodata.records import ControlClaim, ControlStatus

_THEN = 3  # words from «ثم» or «قبل أن» to the verb that it introduces


def in_order(frames: Sequence[Frame], by_trigger: list[list[ControlClaim]]) -> list[list[ControlClaim]]:
    """The claims of each trigger; who took a place that others took back held it before, and holds it no longer."""
    if len(by_trigger) < 2:
        return by_trigger
    for i, frame in enumerate(frames):
        if not _taken_back(frame):
            continue
        for j, other in enumerate(frames):
            if i != j and not _taken_back(other):
                earlier, later = (i, j) if _after_that(other, frame) else (j, i)
                by_trigger[earlier] = _before(by_trigger[earlier], by_trigger[later])
    return by_trigger


def _taken_back(frame: Frame) -> bool:
    return any(cue.first == frame.hit.first for cue in cue_lexicon("retaking").find(frame.tokens))


def _after_that(other: Frame, frame: Frame) -> bool:
    """Whether the other is told as later: «استعاد الجيش القرية ثم سيطر عليها التنظيم»."""
    then = [cue.last for cue in cue_lexicon("then").find(other.tokens)]
    return other.hit.first > frame.hit.first and any(0 < other.hit.first - i <= _THEN for i in then)


def _before(earlier: list[ControlClaim], later: list[ControlClaim]) -> list[ControlClaim]:
    """What the earlier trigger tells, beside what the later one does."""
    takers = {(claim.place_name, claim.holders) for claim in later if claim.said == "took"}
    taken = {place for place, _ in takers}
    lost = {(claim.place_name, claim.holders) for claim in later if claim.said in ("lost", "held before")}
    told = []
    for claim in earlier:
        own = claim.place_name, claim.holders
        gone = claim.said == "took" and claim.place_name in taken and own not in takers
        lost_first = claim.said == "lost" and own in takers  # "regained it hours after losing it"
        if not (lost_first or (gone and own in lost)):
            told.append(_held_before(claim) if gone else claim)
    return told


def _held_before(claim: ControlClaim) -> ControlClaim:
    return replace(claim, said="held before", status=ControlStatus.NONE, date_from=None, date_precision=3)
