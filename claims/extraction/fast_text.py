"""The words of a page by pdfium, about 50 times faster than by the careful reader.

Few calls into the library are made: the page's text is fetched at once and cut at the blanks,
then each word asks for the boxes of its first and last character. Only a word that begins and
ends in different text objects is walked through character by character, because there two
values may touch: "Lopez" in one box and "03/04/1991" in the next come as "Lopez03/04/1991".
"""

import ctypes
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, NamedTuple, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

from claims.extraction import symbols
from claims.extraction.geometry import Geometry
from claims.extraction.layers import fill_of
from claims.extraction.paper import UNREADABLE
from schemas.place import Box

_WORD: Final = re.compile(r"[^\s\x00-\x1f\u200b\ufeff\ufffe]+[\x02\ufffe]?")
_LINE_END_HYPHENS: Final = ("\x02", "\ufffe")
"""pdfium's own marks for a hyphen at the end of a line; the word goes on in the next line."""

GAP_SHARE: Final = 0.1
"""A gap (or an overlap) between two text objects of more than this share of the height of the
letters parts two words. A blank is about 0.25, kerning stays below 0.05."""

_FONT_NAME_BYTES: Final = 128

_Number: TypeAlias = ctypes.c_int
_Address: TypeAlias = ctypes.c_void_p


@dataclass(frozen=True, slots=True, kw_only=True)
class TextObject:
    """What all characters of one text object have in common."""

    address: int
    is_symbol: bool
    """Whether its font is one of symbols, so that a letter is not that letter."""
    font: str
    is_mapped: bool
    """Whether the file says which letters the glyphs are."""
    render_mode: int
    grey: int
    """How light it is, from 0, black, to 255."""
    opacity: int


_NOTHING: Final = TextObject(
    address=0, is_symbol=False, font="", is_mapped=True, render_mode=0, grey=0, opacity=255
)
"""What draws the characters that pdfium adds itself."""


class FoundWord(NamedTuple):
    """A word with what must be known to judge whether it is seen. There are thousands."""

    text: str
    box: Box
    drawn_by: TextObject


def found_words(page: pypdfium2.PdfPage, geometry: Geometry) -> list[FoundWord]:
    """The words of a page in the order of the file. Raises PdfiumError."""
    text_page = page.get_textpage()
    try:
        return list(_Cutter(text_page, geometry).words())
    finally:
        text_page.close()


