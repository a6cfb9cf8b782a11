"""Words in the order in which a person reads them: line by line, from left to right."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from claims.extraction.pages.geometry import overlap
from claims.extraction.pages.paper import Word

LEAST_CROSSING: Final = 2.0
"""In points: letters of one word may touch the next without being printed across it."""
LINE_SHARE: Final = 0.5
"""Words whose middles differ by less than this share of their height stand in one line."""


def in_reading_order(words: Iterable[Word]) -> list[Word]:
    """Sort the words into lines. A word printed twice over itself (fake bold) stays once."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=_middle):
        if lines and _is_in_line(word, lines[-1][0]):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [word for line in lines for word in _with_crossings(_without_overprints(line))]


def _middle(word: Word) -> float:
    return (word.box.top + word.box.bottom) / 2


def _is_in_line(word: Word, first: Word) -> bool:
    height = min(word.box.bottom - word.box.top, first.box.bottom - first.box.top)
    return _middle(word) - _middle(first) < LINE_SHARE * height


def _without_overprints(line: list[Word]) -> list[Word]:
    """One line from left to right, without second prints of the same word at the same place."""
    kept: list[Word] = []
    for word in sorted(line, key=lambda word: word.box.x0):
        is_overprint = kept and kept[-1].text == word.text and overlap(kept[-1].box, word.box)
        if not is_overprint:
            kept.append(word)
    return kept


def _with_crossings(line: list[Word]) -> list[Word]:
    """One line, with the words marked that run into each other.

    pdfium drops a letter where an equal one stands at the same place: when the end of a long
    value runs under the next box (cut off, but there), that box's "Quilla" comes as "Quila".
    """
    crossed: set[int] = set()
    furthest = None
    for number, word in enumerate(line):
        if not any(map(str.isalnum, word.text)):
            continue
        if furthest is not None and line[furthest].box.x1 - word.box.x0 > LEAST_CROSSING:
            crossed |= {furthest, number}
        if furthest is None or word.box.x1 > line[furthest].box.x1:
            furthest = number
    return [
        replace(word, is_crossed=True) if number in crossed else word
        for number, word in enumerate(line)
    ]
