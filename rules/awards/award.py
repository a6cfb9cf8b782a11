"""What the law allows for each expense, step by step, and in all."""

from datetime import date

from rules.awards.award_ceiling import take_off_over_ceiling
from rules.awards.category_caps import take_off_over_caps
from rules.awards.contributory_conduct import hold_for_conduct, take_off_conduct
from rules.awards.covered_losses import (
    take_off_closed_to_claimant,
    take_off_uncovered,
    take_off_undocumented,
)
from rules.awards.deductible import take_off_deductible
from rules.awards.emergency_paid import take_off_emergency_paid
from rules.awards.expense_deadline import take_off_late_bills
from rules.awards.loss_window import take_off_outside_loss_window
from rules.awards.minimum_award import take_off_below_minimum, take_off_below_minimum_loss
from rules.awards.other_payers import take_off_other_payers
from rules.awards.worksheet import Worksheet
from rules.bar_values import Reduced
from rules.law import Law
from schemas.award import Award
from schemas.claim import Claim
from schemas.expense import Expense
from schemas.money import Cents


def award(claim: Claim, law: Law) -> Award:
    """Work out every expense, the oldest first; claimed less all steps is what is payable.

    The order in which bills are listed does not matter; the lines come back in that order. A line
    for which a figure is missing is held for an officer; the others are still worked out.
    """
    listed = [Worksheet(expense) for expense in claim.expenses]
    sheets = _oldest_first(listed)
    _take_off_what_is_not_payable(sheets, claim, law)
    take_off_other_payers(sheets, claim, law)
    take_off_below_minimum_loss(sheets, claim, law)
    hold_for_conduct(sheets, claim, law)
    room = take_off_over_caps(sheets, claim, law)
    take_off_conduct(sheets, claim, law, (Reduced.LOSS, Reduced.LOSS_AND_CEILING))
    take_off_deductible(sheets, claim, law)
    room += take_off_over_ceiling(sheets, claim, law)
    take_off_conduct(sheets, claim, law, (Reduced.AWARD,))
    take_off_below_minimum(sheets, claim, law)
    take_off_emergency_paid(sheets, claim, law)
    lines = tuple(sheet.line() for sheet in listed)
    return Award(
        lines=lines,
        payable_cents=Cents(sum(line.payable_cents for line in lines)),
        room_left=tuple(room),
    )


def _take_off_what_is_not_payable(sheets: list[Worksheet], claim: Claim, law: Law) -> None:
    """Whole lines that the law or the paper leaves out, before any amount is reckoned."""
    take_off_undocumented(sheets)
    take_off_uncovered(sheets, claim, law)
    take_off_closed_to_claimant(sheets, claim, law)
    take_off_outside_loss_window(sheets, claim, law)
    take_off_late_bills(sheets, claim, law)


def _oldest_first(sheets: list[Worksheet]) -> list[Worksheet]:
    """By day of service, then by everything else, so that equal claims have equal awards.

    Of one day's bills the larger comes first: where only so many weeks are paid, it has them.
    """
    by_order = {_order(sheet.expense): sheet for sheet in sheets}
    if len(by_order) == len(sheets):
        return [by_order[order] for order in sorted(by_order)]
    return sorted(sheets, key=lambda sheet: (_order(sheet.expense), _rest(sheet.expense)))


def _order(expense: Expense) -> tuple[date, str, int, str]:
    day = expense.service_date or date.max
    return day, expense.kind, -expense.amount_cents, expense.expense_id


def _rest(expense: Expense) -> str:
    """Everything else that tells two expenses apart."""
    counts = (expense.weeks, expense.sessions, expense.miles, expense.days, expense.hours)
    return repr((expense.person, expense.payee, expense.payments, counts, expense.received_date))
