"""One look at a packet: which files are copies, which claims are new, what goes where."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from claims.assessment.assemble import AssembledClaim, Assembly, FileProblem
from claims.ledger.ledger import Ledger
from flows.attaching import attach_to
from flows.given_files import Given, duplicate, ended
from flows.new_claims import record_new
from flows.outcomes import claims_made_of, form_of, joined, waiting
from flows.recording import recorded_each
from schemas.document import DocumentKind
from schemas.outcome import FileResult, RunOutcome
from schemas.problems import ProblemCode
from schemas.reading import Extraction
from schemas.record import ClaimFile, GivenFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A packet as it and the ledger are seen at one moment."""

    files: tuple[Given, ...]
    received_date: date
    copies: Mapping[str, GivenFile] = field(repr=False)
    """The end of each file that is the copy of another, by path."""
    claim_of_copies: ClaimFile | None
    """The claim whose form lies in the packet once more."""
    ledger: Ledger

    @property
    def to_read(self) -> tuple[Given, ...]:
        """The files that may tell something new, or that others need to be understood."""
        return tuple(f for f in self.files if f.path not in self.copies and not _was_copy(f))

    @property
    def by_document(self) -> dict[str, Given]:
        """The files to read by their fingerprint."""
        return {file.document: file for file in self.to_read}

    def recorded_each(self, ends: Iterable[GivenFile]) -> RunOutcome | None:
        """Record ends one by one; None when another run was faster."""
        return recorded_each(ends, {file.path: file.attempts for file in self.files}, self.ledger)


def looked_at(files: tuple[Given, ...], received_date: date, ledger: Ledger) -> Look:
    """Find the copies among the files of a packet.

    What is held already is a copy when nothing else in the packet is new, and a claim's form
    always is. A document that came with another claim before, and now with a new form, speaks for
    both; routing names the other claim.
    """
    made = {file.document: tuple(claims_made_of(file.held, ledger)) for file in files}
    has_work = any(_is_work(file) for file in files)
    copies = {}
    for file in files:
        if file.is_settled:
            continue
        if file.same_as:
            copies[file.path] = duplicate(file, of=file.same_as)
        elif file.is_copy and file.held and (made[file.document] or not has_work):
            copies[file.path] = duplicate(file, of=file.held.path)
    return Look(
        files=files,
        received_date=received_date,
        copies=copies,
        claim_of_copies=next((claim for claims in made.values() for claim in claims), None),
        ledger=ledger,
    )


def settle(look: Look, assembly: Assembly, read: Mapping[str, Extraction]) -> RunOutcome | None:
    """Record everything that a packet amounts to.

    None when the ledger has changed since the look: look again.
    """
    if not assembly.claims and look.claim_of_copies is not None and look.to_read:
        late = attach_to(look.claim_of_copies, look.to_read, read, look.ledger)
        return _all_or_none([late, look.recorded_each(look.copies.values())])
    loose = [*look.copies.values(), *_problems(assembly.problems, look.by_document)]
    parts = []
    for number, claim in enumerate(assembly.claims):
        later = assembly.claims[number + 1 :]
        held = _held_claim(claim, look)
        if held is not None:
            parts.append(_go_on_with(held, claim, look, read))
        else:
            ends = [*_ends(claim, look, read, has_more_forms=_has_form_of(later, claim)), *loose]
            loose = []
            parts.append(record_new(claim, ends, look.received_date, look.ledger))
    return _all_or_none([*parts, look.recorded_each(loose)])


def _is_work(file: Given) -> bool:
    """Whether nobody has settled this file, nor these bytes anywhere else."""
    is_known = file.is_settled or file.is_copy or file.same_as
    return file.arrival is not None and not is_known


def _was_copy(file: Given) -> bool:
    return file.earlier is not None and file.earlier.result is FileResult.DUPLICATE


def _held_claim(claim: AssembledClaim, look: Look) -> ClaimFile | None:
    """The claim that this form has become before."""
    made = claims_made_of(look.by_document[claim.form.document].held, look.ledger)
    return next((held for held in made if form_of(held).first_page == claim.form.first_page), None)


def _go_on_with(
    held: ClaimFile, claim: AssembledClaim, look: Look, read: Mapping[str, Extraction]
) -> RunOutcome | None:
    """Attach what has come into the folder of a claim since it was taken in."""
    has = {document.sha256 for document in held.documents}
    late = [look.by_document[each.document] for each in claim.attached if each.document not in has]
    known = RunOutcome(files=(), claims=(waiting(held, is_new=False),))
    return attach_to(held, late, read, look.ledger) if late else known


def _ends(
    claim: AssembledClaim,
    look: Look,
    read: Mapping[str, Extraction],
    *,
    has_more_forms: bool,
) -> Iterator[GivenFile]:
    """The ends of the files that make one new claim.

    A PDF with several forms becomes a claim each, in a transaction each. Until the last of them
    is recorded its end is open, so that a run that is killed in between is finished by the next.
    """
    form = look.by_document[claim.form.document]
    result = FileResult.PROBLEM if has_more_forms else FileResult.CLAIM
    yield ended(
        form,
        result,
        kind=DocumentKind.CLAIM_FORM,
        page_count=read[form.document].page_count,
        code=ProblemCode.COULD_NOT_BE_ASSESSED if has_more_forms else None,
    )
    for each in claim.attached:
        file = look.by_document[each.document]
        pages = read[each.document].page_count
        yield ended(file, FileResult.ATTACHED, kind=each.kind, page_count=pages)


def _has_form_of(later: Sequence[AssembledClaim], claim: AssembledClaim) -> bool:
    return any(each.form.document == claim.form.document for each in later)


def _problems(
    problems: Iterable[FileProblem], by_document: Mapping[str, Given]
) -> Iterator[GivenFile]:
    """The ends of files that became no part of a claim, where they have not ended so before."""
    for each in problems:
        file, code = by_document[each.document], each.problem.code
        if file.is_copy and file.held:
            yield duplicate(file, of=file.held.path)
        elif file.earlier is None or file.earlier.code != code.value:
            yield ended(file, FileResult.PROBLEM, code=code)


def _all_or_none(parts: Sequence[RunOutcome | None]) -> RunOutcome | None:
    """Everything together, or None when any part must be looked at again."""
    return None if None in parts else joined(part for part in parts if part is not None)
