"""What others have paid comes off first: the state pays last."""

from rules.awards.worksheet import Worksheet, agreed
from rules.eligibility.collateral_sources import how_it_counts
from rules.law import Law
from rules.money_values import OtherSources
from rules.provisions import Provision
from rules.values import Answer
from schemas.claim import Claim
from schemas.expense import Payment

PAID_BY_OTHER_SOURCE = "paid_by_other_source"


def take_off_other_payers(sheets: list[Worksheet], claim: Claim, law: Law) -> None:
    """Take off each payment by another source, less what the state leaves out of account.

    An exempt amount is the first part of all that a source pays, whatever it is paid for: of a
    policy that pays 26,000 dollars with 25,000 exempt, 1,000 come off.
    """
    paid = [sheet for sheet in sheets if sheet.is_open and sheet.expense.payments]
    if not paid:
        return
    governing = agreed(law.governing("collateral_sources", OtherSources, claim))
    if governing is None:
        for sheet in paid:
            sheet.hold(("collateral_sources",), "collateral_sources")
        return
    exempt = {each.source: each.first_cents for each in governing.value.exemptions}
    for sheet in paid:
        for payment in sheet.expense.payments:
            _take_off(sheet, payment, governing, exempt)


def _take_off(
    sheet: Worksheet,
    payment: Payment,
    governing: Provision[OtherSources],
    exempt: dict[str, int],
) -> None:
    counts = how_it_counts(governing.value, payment.source)
    if counts is Answer.NO or sheet.expense.kind in governing.value.not_deducted_from:
        return
    if counts is Answer.OFFICER:
        sheet.hold((payment.source,), payment.source, governing.used)
        return
    spared = min(payment.amount_cents, exempt.get(payment.source, 0))
    if spared:
        exempt[payment.source] -= spared
    counted = payment.amount_cents - spared
    sheet.deduct(counted, PAID_BY_OTHER_SOURCE, governing.used, payment.source)
