"""Documents that a person adds to one claim: `redress attach`, without Prefect."""

from collections.abc import Sequence

from claims.ledger.look_up import claim_file
from flows.attaching import attach_to
from flows.given_files import Given, duplicate, received
from flows.outcomes import joined, unchanged, waiting
from flows.recording import recorded_each
from flows.run import Desk
from flows.steps import TRIES_MAX, LedgerChangesTooOftenError, read_files
from schemas.outcome import FileResult, RunOutcome
from schemas.reading import Extraction
from schemas.record import ClaimFile, GivenFile


def attach_later(claim_id: str, paths: Sequence[str], desk: Desk) -> RunOutcome:
    """Add documents to a claim and have the whole claim assessed again.

    What the claim holds already is a duplicate. Raises LedgerChangesTooOftenError.
    """
    read: dict[str, Extraction] = {}
    for _ in range(TRIES_MAX):
        outcome = _attached(claim_file(desk.ledger, claim_id), paths, read, desk)
        if outcome is not None:
            return outcome
    raise LedgerChangesTooOftenError(f"gave up after {TRIES_MAX} tries")


def _attached(
    claim: ClaimFile, paths: Sequence[str], read: dict[str, Extraction], desk: Desk
) -> RunOutcome | None:
    """One try; None when the ledger has changed meanwhile."""
    files = received(paths, desk.ledger, desk.limits)
    before = [file for file in files if _is_attached(file, claim)]
    copies = {file.path: _copy(file, claim) for file in files if file not in before}
    ends = [end for end in copies.values() if end is not None]
    late = [file for file in files if file.path in copies and copies[file.path] is None]
    read_files(late, read, desk)
    known = RunOutcome(files=(), claims=(waiting(claim, is_new=False),))
    parts = [
        known,
        unchanged(before, desk.ledger),
        recorded_each(ends, {file.path: file.attempts for file in files}, desk.ledger),
        attach_to(claim, late, read, desk.ledger) if late else known,
    ]
    return None if None in parts else joined(part for part in parts if part is not None)


def _is_attached(file: Given, claim: ClaimFile) -> bool:
    """Whether this very file was attached to this claim before."""
    return (
        file.earlier is not None
        and file.earlier.result is not FileResult.PROBLEM
        and file.earlier.claim_id == claim.claim_id
    )


def _copy(file: Given, claim: ClaimFile) -> GivenFile | None:
    """The end of a file whose bytes the claim has already, or that is given twice."""
    held = {document.sha256: document.path for document in claim.documents}
    first = file.same_as or held.get(file.document, "")
    return duplicate(file, of=first) if first else None
