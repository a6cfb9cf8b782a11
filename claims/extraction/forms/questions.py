"""The questions of a form that are answered by ticking, and what the ticks say."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from claims.extraction.definitions import Known
from claims.extraction.forms.box_text import BoxText, words_of
from claims.extraction.forms.located import AnswerSpot, Located, MarkSeen
from claims.extraction.forms.marks import Answer, blank_ink, circled, is_on, needs_ink, ticked
from claims.extraction.forms.printed import union
from claims.extraction.forms.reading_notes import Notes
from claims.extraction.parse.parsed import says_nothing
from schemas.claim import FactValue
from schemas.facts import FACTS, FactType
from schemas.place import Box
from schemas.problems import ProblemCode


class Questions:
    """Reads ticks. Holds all questions of a form, to know how dark an empty box is."""

    def __init__(self, found: Sequence[Located], notes: Notes) -> None:
        self._found = found
        self._notes = notes

    def read(self, located: Located) -> None:
        """What the answers of one question say."""
        box = located.box
        if not (box.fact or any(option.sets for option in box.answers)):
            return
        on = [*self._ticked(located), *_written(located)]
        on = self._without_shared_rows(located, on)
        for answer in on:
            self._note_doubt(located, answer)
        if self._is_answered_once(located):
            self._read_one(located, on)
        else:
            self._read_several(located, on)

    def _ticked(self, located: Located) -> list[Answer]:
        """The answers that are ticked by a field, a character or a pen, or else circled."""
        spots = [spot for spot in located.answers if not spot.option.is_text]
        if not self._needs_ink(spots):
            return ticked(spots, None)
        blank = self._blank_ink.get(id(spots[0].page))
        on = ticked(spots, blank)
        return circled(spots) if blank is not None and located.is_by_place and not on else on

    def _needs_ink(self, spots: Sequence[AnswerSpot]) -> bool:
        return needs_ink(spots, is_field_telling=self._is_any_on)

    @cached_property
    def _is_any_on(self) -> bool:
        """Whether any answer of the form is ticked by a field or a character."""
        return any(is_on(spot) for located in self._found for spot in located.answers)

    @cached_property
    def _blank_ink(self) -> dict[int, float]:
        """How dark an empty answer box is on each page where only ink can tell.

        Ink beside a label, where the place of the box is guessed, counts only when no answer of
        the form is ticked with a character: then all are.
        """
        guessed = [each for each in self._found if not each.is_by_place]
        has_ticks = any(s.seen is MarkSeen.TICK for each in guessed for s in each.answers)
        by_page: dict[int, list[AnswerSpot]] = defaultdict(list)
        for located in self._found:
            if not located.box.fact or (has_ticks and not located.is_by_place):
                continue
            if self._needs_ink(located.answers):
                for spot in located.answers:
                    if not spot.option.is_text:
                        by_page[id(spot.page)].append(spot)
        return {page: blank_ink(spots) for page, spots in by_page.items()}

    def _is_answered_once(self, located: Located) -> bool:
        fact = located.box.fact
        if not fact:
            return False
        if FACTS[fact].type is not FactType.CHOICES:
            return True
        values = [option.value for option in located.box.answers]
        return len(values) > 1 and sum(value is not None for value in values) == 1

    def _read_one(self, located: Located, on: Sequence[Answer]) -> None:
        """A question with one answer: two ticks or none leave it open."""
        box = located.box
        where = self._notes.place(located.page.number, self._around(located))
        if len(on) > 1:
            seen = ", ".join(answer.option.label[0] for answer in on)
            self._notes.problem(ProblemCode.BOTH_TICKED, where, box.fact, seen=seen)
        elif not on and box.required:
            self._notes.problem(ProblemCode.NONE_TICKED, where, box.fact)
        elif on:
            self._take(located, on[0])

    def _read_several(self, located: Located, on: Sequence[Answer]) -> None:
        if not on and located.box.required:
            where = self._notes.place(located.page.number, self._around(located))
            self._notes.problem(ProblemCode.NONE_TICKED, where, located.box.fact)
        for answer in on:
            self._take(located, answer)

    def _take(self, located: Located, answer: Answer) -> None:
        """The facts that one ticked answer tells."""
        label = located.box.label[0] if located.box.label else answer.option.label[0]
        source = BoxText(
            text=answer.option.label[0],
            page=answer.page,
            place=answer.box,
            method=answer.method,
            confidence_percent=answer.confidence_percent,
        )
        if located.box.fact and answer.option.value is not None:
            value = as_value(located.box.fact, answer.option.value)
            self._notes.add_known(located.box.fact, value, source, label)
        for fact, told in {**located.box.sets, **answer.option.sets}.items():
            self._notes.add_known(fact, as_value(fact, told), source, label)

    def _without_shared_rows(self, located: Located, on: list[Answer]) -> list[Answer]:
        """Leave out ticks that stand for a whole row, and say which answers may be meant."""
        rows: dict[str, list[Answer]] = defaultdict(list)
        for answer in on:
            rows[answer.option.row].append(answer)
        kept = rows.pop("", [])
        for row, answers in rows.items():
            options = [option for option in located.box.answers if option.row == row]
            if len(answers) == len(options) or any(a.shared_by > 1 for a in answers):
                self._note_shared(located, answers, ", ".join(o.label[0] for o in options))
            else:
                kept.extend(answers)
        shared = [answer for answer in kept if answer.shared_by > 1]
        if shared:
            self._note_shared(located, shared, ", ".join(a.option.label[0] for a in shared))
        return [answer for answer in kept if answer.shared_by == 1]

    def _note_shared(self, located: Located, answers: Sequence[Answer], wanted: str) -> None:
        box = union(answer.box for answer in answers)
        where = self._notes.place(answers[0].page.number, box)
        self._notes.problem(
            ProblemCode.CHOICE_SHARED_BY_ROW, where, located.box.fact, wanted=wanted
        )

    def _note_doubt(self, located: Located, answer: Answer) -> None:
        if not answer.is_sure:
            where = self._notes.place(answer.page.number, answer.box)
            seen = answer.option.label[0]
            self._notes.problem(ProblemCode.VALUE_IN_DOUBT, where, located.box.fact, seen=seen)

    @staticmethod
    def _around(located: Located) -> Box:
        boxes = [spot.box for spot in located.answers if spot.page is located.page]
        return union(boxes) if boxes else located.place


def _written(located: Located) -> list[Answer]:
    """The answers that are chosen by writing something."""
    answers = []
    for spot in located.answers:
        if not spot.option.is_text:
            continue
        text = words_of(spot.page, spot.widgets, spot.words, located)
        if not text.is_empty and not says_nothing(text.text):
            answers.append(
                Answer(
                    option=spot.option,
                    page=spot.page,
                    box=text.place,
                    method=text.method,
                    confidence_percent=text.confidence_percent,
                    is_sure=text.code is None,
                )
            )
    return answers


def as_value(fact: str, value: Known) -> FactValue:
    """A value that a definition gives, in the shape of its fact."""
    if FACTS[fact].type is FactType.CHOICES:
        return frozenset(value if isinstance(value, tuple) else (str(value),))
    if isinstance(value, tuple):
        return value[0]
    return value
