"""Which doubts the paper itself raises: unreadable boxes, missing pages, wrong totals."""

from typing import Final

from schemas.document import DocumentKind
from schemas.evidence import Doubt
from schemas.place import Place
from schemas.problems import Problem, ProblemCode
from schemas.queues import Reason, ReasonCode
from schemas.reading import Reading, ReadValue

CONFIDENT_PERCENT: Final = 80
"""Below this a value was pieced together from unclear text, as from a scan (form hazard 13).

Such text may help a person, but it never moves a claim by itself, so the limit is set where a
single uncertain letter in a short value already falls below it.
"""

_BILL_KINDS: Final = frozenset(
    {
        DocumentKind.ITEMISED_BILL,
        DocumentKind.FUNERAL_CONTRACT,
        DocumentKind.EMPLOYER_STATEMENT,
    }
)

_BILL_PROBLEMS: Final = frozenset(
    {
        ProblemCode.AMOUNT_NOT_READABLE,
        ProblemCode.LINES_DO_NOT_ADD_UP,
        ProblemCode.TABLE_NOT_READABLE,
    }
)


def paper_doubts(reading: Reading) -> tuple[Doubt, ...]:
    """Every doubt that one form or document raises by how it could be read."""
    from_problems = [_doubt(reading, problem) for problem in reading.problems]
    from_values = [
        field_doubt(value.fact, value.place)
        for value in reading.values
        if value.confidence_percent < CONFIDENT_PERCENT
    ]
    return (*from_problems, *from_values)


def confident_values(reading: Reading) -> tuple[ReadValue, ...]:
    """The values of a document that nothing on it puts in doubt."""
    troubled = {problem.field for problem in reading.problems}
    return tuple(
        value
        for value in reading.values
        if value.fact not in troubled and value.confidence_percent >= CONFIDENT_PERCENT
    )


def field_doubt(fact: str, place: Place | None) -> Doubt:
    """One box whose answer a person must look at."""
    return Doubt(reason=Reason(code=ReasonCode.FIELD_IN_DOUBT, detail=fact), fact=fact, place=place)


def _doubt(reading: Reading, problem: Problem) -> Doubt:
    """The doubt that one problem of paper amounts to, named by its box or by its code."""
    if problem.field:
        return field_doubt(problem.field, problem.where)
    if reading.kind in _BILL_KINDS or problem.code in _BILL_PROBLEMS:
        code = ReasonCode.BILL_IN_DOUBT
    elif problem.code is ProblemCode.NOT_SIGNED:
        return field_doubt("is_signed", problem.where)
    else:
        code = ReasonCode.PAGE_IN_DOUBT
    return Doubt(reason=Reason(code=code, detail=problem.code.value), place=problem.where)
