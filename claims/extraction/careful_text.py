"""The words and tables of a page by pdfplumber: slower than pdfium by far, and a second opinion.

pdfplumber is imported and the file opened by it only when somebody asks: that costs more than
reading a whole form the fast way.
"""

import io
import re
from typing import Any, Final

from claims.extraction import symbols
from claims.extraction.library_errors import NotReadableError
from claims.extraction.paper import UNREADABLE, Word
from claims.extraction.tables import found_tables
from schemas.place import Box
from schemas.problems import ProblemCode

_GLYPH_NUMBER: Final = re.compile(r"\(cid:\d+\)")
_PALE: Final = 0.9


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

    def words(self, index: int) -> list[Word]:
        """The words of one page, counted from 0."""
        page = self._pdf.pages[index]
        try:
            found = page.dedupe_chars().extract_words(
                x_tolerance=1.5,
                keep_blank_chars=False,
                extra_attrs=["fontname"],
                return_chars=True,
            )
            return [_word(each, page.cropbox) for each in found]
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


def _word(found: dict[str, Any], cropbox: tuple[float, float, float, float]) -> Word:
    """One word in our shape. "(cid:12)" is no text: its digits must never be taken for a value."""
    text = _GLYPH_NUMBER.sub(UNREADABLE, found["text"])
    return Word(
        text=symbols.meaning(text, found["fontname"]),
        box=Box(
            x0=found["x0"] - cropbox[0],
            top=found["top"] - cropbox[1],
            x1=found["x1"] - cropbox[0],
            bottom=found["bottom"] - cropbox[1],
        ),
    )
