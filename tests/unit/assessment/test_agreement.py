"""Do the papers of one claim agree?"""

from dataclasses import replace
from datetime import date

import pytest

from claims.assessment.facts import evidence_from
from schemas.claim import FactValue
from schemas.document import DocumentKind
from schemas.expense import Payment
from schemas.finding import Finding, Outcome
from schemas.money import Cents
from schemas.reading import Reading
from tests.fakes_papers import RECEIVED, bill, form, line, police_report, reading, saying


def _agreement(*readings: Reading) -> tuple[Finding, ...]:
    return evidence_from(readings, application_date=RECEIVED, jurisdiction="IL").agreement


def test_papers_that_say_the_same_give_one_finding_that_they_do() -> None:
    (finding,) = _agreement(form(), police_report(), bill())

    assert finding.outcome is Outcome.MET
    assert "report_number" in finding.facts_read


def test_a_form_alone_has_nothing_to_agree_with() -> None:
    (finding,) = _agreement(form())

    assert finding.outcome is Outcome.NOT_APPLICABLE
    assert finding.code == "only_the_form"


def test_a_document_that_speaks_of_other_things_has_nothing_to_compare() -> None:
    (finding,) = _agreement(form(), reading(DocumentKind.ITEMISED_BILL, "bill", {}))

    assert finding.outcome is Outcome.NOT_APPLICABLE
    assert finding.code == "nothing_to_compare"


@pytest.mark.parametrize(
    ("fact", "other"),
    [
        ("crime_date", date(2026, 3, 3)),
        ("report_date", date(2026, 3, 3)),
        ("report_number", "26-99999"),
        ("report_agency", "Exampleton Police Department"),
        ("victim_name", "Ruprecht Sample"),
        ("crime_types", frozenset({"robbery"})),
        ("crime_state", "IN"),
    ],
)
def test_a_report_that_contradicts_the_form_is_a_question_with_both_places(
    fact: str, other: FactValue
) -> None:
    (finding,) = _agreement(form(), saying(police_report(), fact, other))

    assert finding.outcome is Outcome.NEEDS_OFFICER
    assert finding.facts_read == (fact,)
    assert [place.document for place in finding.places] == ["form", "report"]


def test_each_contradiction_is_one_finding() -> None:
    wrong = police_report(crime_date=date(2026, 3, 3), victim_name="Ruprecht Sample")

    findings = _agreement(form(), wrong, bill("bill", "Ruprecht Sample"))

    assert sorted(finding.facts_read for finding in findings) == [
        ("crime_date",),
        ("victim_name",),
        ("victim_name",),
    ]


def test_a_contradiction_never_repeats_what_stands_on_paper() -> None:
    (finding,) = _agreement(form(), police_report(victim_name="Ruprecht Sample"))

    assert "Ruprecht" not in repr(finding)
    assert "Quilla" not in repr(finding)


def test_a_bill_for_the_claimant_contradicts_nothing() -> None:
    parent = form(claimant_name="Ruprecht Sample", claimant_relationship="parent")

    born_earlier = saying(bill("bill", "Ruprecht Sample"), "victim_birth_date", date(1960, 1, 1))

    (finding,) = _agreement(parent, bill("bill", "Ruprecht Sample"))
    (with_birth_date,) = _agreement(parent, born_earlier)

    assert finding.outcome is Outcome.MET
    assert with_birth_date.outcome is Outcome.MET


def test_another_employer_than_the_forms_is_a_contradiction() -> None:
    statement = reading(
        DocumentKind.EMPLOYER_STATEMENT, "employer", {"employer_name": "Example Laundry"}
    )

    (finding,) = _agreement(form(employer_name="Example Bakery"), statement)

    assert finding.facts_read == ("employer_name",)


def test_two_reports_that_contradict_each_other_are_a_question_where_the_form_is_silent() -> None:
    silent = form(without=("crime_state",))

    findings = _agreement(silent, police_report(), police_report("second", crime_state="IN"))

    (finding,) = findings
    assert [place.document for place in finding.places] == ["report", "second"]


def test_a_report_against_a_form_that_says_it_was_not_reported_is_a_contradiction() -> None:
    (finding,) = _agreement(form(is_reported=False), police_report())

    assert finding.facts_read == ("is_reported",)


@pytest.mark.parametrize(
    ("fact", "said"), [("collateral_sources", frozenset({"none"})), ("is_insured", False)]
)
def test_a_payment_on_a_bill_contradicts_that_nobody_else_pays(fact: str, said: FactValue) -> None:
    paid = replace(line(), payments=(Payment(source="medicaid", amount_cents=Cents(1)),))

    (finding,) = _agreement(saying(form(), fact, said), bill("bill", "Quilla Example", paid))

    assert finding.outcome is Outcome.NEEDS_OFFICER
    assert finding.facts_read == (fact,)
    assert [place.document for place in finding.places] == ["form", "bill"]


def test_a_payment_by_a_source_that_the_form_names_contradicts_nothing() -> None:
    paid = replace(line(), payments=(Payment(source="medicaid", amount_cents=Cents(1)),))
    insured = form(collateral_sources=frozenset({"medicaid"}))

    (finding,) = _agreement(insured, bill("bill", "Quilla Example", paid))

    assert finding.outcome is Outcome.MET


def test_a_bill_with_another_birth_date_than_the_victims_is_a_question() -> None:
    (finding,) = _agreement(form(), saying(bill(), "victim_birth_date", date(1960, 1, 1)))

    assert finding.facts_read == ("victim_birth_date",)
