"""Documents that came after their claim: read them, and assess the whole claim again."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from claims.assessment.assemble import AssembledClaim, Assembly, assemble
from claims.ledger.ledger import Ledger
from claims.ledger.taking_in import record_attachment
from flows.assessing import Papers, concluded
from flows.given_files import Given, ended
from flows.outcomes import form_of, joined, outcome_of_claim, told
from flows.recording import recorded_each
from schemas.document import DocumentKind
from schemas.evidence import Doubt
from schemas.outcome import FileResult, RunOutcome
from schemas.queues import ReasonCode
from schemas.reading import Extraction
from schemas.record import AttachmentToRecord, ClaimFile, GivenFile, RecordStatus

_DOUBTS_OF_PACKET: Final = frozenset(
    {
        ReasonCode.ATTACHMENT_IN_DOUBT,
        ReasonCode.PAGE_IN_DOUBT,
        ReasonCode.PACKET_HAS_TWO_FORMS,
        ReasonCode.JURISDICTION_IN_DOUBT,
    }
)
"""What was in doubt about the packet when it came stays in doubt until a person has looked."""


def attach_to(
    claim: ClaimFile, files: Sequence[Given], read: Mapping[str, Extraction], ledger: Ledger
) -> RunOutcome | None:
    """Add documents to a claim and assess it again.

    None when the ledger has changed meanwhile: look again and ask again. A file that cannot be
    read is recorded as a problem and leaves the claim as it is.
    """
    assembly = assemble(
        [*_held(claim), *(read[file.document] for file in files)],
        jurisdiction=claim.assessed.claim.jurisdiction,
    )
    ends = [_end(file, read[file.document], assembly) for file in files]
    kept = [end for end in ends if end.result is FileResult.ATTACHED]
    attempts = {file.path: file.attempts for file in files}
    others = recorded_each([end for end in ends if end not in kept], attempts, ledger)
    if others is None or not kept:
        return others
    attached = _recorded(claim, kept, _ours(claim, assembly), ledger)
    return attached and joined([attached, others])


def _recorded(
    claim: ClaimFile, files: Sequence[GivenFile], ours: AssembledClaim, ledger: Ledger
) -> RunOutcome | None:
    """Assess the whole claim and record it with its new documents."""
    sha256s = {document.sha256 for document in claim.documents} | {file.sha256 for file in files}
    papers = Papers(
        jurisdiction=claim.assessed.claim.jurisdiction,
        received_date=claim.received_date,
        readings=ours.readings,
        doubts=tuple(dict.fromkeys((*ours.doubts, *_carried(claim)))),
        sha256s=frozenset(sha256s),
        claim_id=claim.claim_id,
    )
    conclusion = concluded(papers, ledger)
    new = {file.sha256 for file in files} - {reading.document for reading in claim.readings}
    answer = record_attachment(
        ledger,
        AttachmentToRecord(
            claim_id=claim.claim_id,
            seen_assessment=claim.assessment_number,
            files=tuple(files),
            readings=tuple(each for each in ours.readings if each.document in new),
            assessed=conclusion.assessed,
            law_canonical=conclusion.law_canonical,
            neighbours=conclusion.neighbours,
        ),
    )
    if answer.status is not RecordStatus.RECORDED:
        return None
    paths = {document.sha256: document.path for document in claim.documents}
    outcome = outcome_of_claim(
        claim.claim_id,
        path=paths[form_of(claim).document],
        form=claim.form,
        assessed=conclusion.assessed,
        is_new=True,
    )
    return RunOutcome(files=tuple(told(file, claim.claim_id) for file in files), claims=(outcome,))


def _held(claim: ClaimFile) -> Iterator[Extraction]:
    """What was read for the claim before, document by document."""
    for document, readings in groupby(claim.readings, key=lambda each: each.document):
        parts = tuple(readings)
        yield Extraction(document=document, page_count=parts[-1].last_page, readings=parts)


def _ours(claim: ClaimFile, assembly: Assembly) -> AssembledClaim:
    """The claim itself among all that its papers amount to: a second form may have come."""
    form = form_of(claim)
    return next(each for each in assembly.claims if each.form == form)


def _carried(claim: ClaimFile) -> Iterator[Doubt]:
    """Doubts that can only be seen when a packet arrives."""
    return (each for each in claim.assessed.doubts if each.reason.code in _DOUBTS_OF_PACKET)


def _end(file: Given, extraction: Extraction, assembly: Assembly) -> GivenFile:
    """Whether a file becomes part of the claim, and as what."""
    for problem in assembly.problems:
        if problem.document == file.document:
            return ended(file, FileResult.PROBLEM, code=problem.problem.code)
    kinds = {each.document: each.kind for claim in assembly.claims for each in claim.attached}
    return ended(
        file,
        FileResult.ATTACHED,
        # A second form is kept with the claim too, and routes it to a person.
        kind=kinds.get(file.document, DocumentKind.CLAIM_FORM),
        page_count=extraction.page_count,
    )
