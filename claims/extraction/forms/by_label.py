"""Reading boxes by their printed labels, on a form whose exact layout is not known.

A value stands right of its label, below it, or above it (signatures). Every run of words that
the form itself does not print, and every fillable box, goes to the label that it costs least to
reach; all labels of a section, read or not, compete.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from claims.extraction.definitions import BoxDefinition, FormDefinition, SectionDefinition
from claims.extraction.forms.answers import Answers, answer_spots
from claims.extraction.forms.filled_in import Value, reading_order, values_in
from claims.extraction.forms.labels import Label, printed_in
from claims.extraction.forms.located import AnswerSpot, Located
from claims.extraction.forms.printed import PrintedPage, union
from claims.extraction.forms.sections import Stretch, stretches
from claims.extraction.forms.standing import Standing, standing
from schemas.place import Box

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
_NEXT_LINE_ABOVE: Final = 8.0
"""Between the lines of a narrative over its label."""
_ROOM_HIGH: Final = 1.6
"""The height of the room over or under a label, in heights of the label."""
_ROOM_CLEAR: Final = 0.4
"""The share of this height by which the room keeps clear of a label over it."""
_ROOM_ACROSS: Final = 150.0
_ROOM_LEFT: Final = 90.0
"""A value that ends further than this from the right edge has not run out of room."""
_TAKEN: Final = 400.0
_WRONG_SIDE: Final = 80.0
"""What it costs not to stand where the definition says."""
_TOO_MUCH: Final = 200.0
"""What costs more belongs to nobody."""


@dataclass(slots=True)
class _Taker:
    """A label and the values that have come to it."""

    label: Label
    way: Standing
    values: list[Value] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    floor: float = float("inf")
    """Where the next label of the same column begins: nothing below it belongs here."""
    ceiling: float = 0.0
    """Where the label before it in the same column ends: nothing above it belongs here."""

    @property
    def wanted(self) -> str:
        """The side on which its value stands; nothing where any will do."""
        own = self.label.owner.value_is if self.label.option is None else ""
        return own or ("above" if self.way.is_above else "")

    @property
    def goes_on(self) -> bool:
        """Whether it takes several lines."""
        return self.label.owner.several_lines and self.label.option is None

    @property
    def is_sure(self) -> bool:
        """False where values come from over or under labels, and which of them is in doubt."""
        return self.way.is_sure or not {"above", "below"} & set(self.sides)


@dataclass(frozen=True, slots=True)
class _Section:
    """One section of the form with what is on the paper in it."""

    section: SectionDefinition
    labels: list[Label]
    answers: Answers
    values: list[Value]


def read_by_label(
    pages: Sequence[PrintedPage], definition: FormDefinition, done: Collection[int]
) -> tuple[list[Located], list[SectionDefinition]]:
    """Every box whose label is found, and the sections that are not. `done` are boxes to skip."""
    sections: list[_Section] = []
    missing: list[SectionDefinition] = []
    for section, parts in stretches(pages, definition):
        if all(id(box) in done for box in section.boxes):
            continue
        if not parts:
            missing.append(section)
        elif section.tells_something:
            sections.append(_seen(section, parts, definition))
    way = standing([(each.labels, each.values) for each in sections])
    located = [found for each in sections for found in _section(each, way)]
    return [found for found in located if id(found.box) not in done], missing


def _seen(
    section: SectionDefinition, parts: Sequence[Stretch], definition: FormDefinition
) -> _Section:
    """The labels, answers and values that are on the paper in one section."""
    printed = printed_in(section, parts, definition)
    found = answer_spots(section, parts, printed)
    answers = {id(token) for label in found.labels for token in label.found.tokens}
    values = list(values_in(parts, printed.taken | found.marks | answers))
    return _Section(section, printed.labels, found, values)


def _section(seen: _Section, way: Standing) -> Iterator[Located]:
    """The boxes of one section with what came to their labels."""
    takers = [_Taker(label, way) for label in (*seen.labels, *seen.answers.labels)]
    _set_floors(takers)
    for value in _nearest_first(seen.values, way):
        _give(value, takers)
    for box in seen.section.boxes:
        own = [taker for taker in takers if taker.label.owner is box]
        spots = [_written(spot, own) for spot in seen.answers.spots.get(id(box), ())]
        label = next((taker for taker in own if taker.label.option is None), None)
        spots = spots or list(_written_under_label(label))
        if label or spots:
            yield _located(seen.section, box, label, spots)


def _nearest_first(values: Sequence[Value], way: Standing) -> list[Value]:
    """Fillable boxes before words; from the side of the labels, so that the nearest comes first."""
    ordered = reversed(values) if way.is_above else values
    return sorted(ordered, key=lambda each: each.widget is None)


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
                other.ceiling = max(other.ceiling, here.bottom)


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


def _written_under_label(taker: _Taker | None) -> Iterator[AnswerSpot]:
    """The answer of a box that is chosen by writing in the box itself."""
    for option in taker.label.owner.options if taker and taker.values else ():
        if taker and option.is_text and option.label == taker.label.owner.label:
            yield AnswerSpot(
                option=option,
                page=taker.label.stretch.page,
                box=union(value.box for value in taker.values),
                words=tuple(word for value in taker.values for word in value.words),
                widgets=tuple(value.widget for value in taker.values if value.widget),
            )


def _located(
    section: SectionDefinition,
    box: BoxDefinition,
    taker: _Taker | None,
    answers: Sequence[AnswerSpot],
) -> Located:
    values = sorted(taker.values, key=reading_order) if taker else []
    page = taker.label.stretch.page if taker else answers[0].page
    if values:
        place = union(value.box for value in values if value.page is values[0].page)
    else:
        place = _room(taker) if taker else answers[0].box
    return Located(
        section=section,
        box=box,
        page=values[0].page if values else page,
        place=place,
        words=tuple(word for value in values for word in value.words),
        widgets=tuple(value.widget for value in values if value.widget),
        answers=tuple(answers),
        is_sure=taker.is_sure if taker else True,
    )


def _room(taker: _Taker) -> Box:
    """Where a value would stand that is not there: over, under or right of its label."""
    first, last = taker.label.found.first, taker.label.found.last
    side = taker.wanted or taker.way.side
    end = max(last.x1, first.x0 + _ROOM_ACROSS)
    height = _ROOM_HIGH * (first.bottom - first.top)
    if side == "above":
        top = max(first.top - height, taker.ceiling)
        return Box(x0=first.x0, top=min(top, first.top), x1=end, bottom=first.top)
    if side == "below" and not taker.label.has_colon:
        top = last.bottom + _ROOM_CLEAR * height
        return Box(x0=first.x0, top=top, x1=end, bottom=top + height)
    width = taker.label.stretch.page.page.width
    return Box(x0=last.x1, top=last.top, x1=max(width - 20.0, last.x1 + 1), bottom=last.bottom)


def _give(value: Value, takers: Sequence[_Taker]) -> None:
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
        (end, index)
        for index, taker in enumerate(takers)
        if (end := _end_before(taker.label, box)) is not None
    ]
    return takers[max(before)[1]] if before else None


def _end_before(label: Label, box: Box) -> float | None:
    """Where the line of a label ends that a value follows; labels may be broken over two."""
    for line in (label.found.last, label.found.first):
        if box.x0 >= line.x1 - _OVERLAP and _is_level(line, box):
            return line.x1
    return None


def _costs(value: Value, taker: _Taker, *, is_before: bool) -> Iterator[tuple[str, float]]:
    """What each way from a label to a value costs."""
    box, label, wanted = value.box, taker.label, taker.wanted
    end = _end_before(label, box) if is_before else None
    right = None if end is None else _PER_POINT_RIGHT * max(box.x0 - end, 0.0)
    is_sentence = _is_sentence(value, label)
    for side, cost in (
        ("right", right),
        ("below", None if is_sentence else _cost_below(box, taker)),
        ("above", None if is_sentence else _cost_above(value, taker)),
    ):
        if cost is not None:
            yield side, cost + (_WRONG_SIDE if wanted and side != wanted else 0.0)


def _is_sentence(value: Value, label: Label) -> bool:
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
    goes_on = taker.goes_on
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


def _cost_above(value: Value, taker: _Taker) -> float | None:
    """Over the label: where the form is laid out so, and everywhere for signatures."""
    box, start = value.box, taker.label.box
    is_signature = taker.label.owner.read_as == "signature"
    if is_signature and len(value.words) > _LONGEST_SIGNATURE:
        return None
    if taker.wanted != "above" and not is_signature:
        return None
    lines = [value.box.top for value in taker.values if taker.goes_on]
    found = taker.label.found
    # A heading over the line to write on may be taken for the label's first line.
    tops = [min(lines)] if lines else [found.first.top, found.last.top]
    up = min((top - box.bottom for top in tops if top >= box.bottom - _OVERLAP), default=None)
    reach = _NEXT_LINE_ABOVE if lines else _FARTHEST_ABOVE
    if up is None or up > reach or (box.top + box.bottom) / 2 < taker.ceiling:
        return None
    cost = _BELOW if taker.wanted == "above" else _ABOVE
    if taker.values and not taker.goes_on:
        cost += 0.0 if _is_level(taker.values[-1].box, box) else _TAKEN
    return cost + _PER_POINT_DOWN * max(up, 0.0) + _aside(box, start)


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
