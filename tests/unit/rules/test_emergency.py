"""Money before the decision: how much, and when it waits."""

from typing import Any, Final

import pytest

from rules.evaluate import evaluate
from schemas.claim import FactValue
from schemas.expense import Expense
from schemas.money import Cents
from tests.fakes_invented_law import Said, invented_claim, invented_law, parameter

BASE: Final[dict[str, Said]] = {
    "covered_losses": ("losses", {"covered": ["medical"]}),
    "award_ceiling": ("ceiling", {"no_ceiling": True}),
}
BILL: Final = Expense(
    expense_id="bill", kind="medical", amount_cents=Cents(999), is_documented=True
)
EMERGENCY: Final[dict[str, Any]] = {
    "available": True,
    "tiers": [{"cents": 300, "when": {"facts": {"is_victim_deceased": True}}}, {"cents": 100}],
}


@pytest.mark.parametrize(
    ("facts", "cents"),
    [
        ({"is_victim_deceased": True}, 300),
        ({"is_victim_deceased": False}, 100),
        ({}, 0),
    ],
)
def test_an_emergency_award_is_held_to_the_tier_that_is_known(
    facts: dict[str, FactValue], cents: int
) -> None:
    law = invented_law(**BASE, emergency_award=("emergency", EMERGENCY))

    found = evaluate(invented_claim(BILL, has_hardship=True, **facts), law, code_version="test")

    assert found.award.emergency_cents == cents


def test_a_state_may_have_no_emergency_award() -> None:
    law = invented_law(**BASE, emergency_award=("emergency", {"available": False}))

    found = evaluate(invented_claim(has_hardship=True), law, code_version="test")

    assert found.findings[-1].code == "no_emergency_award"


def test_the_emergency_amount_waits_until_the_version_is_known() -> None:
    old = {"available": True, "tiers": [{"cents": 100}]}
    new = {"available": True, "tiers": [{"cents": 200}]}
    law = invented_law(
        **BASE, emergency_award=parameter("emergency", (None, old), ("2020-01-01", new))
    )

    found = evaluate(invented_claim(BILL, has_hardship=True), law, code_version="test")

    assert found.findings[-1].outcome == "met"
    assert found.award.emergency_cents == 0
