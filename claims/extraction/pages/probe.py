"""What a file is, before it is read: a PDF at all, and whole."""

import re
from typing import Final

from claims.extraction.limits import Limits
from schemas.problems import ProblemCode

MAGIC: Final = b"%PDF-"
MAGIC_WITHIN: Final = 1024
"""Readers take a file whose header begins within its first kilobyte (ISO 32000-1, note in H.3)."""
END: Final = b"%%EOF"
END_WITHIN: Final = 2048

_OBJECT: Final = re.compile(rb"\d+\s+\d+\s+obj\b")


def bytes_problem(data: bytes, limits: Limits) -> ProblemCode | None:
    """What is wrong with the bytes as such; None for what may be a PDF."""
    if not data:
        return ProblemCode.EMPTY_FILE
    if len(data) > limits.max_bytes:
        return ProblemCode.TOO_LARGE
    if MAGIC in data[: MAGIC_WITHIN + len(MAGIC)]:
        return None
    # Objects without a header are a damaged PDF; anything else never was one.
    is_damaged = MAGIC in data or _OBJECT.search(data) is not None
    return ProblemCode.MALFORMED if is_damaged else ProblemCode.NOT_A_PDF


def has_end(data: bytes) -> bool:
    """Whether the end of the file is there."""
    return END in data[-END_WITHIN:]


def damage(data: bytes) -> ProblemCode:
    """The kind of damage of a PDF that cannot be opened."""
    return ProblemCode.MALFORMED if has_end(data) else ProblemCode.TRUNCATED
