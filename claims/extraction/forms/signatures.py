"""Whether somebody has signed: words, a digital signature, or ink where the signature belongs."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from claims.extraction.forms.box_text import BoxText
from claims.extraction.forms.located import Located
from claims.extraction.forms.reading_notes import Notes
from claims.extraction.pages.paper import WidgetKind
from schemas.place import Box
from schemas.problems import ProblemCode
from schemas.reading import Method

_COLUMNS: Final = 12
_INKED: Final = 0.02
"""A strip with more ink than this holds a stroke."""
_FEWEST_STRIPS: Final = 3
_INK_SURE: Final = 85
_LONGEST: Final = 250.0
_UNDER_LABEL: Final = 0.4
"""A label printed inside its box takes so much of the height."""
_CLEAR_OF_LINE: Final = 0.3
"""The lowest share of the room is left out: the ruled line to sign on is there."""


def read_signature(located: Located, text: BoxText, notes: Notes) -> None:
    """Tell whether the form is signed; a form that is not is a problem."""
    label = located.box.label[0] if located.box.label else ""
    digital = any(w.kind is WidgetKind.SIGNATURE and w.is_on for w in located.widgets)
    if digital or not text.is_empty:
        notes.add_known("is_signed", value=True, source=text, label=label)
        if text.code:
            where = notes.place(text.page.number, text.place)
            notes.problem(text.code, where, "is_signed")
        return
    if _has_strokes(located):
        by_ink = BoxText(
            text="",
            page=text.page,
            place=text.place,
            method=Method.MARK,
            confidence_percent=_INK_SURE,
        )
        notes.add_known("is_signed", value=True, source=by_ink, label=label)
        return
    notes.add_known("is_signed", value=False, source=text, label=label)
    where = notes.place(text.page.number, text.place)
    notes.problem(ProblemCode.NOT_SIGNED, where, "is_signed")


def _has_strokes(located: Located) -> bool:
    """Whether ink runs over several strips of the room for the signature."""
    page = located.page.page
    for room in _rooms(located):
        width = (room.x1 - room.x0) / _COLUMNS
        strips = [
            Box(
                x0=room.x0 + width * index,
                top=room.top,
                x1=room.x0 + width * (index + 1),
                bottom=room.bottom,
            )
            for index in range(_COLUMNS)
        ]
        if sum(page.ink(strip) > _INKED for strip in strips) >= _FEWEST_STRIPS:
            return True
    return False


def _rooms(located: Located) -> Iterator[Box]:
    """Where a signature would be: in its known box, else over or right of its label."""
    place = located.place
    if located.is_by_place:
        share = _UNDER_LABEL if _is_inside(located) else 0.0
        top = place.top + (place.bottom - place.top) * share
        height = place.bottom - top
        yield Box(
            x0=place.x0 + 2,
            top=top,
            x1=min(place.x1, place.x0 + _LONGEST) - 2,
            bottom=place.bottom - height * _CLEAR_OF_LINE,
        )
        return
    height = place.bottom - place.top
    over = Box(
        x0=place.x0 + 3,
        top=place.top - height * _CLEAR_OF_LINE,
        x1=min(place.x1, place.x0 + _LONGEST),
        bottom=place.bottom - height * 2 * _CLEAR_OF_LINE,
    )
    yield replace(over, top=max(over.top, _words_end(located, over)))


def _words_end(located: Located, room: Box) -> float:
    """Where the line of print ends that reaches into a room from above."""
    return max(
        (
            token.box.bottom
            for token in located.page.tokens
            if token.middle <= room.top < token.box.bottom < room.bottom
            and token.box.x0 < room.x1
            and token.box.x1 > room.x0
        ),
        default=room.top,
    )


def _is_inside(located: Located) -> bool:
    """Whether the label is printed inside the box, as in ruled cells."""
    spot, label = located.box.at, located.box.label_at
    if spot is None or label is None:
        return False
    return spot[2] < label[1] < spot[4] and spot[1] - 1 < label[0] < spot[3]
