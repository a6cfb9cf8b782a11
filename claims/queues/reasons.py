"""Every reason why a claim needs a person, as typed codes that an officer can filter by."""

from collections.abc import Iterable, Iterator
from typing import Final

from claims.queues.accepted_on_signature import ACCEPTED_ON_SIGNATURE, SIGNATURE
from rules.procedure import TELLS_ONLY
from schemas.assessment import Assessment
from schemas.award import AwardLine, LineStatus
from schemas.claim import Claim, Standing
from schemas.evidence import Evidence
from schemas.finding import Confidence, Finding, Outcome, ProvisionUsed
from schemas.queues import Reason, ReasonCode
from schemas.record import Neighbours

AGREEMENT_RULE: Final = "documents_agree"
LAW_MISSING: Final = "law_missing"
"""The code of a finding for which no value of law is on file."""

_ARITHMETIC: Final = frozenset({"deductible", "paid_by_other_source", "rate"})
"""Deductions that the law itself works out. Any other takes something away from a claimant."""

_TOLD_OTHERWISE: Final = frozenset({"awaits_officer", "not_documented"})
"""Deductions that another reason already names: the line is unknown, or has no document."""

_RESTS_ON_SILENCE: Final = frozenset(
    {"conduct_not_considered", "conduct_not_raised", "no_such_ground", "not_raised"}
)
"""Codes of findings to which the law adds nothing while the claim raises nothing."""

_FOR_OUTCOME: Final = {
    Outcome.NOT_MET: ReasonCode.FINDING_NOT_MET,
    Outcome.NEEDS_OFFICER: ReasonCode.FINDING_NEEDS_OFFICER,
    Outcome.UNKNOWN: ReasonCode.FINDING_UNKNOWN,
    Outcome.HOLD: ReasonCode.FINDING_HOLDS,
    Outcome.CURABLE: ReasonCode.FINDING_CURABLE,
}


def reasons_for_review(
    assessment: Assessment, evidence: Evidence, neighbours: Neighbours
) -> tuple[Reason, ...]:
    """Everything that keeps a claim out of approval; empty when nothing does.

    Each reason once, in an order that depends on nothing but the reasons themselves.
    """
    found = {
        *(doubt.reason for doubt in evidence.doubts),
        *_of_findings(assessment.findings),
        *_of_standing(assessment, evidence.claim),
        *_of_provisions(assessment),
        *_of_award(assessment),
        *_of_expenses(evidence.claim),
        *_of_neighbours(neighbours),
    }
    return in_order(found)


def reasons_on_signature(assessment: Assessment, claim: Claim) -> tuple[Reason, ...]:
    """The facts relied on that nothing but the claimant's signature supports."""
    return in_order(
        Reason(code=ReasonCode.SIGNED_STATEMENT_ACCEPTED, detail=name)
        for name in _only_asserted(assessment, claim)
        if name in ACCEPTED_ON_SIGNATURE
    )


