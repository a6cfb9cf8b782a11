"""What was paid as an emergency comes off the award."""

from rules.awards.worksheet import Worksheet, agreed, hold_open
from rules.law import Law
from rules.money_values import Emergency
from schemas.claim import Claim

EMERGENCY_ALREADY_PAID = "emergency_already_paid"


def take_off_emergency_paid(sheets: list[Worksheet], claim: Claim, law: Law) -> None:
    """Take what was paid off line after line, first off the losses that it was for."""
    paid = claim.value("emergency_award_paid")
    if not isinstance(paid, int) or paid <= 0:
        return
    governing = agreed(law.governing("emergency_award", Emergency, claim))
    if governing is None:
        hold_open(sheets, ("emergency_award",), "emergency_award")
        return
    if not governing.value.deducted_from_award:
        return
    first = governing.value.only_for
    for sheet in sorted(sheets, key=lambda each: each.expense.kind not in first):
        if sheet.is_open and paid:
            paid -= sheet.deduct(paid, EMERGENCY_ALREADY_PAID, governing.used)
