"""What a claim says without saying it: a victim who claims is alive."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from schemas.claim import Claim, Fact

_BY_DAY: Final = (
    ("charge_date", "is_offender_charged"),
    ("forensic_exam_date", "has_forensic_exam"),
    ("report_date", "is_reported"),
    ("victim_death_date", "is_victim_deceased"),
)
"""A known day says that the thing happened."""


def implied(claim: Claim) -> dict[str, tuple[Fact, str]]:
    """The facts that follow, each with the fact that it follows from; nothing known is changed."""
    facts = claim.facts
    found = {
        name: (_follows(facts[day], name, value=True), day)
        for day, name in _BY_DAY
        if day in facts and name not in facts
    }
    who = facts.get("claimant_relationship")
    if who is not None and who.value == "self" and "victim_death_date" not in facts:
        for name, value in (("is_victim_claimant", True), ("is_victim_deceased", False)):
            if name not in facts:
                found[name] = _follows(who, name, value=value), who.name
    return found


def with_implied(claim: Claim, found: dict[str, tuple[Fact, str]]) -> Claim:
    """The claim with what follows from it."""
    added = {name: fact for name, (fact, _) in found.items()}
    return Claim(
        jurisdiction=claim.jurisdiction,
        facts=MappingProxyType({**claim.facts, **added}),
        expenses=claim.expenses,
    )


def as_said(names: tuple[str, ...], found: Mapping[str, tuple[Fact, str]]) -> tuple[str, ...]:
    """Facts that a finding has read, by the names under which the claim holds them."""
    return tuple(dict.fromkeys(found[name][1] if name in found else name for name in names))


def _follows(ground: Fact, name: str, *, value: bool) -> Fact:
    """A fact that follows from another, at its place and as well supported."""
    return Fact(name=name, value=value, standing=ground.standing, places=ground.places)
