"""Does a debt or a warrant stand in the way?"""

from typing import Final

from rules.findings import Question
from rules.grounds import GROUND_CODES, no_ground_against
from rules.law import Law
from schemas.claim import Claim
from schemas.finding import Finding

RULE: Final = "debts"
CODES: Final = GROUND_CODES
FACTS: Final = ("has_warrant", "owes_child_support", "owes_court_debt")
"""What may raise it."""


def debts(claim: Claim, law: Law) -> Finding:
    """What is owed to a court or a child can hold a payment until it is put right."""
    return no_ground_against(RULE, FACTS, Question.JUDGE_DEBTS, claim, law)
