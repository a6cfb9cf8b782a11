"""One page of an open document: its words, boxes, ink and tables, each read when asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import Protocol

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from claims.extraction.pages.careful_text import CarefulReader
from claims.extraction.pages.fast_text import found_words
from claims.extraction.pages.form_fields import FormFields
from claims.extraction.pages.geometry import Geometry, overlap, page_geometry
from claims.extraction.pages.ink import Drawing
from claims.extraction.pages.legibility import is_shifted, is_unknown
from claims.extraction.pages.library_errors import NotReadableError, translated_errors
from claims.extraction.pages.paper import UNREADABLE, Widget, Word
from claims.extraction.pages.reading_order import in_reading_order
from claims.extraction.pages.typed_on import page_with_typed_text
from claims.extraction.pages.visibility import Visibility
from schemas.place import Box
from schemas.problems import ProblemCode

LEAST_INK = 0.002
"""A page without words that is darker than this is a picture of something, not a blank page."""
SAME_SIZE = 0.5
"""Two sizes of a page that differ by less than this, in points, are the same."""


class Source(Protocol):
    """The open document that a page belongs to."""

    @property
    def pdfium(self) -> pypdfium2.PdfDocument:
        """The document as pdfium sees it."""

    @property
    def structure(self) -> pikepdf.Pdf:
        """The document as qpdf sees it."""

    @property
    def fields(self) -> FormFields:
        """The fillable boxes of all pages."""

    def careful(self) -> CarefulReader:
        """The document as the careful reader sees it."""

    def note(self, code: ProblemCode, page: int | None = None) -> None:
        """Remember a problem of one page, or of the whole document."""


class OpenPage:
    """One page; what cannot be read is empty and noted as a problem of that page."""

    def __init__(self, source: Source, number: int) -> None:
        self._source = source
        self.number = number

    @property
    def width(self) -> float:
        """Width in points as the page is seen."""
        return self._geometry.width

    @property
    def height(self) -> float:
        """Height in points as the page is seen."""
        return self._geometry.height

    def words(self) -> list[Word]:
        """The printed words by the fast reader, in reading order."""
        return self._words

    def careful_words(self) -> list[Word]:
        """The printed words by the careful reader, in reading order."""
        return self._careful_words

    def widgets(self) -> list[Widget]:
        """The fillable boxes of the page."""
        return self._widgets

    def tables(self) -> list[list[list[str]]]:
        """The tables of the page, by the careful reader."""
        return self._tables

    def ink(self, box: Box) -> float:
        """How much of a rectangle is dark, from 0 to 1; 0 where the page cannot be drawn."""
        with self._noting():
            return self._drawing.ink(box)
        return 0.0

    def close(self) -> None:
        """Let go of the page; what was read of it stays."""
        page = self.__dict__.pop("_page", None)
        if page is not None:
            page.close()

    @cached_property
    def is_legible(self) -> bool:
        """Whether the page has text that a person sees and that decodes to letters."""
        seen = [word.text for word in self.words() if word.is_visible]
        return bool(seen) and not is_unknown(seen) and not is_shifted(seen)

    @cached_property
    def _words(self) -> list[Word]:
        with self._noting():
            found = found_words(self._page, self._geometry)
            visibility = Visibility(self._page, self._geometry, lambda: self._drawing)
            return self._decodable(in_reading_order(visibility.judged(found)))
        return []

    def _decodable(self, words: list[Word]) -> list[Word]:
        """The words, or unreadable ones where letters stand for other letters.

        Notes a page that is a picture and one whose text means nothing.
        """
        seen = [word.text for word in words if word.is_visible]
        if not seen and not self._source.fields.any_on_page(self.number - 1):
            whole = Box(x0=0, top=0, x1=self.width, bottom=self.height)
            if words or self._drawing.ink(whole) > LEAST_INK:
                self._source.note(ProblemCode.NO_TEXT_AND_NO_FORM_FIELDS, self.number)
        if is_unknown(seen) or is_shifted(seen):
            self._source.note(ProblemCode.TEXT_NOT_DECODABLE, self.number)
        if is_shifted(seen):
            return [replace(word, text=UNREADABLE * len(word.text)) for word in words]
        return words

    @cached_property
    def _careful_words(self) -> list[Word]:
        with self._noting():
            words = in_reading_order(self._source.careful().words(self.number - 1, self._geometry))
            hidden = [word.box for word in self.words() if not word.is_visible]
            return [
                replace(word, is_visible=not any(overlap(word.box, box) for box in hidden))
                for word in words
            ]
        return []

    @cached_property
    def _widgets(self) -> list[Widget]:
        with self._noting():
            return self._source.fields.on_page(self.number - 1, self._geometry)
        return []

    @cached_property
    def _tables(self) -> list[list[list[str]]]:
        with self._noting():
            return self._source.careful().tables(self.number - 1)
        return []

    @cached_property
    def _drawing(self) -> Drawing:
        with translated_errors():
            return Drawing(self._page)

    @cached_property
    def _page(self) -> pypdfium2.PdfPage:
        with translated_errors():
            return page_with_typed_text(self._source.pdfium, self.number - 1)

    @cached_property
    def _geometry(self) -> Geometry:
        """The page's place in its own space. A page that cannot be loaded has no size."""
        return self._stated_geometry() or self._loaded_geometry()

    def _stated_geometry(self) -> Geometry | None:
        """The geometry that the page states, where pdfium finds the page as large as that.

        A form of ten pages takes 15 milliseconds to load, and its fields do not need it.
        """
        try:
            with translated_errors():
                geometry = page_geometry(self._source.structure.pages[self.number - 1])
                width, height = self._source.pdfium.get_page_size(self.number - 1)
        except NotReadableError:
            return None
        is_same = abs(geometry.width - width) + abs(geometry.height - height) < SAME_SIZE
        return geometry if is_same else None

    def _loaded_geometry(self) -> Geometry:
        try:
            page = self._page
        except NotReadableError:
            self._source.note(ProblemCode.PAGE_NOT_READABLE, self.number)
            return Geometry(left=0, bottom=0, right=0, top=0, quarter_turns=0)
        seen = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page.raw, seen)
        return Geometry(
            left=seen.left,
            bottom=seen.bottom,
            right=seen.right,
            top=seen.top,
            quarter_turns=pdfium.FPDFPage_GetRotation(page.raw),
        )

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """Note what the libraries cannot read as a problem of this page, and go on.

        Too little memory is no matter of one page: that ends the reading of the document.
        """
        try:
            with translated_errors():
                yield
        except NotReadableError as error:
            if error.code is ProblemCode.NEEDS_TOO_MUCH_MEMORY:
                raise
            if error.code is ProblemCode.PAGE_COUNTS_DISAGREE:
                self._source.note(error.code)
            else:
                self._source.note(ProblemCode.PAGE_NOT_READABLE, self.number)
