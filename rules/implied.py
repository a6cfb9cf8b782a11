"""What a claim says without saying it: a victim who claims is alive."""

from typing import Final

from schemas.claim import Claim, Fact

_BY_DAY: Final = (
    ("charge_date", "is_offender_charged"),
    ("forensic_exam_date", "has_forensic_exam"),
    ("report_date", "is_reported"),
    ("victim_death_date", "is_victim_deceased"),
)
"""A known day says that the thing happened."""
_BY_WHO: Final = (("is_victim_claimant", True), ("is_victim_deceased", False))
"""What follows where the victim is the one who claims."""
_NOBODY: Final = frozenset({"none"})
"""The answer that nobody else pays."""


def with_implied(claim: Claim) -> Claim:
    """The claim with the facts that follow from it; nothing that is known is changed.

    A fact that follows bears the name of the one it follows from: that is where it stands on
    paper, and how well it is supported.
    """
    # A plain dictionary, because every rule looks into it and nobody else ever holds it.
    facts = dict(claim.facts)
    for day, name in _BY_DAY:
        if day in facts and name not in facts:
            facts[name] = _follows(facts[day], value=True)
    who = facts.get("claimant_relationship")
    if who is not None and who.value == "self" and "victim_death_date" not in facts:
        for name, value in _BY_WHO:
            if name not in facts:
                facts[name] = _follows(who, value=value)
    others = claim.choices("collateral_sources")
    if others and "is_insured" not in facts:
        facts["is_insured"] = _follows(facts["collateral_sources"], value=others != _NOBODY)
    return Claim(jurisdiction=claim.jurisdiction, facts=facts, expenses=claim.expenses)


def _follows(ground: Fact, *, value: bool) -> Fact:
    return Fact(name=ground.name, value=value, standing=ground.standing, places=ground.places)
