"""How long can the decision be appealed?"""

from enum import StrEnum
from functools import cache
from typing import Final

from rules.bar_values import Appeal, AppealStep
from rules.findings import under_the_law, used
from rules.law import Law
from rules.provisions import Provision
from schemas.claim import Claim
from schemas.finding import Finding, Outcome

RULE: Final = "appeal"


class Code(StrEnum):
    """What this rule can say."""

    APPEAL_OPEN = "appeal_open"
    NO_APPEAL = "no_appeal"
    APPEAL_NOT_ON_FILE = "appeal_not_on_file"


CODES: Final = tuple(Code)


def appeal(claim: Claim, law: Law) -> Finding:
    """Name every way to have a decision looked at again, and how long it is open."""
    if RULE not in law.parameters:
        code = Code.APPEAL_NOT_ON_FILE
        return Finding(rule=RULE, outcome=Outcome.NOT_APPLICABLE, code=code)
    return under_the_law(RULE, Appeal, claim, law, _judge)


def _judge(_claim: Claim, _law: Law, provision: Provision[Appeal]) -> Finding:
    return _named(provision)


@cache
def _named(provision: Provision[Appeal]) -> Finding:
    """The answer, which rests on the law alone."""
    steps = tuple(_in_short(step) for step in provision.value.steps)
    return Finding(
        rule=RULE,
        outcome=Outcome.NOT_APPLICABLE,
        code=Code.APPEAL_OPEN if steps else Code.NO_APPEAL,
        values=(("steps", steps),) if steps else (),
        provisions=used(provision),
    )


def _in_short(step: AppealStep) -> str:
    """One step as words: "reconsideration within 30 days of notice"."""
    return f"{step.to} within {step.time} of {step.counted_from}"
