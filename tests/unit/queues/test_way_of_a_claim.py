"""From readings to a queue under real law: what a clean claim of Illinois still lacks."""

from claims.assessment.assess import assess
from claims.assessment.code_version import code_version
from claims.assessment.facts import evidence_from
from claims.queues.route import route
from rules.law import law_of
from schemas.queues import Queue, Reason, ReasonCode, WorkItem
from schemas.reading import Reading
from tests.fakes_papers import RECEIVED, bill, form, police_report


def _routed(*readings: Reading) -> tuple[WorkItem, ...]:
    evidence = evidence_from(readings, application_date=RECEIVED, jurisdiction="IL")
    return route(assess(evidence, law_of("IL"), code_version()), evidence)


def _on_paper(items: tuple[WorkItem, ...]) -> set[Reason]:
    """The reasons that lie in the claim and not in how well its law has been read."""
    about_law = {ReasonCode.PROVISION_NOT_READ_AT_SOURCE, ReasonCode.LAW_MISSING}
    (main,) = items
    return {reason for reason in main.reasons if reason.code not in about_law}


def _insured_by_nobody() -> Reading:
    return form(collateral_sources=frozenset({"none"}))


def test_a_signed_form_with_a_police_report_and_a_bill_lacks_nothing() -> None:
    items = _routed(_insured_by_nobody(), police_report(), bill())

    assert _on_paper(items) <= {
        Reason(code=ReasonCode.ALL_MET_AND_DOCUMENTED, detail="findings"),
        Reason(code=ReasonCode.SIGNED_STATEMENT_ACCEPTED, detail="collateral_sources"),
        Reason(code=ReasonCode.SIGNED_STATEMENT_ACCEPTED, detail="is_victim_claimant"),
    }


def test_without_the_police_report_the_crime_is_only_asserted() -> None:
    items = _routed(_insured_by_nobody(), bill())

    lacking = {reason.detail for reason in _on_paper(items)}
    assert {"crime_date", "crime_types", "crime_state", "report_date"} <= lacking


def test_a_form_alone_waits_in_review_for_its_bills() -> None:
    (item,) = _routed(_insured_by_nobody())

    assert item.queue is Queue.REVIEW
    assert Reason(code=ReasonCode.NOTHING_CLAIMED_YET, detail="expenses") in item.reasons
