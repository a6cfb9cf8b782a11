"""What follows from the facts of a claim."""

from datetime import date

import pytest

from rules.evaluate import evaluate
from rules.implied import with_implied
from tests.fakes_invented_law import invented_claim, invented_law


def test_a_victim_who_claims_is_alive() -> None:
    claim = with_implied(invented_claim(claimant_relationship="self"))

    assert claim.says("is_victim_deceased") is False
    assert claim.says("is_victim_claimant") is True


def test_a_day_of_death_says_that_the_victim_died() -> None:
    claim = with_implied(invented_claim(victim_death_date=date(2020, 1, 1)))

    assert claim.says("is_victim_deceased")


@pytest.mark.parametrize(("source", "insured"), [("health_insurance", True), ("none", False)])
def test_who_names_another_payer_is_insured(
    source: str,
    insured: bool,  # noqa: FBT001  # what follows
) -> None:
    claim = with_implied(invented_claim(collateral_sources=frozenset({source})))

    assert claim.says("is_insured") is insured


def test_what_is_known_is_never_changed() -> None:
    claim = invented_claim(claimant_relationship="self", is_victim_deceased=True)

    assert with_implied(claim).says("is_victim_deceased")


def test_nothing_follows_from_nothing() -> None:
    claim = invented_claim(claimant_relationship="parent")

    assert with_implied(claim) == claim


def test_a_finding_names_the_fact_that_the_claim_holds() -> None:
    said = {"grounds": [{"name": "dead", "shown_by": "is_victim_deceased", "effect": "hold"}]}
    law = invented_law(debts=("bars", said))

    claim = invented_claim(claimant_relationship="self")
    found = evaluate(claim, law, code_version="test").findings
    debts = next(each for each in found if each.rule == "debts")

    assert debts.facts_read == ("claimant_relationship",)
