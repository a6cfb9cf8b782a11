"""How much of a claim is never paid?"""

from typing import Final

from rules.awards.worksheet import Worksheet, agreed, agreed_or_held, hold_open
from rules.conditions import Scope
from rules.law import Law
from rules.money_values import Ceiling, Deductible
from schemas.claim import Claim

RULE: Final = "deductible"
DEDUCTIBLE = "deductible"


def take_off_deductible(sheets: list[Worksheet], claim: Claim, law: Law) -> None:
    """Take off the first part of a claim where the state never pays it, line after line.

    Losses under the ceiling bear it first, so that it costs nothing above the ceiling.
    """
    governing = agreed_or_held(RULE, Deductible, sheets, claim, law)
    if governing is None:
        return
    terms = governing.value
    bearing = [each for each in sheets if not terms.losses or each.expense.kind in terms.losses]
    scope = Scope(terms.when, terms.not_for)
    applies = scope.holds(claim)
    if applies is None:
        hold_open(bearing, scope.missing(claim), RULE)
    if not applies:
        return
    ceiling = agreed(law.governing("award_ceiling", Ceiling, claim))
    outside = frozenset() if ceiling is None else ceiling.value.outside
    left = terms.first_cents
    for sheet in sorted(bearing, key=lambda each: each.expense.kind in outside):
        if sheet.is_open and left:
            left -= sheet.deduct(left, DEDUCTIBLE, governing.used)
