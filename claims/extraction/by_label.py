"""Reading boxes by their printed labels, on a form whose exact layout is not known.

A value stands right of its label, below it, or above it (signatures). Every run of words that
the form itself does not print, and every fillable box, goes to the label that it costs least to
reach; all labels of a section, read or not, compete.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from claims.extraction.answers import answer_spots
from claims.extraction.definitions import BoxDefinition, FormDefinition, SectionDefinition
from claims.extraction.labels import Label, Printed, numbering, printed_in
from claims.extraction.located import AnswerSpot, Located
from claims.extraction.paper import Widget, WidgetKind
from claims.extraction.printed import PrintedPage, Token, union
from claims.extraction.sections import Stretch, stretches
from schemas.place import Box

_FILLING: Final = re.compile(r"^[_.\u2026*\u2022()|=]+$")
_GAP: Final = 1.6
"""Words further apart than so many heights are two values."""
_TICKABLE: Final = (WidgetKind.CHECK, WidgetKind.RADIO)

_OVERLAP: Final = 3.0
"""Points by which a value may overlap its label."""
_MOST_WORDS: Final = {
    "name": 8, "date": 7, "phone": 6, "ssn": 5, "money": 6, "zip": 4, "state": 6, "email": 5,
    "number": 5, "signature": 6,
}  # fmt: skip
"""Under a label that asks for one of these, a longer run of words is a sentence."""
_LONGEST_SIGNATURE: Final = 5
"""More words than this over a place to sign are a sentence of the form."""
_SAME_COLUMN: Final = 20.0
_PER_POINT_RIGHT: Final = 0.3
_BELOW: Final = 10.0
_ABOVE: Final = 26.0
_PER_POINT_DOWN: Final = 1.5
_PER_POINT_ASIDE: Final = 0.3
_FARTHEST_BELOW: Final = 46.0
_FARTHEST_ABOVE: Final = 24.0
_ROOM_LEFT: Final = 90.0
"""A value that ends further than this from the right edge has not run out of room."""
_TAKEN: Final = 400.0
_WRONG_SIDE: Final = 80.0
"""What it costs not to stand where the definition says."""
_TOO_MUCH: Final = 200.0
"""What costs more belongs to nobody."""


@dataclass(slots=True)
class _Value:
    """A run of words, or a fillable box with the words over it."""

    box: Box
    page: PrintedPage
    words: list[Token] = field(default_factory=list)
    widget: Widget | None = None


@dataclass(slots=True)
class _Taker:
    """A label and the values that have come to it."""

    label: Label
    values: list[_Value] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    floor: float = float("inf")
    """Where the next label of the same column begins: nothing below it belongs here."""


def read_by_label(
    pages: Sequence[PrintedPage], definition: FormDefinition, done: Collection[int]
) -> tuple[list[Located], list[SectionDefinition]]:
    """Every box whose label is found, and the sections that are not. `done` are boxes to skip."""
    located: list[Located] = []
    missing: list[SectionDefinition] = []
    for section, parts in stretches(pages, definition):
        if all(id(box) in done for box in section.boxes):
            continue
        if not parts:
            missing.append(section)
            continue
        if not section.tells_something:
            continue
        printed = printed_in(section, parts, definition)
        located.extend(
            found for found in _section(section, parts, printed) if id(found.box) not in done
        )
    return located, missing


def _section(
    section: SectionDefinition, parts: Sequence[Stretch], printed: Printed
) -> Iterator[Located]:
    """The boxes of one section with what came to their labels."""
    found = answer_spots(section, parts, printed)
    takers = [_Taker(label) for label in (*printed.labels, *found.labels)]
    _set_floors(takers)
    answers = {id(token) for label in found.labels for token in label.found.tokens}
    values = list(_values(parts, printed.taken | found.marks | answers))
    for value in sorted(values, key=lambda each: each.widget is None):
        _give(value, takers)
    for box in section.boxes:
        own = [taker for taker in takers if taker.label.owner is box]
        spots = [_written(spot, own) for spot in found.spots.get(id(box), ())]
        label = next((taker for taker in own if taker.label.option is None), None)
        if label or spots:
            yield _located(section, box, label, spots)


def _set_floors(takers: Sequence[_Taker]) -> None:
    """Let the next label of the same column end what stands under a label."""
    for taker in takers:
        here = taker.label.box
        for other in takers:
            there = other.label.box
            if other.label.option is None and (
                other.label.stretch.page is taker.label.stretch.page
                and there.top >= here.bottom - _OVERLAP
                and (abs(there.x0 - here.x0) < _SAME_COLUMN or _is_above(here, there))
            ):
                taker.floor = min(taker.floor, there.top)


def _is_above(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _written(spot: AnswerSpot, takers: Sequence[_Taker]) -> AnswerSpot:
    """An answer that is chosen by writing, with what is written."""
    if not spot.option.is_text:
        return spot
    values = [v for taker in takers if taker.label.option is spot.option for v in taker.values]
    return replace(
        spot,
        box=union(value.box for value in values) if values else spot.box,
        words=tuple(word for value in values for word in value.words),
        widgets=tuple(value.widget for value in values if value.widget),
    )


def _located(
    section: SectionDefinition,
    box: BoxDefinition,
    taker: _Taker | None,
    answers: Sequence[AnswerSpot],
) -> Located:
    values = sorted(taker.values, key=_reading_order) if taker else []
    page = taker.label.stretch.page if taker else answers[0].page
    if values:
        place = union(value.box for value in values if value.page is values[0].page)
    else:
        place = _room(taker.label) if taker else answers[0].box
    return Located(
        section=section,
        box=box,
        page=values[0].page if values else page,
        place=place,
        words=tuple(word for value in values for word in value.words),
        widgets=tuple(value.widget for value in values if value.widget),
        answers=tuple(answers),
    )


def _reading_order(value: _Value) -> tuple[int, int, float]:
    return value.page.number, round(value.box.top / 6), value.box.x0


def _room(label: Label) -> Box:
    """Where a value would stand that is not there: right of its label."""
    box = label.found.last
    width = label.stretch.page.page.width
    return Box(x0=box.x1, top=box.top, x1=max(width - 20.0, box.x1 + 1), bottom=box.bottom)


def _values(parts: Sequence[Stretch], printed: Collection[int]) -> Iterator[_Value]:
    """Everything that somebody has filled in, from the top down."""
    for part in parts:
        boxes = [
            _Value(widget.box, part.page, widget=widget)
            for widget in part.page.page.widgets()
            if widget.kind not in _TICKABLE and part.holds(widget.box)
        ]
        yield from sorted([*boxes, *_runs(part, printed, boxes)], key=_reading_order)


def _runs(part: Stretch, printed: Collection[int], boxes: Sequence[_Value]) -> list[_Value]:
    """Runs of words that the form does not print; words over a fillable box go to it."""
    begun: list[_Value] = []
    for line in part.page.lines:
        run: _Value | None = None
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
                run = _Value(token.box, part.page, [token])
                begun.append(run)
    return begun


def _is_ornament(tokens: Sequence[Token], index: int, printed: Collection[int]) -> bool:
    """Whether a word only fills a line or numbers the label after it."""
    token = tokens[index]
    if _FILLING.match(token.text):
        return True
    if not numbering(token.text):
        return False
    return index + 1 < len(tokens) and id(tokens[index + 1]) in printed


def _covers(area: Box, box: Box) -> bool:
    across, down = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return area.x0 - 1 <= across <= area.x1 + 1 and area.top - 2 <= down <= area.bottom + 2


def _give(value: _Value, takers: Sequence[_Taker]) -> None:
    """Hand a value to the label that it costs least to reach, if any is near enough."""
    near = [
        taker
        for taker in takers
        if taker.label.stretch.page is value.page
        and not (value.widget is None and any(held.widget for held in taker.values))
    ]
    before = _nearest_before(value.box, near)
    best: tuple[float, _Taker, str] | None = None
    for taker in near:
        for side, cost in _costs(value, taker, is_before=taker is before):
            if best is None or cost < best[0]:
                best = cost, taker, side
    if best and best[0] <= _TOO_MUCH:
        best[1].values.append(value)
        best[1].sides.append(best[2])


def _nearest_before(box: Box, takers: Sequence[_Taker]) -> _Taker | None:
    """The label that ends next to the left on the line of a value."""
    before = [
        taker
        for taker in takers
        if box.x0 >= taker.label.found.last.x1 - _OVERLAP and _is_level(taker.label.found.last, box)
    ]
    return max(before, key=lambda taker: taker.label.found.last.x1, default=None)


def _costs(value: _Value, taker: _Taker, *, is_before: bool) -> Iterator[tuple[str, float]]:
    """What each way from a label to a value costs."""
    box, label = value.box, taker.label
    wanted = label.owner.value_is if label.option is None else ""
    right = _PER_POINT_RIGHT * max(box.x0 - label.found.last.x1, 0.0) if is_before else None
    for side, cost in (
        ("right", right),
        ("below", None if _is_sentence(value, label) else _cost_below(box, taker)),
        ("above", _cost_above(value, label)),
    ):
        if cost is not None:
            yield (
                side,
                cost
                + (_WRONG_SIDE if wanted and side != wanted else 0.0)
                - (_ABOVE - _BELOW if wanted == side == "above" else 0.0),
            )


def _is_sentence(value: _Value, label: Label) -> bool:
    """Whether words under a label are too many for what it asks: a sentence of the form.

    Under an answer to tick nothing is written at all.
    """
    if label.option is not None:
        return not label.option.is_text
    return len(value.words) > _MOST_WORDS.get(label.owner.read_as, len(value.words))


def _cost_below(box: Box, taker: _Taker) -> float | None:
    """Under the label, or under what already stands there when it may take several lines."""
    label = taker.label
    start = label.box
    goes_on = label.owner.several_lines and label.option is None
    bottom = max([start.bottom, *(v.box.bottom for v in taker.values if goes_on)])
    height = start.bottom - start.top
    down = box.top - bottom
    if down < -0.5 * height or (down > _FARTHEST_BELOW and not goes_on):
        return None
    if (box.top + box.bottom) / 2 > taker.floor:
        return None
    cost = _BELOW + _PER_POINT_DOWN * max(down, 0.0) + _aside(box, start)
    if taker.values and not goes_on:
        cost += 0.0 if _wraps(box, taker) else _TAKEN
    return cost


def _wraps(box: Box, taker: _Taker) -> bool:
    """Whether a line goes on where the value above it ran out of room, or beside it."""
    last = taker.values[-1].box
    height = last.bottom - last.top
    if _is_level(last, box):
        return taker.sides[-1] == "below"
    is_next = box.top - last.bottom < 0.6 * height
    room = taker.label.stretch.page.page.width - last.x1
    starts_alike = abs(box.x0 - last.x0) < height or abs(box.x0 - taker.label.box.x0) < height
    return is_next and starts_alike and room < _ROOM_LEFT


def _cost_above(value: _Value, label: Label) -> float | None:
    """Over the label, as signatures and their dates stand over their line."""
    owner, box = label.owner, value.box
    is_said = owner.value_is == "above"
    if not is_said and (owner.read_as != "signature" or len(value.words) > _LONGEST_SIGNATURE):
        return None
    up = label.found.first.top - box.bottom
    if not -_OVERLAP <= up <= _FARTHEST_ABOVE:
        return None
    return _ABOVE + _PER_POINT_DOWN * max(up, 0.0) + _aside(box, label.box)


def _aside(box: Box, label: Box) -> float:
    """What it costs that a value does not begin where its label does."""
    if box.x0 < label.x1 and box.x1 > label.x0:
        return _PER_POINT_ASIDE * min(abs(box.x0 - label.x0), 60.0)
    apart = max(box.x0 - label.x1, label.x0 - box.x1)
    return 12.0 + 2 * _PER_POINT_ASIDE * apart


def _is_level(one: Box, other: Box) -> bool:
    """Whether two things stand on one line."""
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.4 * min(one.bottom - one.top, other.bottom - other.top)
