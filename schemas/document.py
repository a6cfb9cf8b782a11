"""A file as it came in, before anybody has read what it says."""

from dataclasses import dataclass, field
from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is, as far as Redress knows it."""

    CLAIM_FORM = "claim_form"
    POLICE_REPORT = "police_report"
    ITEMISED_BILL = "itemised_bill"
    FUNERAL_CONTRACT = "funeral_contract"
    EMPLOYER_STATEMENT = "employer_statement"
    UNRECOGNISED = "unrecognised"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file's identity and size; its bytes are held encrypted under `sha256`."""

    sha256: str
    size_bytes: int
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A file that could be read: where it lay, what it is, and its bytes.

    Neither the path nor the bytes show when the value is printed: both may hold private facts.
    """

    path: str = field(repr=False)
    """As it was given."""
    document: Document
    content: bytes = field(repr=False)
