"""The functions of pdfium that are called hundreds of times a page, made cheap to call.

A handle (a page's text, a text object, a font) is then its address, a plain number, and so is
the place for an answer. Such a call takes a third of the time of one with ctypes' own pointers.
"""

import ctypes
from collections.abc import Callable
from typing import Any, Final, TypeAlias

import pypdfium2.raw as pdfium

Address: TypeAlias = ctypes.c_void_p
_Number: TypeAlias = ctypes.c_int
_Function: TypeAlias = Callable[..., Any]


def address_of(handle: object) -> int:
    """The address that a handle of pdfium holds; 0 for one that holds none."""
    return ctypes.cast(handle, Address).value or 0  # type: ignore[arg-type]  # any pointer


def _plain(function: object, *takes: type, gives: type | None = _Number) -> _Function:
    """The same function of the library, taking and giving plain numbers."""
    return ctypes.CFUNCTYPE(gives, *takes)(address_of(function))


text_object_of: Final = _plain(pdfium.FPDFText_GetTextObject, Address, _Number, gives=Address)
"""The text object that draws a character, by the text page and the character's number."""

loose_box: Final = _plain(pdfium.FPDFText_GetLooseCharBox, Address, _Number, Address)
"""Writes the rectangle of a character: by the text page, its number, and where to write."""

has_map_error: Final = _plain(pdfium.FPDFText_HasUnicodeMapError, Address, _Number)
"""1 where the file does not say which letter a character is; by text page and number."""

object_count: Final = _plain(pdfium.FPDFPage_CountObjects, Address)
"""How many objects a page has."""

object_at: Final = _plain(pdfium.FPDFPage_GetObject, Address, _Number, gives=Address)
"""An object of a page, by its number in the order of drawing."""

kind_of: Final = _plain(pdfium.FPDFPageObj_GetType, Address)
"""What an object is: text, a path, a picture, a form XObject."""

font_of: Final = _plain(pdfium.FPDFTextObj_GetFont, Address, gives=Address)
"""The font of a text object."""

render_mode_of: Final = _plain(pdfium.FPDFTextObj_GetTextRenderMode, Address)
"""How a text object is drawn: filled, stroked, not at all."""

fill_color: Final = _plain(pdfium.FPDFPageObj_GetFillColor, *[Address] * 5)
"""Writes red, green, blue and opacity of an object's fill, each to its own place."""

annotation_count: Final = _plain(pdfium.FPDFPage_GetAnnotCount, Address)
"""How many annotations a page has, fillable boxes among them."""

annotation_at: Final = _plain(pdfium.FPDFPage_GetAnnot, Address, _Number, gives=Address)
"""An annotation of a page, by its number. It must be closed."""

annotation_kind: Final = _plain(pdfium.FPDFAnnot_GetSubtype, Address)
"""What kind an annotation is."""

close_annotation: Final = _plain(pdfium.FPDFPage_CloseAnnot, Address, gives=None)
"""Let go of an annotation."""

clip_path_of: Final = _plain(pdfium.FPDFPageObj_GetClipPath, Address, gives=Address)
"""What cuts off an object; nothing where nothing does."""

clip_path_count: Final = _plain(pdfium.FPDFClipPath_CountPaths, Address)
"""How many parts a clip has; less than 0 when it has none."""
