"""What somebody has filled in: runs of words that the form does not print, and fillable boxes."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from claims.extraction.forms.labels import numbering
from claims.extraction.forms.printed import PrintedPage, Token, as_printed, union
from claims.extraction.forms.sections import Stretch
from claims.extraction.pages.paper import Widget, WidgetKind
from schemas.place import Box

_FILLING: Final = re.compile(r"^[_.\u2026*\u2022()\[\]|=]+$")
_GAP: Final = 1.6
"""Words further apart than so many heights are two values."""
_TICKABLE: Final = (WidgetKind.CHECK, WidgetKind.RADIO)


@dataclass(slots=True)
class Value:
    """A run of words, or a fillable box with the words over it."""

    box: Box
    page: PrintedPage
    words: list[Token] = field(default_factory=list)
    widget: Widget | None = None

    @property
    def text(self) -> str:
        """What it says: the fillable box first, then what is printed."""
        typed = self.widget.text.strip() if self.widget else ""
        return typed or as_printed(self.words)


def values_in(parts: Sequence[Stretch], printed: Collection[int]) -> Iterator[Value]:
    """Everything filled in, from the top down. `printed` are the form's tokens, by identity."""
    for part in parts:
        boxes = [
            Value(widget.box, part.page, widget=widget)
            for widget in part.page.page.widgets()
            if widget.kind not in _TICKABLE and part.holds(widget.box)
        ]
        yield from sorted([*boxes, *_runs(part, printed, boxes)], key=reading_order)


def reading_order(value: Value) -> tuple[int, int, float]:
    """Before and after, as a person reads."""
    return value.page.number, round(value.box.top / 6), value.box.x0


def _runs(part: Stretch, printed: Collection[int], boxes: Sequence[Value]) -> list[Value]:
    """Runs of words that the form does not print; words over a fillable box go to it."""
    begun: list[Value] = []
    for line in part.page.lines:
        run: Value | None = None
        tokens = [token for token in line.tokens if part.holds(token.box)]
        for index, token in enumerate(tokens):
            if id(token) in printed or _is_ornament(tokens, index, printed):
                run = None
                continue
            over = next((value for value in boxes if _covers(value.box, token.box)), None)
            if over:
                over.words.append(token)
                run = None
            elif run and token.box.x0 - run.box.x1 <= _GAP * (token.box.bottom - token.box.top):
                run.words.append(token)
                run.box = union((run.box, token.box))
            else:
                run = Value(token.box, part.page, [token])
                begun.append(run)
    return begun


def _is_ornament(tokens: Sequence[Token], index: int, printed: Collection[int]) -> bool:
    """Whether a word only fills a line or numbers the label after it."""
    token = tokens[index]
    if _FILLING.match(token.text):
        return True
    if not numbering(token.text) or index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    return id(after) in printed and not _is_nearer_to_the_one_before(tokens, index)


def _is_nearer_to_the_one_before(tokens: Sequence[Token], index: int) -> bool:
    """Whether a letter and a point are a middle initial: close to the label before it."""
    if index == 0:
        return False
    before, token, after = tokens[index - 1 : index + 2]
    return token.box.x0 - before.box.x1 < after.box.x0 - token.box.x1


def _covers(area: Box, box: Box) -> bool:
    across, down = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return area.x0 - 1 <= across <= area.x1 + 1 and area.top - 2 <= down <= area.bottom + 2