class _Cutter:
    """Cuts one text page into words."""

    def __init__(self, text_page: pypdfium2.PdfTextPage, geometry: Geometry) -> None:
        self._raw = text_page.raw
        self._address = ctypes.cast(text_page.raw, _Address).value
        self._geometry = geometry
        self._rectangle = pdfium.FS_RECTF()
        self._to_rectangle = ctypes.byref(self._rectangle)
        self._objects: dict[int | None, TextObject] = {None: _NOTHING}
        self._fonts: dict[int | None, str] = {None: ""}

    def words(self) -> Iterator[FoundWord]:
        """All words of the page."""
        text = self._text()
        for match in _WORD.finditer(text):
            start, end = match.span()
            drawn_by = self._object(start)
            if end - start == 1 or self._object(end - 1) is drawn_by:
                yield self._word(text, start, end, drawn_by)
            else:
                yield from self._pieces(text, start, end)

    def _text(self) -> str:
        """The page's text, with exactly one character for each of pdfium's character numbers."""
        count = pdfium.FPDFText_CountChars(self._raw)
        if count <= 0:
            return ""
        units = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._raw, 0, count, units) - 1
        if written == count:
            text = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
            if len(text) == count:
                return text
        return "".join(
            _character(pdfium.FPDFText_GetUnicode(self._raw, index)) for index in range(count)
        )

    def _pieces(self, text: str, start: int, end: int) -> Iterator[FoundWord]:
        """The parts of a run of characters in which several values may touch."""
        cuts = [start, *self._cuts(start, end), end]
        for left, right in pairwise(cuts):
            yield self._word(text, left, right, self._object(left))

    def _cuts(self, start: int, end: int) -> Iterator[int]:
        """Where inside a run of characters a new word begins."""
        for index in range(start + 1, end):
            before, after = self._object(index - 1), self._object(index)
            if before is not after and self._parts(index, before, after):
                yield index

    def _parts(self, index: int, before: TextObject, after: TextObject) -> bool:
        """Whether two characters drawn by different text objects belong to different words."""
        if before.is_symbol != after.is_symbol or before.render_mode != after.render_mode:
            return True
        left, right = self._box(index - 1, index), self._box(index, index + 1)
        height = max(left.bottom - left.top, right.bottom - right.top, 1.0)
        is_other_line = min(left.bottom, right.bottom) - max(left.top, right.top) < height / 4
        return is_other_line or abs(right.x0 - left.x1) > GAP_SHARE * height

    def _word(self, text: str, start: int, end: int, drawn_by: TextObject) -> FoundWord:
        said = text[start:end]
        if said.endswith(_LINE_END_HYPHENS):
            said = said[:-1] + "-"
        if drawn_by.is_symbol or not said.isascii():
            said = symbols.meaning(said, drawn_by.font)
        # Where the file does not say which letters they are, glyph numbers are not letters.
        if not drawn_by.is_mapped:
            said = UNREADABLE * len(said)
        return FoundWord(text=said, box=self._box(start, end), drawn_by=drawn_by)

    def _box(self, start: int, end: int) -> Box:
        """The box of a word, as tall as its font: equal for all of a line."""
        edges = self._edges(start)
        if end - start > 1:
            last = self._edges(end - 1)
            edges = (
                min(edges[0], last[0]),
                min(edges[1], last[1]),
                max(edges[2], last[2]),
                max(edges[3], last[3]),
            )
        return self._geometry.seen(*edges)

    def _edges(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of one character in the PDF's own space."""
        _loose_box(self._address, index, self._to_rectangle)
        rectangle = self._rectangle
        return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top

    def _object(self, index: int) -> TextObject:
        """What draws a character."""
        address = _text_object(self._address, index)
        found = self._objects.get(address)
        if found is None:
            found = self._objects[address] = self._described(address, index)
        return found

    def _described(self, address: int, index: int) -> TextObject:
        handle = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
        grey, opacity = fill_of(handle)
        font = self._font(handle)
        is_symbol = symbols.is_symbol_font(font)
        return TextObject(
            address=address,
            is_symbol=is_symbol,
            font=font,
            is_mapped=is_symbol or pdfium.FPDFText_HasUnicodeMapError(self._raw, index) != 1,
            render_mode=pdfium.FPDFTextObj_GetTextRenderMode(handle),
            grey=grey,
            opacity=opacity,
        )

    def _font(self, handle: object) -> str:
        """The base name of the font of a text object."""
        font = pdfium.FPDFTextObj_GetFont(handle)
        address = ctypes.cast(font, _Address).value
        if address not in self._fonts:
            name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
            pdfium.FPDFFont_GetBaseFontName(font, name, _FONT_NAME_BYTES)
            self._fonts[address] = name.value.decode("latin-1")
        return self._fonts[address]


def _character(code: int) -> str:
    """The character of a code point. Half of a pair and 0, for what is not known, have none."""
    is_character = 0 < code <= sys.maxunicode and not 0xD800 <= code <= 0xDFFF  # noqa: PLR2004  # surrogates
    return chr(code) if is_character else UNREADABLE


def _faster(function: object, *takes: type, gives: type) -> Callable[..., Any]:
    """The same library function, called with plain numbers: a third of the time of a call."""
    address = ctypes.cast(function, _Address).value  # type: ignore[arg-type]  # any C function
    return ctypes.CFUNCTYPE(gives, *takes)(address or 0)


_text_object = _faster(pdfium.FPDFText_GetTextObject, _Address, _Number, gives=_Address)
_loose_box = _faster(pdfium.FPDFText_GetLooseCharBox, _Address, _Number, _Address, gives=_Number)
