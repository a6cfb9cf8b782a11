"""How much of a claim is never paid?"""

from typing import Final

from rules.awards.worksheet import Worksheet, agreed
from rules.findings import missing_choosers
from rules.law import Law
from rules.money_values import Ceiling, Deductible
from schemas.claim import Claim

RULE: Final = "deductible"
DEDUCTIBLE = "deductible"


def take_off_deductible(sheets: list[Worksheet], claim: Claim, law: Law) -> None:
    """Take off the first part of a claim where the state never pays it, line after line.

    Losses under the ceiling bear it first, so that it costs nothing above the ceiling.
    """
    if RULE not in law.parameters:
        return
    provisions = law.governing(RULE, Deductible, claim)
    governing = agreed(provisions)
    if governing is None:
        _hold(sheets, missing_choosers(claim, provisions) if provisions else ())
        return
    terms = governing.value
    bearing = [each for each in sheets if not terms.losses or each.expense.kind in terms.losses]
    applies, missing = _applies(claim, terms)
    if applies is None:
        _hold(bearing, missing)
    if not applies:
        return
    ceiling = agreed(law.governing("award_ceiling", Ceiling, claim))
    outside = frozenset() if ceiling is None else ceiling.value.outside
    left = terms.first_cents
    for sheet in sorted(bearing, key=lambda each: each.expense.kind in outside):
        if sheet.is_open and left:
            left -= sheet.deduct(left, DEDUCTIBLE, governing.used)


def _applies(claim: Claim, terms: Deductible) -> tuple[bool | None, tuple[str, ...]]:
    """Whether this claim bears it, or what is missing to say so."""
    answers = [True if terms.when is None else terms.when.holds(claim)]
    for spared in terms.not_for:
        holds = spared.holds(claim)
        answers.append(None if holds is None else not holds)
    if False in answers:
        return False, ()
    conditions = (*terms.not_for, *([terms.when] if terms.when else []))
    missing = tuple(name for each in conditions for name in each.missing(claim))
    return (None, missing) if None in answers else (True, ())


def _hold(sheets: list[Worksheet], missing: tuple[str, ...]) -> None:
    for sheet in sheets if missing else ():
        if sheet.is_open:
            sheet.hold(missing, RULE)
