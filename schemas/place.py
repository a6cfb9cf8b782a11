"""Where on paper something stands: which document, which page, which box."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page as a person sees it, in points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One spot on one page of one document; `box` is missing when the whole page is meant."""

    document: str
    """SHA-256 of the document's bytes, in hexadecimal."""
    page: int
    """Counted from 1, as the PDF's pages are counted."""
    box: Box | None = None
