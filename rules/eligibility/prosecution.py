"""Must the claim wait for the prosecution?"""

from typing import Final

from rules.findings import Question
from rules.grounds import GROUND_CODES, GroundCode, no_ground_against
from rules.law import Law
from schemas.claim import Claim
from schemas.finding import Finding, Outcome

RULE: Final = "prosecution"
CODES: Final = GROUND_CODES
FACTS: Final = ("awaits_charges", "is_prosecutor_asking_to_wait")
"""What may raise it."""


def prosecution(claim: Claim, law: Law) -> Finding:
    """A prosecutor may ask a claim to wait, and some claims wait for charges: payable later.

    Many laws say nothing of it: then there is a question only where somebody asks to wait.
    """
    asked = claim.says("is_prosecutor_asking_to_wait"), claim.says("awaits_charges")
    if RULE not in law.parameters and True not in asked:
        return Finding(rule=RULE, outcome=Outcome.NOT_APPLICABLE, code=GroundCode.NOT_RAISED)
    return no_ground_against(RULE, FACTS, Question.JUDGE_PROSECUTION, claim, law)
