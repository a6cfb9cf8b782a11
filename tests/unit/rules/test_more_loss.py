"""More loss never lowers an award, and the order of bills never changes it: claims as they come."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.evaluate import evaluate
from rules.law import law_of
from schemas.award import Award, LineStatus
from schemas.claim import Claim, Fact, FactValue, Standing
from schemas.expense import Expense
from schemas.facts import JURISDICTIONS
from schemas.money import Cents

CRIMES: Final = st.dates(min_value=date(2010, 1, 1), max_value=date(2026, 6, 30))
CENTS: Final = st.one_of(st.integers(1, 5_000), st.integers(1, 500_000), st.integers(1, 9_000_000))
KINDS: Final = (
    *("medical", "dental", "lost_wages", "mental_health", "funeral", "loss_of_support"),
    *("relocation", "crime_scene_cleanup", "transportation", "property", "replacement_services"),
)
COUNTS: Final = st.integers(1, 60)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A robbery or a homicide of which everything is known that laws usually ask."""
    crime, died = draw(CRIMES), draw(st.booleans())
    share = draw(st.sampled_from((None, 10, 25, 50)))
    known: dict[str, FactValue] = {
        "application_date": crime + timedelta(days=draw(st.integers(5, 300))),
        "claimant_relationship": "spouse" if died else "self",
        "collateral_sources": frozenset({"none"}),
        "crime_date": crime,
        "crime_types": frozenset({"homicide" if died else "robbery"}),
        "decision_date": crime + timedelta(days=500),
        "is_catastrophically_injured": draw(st.booleans()),
        "is_employed": True,
        "is_motor_vehicle": False,
        "is_offender_charged": True,
        "is_physically_injured": True,
        "is_victim_deceased": died,
        "victim_birth_date": date(1980, 1, 1),
        **({} if share is None else {"was_conduct_contributory": True, "conduct_percent": share}),
    }
    facts = {
        name: Fact(name=name, value=value, standing=Standing.DOCUMENTED)
        for name, value in known.items()
    }
    bills = tuple(_bill(draw, crime, number) for number in range(draw(st.integers(1, 5))))
    return Claim(
        jurisdiction=draw(st.sampled_from(JURISDICTIONS)),
        facts=MappingProxyType(facts),
        expenses=bills,
    )


def _bill(draw: st.DrawFn, crime: date, number: int) -> Expense:
    return Expense(
        expense_id=str(number),
        kind=draw(st.sampled_from(KINDS)),
        amount_cents=Cents(draw(CENTS)),
        is_documented=True,
        payee=draw(st.sampled_from(("claimant", "provider"))),
        service_date=crime + timedelta(days=draw(st.integers(0, 100))),
        weeks=draw(COUNTS),
        sessions=draw(COUNTS),
        miles=draw(COUNTS),
        days=draw(COUNTS),
        hours=draw(COUNTS),
        person=draw(st.sampled_from(("victim", "spouse"))),
    )


def _award(claim: Claim) -> Award:
    return evaluate(claim, law_of(claim.jurisdiction), code_version="test").award


@given(claims(), st.integers(0, 4), CENTS)
@settings(max_examples=400, deadline=None)
def test_more_loss_never_lowers_an_award(claim: Claim, which: int, more: int) -> None:
    bills = list(claim.expenses)
    if which >= len(bills):
        return
    bills[which] = replace(bills[which], amount_cents=Cents(bills[which].amount_cents + more))
    before, after = _award(claim), _award(replace(claim, expenses=tuple(bills)))

    if all(line.status is LineStatus.COMPUTED for line in (*before.lines, *after.lines)):
        assert after.payable_cents >= before.payable_cents


@given(claims(), st.permutations(range(5)))
@settings(max_examples=200, deadline=None)
def test_the_order_of_bills_never_changes_an_award(claim: Claim, order: list[int]) -> None:
    bills = tuple(claim.expenses[number] for number in order if number < len(claim.expenses))

    assert _award(replace(claim, expenses=bills)).payable_cents == _award(claim).payable_cents


@given(claims())
@settings(max_examples=200, deadline=None)
def test_no_room_is_overdrawn_and_every_cent_is_accounted_for(claim: Claim) -> None:
    award = _award(claim)

    for room in award.room_left:
        assert 0 <= room.left_cents <= room.limit_cents
    for line in award.lines:
        taken = sum(step.deducted_cents for step in line.steps)
        assert line.claimed_cents == line.payable_cents + taken
