"""Was or is somebody held in custody?"""

from typing import Final

from rules.findings import Question
from rules.grounds import GROUND_CODES, no_ground_against
from rules.law import Law
from schemas.claim import Claim
from schemas.finding import Finding

RULE: Final = "custody"
CODES: Final = GROUND_CODES
FACTS: Final = ("is_confined", "is_incarcerated")
"""What may raise it."""


def custody(claim: Claim, law: Law) -> Finding:
    """Somebody who was held when it happened may be barred; who is held now is often paid later."""
    return no_ground_against(RULE, FACTS, Question.JUDGE_CUSTODY, claim, law)
