"""Awards to the cent, under an invented law whose figures are easy to follow."""

from datetime import date
from typing import Any, Final

import pytest

from rules.awards.award import award
from rules.law import Law
from schemas.award import Award, LineStatus
from schemas.expense import Expense, Payment
from schemas.money import Cents
from tests.fakes_invented_law import Said, invented_claim, invented_law, parameter

BASE: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "covered_losses": (
        "losses",
        {"covered": ["medical", "dental", "funeral", "lost_wages", "mental_health"]},
    ),
    "award_ceiling": ("ceiling", {"no_ceiling": True}),
    "collateral_sources": (
        "other_sources",
        {
            "deducted": ["health_insurance", "life_insurance"],
            "not_deducted": ["crowdfunding"],
            "exemptions": [{"source": "life_insurance", "first_cents": 100}],
            "not_deducted_from": ["dental"],
        },
    ),
}


def _law(**more: Said) -> Law:
    return invented_law(**{**BASE, **more})


def _bill(
    kind: str,
    cents: int,
    *payments: tuple[str, int],
    **more: Any,  # noqa: ANN401  # whatever else an expense has, by name
) -> Expense:
    return Expense(
        expense_id=more.pop("expense_id", kind),
        kind=kind,
        amount_cents=Cents(cents),
        is_documented=more.pop("is_documented", True),
        payments=tuple(Payment(source=s, amount_cents=Cents(c)) for s, c in payments),
        **more,
    )


def _payable(found: Award) -> list[int]:
    return [line.payable_cents for line in found.lines]


def _codes(found: Award) -> list[str]:
    return [step.code for line in found.lines for step in line.steps]


def test_a_covered_bill_is_paid_whole() -> None:
    assert _payable(award(invented_claim(_bill("medical", 500)), _law())) == [500]


def test_what_another_source_paid_comes_off_up_to_the_bill() -> None:
    found = award(invented_claim(_bill("medical", 500, ("health_insurance", 700))), _law())

    assert _payable(found) == [0]
    assert found.lines[0].steps[0].deducted_cents == 500


def test_a_source_that_does_not_count_changes_nothing() -> None:
    assert _payable(
        award(invented_claim(_bill("medical", 500, ("crowdfunding", 400))), _law())
    ) == [500]


def test_a_loss_that_is_paid_whatever_others_pay() -> None:
    assert _payable(
        award(invented_claim(_bill("dental", 500, ("health_insurance", 400))), _law())
    ) == [500]


def test_an_exempt_amount_is_used_once_for_the_wholeinvented_claim() -> None:
    claim = invented_claim(
        _bill("medical", 80, ("life_insurance", 80)), _bill("funeral", 80, ("life_insurance", 80))
    )

    assert award(claim, _law()).payable_cents == 100


def test_a_source_that_somebody_must_look_at_holds_the_line() -> None:
    found = award(
        invented_claim(_bill("medical", 500, ("charity", 1)), _bill("funeral", 5)), _law()
    )

    assert _payable(found) == [0, 5]
    assert [line.status for line in found.lines] == [LineStatus.UNKNOWN, LineStatus.COMPUTED]
    assert found.lines[0].facts_missing == ("charity",)


def test_payments_are_held_where_the_law_on_other_sources_is_missing() -> None:
    found = award(
        invented_claim(_bill("medical", 500, ("health_insurance", 1))), _law(collateral_sources={})
    )

    assert found.lines[0].facts_missing == ("collateral_sources",)


def test_lines_are_held_where_the_law_on_covered_losses_is_missing() -> None:
    found = award(invented_claim(_bill("medical", 500)), _law(covered_losses={}))

    assert found.lines[0].facts_missing == ("covered_losses",)


def test_lines_are_held_where_the_ceiling_is_missing() -> None:
    found = award(invented_claim(_bill("medical", 500)), _law(award_ceiling={}))

    assert found.lines[0].facts_missing == ("award_ceiling",)


@pytest.mark.parametrize(("cents", "payable"), [(999, 999), (1000, 1000), (1001, 1000)])
def test_the_cent_below_and_the_cent_above_a_ceiling(cents: int, payable: int) -> None:
    law = _law(award_ceiling=("ceiling", {"tiers": [{"cents": 1000}]}))

    found = award(invented_claim(_bill("medical", cents)), law)

    assert found.payable_cents == payable
    assert found.room_left[0].left_cents == 1000 - payable


def test_a_loss_outside_the_ceiling_is_paid_on_top() -> None:
    law = _law(award_ceiling=("ceiling", {"tiers": [{"cents": 1000}], "outside": ["funeral"]}))

    found = award(invented_claim(_bill("medical", 3000), _bill("funeral", 500)), law)

    assert _payable(found) == [1000, 500]


TIERED: Final = (
    "ceiling",
    {"tiers": [{"cents": 2000, "when": {"facts": {"is_victim_deceased": True}}}, {"cents": 1000}]},
)


