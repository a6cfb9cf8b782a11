"""Where each section of a form begins and ends, by its printed heading."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claims.extraction.definitions import FormDefinition, SectionDefinition
from claims.extraction.forms.printed import Found, PrintedPage, phrase, skeletons
from schemas.place import Box

_LONG_HEADING: Final = 16
"""A heading of so many letters is taken even from the middle of a line."""
_SLACK: Final = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The part of one page that belongs to a section."""

    page: PrintedPage
    area: Box

    def holds(self, box: Box) -> bool:
        """Whether the middle of a box lies in it."""
        across, down = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        area = self.area
        return area.x0 <= across < area.x1 and area.top <= down < area.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """One heading found: on which of the pages, and where."""

    section: SectionDefinition
    at: int
    found: Found
    weight: int

    @property
    def order(self) -> tuple[int, float, float]:
        """Before and after, as a person reads."""
        box = self.found.box
        return self.at, round(box.top), box.x0


def stretches(
    pages: Sequence[PrintedPage], definition: FormDefinition
) -> list[tuple[SectionDefinition, list[Stretch]]]:
    """Every section with the parts of the pages it covers; none for a section not found."""
    headings = _headings(pages, definition)
    ordered = sorted(headings, key=lambda heading: heading.order)
    found = {id(h.section): _covered(h, ordered, pages) for h in ordered}
    before = ordered[0] if ordered else None
    result = []
    for section in definition.sections:
        if id(section) in found:
            result.append((section, found[id(section)]))
        elif not section.heading:
            result.append((section, _until(before, pages)))
        else:
            result.append((section, []))
    return result


def _headings(pages: Sequence[PrintedPage], definition: FormDefinition) -> list[_Heading]:
    """One place for each section whose heading is printed."""
    headings: list[_Heading] = []
    taken: set[int] = set()
    last: tuple[int, float, float] = (-1, 0.0, 0.0)
    for section in definition.sections:
        candidates = [c for c in _candidates(pages, section) if id(c.found.tokens[0]) not in taken]
        if not candidates:
            continue
        following = [c for c in candidates if c.order > last]
        best = max(following or candidates, key=_preference)
        best = max((best, max(candidates, key=_preference)), key=lambda c: c.weight)
        if best.weight:
            headings.append(best)
            taken.add(id(best.found.tokens[0]))
            last = best.order
    return headings


def _preference(heading: _Heading) -> tuple[float, ...]:
    """The more like a heading, the better; of two, the earlier."""
    return (heading.weight, *(-value for value in heading.order))


def _candidates(pages: Sequence[PrintedPage], section: SectionDefinition) -> list[_Heading]:
    candidates = []
    for text in section.heading:
        for at, page in enumerate(pages):
            places = list(page.find(phrase(text)))
            wrapped = None if places else page.find_wrapped(skeletons(text))
            for found in [*places, *([wrapped] if wrapped else [])]:
                weight = _weight(page, found, text)
                candidates.append(_Heading(section=section, at=at, found=found, weight=weight))
    return candidates


def _weight(page: PrintedPage, found: Found, text: str) -> int:
    """How much a place looks like a heading and not like words in a sentence."""
    line = page.line_of(found.tokens[0])
    lettered = [token for token in line.tokens if token.skeleton]
    is_first = lettered[0] is next(t for t in found.tokens if t.skeleton)
    same_case = "".join(t.text for t in found.tokens)[:4] == text.replace(" ", "")[:4]
    is_whole = is_first and len(lettered) <= len([t for t in found.tokens if t.skeleton]) + 1
    if is_whole:
        return 3 + same_case
    if is_first or same_case:
        return 1 + same_case
    return 1 if len(phrase(text)) >= _LONG_HEADING else 0


def _covered(
    heading: _Heading, ordered: Sequence[_Heading], pages: Sequence[PrintedPage]
) -> list[Stretch]:
    """From under a heading to the next heading; beside another one, only its own column."""
    box = heading.found.box
    beside = [h for h in ordered if h is not heading and _is_beside(h, heading)]
    left = min((box.x0 - _SLACK for h in beside if h.found.box.x0 < box.x0), default=0.0)
    right = min(
        (h.found.box.x0 - _SLACK for h in beside if h.found.box.x0 > box.x0),
        default=float("inf"),
    )
    end = next((h for h in ordered if h.order > heading.order and h not in beside), None)
    last = end.at if end else len(pages) - 1
    parts = []
    for at in range(heading.at, last + 1):
        top = box.bottom - _SLACK if at == heading.at else 0.0
        bottom = end.found.box.top + _SLACK if end and at == end.at else float("inf")
        if bottom > top:
            area = Box(x0=left, top=top, x1=right, bottom=bottom)
            parts.append(Stretch(page=pages[at], area=area))
    return parts


def _is_beside(one: _Heading, other: _Heading) -> bool:
    """Whether two headings head two columns."""
    first, second = one.found.box, other.found.box
    overlap = min(first.bottom, second.bottom) - max(first.top, second.top)
    return one.at == other.at and overlap > (second.bottom - second.top) / 2


def _until(heading: _Heading | None, pages: Sequence[PrintedPage]) -> list[Stretch]:
    """From the beginning to the first heading."""
    last = heading.at if heading else len(pages) - 1
    parts = []
    for at in range(last + 1):
        is_last = heading is not None and at == heading.at
        bottom = heading.found.box.top if heading and is_last else float("inf")
        area = Box(x0=0.0, top=0.0, x1=float("inf"), bottom=bottom)
        parts.append(Stretch(page=pages[at], area=area))
    return parts
