"""What is drawn on a page in which order: paint and pictures that hide text or lie under it."""

import ctypes
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from claims.extraction.geometry import Geometry

WHITE: Final = 255
OPAQUE: Final = 200
_LEAST_SIDE: Final = 4.0
"""In points: lines, and boxes as thin as lines, neither hide a word nor lie under it."""


class Shape(NamedTuple):
    """A painted area or a picture. A plain tuple: every word is held against every shape."""

    x0: float
    top: float
    x1: float
    bottom: float
    order: int
    grey: int | None
    """From 0, black, to 255; None for a picture, which has no one colour."""


class Layers:
    """The objects of a page, from the first drawn to the last."""

    def __init__(self, page: pypdfium2.PdfPage, geometry: Geometry) -> None:
        self._geometry = geometry
        self._orders: dict[int, int] = {}
        self._first_form = 0
        self.forms: list[object] = []
        self.shapes: list[Shape] = []
        for order in range(pdfium.FPDFPage_CountObjects(page.raw)):
            self._note(pdfium.FPDFPage_GetObject(page.raw, order), order)

    def order(self, text_object: int) -> int:
        """When a text object is drawn, by its address.

        Text inside a form XObject (a flattened form's values) is not among the page's own
        objects; it counts as drawn with the first of them.
        """
        return self._orders.get(text_object, self._first_form)

    def at(self, across: float, down: float) -> list[Shape]:
        """The shapes at one point of the page."""
        return [
            shape
            for shape in self.shapes
            if shape[0] <= across <= shape[2] and shape[1] <= down <= shape[3]
        ]

    def is_scan(self, shape: Shape) -> bool:
        """Whether a shape is a picture of more than half of the page."""
        area = (shape.x1 - shape.x0) * (shape.bottom - shape.top)
        return shape.grey is None and 2 * area > self._geometry.width * self._geometry.height

    def _note(self, handle: object, order: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._orders[ctypes.addressof(handle.contents)] = order  # type: ignore[attr-defined]  # a pointer
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            self._first_form = self._first_form or order
            self.forms.append(handle)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._note_shape(handle, order, None)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and _is_filled(handle):
            grey, opacity = fill_of(handle)
            if opacity >= OPAQUE:
                self._note_shape(handle, order, grey)

    def _note_shape(self, handle: object, order: int, grey: int | None) -> None:
        left, bottom, right, top = (ctypes.c_float(0) for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
        box = self._geometry.seen(left.value, bottom.value, right.value, top.value)
        if min(box.x1 - box.x0, box.bottom - box.top) >= _LEAST_SIDE:
            self.shapes.append(Shape(box.x0, box.top, box.x1, box.bottom, order, grey))


def fill_of(handle: object) -> tuple[int, int]:
    """How light an object's fill is, and how opaque, each from 0 to 255."""
    red, green, blue, opacity = (ctypes.c_uint(0) for _ in range(4))
    opacity.value = 255
    pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, opacity)
    # The usual weights of the three colours, ITU-R BT.601.
    grey = (299 * red.value + 587 * green.value + 114 * blue.value) // 1000
    return grey, opacity.value


def _is_filled(handle: object) -> bool:
    fill, stroke = ctypes.c_int(0), ctypes.c_int(0)
    pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
    return bool(fill.value != pdfium.FPDF_FILLMODE_NONE)
