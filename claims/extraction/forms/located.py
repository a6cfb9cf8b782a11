"""What was found where a box of the form is: its words, fillable boxes and answers."""

from dataclasses import dataclass
from enum import StrEnum

from claims.extraction.definitions import BoxDefinition, OptionDefinition, SectionDefinition
from claims.extraction.forms.printed import PrintedPage, Token
from claims.extraction.pages.paper import Widget
from schemas.place import Box


class MarkSeen(StrEnum):
    """What stands where an answer is ticked."""

    TICK = "tick"
    """A tick or cross as a character."""
    EMPTY = "empty"
    """An empty box as a character, or a fillable box without a tick."""
    NOTHING = "nothing"
    """No character: only its ink can tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSpot:
    """One answer on the page: where its tick would be, and what is there."""

    option: OptionDefinition
    page: PrintedPage
    box: Box
    """Where the tick is or would be."""
    seen: MarkSeen = MarkSeen.NOTHING
    widget: Widget | None = None
    words: tuple[Token, ...] = ()
    """For an answer that is chosen by writing: what is written."""
    widgets: tuple[Widget, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """One box of the form on the paper at hand."""

    section: SectionDefinition
    box: BoxDefinition
    page: PrintedPage
    place: Box
    words: tuple[Token, ...] = ()
    widgets: tuple[Widget, ...] = ()
    answers: tuple[AnswerSpot, ...] = ()
    is_by_place: bool = False
    """Whether the place is known from the form's layout, so that all words in it count."""
    is_sure: bool = True
    """False when the words may belong to a neighbour."""
