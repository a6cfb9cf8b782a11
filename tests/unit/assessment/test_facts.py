"""From readings to facts with standing."""

from dataclasses import replace
from datetime import date

import pytest

from claims.assessment.facts import NoFormError, evidence_from
from schemas.claim import Standing
from schemas.document import DocumentKind
from schemas.evidence import Doubt, Evidence
from schemas.place import Place
from schemas.problems import Problem, ProblemCode
from schemas.queues import Reason, ReasonCode
from schemas.reading import Reading
from tests.fakes_papers import RECEIVED, bill, form, police_report, reading, saying, value


def _evidence(*readings: Reading, doubts: tuple[Doubt, ...] = ()) -> Evidence:
    return evidence_from(readings, application_date=RECEIVED, jurisdiction="IL", doubts=doubts)


def _standing(evidence: Evidence, fact: str) -> Standing:
    return evidence.claim.facts[fact].standing


def _reasons(evidence: Evidence) -> set[tuple[str, str]]:
    return {(doubt.reason.code.value, doubt.reason.detail) for doubt in evidence.doubts}


def test_what_only_the_form_says_is_asserted() -> None:
    evidence = _evidence(form())

    assert _standing(evidence, "crime_date") is Standing.ASSERTED
    assert not evidence.doubts


def test_the_day_of_receipt_is_verified() -> None:
    fact = _evidence(form(application_date=date(2020, 1, 1))).claim.facts["application_date"]

    assert fact.value == RECEIVED
    assert fact.standing is Standing.VERIFIED


@pytest.mark.parametrize(
    "fact",
    [
        *("crime_date", "report_date", "report_number", "report_agency", "is_reported"),
        *("crime_types", "crime_state", "victim_name"),
    ],
)
def test_a_police_report_that_agrees_documents_what_it_says(fact: str) -> None:
    evidence = _evidence(form(), police_report())

    assert _standing(evidence, fact) is Standing.DOCUMENTED
    assert "report" in {place.document for place in evidence.claim.facts[fact].places}
    assert not evidence.doubts


@pytest.mark.parametrize(
    "changed",
    [
        police_report(report_number="26-00418"),
        police_report(report_agency="Exampleton Police Department"),
        police_report(crime_date=date(2026, 3, 2)),
        police_report(without=("report_number",)),
        police_report(without=("crime_date", "report_date")),
    ],
)
def test_a_police_report_counts_only_when_number_agency_and_date_agree(changed: Reading) -> None:
    evidence = _evidence(form(), changed)

    assert all(fact.standing is not Standing.DOCUMENTED for fact in evidence.claim.facts.values())
    assert ("attachment_in_doubt", "police_report") in _reasons(evidence)


def test_a_report_within_a_crime_of_several_days_is_tied_but_documents_no_first_day() -> None:
    long_crime = form(crime_date=date(2026, 2, 1), crime_end_date=date(2026, 3, 1))

    evidence = _evidence(long_crime, police_report(crime_date=date(2026, 2, 20)))

    assert _standing(evidence, "report_number") is Standing.DOCUMENTED
    assert _standing(evidence, "crime_date") is Standing.ASSERTED


def test_a_report_that_names_fewer_crimes_than_the_form_does_not_document_them() -> None:
    evidence = _evidence(form(crime_types=frozenset({"assault", "robbery"})), police_report())

    assert _standing(evidence, "crime_types") is Standing.ASSERTED


def test_a_tied_report_supplies_what_the_form_leaves_open() -> None:
    evidence = _evidence(form(without=("crime_state",)), police_report())

    assert evidence.claim.text("crime_state") == "IL"
    assert _standing(evidence, "crime_state") is Standing.DOCUMENTED


def test_the_state_of_the_crime_stays_unknown_when_nobody_tells() -> None:
    evidence = _evidence(form(without=("crime_state",)), police_report(without=("crime_state",)))

    assert evidence.claim.value("crime_state") is None


def test_a_box_with_a_problem_stays_asserted_and_is_named() -> None:
    place = Place(document="form", page=1)
    problem = Problem(code=ProblemCode.VALUE_IN_DOUBT, field="crime_date", where=place)

    evidence = _evidence(replace(form(), problems=(problem,)), police_report())

    assert _standing(evidence, "crime_date") is Standing.ASSERTED
    assert _reasons(evidence) == {("field_in_doubt", "crime_date")}
    assert evidence.facts_in_doubt == {"crime_date"}


