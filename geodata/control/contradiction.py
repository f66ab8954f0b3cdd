"""Claims that contradict: two that count, by different sources, with different holders for nearly the same day.

Whoever wrote a table knew more than the news of the day: a statement of a table that follows a report is how the story
went on and contradicts nothing, and a report that speaks against the table is forgotten after `CONTEST_DAYS`, unless
more reports follow. What an editor assessed is not contradicted: a later report is a change, an earlier one is past.
"""

from datetime import timedelta

from geodata.control.states import Change, State, is_table, one_side, state_of
from geodata.records import Basis, ControlClaim, ControlStatus

CONTRADICTION_DAYS = 3  # news of one event is told within so many days; a later report tells another event
CONTEST_DAYS = 30  # so long a table's statement stays doubtful


def contradiction(last: Change, claim: ControlClaim) -> Change | None:
    """The contested state that a claim puts a place in whose state in force it contradicts; None where it does not."""
    if not _may_contradict(last, claim) or claim.date_from is None:
        return None
    new = state_of(claim)
    if new is None or not new.known or not last.state.known:
        return None
    if last.against is None and one_side(new.holders) <= one_side(last.state.holders):
        return None
    holders = tuple(dict.fromkeys((*last.state.holders, *new.holders)))
    reason = f"sources contradict: {told(last.claim)}; {told(claim)}"
    return Change(
        claim.date_from, State(holders, ControlStatus.CONTESTED), claim, reason, against=last.against or last.claim
    )


def _may_contradict(last: Change, claim: ControlClaim) -> bool:
    if claim.article_id is None or claim.date_from is None or Basis.ASSESSED in (last.claim.basis, claim.basis):
        return False
    apart = claim.article_id != last.claim.article_id and claim.source != last.claim.source
    return apart and claim.date_from - last.day <= timedelta(days=CONTRADICTION_DAYS)


def settled_on(contested: Change) -> Change | None:
    """When and how a contradiction ends by itself: the table that was spoken against holds again."""
    against = contested.against
    if against is None or not is_table(against):
        return None
    state = state_of(against)
    newest = max((contested.day, *contested.renewed))
    if state is None:
        return None
    return Change(newest + timedelta(days=CONTEST_DAYS), state, against, f"not confirmed in {CONTEST_DAYS} days")


def told(claim: ControlClaim) -> str:
    """Who says what, in a few words."""
    return f"«{claim.source}» says {'+'.join(claim.holders) or 'nobody'} from {claim.date_from}"
