"""Which words a person sees: text can be in a file and yet not be on the page.

Invisible text is not trusted: it is the guess of a scanner's software (an OCR layer), or it was
put there so that a machine reads what an officer does not see. Most words are cleared by what
the file says of them; only suspicious ones are looked up in a drawing of the page.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import pypdfium2

from claims.extraction.pages.clipping import EVERYWHERE, Clipping
from claims.extraction.pages.fast_text import FoundWord, TextObject
from claims.extraction.pages.geometry import Geometry
from claims.extraction.pages.ink import Drawing
from claims.extraction.pages.layers import OPAQUE, WHITE, Layers
from claims.extraction.pages.paper import Word
from schemas.place import Box

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
    is_clear_on_white: bool


class Visibility:
    """Judges the words of one page."""

    def __init__(
        self, page: pypdfium2.PdfPage, geometry: Geometry, drawing: Callable[[], Drawing]
    ) -> None:
        self._page = Box(x0=0.0, top=0.0, x1=geometry.width, bottom=geometry.height)
        self._geometry = geometry
        self._drawing = drawing
        self._layers = Layers(page, geometry)
        self._clipping = Clipping(self._layers.forms)
        self._looks: dict[int, _Look] = {}

    def judged(self, found: Sequence[FoundWord]) -> list[Word]:
        """The same words, each with whether a person sees it."""
        return [
            Word(text=text, box=box, is_visible=self._is_seen(box, drawn_by))
            for text, box, drawn_by in found
        ]

    def _is_seen(self, box: Box, drawn_by: TextObject) -> bool:
        across, down = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        x0, top, x1, bottom, order, is_clear = self._look(drawn_by)
        if not (x0 <= across <= x1 and top <= down <= bottom):
            return False
        shapes = self._layers.shapes and self._layers.at(across, down)
        if shapes:
            above = [shape for shape in shapes if shape.order > order]
            if any(map(self._layers.is_scan, above)):
                return False
            below = [shape for shape in shapes if shape.order < order]
            is_clear = not above and _stands_out(drawn_by, below[-1].grey if below else WHITE)
        if is_clear and box.bottom - box.top >= _LEAST_HEIGHT:
            return True
        return self._drawing().shows_something(box)

    def _look(self, drawn_by: TextObject) -> _Look:
        """What holds for a text object; looked at once."""
        found = self._looks.get(drawn_by.address)
        if found is None:
            found = self._looks[drawn_by.address] = self._looked_at(drawn_by)
        return found

    def _looked_at(self, drawn_by: TextObject) -> _Look:
        """Look at a text object for the first time. Text of an unseen mode shows nowhere."""
        edges = self._clipping.shown(drawn_by.address)
        shown = self._page if edges is EVERYWHERE else self._geometry.seen(*edges)
        is_unseen = drawn_by.render_mode in _UNSEEN_MODES
        return _Look(
            x0=max(0.0, shown.x0),
            top=max(0.0, shown.top),
            x1=-1.0 if is_unseen else min(self._page.x1, shown.x1),
            bottom=min(self._page.bottom, shown.bottom),
            order=self._layers.order(drawn_by.address),
            is_clear_on_white=_stands_out(drawn_by, WHITE),
        )


def _stands_out(drawn_by: TextObject, ground: int | None) -> bool:
    """Whether text is opaque and of another grey than what it is drawn on."""
    if drawn_by.render_mode in _STROKED_MODES:
        return True
    if ground is None or drawn_by.opacity < OPAQUE:
        return False
    return abs(drawn_by.grey - ground) >= _LEAST_CONTRAST
