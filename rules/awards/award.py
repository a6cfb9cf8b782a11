"""What the law allows for each expense, step by step, and in all."""

from datetime import date

from rules.awards.award_ceiling import take_off_deductible, take_off_over_ceiling
from rules.awards.category_caps import take_off_over_caps
from rules.awards.covered_losses import (
    take_off_closed_to_claimant,
    take_off_uncovered,
    take_off_undocumented,
)
from rules.awards.other_payers import take_off_other_payers
from rules.awards.worksheet import Worksheet
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
    sheets = sorted(listed, key=lambda sheet: _order(sheet.expense))
    take_off_undocumented(sheets)
    take_off_uncovered(sheets, claim, law)
    take_off_closed_to_claimant(sheets, claim, law)
    take_off_other_payers(sheets, claim, law)
    room = take_off_over_caps(sheets, claim, law)
    take_off_deductible(sheets, claim, law)
    room += take_off_over_ceiling(sheets, claim, law)
    lines = tuple(sheet.line() for sheet in listed)
    return Award(
        lines=lines,
        payable_cents=Cents(sum(line.payable_cents for line in lines)),
        room_left=tuple(room),
    )


def _order(expense: Expense) -> tuple[date, str, int, str, str]:
    """By day of service, then by everything else, so that equal claims have equal awards."""
    day = expense.service_date or date.max
    rest = repr((expense.payments, expense.weeks, expense.sessions, expense.miles))
    return day, expense.kind, expense.amount_cents, expense.expense_id, expense.person + rest
