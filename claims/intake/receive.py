"""Take one file as it comes: read it once, fingerprint it, see what it is."""

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import Final

from claims.extraction.limits import Limits
from schemas.document import Arrival, Document
from schemas.problems import Problem, ProblemCode

_PDF_HEADER_WITHIN: Final = 1024
"""Readers accept a PDF whose header comes after some rubbish of at most this many bytes."""

_SIGNATURES: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
)

PDF: Final = "application/pdf"


def receive(path: Path, limits: Limits) -> Arrival | Problem:
    """Read a file's bytes, or say with a problem why they cannot be taken.

    Anything but a regular file (a folder, a device, a pipe) is refused before it is opened, so
    nothing can hang; a link is followed when it ends at a regular file. What the file is, its
    content says: the name is not looked at.
    """
    try:
        # One byte more than is allowed: a file that grows while it is read is still caught.
        content = _content(path, limits.max_bytes + 1)
    except (OSError, ValueError):
        return Problem(code=ProblemCode.NOT_A_FILE)
    return _looked_at(str(path), content, limits)


def _content(path: Path, at_most: int) -> bytes:
    """The bytes of a regular file. Raises OSError when it is none or cannot be read."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "not a regular file")
    # Not blocking: between the two looks somebody may have put a pipe there.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(at_most)


def _looked_at(path: str, content: bytes, limits: Limits) -> Arrival | Problem:
    """Refuse what is empty or too large. What is no PDF arrives; the reader will refuse it."""
    if not content:
        return Problem(code=ProblemCode.EMPTY_FILE)
    if len(content) > limits.max_bytes:
        return Problem(code=ProblemCode.TOO_LARGE, wanted=f"at most {limits.max_bytes} bytes")
    document = Document(
        sha256=hashlib.sha256(content).hexdigest(),
        size_bytes=len(content),
        media_type=media_type(content),
    )
    return Arrival(path=path, document=document, content=content)


def media_type(content: bytes) -> str:
    """What some bytes are, by how they begin."""
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        return PDF
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    return "application/octet-stream"