def in_order(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Reasons sorted by the order of the catalogue, then by what they are about."""
    catalogue = list(ReasonCode)
    return tuple(sorted(set(reasons), key=lambda each: (catalogue.index(each.code), each.detail)))


def _of_findings(findings: Iterable[Finding]) -> Iterator[Reason]:
    """What the law leaves open or recommends against."""
    for finding in findings:
        code = _FOR_OUTCOME.get(finding.outcome)
        if code is None:
            continue
        if finding.rule == AGREEMENT_RULE:
            yield from _of_disagreement(finding)
        elif finding.code == LAW_MISSING:
            yield Reason(code=ReasonCode.LAW_MISSING, detail=finding.rule)
        else:
            yield Reason(code=code, detail=finding.rule)


def _of_disagreement(finding: Finding) -> Iterator[Reason]:
    """The fact on which two papers contradict each other."""
    for name in finding.facts_read or (finding.rule,):
        yield Reason(code=ReasonCode.DOCUMENTS_DISAGREE, detail=name)


def _of_standing(assessment: Assessment, claim: Claim) -> Iterator[Reason]:
    """Facts relied on that only the form asserts, and that a signature cannot carry."""
    is_signed = claim.says("is_signed") is True
    for name in _only_asserted(assessment, claim):
        if name in SIGNATURE or (is_signed and name in ACCEPTED_ON_SIGNATURE):
            continue
        yield Reason(code=ReasonCode.FACT_ONLY_ASSERTED, detail=name)


def _only_asserted(assessment: Assessment, claim: Claim) -> Iterator[str]:
    """The known facts that some finding read and that no paper bears out."""
    read = {name for finding in assessment.findings for name in finding.facts_read}
    for name in sorted(read):
        fact = claim.facts.get(name)
        if fact is not None and fact.standing is Standing.ASSERTED:
            yield name


def _of_provisions(assessment: Assessment) -> Iterator[Reason]:
    """Law that was relied on without having been read at its source."""
    for provision in _provisions(assessment):
        if provision.confidence is not Confidence.HIGH:
            yield Reason(code=ReasonCode.PROVISION_NOT_READ_AT_SOURCE, detail=provision.parameter)


def _provisions(assessment: Assessment) -> Iterator[ProvisionUsed]:
    """Every provision that a finding, a deduction or a cap rests on."""
    for finding in assessment.findings:
        if _is_relied_on(finding):
            yield from finding.provisions
    for line in assessment.award.lines:
        yield from (step.provision for step in line.steps if step.provision is not None)
    yield from (room.provision for room in assessment.award.room_left)


def _is_relied_on(finding: Finding) -> bool:
    """Whether the law behind a finding was applied to something that the claim says."""
    rests_on_silence = finding.code in _RESTS_ON_SILENCE and not finding.facts_read
    return finding.rule not in TELLS_ONLY and not rests_on_silence


def _of_award(assessment: Assessment) -> Iterator[Reason]:
    """Money that cannot be computed, that exceeds a limit, or that is not there."""
    award = assessment.award
    if not award.lines:
        yield Reason(code=ReasonCode.NOTHING_CLAIMED_YET, detail="expenses")
    elif award.payable_cents <= 0:
        yield Reason(code=ReasonCode.NOTHING_PAYABLE, detail="award")
    for line in award.lines:
        if line.status is LineStatus.UNKNOWN or line.facts_missing:
            yield Reason(code=ReasonCode.AWARD_LINE_UNKNOWN, detail=line.kind)
        yield from _of_deductions(line)
    for room in award.room_left:
        if room.left_cents < 0:
            yield Reason(code=ReasonCode.OVER_LIMIT, detail=room.cap)


def _of_deductions(line: AwardLine) -> Iterator[Reason]:
    """A cap or an exclusion refuses a part of what is asked, and that is a person's to decide."""
    for step in line.steps:
        if step.deducted_cents <= 0 or step.code in _ARITHMETIC | _TOLD_OTHERWISE:
            continue
        if step.code.startswith("over_"):
            named = step.provision.parameter if step.provision is not None else step.code
            yield Reason(code=ReasonCode.OVER_LIMIT, detail=named)
        else:
            yield Reason(code=ReasonCode.EXPENSE_NOT_COVERED, detail=line.kind)


def _of_expenses(claim: Claim) -> Iterator[Reason]:
    """Expense lines that no document bears out."""
    if not all(expense.is_documented for expense in claim.expenses):
        yield Reason(code=ReasonCode.FACT_ONLY_ASSERTED, detail="expenses")


def _of_neighbours(neighbours: Neighbours) -> Iterator[Reason]:
    """Other claims, by their ids, that may be this one again or that share a document with it."""
    for claim_id in neighbours.possible_duplicates:
        yield Reason(code=ReasonCode.POSSIBLE_DUPLICATE_CLAIM, detail=claim_id)
    for claim_id in neighbours.sharing_documents:
        yield Reason(code=ReasonCode.DOCUMENT_IN_ANOTHER_CLAIM, detail=claim_id)
