"""Which printed answer belongs to which question, and which box to tick belongs to which answer.

"Yes" and "No" are printed many times: each goes to the question it costs least to reach. On
some forms the box stands left of its answer, on others right; the whole section decides.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from claims.extraction.definitions import SectionDefinition
from claims.extraction.forms.labels import Label, Printed
from claims.extraction.forms.located import AnswerSpot, MarkSeen
from claims.extraction.forms.marks import mark_in
from claims.extraction.forms.printed import phrase
from claims.extraction.forms.sections import Stretch
from claims.extraction.pages.paper import Widget, WidgetKind
from schemas.place import Box

_TICKABLE: Final = (WidgetKind.CHECK, WidgetKind.RADIO)
_PER_POINT_RIGHT: Final = 0.1
_BELOW: Final = 10.0
_LEFT: Final = 40.0
_PER_POINT_DOWN: Final = 1.5
_PER_POINT_ASIDE: Final = 0.3
_OTHER_COLUMN: Final = 120.0
_BLOCKED: Final = 150.0
_OTHER_PAGE: Final = 200.0
_NO_MARK: Final = 30.0
_FARTHEST: Final = 320.0
_OVERLAP: Final = 3.0
_MARK_REACH: Final = 3.2
"""A box to tick stands at most so many heights beside its answer."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """One thing that may be a box to tick."""

    box: Box
    seen: MarkSeen
    token: int = 0
    widget: Widget | None = None
    is_letter: bool = False
    """An X that could as well be an initial."""


_Marks: TypeAlias = dict[int, list[_Mark]]
"""The boxes to tick of each page, by page number."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a section."""

    spots: dict[int, list[AnswerSpot]]
    """Of each question, by identity of its box."""
    labels: list[Label]
    """Where they are printed."""
    marks: frozenset[int]
    """The tokens that are marks, by identity."""


def answer_spots(section: SectionDefinition, parts: Sequence[Stretch], printed: Printed) -> Answers:
    """Find the answers of every question of a section."""
    marks: _Marks = defaultdict(list)
    for part in parts:
        marks[part.page.number].extend(_marks(part))
    chosen = _chosen(section, printed, marks)
    side = _side(chosen, marks)
    spots: dict[int, list[AnswerSpot]] = defaultdict(list)
    used = {mark.token for found in marks.values() for mark in found if not mark.is_letter}
    for label in chosen:
        assert label.option is not None  # noqa: S101  # answers have one
        mark = _beside(label, marks, side)
        if mark:
            used.add(mark.token)
        spots[id(label.owner)].append(
            AnswerSpot(
                option=label.option,
                page=label.stretch.page,
                box=mark.box if mark else _guessed(label.box, side),
                seen=mark.seen if mark else MarkSeen.NOTHING,
                widget=mark.widget if mark else None,
            )
        )
    return Answers(spots, chosen, frozenset(used))


def _marks(part: Stretch) -> Iterator[_Mark]:
    for widget in part.page.page.widgets():
        if widget.kind in _TICKABLE and part.holds(widget.box):
            yield _Mark(widget.box, MarkSeen.EMPTY, widget=widget)
    for token in part.page.marks:
        seen = mark_in(token.text)
        if seen and token.is_visible and part.holds(token.box):
            yield _Mark(token.box, seen, id(token), is_letter=token.text in {"X", "x"})


def _chosen(section: SectionDefinition, printed: Printed, marks: _Marks) -> list[Label]:
    """One printed place for each answer of each question, the cheapest first."""
    labels = {id(label.owner): label for label in reversed(printed.labels)}
    owners: dict[str, set[int]] = defaultdict(set)
    for box in section.boxes:
        for option in box.answers:
            for text in option.label:
                owners[phrase(text)].add(id(box))
    priced = []
    for answer in printed.answers:
        assert answer.option is not None  # noqa: S101  # answers have one
        is_shared = any(len(owners[phrase(text)]) > 1 for text in answer.option.label)
        if is_shared and answer.owner.label and id(answer.owner) not in labels:
            continue
        cost = _cost(labels.get(id(answer.owner)), answer, printed.labels)
        if not answer.option.is_text and not _is_beside_any(answer, marks):
            cost += _NO_MARK
        if cost <= _FARTHEST or not is_shared:
            priced.append((cost, answer))
    return _cheapest(priced)


def _cheapest(priced: list[tuple[float, Label]]) -> list[Label]:
    taken_places: set[int] = set()
    taken_answers: set[tuple[int, int]] = set()
    chosen = []
    for _, answer in sorted(priced, key=lambda each: each[0]):
        place = id(answer.found.tokens[0])
        key = (id(answer.owner), id(answer.option))
        if place not in taken_places and key not in taken_answers:
            taken_places.add(place)
            taken_answers.add(key)
            chosen.append(answer)
    return chosen


