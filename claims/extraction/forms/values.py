"""From boxes found on paper to facts with their places, and a problem wherever there is doubt."""

from collections.abc import Sequence
from typing import Final

from claims.extraction.definitions import (
    BoxDefinition,
    ComparesDefinition,
    FormDefinition,
    JoinedDefinition,
    reading_of,
)
from claims.extraction.forms.box_text import BoxText, carefully, text_of
from claims.extraction.forms.located import Located
from claims.extraction.forms.printed import skeletons, union
from claims.extraction.forms.questions import Questions, as_value
from claims.extraction.forms.reading_notes import Notes
from claims.extraction.forms.signatures import read_signature
from claims.extraction.parse.dates import read_days
from claims.extraction.parse.parsed import Parsed
from claims.extraction.parse.read import read_also, read_words
from schemas.problems import ProblemCode
from schemas.reading import Method

_COMPARED_SURE: Final = 90
_WORTH_ANOTHER_LOOK: Final = frozenset(
    {
        ProblemCode.DATE_NOT_READABLE,
        ProblemCode.DATE_IMPOSSIBLE,
        ProblemCode.AMOUNT_NOT_READABLE,
        ProblemCode.VALUE_NOT_READABLE,
    }
)


def add_values(
    found: Sequence[Located], definition: FormDefinition, notes: Notes
) -> dict[str, BoxText]:
    """Read everything that the boxes say, box by box, then what several say together.

    Gives back the words of the boxes that have a name.
    """
    texts: dict[tuple[int, str], BoxText] = {}
    questions = Questions(found, notes)
    for located in found:
        box = located.box
        text = text_of(located)
        if box.name:
            texts[id(located.section), box.name] = text
        if box.is_choice and not _is_list(located, text):
            questions.read(located)
        elif box.read_as == "signature":
            read_signature(located, text, notes)
        elif box.fact or box.also or box.sets:
            _read_box(box, text, notes)
    for section in definition.sections:
        for joined in section.joined:
            parts = [texts[key] for name in joined.boxes if (key := (id(section), name)) in texts]
            if parts:
                text = _read_joined(joined, parts, section.heading, notes)
                texts.setdefault((id(section), joined.fact), text)
    for compares in definition.compares:
        _compare(compares, texts, notes)
    return {name: text for (_, name), text in reversed(texts.items())}


def _is_list(located: Located, text: BoxText) -> bool:
    """Whether a question is answered by words instead of ticks: a drop-down."""
    return not located.answers and not text.is_empty


def _read_box(box: BoxDefinition, text: BoxText, notes: Notes) -> None:
    """The facts that the words of one box tell."""
    label = box.label[0] if box.label else ""
    if text.is_empty and text.code is None:
        if box.required:
            _note_empty(box.fact, text, notes)
        return
    if box.fact:
        _add(box, label, text, notes)
    for fact in box.also:
        notes.add_parsed(fact, label, text, read_also(text.text, fact))
    for fact, value in box.sets.items():
        notes.add_known(fact, as_value(fact, value), text, label)


def _add(box: BoxDefinition, label: str, text: BoxText, notes: Notes) -> None:
    if box.read_as == "filled":
        return
    if box.read_as in {"date", "date_range"}:
        _add_days(box, label, text, notes)
        return
    parsed = _parsed(text, box)
    if parsed.code in _WORTH_ANOTHER_LOOK and text.method is Method.PRINTED_TEXT:
        text = carefully(text)
        parsed = _parsed(text, box)
    if parsed.value is None and parsed.code is None and box.required:
        _note_empty(box.fact, text, notes)
    notes.add_parsed(box.fact, label, text, parsed)


def _parsed(text: BoxText, box: BoxDefinition) -> Parsed:
    if box.options and box.read_as != "yes_no":
        for option in box.options:
            if skeletons(text.text) in {skeletons(label) for label in option.label}:
                value = as_value(box.fact, option.value) if option.value is not None else None
                return Parsed(value=value)
    return read_words(text.text, box.fact, box.read_as)