def test_text_read_with_little_confidence_is_in_doubt() -> None:
    unclear = value("crime_city", "Sampleton", confidence=60)

    evidence = _evidence(replace(form(), values=(*form().values, unclear)), police_report())

    assert evidence.claim.text("crime_city") == "Sampleton"
    assert _reasons(evidence) == {("field_in_doubt", "crime_city")}


def test_an_unclear_report_number_ties_no_report_to_the_claim() -> None:
    unclear = replace(
        form(),
        values=tuple(
            replace(each, confidence_percent=50) if each.fact == "report_number" else each
            for each in form().values
        ),
    )

    evidence = _evidence(unclear, police_report())

    assert _standing(evidence, "crime_date") is Standing.ASSERTED


def test_two_answers_of_one_form_leave_the_fact_unknown() -> None:
    twice = replace(form(), values=(*form().values, value("crime_date", date(2026, 3, 9))))

    evidence = _evidence(twice, police_report())

    assert evidence.claim.value("crime_date") is None
    assert ("field_in_doubt", "crime_date") in _reasons(evidence)


def test_the_same_answer_twice_is_one_fact_with_two_places() -> None:
    twice = replace(form(), values=(*form().values, value("victim_name", "QUILLA EXAMPLE")))

    fact = _evidence(twice).claim.facts["victim_name"]

    assert fact.value == "Quilla Example"
    assert len(fact.places) == 2


def test_ticks_of_several_boxes_are_one_set() -> None:
    more = replace(form(), values=(*form().values, value("crime_types", frozenset({"robbery"}))))

    assert _evidence(more).claim.choices("crime_types") == frozenset({"assault", "robbery"})


def test_ticking_none_beside_a_source_is_in_doubt() -> None:
    evidence = _evidence(form(collateral_sources=frozenset({"none", "medicaid"})))

    assert evidence.claim.value("collateral_sources") is None
    assert _reasons(evidence) == {("field_in_doubt", "collateral_sources")}


@pytest.mark.parametrize(
    ("fact", "day"),
    [
        ("crime_date", date(2027, 1, 1)),
        ("report_date", date(2026, 2, 1)),
        ("signature_date", date(2025, 1, 1)),
        ("victim_birth_date", date(2026, 7, 1)),
        ("crime_end_date", date(2026, 2, 1)),
    ],
)
def test_a_day_that_cannot_be_is_in_doubt(fact: str, day: date) -> None:
    assert _evidence(saying(form(), fact, day)).facts_in_doubt


def test_a_report_number_says_that_there_was_a_report() -> None:
    evidence = _evidence(form())

    assert evidence.claim.says("is_reported") is True
    assert _standing(evidence, "is_reported") is Standing.ASSERTED


def test_without_any_sign_of_a_report_it_is_unknown_whether_there_was_one() -> None:
    silent = form(without=("report_number", "report_date", "report_agency"))

    assert _evidence(silent).claim.says("is_reported") is None


def test_an_empty_claimant_block_means_that_the_victim_claims() -> None:
    evidence = _evidence(form(), police_report())

    assert evidence.claim.says("is_victim_claimant") is True
    assert evidence.claim.text("claimant_relationship") == "self"
    assert evidence.claim.day("claimant_birth_date") == date(1990, 2, 3)
    assert _standing(evidence, "claimant_relationship") is Standing.DOCUMENTED


def test_an_empty_claimant_block_means_nothing_when_a_page_is_missing() -> None:
    torn = replace(form(), problems=(Problem(code=ProblemCode.PAGE_MISSING),))

    assert _evidence(torn).claim.says("is_victim_claimant") is None


def test_an_empty_claimant_block_means_nothing_when_its_box_could_not_be_read() -> None:
    problem = Problem(code=ProblemCode.VALUE_NOT_READABLE, field="claimant_name")

    evidence = _evidence(replace(form(), problems=(problem,)))

    assert evidence.claim.says("is_victim_claimant") is None


@pytest.mark.parametrize(
    ("name", "is_victim"), [("QUILLA EXAMPLE", True), ("Ruprecht Sample", False)]
)
def test_the_claimants_name_tells_whether_the_victim_claims(name: str, is_victim: bool) -> None:  # noqa: FBT001  # a test's parameter
    assert _evidence(form(claimant_name=name)).claim.says("is_victim_claimant") is is_victim


