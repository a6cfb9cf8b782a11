"""Which words a person sees: text can be in a file and yet not be on the page.

Invisible text is not trusted: it is the guess of a scanner's software (an OCR layer), or it was
put there so that a machine reads what an officer does not see. Most words are cleared by what
the file says of them; only suspicious ones are looked up in a drawing of the page.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import pypdfium2

from claims.extraction.clipping import Clipping
from claims.extraction.fast_text import FoundWord, TextObject
from claims.extraction.geometry import Geometry
from claims.extraction.ink import Drawing
from claims.extraction.layers import OPAQUE, WHITE, Layers
from claims.extraction.paper import Word

_UNSEEN_MODES: Final = (3, 7)  # neither filled nor stroked; 7 only clips
_STROKED_MODES: Final = (1, 2, 5, 6)
_LEAST_HEIGHT: Final = 2.0
_LEAST_CONTRAST: Final = 60
"""Between the grey of a word and the grey under it: less is looked up in the drawing."""


class _Look(NamedTuple):
    """What holds for all words of one text object."""

    x0: float
    top: float
    x1: float
    bottom: float
    """The rectangle in which it shows, cut to the page."""
    order: int
    drawn_by: TextObject

    def stands_out(self, ground: int | None) -> bool:
        """Whether it is opaque and of another grey than what it is drawn on."""
        if self.drawn_by.render_mode in _STROKED_MODES:
            return True
        if ground is None or self.drawn_by.opacity < OPAQUE:
            return False
        return abs(self.drawn_by.grey - ground) >= _LEAST_CONTRAST


class Visibility:
    """Judges the words of one page."""

    def __init__(
        self, page: pypdfium2.PdfPage, geometry: Geometry, drawing: Callable[[], Drawing]
    ) -> None:
        self._geometry = geometry
        self._drawing = drawing
        self._layers = Layers(page, geometry)
        self._clipping = Clipping(self._layers.forms)
        self._looks: dict[int, _Look] = {}

    def judged(self, found: Sequence[FoundWord]) -> list[Word]:
        """The same words, each with whether a person sees it."""
        return [
            Word(text=word.text, box=word.box, is_visible=self._is_seen(word)) for word in found
        ]

    def _is_seen(self, word: FoundWord) -> bool:
        box, drawn_by = word.box, word.drawn_by
        across, down = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        look = self._looks.get(drawn_by.address) or self._looked_at(drawn_by)
        if not (look.x0 <= across <= look.x1 and look.top <= down <= look.bottom):
            return False
        shapes = self._layers.shapes and self._layers.at(across, down)
        above = [shape for shape in shapes if shape.order > look.order]
        if any(map(self._layers.is_scan, above)):
            return False
        below = [shape for shape in shapes if shape.order < look.order]
        ground = below[-1].grey if below else WHITE
        is_small = box.bottom - box.top < _LEAST_HEIGHT
        if above or is_small or not look.stands_out(ground):
            return self._drawing().shows_something(box)
        return True

    def _looked_at(self, drawn_by: TextObject) -> _Look:
        """Look at a text object for the first time. Text of an unseen mode shows nowhere."""
        shown = self._geometry.seen(*self._clipping.shown(drawn_by.address))
        is_unseen = drawn_by.render_mode in _UNSEEN_MODES
        look = _Look(
            x0=max(0.0, shown.x0),
            top=max(0.0, shown.top),
            x1=-1.0 if is_unseen else min(self._geometry.width, shown.x1),
            bottom=min(self._geometry.height, shown.bottom),
            order=self._layers.order(drawn_by.address),
            drawn_by=drawn_by,
        )
        self._looks[drawn_by.address] = look
        return look
