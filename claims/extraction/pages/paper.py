"""The shapes a page has for those who look for values on it: words, fillable boxes, ink."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Final, Protocol, Self

from schemas.place import Box
from schemas.problems import Problem

TICK: Final = "\u2714"
"""The text of a word that is a tick, cross or filled spot drawn with a symbol font."""
EMPTY_BOX: Final = "\u2610"
"""The text of a word that is an empty check box printed with a symbol font."""
UNREADABLE: Final = "\ufffd"
"""Stands for each character whose meaning the file does not say."""


class WidgetKind(StrEnum):
    """What a fillable box on a page takes."""

    TEXT = "text"
    CHECK = "check"
    RADIO = "radio"
    CHOICE = "choice"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One printed word and where it stands."""

    text: str
    box: Box
    is_visible: bool = True
    """False for text that a person does not see: OCR layers, white, covered, cut off."""
    is_crossed: bool = False
    """Whether other words are printed across it; then letters of it may be missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """One fillable box: its place and what it holds. Its name means nothing, so it is not here."""

    kind: WidgetKind
    box: Box
    text: str = ""
    """What a text box or list holds, decoded; empty when nothing was filled in."""
    is_on: bool = False
    """Whether a check box or radio button is ticked, or a signature box is signed."""
    field_number: int = 0
    """Widgets with the same number are one field: filling one fills all."""
    shared_by: int = 1
    """How many widgets show this same field with this same on-state."""
    is_doubtful: bool = False
    """Whether what the field holds and the tick that is drawn contradict each other."""
    is_hidden: bool = False
    """Whether viewers do not show the box, so that nobody saw what it holds."""


class Page(Protocol):
    """One page of an open document, as a person sees it (rotation and crop applied)."""

    @property
    def number(self) -> int:
        """Counted from 1."""

    @property
    def width(self) -> float:
        """In points."""

    @property
    def height(self) -> float:
        """In points."""

    def words(self) -> Sequence[Word]:
        """The printed words by the fast reader, in reading order; flattened values included."""

    def careful_words(self) -> Sequence[Word]:
        """The same by the careful reader, which is about 50 times slower."""

    def widgets(self) -> Sequence[Widget]:
        """The fillable boxes of the page."""

    def ink(self, box: Box) -> float:
        """How much of a rectangle is dark, from 0 to 1, by drawing the page."""

    def tables(self) -> Sequence[Sequence[Sequence[str]]]:
        """The ruled or aligned tables of the page, row by row, by the careful reader."""


class Paper(Protocol):
    """One open document. Close it, or use it in a `with` block."""

    @property
    def page_count(self) -> int:
        """How many pages there are."""

    def pages(self) -> Sequence[Page]:
        """The pages in order."""

    def problems(self) -> Sequence[Problem]:
        """What could not be read up to now: ask again after the pages have been read."""

    def close(self) -> None:
        """Let go of the file."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