def _cost(question: Label | None, answer: Label, labels: Sequence[Label]) -> float:
    """How far an answer is from a question: on its line, below it, or before it."""
    if question is None:
        return 0.0
    if question.stretch.page is not answer.stretch.page:
        return _OTHER_PAGE
    box, last = answer.box, question.found.last
    others = [
        other.box
        for other in labels
        if other is not question and other.stretch.page is question.stretch.page
    ]
    if _shares_line(last, box):
        if box.x0 >= last.x1 - 2:
            between = any(_shares_line(o, box) and last.x1 <= o.x0 < box.x0 for o in others)
            return _PER_POINT_RIGHT * (box.x0 - last.x1) + _BLOCKED * between
        return _LEFT + _PER_POINT_RIGHT * (last.x0 - box.x1)
    return _cost_below(question.box, box, others)


def _cost_below(question: Box, box: Box, others: Sequence[Box]) -> float:
    down = box.top - question.bottom
    if down < -(box.bottom - box.top) / 2:
        return _FARTHEST + 1
    column_end = min(
        (o.x0 for o in others if _shares_line(o, question) and o.x0 > question.x0 + 5),
        default=float("inf"),
    )
    cost = _BELOW + _PER_POINT_DOWN * max(down, 0.0)
    cost += _PER_POINT_ASIDE * max(question.x0 - box.x0 - 15.0, 0.0)
    cost += _OTHER_COLUMN * (box.x0 >= column_end - 4)
    blocked = any(
        o.top >= question.bottom - 3 and o.bottom <= box.top + 3 and o.x0 < box.x1 and o.x1 > box.x0
        for o in others
    )
    return cost + _BLOCKED * blocked


def _shares_line(one: Box, other: Box) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _side(answers: Sequence[Label], marks: _Marks) -> str:
    """On which side of the answers the boxes to tick stand, by vote of the section."""
    gaps: dict[str, list[float]] = {"left": [], "right": []}
    for answer in answers:
        for side, found in gaps.items():
            mark = _beside(answer, marks, side)
            if mark:
                found.append(_gap(answer.box, mark.box, side))
    left, right = gaps["left"], gaps["right"]
    if len(left) != len(right):
        return "left" if len(left) > len(right) else "right"
    return "left" if sum(left) <= sum(right) else "right"


def _is_beside_any(answer: Label, marks: _Marks) -> bool:
    return any(_beside(answer, marks, side) for side in ("left", "right"))


def _beside(label: Label, marks: _Marks, side: str) -> _Mark | None:
    """The nearest box to tick on one side; of two in one place, the one that is ticked."""
    answer = label.box
    reach = _MARK_REACH * (answer.bottom - answer.top)
    near = [
        (gap, mark)
        for mark in marks[label.stretch.page.number]
        if _is_level(answer, mark.box)
        and -_OVERLAP <= (gap := _gap(answer, mark.box, side)) <= reach
    ]
    if not near:
        return None
    nearest = min(gap for gap, _ in near)
    together = [mark for gap, mark in near if gap <= nearest + 8]
    ticks = [mark for mark in together if mark.seen is MarkSeen.TICK]
    widgets = [mark for mark in together if mark.widget]
    return next(iter([*widgets, *ticks, *together])) if not ticks else _ticked(ticks, widgets)


def _ticked(ticks: Sequence[_Mark], widgets: Sequence[_Mark]) -> _Mark:
    """A tick printed over a fillable box keeps the box's place and widget."""
    if not widgets:
        return ticks[0]
    return _Mark(widgets[0].box, MarkSeen.TICK, ticks[0].token, widgets[0].widget)


def _gap(answer: Box, mark: Box, side: str) -> float:
    return answer.x0 - mark.x1 if side == "left" else mark.x0 - answer.x1


def _is_level(answer: Box, mark: Box) -> bool:
    middle = (mark.top + mark.bottom) / 2
    slack = (answer.bottom - answer.top) * 0.25
    return answer.top - slack <= middle <= answer.bottom + slack


def _guessed(answer: Box, side: str) -> Box:
    """Where a box to tick would be drawn that is not seen as text."""
    height = answer.bottom - answer.top
    near, far = 0.15 * height, 1.5 * height
    if side == "left":
        return Box(x0=answer.x0 - far, top=answer.top, x1=answer.x0 - near, bottom=answer.bottom)
    return Box(x0=answer.x1 + near, top=answer.top, x1=answer.x1 + far, bottom=answer.bottom)
