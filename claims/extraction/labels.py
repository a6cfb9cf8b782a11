"""Finding the labels of a section on paper, each box's own where several are alike."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from rapidfuzz import fuzz

from claims.extraction.definitions import (
    BoxDefinition,
    FormDefinition,
    OptionDefinition,
    SectionDefinition,
    words,
)
from claims.extraction.printed import Found, Token, phrase, skeletons, union
from claims.extraction.sections import Stretch
from schemas.place import Box

_FUZZY_FROM: Final = 10
"""Shorter labels must be printed exactly."""
_ALIKE_PERCENT: Final = 88
_IN_ORDER: Final = 5
"""What it weighs that a label stands where the order of the form puts it."""
_MORE_OF_IT: Final = 4
"""What it weighs that a longer wording of the label goes on from there."""
_WIDE_GAP: Final = 1.0
"""A gap of so many heights parts a label from what stands before it."""


_Order: TypeAlias = tuple[int, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One printed label: whose it is, and where."""

    owner: BoxDefinition
    option: OptionDefinition | None = None
    found: Found
    stretch: Stretch

    @property
    def box(self) -> Box:
        """The rectangle around it."""
        return self.found.box

    @property
    def has_colon(self) -> bool:
        """Whether it ends in a colon, so that its value follows it."""
        return _has_colon(self.found)


@dataclass(frozen=True, slots=True)
class _Hit:
    """One place where a wording is printed."""

    skeleton: str
    found: Found
    at: int
    """Which stretch of the section."""

    @property
    def order(self) -> _Order:
        """Before and after, as a person reads."""
        first = self.found.first
        return self.at, round((first.top + first.bottom) / 2 / 4), first.x0


@dataclass(frozen=True, slots=True)
class Printed:
    """Everything a section's form prints on the paper: labels, answers, and other words."""

    labels: list[Label]
    answers: list[Label]
    taken: frozenset[int]
    """All tokens that are printed on the form, by identity."""


def printed_in(
    section: SectionDefinition, parts: Sequence[Stretch], definition: FormDefinition
) -> Printed:
    """Find every label and answer of a section."""
    hits = _hits(_wordings(section, definition), parts)
    hits = _undisputed([*hits, *_wrapped_sentences(section.printed, parts, hits)])
    labels = list(_box_labels(section, parts, hits))
    own = {id(token) for label in labels for token in label.found.tokens}
    answers = [
        Label(owner=box, option=option, found=hit.found, stretch=parts[hit.at])
        for box, option, hit in _answer_hits(section, parts, hits)
        if not own & {id(token) for token in hit.found.tokens}
    ]
    every = {id(token) for hit in hits for token in hit.found.tokens}
    taken = {
        id(token)
        for hit in hits
        if _is_printed(hit, section, parts) and not _is_amid_words(hit, parts, every)
        for token in hit.found.tokens
    }
    return Printed(labels, answers, frozenset(taken | own))


def _is_printed(hit: _Hit, section: SectionDefinition, parts: Sequence[Stretch]) -> bool:
    """Whether words that are nobody's label are the form's own, not part of what was filled in."""
    if any(
        phrase(text) == hit.skeleton for b in section.boxes for o in b.answers for text in o.label
    ):
        return False
    likely = [text for b in section.boxes for text in b.label if phrase(text) == hit.skeleton]
    return not likely or (_begins(hit, parts) and _has_case_of(hit, likely[0]))


def _is_amid_words(hit: _Hit, parts: Sequence[Stretch], every: Collection[int]) -> bool:
    """Whether a sentence goes on before and after some words: "as required by law"."""
    page = parts[hit.at].page
    tokens = page.line_of(hit.found.tokens[0]).tokens
    first, last = tokens.index(hit.found.tokens[0]), tokens.index(hit.found.pieces[0][-1])
    if first == 0 or last + 1 == len(tokens):
        return False
    return all(
        right.box.x0 - left.box.x1 < _WIDE_GAP * (left.box.bottom - left.box.top)
        and id(other) not in every
        and other.skeleton
        for left, right, other in (
            (tokens[first - 1], tokens[first], tokens[first - 1]),
            (tokens[last], tokens[last + 1], tokens[last + 1]),
        )
    )


def _wordings(section: SectionDefinition, definition: FormDefinition) -> set[str]:
    """The skeletons of everything that may be printed in a section."""
    texts = [*section.printed, *definition.printed, *definition.title, *_hints()]
    texts += [*definition.number, *definition.revision]
    for box in section.boxes:
        texts.extend(box.label)
        for option in box.answers:
            texts.extend(option.label)
    for other in definition.sections:
        texts.extend(other.heading)
    return {found for text in texts if (found := phrase(text))}


