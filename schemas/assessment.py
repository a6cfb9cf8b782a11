"""The law's view of one claim: every finding, the award, and which law was used."""

from dataclasses import dataclass

from schemas.award import Award
from schemas.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Same facts and same law give the same assessment, byte for byte."""

    jurisdiction: str
    law_hash: str
    """SHA-256 of the canonical bytes of the jurisdiction's law, in hexadecimal."""
    code_version: str
    findings: tuple[Finding, ...]
    award: Award
