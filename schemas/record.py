"""What goes into the ledger, and what comes out of it again."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from schemas.assessment import Assessment
from schemas.claim import Claim
from schemas.document import Arrival, DocumentKind
from schemas.evidence import Doubt
from schemas.outcome import FileResult
from schemas.queues import Queue, Reason, WorkItem
from schemas.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFile:
    """One file as it was given, and the end it came to. A PDF's bytes are held encrypted."""

    path: str = field(repr=False)
    result: FileResult
    arrival: Arrival | None = None
    """None where the file could not be read at all."""
    page_count: int = 0
    """0 where the pages could not be counted."""
    kind: DocumentKind = DocumentKind.UNRECOGNISED
    code: str = ""
    """For a problem: its code in `schemas.problems`."""
    detail: str = field(default="", repr=False)
    """For a problem: the sentence an officer reads."""
    duplicate_of: str = field(default="", repr=False)
    """For a duplicate: the path of the first copy, or the claim or document held."""

    @property
    def sha256(self) -> str:
        """The fingerprint of the bytes; empty when they could not be read."""
        return self.arrival.document.sha256 if self.arrival else ""

    @property
    def held_arrival(self) -> Arrival | None:
        """The arrival, if its bytes are kept. A PDF's are, so that a person can look at it."""
        is_pdf = self.arrival and self.arrival.document.media_type == "application/pdf"
        return self.arrival if is_pdf else None

    @property
    def claim_keeps(self) -> bool:
        """Whether it is a document of the claim that it came with."""
        ends_in_claim = self.result in {FileResult.CLAIM, FileResult.ATTACHED}
        return ends_in_claim and self.held_arrival is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """Other claims that have something in common with this one, by claim id, sorted."""

    possible_duplicates: tuple[str, ...] = ()
    """Claims with the same victim name, birth date and crime date, or SSN and crime date."""
    sharing_documents: tuple[str, ...] = ()
    """Claims that hold one of the same documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A claim with all that was concluded about it at one time."""

    claim: Claim
    doubts: tuple[Doubt, ...] = ()
    assessment: Assessment
    work_items: tuple[WorkItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimToRecord:
    """A claim that is taken in for the first time, with everything that came in its packet.

    Exactly one of the readings is of a claim form: it gives the claim its id.
    """

    received_date: date
    files: tuple[GivenFile, ...]
    readings: tuple[Reading, ...]
    assessed: Assessed
    law_canonical: bytes = field(repr=False)
    """The law that was used, as the bytes whose hash the assessment names."""
    neighbours: Neighbours = Neighbours()
    """The neighbours that routing knew of. If there are more by now, nothing is recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentToRecord:
    """Documents that came later, with the new assessment of the whole claim."""

    claim_id: str
    seen_assessment: int
    """The number of the assessment that this one follows. If it is not the newest any more,
    nothing is recorded."""
    files: tuple[GivenFile, ...]
    readings: tuple[Reading, ...]
    """The readings of the new documents only."""
    assessed: Assessed
    law_canonical: bytes = field(repr=False)
    neighbours: Neighbours = Neighbours()


class RecordStatus(StrEnum):
    """What came of asking the ledger to record something."""

    RECORDED = "recorded"
    ALREADY_HELD = "already_held"
    """The ledger holds it already; nothing was changed."""
    NEIGHBOURS_CHANGED = "neighbours_changed"
    """A neighbour has come in meanwhile: route the claim again and ask again."""
    ASSESSED_MEANWHILE = "assessed_meanwhile"
    """Somebody else has attached something: read the claim, assess it and ask again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The ledger's answer."""

    status: RecordStatus
    claim_id: str = ""
    assessment_number: int = 0
    neighbours: Neighbours = Neighbours()
    """As they are now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileName:
    """Where one file of a packet lay when it was given. Sealed when it is stored."""

    sha256: str
    path: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came in: file names and everything that was read. Sealed when it is stored."""

    files: tuple[FileName, ...] = ()
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeWords:
    """The words of one file's outcome that may be private. Sealed when they are stored."""

    path: str = field(repr=False)
    detail: str = field(default="", repr=False)
    duplicate_of: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDocument:
    """One document of a claim, or one part of it when a PDF holds several."""

    sha256: str
    path: str = field(repr=False)
    kind: DocumentKind
    first_page: int
    """0 where nothing in the document could be read."""
    last_page: int
    assessment_number: int
    """The assessment it was first used in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One thing that happened to a claim."""

    seq: int
    kind: str
    recorded_at: str
    """An instant in UTC, as text."""
    assessment_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFile:
    """Everything that an officer sees of one claim."""

    claim_id: str
    form: str
    received_date: date
    documents: tuple[ClaimDocument, ...]
    readings: tuple[Reading, ...]
    assessed: Assessed
    """The newest assessment, with the claim as it was then and where it waits."""
    assessment_number: int
    history: tuple[HistoryEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedClaim:
    """One claim in one queue, with the reasons for its being there."""

    claim_id: str
    queue: Queue
    jurisdiction: str
    form: str
    received_date: date
    assessment_number: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDocument:
    """A document that the ledger holds, and the claims that use it."""

    sha256: str
    path: str = field(repr=False)
    """Where its first copy lay."""
    claim_ids: tuple[str, ...]
