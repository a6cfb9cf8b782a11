"""What became of every file that was given: nothing is lost."""

from dataclasses import dataclass
from enum import StrEnum

from schemas.queues import Queue, Reason


class FileResult(StrEnum):
    """The four ends a file can come to; each file comes to exactly one."""

    CLAIM = "claim"
    ATTACHED = "attached"
    DUPLICATE = "duplicate"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOutcome:
    """A claim that a form became, where it waits and why."""

    claim_id: str
    path: str
    jurisdiction: str
    form: str
    queues: tuple[Queue, ...]
    reasons: tuple[Reason, ...]
    is_new: bool
    """False when an earlier run had already taken it in and nothing has changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """The one end that one given file came to."""

    path: str
    result: FileResult
    is_new: bool
    claim_id: str = ""
    """For a claim or an attached document: whose."""
    kind: str = ""
    """For an attached document: what it is."""
    duplicate_of: str = ""
    """For a duplicate: the path of the first copy if known, else the claim or document held."""
    code: str = ""
    """For a problem: its code in `schemas.problems`."""
    detail: str = ""
    """For a problem: the sentence an officer reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOutcome:
    """Everything one run did, file by file."""

    files: tuple[FileOutcome, ...]
    claims: tuple[ClaimOutcome, ...]
