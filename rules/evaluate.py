"""The law's whole view of one claim: every rule asked once, and the award worked out."""

from collections.abc import Callable
from typing import Final, TypeAlias

from rules.awards.award import award
from rules.awards.award_ceiling import award_ceiling
from rules.awards.contributory_conduct import contributory_conduct
from rules.eligibility.collateral_sources import collateral_sources
from rules.eligibility.cooperation import cooperation
from rules.eligibility.criminal_record import criminal_record
from rules.eligibility.custody import custody
from rules.eligibility.debts import debts
from rules.eligibility.eligible_claimant import eligible_claimant
from rules.eligibility.eligible_crime import eligible_crime
from rules.eligibility.federal_debt import federal_debt
from rules.eligibility.filing_deadline import filing_deadline
from rules.eligibility.place_of_crime import place_of_crime
from rules.eligibility.prosecution import prosecution
from rules.eligibility.reporting_deadline import reporting_deadline
from rules.emergency import emergency_award, with_emergency
from rules.implied import with_implied
from rules.law import Law, LawNotFoundError
from rules.procedure.appeal import appeal
from rules.procedure.decision import decision
from schemas.assessment import Assessment
from schemas.claim import Claim
from schemas.finding import Finding

Rule: TypeAlias = Callable[[Claim, Law], Finding]

RULES: Final[tuple[Rule, ...]] = (
    filing_deadline,
    reporting_deadline,
    eligible_crime,
    eligible_claimant,
    place_of_crime,
    collateral_sources,
    federal_debt,
    cooperation,
    custody,
    criminal_record,
    debts,
    prosecution,
    contributory_conduct,
    award_ceiling,
    appeal,
    decision,
)
"""Every rule that reads the claim and the law alone; the emergency award reads their findings."""


def evaluate(claim: Claim, law: Law, *, code_version: str) -> Assessment:
    """Ask every rule and work out the award. Same claim and same law give the same assessment.

    Raises LawNotFoundError when the law is another jurisdiction's than the claim.
    """
    if claim.jurisdiction != law.jurisdiction:
        raise LawNotFoundError(f"the law of {law.jurisdiction} does not judge this claim")
    whole = with_implied(claim)
    here = law.for_claim(whole)
    findings = [rule(whole, here) for rule in RULES]
    emergency = emergency_award(whole, here, findings)
    return Assessment(
        jurisdiction=law.jurisdiction,
        law_hash=law.hash,
        code_version=code_version,
        findings=(*findings, emergency),
        award=with_emergency(award(whole, here), whole, here, emergency),
    )
