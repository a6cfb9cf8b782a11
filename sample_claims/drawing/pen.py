"""The strokes of drawing: printed labels, typed words, tick boxes and marks."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

HEIGHT: Final[float] = letter[1]
LIGATURES: Final = ("ti", "tt", "ft")
SPOILED_ENCODING: Final = {"ligatures": "MacRomanEncoding", "shifted": "StandardEncoding"}
"""Fonts in these encodings look like others, but finishing spoils their text: see fillable.py."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, in points from the top left corner."""

    x: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends, downwards."""
        return self.top + self.height

    def moved(self, shift: tuple[float, float], scale: float) -> "Area":
        """The same place on paper that was shifted and scaled from its top left corner."""
        across, down = shift
        return Area(
            self.x * scale + across,
            self.top * scale + down,
            self.width * scale,
            self.height * scale,
        )


def print_label(  # noqa: PLR0913  # where, what and how of one piece of print
    canvas: Canvas,
    at: tuple[float, float],
    text: str,
    *,
    font: str,
    size: float,
    spoiled: str = "",
) -> None:
    """Print words of the form. `spoiled` makes some of them impossible to copy as text."""
    x, y = at
    for piece, is_spoiled in _pieces(text, spoiled):
        used = _spoiled_font(font, spoiled) if is_spoiled else font
        canvas.setFont(used, size)
        canvas.drawString(x, y, piece)
        x += pdfmetrics.stringWidth(piece, font, size)


def _pieces(text: str, spoiled: str) -> list[tuple[str, bool]]:
    """Cut a text where letters that can be copied meet letters that cannot."""
    if spoiled != "ligatures":
        return [(text, bool(spoiled))]
    pieces: list[tuple[str, bool]] = []
    rest = text
    while rest:
        starts = [at for pair in LIGATURES if (at := rest.find(pair)) >= 0]
        cut = min(starts, default=len(rest))
        pieces += [(rest[:cut], False), (rest[cut : cut + 2], True)]
        rest = rest[cut + 2 :]
    return [(piece, is_spoiled) for piece, is_spoiled in pieces if piece]


def _spoiled_font(font: str, spoiled: str) -> str:
    """Register, once, a second copy of a font; its text is spoiled when the file is finished."""
    name = f"{spoiled}-{font}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(pdfmetrics.Font(name, font, SPOILED_ENCODING[spoiled]))
    return name


def type_words(canvas: Canvas, area: Area, text: str, *, font: str, size: float) -> None:
    """Type words into a box, over several lines if it is high; smaller if they do not fit."""
    step = size + 1.5
    lines = [text]
    if area.height >= 2 * step:
        lines = simpleSplit(text, font, size, area.width)
    longest = max(pdfmetrics.stringWidth(line, font, size) for line in lines)
    if longest > area.width:
        size = max(5.0, size * area.width / longest)
    is_low = len(lines) == 1 and area.height < 2.4 * step
    first = area.bottom - 2.5 if is_low else area.top + step - 1
    canvas.setFont(font, size)
    for at, line in enumerate(lines):
        canvas.drawString(area.x, HEIGHT - first - at * step, line)


def draw_tick_box(canvas: Canvas, area: Area, glyph: str) -> None:
    """Draw an empty tick box, as a square or as a printed character."""
    if glyph:
        canvas.setFont("ZapfDingbats", area.height + 1.5)
        canvas.drawString(area.x, HEIGHT - area.bottom + 0.8, glyph)
        return
    canvas.setLineWidth(0.6)
    canvas.rect(area.x, HEIGHT - area.bottom, area.width, area.height)


def mark(canvas: Canvas, area: Area, kind: str) -> None:
    """Mark a tick box as a person would: a typed X, a check, two strokes, or ink."""
    y = HEIGHT - area.bottom
    if kind == "X":
        canvas.setFont("Helvetica-Bold", area.height + 2)
        canvas.drawString(area.x + 0.3, y, "X")
    elif kind == "check":
        canvas.setFont("ZapfDingbats", area.height + 2)
        canvas.drawString(area.x, y, "\u2714")
    elif kind == "strokes":
        canvas.setLineWidth(1.1)
        canvas.line(area.x - 1, y - 1, area.right + 1, y + area.height + 1)
        canvas.line(area.x - 1, y + area.height + 1, area.right + 1, y - 1)
    elif kind == "filled":
        canvas.rect(area.x + 1, y + 1, area.width - 2, area.height - 2, 0, 1)
    else:
        raise ValueError(f"no such mark: {kind}")
