"""What a form is made of: bars, notes and rows of boxes, in the order they are printed.

A look-alike of a form is a `Form`: plain values that say which labels and boxes stand on which
page. The facts that fill it are a mapping from the keys of its boxes to what a person types (a
text) or ticks (the words printed beside the tick box, one or several).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Typed: TypeAlias = str | Sequence[str]
"""What a person put in one box: typed words, or the list of options that they ticked."""

Facts: TypeAlias = Mapping[str, Typed]
"""What a person put in each box, by the box's key; a missing key is an empty box."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place to type in. `width` is its share of the row; `lines` how many lines fit."""

    key: str
    label: str
    width: float = 1
    lines: int = 1
    beside: bool = False
    """The label stands left of a line to write on, on a form whose labels stand above."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """A question with little boxes to tick. `one_of` makes them radio buttons when fillable."""

    key: str
    label: str
    options: tuple[str, ...]
    width: float = 1
    columns: int = 0
    """In how many columns the options stand; 0 lets them follow one another."""
    one_of: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A drop-down list, which shows only the choice that was made."""

    key: str
    label: str
    options: tuple[str, ...]
    width: float = 1


@dataclass(frozen=True, slots=True)
class Words:
    """Printed words in a cell of a row."""

    text: str
    width: float = 1
    framed: bool = True
    """Whether a frame is drawn around them; empty words without one are just room."""


Cell: TypeAlias = Box | Ticks | Menu | Words


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A heading: a dark bar over the whole width, or bold words where `plain`."""

    text: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Small print over the whole width."""

    text: str
    bold: bool = False
    size: float = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty space, in points."""

    height: float


Block: TypeAlias = Row | Bar | Note | Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How the empty form looks."""

    margin: float = 36
    label_font: str = "Helvetica"
    label_size: float = 6.5
    bar_size: float = 8.5
    bar_is_dark: bool = True
    line: float = 11
    """The height of one typed line."""
    label_is_beside: bool = False
    """The label stands left of its box instead of above it."""
    tick_size: float = 6.5
    tick_glyph: str = ""
    """Print each empty tick box as this character of ZapfDingbats instead of a drawn square."""


Footer: TypeAlias = Callable[[int], tuple[str, str, str]]
"""What stands left, in the middle and right at the foot of a page; a newline starts a new line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """An empty form: its pages, how it looks, and what stands at the foot of each page."""

    name: str
    pages: tuple[tuple[Block, ...], ...]
    footer: Footer
    style: Style = field(default_factory=Style)

    def keys(self) -> frozenset[str]:
        """The key of every box on the form."""
        return frozenset(
            cell.key
            for page in self.pages
            for block in page
            if isinstance(block, Row)
            for cell in block.cells
            if not isinstance(cell, Words)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a person filled the form in, and what became of the paper on its way."""

    fillable: bool = False
    """True: typed into form fields. False: printed, typed or ticked on the paper."""
    font: str = "Courier"
    font_size: float = 9
    mark: str = "X"
    """`X`, `check` (a check glyph), `strokes` (two pen strokes, no text) or `filled` (ink)."""
    shift: tuple[float, float] = (0, 0)
    """By how many points the page moved right and down."""
    scale: float = 1
    leave_out: tuple[int, ...] = ()
    """Pages that got lost, counted from 1."""
    lost_ligatures: bool = False
    """The letters of ti, tt and ft cannot be copied from the printed text (seen in Florida)."""
    shifted_page: int = 0
    """A page whose text comes out 29 characters off when it is copied (seen in Texas)."""


def yes_no(key: str, label: str, width: float = 1, *, one_of: bool = False) -> Ticks:
    """A question answered by Yes or No, in this order."""
    return Ticks(key, label, ("Yes", "No"), width, one_of=one_of)


def no_yes(key: str, label: str, width: float = 1) -> Ticks:
    """A question answered by No or Yes, in this order."""
    return Ticks(key, label, ("No", "Yes"), width)


def row(*cells: Cell) -> Row:
    """Put cells side by side."""
    return Row(cells)
