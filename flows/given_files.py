"""The files of one packet as they came: what could be read of each, and what is known of it."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from claims.database import reading
from claims.extraction.limits import Limits
from claims.intake.receive import receive
from claims.ledger.ledger import Ledger
from claims.ledger.look_up import held_document
from claims.ledger.outcomes import outcome_of
from claims.ledger.writing import attempts
from schemas.document import Arrival, DocumentKind
from schemas.outcome import FileOutcome, FileResult
from schemas.problems import SENTENCES, Problem, ProblemCode
from schemas.record import GivenFile, HeldDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One file of a packet."""

    path: str = field(repr=False)
    document: str
    """Its fingerprint; for a file that could not be read, its place in the packet."""
    arrival: Arrival | None
    problem: Problem | None = None
    """Why it could not be read at all."""
    attempts: int
    """How often these bytes were given at this path before."""
    earlier: FileOutcome | None
    """How it ended then."""
    held: HeldDocument | None = None
    """The document in the ledger with the same bytes."""
    same_as: str = field(default="", repr=False)
    """The path of a file with the same bytes before it in the packet."""

    @property
    def is_settled(self) -> bool:
        """Whether it has come to its end before. An error of ours is no end: try again."""
        unsettled = ProblemCode.COULD_NOT_BE_ASSESSED.value
        return self.earlier is not None and self.earlier.code != unsettled

    @property
    def is_copy(self) -> bool:
        """Whether the ledger knew its bytes before, from another place."""
        return self.held is not None and self.earlier is None


def received(paths: Sequence[str], ledger: Ledger, limits: Limits) -> tuple[Given, ...]:
    """Read every file of a packet once and look up what the ledger knows of it."""
    given = (_given(path, number, ledger, limits) for number, path in enumerate(paths))
    return tuple(_with_copies_named(given))


def ended(
    file: Given,
    result: FileResult,
    *,
    kind: DocumentKind = DocumentKind.UNRECOGNISED,
    page_count: int = 0,
    code: ProblemCode | None = None,
) -> GivenFile:
    """The end that a file came to, as the ledger records it."""
    return GivenFile(
        path=file.path,
        arrival=file.arrival,
        result=result,
        kind=kind,
        page_count=page_count,
        code=code.value if code else "",
        detail=SENTENCES[code] if code else "",
    )


def duplicate(file: Given, *, of: str) -> GivenFile:
    """The end of a file whose bytes are known from another path."""
    return replace(ended(file, FileResult.DUPLICATE), duplicate_of=of)


def _given(path: str, number: int, ledger: Ledger, limits: Limits) -> Given:
    found = receive(Path(path), limits)
    arrival, problem = (None, found) if isinstance(found, Problem) else (found, None)
    sha256 = arrival.document.sha256 if arrival else ""
    written = _written(path)
    # Attempts before the outcome: what another run adds in between is then seen as too late.
    with reading(ledger.engine) as connection:
        seen = attempts(connection, ledger.source_tag(written), sha256)
    return Given(
        path=written,
        document=sha256 or f"file {number}",
        arrival=arrival,
        problem=problem,
        attempts=seen,
        earlier=outcome_of(ledger, written, sha256) if seen else None,
        held=held_document(ledger, sha256) if arrival else None,
    )


def _with_copies_named(files: Iterable[Given]) -> Iterator[Given]:
    """Name the first file of the packet for each that has the same bytes."""
    first: dict[str, str] = {}
    for file in files:
        if file.document in first:
            yield replace(file, same_as=first[file.document])
        else:
            first[file.document] = file.path
            yield file


def _written(path: str) -> str:
    """A path as text that can be stored: names on a disk need not be proper Unicode."""
    return os.fsencode(path).decode(errors="backslashreplace")
