"""Do the papers of one claim agree? Every contradiction is a question for a person."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from claims.assessment.accepted_documents import accepted
from claims.assessment.alike import alike
from claims.assessment.statements import (
    Statement,
    is_claimants_bill,
    says_the_same,
    statements,
)
from schemas.claim import Fact
from schemas.document import DocumentKind
from schemas.finding import Finding, Outcome
from schemas.place import Place
from schemas.reading import Reading

RULE: Final = "documents_agree"

_COMPARED_BESIDES: Final = MappingProxyType(
    {
        DocumentKind.POLICE_REPORT: frozenset[str](),
        DocumentKind.ITEMISED_BILL: frozenset({"victim_name", "victim_birth_date"}),
        DocumentKind.FUNERAL_CONTRACT: frozenset({"victim_name", "victim_birth_date"}),
        DocumentKind.EMPLOYER_STATEMENT: frozenset({"victim_name", "victim_birth_date"}),
    }
)
"""What a document must agree on although it does not support it."""

_NOBODY: Final = frozenset({"none"})

_WRITTEN_MANY_WAYS: Final = frozenset({"crime_address", "crime_city", "crime_county"})
"""A place is written as a street, a corner or a district: a difference there shows nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One paper's answer about one fact."""

    kind: DocumentKind
    statement: Statement


def documents_agree(
    facts: Mapping[str, Fact], supporting: Sequence[Reading], received: date
) -> tuple[Finding, ...]:
    """One finding for each contradiction; one that says so when everything compared agrees.

    `facts` are what the form says. A document is held against the form, or, where the form is
    silent, against the first document that speaks of the same fact.
    """
    sides = tuple(_sides(facts, supporting, received))
    compared = _compared(facts, sides)
    against = [_contradiction(facts, sides, side) for side in sides]
    found = (
        *(finding for finding in against if finding is not None),
        *(_paid_after_all(facts, bill) for bill in supporting if _denies_payment(facts, bill)),
    )
    if found:
        return found
    if not compared:
        code = "nothing_to_compare" if supporting else "only_the_form"
        return (Finding(rule=RULE, outcome=Outcome.NOT_APPLICABLE, code=code),)
    return (Finding(rule=RULE, outcome=Outcome.MET, code=RULE, facts_read=compared),)


def _sides(
    facts: Mapping[str, Fact], supporting: Sequence[Reading], received: date
) -> Iterator[_Side]:
    """Everything that documents say of facts on which they must agree."""
    for reading in supporting:
        row = accepted(reading.kind, received)
        if row is None:
            continue
        said = statements(reading, row)
        compared = (row.supports | _COMPARED_BESIDES[reading.kind]) - _WRITTEN_MANY_WAYS
        if is_claimants_bill(facts, said, reading.kind):
            compared -= {"victim_birth_date"}
        for name in sorted(compared & said.keys()):
            yield _Side(kind=reading.kind, statement=said[name])


def _compared(facts: Mapping[str, Fact], sides: Sequence[_Side]) -> tuple[str, ...]:
    """The facts of which at least two papers speak."""
    told = [side.statement.fact for side in sides]
    return tuple(sorted({name for name in told if name in facts or told.count(name) > 1}))


def _contradiction(
    facts: Mapping[str, Fact], sides: Iterable[_Side], side: _Side
) -> Finding | None:
    """The finding that one document contradicts the form or an earlier document, if it does."""
    name = side.statement.fact
    if name in facts:
        if says_the_same(name, facts, side.statement, side.kind):
            return None
        return _finding(side, facts[name].places[:1])
    first = next(each for each in sides if each.statement.fact == name)
    if alike(name, first.statement.value, side.statement.value):
        return None
    return _finding(side, (first.statement.place,))


def _denies_payment(facts: Mapping[str, Fact], bill: Reading) -> bool:
    """Whether the form says that nobody else pays, and a bill shows that somebody has."""
    sources = facts.get("collateral_sources")
    insured = facts.get("is_insured")
    names_none = sources is not None and sources.value == _NOBODY
    is_uninsured = sources is None and insured is not None and insured.value is False
    is_paid = any(payment.amount_cents > 0 for line in bill.expenses for payment in line.payments)
    return is_paid and (names_none or is_uninsured)


def _paid_after_all(facts: Mapping[str, Fact], bill: Reading) -> Finding:
    """The finding that a bill shows a payment although the form names nobody who pays."""
    name = "collateral_sources" if "collateral_sources" in facts else "is_insured"
    whole = Place(document=bill.document, page=bill.first_page)
    paid = (place for line in bill.expenses if line.payments for place in line.places)
    said = Statement(fact=name, value=_NOBODY, place=next(paid, whole))
    return _finding(_Side(kind=bill.kind, statement=said), facts[name].places[:1])


def _finding(side: _Side, other: tuple[Place, ...]) -> Finding:
    """Name the fact and both places, never the two values: they may be private."""
    return Finding(
        rule=RULE,
        outcome=Outcome.NEEDS_OFFICER,
        code="documents_disagree",
        values=(("fact", side.statement.fact), ("document_kind", side.kind.value)),
        facts_read=(side.statement.fact,),
        question="which_document_is_right",
        places=(*other, side.statement.place),
    )
