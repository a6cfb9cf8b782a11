"""Values that no label names, because whoever wrote the document prints them at its head."""

from collections.abc import Iterator, Sequence
from typing import Final

from claims.extraction.definitions import FormDefinition, Spellings
from claims.extraction.forms.located import Located
from claims.extraction.forms.printed import Line, PrintedPage, Token, phrase, union

_HEAD_LINES: Final = 3
_MOST_WORDS: Final = 8
_GAP: Final = 1.4
"""So many heights part what stands beside a letterhead from it."""
_SMALL_WORDS: Final = frozenset({"of", "the", "and", "for"})


def in_letterhead(
    page: PrintedPage, definition: FormDefinition, found: Sequence[Located]
) -> list[Located]:
    """The boxes found, and those known by their words at the head that no label has told."""
    told = {located.box.fact for located in found if located.words or located.widgets}
    result = list(found)
    for section in definition.sections:
        for box in section.boxes:
            if not box.in_head or box.fact in told:
                continue
            words = _named(page, box.in_head)
            if words:
                result = [located for located in result if located.box is not box]
                place = union(token.box for token in words)
                result.append(
                    Located(section=section, box=box, page=page, place=place, words=words)
                )
    return result


def _named(page: PrintedPage, spellings: Spellings) -> tuple[Token, ...]:
    """The first name in the head that holds one of some words and at least one of its own."""
    wanted = [phrase(text) for text in spellings]
    for line in page.lines[:_HEAD_LINES]:
        for run in _runs(line.tokens):
            said = Line(run).text
            if _is_name(run) and any(text in said and text != said for text in wanted):
                return tuple(run)
    return ()


def _is_name(run: Sequence[Token]) -> bool:
    """Whether all words begin with a capital: no sentence, no number, no label."""
    return len(run) <= _MOST_WORDS and all(
        token.text in _SMALL_WORDS or (token.text[0].isupper() and not token.text.endswith(":"))
        for token in run
        if token.skeleton
    )


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Words side by side, parted by gaps and by dashes."""
    run: list[Token] = []
    for token in tokens:
        height = token.box.bottom - token.box.top
        if run and (not token.skeleton or token.box.x0 - run[-1].box.x1 > _GAP * height):
            yield run
            run = []
        if token.skeleton:
            run.append(token)
    if run:
        yield run
