"""In which queue a claim waits, and why."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.queues.accepted_on_signature import ACCEPTED_ON_SIGNATURE
from claims.queues.route import route
from schemas.assessment import Assessment
from schemas.award import Award, AwardLine, LineStatus, Step
from schemas.claim import Standing
from schemas.evidence import Doubt, Evidence
from schemas.facts import FACTS
from schemas.finding import Confidence, Finding, Outcome
from schemas.money import Cents
from schemas.queues import Queue, Reason, ReasonCode, WorkItem
from schemas.record import Neighbours
from tests.fakes_law import assessment, award, award_line, evidence, fact, finding, provision


def _review(items: tuple[WorkItem, ...]) -> set[tuple[str, str]]:
    """The reasons for review; fails when the claim does not stand in review."""
    (item,) = (each for each in items if each.queue is Queue.REVIEW)
    return {(reason.code.value, reason.detail) for reason in item.reasons}


def _queues(items: tuple[WorkItem, ...]) -> list[Queue]:
    return [item.queue for item in items]


def _doubt(code: ReasonCode, detail: str, fact_name: str = "") -> Doubt:
    return Doubt(reason=Reason(code=code, detail=detail), fact=fact_name)


def test_a_claim_that_is_met_and_documented_goes_to_approval() -> None:
    (item,) = route(assessment(), evidence())

    assert item.queue is Queue.APPROVAL
    assert [reason.code for reason in item.reasons] == [ReasonCode.ALL_MET_AND_DOCUMENTED]


@pytest.mark.parametrize(
    ("rule", "code"),
    [("appeal", "appeal_open"), ("custody", "not_raised"), ("debts", "not_raised")],
)
def test_law_that_was_not_applied_need_not_have_been_read(rule: str, code: str) -> None:
    told = replace(finding(rule, Outcome.NOT_APPLICABLE, (), Confidence.LOW), code=code)

    (item,) = route(assessment(told), evidence())

    assert item.queue is Queue.APPROVAL


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        (Outcome.NOT_MET, "finding_not_met"),
        (Outcome.NEEDS_OFFICER, "finding_needs_officer"),
        (Outcome.UNKNOWN, "finding_unknown"),
        (Outcome.HOLD, "finding_holds"),
        (Outcome.CURABLE, "finding_curable"),
    ],
)
def test_a_finding_that_is_not_met_goes_to_review_under_its_rule(
    outcome: Outcome, code: str
) -> None:
    items = route(assessment(finding("eligible_crime", outcome)), evidence())

    assert _review(items) == {(code, "eligible_crime")}


def test_a_rule_that_does_not_apply_keeps_nobody_from_approval() -> None:
    items = route(assessment(finding(outcome=Outcome.NOT_APPLICABLE)), evidence())

    assert _queues(items) == [Queue.APPROVAL]


def test_a_contradiction_is_named_by_its_fact() -> None:
    contradiction = finding("documents_agree", Outcome.NEEDS_OFFICER, ("crime_date",))

    assert _review(route(assessment(contradiction), evidence())) == {
        ("documents_disagree", "crime_date")
    }


def test_a_fact_that_is_only_asserted_goes_to_review() -> None:
    read = finding(facts_read=("report_number",))

    assert _review(route(assessment(read), evidence(fact("report_number", "26-1")))) == {
        ("fact_only_asserted", "report_number")
    }


def test_a_fact_that_no_rule_read_needs_no_document() -> None:
    items = route(assessment(), evidence(fact("report_number", "26-1")))

    assert _queues(items) == [Queue.APPROVAL]


def test_a_signed_statement_may_stand_without_a_document_and_is_named() -> None:
    read = finding(facts_read=("claimant_birth_date",))

    (item,) = route(assessment(read), evidence(fact("claimant_birth_date", date(1990, 1, 1))))

    assert item.queue is Queue.APPROVAL
    assert item.reasons[-1] == Reason(
        code=ReasonCode.SIGNED_STATEMENT_ACCEPTED, detail="claimant_birth_date"
    )


def test_without_a_signature_no_statement_stands_by_itself() -> None:
    read = finding(facts_read=("claimant_birth_date",))
    unsigned = evidence(
        fact("claimant_birth_date", date(1990, 1, 1)),
        fact("is_signed", False),  # noqa: FBT003  # it is the fact's value
    )

    assert _review(route(assessment(read), unsigned)) == {
        ("fact_only_asserted", "claimant_birth_date")
    }


@pytest.mark.parametrize(
    "name", ["crime_date", "report_date", "report_number", "victim_name", "crime_types"]
)
def test_the_crime_its_report_and_the_victim_never_stand_on_a_signature(name: str) -> None:
    assert name in FACTS
    assert name not in ACCEPTED_ON_SIGNATURE


def test_every_fact_accepted_on_a_signature_is_a_known_fact_with_a_reason() -> None:
    assert set(ACCEPTED_ON_SIGNATURE) <= set(FACTS)
    assert all(ACCEPTED_ON_SIGNATURE.values())


@pytest.mark.parametrize("confidence", [Confidence.MEDIUM, Confidence.LOW])
def test_law_that_was_not_read_at_its_source_goes_to_review(confidence: Confidence) -> None:
    items = route(assessment(finding(confidence=confidence)), evidence())

    assert _review(items) == {("provision_not_read_at_source", "filing_deadline")}


def test_the_law_behind_a_deduction_must_be_read_at_its_source_too() -> None:
    step = Step(
        code="paid_by_other_source",
        deducted_cents=Cents(1),
        provision=provision("collateral_sources", Confidence.LOW),
    )

    items = route(assessment(money=award(award_line(steps=(step,)))), evidence())

    assert _review(items) == {("provision_not_read_at_source", "collateral_sources")}


@pytest.mark.parametrize(
    ("money", "reason"),
    [
        (Award(), ("nothing_claimed_yet", "expenses")),
        (award(payable_cents=0), ("nothing_payable", "award")),
        (award(award_line(LineStatus.UNKNOWN)), ("award_line_unknown", "medical")),
        (award(left_cents=-1), ("over_limit", "award_ceiling")),
        (
            award(
                award_line(
                    steps=(
                        Step(
                            code="over_ceiling",
                            deducted_cents=Cents(1),
                            provision=provision("award_ceiling"),
                        ),
                    )
                )
            ),
            ("over_limit", "award_ceiling"),
        ),
        (
            award(award_line(steps=(Step(code="over_category_cap", deducted_cents=Cents(1)),))),
            ("over_limit", "over_category_cap"),
        ),
        (
            award(award_line(steps=(Step(code="loss_not_covered", deducted_cents=Cents(1)),))),
            ("expense_not_covered", "medical"),
        ),
    ],
)
def test_money_that_is_not_there_not_known_or_cut_goes_to_review(
    money: Award, reason: tuple[str, str]
) -> None:
    assert _review(route(assessment(money=money), evidence())) == {reason}


@pytest.mark.parametrize("code", ["deductible", "paid_by_other_source", "rate"])
def test_a_deduction_that_the_law_works_out_keeps_nobody_from_approval(code: str) -> None:
    money = award(award_line(steps=(Step(code=code, deducted_cents=Cents(1)),)))

    assert _queues(route(assessment(money=money), evidence())) == [Queue.APPROVAL]


def test_law_that_is_not_on_file_is_said_as_such() -> None:
    silent = replace(finding("place_of_crime", Outcome.UNKNOWN), code="law_missing")

    assert _review(route(assessment(silent), evidence())) == {("law_missing", "place_of_crime")}


def test_an_expense_without_a_document_goes_to_review() -> None:
    items = route(assessment(), evidence(expense_is_documented=False))

    assert _review(items) == {("fact_only_asserted", "expenses")}


def test_every_doubt_on_paper_is_a_reason_for_review() -> None:
    doubtful = replace(
        evidence(),
        doubts=(
            _doubt(ReasonCode.FIELD_IN_DOUBT, "victim_phone", "victim_phone"),
            _doubt(ReasonCode.ATTACHMENT_IN_DOUBT, "needs_password"),
        ),
    )

    assert _review(route(assessment(), doubtful)) == {
        ("field_in_doubt", "victim_phone"),
        ("attachment_in_doubt", "needs_password"),
    }


def test_neighbouring_claims_are_reasons_by_their_ids() -> None:
    neighbours = Neighbours(possible_duplicates=("claim-a",), sharing_documents=("claim-b",))

    assert _review(route(assessment(), evidence(), neighbours)) == {
        ("possible_duplicate_claim", "claim-a"),
        ("document_in_another_claim", "claim-b"),
    }


def test_an_emergency_stands_beside_the_main_queue() -> None:
    urgent = finding("emergency_award", facts_read=("is_emergency_requested",))
    asked = evidence(fact("is_emergency_requested", True))  # noqa: FBT003  # the fact's value

    assert _queues(route(assessment(urgent), asked)) == [Queue.APPROVAL, Queue.EMERGENCY]
    late = finding(outcome=Outcome.NOT_MET)
    assert _queues(route(assessment(urgent, late), asked)) == [Queue.REVIEW, Queue.EMERGENCY]


def test_a_request_box_in_doubt_is_no_emergency() -> None:
    urgent = finding("emergency_award", facts_read=("has_hardship",))
    doubtful = replace(
        evidence(fact("is_emergency_requested", True)),  # noqa: FBT003  # the fact's value
        doubts=(
            _doubt(ReasonCode.FIELD_IN_DOUBT, "is_emergency_requested", "is_emergency_requested"),
        ),
    )

    assert _queues(route(assessment(urgent), doubtful)) == [Queue.REVIEW]


def test_an_emergency_that_an_officer_must_judge_waits_in_review() -> None:
    judged = finding("emergency_award", Outcome.NEEDS_OFFICER)

    assert _queues(route(assessment(judged), evidence())) == [Queue.REVIEW]


def test_reasons_stand_once_each_in_the_order_of_the_catalogue() -> None:
    findings = (
        finding("place_of_crime", Outcome.UNKNOWN),
        finding("eligible_crime", Outcome.UNKNOWN),
        finding("filing_deadline", Outcome.NOT_MET),
        finding("eligible_crime", Outcome.UNKNOWN),
    )

    (item,) = route(assessment(*findings), evidence())

    assert [(reason.code.value, reason.detail) for reason in item.reasons] == [
        ("finding_not_met", "filing_deadline"),
        ("finding_unknown", "eligible_crime"),
        ("finding_unknown", "place_of_crime"),
    ]


_FACT_NAMES = st.sampled_from(
    ("crime_date", "report_number", "victim_name", "claimant_name", "is_emergency_requested")
)

_FINDINGS = st.builds(
    finding,
    rule=st.sampled_from(("filing_deadline", "emergency_award", "documents_agree")),
    outcome=st.sampled_from(Outcome),
    facts_read=st.lists(_FACT_NAMES, max_size=3).map(tuple),
    confidence=st.sampled_from(Confidence),
)

_LINES = st.builds(award_line, status=st.sampled_from(LineStatus))


@st.composite
def _awards(draw: st.DrawFn) -> Award:
    lines: list[AwardLine] = draw(st.lists(_LINES, max_size=2))
    payable = draw(st.sampled_from((0, 100_00)))
    left = draw(st.sampled_from((-1, 0, 100_00)))
    return replace(award(payable_cents=payable, left_cents=left), lines=tuple(lines))


@st.composite
def _evidence(draw: st.DrawFn) -> Evidence:
    facts = [
        fact(name, "x", draw(st.sampled_from(Standing)))
        for name in draw(st.lists(_FACT_NAMES, unique=True))
    ]
    doubts = draw(
        st.lists(
            st.builds(_doubt, st.sampled_from(ReasonCode), st.just("example"), _FACT_NAMES),
            max_size=1,
        )
    )
    known = evidence(*facts, expense_is_documented=draw(st.booleans()))
    return replace(known, doubts=tuple(doubts))


_ASSESSMENTS = st.builds(
    lambda findings, money: assessment(*findings, money=money),
    st.lists(_FINDINGS, max_size=4),
    _awards(),
)


@settings(deadline=None)
@given(_ASSESSMENTS, _evidence())
def test_a_claim_is_always_in_exactly_one_of_approval_and_review(
    view: Assessment, known: Evidence
) -> None:
    queues = _queues(route(view, known))

    assert len([queue for queue in queues if queue is not Queue.EMERGENCY]) == 1
    assert queues.count(Queue.EMERGENCY) <= 1
    assert all(item.reasons for item in route(view, known))


def _is_clean(each: Finding) -> bool:
    return each.outcome in {Outcome.MET, Outcome.NOT_APPLICABLE} and all(
        used.confidence is Confidence.HIGH for used in each.provisions
    )


@settings(deadline=None)
@given(_ASSESSMENTS, _evidence())
def test_nothing_open_ever_reaches_approval(view: Assessment, known: Evidence) -> None:
    is_approved = Queue.APPROVAL in _queues(route(view, known))

    read = {name for each in view.findings for name in each.facts_read}
    must_be_shown = read - set(ACCEPTED_ON_SIGNATURE)
    if is_approved:
        assert all(_is_clean(each) for each in view.findings)
        assert not known.doubts
        assert view.award.payable_cents > 0
        assert all(line.status is LineStatus.COMPUTED for line in view.award.lines)
        assert all(expense.is_documented for expense in known.claim.expenses)
        assert all(
            known.claim.facts[name].standing is not Standing.ASSERTED
            for name in must_be_shown & known.claim.facts.keys()
        )


@settings(deadline=None)
@given(_FINDINGS, st.integers(min_value=0, max_value=3))
def test_one_open_finding_among_clean_ones_is_enough_for_review(spoiled: Finding, at: int) -> None:
    clean = [finding()] * 3

    queues = _queues(route(assessment(*clean[:at], spoiled, *clean[at:]), evidence()))

    assert (Queue.APPROVAL in queues) is _is_clean(spoiled)


@settings(deadline=None)
@given(_ASSESSMENTS, _evidence())
def test_an_emergency_always_rests_on_a_met_finding_read_without_doubt(
    view: Assessment, known: Evidence
) -> None:
    is_urgent = Queue.EMERGENCY in _queues(route(view, known))

    met = [
        each
        for each in view.findings
        if each.rule == "emergency_award" and each.outcome is Outcome.MET
    ]
    if is_urgent:
        assert met
        assert "is_emergency_requested" not in known.facts_in_doubt


@settings(deadline=None)
@given(_ASSESSMENTS, _evidence())
def test_the_order_of_findings_changes_nothing(view: Assessment, known: Evidence) -> None:
    turned = replace(view, findings=tuple(reversed(view.findings)))

    assert route(turned, known) == route(view, known)
