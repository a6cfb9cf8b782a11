"""Invented papers, already read: a signed form, a police report, a bill."""

from dataclasses import replace
from datetime import date
from typing import Final

from schemas.claim import FactValue
from schemas.document import DocumentKind
from schemas.expense import Expense
from schemas.money import Cents
from schemas.place import Place
from schemas.problems import Problem, ProblemCode
from schemas.reading import Extraction, Method, Reading, ReadValue

CRIME: Final = date(2026, 3, 1)
RECEIVED: Final = date(2026, 6, 1)

ON_FORM: Final[dict[str, FactValue]] = {
    "victim_name": "Quilla Example",
    "victim_birth_date": date(1990, 2, 3),
    "crime_date": CRIME,
    "report_date": CRIME,
    "report_number": "26-00417",
    "report_agency": "Sampleton Police Department",
    "crime_types": frozenset({"assault"}),
    "crime_state": "IL",
    "losses_claimed": frozenset({"medical"}),
    "is_signed": True,
    "signature_date": date(2026, 5, 2),
}

ON_REPORT: Final[dict[str, FactValue]] = {
    "victim_name": "Example, Quilla",
    "crime_date": CRIME,
    "report_date": CRIME,
    "report_number": "2600417",
    "report_agency": "Sampleton PD",
    "crime_types": frozenset({"assault"}),
    "crime_state": "IL",
}


def value(fact: str, said: FactValue, document: str = "form", confidence: int = 100) -> ReadValue:
    """One value read from paper."""
    return ReadValue(
        fact=fact,
        label=fact,
        raw=str(said),
        value=said,
        place=Place(document=document, page=1),
        method=Method.PRINTED_TEXT,
        confidence_percent=confidence,
    )


def reading(kind: DocumentKind, document: str, said: dict[str, FactValue]) -> Reading:
    """One paper that says some facts."""
    return Reading(
        document=document,
        kind=kind,
        first_page=1,
        last_page=1,
        values=tuple(value(fact, each, document) for fact, each in said.items()),
    )


def form(document: str = "form", without: tuple[str, ...] = (), **said: FactValue) -> Reading:
    """A claim form of Illinois, signed and whole, with some answers changed or left out."""
    answers = {name: each for name, each in ON_FORM.items() if name not in without}
    read = reading(DocumentKind.CLAIM_FORM, document, answers | said)
    return replace(read, form="il/example", jurisdiction="IL")


def police_report(
    document: str = "report", without: tuple[str, ...] = (), **said: FactValue
) -> Reading:
    """A police report that agrees with the form, with some answers changed or left out."""
    answers = {name: each for name, each in ON_REPORT.items() if name not in without}
    return reading(DocumentKind.POLICE_REPORT, document, answers | said)


def saying(paper: Reading, fact: str, said: FactValue) -> Reading:
    """The same paper with one answer changed or added."""
    kept = tuple(each for each in paper.values if each.fact != fact)
    return replace(paper, values=(*kept, value(fact, said, paper.document)))


def line(amount_cents: int = 100_00, kind: str = "medical", day: date | None = CRIME) -> Expense:
    """One line of a bill."""
    return Expense(
        expense_id="1",
        kind=kind,
        amount_cents=Cents(amount_cents),
        is_documented=True,
        service_date=day,
    )


def bill(document: str = "bill", patient: str = "Quilla Example", *lines: Expense) -> Reading:
    """An itemised bill."""
    read = reading(DocumentKind.ITEMISED_BILL, document, {"victim_name": patient})
    return replace(read, expenses=lines or (line(),))


def file(*readings: Reading, document: str = "") -> Extraction:
    """One file that holds some papers."""
    return Extraction(
        document=document or readings[0].document, page_count=len(readings), readings=readings
    )


def unreadable(document: str, code: ProblemCode) -> Extraction:
    """One file that nobody could read."""
    return Extraction(document=document, page_count=0, problems=(Problem(code=code),))
