"""What one supporting document says, and whether it speaks of this claim at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from claims.assessment.accepted_documents import AcceptedDocument
from claims.assessment.alike import alike
from claims.assessment.paper_doubts import confident_values
from schemas.claim import Fact, FactValue
from schemas.document import DocumentKind
from schemas.place import Place
from schemas.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing a document says, and where on it."""

    fact: str
    value: FactValue
    place: Place


def statements(reading: Reading, row: AcceptedDocument) -> Mapping[str, Statement]:
    """What a document says in so many words, and what its mere existence says."""
    whole = Place(document=reading.document, page=reading.first_page)
    implied = {
        name: Statement(fact=name, value=value, place=whole) for name, value in row.implies.items()
    }
    spoken = {
        each.fact: Statement(fact=each.fact, value=each.value, place=each.place)
        for each in reversed(confident_values(reading))
    }
    return {**implied, **spoken}


def untied(
    facts: Mapping[str, Fact], said: Mapping[str, Statement], row: AcceptedDocument
) -> tuple[str, ...]:
    """The facts that fail to tie a document to the claim; empty when it speaks for this claim."""
    loose = [name for name in row.tied_by if not _ties(name, facts, said, row)]
    days = sorted(name for name in row.tied_by_dates if name in facts and name in said)
    differing = [name for name in days if not says_the_same(name, facts, said[name], row.kind)]
    if row.tied_by_dates and not days:
        loose.extend(sorted(row.tied_by_dates))
    return (*loose, *differing)


def says_the_same(
    name: str, facts: Mapping[str, Fact], statement: Statement, kind: DocumentKind
) -> bool:
    """Whether a document says of a fact what the form says."""
    if alike(name, facts[name].value, statement.value):
        return True
    if name == "crime_date":
        return _within_the_crime(facts, statement.value)
    if name == "victim_name":
        return is_claimants_bill(facts, {name: statement}, kind)
    return False


def is_claimants_bill(
    facts: Mapping[str, Fact], said: Mapping[str, Statement], kind: DocumentKind
) -> bool:
    """Whether a bill's patient is a claimant who is not the victim: a parent in counselling."""
    patient, victim, claimant = (
        said.get("victim_name"),
        facts.get("victim_name"),
        facts.get("claimant_name"),
    )
    if kind is not DocumentKind.ITEMISED_BILL or patient is None or claimant is None:
        return False
    if victim is not None and alike("victim_name", victim.value, patient.value):
        return False
    return alike("claimant_name", claimant.value, patient.value)


def _ties(
    name: str,
    facts: Mapping[str, Fact],
    said: Mapping[str, Statement],
    row: AcceptedDocument,
) -> bool:
    """Whether a fact stands on both papers and is the same."""
    return name in facts and name in said and says_the_same(name, facts, said[name], row.kind)


def _within_the_crime(facts: Mapping[str, Fact], day: FactValue) -> bool:
    """Whether a report's day falls within a crime that the form gives from one day to another."""
    first, last = facts["crime_date"].value, facts.get("crime_end_date")
    if not (isinstance(first, date) and isinstance(day, date) and last is not None):
        return False
    return isinstance(last.value, date) and first <= day <= last.value
