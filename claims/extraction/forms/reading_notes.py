"""What has been read of one document up to now: values and problems, each with its place."""

from dataclasses import dataclass, field

from claims.extraction.forms.box_text import BoxText
from claims.extraction.parse.parsed import Parsed
from schemas.claim import FactValue
from schemas.facts import FACTS, FactType
from schemas.place import Box, Place
from schemas.problems import Problem, ProblemCode
from schemas.reading import ReadValue


@dataclass(slots=True)
class Notes:
    """Gathers values and problems while one form or document is read."""

    document: str
    values: list[ReadValue] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def place(self, page: int, box: Box | None = None) -> Place:
        """A spot on this document, to a tenth of a point."""
        return Place(document=self.document, page=page, box=_rounded(box) if box else None)

    def add_parsed(self, fact: str, label: str, text: BoxText, parsed: Parsed) -> None:
        """Take what a box says of a fact, and every doubt about it."""
        where = self.place(text.page.number, text.place)
        for code in dict.fromkeys(filter(None, (text.code, parsed.code))):
            wanted = text.other if code is text.code else parsed.wanted
            self.problem(code, where, fact, seen=text.text, wanted=wanted)
        if parsed.value is None:
            return
        sure = min(text.confidence_percent, parsed.confidence_percent)
        self.add_value(
            ReadValue(
                fact=fact,
                label=label,
                raw=text.text,
                value=parsed.value,
                place=where,
                method=text.method,
                confidence_percent=sure,
            )
        )

    def add_value(self, value: ReadValue) -> None:
        """Take one value; a second one of the same fact must agree or be a further choice."""
        for index, other in enumerate(self.values):
            if other.fact == value.fact and not _is_further_choice(other, value):
                self.values[index] = self._together(other, value)
                return
        self.values.append(value)

    def _together(self, first: ReadValue, second: ReadValue) -> ReadValue:
        """One value out of two of the same fact."""
        if first.fact == "is_signed":
            return first if first.value else second
        if first.value != second.value:
            self.problem(
                ProblemCode.VALUE_IN_DOUBT, second.place, first.fact, second.raw, first.raw
            )
        return first

    def problem(
        self,
        code: ProblemCode,
        where: Place | None,
        fact: str = "",
        seen: str = "",
        wanted: str = "",
    ) -> None:
        """Note something wrong once."""
        found = Problem(code=code, where=where, field=fact, seen=seen, wanted=wanted)
        if found not in self.problems:
            self.problems.append(found)

    def value_of(self, fact: str) -> FactValue | None:
        """What has been read of a fact so far."""
        return next((value.value for value in self.values if value.fact == fact), None)

    def add_known(
        self, fact: str, value: FactValue, source: BoxText, label: str, *, sure: int = 100
    ) -> None:
        """Take a fact that follows from a box without its words being parsed."""
        self.add_value(
            ReadValue(
                fact=fact,
                label=label,
                raw=source.text,
                value=value,
                place=self.place(source.page.number, source.place),
                method=source.method,
                confidence_percent=min(sure, source.confidence_percent),
            )
        )


def _is_further_choice(first: ReadValue, second: ReadValue) -> bool:
    """Whether two values are two ticks of a list: each keeps its place."""
    is_list = FACTS[first.fact].type is FactType.CHOICES
    return is_list and (first.value, first.label) != (second.value, second.label)


def _rounded(box: Box) -> Box:
    return Box(
        x0=round(box.x0, 1),
        top=round(box.top, 1),
        x1=round(box.x1, 1),
        bottom=round(box.bottom, 1),
    )
