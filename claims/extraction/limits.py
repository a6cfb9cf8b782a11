"""How much one document may ask of the machine before a person has to look at it instead."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading one document may cost. The defaults are far above any claim form seen."""

    max_bytes: int = 50 * MEGABYTE
    max_pages: int = 200
    max_page_side: float = 14_400.0
    """In points: 200 inches, the largest page that PDF 1.7 (Annex C) knows."""
    address_space_bytes: int = 1024 * MEGABYTE
    """All memory that one reader may ask for."""
    cpu_seconds: int = 20
    """Computing time for one document."""
    wall_seconds: float = 30.0
    """Time by the clock for one document; the parent keeps it and ends the reader."""
    max_answer_bytes: int = 16 * MEGABYTE
    """A reader that answers more than this is ended."""
    readers: int = 2
    """How many documents are read at once."""
    recycle_after_documents: int = 1000
    """A fresh reader costs as much as 20 forms. Its memory does not grow: 76 MB after 700."""
    recycle_above_bytes: int = 400 * MEGABYTE
    """A reader whose resident memory has grown past this is replaced after its answer."""
