"""What is told of files and claims at the end: small values without anything to open."""

from collections.abc import Iterable, Iterator
from itertools import chain

from claims.ledger.ledger import Ledger
from claims.ledger.look_up import claim_file
from flows.given_files import Given
from schemas.document import DocumentKind
from schemas.outcome import ClaimOutcome, FileOutcome, RunOutcome
from schemas.reading import Reading
from schemas.record import Assessed, ClaimFile, GivenFile, HeldDocument


def joined(outcomes: Iterable[RunOutcome]) -> RunOutcome:
    """Several outcomes as one; a claim that more than one of them names is named once."""
    several = tuple(outcomes)
    claims = {claim.claim_id: claim for each in several for claim in each.claims}
    return RunOutcome(
        files=tuple(chain.from_iterable(each.files for each in several)),
        claims=tuple(claims.values()),
    )


def told(file: GivenFile, claim_id: str = "") -> FileOutcome:
    """The new end of a file."""
    return FileOutcome(
        path=file.path,
        result=file.result,
        is_new=True,
        claim_id=claim_id,
        kind=file.kind.value,
        duplicate_of=file.duplicate_of,
        code=file.code,
        detail=file.detail,
    )


def unchanged(files: Iterable[Given], ledger: Ledger) -> RunOutcome:
    """The ends that files came to before, and the claims they became."""
    ends = [(file, file.earlier) for file in files if file.earlier is not None]
    claims = chain.from_iterable(claims_made_of(file.held, ledger) for file, _ in ends)
    return RunOutcome(
        files=tuple(end for _, end in ends),
        claims=tuple(waiting(claim, is_new=False) for claim in claims),
    )


def waiting(claim: ClaimFile, *, is_new: bool) -> ClaimOutcome:
    """Where a claim that is held waits, and why."""
    paths = {document.sha256: document.path for document in claim.documents}
    path = paths[form_of(claim).document]
    return outcome_of_claim(
        claim.claim_id, path=path, form=claim.form, assessed=claim.assessed, is_new=is_new
    )


def outcome_of_claim(
    claim_id: str, *, path: str, form: str, assessed: Assessed, is_new: bool
) -> ClaimOutcome:
    """Where a claim waits after an assessment, and why."""
    items = assessed.work_items
    return ClaimOutcome(
        claim_id=claim_id,
        path=path,
        jurisdiction=assessed.claim.jurisdiction,
        form=form,
        queues=tuple(item.queue for item in items),
        reasons=tuple(reason for item in items for reason in item.reasons),
        is_new=is_new,
    )


def claims_made_of(held: HeldDocument | None, ledger: Ledger) -> Iterator[ClaimFile]:
    """The claims whose form is this document: none, one, or as many as forms are in the PDF."""
    for claim_id in held.claim_ids if held else ():
        claim = claim_file(ledger, claim_id)
        if held and form_of(claim).document == held.sha256:
            yield claim


def form_of(claim: ClaimFile) -> Reading:
    """The form that a claim was made of: the first that was read for it."""
    return next(each for each in claim.readings if each.kind is DocumentKind.CLAIM_FORM)
