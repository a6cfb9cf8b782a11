"""Forms drawn from their own definitions, in layouts that nobody has shown us.

Each layout prints the same headings, labels and answers in the same order, with invented values;
whatever was written must be read back, wherever on the paper a drawer likes to put things.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen import canvas

from claims.extraction.definitions import BoxDefinition, FormDefinition, Known, OptionDefinition
from schemas.claim import FactValue

LEFT: Final = 40.0
RIGHT: Final = 572.0
TOP: Final = 740.0
BOTTOM: Final = 60.0

WRITTEN: Final[dict[str, tuple[str, FactValue]]] = {
    "text": ("Made up words", "Made up words"),
    "name": ("Ada Invented", "Ada Invented"),
    "name_first_last_middle": ("Ada Invented", "Ada Invented"),
    "name_last_first": ("Invented, Ada", "Ada Invented"),
    "date": ("03/04/2025", date(2025, 3, 4)),
    "date_range": ("03/04/2025", date(2025, 3, 4)),
    "money": ("$1,234.50", 123450),
    "number": ("12", 12),
    "ssn": ("900-00-0123", "900-00-0123"),
    "phone": ("(555) 555-0123", "555-555-0123"),
    "email": ("ada@example.org", "ada@example.org"),
    "zip": ("00012", "00012"),
    "state": ("OH", "OH"),
    "city": ("Inventown", "Inventown"),
    "county": ("Mock", "Mock"),
    "crime_types": ("Robbery", frozenset({"robbery"})),
    "signature": ("Ada Invented", True),
}
CHOICE: Final[dict[str, tuple[str, FactValue]]] = {
    "claimant_relationship": ("Mother", "parent"),
    "crime_types": ("Robbery", frozenset({"robbery"})),
    "claimant_state": ("OH", "OH"),
}


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How a drawer arranges labels, values and boxes to tick."""

    name: str
    columns: int = 1
    value: str = "right"
    """`right` of the label, `below` it, `above` it, or in a `column` of its own."""
    colon: bool = True
    filling: bool = False
    ticks: str = "left"
    tick_glyph: str = "brackets"
    """`brackets` [X], `zapf` characters, or `x` typed into a drawn square."""
    font: str = "Helvetica"
    size: float = 9.0
    wrap_at: int = 1000
    """Labels longer than this are broken over two lines."""


LAYOUTS: Final = (
    Layout(name="a line each"),
    Layout(name="filling lines", filling=True, font="Times-Roman", size=10),
    Layout(name="no colons, values in a column", value="column", colon=False, tick_glyph="x"),
    Layout(name="two columns", columns=2, tick_glyph="zapf"),
    Layout(name="values under labels", value="below", columns=2, colon=False),
    Layout(name="three columns under labels", value="below", columns=3, tick_glyph="x", size=7.5),
    Layout(name="values over labels", value="above", columns=2, colon=False),
    Layout(name="ticks after answers", ticks="right", tick_glyph="zapf", font="Courier", size=8),
    Layout(name="broken labels", wrap_at=28, tick_glyph="brackets"),
)


@dataclass(slots=True)
class Drawn:
    """The drawn form, and what was written on it."""

    data: bytes = b""
    expected: dict[str, FactValue] = field(default_factory=dict)
    contradicted: set[str] = field(default_factory=set)
    """Facts that two boxes tell differently, because every box is filled in."""


def drawn(definition: FormDefinition, layout: Layout) -> Drawn:
    """Draw a form filled in throughout; every fact that its boxes tell is expected."""
    drawing = _Drawing(definition, layout)
    for section in definition.sections:
        drawing.heading(section.heading[0] if section.heading else "")
        by_writing = {o.label[0] for box in section.boxes for o in box.options if o.is_text}
        for box in section.boxes:
            drawing.box(box, is_left_out=bool(by_writing & set(box.label)))
        drawing.end_row()
    return drawing.finished()


