"""Does the claimant help law enforcement?"""

from typing import Final

from rules.findings import Question
from rules.grounds import GROUND_CODES, no_ground_against
from rules.law import Law
from schemas.claim import Claim
from schemas.finding import Finding

RULE: Final = "cooperation"
CODES: Final = GROUND_CODES
FACTS: Final = ("cooperates",)
"""What may raise it."""


def cooperation(claim: Claim, law: Law) -> Finding:
    """A claimant helps as far as can be asked; a person judges whether a refusal counts."""
    return no_ground_against(RULE, FACTS, Question.JUDGE_COOPERATION, claim, law)
