"""What must hold for every claim, in every state on file, on every day."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.assessment.explain import explain, explain_step
from rules.evaluate import evaluate
from rules.law import Law, LawNotFoundError, law_of, on_file
from rules.money_values import Ceiling
from schemas.assessment import Assessment
from schemas.award import Award, LineStatus
from schemas.canonical import from_bytes, to_bytes
from schemas.claim import Claim, Fact, FactValue, Standing
from schemas.expense import Expense, Payment
from schemas.facts import COLLATERAL_SOURCES, FACTS, LOSSES, FactType
from schemas.finding import Finding, Outcome
from schemas.money import Cents

STATES: Final = on_file()
DAYS: Final = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31))
BIRTHS: Final = st.dates(min_value=date(1920, 1, 1), max_value=date(2030, 12, 31))
CENTS: Final = st.integers(0, 200_000_00)
RULE_COUNT: Final = 17
RANK: Final = {
    Outcome.MET: 2,
    Outcome.NEEDS_OFFICER: 1,
    Outcome.UNKNOWN: 1,
    Outcome.NOT_MET: 0,
}


def _values(name: str) -> st.SearchStrategy[FactValue]:
    definition = FACTS[name]
    by_type: dict[FactType, st.SearchStrategy[Any]] = {
        FactType.DATE: BIRTHS if name.endswith("_birth_date") else DAYS,
        FactType.TEXT: st.just("Invented words"),
        FactType.YES_NO: st.booleans(),
        FactType.CHOICE: st.sampled_from(definition.choices or ("",)),
        FactType.CHOICES: st.frozensets(st.sampled_from(definition.choices or ("",)), max_size=3),
        FactType.CENTS: CENTS,
        FactType.NUMBER: st.integers(0, 100),
    }
    return by_type[definition.type]


FACT_SETS: Final = st.fixed_dictionaries({}, optional={name: _values(name) for name in FACTS})
PAYMENTS: Final = st.builds(
    Payment, source=st.sampled_from(COLLATERAL_SOURCES), amount_cents=CENTS.map(Cents)
)
EXPENSES: Final = st.builds(
    Expense,
    expense_id=st.just("expense"),
    kind=st.sampled_from(LOSSES),
    amount_cents=CENTS.map(Cents),
    is_documented=st.booleans(),
    service_date=st.none() | DAYS,
    service_end_date=st.none() | DAYS,
    weeks=st.none() | st.integers(0, 200),
    sessions=st.none() | st.integers(0, 100),
    miles=st.none() | st.integers(0, 5000),
    days=st.none() | st.integers(0, 400),
    hours=st.none() | st.integers(0, 100),
    received_date=st.none() | DAYS,
    person=st.sampled_from(("victim", "spouse")),
    payments=st.lists(PAYMENTS, max_size=2).map(tuple),
)


def _claim(state: str, facts: dict[str, FactValue], expenses: tuple[Expense, ...]) -> Claim:
    held = {
        name: Fact(name=name, value=value, standing=Standing.ASSERTED)
        for name, value in facts.items()
    }
    return Claim(jurisdiction=state, facts=MappingProxyType(held), expenses=expenses)


CLAIMS: Final = st.builds(
    _claim,
    st.sampled_from(STATES),
    FACT_SETS,
    st.lists(EXPENSES, max_size=4).map(tuple),
)


def _assess(claim: Claim) -> Assessment:
    return evaluate(claim, law_of(claim.jurisdiction), code_version="test")


def _filing(claim: Claim) -> Finding:
    return next(each for each in _assess(claim).findings if each.rule == "filing_deadline")


@given(CLAIMS)
@settings(max_examples=300, deadline=None)
def test_every_claim_gets_one_answer_from_every_rule(claim: Claim) -> None:
    assessment = _assess(claim)

    assert len({finding.rule for finding in assessment.findings}) == RULE_COUNT
    assert len(assessment.findings) == RULE_COUNT
    for finding in assessment.findings:
        assert bool(finding.question) is (finding.outcome is Outcome.NEEDS_OFFICER)
        assert not finding.facts_missing or finding.outcome is Outcome.UNKNOWN
        assert set(finding.facts_missing) <= set(FACTS)
        assert set(finding.facts_read) <= set(claim.facts)


@given(CLAIMS)
@settings(max_examples=200, deadline=None)
def test_everything_that_is_said_can_be_put_into_words(claim: Claim) -> None:
    assessment = _assess(claim)

    for finding in assessment.findings:
        assert explain(finding)
    for line in assessment.award.lines:
        assert all(explain_step(step) for step in line.steps)


@given(CLAIMS)
@settings(max_examples=300, deadline=None)
def test_claimed_is_every_step_and_what_is_payable(claim: Claim) -> None:
    award = _assess(claim).award

    for line in award.lines:
        assert line.claimed_cents == line.payable_cents + sum(s.deducted_cents for s in line.steps)
        assert line.payable_cents >= 0
        assert all(step.deducted_cents > 0 for step in line.steps)
        assert not line.facts_missing or line.payable_cents == 0
    assert award.payable_cents == sum(line.payable_cents for line in award.lines)
    assert 0 <= award.emergency_cents <= award.payable_cents


@given(CLAIMS)
@settings(max_examples=300, deadline=None)
def test_no_award_is_above_its_ceiling(claim: Claim) -> None:
    law = law_of(claim.jurisdiction)

    award = _assess(claim).award

    for room in award.room_left:
        assert 0 <= room.left_cents <= room.limit_cents
    for ceiling in law.governing("award_ceiling", Ceiling, claim):
        highest = max((tier.cents for tier in ceiling.value.tiers), default=None)
        if highest is not None and len(law.governing("award_ceiling", Ceiling, claim)) == 1:
            assert _inside(award, ceiling.value) <= highest


def _inside(award: Award, ceiling: Ceiling) -> int:
    return sum(line.payable_cents for line in award.lines if line.kind not in ceiling.outside)


@given(CLAIMS, st.permutations(range(4)))
@settings(max_examples=200, deadline=None)
def test_the_order_of_the_expenses_does_not_change_the_whole(
    claim: Claim, order: list[int]
) -> None:
    expenses = tuple(claim.expenses[i] for i in order if i < len(claim.expenses))

    award = _assess(claim).award
    other = _assess(replace(claim, expenses=expenses)).award

    assert award.payable_cents == other.payable_cents


@given(CLAIMS, st.integers(1, 50_000_00), st.integers(0, 3))
@settings(max_examples=300, deadline=None)
def test_more_loss_never_lowers_the_award(claim: Claim, more: int, which: int) -> None:
    """Where every line is computed: a question that more loss raises holds a line back."""
    expenses = [replace(each, is_documented=True, payments=()) for each in claim.expenses]
    if which >= len(expenses):
        return
    larger = replace(expenses[which], amount_cents=Cents(expenses[which].amount_cents + more))
    before = _assess(replace(claim, expenses=tuple(expenses))).award
    after = _assess(
        replace(claim, expenses=(*expenses[:which], larger, *expenses[which + 1 :]))
    ).award

    if all(line.status is LineStatus.COMPUTED for line in (*before.lines, *after.lines)):
        assert after.payable_cents >= before.payable_cents


@given(CLAIMS, st.integers(1, 20_000))
@settings(max_examples=300, deadline=None)
def test_a_later_filing_never_improves_the_finding_under_the_same_law(
    claim: Claim, days: int
) -> None:
    """Under one version of the law; a new law may well lengthen the time."""
    facts = {name: fact.value for name, fact in claim.facts.items()}
    facts.pop("is_rape_kit_delayed", None)
    facts.pop("postmark_date", None)
    first_day = facts.get("application_date", date(2000, 1, 1))
    assert isinstance(first_day, date)
    later_day = first_day + timedelta(days=days)

    first = _filing(_claim(claim.jurisdiction, {**facts, "application_date": first_day}, ()))
    later = _filing(_claim(claim.jurisdiction, {**facts, "application_date": later_day}, ()))

    if first.provisions == later.provisions and len(first.provisions) == 1:
        assert RANK[later.outcome] <= RANK[first.outcome]


@given(CLAIMS)
@settings(max_examples=100, deadline=None)
def test_the_same_claim_gives_the_same_bytes(claim: Claim) -> None:
    once, twice = to_bytes(_assess(claim)), to_bytes(_assess(claim))

    assert once == twice
    assert to_bytes(from_bytes(Assessment, once)) == once


def test_no_law_judges_the_claim_of_another_state() -> None:
    law: Law = law_of("IL")

    with pytest.raises(LawNotFoundError):
        evaluate(Claim(jurisdiction="IN"), law, code_version="test")
