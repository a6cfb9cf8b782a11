"""Does a criminal record stand in the way?"""

from typing import Final

from rules.findings import Question
from rules.grounds import GROUND_CODES, no_ground_against
from rules.law import Law
from schemas.claim import Claim
from schemas.finding import Finding

RULE: Final = "criminal_record"
CODES: Final = GROUND_CODES


def criminal_record(claim: Claim, law: Law) -> Finding:
    """Few laws still look at a criminal record; where one does, a person looks at the dates."""
    return no_ground_against(RULE, Question.JUDGE_CRIMINAL_RECORD, claim, law)
