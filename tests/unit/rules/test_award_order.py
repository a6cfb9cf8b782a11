"""Conduct, windows, minimums, extra room and what was paid before, under an invented law."""

from datetime import date
from typing import Any, Final

import pytest

from rules.awards.award import award
from rules.evaluate import evaluate
from rules.law import Law
from schemas.award import Award
from schemas.claim import FactValue
from schemas.expense import Expense
from schemas.finding import Finding
from schemas.money import Cents
from tests.fakes_invented_law import Said, invented_claim, invented_law, parameter

BASE: Final[dict[str, Said]] = {
    "covered_losses": (
        "losses",
        {"covered": ["medical", "funeral", "lost_wages", "mental_health", "transportation"]},
    ),
    "award_ceiling": ("ceiling", {"tiers": [{"cents": 1000}]}),
}
SHARED_FAULT: Final[dict[str, FactValue]] = {
    "was_conduct_contributory": True,
    "conduct_percent": 25,
}


def _law(**more: Said) -> Law:
    return invented_law(**{**BASE, **more})


def _bill(kind: str, cents: int, **more: Any) -> Expense:  # noqa: ANN401  # parts of an expense
    return Expense(
        expense_id=more.pop("expense_id", kind),
        kind=kind,
        amount_cents=Cents(cents),
        is_documented=True,
        **more,
    )


def _award(law: Law, *bills: Expense, **facts: FactValue) -> Award:
    return award(invented_claim(*bills, **facts), law)


def _conduct(said: dict[str, Any], **facts: FactValue) -> Finding:
    law = _law(contributory_conduct=("conduct", said))
    found = evaluate(invented_claim(**facts), law, code_version="test").findings
    return next(each for each in found if each.rule == "contributory_conduct")


@pytest.mark.parametrize(
    ("reduces", "payable"), [("loss", 1000), ("award", 750), ("loss_and_ceiling", 750)]
)
def test_where_a_share_is_taken_decides_what_is_paid(reduces: str, payable: int) -> None:
    law = _law(contributory_conduct=("conduct", {"effect": "reduces", "reduces": reduces}))

    assert _award(law, _bill("medical", 2000), **SHARED_FAULT).payable_cents == payable


def test_a_share_comes_off_below_the_ceiling_too() -> None:
    law = _law(contributory_conduct=("conduct", {"effect": "reduces"}))

    assert _award(law, _bill("medical", 101), **SHARED_FAULT).payable_cents == 75


def test_conduct_without_a_share_holds_the_money() -> None:
    law = _law(contributory_conduct=("conduct", {"effect": "reduces"}))

    found = _award(law, _bill("medical", 100), was_conduct_contributory=True)

    assert found.lines[0].facts_missing == ("conduct_percent",)


def test_a_share_that_the_law_does_not_know_is_asked_again() -> None:
    steps = {"effect": "reduces", "steps": [50, 100]}

    assert _conduct(steps, **SHARED_FAULT).code == "conduct_share_not_allowed"
    assert _conduct({"effect": "reduces", "at_most_percent": 20}, **SHARED_FAULT).question


def test_all_or_nothing_is_a_recommendation() -> None:
    assert _conduct({"effect": "bars"}, was_conduct_contributory=True).outcome == "not_met"


def test_only_payments_to_the_victim_may_be_reduced() -> None:
    said = {"effect": "reduces", "only_paid_to": ["self"]}
    law = _law(contributory_conduct=("conduct", said))
    bills = (_bill("medical", 100, payee="provider"), _bill("lost_wages", 100))

    found = _award(law, *bills, claimant_relationship="self", **SHARED_FAULT)

    assert [line.payable_cents for line in found.lines] == [100, 75]


def test_conduct_of_somebody_who_died_may_be_left_out_of_account() -> None:
    spared = {"not_considered_when": [{"facts": {"is_victim_deceased": True}}]}
    said = {"effect": "reduces", **spared}
    law = _law(contributory_conduct=("conduct", said))

    found = _award(law, _bill("funeral", 100), is_victim_deceased=True, **SHARED_FAULT)

    assert found.payable_cents == 100
    assert _conduct(said, **SHARED_FAULT).facts_missing == ("is_victim_deceased",)


@pytest.mark.parametrize(("day", "payable"), [(date(2020, 8, 28), 100), (date(2020, 8, 29), 0)])
def test_a_loss_counts_up_to_the_last_day_of_its_window(day: date, payable: int) -> None:
    window = {"losses": ["medical"], "limits": [{"days": 180}]}
    law = _law(loss_window=("windows", {"windows": [window]}))

    found = _award(law, _bill("medical", 100, service_date=day), crime_date=date(2020, 3, 1))

    assert found.payable_cents == payable


