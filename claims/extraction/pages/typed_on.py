"""Text that somebody typed onto a page with a viewer's text tool ("add text", stamps).

It lies over the page as an annotation, and no text reader shows it. Here it is made part of the
page, in memory, before the page is read; fillable boxes are left out, because `form_fields`
reads them.
"""

from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from claims.extraction.pages.plain_calls import (
    address_of,
    annotation_at,
    annotation_count,
    annotation_kind,
    close_annotation,
)

_TYPED: Final = frozenset({pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP})
_NOT_PART_OF_THE_PAGE: Final = frozenset(
    {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP}
)


def page_with_typed_text(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    """Load one page (counted from 0), with what was typed onto it. Raises PdfiumError."""
    page = document.get_page(index)
    kinds = _annotation_kinds(page)
    if _TYPED.isdisjoint(kinds):
        return page
    for number in reversed(range(len(kinds))):
        if kinds[number] in _NOT_PART_OF_THE_PAGE:
            pdfium.FPDFPage_RemoveAnnot(page.raw, number)
    is_done = pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    if is_done == pdfium.FLATTEN_FAIL:
        raise pypdfium2.PdfiumError("the typed text could not be made part of the page")
    return document.get_page(index)


def _annotation_kinds(page: pypdfium2.PdfPage) -> list[int]:
    """What kind each annotation of a page is, in their order."""
    address = address_of(page.raw)
    kinds = []
    for number in range(annotation_count(address)):
        annotation = annotation_at(address, number)
        kinds.append(annotation_kind(annotation) if annotation else 0)
        if annotation:
            close_annotation(annotation)
    return kinds
