"""Which form or document each page belongs to, and where one ends and the next begins."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from claims.extraction.definitions import FormDefinition
from claims.extraction.documents.untitled import is_untitled_bill
from claims.extraction.forms.alignment import Alignment, align
from claims.extraction.forms.printed import Line, PrintedPage, Token, phrase
from schemas.document import DocumentKind

_LONG_ENOUGH: Final = 8
"""Shorter words are on every form."""
_TITLE: Final = 4
_NUMBER: Final = 3
_HEADING: Final = 2
_FORM_PAGE: Final = 5
"""The least score of a page that belongs to a form."""
_DOCUMENT_PAGE: Final = 5
_UNTITLED_FORM: Final = 12
"""The least score of some page by which a form without its title is known."""
_MANY_LABELS: Final = 16
_FEWEST_HEADINGS: Final = 2
"""So many of its own headings tell a form that has lost its number."""
_HEADING_LENGTH: Final = 12
"""Shorter words than this do not tell a form's page."""
_SAME_SHARE: Final = 0.8
_FEWEST_WORDINGS: Final = 6
_HEAD_LINES: Final = 14
"""The title of a document stands in so many lines from the top."""
_PAGE_NUMBER: Final = re.compile(r"page(\d{1,2})of(\d{1,2})")


@dataclass(slots=True)
class Part:
    """The pages of one form or one supporting document."""

    definition: FormDefinition
    pages: list[PrintedPage] = field(default_factory=list)
    alignments: dict[int, Alignment] = field(default_factory=dict)
    """By page number, for pages that fit the known layout."""
    other_pages: list[PrintedPage] = field(default_factory=list)
    """Pages of the form that hold nothing to read: instructions."""
    _wordings: dict[int, frozenset[str]] = field(default_factory=dict)

    def wordings_on(self, page: PrintedPage) -> frozenset[str]:
        """What of the form is printed on a page, by skeletons; looked for once a page."""
        if page.number not in self._wordings:
            self._wordings[page.number] = frozenset(
                wanted for wanted, _ in _wordings(self.definition) if wanted in page.text
            )
        return self._wordings[page.number]

    @property
    def every_page(self) -> list[PrintedPage]:
        """All its pages in the order of the file."""
        return sorted([*self.pages, *self.other_pages], key=lambda page: page.number)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file holds, and the pages that nobody knows."""

    parts: list[Part]
    unknown: list[PrintedPage]


def recognise(pages: Sequence[PrintedPage], definitions: Sequence[FormDefinition]) -> Recognised:
    """Give every page to the form or document that it belongs to."""
    forms = _candidates(pages, [d for d in definitions if d.kind is DocumentKind.CLAIM_FORM])
    papers = [d for d in definitions if d.kind is not DocumentKind.CLAIM_FORM]
    parts: list[Part] = []
    unknown: list[PrintedPage] = []
    for page in pages:
        definition = _definition_of(page, forms, papers)
        if definition:
            _take(page, definition, parts)
        elif not _go_on(page, parts) and _says_something(page):
            unknown.append(page)
    parts = [part for part in parts if part.pages]
    unknown = [page for page in unknown if not _belongs_to_one(page, parts)]
    for part in parts:
        part.pages = in_order(part.pages)
    return Recognised(parts, unknown)


def _belongs_to_one(page: PrintedPage, parts: Sequence[Part]) -> bool:
    """Whether a page without boxes is one of a form's: by its title, footer or page number."""
    for part in parts:
        definition = part.definition
        if definition.kind is not DocumentKind.CLAIM_FORM:
            continue
        named = (*definition.title, *definition.number[:1], *definition.printed)
        if _is_printed((t for t in named if len(phrase(t)) > _HEADING_LENGTH), page) or (
            _total(page) and _total(page) in {_total(other) for other in part.pages}
        ):
            part.other_pages.append(page)
            return True
    return False


def _total(page: PrintedPage) -> str:
    """How many pages there are in all, by what is printed on one."""
    hits = _PAGE_NUMBER.findall(page.text)
    return str(hits[-1][1]) if hits else ""