@cache
def _hints() -> tuple[str, ...]:
    return words("hints")["hints"]


def _hits(wordings: Iterable[str], parts: Sequence[Stretch]) -> list[_Hit]:
    return [
        _Hit(wording, found, at)
        for at, part in enumerate(parts)
        for wording in wordings
        if wording in part.page.text
        for found in part.page.find(wording)
        if part.holds(found.box)
    ]


def _wrapped_sentences(
    sentences: Iterable[str], parts: Sequence[Stretch], hits: Sequence[_Hit]
) -> Iterator[_Hit]:
    """Sentences of the form that go on in the next line, whatever is written beside them."""
    whole = {hit.skeleton for hit in hits}
    for sentence in sentences:
        if phrase(sentence) in whole:
            continue
        for at, part in enumerate(parts):
            found = part.page.find_wrapped(skeletons(sentence))
            if found and part.holds(found.box):
                yield _Hit(phrase(sentence), found, at)


def _undisputed(hits: list[_Hit]) -> list[_Hit]:
    """The longest wording wins where two share a word, so "City" is not found in "City, ZIP"."""
    kept: list[_Hit] = []
    length_of: dict[int, int] = {}
    for hit in sorted(hits, key=lambda each: -len(each.skeleton)):
        size = len(hit.skeleton)
        if all(length_of.get(id(token), size) == size for token in hit.found.tokens):
            kept.append(hit)
            length_of.update((id(token), size) for token in hit.found.tokens)
    return sorted(kept, key=lambda each: each.order)


def _box_labels(
    section: SectionDefinition, parts: Sequence[Stretch], hits: Sequence[_Hit]
) -> Iterator[Label]:
    """The label of each box. Boxes labelled alike take theirs in the order of the form."""
    groups: dict[tuple[str, ...], list[BoxDefinition]] = {}
    for box in section.boxes:
        if box.label:
            groups.setdefault(tuple(phrase(text) for text in box.label), []).append(box)
    candidates = {key: _candidates(section, boxes, parts, hits) for key, boxes in groups.items()}
    number = {id(box): index for index, box in enumerate(section.boxes)}
    sure = {
        number[id(boxes[0])]: candidates[key][0].order
        for key, boxes in groups.items()
        if len(boxes) == len(candidates[key]) == 1
    }
    used: set[int] = set()
    for key, boxes in groups.items():
        found = [hit for hit in candidates[key] if id(hit.found.tokens[0]) not in used]
        found = found or list(_broken_or_misspelt(boxes[0], parts, hits))
        between = _neighbours(number[id(boxes[0])], number[id(boxes[-1])], sure)
        best = sorted(
            found,
            key=lambda hit: -_likeness(hit, boxes[0], parts) - _is_between(hit, between),
        )[: len(boxes)]
        for box, hit in zip(boxes, sorted(best, key=lambda each: each.order), strict=False):
            used.add(id(hit.found.tokens[0]))
            yield Label(owner=box, found=_whole(hit, box, parts), stretch=parts[hit.at])


def _candidates(
    section: SectionDefinition,
    boxes: Sequence[BoxDefinition],
    parts: Sequence[Stretch],
    hits: Sequence[_Hit],
) -> list[_Hit]:
    """Every place that may be the label of some boxes labelled alike."""
    wordings = {phrase(text) for text in boxes[0].label}
    strict = _only_with_colon(boxes[0].label)
    found = [
        hit
        for hit in hits
        if hit.skeleton in wordings and (hit.skeleton not in strict or _has_colon(hit.found))
    ]
    if wordings & {phrase(t) for b in section.boxes for o in b.answers for t in o.label}:
        found = [hit for hit in found if not _is_beside_mark(hit, parts)] or found
    # "Police Department" ends the name of an agency where a better place for the label is there.
    firm = [hit for hit in found if _begins(hit, parts) or _has_colon(hit.found)]
    return firm if len(firm) >= len(boxes) else found


def _neighbours(first: int, last: int, sure: Mapping[int, _Order]) -> tuple[_Order, _Order]:
    """Between which labels, found without doubt, a box stands on the form."""
    before = max((at for at in sure if at < first), default=None)
    after = min((at for at in sure if at > last), default=None)
    return (
        (-1, 0, 0.0) if before is None else sure[before],
        (len(sure) + 1000, 0, 0.0) if after is None else sure[after],
    )


def _is_between(hit: _Hit, ends: tuple[_Order, _Order]) -> int:
    return _IN_ORDER * (ends[0] < hit.order < ends[1])


