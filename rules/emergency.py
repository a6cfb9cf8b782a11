"""Can money be paid before the claim is decided?"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final

from rules.awards.tiers import amount
from rules.awards.worksheet import agreed
from rules.findings import Question, known, under_the_law, used
from rules.law import Law
from rules.money_values import Emergency
from rules.provisions import Provision
from schemas.award import Award
from schemas.claim import Claim
from schemas.finding import Finding, FindingValue, Outcome
from schemas.money import Cents

RULE: Final = "emergency_award"


class Code(StrEnum):
    """What this rule can say."""

    EMERGENCY_NOT_ASKED = "emergency_not_asked"
    NO_EMERGENCY_AWARD = "no_emergency_award"
    AWARD_NOT_PROBABLE = "award_not_probable"
    EMERGENCY_OPEN = "emergency_open"
    EMERGENCY_OPEN_UP_TO = "emergency_open_up_to"
    EMERGENCY_LOSS_TO_BE_JUDGED = "emergency_loss_to_be_judged"


CODES: Final = tuple(Code)


def emergency_award(claim: Claim, law: Law, findings: Sequence[Finding]) -> Finding:
    """An emergency award is open where the state has one, need is shown and an award is probable.

    Probable means that no other rule says `not_met`; this rule therefore comes last. Silence about
    need is not asking for it.
    """
    if not (claim.says("is_emergency_requested") or claim.says("has_hardship")):
        return Finding(
            rule=RULE,
            outcome=Outcome.NOT_APPLICABLE,
            code=Code.EMERGENCY_NOT_ASKED,
            facts_read=_need(claim),
        )
    against = tuple(each.rule for each in findings if each.outcome is Outcome.NOT_MET)

    def judge(claim: Claim, _law: Law, provision: Provision[Emergency]) -> Finding:
        return _judge(claim, provision, against)

    return under_the_law(RULE, Emergency, claim, law, judge)


def with_emergency(award: Award, claim: Claim, law: Law, finding: Finding) -> Award:
    """The award with what of it could be paid at once: up to the cap, for the losses allowed."""
    if finding.outcome is not Outcome.MET:
        return award
    governing = agreed(law.governing(RULE, Emergency, claim))
    if governing is None:
        return award
    terms = governing.value
    payable = sum(
        line.payable_cents
        for line in award.lines
        if not terms.only_for or line.kind in terms.only_for
    )
    limit = amount(terms.tiers, claim)
    if limit.missing:
        return award
    cents = payable if limit.cents is None else min(payable, limit.cents)
    return replace(award, emergency_cents=Cents(cents)) if cents else award


def _judge(claim: Claim, provision: Provision[Emergency], against: tuple[str, ...]) -> Finding:
    terms = provision.value
    if not terms.available:
        return _say(Outcome.NOT_APPLICABLE, Code.NO_EMERGENCY_AWARD, provision, _need(claim))
    if against:
        because = (("rules", against),)
        return _say(Outcome.NOT_MET, Code.AWARD_NOT_PROBABLE, provision, _need(claim), because)
    losses = {each.kind for each in claim.expenses} | (claim.choices("losses_claimed") or set())
    reads = (*_need(claim), *known(claim, "losses_claimed"))
    allowed: tuple[tuple[str, FindingValue], ...] = ()
    if terms.only_for:
        allowed = (("losses", tuple(sorted(terms.only_for))),)
        if not losses & terms.only_for:
            code = Code.EMERGENCY_LOSS_TO_BE_JUDGED
            return _say(Outcome.NEEDS_OFFICER, code, provision, reads, allowed)
    limit = amount(terms.tiers, claim)
    if limit.cents is None:
        return _say(Outcome.MET, Code.EMERGENCY_OPEN, provision, reads, allowed)
    values = (("limit_cents", limit.cents), *allowed)
    return _say(Outcome.MET, Code.EMERGENCY_OPEN_UP_TO, provision, reads, values)


def _need(claim: Claim) -> tuple[str, ...]:
    return known(claim, "is_emergency_requested", "has_hardship")


def _say(
    outcome: Outcome,
    code: Code,
    provision: Provision[Emergency],
    reads: tuple[str, ...],
    values: tuple[tuple[str, FindingValue], ...] = (),
) -> Finding:
    return Finding(
        rule=RULE,
        outcome=outcome,
        code=code,
        values=values,
        facts_read=reads,
        provisions=used(provision),
        question=Question.JUDGE_EMERGENCY_LOSS if outcome is Outcome.NEEDS_OFFICER else "",
    )
