"""Did the bill come in in time?"""

from typing import Final

from rules.awards.windows import take_off_outside
from rules.awards.worksheet import Worksheet
from rules.law import Law
from schemas.claim import Claim

RULE: Final = "expense_deadline"
LATE_BILL = "late_bill"


def take_off_late_bills(sheets: list[Worksheet], claim: Claim, law: Law) -> None:
    """Take off bills that came in after the time that the state gives for each."""
    take_off_outside(RULE, LATE_BILL, sheets, claim, law)
