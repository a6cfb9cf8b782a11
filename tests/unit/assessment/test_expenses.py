"""What money is asked for, and which lines a document bears out."""

from dataclasses import replace
from datetime import date

from claims.assessment.facts import evidence_from
from schemas.document import DocumentKind
from schemas.evidence import Evidence
from schemas.reading import Reading
from tests.fakes_papers import RECEIVED, bill, form, line, reading, value


def _evidence(*readings: Reading) -> Evidence:
    return evidence_from(readings, application_date=RECEIVED, jurisdiction="IL")


def _reasons(evidence: Evidence) -> set[tuple[str, str]]:
    return {(doubt.reason.code.value, doubt.reason.detail) for doubt in evidence.doubts}


def test_the_lines_of_a_bill_for_the_victim_are_documented() -> None:
    evidence = _evidence(form(), bill("bill", "EXAMPLE, Quilla", line(1_00), line(2_00)))

    assert [expense.amount_cents for expense in evidence.claim.expenses] == [1_00, 2_00]
    assert all(expense.is_documented for expense in evidence.claim.expenses)
    assert not evidence.doubts


def test_lines_of_several_bills_have_ids_of_their_own() -> None:
    evidence = _evidence(form(), bill("one"), bill("two", "Quilla Example", line(2_00)))

    assert [each.expense_id for each in evidence.claim.expenses] == ["expense-1", "expense-2"]


def test_a_bill_for_another_patient_documents_nothing() -> None:
    evidence = _evidence(form(), bill("bill", "Ruprecht Sample"))

    assert not evidence.claim.expenses[0].is_documented
    assert ("bill_in_doubt", "victim_name") in _reasons(evidence)


def test_a_bill_for_the_claimant_is_the_claimants_own_loss() -> None:
    parent = form(claimant_name="Ruprecht Sample", claimant_relationship="parent")

    evidence = _evidence(parent, bill("bill", "Ruprecht Sample"))

    (expense,) = evidence.claim.expenses
    assert expense.is_documented
    assert expense.person == "parent"


def test_a_line_from_the_day_of_the_crime_is_documented() -> None:
    evidence = _evidence(form(), bill("bill", "Quilla Example", line(day=date(2026, 3, 1))))

    assert evidence.claim.expenses[0].is_documented


def test_a_line_from_the_day_before_the_crime_is_in_doubt() -> None:
    evidence = _evidence(form(), bill("bill", "Quilla Example", line(day=date(2026, 2, 28))))

    assert not evidence.claim.expenses[0].is_documented
    assert _reasons(evidence) == {("bill_in_doubt", "service_date")}


def test_an_undated_line_of_a_bill_is_in_doubt() -> None:
    evidence = _evidence(form(), bill("bill", "Quilla Example", line(day=None)))

    assert not evidence.claim.expenses[0].is_documented


def test_no_bill_is_documented_while_the_day_of_the_crime_is_unknown() -> None:
    evidence = _evidence(form(without=("crime_date",)), bill())

    assert not evidence.claim.expenses[0].is_documented


def test_a_funeral_contract_needs_no_dates() -> None:
    contract = replace(
        reading(DocumentKind.FUNERAL_CONTRACT, "funeral", {"victim_name": "Quilla Example"}),
        expenses=(line(kind="funeral", day=None),),
    )

    evidence = _evidence(form(losses_claimed=frozenset({"funeral"})), contract)

    assert evidence.claim.expenses[0].is_documented


def test_the_same_line_on_two_bills_is_in_doubt() -> None:
    assert _reasons(_evidence(form(), bill("one"), bill("two"))) == {
        ("bill_in_doubt", "same_line_twice")
    }


def test_two_equal_lines_of_one_bill_are_no_doubt() -> None:
    assert not _evidence(form(), bill("bill", "Quilla Example", line(), line())).doubts


def test_an_amount_on_the_form_that_a_bill_repeats_counts_once() -> None:
    told = replace(form(), expenses=(line(100_00),))

    assert len(_evidence(told, bill()).claim.expenses) == 1


def test_an_amount_on_the_form_that_a_bill_totals_counts_once() -> None:
    told = replace(form(), expenses=(line(3_00),))
    totalled = replace(bill("bill", "Quilla Example", line(1_00), line(2_00)), total_cents=3_00)

    assert len(_evidence(told, totalled).claim.expenses) == 2


def test_an_amount_that_only_the_form_names_is_not_documented() -> None:
    told = replace(form(), expenses=(line(55_00, kind="dental"),))

    evidence = _evidence(told, bill())

    assert [expense.is_documented for expense in evidence.claim.expenses] == [True, False]


def test_a_loss_that_is_ticked_without_a_document_is_only_asserted() -> None:
    more = replace(form(), values=(*form().values, value("losses_claimed", frozenset({"funeral"}))))

    assert _reasons(_evidence(more, bill())) == {("fact_only_asserted", "losses_claimed")}


def test_one_document_is_enough_for_a_box_that_stands_for_several_losses() -> None:
    combined = form(losses_claimed=frozenset({"dental", "medical", "mental_health"}))

    assert not _evidence(combined, bill()).doubts


def test_a_ticked_loss_without_any_bill_becomes_no_expense() -> None:
    evidence = _evidence(form())

    assert not evidence.claim.expenses
    assert not evidence.doubts