def test_a_loss_without_a_day_is_held_where_a_window_asks_for_one() -> None:
    law = _law(loss_window=("windows", {"windows": [{"limits": [{"years": 1}]}]}))

    found = _award(law, _bill("medical", 100), crime_date=date(2020, 3, 1))

    assert found.lines[0].facts_missing == ("service_date",)


@pytest.mark.parametrize(("filed", "payable"), [(date(2021, 3, 1), 100), (date(2021, 3, 2), 0)])
def test_a_loss_without_a_day_fell_before_its_bill_came_in(filed: date, payable: int) -> None:
    law = _law(loss_window=("windows", {"windows": [{"limits": [{"years": 1}]}]}))
    facts = {"crime_date": date(2020, 3, 1), "application_date": filed}

    assert _award(law, _bill("medical", 100), **facts).payable_cents == payable


@pytest.mark.parametrize(("filed", "payable"), [(date(2023, 3, 1), 100), (date(2023, 3, 2), 0)])
def test_a_bill_without_a_day_is_not_older_than_the_crime(filed: date, payable: int) -> None:
    law = _law(expense_deadline=("windows", {"windows": [{"after_service": {"years": 3}}]}))
    facts = {"crime_date": date(2020, 3, 1), "application_date": filed}

    assert _award(law, _bill("medical", 100), **facts).payable_cents == payable


def test_a_window_that_can_be_excused_goes_to_an_officer() -> None:
    window = {"limits": [{"days": 10}], "waiver": "good_cause"}
    law = _law(loss_window=("windows", {"windows": [window]}))

    late = _bill("medical", 100, service_date=date(2020, 4, 1))

    assert _award(law, late, crime_date=date(2020, 3, 1)).lines[0].facts_missing


@pytest.mark.parametrize(("received", "payable"), [(date(2023, 3, 1), 100), (date(2023, 3, 2), 0)])
def test_a_bill_has_so_long_from_its_own_day(received: date, payable: int) -> None:
    law = _law(expense_deadline=("windows", {"windows": [{"after_service": {"years": 3}}]}))
    bill = _bill("medical", 100, service_date=date(2020, 3, 1), received_date=received)

    assert _award(law, bill).payable_cents == payable


@pytest.mark.parametrize(("cents", "payable"), [(49, 0), (50, 50)])
def test_less_than_the_least_is_not_paid(cents: int, payable: int) -> None:
    law = _law(minimum_award=("minimum", {"award_cents": 50}))

    assert _award(law, _bill("medical", cents)).payable_cents == payable


def test_a_least_loss_may_spare_old_people() -> None:
    law = _law(minimum_award=("minimum", {"loss_cents": 50, "not_for": [{"victim_at_least": 60}]}))
    old = {"victim_birth_date": date(1950, 1, 1), "crime_date": date(2020, 1, 1)}

    assert _award(law, _bill("medical", 49), **old).payable_cents == 49


def test_a_deductible_may_be_for_some_losses_only() -> None:
    law = _law(deductible=("deductible", {"first_cents": 30, "losses": ["lost_wages"]}))

    found = _award(law, _bill("medical", 100), _bill("lost_wages", 100))

    assert [line.payable_cents for line in found.lines] == [100, 70]


@pytest.mark.parametrize(("uninsured", "payable"), [(True, 70), (False, 100)])
def test_a_deductible_may_be_for_some_claims_only(
    uninsured: bool,  # noqa: FBT001  # the fact of the claim
    payable: int,
) -> None:
    when = {"facts": {"is_uninsured_driver": True}}
    law = _law(deductible=("deductible", {"first_cents": 30, "when": when}))

    assert (
        _award(law, _bill("medical", 100), is_uninsured_driver=uninsured).payable_cents == payable
    )


def test_extra_room_opens_when_the_ceiling_is_full() -> None:
    ceiling = {"tiers": [{"cents": 1000}], "extra": [{"losses": ["medical"], "cents": 200}]}
    law = _law(award_ceiling=("ceiling", ceiling))

    found = _award(law, _bill("medical", 1500))

    assert found.payable_cents == 1200


@pytest.mark.parametrize("first", ["medical", "funeral"])
def test_no_day_of_a_bill_leaves_extra_room_unused(first: str) -> None:
    ceiling = {"tiers": [{"cents": 1000}], "extra": [{"losses": ["medical"], "cents": 200}]}
    law = _law(award_ceiling=("ceiling", ceiling))
    days = {first: date(2020, 1, 1)}
    bills = [
        _bill(kind, 700, service_date=days.get(kind, date(2020, 2, 1)))
        for kind in ("medical", "funeral")
    ]

    assert _award(law, *bills).payable_cents == 1200


