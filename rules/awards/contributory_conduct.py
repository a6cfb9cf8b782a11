"""Did the victim's own conduct help to bring the crime about, and what comes off for it?"""

from enum import StrEnum
from typing import Final, NamedTuple

from rules.awards.worksheet import Worksheet, agreed
from rules.bar_values import Conduct, ConductEffect, Reduced
from rules.conditions import any_holds, missing_of
from rules.findings import Question, known, missing_choosers, silent, under_the_law, unknown, used
from rules.law import Law
from rules.money_values import WHOLE
from rules.provisions import Provision
from schemas.claim import Claim
from schemas.finding import Finding, Outcome

RULE: Final = "contributory_conduct"
CONDUCT_REDUCTION = "conduct_reduction"
RAISED: Final = "was_conduct_contributory"
SHARE: Final = "conduct_percent"
CLAIMANT: Final = "claimant"


class Code(StrEnum):
    """What this rule can say."""

    CONDUCT_NOT_CONSIDERED = "conduct_not_considered"
    CONDUCT_NOT_CONSIDERED_HERE = "conduct_not_considered_here"
    CONDUCT_NOT_RAISED = "conduct_not_raised"
    NO_CONTRIBUTORY_CONDUCT = "no_contributory_conduct"
    CONDUCT_BARS = "conduct_bars"
    CONDUCT_SHARE_TO_BE_FOUND = "conduct_share_to_be_found"
    CONDUCT_SHARE_NOT_ALLOWED = "conduct_share_not_allowed"
    CONDUCT_REDUCES = "conduct_reduces"
    CONDUCT_UNCLEAR = "conduct_unclear"


CODES: Final = tuple(Code)


def contributory_conduct(claim: Claim, law: Law) -> Finding:
    """Say what the law does about conduct that a person has found; the machine finds none.

    Whether there was any, and how large its share is, only an officer says. Silence raises nothing.
    """
    return under_the_law(RULE, Conduct, claim, law, _judge)


class Share(NamedTuple):
    """What comes off for conduct, in percent, and its law."""

    percent: int
    governing: Provision[Conduct]


def share_found(claim: Claim, law: Law) -> Share | None:
    """The share that an officer found and the law takes; None where nothing comes off."""
    found = claim.value(SHARE)
    if claim.says(RAISED) is not True or not isinstance(found, int) or not found:
        return None
    governing = agreed(law.governing(RULE, Conduct, claim))
    if governing is None or not _may_reduce(governing.value):
        return None
    spared = any_holds(governing.value.not_considered_when, claim)
    if spared is not False or not _is_allowed(found, governing.value):
        return None
    return Share(found, governing)


def hold_for_conduct(sheets: list[Worksheet], claim: Claim, law: Law) -> None:
    """Hold what may be reduced while conduct is raised and its share is not found."""
    if claim.says(RAISED) is not True:
        return
    provisions = law.governing(RULE, Conduct, claim)
    governing = agreed(provisions)
    if governing is None:
        missing = missing_choosers(claim, provisions) or (RULE,)
    elif _is_open(claim, governing.value):
        missing = _missing(claim, governing.value)
    else:
        return
    for sheet in sheets:
        if sheet.is_open and (governing is None or _bears_it(sheet, claim, governing.value)):
            sheet.hold(missing, RULE)


def take_off_conduct(
    sheets: list[Worksheet], claim: Claim, law: Law, taken_from: tuple[Reduced, ...]
) -> None:
    """Take the share that was found off the losses that bear it; a broken cent is not paid.

    Cents are rounded on the running sum, so that no way of splitting a loss into bills pays more.
    """
    share = share_found(claim, law)
    if share is None or share.governing.value.reduces not in taken_from:
        return
    used, conduct = share.governing.used, share.governing.value
    total = paid = 0
    for sheet in sheets:
        if sheet.is_open and _bears_it(sheet, claim, conduct):
            total += sheet.left_cents
            payable = total * (WHOLE - share.percent) // WHOLE - paid
            paid += payable
            sheet.deduct(sheet.left_cents - payable, CONDUCT_REDUCTION, used, RULE)


