"""Is the loss large enough for the state to pay anything?"""

from typing import Final

from rules.awards.worksheet import Worksheet, agreed_or_held
from rules.bar_values import Minimum
from rules.conditions import any_holds, missing_of
from rules.law import Law
from rules.provisions import Provision
from schemas.claim import Claim

RULE: Final = "minimum_award"
BELOW_MINIMUM = "below_minimum"


def take_off_below_minimum_loss(sheets: list[Worksheet], claim: Claim, law: Law) -> None:
    """Pay nothing where what others leave unpaid is less than the least loss."""
    _apply(sheets, claim, law, is_award=False)


def take_off_below_minimum(sheets: list[Worksheet], claim: Claim, law: Law) -> None:
    """Pay nothing where the whole award is less than the least award."""
    _apply(sheets, claim, law, is_award=True)


def _apply(sheets: list[Worksheet], claim: Claim, law: Law, *, is_award: bool) -> None:
    governing = agreed_or_held(RULE, Minimum, sheets, claim, law)
    if governing is None:
        return
    left = [sheet for sheet in sheets if sheet.is_open]
    least = governing.value.award_cents if is_award else governing.value.loss_cents
    if sum(sheet.left_cents for sheet in left) >= least:
        return
    _take_off(left, sheets, claim, governing)


def _take_off(
    left: list[Worksheet], sheets: list[Worksheet], claim: Claim, governing: Provision[Minimum]
) -> None:
    """Take everything off, unless the claim is spared or lines under way may still count."""
    minimum = governing.value
    if any(sheet.expense.kind in minimum.not_from for sheet in left):
        return
    if any_holds(minimum.not_for, claim):
        return
    missing = [*missing_of(minimum.not_for, claim), *(n for each in sheets for n in each.missing)]
    for sheet in left:
        if missing:
            sheet.hold(missing, RULE, governing.used)
        else:
            sheet.deduct(sheet.left_cents, BELOW_MINIMUM, governing.used, RULE)