def _add_days(box: BoxDefinition, label: str, text: BoxText, notes: Notes) -> None:
    """A day, or the first and last day of a crime that went on for some time."""
    is_birth = box.fact.endswith("birth_date")
    days = read_days(text.text, is_birth=is_birth)
    if days.first.code in _WORTH_ANOTHER_LOOK and text.method is Method.PRINTED_TEXT:
        text = carefully(text)
        days = read_days(text.text, is_birth=is_birth)
    if days.first.value is None and days.first.code is None and box.required:
        _note_empty(box.fact, text, notes)
    notes.add_parsed(box.fact, label, text, days.first)
    if days.last.value is None and days.last.code is None:
        return
    if box.fact == "crime_date":
        notes.add_parsed("crime_end_date", label, text, days.last)
    else:
        notes.add_parsed(box.fact, label, text, Parsed(code=ProblemCode.DATE_AMBIGUOUS))


def _read_joined(
    joined: JoinedDefinition, parts: Sequence[BoxText], heading: tuple[str, ...], notes: Notes
) -> BoxText:
    """One fact whose words stand in several boxes."""
    filled = [part for part in parts if not part.is_empty]
    if not filled:
        if joined.required:
            _note_empty(joined.fact, parts[0], notes)
        return parts[0]
    text = joined_text(filled, joined.separator)
    label = heading[0] if heading else joined.fact
    read_as = joined.read_as or reading_of(joined.fact)
    notes.add_parsed(joined.fact, label, text, read_words(text.text, joined.fact, read_as))
    return text


def joined_text(parts: Sequence[BoxText], separator: str) -> BoxText:
    """The words of several boxes as one; as sure as the least sure of them."""
    first = parts[0]
    codes = [part.code for part in parts if part.code]
    return BoxText(
        text=separator.join(part.text.strip(" ,") for part in parts),
        page=first.page,
        place=union(part.place for part in parts if part.page is first.page),
        method=first.method,
        confidence_percent=min(part.confidence_percent for part in parts),
        code=codes[0] if codes else None,
    )


def _compare(
    compares: ComparesDefinition, texts: dict[tuple[int, str], BoxText], notes: Notes
) -> None:
    """Whether two boxes name the same person; a tick says so too, and must not contradict them."""
    first, second = (_named(name, texts) for name in compares.boxes)
    if first is None or first.is_empty or second is None:
        return
    same = second.is_empty or _same_words(first.text, second.text)
    ticked = notes.value_of(compares.fact)
    if ticked is not None:
        is_other = not (same or _may_be_same(first.text, second.text))
        if not second.is_empty and (same if ticked is False else is_other):
            where = notes.place(second.page.number, second.place)
            notes.problem(ProblemCode.VALUE_IN_DOUBT, where, compares.fact, seen=second.text)
        return
    notes.add_known(compares.fact, same, second, compares.boxes[1], sure=_COMPARED_SURE)


def _named(name: str, texts: dict[tuple[int, str], BoxText]) -> BoxText | None:
    return next((text for (_, key), text in texts.items() if key == name), None)


def _same_words(first: str, second: str) -> bool:
    """Whether two names are of the same words, middle initials aside."""
    one, other = _long_words(first), _long_words(second)
    return bool(one) and one == other


def _may_be_same(first: str, second: str) -> bool:
    """Whether one name only leaves out words of the other: a middle name."""
    one, other = _long_words(first), _long_words(second)
    return one <= other or other <= one


def _long_words(name: str) -> frozenset[str]:
    return frozenset(word for word in skeletons(name) if len(word) > 1)


def _note_empty(fact: str, text: BoxText, notes: Notes) -> None:
    where = notes.place(text.page.number, text.place)
    notes.problem(ProblemCode.REQUIRED_BOX_EMPTY, where, fact, seen=text.text)