def test_a_relationship_tells_that_somebody_else_claims() -> None:
    evidence = _evidence(form(claimant_relationship="parent"))

    assert evidence.claim.says("is_victim_claimant") is False
    assert evidence.claim.text("claimant_relationship") == "parent"


def test_a_victim_who_claims_and_another_claimant_are_a_contradiction() -> None:
    both = form(is_victim_claimant=True, claimant_relationship="parent")

    assert _reasons(_evidence(both)) == {("field_in_doubt", "is_victim_claimant")}


def test_without_a_victims_name_nobody_knows_who_claims() -> None:
    assert _evidence(form(without=("victim_name",))).claim.says("is_victim_claimant") is None


def test_a_description_of_injuries_does_not_say_that_there_were_any() -> None:
    evidence = _evidence(form(injury_description="None that I know of"))

    assert evidence.claim.says("is_physically_injured") is None


def test_a_funeral_contract_documents_that_the_victim_died() -> None:
    contract = reading(DocumentKind.FUNERAL_CONTRACT, "funeral", {"victim_name": "Quilla Example"})

    evidence = _evidence(form(is_victim_deceased=True), contract)

    assert _standing(evidence, "is_victim_deceased") is Standing.DOCUMENTED


def test_a_funeral_contract_documents_who_buried_the_victim_and_as_what() -> None:
    contract = reading(
        DocumentKind.FUNERAL_CONTRACT,
        "funeral",
        {
            "victim_name": "Quilla Example",
            "claimant_name": "Ruprecht Sample",
            "claimant_relationship": "parent",
        },
    )
    parent = form(claimant_name="Ruprecht Sample", claimant_relationship="parent")

    evidence = _evidence(parent, contract)

    assert _standing(evidence, "claimant_relationship") is Standing.DOCUMENTED
    assert _standing(evidence, "claimant_name") is Standing.DOCUMENTED


def test_an_employers_statement_documents_the_employer() -> None:
    statement = reading(
        DocumentKind.EMPLOYER_STATEMENT,
        "employer",
        {"victim_name": "Quilla Example", "employer_name": "Example Bakery Inc."},
    )

    evidence = _evidence(form(employer_name="Example Bakery"), statement)

    assert _standing(evidence, "employer_name") is Standing.DOCUMENTED
    assert _standing(evidence, "is_employed") is Standing.DOCUMENTED


def test_the_doubts_of_the_packet_travel_with_the_evidence() -> None:
    doubt = Doubt(reason=Reason(code=ReasonCode.ATTACHMENT_IN_DOUBT, detail="needs_password"))

    assert doubt in _evidence(form(), doubts=(doubt,)).doubts


def test_a_bill_that_does_not_add_up_is_named() -> None:
    wrong = replace(bill(), problems=(Problem(code=ProblemCode.LINES_DO_NOT_ADD_UP),))

    evidence = _evidence(form(), wrong)

    assert _reasons(evidence) == {("bill_in_doubt", "lines_do_not_add_up")}
    assert not evidence.claim.expenses[0].is_documented


def test_an_unsigned_form_is_in_doubt_about_its_signature() -> None:
    unsigned = replace(
        form(without=("is_signed",)), problems=(Problem(code=ProblemCode.NOT_SIGNED),)
    )

    assert _reasons(_evidence(unsigned)) == {("field_in_doubt", "is_signed")}


def test_evidence_needs_a_form() -> None:
    with pytest.raises(NoFormError, match="claim form"):
        _evidence(bill())


def test_a_claimant_who_is_the_victim_need_not_fill_in_the_victims_block() -> None:
    blank = form(
        without=("victim_name", "victim_birth_date"),
        claimant_name="Quilla Example",
        claimant_birth_date=date(1990, 2, 3),
        claimant_relationship="self",
    )

    evidence = _evidence(blank, police_report(), bill())

    assert evidence.claim.facts["victim_birth_date"].value == date(1990, 2, 3)
    assert _standing(evidence, "victim_name") is Standing.DOCUMENTED
    assert len(evidence.claim.expenses) == 1


def test_a_relationship_in_doubt_says_nothing_of_the_victim() -> None:
    blank = form(
        without=("victim_name",), claimant_name="Quilla Example", claimant_relationship="self"
    )
    where = next(each.place for each in blank.values if each.fact == "claimant_relationship")
    unclear = Problem(code=ProblemCode.BOTH_TICKED, where=where, field="claimant_relationship")

    evidence = _evidence(replace(blank, problems=(unclear,)))

    assert "victim_name" not in evidence.claim.facts