def in_order(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """The pages by the numbers printed on them, or as they come."""
    numbers = [_printed_number(page) for page in pages]
    if None in numbers or len(set(numbers)) < len(numbers):
        return list(pages)
    return [
        page for _, page in sorted(zip(numbers, pages, strict=True), key=lambda each: each[0] or 0)
    ]


def _printed_number(page: PrintedPage) -> int | None:
    hits = _PAGE_NUMBER.findall(page.text)
    return int(hits[-1][0]) if hits else None


def _candidates(
    pages: Sequence[PrintedPage], forms: Sequence[FormDefinition]
) -> list[FormDefinition]:
    """The forms whose title is printed; without any, those whose labels are."""
    titled = [form for form in forms if _is_printed_somewhere(form.title, pages)]
    numbered = [
        form for form in titled if not form.number or _is_printed_somewhere(form.number, pages)
    ]
    by_number = [
        form for form in forms if form.number and _is_printed_somewhere(form.number[:1], pages)
    ]
    chosen = list(dict.fromkeys([*numbered, *by_number]))
    if chosen:
        return chosen
    # States name their forms alike: without its number, a form is known by its own headings.
    forms = [form for form in forms if _has_own_headings(form, pages)]
    titled = [form for form in titled if form in forms]
    if titled:
        return titled
    best = Counter({form.form: max((_score(p, form) for p in pages), default=0) for form in forms})
    return [form for form in forms if best[form.form] >= _UNTITLED_FORM]


def _has_own_headings(form: FormDefinition, pages: Sequence[PrintedPage]) -> bool:
    headings = [section.heading for section in form.sections if section.heading]
    printed = sum(_is_printed_somewhere(heading, pages) for heading in headings)
    return printed >= min(_FEWEST_HEADINGS, len(headings))


def _is_printed_somewhere(texts: Iterable[str], pages: Sequence[PrintedPage]) -> bool:
    return any(_is_printed(texts, page) for page in pages)


def _is_printed(texts: Iterable[str], page: PrintedPage) -> bool:
    return any((wanted := phrase(text)) and wanted in page.running_text for text in texts)


def _definition_of(
    page: PrintedPage, forms: Sequence[FormDefinition], papers: Sequence[FormDefinition]
) -> FormDefinition | None:
    """The definition that a page fits best, if it fits any."""
    for form in forms:
        if _is_instruction(page, form):
            return form
    scored = [(score, form) for form in forms if (score := _score(page, form)) >= _FORM_PAGE]
    scored += [
        (score, paper)
        for paper in papers
        if _is_titled(page, paper) and (score := _score(page, paper)) >= _DOCUMENT_PAGE
    ]
    if not scored:
        scored += [(_DOCUMENT_PAGE, p) for p in papers if is_untitled_bill(page, p)]
    return max(scored, key=lambda each: each[0], default=(0, None))[1]


def _is_instruction(page: PrintedPage, form: FormDefinition) -> bool:
    """Whether a page is one of those without boxes; one with many labels is not."""
    return _is_printed(form.other_pages, page) and _score(page, form) < _MANY_LABELS


def _is_titled(page: PrintedPage, paper: FormDefinition) -> bool:
    """Whether a document's title stands at the head of a page, as whole words."""
    head = page.lines[:_HEAD_LINES]
    wanted = {phrase(title) for title in paper.title}
    return any(_stands_in(line, title) for line in head for title in wanted if title in line.text)


def _stands_in(line: Line, title: str) -> bool:
    """Whether a title is printed in a line, and not in the middle of its words."""
    position = line.text.find(title)
    while position >= 0:
        tokens = line.between(position, position + len(title))
        if tokens and (_is_free(line, tokens[0], -1) or _is_free(line, tokens[-1], 1)):
            return True
        position = line.text.find(title, position + 1)
    return False


def _is_free(line: Line, token: Token, step: int) -> bool:
    """Whether nothing but a gap or a dash stands beside a token."""
    at = line.tokens.index(token) + step
    if not 0 <= at < len(line.tokens) or not line.tokens[at].skeleton:
        return True
    left, right = sorted((token, line.tokens[at]), key=lambda each: each.box.x0)
    return right.box.x0 - left.box.x1 > token.box.bottom - token.box.top


def _score(page: PrintedPage, definition: FormDefinition) -> int:
    """How much of what a form prints is on a page."""
    text = page.text
    score = _TITLE * _is_printed(definition.title, page)
    score += _NUMBER * _is_printed(definition.number, page)
    return score + sum(weight for wanted, weight in _wordings(definition) if wanted in text)


@cache
def _wordings(definition: FormDefinition) -> tuple[tuple[str, int], ...]:
    """The distinct wordings of a form and what each of them weighs."""
    weights: dict[str, int] = {}
    for section in definition.sections:
        for text in (*section.printed, *(t for box in section.boxes for t in box.label)):
            weights.setdefault(phrase(text), 1)
        for box in section.boxes:
            for option in box.options:
                weights.setdefault(phrase(option.label[0]), 1)
        weights.update((phrase(text), _HEADING) for text in section.heading)
    shortest = _LONG_ENOUGH if definition.kind is DocumentKind.CLAIM_FORM else 4
    return tuple((text, weight) for text, weight in weights.items() if len(text) >= shortest)


def _take(page: PrintedPage, definition: FormDefinition, parts: list[Part]) -> None:
    """Add a page to the part it goes on with, or begin a new part with it."""
    if definition.kind is not DocumentKind.CLAIM_FORM:
        if _is_next_page(page, definition, parts):
            parts[-1].pages.append(page)
        else:
            parts.append(Part(definition, [page]))
        return
    part = next((part for part in reversed(parts) if part.definition is definition), None)
    if _is_instruction(page, definition):
        if part is None:
            parts.append(part := Part(definition))
        part.other_pages.append(page)
        return
    fit = align(page, definition) if definition.has_layout else None
    if fit and fit.lean_y:
        page = page.straightened(fit.lean_y)
        fit = align(page, definition)
    if part is None or _is_there_already(page, fit, part):
        parts.append(part := Part(definition))
    part.pages.append(page)
    if fit:
        part.alignments[page.number] = fit


def _is_next_page(page: PrintedPage, definition: FormDefinition, parts: Sequence[Part]) -> bool:
    """Whether a titled page goes on with the document before it, by the numbers on both."""
    if not parts or parts[-1].definition is not definition:
        return False
    before, number = parts[-1].pages[-1], _printed_number(page)
    return (
        number is not None
        and number > 1
        and before.number == page.number - 1
        and _printed_number(before) == number - 1
    )


def _is_there_already(page: PrintedPage, fit: Alignment | None, part: Part) -> bool:
    """Whether a part has this page of the form already, so that a second form begins."""
    if fit:
        return any(fit.nominal_page == other.nominal_page for other in part.alignments.values())
    here = part.wordings_on(page)
    headings = here & {phrase(t) for section in part.definition.sections for t in section.heading}
    return (
        len(here) >= _FEWEST_WORDINGS
        and bool(headings)
        and any(
            headings <= there and len(here & there) >= _SAME_SHARE * len(here | there)
            for other in part.pages
            if (there := part.wordings_on(other))
        )
    )


def _go_on(page: PrintedPage, parts: Sequence[Part]) -> bool:
    """Whether a page without a title goes on with the document before it."""
    if not parts or parts[-1].definition.lines is None:
        return False
    last = parts[-1]
    if last.pages[-1].number != page.number - 1 or not _says_something(page):
        return False
    number = _printed_number(page)
    if (number is not None and number > 1) or _score(page, last.definition) > 0:
        last.pages.append(page)
        return True
    return False


def _says_something(page: PrintedPage) -> bool:
    return bool(page.text.strip()) or any(w.text for w in page.page.widgets())
