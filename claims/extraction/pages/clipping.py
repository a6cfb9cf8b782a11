"""What of a page's text is cut off: a long value does not show beyond the edge of its box.

A viewer that prints a form to a file draws each value inside a form XObject with a clip. The
text reader knows neither; without this the end of a long street would be read as the value of
the next box.
"""

import ctypes
from collections.abc import Iterable
from typing import Final, TypeAlias

import pypdfium2.raw as pdfium

from claims.extraction.pages.plain_calls import address_of, clip_path_count, clip_path_of

Edges: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top in the PDF's own space."""
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

EVERYWHERE: Final[Edges] = (-1e9, -1e9, 1e9, 1e9)
MOST_NESTED: Final = 6
MOST_OBJECTS: Final = 20_000
"""Drawings that hold drawings grow without end; what lies deeper counts as not cut off."""

_UNCHANGED: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Clipping:
    """Where the text objects of a page show."""

    def __init__(self, forms: Iterable[object]) -> None:
        """Look into the form XObjects of a page."""
        self._around: dict[int, tuple[Matrix, Edges]] = {}
        self._left = MOST_OBJECTS
        for form in forms:
            self._enter(form, _UNCHANGED, EVERYWHERE, MOST_NESTED)

    def shown(self, address: int) -> Edges:
        """The rectangle inside which a text object shows."""
        matrix, edges = self._around.get(address, (_UNCHANGED, EVERYWHERE))
        own = _clip(address, matrix)
        return own if edges is EVERYWHERE else _common(edges, own)

    def _enter(self, form: object, outer: Matrix, edges: Edges, levels: int) -> None:
        """Note for each text inside a form how it is moved and cut by what is around it."""
        edges = _common(edges, _clip(address_of(form), outer))
        matrix = _product(_matrix(form), outer)
        for number in range(pdfium.FPDFFormObj_CountObjects(form)):
            self._left -= 1
            if self._left < 0:
                return
            inner = pdfium.FPDFFormObj_GetObject(form, number)
            kind = pdfium.FPDFPageObj_GetType(inner)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._around[address_of(inner)] = (matrix, edges)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and levels:
                self._enter(inner, matrix, edges, levels - 1)


def _clip(address: int, matrix: Matrix) -> Edges:
    """The rectangle around an object's clip, moved into the PDF's own space."""
    path_address = clip_path_of(address)
    count = clip_path_count(path_address) if path_address else 0
    if count <= 0:
        return EVERYWHERE
    path = ctypes.cast(path_address, pdfium.FPDF_CLIPPATH)
    edges = EVERYWHERE
    for number in range(count):
        corners = [_moved(corner, matrix) for corner in _corners(path, number)]
        if corners:
            across, up = zip(*corners, strict=True)
            edges = _common(edges, (min(across), min(up), max(across), max(up)))
    return edges


def _corners(path: object, number: int) -> list[tuple[float, float]]:
    """The points of one part of a clip."""
    across, up = ctypes.c_float(0), ctypes.c_float(0)
    to_across, to_up = ctypes.byref(across), ctypes.byref(up)
    found = []
    for segment in range(pdfium.FPDFClipPath_CountPathSegments(path, number)):
        handle = pdfium.FPDFClipPath_GetPathSegment(path, number, segment)
        pdfium.FPDFPathSegment_GetPoint(handle, to_across, to_up)
        found.append((across.value, up.value))
    return found


def _matrix(form: object) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(form, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _moved(point: tuple[float, float], matrix: Matrix) -> tuple[float, float]:
    across, up = point
    a, b, c, d, e, f = matrix
    return a * across + c * up + e, b * across + d * up + f


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does what `inner` does and then what `outer` does."""
    a, b, c, d, e, f = inner
    p, q, r, s = outer[:4]
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, *_moved((e, f), outer)


def _common(first: Edges, second: Edges) -> Edges:
    return (
        max(first[0], second[0]),
        max(first[1], second[1]),
        min(first[2], second[2]),
        min(first[3], second[3]),
    )
