"""Ends that are recorded one by one: files that became no part of a claim."""

from collections.abc import Iterable, Mapping

from claims.ledger.ledger import Ledger
from claims.ledger.outcomes import record_outcome
from flows.outcomes import told
from schemas.outcome import RunOutcome
from schemas.record import GivenFile, RecordStatus


def recorded_each(
    ends: Iterable[GivenFile], attempts: Mapping[str, int], ledger: Ledger
) -> RunOutcome | None:
    """Record problems and duplicates; None when another run was faster: look again.

    `attempts` says by path how often each file had been given when it was looked up.
    """
    several = tuple(ends)
    for end in several:
        answer = record_outcome(ledger, end, attempts[end.path])
        if answer.status is not RecordStatus.RECORDED:
            return None
    return RunOutcome(files=tuple(told(end) for end in several), claims=())
