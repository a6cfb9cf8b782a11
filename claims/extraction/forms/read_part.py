"""Reading one form or one supporting document, page by page, into one reading."""

import re
from collections.abc import Sequence
from typing import Final

from claims.extraction.definitions import FormDefinition, SectionDefinition
from claims.extraction.documents.expenses import read_bill
from claims.extraction.documents.letterhead import in_letterhead
from claims.extraction.forms.by_label import read_by_label
from claims.extraction.forms.by_place import read_by_place
from claims.extraction.forms.located import Located
from claims.extraction.forms.printed import phrase
from claims.extraction.forms.reading_notes import Notes
from claims.extraction.forms.recognise import Part
from claims.extraction.forms.values import add_values
from schemas.problems import ProblemCode
from schemas.reading import Reading

_OTHER_REVISION: Final = re.compile(r"rev(?:ised|ision)?\d{1,2}\d{2,4}|version\d")


def read_part(part: Part, document: str) -> Reading:
    """Read every box of a form or document that is on its pages."""
    notes = Notes(document)
    found = in_letterhead(part.every_page[0], part.definition, _read_boxes(part, notes))
    texts = add_values(found, part.definition, notes)
    expenses, total = read_bill(part.pages, part.definition, texts, notes)
    _check_revision(part, notes)
    _settle_signature(notes)
    every = part.every_page
    return Reading(
        document=document,
        kind=part.definition.kind,
        first_page=every[0].number,
        last_page=every[-1].number,
        form=part.definition.form,
        jurisdiction=part.definition.jurisdiction,
        values=tuple(notes.values),
        expenses=expenses,
        total_cents=total,
        problems=tuple(notes.problems),
    )


def _read_boxes(part: Part, notes: Notes) -> list[Located]:
    """Boxes by place on the pages that fit, by label on the others."""
    definition = part.definition
    found: list[Located] = []
    for page in part.pages:
        fit = part.alignments.get(page.number)
        if fit:
            found.extend(read_by_place(page, fit, definition))
    others = [page for page in part.pages if page.number not in part.alignments]
    done = {id(located.box) for located in found}
    missing: Sequence[SectionDefinition] = ()
    if others:
        by_label, missing = read_by_label(others, definition, done)
        found.extend(by_label)
    if part.alignments:
        _note_missing_pages(definition, found, notes)
    else:
        _note_missing_sections(missing, notes)
    return _as_defined(found, definition)


def _as_defined(found: Sequence[Located], definition: FormDefinition) -> list[Located]:
    """The boxes in the order of the form."""
    order = {id(box): index for index, box in enumerate(definition.boxes)}
    return sorted(found, key=lambda located: order[id(located.box)])


def _note_missing_pages(definition: FormDefinition, found: Sequence[Located], notes: Notes) -> None:
    """Pages of the known layout on which a required section has boxes, and none was found."""
    here = {id(located.box) for located in found}
    wanted: dict[int, bool] = {}
    for section in definition.sections:
        for box in section.boxes if section.required else ():
            spots = [box.at, *(option.at for option in box.options)]
            for number in {spot[0] for spot in spots if spot}:
                wanted[number] = wanted.get(number, False) or id(box) in here
    for number, is_there in sorted(wanted.items()):
        if not is_there:
            notes.problem(ProblemCode.PAGE_MISSING, None, wanted=f"page {number}")


def _note_missing_sections(missing: Sequence[SectionDefinition], notes: Notes) -> None:
    for section in missing:
        if section.required and any(box.fact for box in section.boxes):
            notes.problem(ProblemCode.PAGE_MISSING, None, wanted=section.heading[0])


def _check_revision(part: Part, notes: Notes) -> None:
    """A form of another revision is read, and an officer is told.

    A page that fits the known layout needs no revision printed on it; a different one counts.
    """
    wanted = part.definition.revision
    texts = [page.running_text for page in part.every_page]
    if not wanted or any(phrase(text) in printed for text in wanted for printed in texts):
        return
    other = next((hit for printed in texts if (hit := _OTHER_REVISION.search(printed))), None)
    if other or not part.alignments:
        where = notes.place(part.every_page[0].number)
        seen = other.group() if other else ""
        notes.problem(ProblemCode.VALUE_IN_DOUBT, where, seen=seen, wanted=wanted[0])


def _settle_signature(notes: Notes) -> None:
    """One signature is enough where a form has room for several; none is one problem."""
    unsigned = [p for p in notes.problems if p.code is ProblemCode.NOT_SIGNED]
    needless = unsigned if notes.value_of("is_signed") is True else unsigned[1:]
    notes.problems = [p for p in notes.problems if p not in needless]
