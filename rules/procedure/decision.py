"""Who decides, and by when?"""

from enum import StrEnum
from functools import cache
from typing import Final

from rules.bar_values import Decision
from rules.findings import under_the_law, used
from rules.law import Law
from rules.provisions import Provision
from schemas.claim import Claim
from schemas.finding import Finding, FindingValue, Outcome

RULE: Final = "decision"


class Code(StrEnum):
    """What this rule can say."""

    DECIDED_BY = "decided_by"
    DECIDED_BY_ABOVE = "decided_by_above"
    DECISION_NOT_ON_FILE = "decision_not_on_file"


CODES: Final = tuple(Code)


def decision(claim: Claim, law: Law) -> Finding:
    """Name the office that decides, which may depend on the sum, and the days it has."""
    if RULE not in law.parameters:
        code = Code.DECISION_NOT_ON_FILE
        return Finding(rule=RULE, outcome=Outcome.NOT_APPLICABLE, code=code)
    return under_the_law(RULE, Decision, claim, law, _judge)


def _judge(_claim: Claim, _law: Law, provision: Provision[Decision]) -> Finding:
    return _named(provision)


@cache
def _named(provision: Provision[Decision]) -> Finding:
    """The answer, which rests on the law alone."""
    terms = provision.value
    values: list[tuple[str, FindingValue]] = [("who", terms.decided_by)]
    if terms.up_to_cents is not None and terms.above_decided_by is not None:
        values += [("up_to_cents", terms.up_to_cents), ("above", terms.above_decided_by)]
    values += [("time", _time(terms))]
    return Finding(
        rule=RULE,
        outcome=Outcome.NOT_APPLICABLE,
        code=Code.DECIDED_BY if terms.above_decided_by is None else Code.DECIDED_BY_ABOVE,
        values=tuple(values),
        provisions=used(provision),
    )


def _time(terms: Decision) -> str:
    """The clock as words; the law of many states sets none."""
    parts = []
    if terms.average_days is not None:
        parts.append(f"{terms.average_days} days on average")
    if terms.at_most_days is not None:
        parts.append(f"{terms.at_most_days} days at most")
    return " and ".join(parts) or "no time on file"
