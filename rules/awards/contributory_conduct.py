"""Did the victim's own conduct help to bring the crime about, and what comes off for it?"""

from enum import StrEnum
from typing import Final

from rules.awards.worksheet import Worksheet, agreed
from rules.bar_values import Conduct, ConductEffect, Reduced
from rules.findings import Question, known, missing_choosers, silent, under_the_law, unknown, used
from rules.law import Law
from rules.provisions import Provision
from schemas.claim import Claim
from schemas.finding import Finding, Outcome

RULE: Final = "contributory_conduct"
CONDUCT_REDUCTION = "conduct_reduction"
RAISED: Final = "was_conduct_contributory"
SHARE: Final = "conduct_percent"
WHOLE: Final = 100
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


def percent_to_take(claim: Claim, law: Law, taken_from: Reduced) -> tuple[int, Provision[Conduct]]:
    """The share that comes off in one place of the reckoning, in percent, and its law.

    Raises LookupError when nothing comes off there.
    """
    governing = agreed(law.governing(RULE, Conduct, claim))
    if governing is None or governing.value.reduces is not taken_from:
        raise LookupError("no reduction is taken here")
    percent = _percent(claim, governing.value)
    if not percent:
        raise LookupError("no share was found")
    return percent, governing


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
    if claim.says(RAISED) is not True:
        return
    for place in taken_from:
        try:
            percent, governing = percent_to_take(claim, law, place)
        except LookupError:
            continue
        total = paid = 0
        for sheet in sheets:
            if sheet.is_open and _bears_it(sheet, claim, governing.value):
                total += sheet.left_cents
                payable = total * (WHOLE - percent) // WHOLE - paid
                paid += payable
                sheet.deduct(sheet.left_cents - payable, CONDUCT_REDUCTION, governing.used, RULE)


def _bears_it(sheet: Worksheet, claim: Claim, conduct: Conduct) -> bool:
    """Whether a loss is reduced: not one that the law spares, nor one paid to somebody else."""
    if sheet.expense.kind in conduct.not_from:
        return False
    if not conduct.only_paid_to:
        return True
    who = claim.text("claimant_relationship")
    return sheet.expense.payee == CLAIMANT and (who is None or who in conduct.only_paid_to)


def _percent(claim: Claim, conduct: Conduct) -> int:
    """The share that applies, from 0 to 100; 0 while none is found or none counts."""
    found = claim.value(SHARE)
    if claim.says(RAISED) is not True or not isinstance(found, int):
        return 0
    if _is_spared(claim, conduct) is not False or not _is_allowed(found, conduct):
        return 0
    return found if _may_reduce(conduct) else 0


def _may_reduce(conduct: Conduct) -> bool:
    return conduct.effect in {ConductEffect.REDUCES, ConductEffect.BARS_OR_REDUCES}


def _is_allowed(percent: int, conduct: Conduct) -> bool:
    """Whether the law knows such a share."""
    in_steps = not conduct.steps or percent in conduct.steps or percent == 0
    return in_steps and percent <= conduct.at_most_percent


def _is_spared(claim: Claim, conduct: Conduct) -> bool | None:
    """Whether the law leaves conduct out of account for this claim."""
    answers = {condition.holds(claim) for condition in conduct.not_considered_when}
    if True in answers:
        return True
    return None if None in answers else False


def _is_open(claim: Claim, conduct: Conduct) -> bool:
    """Whether raised conduct still leaves the money unclear."""
    if not _may_reduce(conduct) or _is_spared(claim, conduct) is True:
        return False
    return bool(_missing(claim, conduct))


def _missing(claim: Claim, conduct: Conduct) -> tuple[str, ...]:
    found = claim.value(SHARE)
    if not isinstance(found, int) or not _is_allowed(found, conduct):
        return (SHARE,)
    if _is_spared(claim, conduct) is None:
        return tuple(name for each in conduct.not_considered_when for name in each.missing(claim))
    return ()


def _judge(claim: Claim, _law: Law, provision: Provision[Conduct]) -> Finding:
    conduct, raised = provision.value, claim.says(RAISED)
    if conduct.effect is ConductEffect.NOT_CONSIDERED:
        return _say(claim, Outcome.NOT_APPLICABLE, Code.CONDUCT_NOT_CONSIDERED, provision)
    if raised is None:
        return silent(RULE, Outcome.NOT_APPLICABLE, Code.CONDUCT_NOT_RAISED, provision)
    spared = _is_spared(claim, conduct)
    if spared:
        return _say(claim, Outcome.NOT_APPLICABLE, Code.CONDUCT_NOT_CONSIDERED_HERE, provision)
    if not raised:
        return _say(claim, Outcome.MET, Code.NO_CONTRIBUTORY_CONDUCT, provision)
    if spared is None:
        missing = [name for each in conduct.not_considered_when for name in each.missing(claim)]
        return unknown(RULE, Code.CONDUCT_UNCLEAR, provision, tuple(dict.fromkeys(missing)))
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
