"""A file as it came in, before anybody has read it."""

from dataclasses import dataclass
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
