"""The shapes a page has for those who look for values on it: words, fillable boxes, ink."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from schemas.place import Box


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """One fillable box: its place and what it holds. Its name means nothing, so it is not here."""

    kind: WidgetKind
    box: Box
    text: str = ""
    """What a text box or list holds, decoded; empty when nothing was filled in."""
    is_on: bool = False
    """Whether a check box or radio button is ticked."""
    field_number: int = 0
    """Widgets with the same number are one field: filling one fills all."""
    shared_by: int = 1
    """How many widgets show this same field with this same on-state."""


class Page(Protocol):
    """One page of an open document, as a person sees it (rotation and crop applied)."""

    number: int
    width: float
    height: float

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
    """One open document."""

    page_count: int

    def pages(self) -> Sequence[Page]:
        """The pages in order."""
