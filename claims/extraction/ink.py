"""How dark a spot on the page is: for ticks made by pen, and for text that nobody can see."""

import math
from typing import Final

import pypdfium2
from PIL import Image

from schemas.place import Box

PIXELS_A_POINT: Final = 2.0
MOST_PIXELS: Final = 8_000_000
"""A letter page has 1.9 million; larger pages are drawn smaller, to save memory."""
DARK: Final = 128
LEAST_CONTRAST: Final = 48
"""Between the lightest and the darkest grey of a spot, of 255, for writing to be seen."""


class Drawing:
    """A page drawn in grey. Drawing a form's page takes about 6 milliseconds."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        width, height = page.get_size()
        self._scale = min(PIXELS_A_POINT, math.sqrt(MOST_PIXELS / max(1.0, width * height)))
        bitmap = page.render(scale=self._scale, grayscale=True)
        self._image: Image.Image = bitmap.to_pil().convert("L")

    def ink(self, box: Box) -> float:
        """How much of a rectangle is dark, from 0 to 1."""
        spot = self._cut(box)
        if spot is None:
            return 0.0
        return sum(spot.histogram()[:DARK]) / (spot.width * spot.height)

    def shows_something(self, box: Box) -> bool:
        """Whether a rectangle holds both light and dark, as writing does."""
        spot = self._cut(box)
        if spot is None:
            return False
        darkest, lightest = spot.getextrema()
        return float(lightest) - float(darkest) >= LEAST_CONTRAST  # type: ignore[arg-type]  # grey has one band

    def _cut(self, box: Box) -> Image.Image | None:
        """The part of the drawing under a box; None where the box is off the page or empty."""
        left = max(0, math.floor(box.x0 * self._scale))
        top = max(0, math.floor(box.top * self._scale))
        right = min(self._image.width, math.ceil(box.x1 * self._scale))
        bottom = min(self._image.height, math.ceil(box.bottom * self._scale))
        if left >= right or top >= bottom:
            return None
        return self._image.crop((left, top, right, bottom))