@pytest.mark.parametrize(("died", "payable"), [(True, 2000), (False, 1000)])
def test_a_ceiling_may_depend_on_theinvented_claim(
    died: bool,  # noqa: FBT001  # the fact of the claim
    payable: int,
) -> None:
    found = award(
        invented_claim(_bill("medical", 3000), is_victim_deceased=died), _law(award_ceiling=TIERED)
    )

    assert found.payable_cents == payable


@pytest.mark.parametrize(("cents", "codes"), [(1000, []), (1001, ["over_ceiling_unless"])])
def test_what_is_certain_is_paid_while_a_higher_ceiling_may_apply(
    cents: int, codes: list[str]
) -> None:
    found = award(invented_claim(_bill("medical", cents)), _law(award_ceiling=TIERED))

    assert _payable(found) == [1000]
    assert _codes(found) == codes


def test_no_ceiling_in_any_version_needs_no_date() -> None:
    ceiling = {"no_ceiling": True, "shared_by_claimants": False}
    other = {"no_ceiling": True, "shared_by_claimants": True}
    law = _law(award_ceiling=parameter("ceiling", (None, ceiling), ("2020-01-01", other)))

    assert award(invented_claim(_bill("medical", 500)), law).payable_cents == 500


def test_a_pool_is_shared_by_the_losses_it_names() -> None:
    law = _law(cap_medical=("cap", {"losses": ["medical", "dental"], "tiers": [{"cents": 1000}]}))

    found = award(invented_claim(_bill("dental", 600), _bill("medical", 600)), law)

    assert found.payable_cents == 1000
    assert found.room_left[0].cap == "cap_medical"


def test_a_narrower_cap_comes_before_the_wider_one() -> None:
    law = _law(
        cap_medical=("cap", {"losses": ["medical", "dental"], "tiers": [{"cents": 1000}]}),
        cap_dental=("cap", {"losses": ["dental"], "tiers": [{"cents": 100}]}),
    )

    found = award(invented_claim(_bill("dental", 600), _bill("medical", 950)), law)

    assert _payable(found) == [100, 900]


def test_a_cap_for_each_person_is_a_pool_for_each_person() -> None:
    law = _law(
        cap_mental_health=(
            "cap",
            {"losses": ["mental_health"], "per": "person", "tiers": [{"cents": 100}]},
        )
    )
    claim = invented_claim(
        _bill("mental_health", 150, expense_id="1", person="victim"),
        _bill("mental_health", 150, expense_id="2", person="spouse"),
    )

    found = award(claim, law)

    assert _payable(found) == [100, 100]
    assert [room.cap for room in found.room_left] == [
        "cap_mental_health:spouse",
        "cap_mental_health:victim",
    ]


@pytest.mark.parametrize(
    ("per", "fact", "count", "payable"),
    [
        ("week", "weeks", 3, 300),
        ("session", "sessions", 4, 400),
        ("mile", "miles", 2, 200),
        ("week", "weeks", 9, 500),
    ],
)
def test_so_much_a_unit_up_to_so_many_units(per: str, fact: str, count: int, payable: int) -> None:
    cap = {"losses": ["medical"], "per": per, "at_most": 5, "tiers": [{"cents": 100}]}

    found = award(
        invented_claim(_bill("medical", 999, **{fact: count})), _law(cap_medical=("cap", cap))
    )

    assert found.payable_cents == payable


@pytest.mark.parametrize(
    ("per", "fact"), [("week", "weeks"), ("session", "sessions"), ("mile", "miles")]
)
def test_units_that_are_not_known_hold_a_line_that_may_be_over(per: str, fact: str) -> None:
    cap = {"losses": ["medical"], "per": per, "tiers": [{"cents": 100}]}

    found = award(invented_claim(_bill("medical", 999)), _law(cap_medical=("cap", cap)))

    assert found.lines[0].facts_missing == (fact,)


@pytest.mark.parametrize(
    ("first", "last", "payable"),
    [
        (date(2025, 1, 1), date(2025, 1, 31), 100),
        (date(2025, 1, 15), date(2025, 3, 14), 200),
        (date(2025, 1, 31), date(2025, 2, 28), 100),
        (date(2025, 1, 1), date(2025, 2, 10), 0),
        (date(2025, 3, 1), date(2025, 2, 1), 0),
    ],
)
def test_whole_months_are_counted_and_broken_ones_are_held(
    first: date, last: date, payable: int
) -> None:
    cap = {"losses": ["lost_wages"], "per": "month", "tiers": [{"cents": 100}]}
    claim = invented_claim(_bill("lost_wages", 999, service_date=first, service_end_date=last))

    found = award(claim, _law(cap_lost_wages=("cap", cap)))

    assert found.payable_cents == payable


def test_a_broken_month_does_not_hold_what_whole_months_allow() -> None:
    cap = {"losses": ["lost_wages"], "per": "month", "tiers": [{"cents": 100}]}
    days = {"service_date": date(2025, 1, 1), "service_end_date": date(2025, 3, 10)}

    found = award(
        invented_claim(_bill("lost_wages", 200, **days)), _law(cap_lost_wages=("cap", cap))
    )

    assert found.payable_cents == 200


