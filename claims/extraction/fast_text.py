"""The words of a page by pdfium, about 50 times faster than by the careful reader.

Few calls into the library are made: the page's text is fetched at once and cut at the blanks,
then each word asks for the boxes of its first and last character. Only a word that begins and
ends in different text objects is walked through character by character, because there two
values may touch: "Lopez" in one box and "03/04/1991" in the next come as "Lopez03/04/1991".
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from claims.extraction import symbols
from claims.extraction.geometry import Geometry, around
from claims.extraction.paper import UNREADABLE
from schemas.place import Box

_WORD: Final = re.compile(r"[^\s\x00-\x1f\u200b\ufeff\ufffe]+[\x02\ufffe]?")
_LINE_END_HYPHENS: Final = ("\x02", "\ufffe")
"""pdfium's own marks for a hyphen at the end of a line; the word goes on in the next line."""

GAP_SHARE: Final = 0.1
"""A gap (or an overlap) between two text objects of more than this share of the height of the
letters parts two words. A blank is about 0.25, kerning stays below 0.05."""

_FONT_NAME_BYTES: Final = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class TextObject:
    """What all characters of one text object have in common."""

    address: int
    font: str
    render_mode: int
    fill: tuple[int, int, int, int]
    """Red, green, blue and opacity, each to 255."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWord:
    """A word with what must be known to judge whether it is seen."""

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
        self._geometry = geometry
        self._rectangle = pdfium.FS_RECTF()
        self._objects: dict[int, TextObject] = {}
        self._fonts: dict[int, str] = {}

    def words(self) -> Iterator[FoundWord]:
        text = self._text()
        for match in _WORD.finditer(text):
            yield from self._pieces(text, match.start(), match.end())

    def _text(self) -> str:
        """The page's text, with exactly one character for each of pdfium's character numbers."""
        count = pdfium.FPDFText_CountChars(self._raw)
        if count <= 0:
            return ""
        units = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._raw, 0, count, units) - 1
        if written == count:
            text = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
            if len(text) == count:
                return text
        return "".join(
            chr(pdfium.FPDFText_GetUnicode(self._raw, index)) or UNREADABLE
            for index in range(count)
        )

    def _pieces(self, text: str, start: int, end: int) -> Iterator[FoundWord]:
        """The word from `start` to `end`, or its parts where several values touch."""
        first, last = self._object(start), self._object(end - 1)
        if first.address == last.address or end - start == 1:
            yield self._word(text, start, end)
            return
        cuts = [start, *self._cuts(start, end), end]
        for left, right in pairwise(cuts):
            yield self._word(text, left, right)

    def _cuts(self, start: int, end: int) -> Iterator[int]:
        """Where inside a run of characters a new word begins."""
        for index in range(start + 1, end):
            before, after = self._object(index - 1), self._object(index)
            if before.address != after.address and self._parts(index, before, after):
                yield index

    def _parts(self, index: int, before: TextObject, after: TextObject) -> bool:
        """Whether two characters drawn by different text objects belong to different words."""
        if symbols.is_symbol_font(before.font) != symbols.is_symbol_font(after.font):
            return True
        if before.render_mode != after.render_mode:
            return True
        left, right = self._box(index - 1), self._box(index)
        height = max(left.bottom - left.top, right.bottom - right.top, 1.0)
        is_other_line = min(left.bottom, right.bottom) - max(left.top, right.top) < height / 4
        return is_other_line or abs(right.x0 - left.x1) > GAP_SHARE * height

    def _word(self, text: str, start: int, end: int) -> FoundWord:
        drawn_by = self._object(start)
        box = self._box(start)
        if end - start > 1:
            box = around(box, self._box(end - 1))
        return FoundWord(text=self._said(text[start:end], start), box=box, drawn_by=drawn_by)

    def _said(self, text: str, start: int) -> str:
        """What a word says. Where the file does not say, glyph numbers are not taken for letters."""
        font = self._object(start).font
        if text.endswith(_LINE_END_HYPHENS):
            text = text[:-1] + "-"
        is_unmapped = pdfium.FPDFText_HasUnicodeMapError(self._raw, start) == 1
        if is_unmapped and not symbols.is_symbol_font(font):
            return UNREADABLE * len(text)
        return symbols.meaning(text, font)

    def _box(self, index: int) -> Box:
        """The box of one character, as tall as its font: equal for all of a line."""
        rectangle = self._rectangle
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, rectangle)
        return self._geometry.seen(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)

    def _object(self, index: int) -> TextObject:
        """What draws a character. Characters that pdfium adds itself are drawn by nothing."""
        handle = pdfium.FPDFText_GetTextObject(self._raw, index)
        address = ctypes.cast(handle, ctypes.c_void_p).value or 0
        if address not in self._objects:
            self._objects[address] = self._described(handle, address)
        return self._objects[address]

    def _described(self, handle: object, address: int) -> TextObject:
        if not address:
            return TextObject(address=0, font="", render_mode=0, fill=(0, 0, 0, 255))
        red, green, blue, opacity = (ctypes.c_uint(0) for _ in range(4))
        opacity.value = 255
        pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, opacity)
        return TextObject(
            address=address,
            font=self._font(handle),
            render_mode=pdfium.FPDFTextObj_GetTextRenderMode(handle),
            fill=(red.value, green.value, blue.value, opacity.value),
        )

    def _font(self, handle: object) -> str:
        """The base name of the font of a text object."""
        font = pdfium.FPDFTextObj_GetFont(handle)
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._fonts:
            name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
            if address:
                pdfium.FPDFFont_GetBaseFontName(font, name, _FONT_NAME_BYTES)
            self._fonts[address] = name.value.decode("latin-1")
        return self._fonts[address]
