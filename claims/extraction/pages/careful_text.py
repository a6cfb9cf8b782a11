"""The words and tables of a page by pdfplumber: slower than pdfium by far, and a second opinion.

pdfplumber is imported and the file opened by it only when somebody asks: that costs more than
reading a whole form the fast way.
"""

import io
import re
from dataclasses import replace
from typing import Any, Final

from claims.extraction.pages import symbols
from claims.extraction.pages.geometry import Geometry
from claims.extraction.pages.library_errors import NotReadableError
from claims.extraction.pages.paper import UNREADABLE, Word
from claims.extraction.pages.tables import found_tables
from schemas.place import Box
from schemas.problems import ProblemCode

_GLYPH_NUMBER: Final = re.compile(r"\(cid:\d+\)")


class CarefulReader:
    """One document as pdfplumber sees it. Raises whatever pdfminer raises over a damaged one."""

    def __init__(self, data: bytes, page_count: int) -> None:
        """Open the file and hold its number of pages against the other readers' number.

        pdfplumber silently finds no page at all in files in which others find dozens.
        """
        import pdfplumber  # noqa: PLC0415  # 0.2 seconds, and few documents need it

        self._pdf: Any = pdfplumber.open(io.BytesIO(data), password="")
        if len(self._pdf.pages) != page_count:
            self.close()
            raise NotReadableError(ProblemCode.PAGE_COUNTS_DISAGREE)

    def words(self, index: int, geometry: Geometry) -> list[Word]:
        """The words of one page, counted from 0."""
        page = self._pdf.pages[index]
        try:
            found = page.dedupe_chars().extract_words(
                x_tolerance=1.5,
                keep_blank_chars=False,
                extra_attrs=["fontname"],
            )
            left, top = _corner(page, geometry)
            return [_word(each, left, top) for each in found]
        finally:
            page.close()

    def tables(self, index: int) -> list[list[list[str]]]:
        """The tables of one page, counted from 0."""
        page = self._pdf.pages[index]
        try:
            return found_tables(page.dedupe_chars())
        finally:
            page.close()

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()


def _corner(page: Any, geometry: Geometry) -> tuple[float, float]:  # noqa: ANN401  # untyped
    """Where pdfplumber's positions have the top left corner of the page as it is seen.

    They are right for the whole media box, turned or not; pdfplumber's own crop box is wrong on
    turned pages. So the crop is taken from the geometry.
    """
    x0, y0, x1, y1 = page.page_obj.mediabox
    whole = replace(
        geometry, left=min(x0, x1), bottom=min(y0, y1), right=max(x0, x1), top=max(y0, y1)
    )
    shown = whole.seen(geometry.left, geometry.bottom, geometry.right, geometry.top)
    return page.bbox[0] + shown.x0, page.bbox[1] + shown.top


def _word(found: dict[str, Any], left: float, top: float) -> Word:
    """One word in our shape. "(cid:12)" is no text: its digits must never be taken for a value."""
    text = _GLYPH_NUMBER.sub(UNREADABLE, found["text"])
    return Word(
        text=symbols.meaning(text, found["fontname"]),
        box=Box(
            x0=found["x0"] - left,
            top=found["top"] - top,
            x1=found["x1"] - left,
            bottom=found["bottom"] - top,
        ),
    )
