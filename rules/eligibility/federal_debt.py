"""Is the claimant behind with a federal fine or restitution?"""

from enum import StrEnum
from typing import Final

from rules.findings import Question, silent, under_the_law, unknown, used
from rules.law import Law
from rules.money_values import YesNo
from rules.provisions import Provision
from schemas.claim import Claim
from schemas.finding import Finding, Outcome

RULE: Final = "federal_debt"


class Code(StrEnum):
    """What this rule can say."""

    FEDERAL_DEBT_UNPAID = "federal_debt_unpaid"
    FEDERAL_DEBT_TO_BE_JUDGED = "federal_debt_to_be_judged"
    NO_FEDERAL_DEBT = "no_federal_debt"
    FEDERAL_DEBT_NOT_KNOWN_OF = "federal_debt_not_known_of"
    FEDERAL_DEBT_UNKNOWN = "federal_debt_unknown"
    FEDERAL_DEBT_NO_BAR = "federal_debt_no_bar"


CODES: Final = tuple(Code)


def federal_debt(claim: Claim, law: Law) -> Finding:
    """Nothing may be paid while somebody is delinquent on a federal fine or restitution.

    It bars only for that time: once the debt is in order the claim can go on. Where the law itself
    waits for a determination before it may be applied, an officer looks whether that was made.
    """
    return under_the_law(RULE, YesNo, claim, law, _judge)


def _judge(claim: Claim, _law: Law, provision: Provision[YesNo]) -> Finding:
    owes = claim.says("owes_federal_debt")
    if not provision.value.applies:
        return silent(RULE, Outcome.NOT_APPLICABLE, Code.FEDERAL_DEBT_NO_BAR, provision)
    if owes is not None:
        return _known(provision, owes=owes)
    if not provision.value.asked_of_everyone:
        return silent(RULE, Outcome.NOT_APPLICABLE, Code.FEDERAL_DEBT_NOT_KNOWN_OF, provision)
    return unknown(RULE, Code.FEDERAL_DEBT_UNKNOWN, provision, ("owes_federal_debt",))


def _known(provision: Provision[YesNo], *, owes: bool) -> Finding:
    reads = ("owes_federal_debt",)
    if not owes:
        return _say(Outcome.MET, Code.NO_FEDERAL_DEBT, provision, reads=reads)
    if not provision.value.officer_confirms:
        return _say(Outcome.NOT_MET, Code.FEDERAL_DEBT_UNPAID, provision, reads=reads)
    code = Code.FEDERAL_DEBT_TO_BE_JUDGED
    return _say(Outcome.NEEDS_OFFICER, code, provision, reads=reads)


def _say(
    outcome: Outcome,
    code: Code,
    provision: Provision[YesNo],
    *,
    reads: tuple[str, ...] = (),
) -> Finding:
    return Finding(
        rule=RULE,
        outcome=outcome,
        code=code,
        facts_read=reads,
        provisions=used(provision),
        question=Question.APPLY_FEDERAL_BAR if outcome is Outcome.NEEDS_OFFICER else "",
    )
