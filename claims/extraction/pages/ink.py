"""How dark a spot on the page is: for ticks made by pen, and for text that nobody can see."""

import math
from collections.abc import Iterator
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from schemas.place import Box

PIXELS_A_POINT: Final = 2.0
MOST_PIXELS: Final = 8_000_000
"""A letter page has 1.9 million; larger pages are drawn smaller, to save memory."""
BAND_HEIGHT: Final = 96
"""In pixels: a page is drawn in so high bands, each when something on it is asked for."""
WHITE: Final = (255, 255, 255, 255)
DARK: Final = 128
LEAST_CONTRAST: Final = 48
"""Between the lightest and the darkest grey of a spot, of 255, for writing to be seen."""


class Drawing:
    """A page drawn in grey. All of it takes about 3 milliseconds, one band of it 0.2."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        width, height = page.get_size()
        scale = min(PIXELS_A_POINT, math.sqrt(MOST_PIXELS / max(1.0, width * height)))
        self._page = page
        self._scale = scale
        self._width, self._height = math.ceil(width * scale), math.ceil(height * scale)
        self._bands: dict[int, Image.Image] = {}

    def ink(self, box: Box) -> float:
        """How much of a rectangle is dark, from 0 to 1."""
        spots = list(self._cut(box))
        size = sum(spot.width * spot.height for spot in spots)
        return sum(sum(spot.histogram()[:DARK]) for spot in spots) / size if size else 0.0

    def shows_something(self, box: Box) -> bool:
        """Whether a rectangle holds both light and dark, as writing does."""
        greys = [float(grey) for spot in self._cut(box) for grey in spot.getextrema()]  # type: ignore[arg-type]  # grey has one channel
        return bool(greys) and max(greys) - min(greys) >= LEAST_CONTRAST

    def _cut(self, box: Box) -> Iterator[Image.Image]:
        """The drawing under a box, band by band; nothing where it is off the page or empty."""
        left = max(0, math.floor(box.x0 * self._scale))
        top = max(0, math.floor(box.top * self._scale))
        right = min(self._width, math.ceil(box.x1 * self._scale))
        bottom = min(self._height, math.ceil(box.bottom * self._scale))
        if left >= right or top >= bottom:
            return
        for number in range(top // BAND_HEIGHT, (bottom - 1) // BAND_HEIGHT + 1):
            start = number * BAND_HEIGHT
            band = self._band(number)
            yield band.crop((left, max(top - start, 0), right, min(bottom - start, band.height)))

    def _band(self, number: int) -> Image.Image:
        """One band, counted from the top; drawn when it is first asked for."""
        if number not in self._bands:
            self._bands[number] = self._drawn(number * BAND_HEIGHT)
        return self._bands[number]

    def _drawn(self, start: int) -> Image.Image:
        """The band that begins `start` pixels under the top, as it is in a drawing of it all."""
        height = min(BAND_HEIGHT, self._height - start)
        bitmap = pypdfium2.PdfBitmap.new_native(self._width, height, pdfium.FPDFBitmap_Gray)
        bitmap.fill_rect(WHITE, 0, 0, self._width, height)
        whole = (self._width, self._height)
        flags = pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE
        pdfium.FPDF_RenderPageBitmap(bitmap.raw, self._page.raw, 0, -start, *whole, 0, flags)
        image: Image.Image = bitmap.to_pil()
        return image
