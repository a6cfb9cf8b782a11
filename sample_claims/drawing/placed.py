"""Draws the forms whose real boxes we know: labels and boxes stand exactly where they stand there.

Illinois's real fields have quirks, and the look-alike keeps them when it is fillable: boxes that
share a name are one field, so a tick in one of a row of losses ticks the whole row, and a word
typed in one column of the funeral table stands in all three.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any, Final

import yaml
from reportlab.lib.pagesizes import letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from sample_claims.drawing import pen
from sample_claims.drawing.elements import Facts, How
from sample_claims.drawing.fillable import Widget, finish
from sample_claims.drawing.form_files import FORMS
from sample_claims.drawing.sheet import UnknownBoxError

HEIGHT: Final[float] = letter[1]
PARTS: Final = re.compile(r"[^\s()/-]+")
"""The parts of a date or telephone number that go into separate boxes."""
TICKS: Final = ("check", "radio")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBox:
    """One box of the real form: where it is, what it asks and what its field is called."""

    kind: str
    key: str
    option: str
    """For a tick box: the words beside it."""
    part: int
    """For a date or telephone number over several boxes: which part this is, from 1."""
    area: pen.Area
    name: str
    on_state: str
    tooltip: str

    def is_on(self, facts: Facts) -> bool:
        """Whether the person ticked it."""
        ticked = facts.get(self.key, ())
        return self.option == ticked or (not isinstance(ticked, str) and self.option in ticked)

    def typed(self, facts: Facts) -> str:
        """What the person typed into it."""
        typed = facts.get(self.key, "")
        if not isinstance(typed, str):
            raise UnknownBoxError(f"{self.key} takes a text")
        if not self.part:
            return typed
        parts = PARTS.findall(typed)
        return parts[self.part - 1] if self.part <= len(parts) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPage:
    """One page: printed words, bars, frames, lines and boxes."""

    prints: tuple[tuple[float, float, float, float, str, str], ...]
    bars: tuple[tuple[float, float, float, float], ...]
    frames: tuple[tuple[float, float, float, float], ...]
    lines: tuple[tuple[float, float, float, float], ...]
    boxes: tuple[PlacedBox, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedForm:
    """An empty form with everything in its real place."""

    name: str
    bar_gray: float
    pages: tuple[PlacedPage, ...]


@cache
def read_placed_form(state: str) -> PlacedForm:
    """Read `forms/il.yaml` or `forms/in.yaml`."""
    described = yaml.safe_load((FORMS / f"{state}.yaml").read_text(encoding="utf-8"))
    return PlacedForm(
        name=described["name"],
        bar_gray=described["bar_gray"],
        pages=tuple(_page(page) for page in described["pages"]),
    )


def _page(described: dict[str, Any]) -> PlacedPage:
    drawn = {
        name: tuple(tuple(each) for each in described.get(name, ()))
        for name in ("prints", "bars", "frames", "lines")
    }
    return PlacedPage(boxes=tuple(_box(*box) for box in described.get("boxes", ())), **drawn)


def _box(kind: str, key: str, option: str | int, *rest: Any) -> PlacedBox:  # noqa: ANN401  # as YAML gives it
    x, top, width, height, name, on_state, tooltip = rest
    return PlacedBox(
        kind=kind,
        key=key,
        option=option if isinstance(option, str) else "",
        part=option if isinstance(option, int) else 0,
        area=pen.Area(x, top, width, height),
        name=name,
        on_state=on_state,
        tooltip=tooltip,
    )


def draw_placed(form: PlacedForm, facts: Facts, how: How) -> bytes:
    """Draw a form filled in with these facts. The same input gives the same bytes.

    Raises UnknownBoxError when the facts name a box or an option the form does not have.
    """
    _refuse_unknown_boxes(form, facts)
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=1, pageCompression=0)
    canvas.setTitle(form.name)
    drawing = _Drawing(canvas, form, facts, how)
    for number, page in enumerate(form.pages, start=1):
        if number not in how.leave_out:
            drawing.draw(page)
            canvas.showPage()
    canvas.save()
    return finish(buffer.getvalue(), tuple(drawing.widgets))


def _refuse_unknown_boxes(form: PlacedForm, facts: Facts) -> None:
    boxes = [box for page in form.pages for box in page.boxes]
    if unknown := set(facts) - {box.key for box in boxes}:
        raise UnknownBoxError(f"{form.name} has no boxes {sorted(unknown)}")
    for key, ticked in facts.items():
        options = {box.option for box in boxes if box.key == key and box.kind in TICKS}
        chosen = {ticked} if isinstance(ticked, str) else set(ticked)
        if options and not chosen <= options:
            raise UnknownBoxError(f"{key} has no options {sorted(chosen - options)}")


@dataclass(slots=True)
class _Drawing:
    """A form being drawn, page by page."""

    canvas: Canvas
    form: PlacedForm
    facts: Facts
    how: How
    widgets: list[Widget] = field(default_factory=list)
    index: int = -1

    def draw(self, page: PlacedPage) -> None:
        """Draw one page: bars first, then lines, words and boxes."""
        self.index += 1
        across, down = self.how.shift
        self.canvas.translate(across, -down + HEIGHT * (1 - self.how.scale))
        self.canvas.scale(self.how.scale, self.how.scale)
        self._lines(page)
        for x, baseline, size, width, weight, words in page.prints:
            on_dark = self.form.bar_gray < 0.5 and any(  # noqa: PLR2004  # nearer black
                top < baseline < bottom for _, top, _, bottom in page.bars
            )
            self._print((x, baseline), words, (size, width, weight), is_white=on_dark)
        for box in page.boxes:
            self._box(box)

    def _lines(self, page: PlacedPage) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.setFillGray(self.form.bar_gray)
        for x, top, right, bottom in page.bars:
            self.canvas.rect(x, HEIGHT - bottom, right - x, bottom - top, 0, 1)
        self.canvas.setFillGray(0)
        for x, top, right, bottom in page.frames:
            self.canvas.rect(x, HEIGHT - bottom, right - x, bottom - top)
        for x, top, right, bottom in page.lines:
            self.canvas.line(x, HEIGHT - top, right, HEIGHT - bottom)

    def _print(
        self,
        at: tuple[float, float],
        words: str,
        look: tuple[float, float, str],
        *,
        is_white: bool,
    ) -> None:
        """Print words so that they are as wide as on the real form."""
        size, width, weight = look
        font = "Helvetica-Bold" if weight == "bold" else "Helvetica"
        natural = pdfmetrics.stringWidth(words, font, size)
        text = self.canvas.beginText(at[0], HEIGHT - at[1])
        text.setFont(font, size)
        text.setHorizScale(100 * width / natural if width else 100)
        text.setFillGray(1 if is_white else 0)
        text.textOut(words)
        text.setFillGray(0)
        self.canvas.drawText(text)

    def _box(self, box: PlacedBox) -> None:
        is_tick = box.kind in TICKS
        if is_tick:
            self._tick_frame(box)
        if self.how.fillable and box.kind != "ink":
            self.widgets.append(self._widget(box))
        elif is_tick and box.is_on(self.facts):
            pen.mark(self.canvas, _square(box.area), self.how.mark)
        elif not is_tick and (typed := box.typed(self.facts)):
            font = "Times-Italic" if box.key.endswith("signature") else self.how.font
            pen.type_words(self.canvas, box.area, typed, font=font, size=self.how.font_size)

    def _tick_frame(self, box: PlacedBox) -> None:
        pen.draw_tick_box(self.canvas, _square(box.area), "")

    def _widget(self, box: PlacedBox) -> Widget:
        """The fillable box; one that shares its field holds what any of them was given."""
        family = [
            other
            for page in self.form.pages
            for other in page.boxes
            if other.name == box.name and other.kind == box.kind != "radio"
        ] or [box]
        is_tick = box.kind in TICKS
        return Widget(
            kind=box.kind,
            area=box.area.moved(self.how.shift, self.how.scale),
            name=box.name,
            page=self.index,
            text="" if is_tick else next(filter(None, (b.typed(self.facts) for b in family)), ""),
            is_on=is_tick and any(other.is_on(self.facts) for other in family),
            on_state=box.on_state,
            tooltip=box.tooltip,
        )


def _square(area: pen.Area) -> pen.Area:
    """The square that is printed where a tick box is."""
    side = min(area.width, area.height)
    return pen.Area(area.x + (area.width - side) / 2, area.top, side, side)
