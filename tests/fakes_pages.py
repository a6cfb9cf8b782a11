"""Pages made of nothing but words, boxes and ink, for tests of what is read from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from claims.extraction.pages.paper import Widget, WidgetKind, Word
from schemas.place import Box
from schemas.problems import Problem

LETTER_WIDTH = 5.0
HEIGHT = 10.0


@dataclass
class FakePage:
    """One page: a page of lines of text, with fillable boxes and ink where the test says."""

    number: int = 1
    printed: list[Word] = field(default_factory=list)
    careful: list[Word] | None = None
    boxes: list[Widget] = field(default_factory=list)
    dark: Mapping[tuple[float, float], float] = field(default_factory=dict)
    """How dark the spot around a point is; everywhere else nothing."""
    rows: Sequence[Sequence[Sequence[str]]] = ()
    width: float = 612.0
    height: float = 792.0

    def write(self, x: float, top: float, text: str, *, is_visible: bool = True) -> Self:
        """Print words from a point on, each letter five points wide."""
        for word in text.split():
            box = Box(x0=x, top=top, x1=x + LETTER_WIDTH * len(word), bottom=top + HEIGHT)
            self.printed.append(Word(text=word, box=box, is_visible=is_visible))
            x = box.x1 + LETTER_WIDTH * 0.6
        return self

    def text_box(self, x: float, top: float, text: str = "", **other: bool) -> Self:
        """A fillable box of one line."""
        box = Box(x0=x, top=top - 2, x1=x + 150, bottom=top + HEIGHT + 2)
        self.boxes.append(Widget(kind=WidgetKind.TEXT, box=box, text=text, **other))
        return self

    def check_box(self, x: float, top: float, *, is_on: bool = False, shared_by: int = 1) -> Self:
        """A fillable box to tick."""
        box = Box(x0=x, top=top, x1=x + 8, bottom=top + 8)
        self.boxes.append(Widget(kind=WidgetKind.CHECK, box=box, is_on=is_on, shared_by=shared_by))
        return self

    def words(self) -> Sequence[Word]:
        """What the fast reader sees."""
        return self.printed

    def careful_words(self) -> Sequence[Word]:
        """What the careful reader sees."""
        return self.printed if self.careful is None else self.careful

    def widgets(self) -> Sequence[Widget]:
        """The fillable boxes."""
        return self.boxes

    def ink(self, box: Box) -> float:
        """The darkest spot in a rectangle."""
        inside = [
            share
            for (x, y), share in self.dark.items()
            if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom
        ]
        return max(inside, default=0.0)

    def tables(self) -> Sequence[Sequence[Sequence[str]]]:
        """The tables, as the careful reader sees them."""
        return self.rows


@dataclass
class FakePaper:
    """A document of such pages."""

    sheets: Sequence[FakePage]

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self.sheets)

    def pages(self) -> Sequence[FakePage]:
        """The pages in order."""
        return self.sheets

    def problems(self) -> Sequence[Problem]:
        """Nothing is wrong with it."""
        return ()

    def close(self) -> None:
        """There is nothing to close."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
