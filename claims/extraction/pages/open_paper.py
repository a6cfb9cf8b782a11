"""Opening a document safely: either paper whose pages can be read, or the problem it has.

Two libraries with nothing in common must agree on what the file is before anybody reads it:
qpdf (pikepdf) for its structure, pdfium for its pages. The third, pdfplumber, is asked when
it is needed. This runs in a reader process, whose limits end what hangs or grows.
"""

import hashlib
import io
from collections.abc import Sequence
from functools import cached_property
from types import TracebackType
from typing import Final, Self

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from claims.extraction.limits import Limits
from claims.extraction.pages.careful_text import CarefulReader
from claims.extraction.pages.form_fields import FormFields
from claims.extraction.pages.library_errors import NotReadableError, translated_errors
from claims.extraction.pages.open_page import OpenPage
from claims.extraction.pages.probe import bytes_problem, damage, has_end
from schemas.place import Place
from schemas.problems import Problem, ProblemCode

_PLEASE_WAIT_WITHIN: Final = 30
"""The page shown instead of a dynamic form begins with "Please wait..."."""


def open_paper(data: bytes, limits: Limits) -> "OpenPaper | Problem":
    """Open a document, or say why it cannot be read. Close what comes back."""
    code = bytes_problem(data, limits)
    if code:
        return Problem(code=code)
    paper = OpenPaper(data)
    try:
        with translated_errors():
            code = _first_problem(paper, limits)
    except NotReadableError as error:
        code = damage(data) if error.code is ProblemCode.MALFORMED else error.code
    if code:
        paper.close()
        return Problem(code=code)
    return paper


class OpenPaper:
    """One open document. Its libraries open it one after another, when first asked."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._problems: dict[Problem, None] = {}
        if not has_end(data):
            self.note(ProblemCode.TRUNCATED)

    @cached_property
    def structure(self) -> pikepdf.Pdf:
        """The document as qpdf sees it. An empty user password is tried by itself."""
        return pikepdf.open(io.BytesIO(self._data))

    @cached_property
    def pdfium(self) -> pypdfium2.PdfDocument:
        """The document as pdfium sees it.

        pypdfium2's own opening takes a document without pages for a failed one, and then reports
        the error that some earlier document left behind.
        """
        opened = pdfium.FPDF_LoadMemDocument64(self._data, len(self._data), None)
        if not opened:
            raise pypdfium2.PdfiumError("not opened", err_code=pdfium.FPDF_GetLastError())
        return pypdfium2.PdfDocument(opened)

    @cached_property
    def fields(self) -> FormFields:
        """The fillable boxes of all pages."""
        return FormFields(self.structure)

    @cached_property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self.pdfium)

    @cached_property
    def _pages(self) -> tuple[OpenPage, ...]:
        return tuple(OpenPage(self, number) for number in range(1, self.page_count + 1))

    def pages(self) -> Sequence[OpenPage]:
        """The pages in order."""
        return self._pages

    @cached_property
    def _careful(self) -> CarefulReader:
        return CarefulReader(self._data, self.page_count)

    def careful(self) -> CarefulReader:
        """The document as the careful reader sees it."""
        return self._careful

    @cached_property
    def _sha256(self) -> str:
        return hashlib.sha256(self._data).hexdigest()

    def note(self, code: ProblemCode, page: int | None = None) -> None:
        """Remember a problem of one page, or of the whole document, once."""
        place = Place(document=self._sha256, page=page) if page else None
        self._problems[Problem(code=code, where=place)] = None

    def problems(self) -> Sequence[Problem]:
        """What could not be read up to now."""
        return tuple(self._problems)

    def close(self) -> None:
        """Let go of the file in every library that has opened it."""
        opened = self.__dict__
        for page in opened.get("_pages", ()):
            page.close()
        for name in ("_careful", "pdfium", "structure"):
            if name in opened:
                opened.pop(name).close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _first_problem(paper: OpenPaper, limits: Limits) -> ProblemCode | None:
    """What keeps the document as a whole from being read; the cheap questions come first."""
    return (
        _count_problem(paper, limits)
        or _size_problem(paper, limits)
        or _dynamic_form_problem(paper)
        or _text_problem(paper)
    )


def _count_problem(paper: OpenPaper, limits: Limits) -> ProblemCode | None:
    """Whether both libraries find the same number of pages, and not too many."""
    by_qpdf = len(paper.structure.pages)
    by_pdfium = paper.page_count
    if max(by_qpdf, by_pdfium) > limits.max_pages:
        return ProblemCode.TOO_MANY_PAGES
    if by_qpdf != by_pdfium:
        return ProblemCode.PAGE_COUNTS_DISAGREE
    return None if by_qpdf else ProblemCode.NO_PAGES


def _size_problem(paper: OpenPaper, limits: Limits) -> ProblemCode | None:
    """Whether every page has a size that paper can have. No page is loaded for this."""
    for index in range(paper.page_count):
        longest = max(paper.pdfium.get_page_size(index))
        if not longest <= limits.max_page_side:
            return ProblemCode.PAGE_TOO_LARGE
    return None


def _dynamic_form_problem(paper: OpenPaper) -> ProblemCode | None:
    """Whether the form is drawn by a program inside the file, which only one viewer runs."""
    form = paper.structure.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary) or "/XFA" not in form:
        return None
    first_words = " ".join(word.text for word in paper.pages()[0].words()[:_PLEASE_WAIT_WITHIN])
    if not paper.fields or "please wait" in first_words.lower():
        return ProblemCode.DYNAMIC_FORM
    return None


def _text_problem(paper: OpenPaper) -> ProblemCode | None:
    """Whether there is anything to read: a fillable box, or a page of legible text."""
    if paper.fields or any(page.is_legible for page in paper.pages()):
        return None
    noted = {problem.code for problem in paper.problems()}
    if ProblemCode.TEXT_NOT_DECODABLE in noted:
        return ProblemCode.TEXT_NOT_DECODABLE
    if noted == {ProblemCode.PAGE_NOT_READABLE}:
        return ProblemCode.MALFORMED
    return ProblemCode.NO_TEXT_AND_NO_FORM_FIELDS
