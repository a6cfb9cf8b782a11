"""How much can be paid in all?"""

from enum import StrEnum
from typing import Final

from rules.awards.contributory_conduct import share_found
from rules.awards.tiers import amount
from rules.awards.worksheet import Worksheet, agreed, hold_open
from rules.bar_values import Reduced
from rules.findings import Question, known, missing_choosers, under_the_law, unknown, used
from rules.law import Law
from rules.money_values import WHOLE, Ceiling, Extra
from rules.provisions import Provision
from schemas.award import RoomLeft
from schemas.claim import Claim
from schemas.finding import Finding, FindingValue, Outcome
from schemas.money import Cents

RULE: Final = "award_ceiling"
OVER_CEILING = "over_ceiling"
OVER_CEILING_UNLESS = "over_ceiling_unless"
"""Over the ceiling that is certain; a higher one may apply."""


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


def take_off_over_ceiling(sheets: list[Worksheet], claim: Claim, law: Law) -> list[RoomLeft]:
    """Pay line after line up to the ceiling; gives the room left under it for later bills.

    What is certain is paid: while a higher ceiling may apply, the rest waits for an officer. While
    it is unknown which law applies, only a claim above the lowest possible ceiling is held.
    """
    provisions = law.governing(RULE, Ceiling, claim)
    governing = agreed(provisions)
    if governing is None:
        _hold_above_lowest(sheets, provisions, missing_choosers(claim, provisions) or (RULE,))
        return []
    limit = amount(governing.value.tiers, claim)
    certain = limit.cents if limit.cents is not None else limit.least_cents
    if certain is None:
        return []
    cents = _shrunk(certain, claim, law)
    inside = [each for each in sheets if each.expense.kind not in governing.value.outside]
    left = _pay_up_to(
        cents, _paid_in_order(inside, governing.value), claim, governing, limit.missing
    )
    return [
        RoomLeft(
            cap=RULE,
            limit_cents=Cents(cents),
            left_cents=Cents(left),
            provision=governing.used,
        )
    ]


def _shrunk(cents: int, claim: Claim, law: Law) -> int:
    """The ceiling, smaller by the share of the victim's own conduct where the law says so."""
    share = share_found(claim, law)
    if share is None or share.governing.value.reduces is not Reduced.LOSS_AND_CEILING:
        return cents
    return cents * (WHOLE - share.percent) // WHOLE


def _paid_in_order(sheets: list[Worksheet], ceiling: Ceiling) -> list[Worksheet]:
    """The losses that the law pays first near the ceiling, then the others as they fell due.

    Losses with extra room of their own come last, so that no day of a bill leaves it unused.
    """
    first = {kind: number for number, kind in enumerate(ceiling.paid_first)}
    roomy = frozenset(kind for extra in ceiling.extra for kind in extra.losses)
    if not first and not roomy:
        return sheets
    return sorted(
        sheets,
        key=lambda each: (first.get(each.expense.kind, len(first)), each.expense.kind in roomy),
    )


def _pay_up_to(
    cents: int,
    sheets: list[Worksheet],
    claim: Claim,
    governing: Provision[Ceiling],
    missing: tuple[str, ...],
) -> int:
    """Take off what is over the ceiling and over the extra room; gives what is left under it.

    `missing` is what would have to be known to say that a higher ceiling applies.
    """
    left = cents
    extras = [_Room(extra, claim) for extra in governing.value.extra]
    for sheet in sheets:
        if not sheet.is_open:
            continue
        over = max(0, sheet.left_cents - left)
        left -= sheet.left_cents - over
        for room in extras:
            over -= room.take(over, sheet.expense.kind)
        unless = missing or next((r.unclear for r in extras if r.is_for(sheet.expense.kind)), ())
        if unless:
            sheet.deduct(over, OVER_CEILING_UNLESS, governing.used, unless[0])
        else:
            sheet.deduct(over, OVER_CEILING, governing.used, RULE)
    return left


class _Room:
    """Extra room above the ceiling for some losses, as far as it is not used up."""

    def __init__(self, extra: Extra, claim: Claim) -> None:
        applies = True if extra.when is None else extra.when.holds(claim)
        is_unclear = applies is None and extra.when is not None
        self._losses = extra.losses
        self._left = extra.cents if applies else 0
        self.unclear = extra.when.missing(claim) if is_unclear and extra.when else ()
        """What would have to be known to open it."""

    def is_for(self, kind: str) -> bool:
        """Whether it is for a kind of loss."""
        return kind in self._losses

    def take(self, over: int, kind: str) -> int:
        """How much of what is over the ceiling is paid from here."""
        taken = min(over, self._left) if self.is_for(kind) else 0
        self._left -= taken
        return taken


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
    hold_open(sheets, missing, RULE)


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
