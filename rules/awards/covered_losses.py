"""Is this loss documented, does the state pay it, and may this claimant claim it?"""

from rules.awards.worksheet import Worksheet, agreed
from rules.eligibility.eligible_claimant import EVERY_LOSS, open_losses, relationship
from rules.law import Law
from rules.money_values import Losses
from rules.values import Claimants
from schemas.claim import Claim

NOT_DOCUMENTED = "not_documented"
LOSS_NOT_COVERED = "loss_not_covered"
LOSS_NOT_OPEN_TO_CLAIMANT = "loss_not_open_to_claimant"


def take_off_undocumented(sheets: list[Worksheet]) -> None:
    """A loss is paid once a document shows it; until then nothing of it is."""
    for sheet in sheets:
        if not sheet.expense.is_documented:
            sheet.deduct(sheet.left_cents, NOT_DOCUMENTED)


def take_off_uncovered(sheets: list[Worksheet], claim: Claim, law: Law) -> None:
    """Take off the kinds of loss that the state does not pay, and hold those that no law names."""
    provisions = law.governing("covered_losses", Losses, claim)
    governing = agreed(provisions)
    for sheet in sheets:
        if not sheet.is_open:
            continue
        kind = sheet.expense.kind
        if governing is None:
            sheet.hold(("covered_losses",), "covered_losses")
        elif kind in governing.value.not_covered:
            sheet.deduct(sheet.left_cents, LOSS_NOT_COVERED, governing.used, kind)
        elif kind not in governing.value.covered:
            sheet.hold(("covered_losses",), "covered_losses", governing.used)


def take_off_closed_to_claimant(sheets: list[Worksheet], claim: Claim, law: Law) -> None:
    """Take off what this claimant may not claim, where the state lets them claim some losses."""
    who = relationship(claim)
    governing = agreed(law.governing("eligible_claimant", Claimants, claim))
    if who is None or governing is None:
        return
    losses, missing = open_losses(claim, governing.value, who)
    if losses == EVERY_LOSS or not losses or missing:
        return
    for sheet in sheets:
        if sheet.is_open and sheet.expense.kind not in losses:
            sheet.deduct(sheet.left_cents, LOSS_NOT_OPEN_TO_CLAIMANT, governing.used, who)