def test_extra_room_that_may_open_leaves_the_certain_part_paid() -> None:
    badly_hurt = {"facts": {"is_catastrophically_injured": True}}
    more = {"losses": ["medical"], "cents": 200, "when": badly_hurt}
    law = _law(award_ceiling=("ceiling", {"tiers": [{"cents": 1000}], "extra": [more]}))

    found = _award(law, _bill("medical", 1500))

    assert found.payable_cents == 1000
    assert found.lines[0].steps[0].code == "over_ceiling_unless"


def test_what_is_paid_first_is_paid_before_older_bills() -> None:
    ceiling = {"tiers": [{"cents": 1000}], "paid_first": ["funeral"]}
    law = _law(award_ceiling=("ceiling", ceiling))
    bills = (
        _bill("medical", 900, service_date=date(2020, 1, 1)),
        _bill("funeral", 600, service_date=date(2020, 2, 1)),
    )

    assert [each.payable_cents for each in _award(law, *bills).lines] == [400, 600]


def test_an_emergency_award_that_was_paid_comes_off() -> None:
    law = _law(emergency_award=("emergency", {"available": True, "only_for": ["funeral"]}))
    bills = _bill("medical", 300), _bill("funeral", 200)

    found = _award(law, *bills, emergency_award_paid=250)

    assert [line.payable_cents for line in found.lines] == [250, 0]


def test_what_a_weekly_limit_cuts_does_not_use_up_the_sum() -> None:
    weekly = {"losses": ["lost_wages", "funeral"], "per": "week", "tiers": [{"cents": 10}]}
    law = _law(
        cap_lost_wages_each=("cap", weekly),
        cap_lost_wages_total=("cap", {"losses": ["lost_wages"], "tiers": [{"cents": 100}]}),
    )
    bills = [_bill("lost_wages", 90, expense_id=str(number), weeks=5) for number in range(2)]

    assert [line.payable_cents for line in _award(law, *bills).lines] == [50, 50]


def test_two_thirds_of_a_bill_never_pay_a_broken_cent() -> None:
    law = _law(cap_medical=("cap", {"losses": ["medical"], "share": "2/3"}))

    assert _award(law, _bill("medical", 100)).payable_cents == 66


def test_a_cap_for_other_people_leaves_the_victim_alone() -> None:
    said = {"losses": ["mental_health"], "tiers": [{"cents": 50}], "for_whom": "others"}
    law = _law(cap_mental_health_others=("cap", said))
    bills = (
        _bill("mental_health", 90, expense_id="own"),
        _bill("mental_health", 90, expense_id="sister", person="sibling"),
    )

    assert [line.payable_cents for line in _award(law, *bills).lines] == [90, 50]


def test_a_rate_with_half_a_cent_a_mile() -> None:
    said = {"losses": ["transportation"], "per": "hundred_miles", "tiers": [{"cents": 6550}]}
    law = _law(cap_transportation=("cap", said))

    assert _award(law, _bill("transportation", 999, miles=10)).payable_cents == 655


def test_so_many_weeks_are_for_all_lines_together() -> None:
    said = {"losses": ["lost_wages"], "per": "week", "tiers": [{"cents": 10}], "at_most": 3}
    law = _law(cap_lost_wages_each=("cap", said))
    bills = [_bill("lost_wages", 100, expense_id=str(n), weeks=2) for n in range(2)]

    assert _award(law, *bills).payable_cents == 30


@pytest.mark.parametrize(("sessions", "payable"), [(60, 600), (61, 590), (80, 450)])
def test_so_many_sessions_are_paid_at_whatever_price(sessions: int, payable: int) -> None:
    said = {"losses": ["mental_health"], "per": "session", "at_most": 60}
    law = _law(cap_mental_health_total=("cap", said))

    assert _award(law, _bill("mental_health", 600, sessions=sessions)).payable_cents == payable


def test_sessions_that_are_not_counted_wait_where_only_so_many_are_paid() -> None:
    said = {"losses": ["mental_health"], "per": "session", "at_most": 60}
    law = _law(cap_mental_health_total=("cap", said))

    assert _award(law, _bill("mental_health", 600)).lines[0].facts_missing == ("sessions",)


def test_a_rate_goes_by_the_day_of_each_expense() -> None:
    cap = {"losses": ["transportation"], "per": "mile"}
    rates = parameter(
        "cap",
        (None, {**cap, "tiers": [{"cents": 60}]}),
        ("2025-01-01", {**cap, "tiers": [{"cents": 70}]}),
    )
    law = _law(cap_transportation={**rates, "version_chosen_by": "service_date"})
    bills = [
        _bill("transportation", 999, expense_id=str(day), service_date=day, miles=10)
        for day in (date(2024, 12, 31), date(2025, 1, 1))
    ]

    assert [line.payable_cents for line in _award(law, *bills).lines] == [600, 700 - 300]
