"""Does a criminal record stand in the way?"""

from typing import Final

from rules.findings import Question
from rules.grounds import GROUND_CODES, no_ground_against
from rules.law import Law
from schemas.claim import Claim
from schemas.finding import Finding

RULE: Final = "criminal_record"
CODES: Final = GROUND_CODES
FACTS: Final = (
    "committed_felony_at_the_time",
    "has_felony_conviction",
    "is_on_felony_supervision",
    "is_registered_sex_offender",
)
"""What may raise it."""


def criminal_record(claim: Claim, law: Law) -> Finding:
    """Few laws still look at a criminal record; where one does, a person looks at the dates."""
    return no_ground_against(RULE, FACTS, Question.JUDGE_CRIMINAL_RECORD, claim, law)
