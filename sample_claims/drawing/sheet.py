"""Draws a form, box by box, and the values that somebody typed or ticked in it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO

from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from sample_claims.drawing import pen
from sample_claims.drawing.elements import (
    Bar,
    Block,
    Box,
    Cell,
    Facts,
    Form,
    Gap,
    How,
    Menu,
    Note,
    Row,
    Style,
    Ticks,
    Words,
)
from sample_claims.drawing.fillable import Widget, finish

WIDTH, HEIGHT = letter
PAD = 3.0
FOOT = 758.0
"""Where the foot of a page begins."""


class UnknownBoxError(KeyError):
    """The facts speak of a box or an option that the form does not have."""


def draw(form: Form, facts: Facts, how: How) -> bytes:
    """Draw a form filled in with these facts. The same input gives the same bytes.

    Raises UnknownBoxError when the facts name a box or an option the form does not have.
    """
    _refuse_unknown_boxes(form, facts)
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=1, pageCompression=0)
    canvas.setTitle(form.name)
    widgets: list[Widget] = []
    page_index = 0
    for number, blocks in enumerate(form.pages, start=1):
        if number in how.leave_out:
            continue
        page = _Page(canvas, form.style, facts, how, number, page_index)
        page.draw(blocks, form.footer(number))
        widgets += page.widgets
        canvas.showPage()
        page_index += 1
    canvas.save()
    return finish(buffer.getvalue(), tuple(widgets))


def _refuse_unknown_boxes(form: Form, facts: Facts) -> None:
    if unknown := set(facts) - form.keys():
        raise UnknownBoxError(f"{form.name} has no boxes {sorted(unknown)}")


class PageFullError(ValueError):
    """The blocks of a page need more room than the page has."""


@dataclass(slots=True)
class _Page:
    """One page being drawn from top to bottom."""

    canvas: Canvas
    style: Style
    facts: Facts
    how: How
    number: int
    index: int
    widgets: list[Widget] = field(default_factory=list)
    top: float = 30.0

    def draw(self, blocks: tuple[Block, ...], footer: tuple[str, str, str]) -> None:
        """Draw every block, one under the other, then the foot of the page."""
        across, down = self.how.shift
        self.canvas.translate(across, -down + HEIGHT * (1 - self.how.scale))
        self.canvas.scale(self.how.scale, self.how.scale)
        for block in blocks:
            self._block(block)
        if self.top > FOOT:
            raise PageFullError(f"page {self.number} ends at {self.top:.0f} points")
        self._footer(footer)

    def _block(self, block: Block) -> None:
        if isinstance(block, Row):
            self._row(block)
        elif isinstance(block, Bar):
            self._bar(block)
        elif isinstance(block, Note):
            self._note(block)
        elif isinstance(block, Gap):
            self.top += block.height

    @property
    def _inner_width(self) -> float:
        return float(WIDTH - 2 * self.style.margin)

    def _print(self, x: float, top: float, text: str, size: float, font: str = "") -> None:
        """Print words of the form itself; `top` is where their baseline is."""
        pen.print_label(
            self.canvas,
            (x, HEIGHT - top),
            text,
            font=font or self.style.label_font,
            size=size,
            spoiled=self._spoiled(),
        )

    def _spoiled(self) -> str:
        if self.number == self.how.shifted_page:
            return "shifted"
        return "ligatures" if self.how.lost_ligatures else ""

    def _bar(self, bar: Bar) -> None:
        size = self.style.bar_size
        lines = simpleSplit(bar.text, f"{self.style.label_font}-Bold", size, self._inner_width - 8)
        height = len(lines) * (size + 1.5) + 3
        self.top += 2
        if self.style.bar_is_dark and not bar.plain:
            self.canvas.setFillGray(0.2)
            self.canvas.rect(
                self.style.margin, HEIGHT - self.top - height, self._inner_width, height, 0, 1
            )
            self.canvas.setFillGray(1)
        for at, line in enumerate(lines, start=1):
            baseline = self.top + at * (size + 1.5)
            self._print(
                self.style.margin + 4, baseline, line, size, f"{self.style.label_font}-Bold"
            )
        self.canvas.setFillGray(0)
        self.top += height + 2

    def _note(self, note: Note) -> None:
        size = note.size or self.style.label_size
        font = self.style.label_font + ("-Bold" if note.bold else "")
        for line in simpleSplit(note.text, font, size, self._inner_width):
            self.top += size + 1.5
            self._print(self.style.margin, self.top, line, size, font)
        self.top += 2

    def _footer(self, footer: tuple[str, str, str]) -> None:
        size = 6.5
        left, middle, right = footer
        for at, line in enumerate(left.splitlines()):
            self._print(self.style.margin, 764 + at * 8, line, size)
        width = pdfmetrics.stringWidth(middle, self.style.label_font, size)
        self._print((WIDTH - width) / 2, 772, middle, size)
        width = pdfmetrics.stringWidth(right, self.style.label_font, size)
        self._print(WIDTH - self.style.margin - width, 772, right, size)

    def _row(self, block: Row) -> None:
        total = sum(cell.width for cell in block.cells)
        widths = [self._inner_width * cell.width / total for cell in block.cells]
        height = max(
            self._height(cell, width) for cell, width in zip(block.cells, widths, strict=True)
        )
        x = self.style.margin
        for cell, width in zip(block.cells, widths, strict=True):
            self._cell(cell, x, width, height)
            x += width
        self.top += height

    def _height(self, cell: Cell, width: float) -> float:
        """How high a cell must be for its words and its boxes."""
        if isinstance(cell, Ticks):
            return self._tick_plan(cell, width).height
        label = self._label_lines(cell, width)
        if isinstance(cell, Words):
            return label * self._step + PAD
        lines = cell.lines if isinstance(cell, Box) else 1
        if self._is_beside(cell):
            return max(label * self._step, self.style.line) + PAD
        return label * self._step + lines * self.style.line + PAD

    def _is_beside(self, cell: Cell) -> bool:
        """Whether the label stands left of a single line."""
        if isinstance(cell, Box):
            return cell.lines == 1 and (cell.beside or self.style.label_is_beside)
        return self.style.label_is_beside

    @property
    def _step(self) -> float:
        return self.style.label_size + 1.3

    def _label_lines(self, cell: Cell, width: float) -> int:
        return len(self._split(cell.text if isinstance(cell, Words) else cell.label, width))

    def _split(self, text: str, width: float) -> list[str]:
        font, size = self.style.label_font, self.style.label_size
        found: list[str] = simpleSplit(text, font, size, max(width - 2 * PAD, 20))
        return found

    def _cell(self, cell: Cell, x: float, width: float, height: float) -> None:
        is_framed = not (isinstance(cell, Words) and not cell.framed)
        if is_framed and not (self.style.label_is_beside or self._is_beside(cell)):
            self.canvas.setLineWidth(0.5)
            self.canvas.rect(x, HEIGHT - self.top - height, width, height)
        if isinstance(cell, Ticks):
            self._ticks(cell, x, width)
            return
        lines = self._split(cell.text if isinstance(cell, Words) else cell.label, width)
        down = self.style.line - self._step - 1 if self._is_beside(cell) else 0
        for at, line in enumerate(lines, start=1):
            self._print(x + PAD, self.top + down + at * self._step, line, self.style.label_size)
        if not isinstance(cell, Words):
            self._answer(cell, self._answer_place(cell, lines, (x, width, height)))

    def _answer_place(
        self, cell: Box | Menu, lines: list[str], at: tuple[float, float, float]
    ) -> pen.Area:
        """Where the typed words go: under the label, or right of it."""
        x, width, height = at
        if not self._is_beside(cell):
            used = len(lines) * self._step
            return pen.Area(x + PAD, self.top + used + 1, width - 2 * PAD, height - used - 2)
        last = lines[-1] if lines else ""
        taken = pdfmetrics.stringWidth(last, self.style.label_font, self.style.label_size)
        down = max(0, len(lines) - 1) * self._step
        return pen.Area(
            x + PAD + taken + 3, self.top + down, width - taken - 2 * PAD - 6, self.style.line
        )

    def _answer(self, cell: Box | Menu, area: pen.Area) -> None:
        typed = self.facts.get(cell.key, "")
        if not isinstance(typed, str):
            raise UnknownBoxError(f"{cell.key} takes a text")
        if isinstance(cell, Menu) and typed and typed not in cell.options:
            raise UnknownBoxError(f"{cell.key} has no choice {typed!r}")
        if self.style.label_is_beside or self._is_beside(cell):
            self.canvas.setLineWidth(0.4)
            self.canvas.line(area.x, HEIGHT - area.bottom, area.right, HEIGHT - area.bottom)
        if self.how.fillable:
            options = cell.options if isinstance(cell, Menu) else ()
            kind = "menu" if options else "text"
            self._add(Widget(kind=kind, area=area, text=typed, options=options))
        elif typed:
            font = "Times-Italic" if cell.key.endswith("signature") else self.how.font
            pen.type_words(self.canvas, area, typed, font=font, size=self.how.font_size)

    def _add(self, widget: Widget, name: str = "") -> None:
        """Keep a fillable box for later; its name says nothing, as on many real forms."""
        name = name or f"Field{self.number}_{len(self.widgets) + 1}"
        area = widget.area.moved(self.how.shift, self.how.scale)
        self.widgets.append(replace(widget, area=area, name=name, page=self.index))

    def _tick_plan(self, cell: Ticks, width: float) -> "_TickPlan":
        font, size = self.style.label_font, self.style.label_size
        lines = self._split(cell.label, width) if cell.label else []
        plan = _TickPlan(lines=lines, step=max(self._step, self.style.tick_size + 2.5))
        taken = pdfmetrics.stringWidth(lines[-1], font, size) + 10 if lines else 0.0
        widths = [
            pdfmetrics.stringWidth(option, font, size) + self.style.tick_size + 11
            for option in cell.options
        ]
        if cell.columns:
            plan.place_in_columns(cell, width, self._split)
            return plan
        fits_beside = sum(widths) + taken <= width - 2 * PAD
        plan.place_in_a_row(cell.options, widths, taken if fits_beside else 0.0, width)
        return plan

    def _ticks(self, cell: Ticks, x: float, width: float) -> None:
        ticked = self.facts.get(cell.key, ())
        chosen = (ticked,) if isinstance(ticked, str) else tuple(ticked)
        if unknown := set(chosen) - set(cell.options):
            raise UnknownBoxError(f"{cell.key} has no options {sorted(unknown)}")
        plan = self._tick_plan(cell, width)
        for at, line in enumerate(plan.lines, start=1):
            self._print(x + PAD, self.top + at * self._step, line, self.style.label_size)
        group = f"Group{self.number}_{len(self.widgets) + 1}"
        for at, (option, across, down, words) in enumerate(plan.places):
            area = pen.Area(
                x + PAD + across,
                self.top + down - self.style.tick_size + 0.5,
                self.style.tick_size,
                self.style.tick_size,
            )
            self._tick_box(area, is_on=option in chosen, name=group if cell.one_of else "", at=at)
            for line_at, line in enumerate(words):
                baseline = self.top + down + line_at * self._step
                self._print(area.right + 3, baseline, line, self.style.label_size)

    def _tick_box(self, area: pen.Area, *, is_on: bool, name: str, at: int) -> None:
        pen.draw_tick_box(self.canvas, area, self.style.tick_glyph)
        if self.how.fillable:
            kind = "radio" if name else "check"
            self._add(Widget(kind=kind, area=area, is_on=is_on, on_state=f"On{at}"), name)
        elif is_on:
            pen.mark(self.canvas, area, self.how.mark)


@dataclass(slots=True)
class _TickPlan:
    """Where each option of a question goes: across and down from the cell's corner."""

    lines: list[str]
    step: float
    places: list[tuple[str, float, float, list[str]]] = field(default_factory=list)
    height: float = 0.0

    def place_in_a_row(
        self, options: tuple[str, ...], widths: list[float], start: float, width: float
    ) -> None:
        """Let the options follow one another, beside the label when they all fit there."""
        across = start
        down = self.step * (len(self.lines) + (0 if start or not self.lines else 1))
        down = max(down, self.step)
        for option, option_width in zip(options, widths, strict=True):
            if across and across + option_width > width:
                across, down = 0.0, down + self.step
            self.places.append((option, across, down, [option]))
            across += option_width
        self.height = down + PAD

    def place_in_columns(
        self, cell: Ticks, width: float, split: Callable[[str, float], list[str]]
    ) -> None:
        """Set the options in columns, row by row, under the label."""
        column = width / cell.columns
        down = self.step * (len(self.lines) + 1)
        for start in range(0, len(cell.options), cell.columns):
            deepest = 1
            for at, option in enumerate(cell.options[start : start + cell.columns]):
                words = split(option, column - 14)
                self.places.append((option, at * column, down, words))
                deepest = max(deepest, len(words))
            down += self.step * deepest
        self.height = down - self.step + PAD
