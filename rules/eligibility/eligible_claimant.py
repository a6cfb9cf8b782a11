"""May this person claim, and for which losses?"""

from enum import StrEnum
from typing import Final

from rules.findings import Question, known, under_the_law, unknown, used
from rules.law import Law
from rules.provisions import Provision
from rules.values import Answer, Claimants
from schemas.claim import Claim
from schemas.facts import LOSSES
from schemas.finding import Finding, Outcome

RULE: Final = "eligible_claimant"
EVERY_LOSS: Final = frozenset(LOSSES)


class Code(StrEnum):
    """What this rule can say."""

    CLAIMANT_COVERED = "claimant_covered"
    CLAIMANT_COVERED_FOR_SOME = "claimant_covered_for_some"
    CLAIMANT_CLAIMS_TOO_MUCH = "claimant_claims_too_much"
    CLAIMANT_EXCLUDED = "claimant_excluded"
    CLAIMANT_TO_BE_JUDGED = "claimant_to_be_judged"
    CLAIMANT_TOOK_PART = "claimant_took_part"
    PART_TO_BE_JUDGED = "part_to_be_judged"
    CLAIMANT_UNKNOWN = "claimant_unknown"


CODES: Final = tuple(Code)


def eligible_claimant(claim: Claim, law: Law) -> Finding:
    """Compare what the claimant is to the victim with those whom the state lets claim.

    Some may claim for some losses only; who is in no list goes to an officer.
    """
    return under_the_law(RULE, Claimants, claim, law, _judge)


def relationship(claim: Claim) -> str | None:
    """What the claimant is to the victim; `self` when the form says that the victim claims."""
    if claim.says("is_victim_claimant"):
        return "self"
    return claim.text("claimant_relationship")


def open_losses(claim: Claim, claimants: Claimants, who: str) -> tuple[frozenset[str], list[str]]:
    """The losses somebody may claim, and the facts that could open more."""
    losses: set[str] = set()
    missing: list[str] = []
    for each in claimants.covered:
        if who not in each.who:
            continue
        holds = True if each.when is None else each.when.holds(claim)
        if holds and not each.only_for:
            return EVERY_LOSS, []
        if holds:
            losses |= each.only_for
        elif holds is None and each.when is not None:
            missing += each.when.missing(claim)
    return frozenset(losses), missing


def _judge(claim: Claim, _law: Law, provision: Provision[Claimants]) -> Finding:
    if claim.says("is_claimant_offender"):
        return _took_part(provision)
    who = relationship(claim)
    if who is None:
        return unknown(RULE, Code.CLAIMANT_UNKNOWN, provision, ("claimant_relationship",))
    if who in provision.value.excluded:
        return _say(claim, Outcome.NOT_MET, Code.CLAIMANT_EXCLUDED, provision, who=who)
    return _by_menu(claim, provision, who)


def _by_menu(claim: Claim, provision: Provision[Claimants], who: str) -> Finding:
    """Compare the losses that are claimed with those that somebody may claim."""
    losses, missing = open_losses(claim, provision.value, who)
    if losses == EVERY_LOSS:
        return _say(claim, Outcome.MET, Code.CLAIMANT_COVERED, provision, who=who)
    claimed = {expense.kind for expense in claim.expenses}
    claimed |= claim.choices("losses_claimed") or frozenset()
    if losses and claimed <= losses:
        return _say(
            claim, Outcome.MET, Code.CLAIMANT_COVERED_FOR_SOME, provision, who=who, losses=losses
        )
    if missing:
        return unknown(RULE, Code.CLAIMANT_UNKNOWN, provision, missing)
    code = Code.CLAIMANT_CLAIMS_TOO_MUCH if losses else Code.CLAIMANT_TO_BE_JUDGED
    return _say(claim, Outcome.NEEDS_OFFICER, code, provision, who=who, losses=losses)


def _took_part(provision: Provision[Claimants]) -> Finding:
    is_barred = provision.value.offender is Answer.NO
    return Finding(
        rule=RULE,
        outcome=Outcome.NOT_MET if is_barred else Outcome.NEEDS_OFFICER,
        code=Code.CLAIMANT_TOOK_PART if is_barred else Code.PART_TO_BE_JUDGED,
        facts_read=("is_claimant_offender",),
        provisions=used(provision),
        question="" if is_barred else Question.JUDGE_PART_IN_CRIME,
    )


def _say(  # noqa: PLR0913  # the parts of a finding, by name
    claim: Claim,
    outcome: Outcome,
    code: Code,
    provision: Provision[Claimants],
    *,
    who: str,
    losses: frozenset[str] = frozenset(),
) -> Finding:
    menu = (("losses", tuple(sorted(losses))),) if losses else ()
    return Finding(
        rule=RULE,
        outcome=outcome,
        code=code,
        values=(("who", who), *menu),
        facts_read=known(claim, "is_victim_claimant", "claimant_relationship"),
        provisions=used(provision),
        question=Question.JUDGE_CLAIMANT if outcome is Outcome.NEEDS_OFFICER else "",
    )
