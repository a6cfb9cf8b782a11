"""Reading boxes by their nominal places, on a page that fits the known layout of its form."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from claims.extraction.definitions import (
    BoxDefinition,
    FormDefinition,
    OptionDefinition,
    SectionDefinition,
    Spot,
)
from claims.extraction.forms.alignment import Alignment
from claims.extraction.forms.located import AnswerSpot, Located, MarkSeen
from claims.extraction.forms.marks import mark_in
from claims.extraction.forms.printed import PrintedPage, Token, phrase, skeletons
from claims.extraction.pages.paper import Widget, WidgetKind
from schemas.place import Box

_FILLING: Final = re.compile(r"^[_.\u2026*\u2022()|\u2610]+$")
_SLACK: Final = 3.0
"""Points by which a value may overlap the edge of its box."""
_OVER_THE_EDGE: Final = 1.5
_TICK_SLACK: Final = 3.5
_LABEL_SLACK: Final = 12.0
"""Points that a label may lie off its nominal place and still be that label."""
_BAND: Final = 16.0
_TICKABLE: Final = (WidgetKind.CHECK, WidgetKind.RADIO)
_TOUCHING: Final = 0.35
"""Words nearer than this share of their height are written in one go."""


@dataclass(slots=True)
class _Holder:
    """One nominal place on the page, gathering what lies in it."""

    area: Box
    words: list[Token] = field(default_factory=list)
    widgets: list[Widget] = field(default_factory=list)
    is_sure: bool = True


def read_by_place(
    page: PrintedPage, alignment: Alignment, definition: FormDefinition
) -> list[Located]:
    """Everything that lies in the boxes of one nominal page."""
    number = alignment.nominal_page
    texts = {
        id(owner): _Holder(alignment.box(spot)) for owner, spot in _text_spots(definition, number)
    }
    ticks = [
        (option, alignment.box(option.at))
        for box in definition.boxes
        for option in box.options
        if option.at and option.at[0] == number and not option.is_text
    ]
    spots = _answer_spots(page, ticks)
    _gather(page, list(texts.values()), _taken(page, alignment, definition))
    return [
        found
        for section in definition.sections
        for box in section.boxes
        if (found := _located(section, box, page, texts, spots))
    ]


def _text_spots(
    definition: FormDefinition, number: int
) -> Iterator[tuple[BoxDefinition | OptionDefinition, Spot]]:
    """Every place for words on one nominal page, with the box or option it belongs to."""
    for box in definition.boxes:
        if box.at and box.at[0] == number:
            yield box, box.at
        for option in box.options:
            if option.is_text and option.at and option.at[0] == number:
                yield option, option.at


def _located(
    section: SectionDefinition,
    box: BoxDefinition,
    page: PrintedPage,
    texts: dict[int, _Holder],
    spots: dict[int, AnswerSpot],
) -> Located | None:
    """What was gathered for one box; None when it is not on this page."""
    answers = [spots[id(option)] for option in box.options if id(option) in spots]
    for option in box.options:
        holder = texts.get(id(option))
        if holder:
            answers.append(
                AnswerSpot(
                    option=option,
                    page=page,
                    box=holder.area,
                    words=tuple(holder.words),
                    widgets=tuple(holder.widgets),
                )
            )
    holder = texts.get(id(box))
    if holder is None and not answers:
        return None
    return Located(
        section=section,
        box=box,
        page=page,
        place=holder.area if holder else answers[0].box,
        words=tuple(holder.words) if holder else (),
        widgets=tuple(holder.widgets) if holder else (),
        answers=tuple(answers),
        is_by_place=True,
        is_sure=holder.is_sure if holder else True,
    )


def _answer_spots(
    page: PrintedPage, places: Sequence[tuple[OptionDefinition, Box]]
) -> dict[int, AnswerSpot]:
    """What stands in the box of each answer, by identity of the answer."""
    boxes = [widget for widget in page.page.widgets() if widget.kind in _TICKABLE]
    ticks = [
        token.box
        for token in page.marks
        if token.is_visible and mark_in(token.text) is MarkSeen.TICK
    ]
    return {id(option): _answer_spot(page, option, place, boxes, ticks) for option, place in places}


def _answer_spot(
    page: PrintedPage,
    option: OptionDefinition,
    place: Box,
    boxes: Sequence[Widget],
    ticks: Sequence[Box],
) -> AnswerSpot:
    """What stands in the box of one answer."""
    widget = next((each for each in boxes if _holds(place, each.box, _SLACK)), None)
    seen = MarkSeen.EMPTY if widget else MarkSeen.NOTHING
    if any(_holds(place, tick, _TICK_SLACK) for tick in ticks):
        seen = MarkSeen.TICK
    return AnswerSpot(option=option, page=page, box=place, seen=seen, widget=widget)


def _taken(page: PrintedPage, alignment: Alignment, definition: FormDefinition) -> set[int]:
    """The tokens that are printed on the form itself, by identity."""
    taken: set[int] = set()
    number = alignment.nominal_page
    for section in definition.sections:
        for box in section.boxes:
            owners: list[BoxDefinition | OptionDefinition] = [box, *box.options]
            for owner in owners:
                if owner.at and owner.at[0] == number:
                    taken.update(_label_tokens(page, alignment, owner))
        for text in (*section.heading, *section.printed):
            taken.update(id(t) for found in page.find(phrase(text)) for t in found.tokens)
    return taken


def _label_tokens(
    page: PrintedPage, alignment: Alignment, owner: BoxDefinition | OptionDefinition
) -> Iterator[int]:
    """The tokens of one label where it is nominally printed."""
    at = alignment.point(*owner.label_at) if owner.label_at else None
    for text in owner.label:
        if at is None:
            wrapped = page.find_wrapped(skeletons(text))
            yield from (id(t) for t in wrapped.tokens) if wrapped else ()
            continue
        for found in page.find(phrase(text)):
            box = found.box
            if abs(box.x0 - at[0]) < _LABEL_SLACK and abs(box.bottom - at[1]) < _LABEL_SLACK:
                yield from (id(token) for token in found.tokens)


def _gather(page: PrintedPage, holders: list[_Holder], taken: set[int]) -> None:
    """Give every word and every fillable box to the place that it lies in."""
    bands = _bands(holders)
    for line in page.lines:
        before: tuple[Token, _Holder] | None = None
        for token in line.tokens:
            if id(token) in taken or _FILLING.match(token.text):
                before = None
                continue
            holder = _holder_of(token.box, bands)
            if holder is None:
                before = None
                continue
            if before and before[1] is not holder and _is_touching(before[0], token):
                holder = _of_two(before[1], holder, token)
            holder.words.append(token)
            before = (token, holder)
    for widget in sorted(page.page.widgets(), key=_row_and_column):
        if widget.kind not in _TICKABLE and (holder := _holder_of(widget.box, bands)):
            holder.widgets.append(widget)


def _of_two(left: _Holder, right: _Holder, token: Token) -> _Holder:
    """Whose word it is that follows closely on one in the box before.

    A word that begins in the box before has run over its edge; any other may be of either.
    """
    if token.box.x0 < left.area.x1 - _OVER_THE_EDGE:
        return left
    left.is_sure = right.is_sure = False
    return right


def _row_and_column(widget: Widget) -> tuple[int, float]:
    return round((widget.box.top + widget.box.bottom) / _BAND), widget.box.x0


def _bands(holders: Iterable[_Holder]) -> dict[int, list[_Holder]]:
    """The places by the strips of the page that they touch, so that few are compared."""
    bands: dict[int, list[_Holder]] = {}
    for holder in holders:
        first = int((holder.area.top - _SLACK) // _BAND)
        last = int((holder.area.bottom + _SLACK) // _BAND)
        for band in range(first, last + 1):
            bands.setdefault(band, []).append(holder)
    return bands


def _holder_of(box: Box, bands: dict[int, list[_Holder]]) -> _Holder | None:
    """The place that holds the middle of a box, or the nearest within reach."""
    middle = (box.top + box.bottom) / 2
    near = [h for h in bands.get(int(middle // _BAND), ()) if _holds(h.area, box, _SLACK)]
    if len(near) > 1:
        return min(near, key=lambda holder: _outside(holder.area, box))
    return near[0] if near else None


def _holds(area: Box, box: Box, slack: float) -> bool:
    """Whether the middle of a box lies in an area, or less than the slack beside it."""
    down = (box.top + box.bottom) / 2
    if not area.top - slack <= down <= area.bottom + slack:
        return False
    return area.x0 - slack <= (box.x0 + box.x1) / 2 <= area.x1 + slack


def _outside(area: Box, box: Box) -> float:
    """How far the middle of a box lies from the middle of an area, up and down first."""
    down = abs((box.top + box.bottom - area.top - area.bottom) / 2)
    beside = max(area.x0 - (box.x0 + box.x1) / 2, (box.x0 + box.x1) / 2 - area.x1, 0.0)
    return down + beside


def _is_touching(left: Token, right: Token) -> bool:
    gap = right.box.x0 - left.box.x1
    return gap < _TOUCHING * (right.box.bottom - right.box.top)
