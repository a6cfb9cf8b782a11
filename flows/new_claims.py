"""A claim that comes in for the first time: assess it and record it, whole or not at all."""

from collections.abc import Sequence
from datetime import date

from claims.assessment.assemble import AssembledClaim
from claims.ledger.ledger import Ledger
from claims.ledger.taking_in import record_claim
from flows.assessing import Papers, concluded
from flows.outcomes import outcome_of_claim, told
from schemas.outcome import FileResult, RunOutcome
from schemas.record import ClaimToRecord, GivenFile, RecordStatus

_WITH_CLAIM = frozenset({FileResult.CLAIM, FileResult.ATTACHED})


def record_new(
    claim: AssembledClaim, files: Sequence[GivenFile], received_date: date, ledger: Ledger
) -> RunOutcome | None:
    """Assess a claim and record it with its files, and what else came in its packet.

    None when the ledger has changed meanwhile: look again and ask again.
    """
    kept = frozenset(file.sha256 for file in files if file.claim_keeps)
    papers = Papers(
        jurisdiction=claim.jurisdiction,
        received_date=received_date,
        readings=claim.readings,
        doubts=claim.doubts,
        sha256s=kept | {reading.document for reading in claim.readings},
    )
    conclusion = concluded(papers, ledger)
    answer = record_claim(
        ledger,
        ClaimToRecord(
            received_date=received_date,
            files=tuple(files),
            readings=claim.readings,
            assessed=conclusion.assessed,
            law_canonical=conclusion.law_canonical,
            neighbours=conclusion.neighbours,
        ),
    )
    if answer.status is not RecordStatus.RECORDED:
        return None
    form = next(file for file in files if file.sha256 == claim.form.document)
    outcome = outcome_of_claim(
        answer.claim_id,
        path=form.path,
        form=claim.form.form,
        assessed=conclusion.assessed,
        is_new=True,
    )
    return RunOutcome(
        files=tuple(
            told(file, answer.claim_id if file.result in _WITH_CLAIM else "") for file in files
        ),
        claims=(outcome,),
    )