def test_a_share_of_a_bill_never_pays_a_broken_cent() -> None:
    cap = {"losses": ["medical"], "percent": 50}

    found = award(invented_claim(_bill("medical", 101)), _law(cap_medical=("cap", cap)))

    assert found.payable_cents == 50
    assert _codes(found) == ["rate"]


@pytest.mark.parametrize(("payee", "payable"), [("provider", 500), ("claimant", 1000)])
def test_a_provider_who_is_still_owed_may_be_paid_another_share(payee: str, payable: int) -> None:
    cap = {"losses": ["medical"], "percent_to_provider": 50}

    found = award(
        invented_claim(_bill("medical", 1000, payee=payee)), _law(cap_medical=("cap", cap))
    )

    assert found.payable_cents == payable


@pytest.mark.parametrize(("cents", "codes"), [(1000, []), (1001, ["over_cap_unless"])])
def test_what_is_certain_is_paid_while_a_higher_cap_may_apply(cents: int, codes: list[str]) -> None:
    law = _law(cap_medical=("cap", {"losses": ["medical"], "tiers": TIERED[1]["tiers"]}))

    found = award(invented_claim(_bill("medical", cents)), law)

    assert _payable(found) == [1000]
    assert _codes(found) == codes


def test_a_share_for_providers_that_may_not_apply_holds_the_bill() -> None:
    uninsured = {"facts": {"is_insured": False}}
    said = {"losses": ["medical"], "percent_to_provider": 60, "when": uninsured}
    law = _law(cap_medical=("cap", said))

    found = award(invented_claim(_bill("medical", 10, payee="provider")), law)

    assert found.lines[0].facts_missing == ("is_insured",)


@pytest.mark.parametrize(("cents", "missing"), [(50, ()), (51, ("is_victim_deceased",))])
def test_a_cap_that_may_not_apply_holds_only_what_it_would_cut(
    cents: int, missing: tuple[str, ...]
) -> None:
    died = {"facts": {"is_victim_deceased": True}}
    law = _law(cap_medical=("cap", {"losses": ["medical"], "tiers": [{"cents": 50}], "when": died}))

    found = award(invented_claim(_bill("medical", cents)), law)

    assert found.lines[0].facts_missing == missing


def test_a_cap_of_an_unknown_version_holds_the_line() -> None:
    old = {"losses": ["medical"], "tiers": [{"cents": 100}]}
    new = {"losses": ["medical"], "tiers": [{"cents": 200}]}
    law = _law(cap_medical=parameter("cap", (None, old), ("2020-01-01", new)))

    found = award(invented_claim(_bill("medical", 10), _bill("funeral", 10)), law)

    assert found.lines[0].facts_missing == ("crime_date",)
    assert found.lines[1].payable_cents == 10


def test_the_first_part_of_a_claim_may_never_be_paid() -> None:
    law = _law(deductible=("deductible", {"first_cents": 100}))

    found = award(invented_claim(_bill("dental", 60), _bill("medical", 60)), law)

    assert _payable(found) == [0, 20]
    assert _codes(found) == ["deductible", "deductible"]


def test_the_order_of_bills_does_not_matter_where_an_exemption_meets_a_cap() -> None:
    law = _law(cap_funeral=("cap", {"losses": ["funeral"], "tiers": [{"cents": 50}]}))
    bills = (
        _bill("funeral", 80, ("life_insurance", 80)),
        _bill("medical", 80, ("life_insurance", 80)),
    )

    one, other = award(invented_claim(*bills), law), award(invented_claim(*reversed(bills)), law)

    assert one.payable_cents == other.payable_cents
    assert _payable(one) == list(reversed(_payable(other)))


@pytest.mark.parametrize(
    "said",
    [
        ("ceiling", {}),
        ("ceiling", {"tiers": [{"cents": 1, "when": {"victim_under": 18}}]}),
        ("ceiling", {"tiers": [{"cents": -1}]}),
        ("ceiling", {"tiers": [{"cents": 1.5}]}),
    ],
)
def test_a_ceiling_that_leaves_a_claim_without_an_amount_is_refused(
    said: tuple[str, dict[str, Any]],
) -> None:
    with pytest.raises(ValueError, match="award_ceiling"):
        _law(award_ceiling=said)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("cap_medical", ("cap", {"losses": ["medical"], "at_most": 5})),
        ("cap_medical", ("cap", {"tiers": [{"cents": 5}]})),
        ("covered_losses", ("losses", {"covered": ["medical"], "not_covered": ["medical"]})),
        (
            "collateral_sources",
            ("other_sources", {"deducted": ["medicaid"], "not_deducted": ["medicaid"]}),
        ),
        ("eligible_crime", ("crimes", {"covered": ["arson"], "excluded": ["arson"]})),
    ],
)
def test_law_that_contradicts_itself_is_refused(
    name: str, said: tuple[str, dict[str, Any]]
) -> None:
    with pytest.raises(ValueError, match=name):
        _law(**{name: said})
