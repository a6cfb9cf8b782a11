"""Which words a person sees: text can be in a file and yet not be on the page.

Invisible text is not trusted: it is the guess of a scanner's software (an OCR layer), or it was
put there so that a machine reads what an officer does not see. Most words are cleared by what
the file says of them; only suspicious ones are looked up in a drawing of the page.
"""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from claims.extraction.clipping import Clipping
from claims.extraction.fast_text import FoundWord
from claims.extraction.geometry import Geometry, middle_inside
from claims.extraction.ink import Drawing
from claims.extraction.paper import Word
from schemas.place import Box

_UNSEEN_MODES: Final = (3, 7)  # neither filled nor stroked; 7 only clips
_STROKED_MODES: Final = (1, 2, 5, 6)
_PALE: Final = 230
_OPAQUE: Final = 200
_LEAST_HEIGHT: Final = 2.0
_LEAST_COVER: Final = 4.0
_SCAN_SHARE: Final = 0.5
"""A picture over more than half of the page, drawn after the text, is a scan of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cover:
    """Something opaque that is drawn after some of the text."""

    order: int
    box: Box
    is_picture: bool


class Visibility:
    """Judges the words of one page."""

    def __init__(
        self, page: pypdfium2.PdfPage, geometry: Geometry, drawing: Callable[[], Drawing]
    ) -> None:
        self._geometry = geometry
        self._drawing = drawing
        self._orders: dict[int, int] = {}
        self._nested_order = 0
        self._forms: list[object] = []
        self._covers = list(self._found_covers(page))
        self._clipping = Clipping(self._forms)
        self._shown: dict[int, Box] = {}

    def judged(self, found: Sequence[FoundWord]) -> list[Word]:
        """The same words, each with whether a person sees it."""
        return [
            Word(text=word.text, box=word.box, is_visible=self._is_seen(word)) for word in found
        ]

    def _is_seen(self, word: FoundWord) -> bool:
        if word.drawn_by.render_mode in _UNSEEN_MODES or not self._geometry.holds(word.box):
            return False
        if self._is_cut_off(word):
            return False
        covers = self._covers and [cover for cover in self._covers if self._covered(word, cover)]
        if any(cover.is_picture and self._is_whole_page(cover.box) for cover in covers):
            return False
        if covers or _is_pale(word):
            return self._drawing().shows_something(word.box)
        return True

    def _is_cut_off(self, word: FoundWord) -> bool:
        """Whether a word's middle lies outside the rectangle in which its text object shows."""
        address = word.drawn_by.address
        if address not in self._shown:
            self._shown[address] = self._geometry.seen(*self._clipping.shown(address))
        return not middle_inside(word.box, self._shown[address])

    def _covered(self, word: FoundWord, cover: _Cover) -> bool:
        """Whether a word's middle lies under something drawn after it."""
        if not middle_inside(word.box, cover.box):
            return False
        return self._orders.get(word.drawn_by.address, self._nested_order) < cover.order

    def _is_whole_page(self, box: Box) -> bool:
        area = (box.x1 - box.x0) * (box.bottom - box.top)
        return area > _SCAN_SHARE * self._geometry.width * self._geometry.height

    def _found_covers(self, page: pypdfium2.PdfPage) -> Iterator[_Cover]:
        """Pictures and filled shapes large enough to hide a word. Notes each object's order.

        Words inside a form XObject (a flattened form's values) are not among the page's own
        objects; they count as drawn with the first of the page's form XObjects.
        """
        for order in range(pdfium.FPDFPage_CountObjects(page.raw)):
            handle = pdfium.FPDFPage_GetObject(page.raw, order)
            kind = pdfium.FPDFPageObj_GetType(handle)
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                self._nested_order = self._nested_order or order
                self._forms.append(handle)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._orders[ctypes.addressof(handle.contents)] = order
            is_picture = kind == pdfium.FPDF_PAGEOBJ_IMAGE
            if is_picture or (kind == pdfium.FPDF_PAGEOBJ_PATH and _is_filled(handle)):
                box = self._bounds(handle)
                if min(box.x1 - box.x0, box.bottom - box.top) >= _LEAST_COVER:
                    yield _Cover(order=order, box=box, is_picture=is_picture)

    def _bounds(self, handle: object) -> Box:
        left, bottom, right, top = (ctypes.c_float(0) for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
        return self._geometry.seen(left.value, bottom.value, right.value, top.value)


def _is_filled(handle: object) -> bool:
    """Whether a path is filled with something opaque."""
    fill, stroke = ctypes.c_int(0), ctypes.c_int(0)
    pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
    if fill.value == pdfium.FPDF_FILLMODE_NONE:
        return False
    red, green, blue, opacity = (ctypes.c_uint(0) for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, opacity)
    return opacity.value >= _OPAQUE


def _is_pale(word: FoundWord) -> bool:
    """Whether a word is drawn so lightly or so small that it may not be seen on white."""
    red, green, blue, opacity = word.drawn_by.fill
    if word.box.bottom - word.box.top < _LEAST_HEIGHT:
        return True
    if word.drawn_by.render_mode in _STROKED_MODES:
        return False
    return min(red, green, blue) >= _PALE or opacity < _OPAQUE
