"""The words of a page by pdfium, about 50 times faster than by the careful reader.

Few calls into the library are made: the page's text is fetched at once and cut at the blanks,
then the boxes of the first and the last character of each word are. Only a word that begins and
ends in different text objects is walked through character by character, because there two
values may touch: "Lopez" in one box and "03/04/1991" in the next come as "Lopez03/04/1991".
"""

import ctypes
import itertools
import re
import struct
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

from claims.extraction.pages import symbols
from claims.extraction.pages.geometry import Geometry
from claims.extraction.pages.layers import fill_of
from claims.extraction.pages.paper import UNREADABLE
from claims.extraction.pages.plain_calls import (
    address_of,
    font_of,
    has_map_error,
    loose_box,
    render_mode_of,
    text_object_of,
)
from schemas.place import Box

_WORD: Final = re.compile(r"[^\s\x00-\x1f\u200b\ufeff\ufffe]+[\x02\ufffe]?")
_LINE_END_HYPHENS: Final = ("\x02", "\ufffe")
"""pdfium's own marks for a hyphen at the end of a line; the word goes on in the next line."""

GAP_SHARE: Final = 0.1
"""A gap (or an overlap) between two text objects of more than this share of the height of the
letters parts two words. A blank is about 0.25, kerning stays below 0.05."""

_FONT_NAME_BYTES: Final = 128

Edges: TypeAlias = tuple[float, ...]
"""Left, top, right and bottom of a character in the PDF's own space, as pdfium writes them."""
_EDGES: Final = struct.Struct("4f")


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
        self._address = address_of(text_page.raw)
        self._geometry = geometry
        self._objects: dict[int, TextObject] = {0: _NOTHING}
        self._fonts: dict[int, tuple[str, bool]] = {0: ("", False)}

    def words(self) -> Iterator[FoundWord]:
        """All words of the page. The library is asked about all of them at once."""
        text = self._text()
        spans = [match.span() for match in _WORD.finditer(text)]
        firsts, lasts = [start for start, _ in spans], [end - 1 for _, end in spans]
        begun_by, ended_by = self._addresses(firsts), self._addresses(lasts)
        places = zip(self._edges(firsts), self._edges(lasts), strict=True)
        for (start, end), begun, ended, place in zip(
            spans, begun_by, ended_by, places, strict=True
        ):
            if begun == ended:
                drawn_by = self._objects.get(begun) or self._described(begun, start)
                yield self._word(text[start:end], *place, drawn_by)
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
        drawn_by = [
            self._objects.get(address) or self._described(address, index)
            for index, address in enumerate(self._addresses(range(start, end)), start)
        ]
        edges = list(self._edges(range(start, end)))
        cuts = [
            at
            for at in range(1, end - start)
            if drawn_by[at - 1] is not drawn_by[at]
            and self._parts(drawn_by[at - 1 : at + 1], edges[at - 1 : at + 1])
        ]
        for left, right in itertools.pairwise([0, *cuts, end - start]):
            said = text[start + left : start + right]
            yield self._word(said, edges[left], edges[right - 1], drawn_by[left])

    def _parts(self, drawn_by: Sequence[TextObject], edges: Sequence[Edges]) -> bool:
        """Whether two characters drawn by different text objects belong to different words."""
        before, after = drawn_by
        if before.is_symbol != after.is_symbol or before.render_mode != after.render_mode:
            return True
        left, right = (self._geometry.seen(*_around(each, each)) for each in edges)
        height = max(left.bottom - left.top, right.bottom - right.top, 1.0)
        is_other_line = min(left.bottom, right.bottom) - max(left.top, right.top) < height / 4
        return is_other_line or abs(right.x0 - left.x1) > GAP_SHARE * height

    def _word(self, said: str, first: Edges, last: Edges, drawn_by: TextObject) -> FoundWord:
        """A word by what draws it and the edges of its first and last character.

        Its box is as tall as its font: equal for all of a line.
        """
        if said[-1] in _LINE_END_HYPHENS:
            said = said[:-1] + "-"
        if drawn_by.is_symbol or not said.isascii():
            said = symbols.meaning(said, drawn_by.font)
        # Where the file does not say which letters they are, glyph numbers are not letters.
        if not drawn_by.is_mapped:
            said = UNREADABLE * len(said)
        return FoundWord(said, self._geometry.seen(*_around(first, last)), drawn_by)

    def _edges(self, indices: Sequence[int]) -> Iterator[Edges]:
        """The edges of some characters, by their numbers."""
        room = ctypes.create_string_buffer(_EDGES.size * len(indices))
        to_room = itertools.count(ctypes.addressof(room), _EDGES.size)
        for index, to_edges in zip(indices, to_room, strict=False):
            loose_box(self._address, index, to_edges)
        return _EDGES.iter_unpack(room.raw)

    def _addresses(self, indices: Iterable[int]) -> list[int]:
        """Which text objects draw some characters; 0 for one that pdfium added itself."""
        return [text_object_of(self._address, index) or 0 for index in indices]

    def _described(self, address: int, index: int) -> TextObject:
        """What can be said of the text object that draws a character; said once."""
        grey, opacity = fill_of(address)
        font, is_symbol = self._font(address)
        found = self._objects[address] = TextObject(
            address=address,
            is_symbol=is_symbol,
            font=font,
            is_mapped=is_symbol or has_map_error(self._address, index) != 1,
            render_mode=render_mode_of(address),
            grey=grey,
            opacity=opacity,
        )
        return found

    def _font(self, text_object: int) -> tuple[str, bool]:
        """The base name of the font of a text object, and whether it is one of symbols."""
        address = font_of(text_object) or 0
        if address not in self._fonts:
            raw = ctypes.create_string_buffer(_FONT_NAME_BYTES)
            handle = ctypes.cast(address, pdfium.FPDF_FONT)
            pdfium.FPDFFont_GetBaseFontName(handle, raw, _FONT_NAME_BYTES)
            name = raw.value.decode("latin-1")
            self._fonts[address] = name, symbols.is_symbol_font(name)
        return self._fonts[address]


def _around(first: Edges, last: Edges) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a word by the edges of its first and last character."""
    return (
        min(first[0], last[0]),
        min(first[3], last[3]),
        max(first[2], last[2]),
        max(first[1], last[1]),
    )


def _character(code: int) -> str:
    """The character of a code point. Half of a pair and 0, for what is not known, have none."""
    is_character = 0 < code <= sys.maxunicode and not 0xD800 <= code <= 0xDFFF  # noqa: PLR2004  # surrogates
    return chr(code) if is_character else UNREADABLE