def _whole(hit: _Hit, box: BoxDefinition, parts: Sequence[Stretch]) -> Found:
    """The longest wording of a label that begins there and goes on in the next line."""
    for wanted in sorted((phrase(text) for text in box.label), key=len, reverse=True):
        if len(wanted) > len(hit.skeleton) and wanted.startswith(hit.skeleton):
            found = parts[hit.at].page.find_from(hit.found.tokens[0], wanted)
            if found:
                return found
    return hit.found


def _only_with_colon(spellings: tuple[str, ...]) -> set[str]:
    """The wordings that are a label only before a colon: "To:", where "To" is a common word."""
    if len(spellings) == 1:
        return set()
    with_colon = {phrase(text) for text in spellings if text.endswith(":")}
    return with_colon - {phrase(text) for text in spellings if not text.endswith(":")}


def _is_beside_mark(hit: _Hit, parts: Sequence[Stretch]) -> bool:
    """Whether a box to tick stands next to these words."""
    box, page = hit.found.box, parts[hit.at].page
    height = box.bottom - box.top
    near = Box(x0=box.x0 - 2 * height, top=box.top, x1=box.x0, bottom=box.bottom)
    boxes = [w.box for w in page.page.widgets() if w.kind.value in {"check", "radio"}]
    boxes += [t.box for t in page.marks if not t.skeleton]
    return any(
        near.x0 <= (b.x0 + b.x1) / 2 <= near.x1
        and near.top <= (b.top + b.bottom) / 2 <= near.bottom
        for b in boxes
    )


def _likeness(hit: _Hit, box: BoxDefinition, parts: Sequence[Stretch]) -> int:
    """How much a place looks like the label of a box and not like words in a sentence."""
    label = next((t for t in box.label if phrase(t) == hit.skeleton), box.label[0])
    has_colon = _has_colon(hit.found)
    alike = 2 * (has_colon == label.endswith(":")) + has_colon
    alike += _MORE_OF_IT * (_whole(hit, box, parts) is not hit.found)
    return alike + _has_case_of(hit, label) + _begins(hit, parts)


def _has_colon(found: Found) -> bool:
    return found.tokens[-1].text.rstrip("* ").endswith(":")


def _has_case_of(hit: _Hit, label: str) -> bool:
    return hit.found.tokens[0].text.lstrip("*(# ")[:1] == label.lstrip("*(# ")[:1]


def _begins(hit: _Hit, parts: Sequence[Stretch]) -> bool:
    """Whether a wording stands at the beginning of its line or after a gap."""
    first = hit.found.tokens[0]
    before = parts[hit.at].page.before(first)
    if before is None or not before.skeleton:
        return True
    gap = first.box.x0 - before.box.x1
    return gap > _WIDE_GAP * (first.box.bottom - first.box.top)


def _broken_or_misspelt(
    box: BoxDefinition, parts: Sequence[Stretch], hits: Sequence[_Hit]
) -> Iterator[_Hit]:
    """A label that wraps over two lines, or else one that is nearly the same."""
    taken = {id(token) for hit in hits for token in hit.found.tokens}
    for text in box.label:
        for at, part in enumerate(parts):
            wrapped = part.page.find_wrapped(skeletons(text))
            if wrapped and part.holds(wrapped.box):
                yield _Hit(phrase(text), wrapped, at)
                return
    for text in box.label:
        wanted = phrase(text)
        if len(wanted) >= _FUZZY_FROM:
            for at, part in enumerate(parts):
                found = _nearly(wanted, part, taken)
                if found:
                    yield _Hit(wanted, found, at)
                    return


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


def _answer_hits(
    section: SectionDefinition, parts: Sequence[Stretch], hits: Sequence[_Hit]
) -> Iterator[tuple[BoxDefinition, OptionDefinition, _Hit]]:
    """Every place where an answer of a question may be printed; questions may share answers."""
    for box in section.boxes:
        for option in box.answers:
            wordings = {phrase(text) for text in option.label}
            found = [hit for hit in hits if hit.skeleton in wordings]
            if not found:
                found = [
                    _Hit(phrase(text), wrapped, at)
                    for text in option.label
                    for at, part in enumerate(parts)
                    if (wrapped := part.page.find_wrapped(skeletons(text)))
                    and part.holds(wrapped.box)
                ][:1]
            for hit in found:
                yield box, option, hit


def numbering(text: str) -> bool:
    """Whether a word only numbers a question: "12.", "(a)", "4b)"."""
    return (
        re.fullmatch(r"\(?(?:\d{1,2}[a-z]?|[a-zA-Z])[.)]|[\u2022\u25aa\u25cf-]", text) is not None
    )