class _Drawing:
    """A canvas with a place where the next box goes."""

    def __init__(self, definition: FormDefinition, layout: Layout) -> None:
        self._out = io.BytesIO()
        self._paper = canvas.Canvas(self._out, pagesize=(612, 792), invariant=True)
        self._definition = definition
        self._layout = layout
        self._y = TOP
        self._column = 0
        self._lowest = TOP
        self._result = Drawn()
        self._begin_page()

    def finished(self) -> Drawn:
        self._paper.save()
        self._result.data = self._out.getvalue()
        for fact in self._result.contradicted:
            del self._result.expected[fact]
        return self._result

    def heading(self, text: str) -> None:
        self.end_row()
        self._make_room(60)
        self._y -= 8
        self._print("Helvetica-Bold", 11, LEFT, text)
        self._y -= 20

    def box(self, box: BoxDefinition, *, is_left_out: bool = False) -> None:
        """The next box, filled in; left out where writing something would choose an answer."""
        if is_left_out or (box.options and all(option.is_text for option in box.options)):
            return
        if box.is_choice:
            self.end_row()
            self._question(box)
        else:
            self._field(box)

    def _field(self, box: BoxDefinition) -> None:
        written = _written(box)
        if written is None:
            return
        if written[1] is not None and box.fact and not box.value_is:
            self._expect(box.fact, written[1])
        for fact, value in box.sets.items():
            self._expect_choice(fact, value)
        self._labelled(box.label[0], written[0])

    def end_row(self) -> None:
        if self._column:
            self._column = 0
            self._y = self._lowest - 6

    def _labelled(self, label: str, text: str) -> None:
        layout = self._layout
        if self._column == 0:
            self._make_room(50)
            self._lowest = self._y
        width = (RIGHT - LEFT) / layout.columns
        x = LEFT + self._column * width
        lines = list(
            _broken(_as_label(label, layout), layout, width if layout.columns > 1 else 530)
        )
        y = self._y
        if layout.value == "above":
            self._put("Courier", layout.size + 0.5, x + 2, y, text)
            y -= layout.size + 4
        for line in lines:
            self._put(layout.font, layout.size, x, y, line)
            y -= layout.size + 3
        end = x + stringWidth(lines[-1], layout.font, layout.size)
        if layout.value == "below":
            self._put("Courier", layout.size + 0.5, x + 2, y - 2, text)
            y -= layout.size + 8
        elif layout.value == "above":
            y -= 8
        else:
            y += layout.size + 3
            start = max(end + 6, x + 260) if layout.value == "column" else end + 6
            if layout.filling:
                self._put(layout.font, layout.size, end + 3, y, "_" * 30)
            if start + stringWidth(text, "Courier", layout.size) > x + width and layout.columns > 1:
                y -= layout.size + 3
                start = x + 8
            self._put("Courier", layout.size, start, y + (1 if layout.filling else 0), text)
            y -= layout.size + 7
        self._lowest = min(self._lowest, y)
        self._column += 1
        if self._column == layout.columns:
            self.end_row()

    def _question(self, box: BoxDefinition) -> None:
        """A question with its answers on the next lines; the first answer that tells is ticked."""
        layout = self._layout
        self._make_room(40 + 14 * (len(box.answers) // 2))
        if box.label:
            for line in _broken(box.label[0], layout, 530):
                self._print(layout.font, layout.size, LEFT, line)
                self._y -= layout.size + 4
        chosen = next((o for o in box.answers if o.value is not None and not o.is_text), None)
        x = LEFT + 12
        for option in box.answers:
            width = stringWidth(option.label[0], layout.font, layout.size) + 34
            if x + width > RIGHT:
                x = LEFT + 12
                self._y -= layout.size + 6
            self._answer(option, x, is_on=option is chosen)
            x += width + 10
        self._y -= layout.size + 9
        if chosen and box.fact and chosen.value is not None:
            self._expect_choice(box.fact, chosen.value)
        for fact, value in {**box.sets, **(chosen.sets if chosen else {})}.items():
            self._expect_choice(fact, value)

    def _answer(self, option: OptionDefinition, x: float, *, is_on: bool) -> None:
        layout = self._layout
        label = option.label[0]
        width = stringWidth(label, layout.font, layout.size)
        if option.is_text:
            self._print(layout.font, layout.size, x + 16, label)
        elif layout.ticks == "left":
            self._mark(x, is_on=is_on)
            self._print(layout.font, layout.size, x + 16, label)
        else:
            self._print(layout.font, layout.size, x, label)
            self._mark(x + width + 5, is_on=is_on)

    def _mark(self, x: float, *, is_on: bool) -> None:
        size = self._layout.size
        if self._layout.tick_glyph == "brackets":
            self._print("Courier", size - 1, x, "[X]" if is_on else "[ ]")
        elif self._layout.tick_glyph == "zapf":
            self._print("ZapfDingbats", size, x, "\u2714" if is_on else "\u274f")
        else:
            self._paper.rect(x, self._y - 1, size - 1, size - 1)
            if is_on:
                self._print("Helvetica-Bold", size, x + 0.8, "X")

    def _expect(self, fact: str, value: FactValue) -> None:
        before = self._result.expected.get(fact)
        if before is not None and not isinstance(before, frozenset) and before != value:
            self._result.contradicted.add(fact)
        if isinstance(before, frozenset) and isinstance(value, frozenset):
            value = before | value
        self._result.expected[fact] = value

    def _expect_choice(self, fact: str, value: Known) -> None:
        if fact in {"crime_types", "losses_claimed", "collateral_sources"}:
            codes = value if isinstance(value, tuple) else (str(value),)
            self._expect(fact, frozenset(codes))
        else:
            self._expect(fact, value[0] if isinstance(value, tuple) else value)

    def _print(self, font: str, size: float, x: float, text: str) -> None:
        self._put(font, size, x, self._y, text)

    def _put(self, font: str, size: float, x: float, y: float, text: str) -> None:
        self._paper.setFont(font, size)
        self._paper.drawString(x, y, text)

    def _make_room(self, height: float) -> None:
        if self._y - height < BOTTOM:
            self._paper.showPage()
            self._begin_page()

    def _begin_page(self) -> None:
        definition = self._definition
        self._y = TOP
        names = [definition.title[0], *definition.number[:1], *definition.revision[:1]]
        self._put("Helvetica-Bold", 12, LEFT, 765, "   ".join(names[:1]))
        self._put("Helvetica", 7, LEFT, 752, "   ".join(names[1:]))


def _as_label(label: str, layout: Layout) -> str:
    bare = label.rstrip(": ")
    return f"{bare}:" if layout.colon else bare


def _broken(label: str, layout: Layout, width: float) -> Iterator[str]:
    """A label on one line, or on several where it is too long for its place."""
    line = ""
    for word in label.split():
        longer = f"{line} {word}".strip()
        too_wide = stringWidth(longer, layout.font, layout.size) > width - 12
        if line and (len(longer) > layout.wrap_at or too_wide):
            yield line
            line = word
        else:
            line = longer
    yield line


def _written(box: BoxDefinition) -> tuple[str, FactValue | None] | None:
    """What to write into a box, and what it means; None for boxes that are not drawn."""
    if not box.label:
        return None
    if "crime_types" in box.also:
        return "Robbery", "Robbery"
    if box.read_as in {"choice", "choices"} or box.fact in CHOICE:
        return CHOICE.get(box.fact, ("Made up words", None))
    if box.read_as == "filled":
        return "", None
    return WRITTEN.get(box.read_as or "text", ("Made up words", None))
