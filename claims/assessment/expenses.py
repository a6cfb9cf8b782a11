"""What money is asked for, line by line, and which lines a document bears out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.assessment.statements import Statement, is_claimants_bill
from schemas.claim import Fact
from schemas.document import DocumentKind
from schemas.evidence import Doubt
from schemas.expense import Expense
from schemas.place import Place
from schemas.queues import Reason, ReasonCode
from schemas.reading import Reading, ReadValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """One document with expense lines, and whether it speaks for this claim."""

    reading: Reading
    said: Mapping[str, Statement]
    is_tied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """All expense lines of a claim, and what is doubtful about them."""

    expenses: tuple[Expense, ...]
    doubts: tuple[Doubt, ...]


def losses(form: Reading, bills: Sequence[Bill], facts: Mapping[str, Fact]) -> Losses:
    """Collect the lines of all bills, and those of the form that no bill covers.

    A line counts as documented when its bill is for the victim or the claimant, could be read
    without doubt, and is dated on or after the day of the crime.
    """
    from_bills: list[Expense] = []
    doubts: list[Doubt] = []
    for bill in bills:
        for line in bill.reading.expenses:
            is_timely = bill.is_tied and _is_timely(line, bill.reading.kind, facts)
            if bill.is_tied and not is_timely:
                doubts.append(_bill_doubt("service_date", bill.reading, line))
            is_documented = is_timely and not bill.reading.problems
            from_bills.append(
                replace(line, is_documented=is_documented, person=_person(line, bill, facts))
            )
    doubts.extend(_billed_twice(bills))
    from_form = _not_on_any_bill(form, bills)
    return Losses(
        expenses=_numbered((*from_bills, *from_form)),
        doubts=(*doubts, *_ticked_without_paper(form.values, from_bills, from_form)),
    )


def _is_timely(line: Expense, kind: DocumentKind, facts: Mapping[str, Fact]) -> bool:
    """Whether a line cannot be older than the crime; a funeral contract needs no dates."""
    crime = facts.get("crime_date")
    if crime is None or not isinstance(crime.value, date):
        return False
    if line.service_date is None:
        return kind is not DocumentKind.ITEMISED_BILL
    return line.service_date >= crime.value


def _person(line: Expense, bill: Bill, facts: Mapping[str, Fact]) -> str:
    """Whose loss a line is: the victim's, unless the bill names the claimant instead."""
    if not is_claimants_bill(facts, bill.said, bill.reading.kind):
        return line.person
    relationship = facts.get("claimant_relationship")
    return "other" if relationship is None else str(relationship.value)


def _billed_twice(bills: Sequence[Bill]) -> tuple[Doubt, ...]:
    """A doubt for each line that stands on two documents: it must not be paid twice."""
    seen: Counter[tuple[str, int, date | None]] = Counter()
    doubts: list[Doubt] = []
    for bill in bills:
        lines = {_same_line(line): line for line in bill.reading.expenses}
        doubts.extend(
            _bill_doubt("same_line_twice", bill.reading, line)
            for key, line in lines.items()
            if seen[key]
        )
        seen.update(lines.keys())
    return tuple(doubts)


def _same_line(line: Expense) -> tuple[str, int, date | None]:
    return line.kind, line.amount_cents, line.service_date


def _not_on_any_bill(form: Reading, bills: Sequence[Bill]) -> tuple[Expense, ...]:
    """The amounts written on the form itself that no bill's line or total repeats."""
    billed = {(line.kind, line.amount_cents) for bill in bills for line in bill.reading.expenses}
    totals = {
        (line.kind, bill.reading.total_cents) for bill in bills for line in bill.reading.expenses
    }
    return tuple(
        replace(line, is_documented=False)
        for line in form.expenses
        if (line.kind, line.amount_cents) not in billed | totals
    )


def _ticked_without_paper(
    values: Iterable[ReadValue], from_bills: Sequence[Expense], from_form: Sequence[Expense]
) -> tuple[Doubt, ...]:
    """A doubt for each ticked box of losses of which no document says how much.

    One box can stand for several losses ("Medical/Dental/Counseling"): any one of them will do.
    """
    if not from_bills:
        return ()
    known = {line.kind for line in (*from_bills, *from_form)}
    reason = Reason(code=ReasonCode.FACT_ONLY_ASSERTED, detail="losses_claimed")
    return tuple(
        Doubt(reason=reason, place=value.place)
        for value in values
        if value.fact == "losses_claimed"
        and isinstance(value.value, frozenset)
        and value.value.isdisjoint(known)
    )


def _numbered(lines: Sequence[Expense]) -> tuple[Expense, ...]:
    """Give each line an id of its own: two bills can number their lines alike."""
    return tuple(
        replace(line, expense_id=f"expense-{number}") for number, line in enumerate(lines, start=1)
    )


def _bill_doubt(detail: str, reading: Reading, line: Expense) -> Doubt:
    """A doubt about one line of a bill, at its place or at the bill's first page."""
    whole = Place(document=reading.document, page=reading.first_page)
    place = line.places[0] if line.places else whole
    return Doubt(reason=Reason(code=ReasonCode.BILL_IN_DOUBT, detail=detail), place=place)
