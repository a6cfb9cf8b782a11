"""In which queue the right person finds a claim. The machine recommends; it never denies."""

from typing import Final

from claims.queues.reasons import in_order, reasons_for_review, reasons_on_signature
from schemas.assessment import Assessment
from schemas.evidence import Evidence
from schemas.finding import Outcome
from schemas.queues import Queue, Reason, ReasonCode, WorkItem
from schemas.record import Neighbours

EMERGENCY_RULE: Final = "emergency_award"


NO_NEIGHBOURS: Final = Neighbours()


def route(
    assessment: Assessment, evidence: Evidence, neighbours: Neighbours = NO_NEIGHBOURS
) -> tuple[WorkItem, ...]:
    """Put a claim in approval or in review, and beside that in emergency if need is shown."""
    against = reasons_for_review(assessment, evidence, neighbours)
    main = _review(against) if against else _approval(assessment, evidence)
    if _is_emergency(assessment, evidence):
        return (main, _emergency())
    return (main,)


def _approval(assessment: Assessment, evidence: Evidence) -> WorkItem:
    """Everything is met and borne out; what rests on the signature alone is named."""
    met = Reason(code=ReasonCode.ALL_MET_AND_DOCUMENTED, detail="findings")
    on_signature = reasons_on_signature(assessment, evidence.claim)
    return WorkItem(queue=Queue.APPROVAL, reasons=in_order((met, *on_signature)))


def _review(reasons: tuple[Reason, ...]) -> WorkItem:
    return WorkItem(queue=Queue.REVIEW, reasons=reasons)


def _emergency() -> WorkItem:
    need = Reason(code=ReasonCode.EMERGENCY_NEED, detail=EMERGENCY_RULE)
    return WorkItem(queue=Queue.EMERGENCY, reasons=(need,))


def _is_emergency(assessment: Assessment, evidence: Evidence) -> bool:
    """Whether the law opens an emergency award, on answers that were read without doubt."""
    met = [
        finding
        for finding in assessment.findings
        if finding.rule == EMERGENCY_RULE and finding.outcome is Outcome.MET
    ]
    read = {name for finding in met for name in finding.facts_read}
    in_doubt = evidence.facts_in_doubt
    return bool(met) and in_doubt.isdisjoint({*read, "is_emergency_requested"})
