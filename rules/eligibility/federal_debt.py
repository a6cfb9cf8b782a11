"""Is the claimant behind with a federal fine or restitution?"""

from enum import StrEnum
from typing import Final

from rules.findings import under_the_law, used
from rules.law import Law
from rules.money_values import YesNo
from rules.provisions import Provision
from schemas.claim import Claim
from schemas.finding import Finding, Outcome

RULE: Final = "federal_debt"


class Code(StrEnum):
    """What this rule can say."""

    FEDERAL_DEBT_UNPAID = "federal_debt_unpaid"
    NO_FEDERAL_DEBT = "no_federal_debt"
    FEDERAL_DEBT_NOT_KNOWN_OF = "federal_debt_not_known_of"
    FEDERAL_DEBT_UNKNOWN = "federal_debt_unknown"
    FEDERAL_DEBT_NO_BAR = "federal_debt_no_bar"


CODES: Final = tuple(Code)


def federal_debt(claim: Claim, law: Law) -> Finding:
    """Nothing may be paid while somebody is delinquent on a federal fine or restitution.

    It bars only for that time: once the debt is in order the claim can go on.
    """
    return under_the_law(RULE, YesNo, claim, law, _judge)


def _judge(claim: Claim, _law: Law, provision: Provision[YesNo]) -> Finding:
    owes = claim.says("owes_federal_debt")
    if not provision.value.applies:
        return _say(Outcome.NOT_APPLICABLE, Code.FEDERAL_DEBT_NO_BAR, provision)
    if owes is not None:
        outcome, code = Outcome.MET, Code.NO_FEDERAL_DEBT
        if owes:
            outcome, code = Outcome.NOT_MET, Code.FEDERAL_DEBT_UNPAID
        return _say(outcome, code, provision, reads=("owes_federal_debt",))
    if not provision.value.asked_of_everyone:
        return _say(Outcome.NOT_APPLICABLE, Code.FEDERAL_DEBT_NOT_KNOWN_OF, provision)
    missing = ("owes_federal_debt",)
    return _say(Outcome.UNKNOWN, Code.FEDERAL_DEBT_UNKNOWN, provision, missing=missing)


def _say(
    outcome: Outcome,
    code: Code,
    provision: Provision[YesNo],
    *,
    reads: tuple[str, ...] = (),
    missing: tuple[str, ...] = (),
) -> Finding:
    return Finding(
        rule=RULE,
        outcome=outcome,
        code=code,
        facts_read=reads,
        facts_missing=missing,
        provisions=used(provision),
    )
