"""How much can be paid in all?"""

from enum import StrEnum
from typing import Final

from rules.awards.tiers import amount
from rules.awards.worksheet import Worksheet, agreed
from rules.findings import Question, known, missing_choosers, under_the_law, unknown, used
from rules.law import Law
from rules.money_values import Ceiling, Deductible
from rules.provisions import Provision
from schemas.award import RoomLeft
from schemas.claim import Claim
from schemas.finding import Finding, FindingValue, Outcome
from schemas.money import Cents

RULE: Final = "award_ceiling"
OVER_CEILING = "over_ceiling"
DEDUCTIBLE = "deductible"


class Code(StrEnum):
    """What this rule can say."""

    NO_CEILING = "no_ceiling"
    WITHIN_CEILING = "within_ceiling"
    HELD_TO_CEILING = "held_to_ceiling"
    CEILING_UNKNOWN = "ceiling_unknown"
    MEANS_TO_BE_TESTED = "means_to_be_tested"


CODES: Final = tuple(Code)


def award_ceiling(claim: Claim, law: Law) -> Finding:
    """Compare what is claimed with the most that the state pays.

    Claiming more is no fault: the award is held to the ceiling.
    """
    return under_the_law(RULE, Ceiling, claim, law, _judge)


def take_off_deductible(sheets: list[Worksheet], claim: Claim, law: Law) -> None:
    """Take off the first part of a claim where the state never pays it, line after line.

    Losses under the ceiling bear it first, so that it costs nothing above the ceiling.
    """
    governing = agreed(law.governing("deductible", Deductible, claim))
    if governing is None:
        return
    ceiling = agreed(law.governing(RULE, Ceiling, claim))
    outside = frozenset() if ceiling is None else ceiling.value.outside
    left = governing.value.first_cents
    for sheet in sorted(sheets, key=lambda each: each.expense.kind in outside):
        if sheet.is_open and left:
            left -= sheet.deduct(left, DEDUCTIBLE, governing.used)


def take_off_over_ceiling(sheets: list[Worksheet], claim: Claim, law: Law) -> list[RoomLeft]:
    """Pay line after line up to the ceiling; gives the room left under it for later bills.

    While it is unknown which ceiling applies, only a claim above the lowest possible one is held.
    """
    provisions = law.governing(RULE, Ceiling, claim)
    governing = agreed(provisions)
    limit = None if governing is None else amount(governing.value.tiers, claim)
    if governing is None or limit is None or limit.missing:
        missing = missing_choosers(claim, provisions) if limit is None else limit.missing
        _hold_above_lowest(sheets, provisions, missing or (RULE,))
        return []
    if limit.cents is None:
        return []
    left = limit.cents
    for sheet in sheets:
        if sheet.is_open and sheet.expense.kind not in governing.value.outside:
            sheet.deduct(max(0, sheet.left_cents - left), OVER_CEILING, governing.used, RULE)
            left -= sheet.left_cents
    room = RoomLeft(
        cap=RULE,
        limit_cents=Cents(limit.cents),
        left_cents=Cents(left),
        provision=governing.used,
    )
    return [room]


def _hold_above_lowest(
    sheets: list[Worksheet], provisions: tuple[Provision[Ceiling], ...], missing: tuple[str, ...]
) -> None:
    """Hold every line, unless all of them together stay below every ceiling that may apply."""
    possible = [tier.cents for each in provisions for tier in each.value.tiers]
    asked = sum(sheet.left_cents for sheet in sheets)
    if possible and asked <= min(possible):
        return
    if provisions and all(each.value.no_ceiling for each in provisions):
        return
    for sheet in sheets:
        if sheet.is_open:
            sheet.hold(missing, RULE)


def _judge(claim: Claim, _law: Law, provision: Provision[Ceiling]) -> Finding:
    ceiling = provision.value
    reads = known(claim, provision.used.version_chosen_by)
    claimed = sum(each.amount_cents for each in claim.expenses if each.kind not in ceiling.outside)
    test_from = ceiling.means_test_from_cents
    if test_from is not None and claimed >= test_from:
        values = (("means_test_from_cents", test_from), ("claimed_cents", claimed))
        code = Code.MEANS_TO_BE_TESTED
        return _say(Outcome.NEEDS_OFFICER, code, provision, values=values, reads=reads)
    if ceiling.no_ceiling:
        return _say(Outcome.NOT_APPLICABLE, Code.NO_CEILING, provision)
    limit = amount(ceiling.tiers, claim)
    if limit.cents is None:
        return unknown(RULE, Code.CEILING_UNKNOWN, provision, limit.missing)
    is_over = claimed > limit.cents
    return _say(
        Outcome.MET,
        Code.HELD_TO_CEILING if is_over else Code.WITHIN_CEILING,
        provision,
        values=(("ceiling_cents", limit.cents), ("claimed_cents", claimed)),
        reads=reads,
    )


def _say(
    outcome: Outcome,
    code: Code,
    provision: Provision[Ceiling],
    *,
    values: tuple[tuple[str, FindingValue], ...] = (),
    reads: tuple[str, ...] = (),
) -> Finding:
    return Finding(
        rule=RULE,
        outcome=outcome,
        code=code,
        values=values,
        facts_read=reads,
        provisions=used(provision),
        question=Question.TEST_MEANS if code is Code.MEANS_TO_BE_TESTED else "",
    )
