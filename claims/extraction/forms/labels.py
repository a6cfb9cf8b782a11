"""Finding the labels of a section on paper, each box's own where several are alike."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from claims.extraction.definitions import (
    BoxDefinition,
    FormDefinition,
    OptionDefinition,
    SectionDefinition,
    words,
)
from claims.extraction.forms.label_hits import (
    Hit,
    Order,
    broken_or_misspelt,
    hits_of,
    undisputed,
    wrapped_sentences,
)
from claims.extraction.forms.printed import Found, phrase, skeletons
from claims.extraction.forms.sections import Stretch
from schemas.place import Box

_IN_ORDER: Final = 5
"""What it weighs that a label stands where the order of the form puts it."""
_MORE_OF_IT: Final = 4
"""What it weighs that a longer wording of the label goes on from there."""
_WIDE_GAP: Final = 1.0
"""A gap of so many heights parts a label from what stands before it."""


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
    hits = hits_of(_wordings(section, definition), parts)
    hits = undisputed([*hits, *wrapped_sentences(section.printed, parts, hits)])
    of_answers = {phrase(text) for b in section.boxes for o in b.answers for text in o.label}
    labels = list(_box_labels(section, parts, hits, of_answers))
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
        if hit.skeleton not in of_answers
        and _is_printed(hit, section, parts)
        and not _is_amid_words(hit, parts, every)
        for token in hit.found.tokens
    }
    return Printed(labels, answers, frozenset(taken | own))


def _is_printed(hit: Hit, section: SectionDefinition, parts: Sequence[Stretch]) -> bool:
    """Whether words that are nobody's label are the form's own, not part of what was filled in."""
    likely = [text for b in section.boxes for text in b.label if phrase(text) == hit.skeleton]
    return not likely or (_begins(hit, parts) and _has_case_of(hit, likely[0]))


def _is_amid_words(hit: Hit, parts: Sequence[Stretch], every: Collection[int]) -> bool:
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


def _box_labels(
    section: SectionDefinition,
    parts: Sequence[Stretch],
    hits: Sequence[Hit],
    of_answers: Collection[str],
) -> Iterator[Label]:
    """The label of each box. Boxes labelled alike take theirs in the order of the form."""
    groups: dict[tuple[str, ...], list[BoxDefinition]] = {}
    for box in section.boxes:
        if box.label:
            groups.setdefault(tuple(phrase(text) for text in box.label), []).append(box)
    candidates = {key: _candidates(boxes, parts, hits, of_answers) for key, boxes in groups.items()}
    number = {id(box): index for index, box in enumerate(section.boxes)}
    sure = {
        number[id(boxes[0])]: candidates[key][0].order
        for key, boxes in groups.items()
        if len(boxes) == len(candidates[key]) == 1
    }
    used: set[int] = set()
    for key, boxes in groups.items():
        found = [hit for hit in candidates[key] if id(hit.found.tokens[0]) not in used]
        found = found or list(broken_or_misspelt(boxes[0], parts, hits))
        between = _neighbours(number[id(boxes[0])], number[id(boxes[-1])], sure)
        best = sorted(
            found,
            key=lambda hit: -_likeness(hit, boxes[0], parts) - _is_between(hit, between),
        )[: len(boxes)]
        for box, hit in zip(boxes, sorted(best, key=lambda each: each.order), strict=False):
            used.add(id(hit.found.tokens[0]))
            yield Label(owner=box, found=_whole(hit, box, parts), stretch=parts[hit.at])


def _candidates(
    boxes: Sequence[BoxDefinition],
    parts: Sequence[Stretch],
    hits: Sequence[Hit],
    of_answers: Collection[str],
) -> list[Hit]:
    """Every place that may be the label of some boxes labelled alike."""
    wordings = {phrase(text) for text in boxes[0].label}
    strict = _only_with_colon(boxes[0].label)
    found = [
        hit
        for hit in hits
        if hit.skeleton in wordings and (hit.skeleton not in strict or _has_colon(hit.found))
    ]
    if not wordings.isdisjoint(of_answers):
        found = [hit for hit in found if not _is_beside_mark(hit, parts)] or found
    # "Police Department" ends the name of an agency where a better place for the label is there.
    firm = [hit for hit in found if _is_firm(hit, parts)]
    is_answer = any(option.is_text for box in boxes for option in box.options)
    return firm if is_answer or len(firm) >= len(boxes) else found


def _neighbours(first: int, last: int, sure: Mapping[int, Order]) -> tuple[Order, Order]:
    """Between which labels, found without doubt, a box stands on the form."""
    before = max((at for at in sure if at < first), default=None)
    after = min((at for at in sure if at > last), default=None)
    return (
        (-1, 0, 0.0) if before is None else sure[before],
        (len(sure) + 1000, 0, 0.0) if after is None else sure[after],
    )


def _is_between(hit: Hit, ends: tuple[Order, Order]) -> int:
    return _IN_ORDER * (ends[0] < hit.order < ends[1])


def _whole(hit: Hit, box: BoxDefinition, parts: Sequence[Stretch]) -> Found:
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


def _is_beside_mark(hit: Hit, parts: Sequence[Stretch]) -> bool:
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


def _likeness(hit: Hit, box: BoxDefinition, parts: Sequence[Stretch]) -> int:
    """How much a place looks like the label of a box and not like words in a sentence."""
    label = next((t for t in box.label if phrase(t) == hit.skeleton), box.label[0])
    has_colon = _has_colon(hit.found)
    alike = 2 * (has_colon == label.endswith(":")) + has_colon
    alike += _MORE_OF_IT * (_whole(hit, box, parts) is not hit.found)
    return alike + _has_case_of(hit, label) + _begins(hit, parts)


def _has_colon(found: Found) -> bool:
    return found.tokens[-1].text.rstrip("* ").endswith(":")


def _has_case_of(hit: Hit, label: str) -> bool:
    return hit.found.tokens[0].text.lstrip("*(# ")[:1] == label.lstrip("*(# ")[:1]


def _is_firm(hit: Hit, parts: Sequence[Stretch]) -> bool:
    """Whether a wording is a label by its place or its colon, not words of a sentence."""
    return _begins(hit, parts) or _has_colon(hit.found)


def _begins(hit: Hit, parts: Sequence[Stretch]) -> bool:
    """Whether a wording stands at the beginning of its line or after a gap."""
    first = hit.found.tokens[0]
    before = parts[hit.at].page.before(first)
    if before is None or not before.skeleton:
        return True
    gap = first.box.x0 - before.box.x1
    return gap > _WIDE_GAP * (first.box.bottom - first.box.top)


def _answer_hits(
    section: SectionDefinition, parts: Sequence[Stretch], hits: Sequence[Hit]
) -> Iterator[tuple[BoxDefinition, OptionDefinition, Hit]]:
    """Every place where an answer of a question may be printed; questions may share answers."""
    for box in section.boxes:
        for option in box.answers:
            wordings = {phrase(text) for text in option.label}
            found = [hit for hit in hits if hit.skeleton in wordings]
            if option.is_text:
                found = [hit for hit in found if _is_firm(hit, parts)]
            if not found:
                found = [
                    Hit(phrase(text), wrapped, at)
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