def _bears_it(sheet: Worksheet, claim: Claim, conduct: Conduct) -> bool:
    """Whether a loss is reduced: not one that the law spares, nor one paid to somebody else."""
    if sheet.expense.kind in conduct.not_from:
        return False
    if not conduct.only_paid_to:
        return True
    who = claim.text("claimant_relationship")
    return sheet.expense.payee == CLAIMANT and (who is None or who in conduct.only_paid_to)


def _may_reduce(conduct: Conduct) -> bool:
    return conduct.effect in {ConductEffect.REDUCES, ConductEffect.BARS_OR_REDUCES}


def _is_allowed(percent: int, conduct: Conduct) -> bool:
    """Whether the law knows such a share."""
    in_steps = not conduct.steps or percent in conduct.steps or percent == 0
    return in_steps and percent <= conduct.at_most_percent


def _is_open(claim: Claim, conduct: Conduct) -> bool:
    """Whether raised conduct still leaves the money unclear."""
    if not _may_reduce(conduct) or any_holds(conduct.not_considered_when, claim):
        return False
    return bool(_missing(claim, conduct))


def _missing(claim: Claim, conduct: Conduct) -> tuple[str, ...]:
    found = claim.value(SHARE)
    if not isinstance(found, int) or not _is_allowed(found, conduct):
        return (SHARE,)
    if any_holds(conduct.not_considered_when, claim) is None:
        return missing_of(conduct.not_considered_when, claim)
    return ()


def _judge(claim: Claim, _law: Law, provision: Provision[Conduct]) -> Finding:
    conduct, raised = provision.value, claim.says(RAISED)
    if conduct.effect is ConductEffect.NOT_CONSIDERED:
        return _say(claim, Outcome.NOT_APPLICABLE, Code.CONDUCT_NOT_CONSIDERED, provision)
    if raised is None:
        return silent(RULE, Outcome.NOT_APPLICABLE, Code.CONDUCT_NOT_RAISED, provision)
    spared = any_holds(conduct.not_considered_when, claim)
    if spared:
        return _say(claim, Outcome.NOT_APPLICABLE, Code.CONDUCT_NOT_CONSIDERED_HERE, provision)
    if not raised:
        return _say(claim, Outcome.MET, Code.NO_CONTRIBUTORY_CONDUCT, provision)
    if spared is None:
        missing = missing_of(conduct.not_considered_when, claim)
        return unknown(RULE, Code.CONDUCT_UNCLEAR, provision, missing)
    return _raised(claim, provision)


def _raised(claim: Claim, provision: Provision[Conduct]) -> Finding:
    conduct, found = provision.value, claim.value(SHARE)
    if conduct.effect is ConductEffect.BARS:
        return _say(claim, Outcome.NOT_MET, Code.CONDUCT_BARS, provision)
    if not isinstance(found, int):
        return _say(claim, Outcome.NEEDS_OFFICER, Code.CONDUCT_SHARE_TO_BE_FOUND, provision)
    if not _is_allowed(found, conduct):
        return _say(claim, Outcome.NEEDS_OFFICER, Code.CONDUCT_SHARE_NOT_ALLOWED, provision)
    return _say(claim, Outcome.MET, Code.CONDUCT_REDUCES, provision)


def _say(claim: Claim, outcome: Outcome, code: Code, provision: Provision[Conduct]) -> Finding:
    found = claim.value(SHARE)
    names_share = code in {Code.CONDUCT_REDUCES, Code.CONDUCT_SHARE_NOT_ALLOWED}
    return Finding(
        rule=RULE,
        outcome=outcome,
        code=code,
        values=(("percent", found),) if names_share and isinstance(found, int) else (),
        facts_read=known(claim, RAISED, *([SHARE] if names_share else [])),
        provisions=used(provision),
        question=Question.FIND_CONDUCT_SHARE if outcome is Outcome.NEEDS_OFFICER else "",
    )
