"""What is drawn on a page in which order: paint and pictures that hide text or lie under it."""

import ctypes
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from claims.extraction.pages.geometry import Geometry
from claims.extraction.pages.plain_calls import (
    address_of,
    fill_color,
    kind_of,
    object_at,
    object_count,
)

WHITE: Final = 255
OPAQUE: Final = 200
_COLOR_BYTES: Final = ctypes.sizeof(ctypes.c_uint)
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
        address = address_of(page.raw)
        for order in range(object_count(address)):
            self._note(object_at(address, order), order)

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

    def _note(self, address: int, order: int) -> None:
        kind = kind_of(address)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._orders[address] = order
            return
        handle = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            self._first_form = self._first_form or order
            self.forms.append(handle)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._note_shape(handle, order, None)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and _is_filled(handle):
            grey, opacity = fill_of(address)
            if opacity >= OPAQUE:
                self._note_shape(handle, order, grey)

    def _note_shape(self, handle: object, order: int, grey: int | None) -> None:
        left, bottom, right, top = (ctypes.c_float(0) for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
        box = self._geometry.seen(left.value, bottom.value, right.value, top.value)
        if min(box.x1 - box.x0, box.bottom - box.top) >= _LEAST_SIDE:
            self.shapes.append(Shape(box.x0, box.top, box.x1, box.bottom, order, grey))


def fill_of(address: int) -> tuple[int, int]:
    """How light the fill of an object is, by its address, and how opaque; each from 0 to 255."""
    colors = (ctypes.c_uint * 4)(0, 0, 0, WHITE)
    first = ctypes.addressof(colors)
    fill_color(address, *range(first, first + ctypes.sizeof(colors), _COLOR_BYTES))
    red, green, blue, opacity = colors
    # The usual weights of the three colours, ITU-R BT.601.
    return (299 * red + 587 * green + 114 * blue) // 1000, opacity


def _is_filled(handle: object) -> bool:
    fill, stroke = ctypes.c_int(0), ctypes.c_int(0)
    pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
    return bool(fill.value != pdfium.FPDF_FILLMODE_NONE)
