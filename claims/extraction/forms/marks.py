"""Which answers are ticked: fillable boxes first, then marks as text, then ink."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from claims.extraction.definitions import OptionDefinition
from claims.extraction.forms.located import AnswerSpot, MarkSeen
from claims.extraction.forms.printed import PrintedPage
from claims.extraction.pages.paper import EMPTY_BOX, TICK, WidgetKind
from schemas.place import Box
from schemas.reading import Method

_TICK_WORD: Final = re.compile(
    rf"^(?:[{TICK}\u2611-\u2612\u2713-\u2718xX\u00d7]|[\[(][{TICK}xX*\u2713-\u2718][\])]|_*[xX]_*)$"
)
_EMPTY_WORD: Final = re.compile(rf"^(?:[{EMPTY_BOX}\u25a1\uf0a3]|[\[(]\s?[\])])$")

MORE_INK: Final = 0.1
"""A ticked box is darker than the lightest box of its page by at least this share."""
_CLEARLY_MORE_INK: Final = 0.18
_EDGE: Final = 0.27
"""The share of a box at each side that its printed edge may take."""
_LARGEST_SHARE: Final = 0.6
"""When more answers of a question than this share look ticked, none of them is certain."""
_LINE_AROUND: Final = 0.12
"""How much darker it is over and under a circled box than over and under another one."""
_RING: Final = 0.5
_RING_CLEAR: Final = 0.08
_RING_ACROSS: Final = 1.0
"""In heights of a box to tick: where the line around a circled answer is looked for."""
_WHOLE_SURE: Final = 99
_TEXT_SURE: Final = 96
_INK_SURE: Final = 85
_CIRCLE_SURE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One ticked answer, and how surely."""

    option: OptionDefinition
    page: PrintedPage
    box: Box
    method: Method
    confidence_percent: int
    shared_by: int = 1
    is_sure: bool = True


def mark_in(text: str) -> MarkSeen | None:
    """What a word is as a mark; None for any other word."""
    if _TICK_WORD.match(text):
        return MarkSeen.TICK
    return MarkSeen.EMPTY if _EMPTY_WORD.match(text) else None


def ticked(spots: Sequence[AnswerSpot], blank_ink: float | None) -> list[Answer]:
    """The ticked answers of one question. `blank_ink` is how dark an empty box of the page is."""
    on = [answer for spot in spots if (answer := _by_widget(spot) or _by_text(spot))]
    if on or blank_ink is None:
        return on
    inked = [answer for spot in spots if (answer := _by_ink(spot, blank_ink))]
    if len(inked) > _LARGEST_SHARE * len(spots):
        return [replace(answer, is_sure=False) for answer in inked]
    return inked


def needs_ink(spots: Iterable[AnswerSpot], *, is_field_telling: bool = True) -> bool:
    """Whether nothing but ink can tell which of these answers is ticked.

    On a form whose fields nobody has used, an empty field tells nothing.
    """
    every = [spot for spot in spots if not spot.option.is_text]
    return bool(every) and not any(is_on(s) or (s.widget and is_field_telling) for s in every)


def is_on(spot: AnswerSpot) -> bool:
    """Whether a field or a character ticks an answer."""
    return spot.seen is MarkSeen.TICK or bool(spot.widget and spot.widget.is_on)


def circled(spots: Sequence[AnswerSpot]) -> list[Answer]:
    """The answers with a line over and under their box: a pen went around them. Never certain."""
    around = [(spot, _ink_around(spot)) for spot in spots if not spot.option.is_text]
    least = min((ink for _, ink in around), default=0.0)
    return [
        _marked(spot, _CIRCLE_SURE, is_sure=False)
        for spot, ink in around
        if ink - least >= _LINE_AROUND
    ]


def blank_ink(spots: Iterable[AnswerSpot]) -> float:
    """How dark an empty answer box is: most are empty, so one of the lighter ones."""
    inks = sorted(_ink(spot) for spot in spots)
    return inks[len(inks) // 4] if inks else 0.0


def _by_widget(spot: AnswerSpot) -> Answer | None:
    widget = spot.widget
    if widget is None or not widget.is_on:
        return None
    return Answer(
        option=spot.option,
        page=spot.page,
        box=widget.box,
        method=Method.FORM_FIELD,
        confidence_percent=_WHOLE_SURE,
        shared_by=widget.shared_by if widget.kind is WidgetKind.CHECK else 1,
        is_sure=not (widget.is_hidden or widget.is_doubtful),
    )


def _by_text(spot: AnswerSpot) -> Answer | None:
    if spot.seen is not MarkSeen.TICK:
        return None
    return _marked(spot, _TEXT_SURE)


def _by_ink(spot: AnswerSpot, blank: float) -> Answer | None:
    if spot.option.is_text:
        return None
    more = _ink(spot) - blank
    if more < MORE_INK:
        return None
    return _marked(spot, _INK_SURE, is_sure=more >= _CLEARLY_MORE_INK)


def _marked(spot: AnswerSpot, confidence_percent: int, *, is_sure: bool = True) -> Answer:
    """An answer that a mark on the paper ticks."""
    return Answer(
        option=spot.option,
        page=spot.page,
        box=spot.box,
        method=Method.MARK,
        confidence_percent=confidence_percent,
        is_sure=is_sure,
    )


def _ink_around(spot: AnswerSpot) -> float:
    """How dark it is both over and under a box and the beginning of its answer."""
    box = spot.box
    height = box.bottom - box.top
    far, near = height * _RING, height * _RING_CLEAR
    x0, x1 = box.x0 - near, box.x1 + height * _RING_ACROSS
    over = Box(x0=x0, top=box.top - far, x1=x1, bottom=box.top - near)
    under = Box(x0=x0, top=box.bottom + near, x1=x1, bottom=box.bottom + far)
    return min(spot.page.page.ink(over), spot.page.page.ink(under))


def _ink(spot: AnswerSpot) -> float:
    """How dark the inside of a box is; its printed edge is left out."""
    box = spot.box
    across, down = (box.x1 - box.x0) * _EDGE, (box.bottom - box.top) * _EDGE
    inside = Box(
        x0=box.x0 + across, top=box.top + down, x1=box.x1 - across, bottom=box.bottom - down
    )
    return spot.page.page.ink(inside)
