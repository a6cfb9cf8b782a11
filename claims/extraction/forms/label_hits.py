"""Where on the paper the wordings of a form are printed: whole, broken over lines, or misspelt."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from rapidfuzz import fuzz

from claims.extraction.definitions import BoxDefinition
from claims.extraction.forms.printed import Found, Token, phrase, skeletons, union
from claims.extraction.forms.sections import Stretch

_FUZZY_FROM: Final = 10
"""Shorter labels must be printed exactly."""
_ALIKE_PERCENT: Final = 88
_LONG_LABEL: Final = 6
"""A label of so many words does not break after its first."""

Order: TypeAlias = tuple[int, float, float]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a wording is printed."""

    skeleton: str
    found: Found
    at: int
    """Which stretch of the section."""

    @property
    def order(self) -> Order:
        """Before and after, as a person reads."""
        first = self.found.first
        return self.at, round((first.top + first.bottom) / 2 / 4), first.x0


def hits_of(wordings: Iterable[str], parts: Sequence[Stretch]) -> list[Hit]:
    """Every place where a wording stands whole on one line of a section."""
    return [
        Hit(wording, found, at)
        for at, part in enumerate(parts)
        for wording in wordings
        if wording in part.page.text
        for found in part.page.find(wording)
        if part.holds(found.box)
    ]


def wrapped_sentences(
    sentences: Iterable[str], parts: Sequence[Stretch], hits: Sequence[Hit]
) -> Iterator[Hit]:
    """Sentences of the form that go on in the next line, whatever is written beside them."""
    whole = {hit.skeleton for hit in hits}
    for sentence in sentences:
        if phrase(sentence) in whole:
            continue
        for at, part in enumerate(parts):
            found = part.page.find_wrapped(skeletons(sentence))
            if found and part.holds(found.box):
                yield Hit(phrase(sentence), found, at)


def undisputed(hits: list[Hit]) -> list[Hit]:
    """The longest wording wins where two share a word, so "City" is not found in "City, ZIP"."""
    kept: list[Hit] = []
    length_of: dict[int, int] = {}
    for hit in sorted(hits, key=lambda each: -len(each.skeleton)):
        size = len(hit.skeleton)
        if all(length_of.get(id(token), size) == size for token in hit.found.tokens):
            kept.append(hit)
            length_of.update((id(token), size) for token in hit.found.tokens)
    return sorted(kept, key=lambda each: each.order)


def broken_or_misspelt(
    box: BoxDefinition, parts: Sequence[Stretch], hits: Sequence[Hit]
) -> Iterator[Hit]:
    """A label that wraps over two lines, or else one that is nearly the same."""
    taken = {id(token) for hit in hits for token in hit.found.tokens}
    for text in box.label:
        for at, part in enumerate(parts):
            wrapped = _broken(part, text)
            if wrapped and part.holds(wrapped.box):
                yield Hit(phrase(text), wrapped, at)
                return
    for text in box.label:
        wanted = phrase(text)
        if len(wanted) >= _FUZZY_FROM:
            for at, part in enumerate(parts):
                found = _nearly(wanted, part, taken)
                if found:
                    yield Hit(wanted, found, at)
                    return


def _broken(part: Stretch, text: str) -> Found | None:
    """Where a label stands that is broken over lines."""
    found = part.page.find_wrapped(skeletons(text))
    if found is None or not _is_torn_off(found):
        return found
    wanted, first = phrase(text), found.tokens[0]
    starts = [t for t in part.page.tokens if t.skeleton == first.skeleton and t is not first]
    others = (part.page.find_from(token, wanted) for token in starts)
    return next((other for other in others if other and not _is_torn_off(other)), found)


def _is_torn_off(found: Found) -> bool:
    """Whether a long label seems to begin with the last word of some other sentence."""
    return len(found.pieces[0]) == 1 and len(found.tokens) >= _LONG_LABEL


def _nearly(wanted: str, part: Stretch, taken: set[int]) -> Found | None:
    """The words of a line that are nearly a label."""
    best: tuple[float, Found] | None = None
    for line in part.page.lines:
        if len(line.text) < len(wanted) - 3:
            continue
        hit = fuzz.partial_ratio_alignment(wanted, line.text, score_cutoff=_ALIKE_PERCENT)
        if hit is None:
            continue
        tokens = tuple(_covered(line.tokens, hit.dest_start, hit.dest_end))
        if not tokens or any(id(token) in taken for token in tokens):
            continue
        if part.holds(union(t.box for t in tokens)) and (best is None or hit.score > best[0]):
            best = hit.score, Found((tokens,))
    return best[1] if best else None


def _covered(tokens: Sequence[Token], start: int, end: int) -> Iterator[Token]:
    """The tokens most of whose letters lie in a stretch of a line's skeleton."""
    position = 0
    for token in tokens:
        size = len(token.skeleton)
        inside = min(position + size, end) - max(position, start)
        if size and inside * 2 > size:
            yield token
        position += size
