"""Did the loss fall in the time that is paid?"""

from typing import Final

from rules.awards.windows import take_off_outside
from rules.awards.worksheet import Worksheet
from rules.law import Law
from schemas.claim import Claim

RULE: Final = "loss_window"
OUTSIDE_LOSS_WINDOW = "outside_loss_window"


def take_off_outside_loss_window(sheets: list[Worksheet], claim: Claim, law: Law) -> None:
    """Take off what was lost after the time for which the state pays."""
    take_off_outside(RULE, OUTSIDE_LOSS_WINDOW, sheets, claim, law)
