"""What every rule shares: asking under the law that governs, and answering when that is unclear."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache
from typing import Final, TypeAlias, TypeVar

from rules.law import Law
from rules.provisions import Provision
from schemas.claim import Claim
from schemas.finding import Finding, Outcome, ProvisionUsed

V = TypeVar("V")
Judge: TypeAlias = Callable[[Claim, Law, Provision[V]], Finding]


class SharedCode(StrEnum):
    """Codes that any rule can give."""

    LAW_MISSING = "law_missing"
    """No value is on file for the day that chooses the version."""
    LAW_VERSION_UNKNOWN = "law_version_unknown"
    """The day that chooses the version is unknown, and the versions differ in their answer."""


SHARED_CODES: Final = tuple(SharedCode)


class Question(StrEnum):
    """What an officer is asked where the law leaves the answer to a person."""

    CONFIRM_LONGER_LIMIT = "confirm_longer_limit"
    EXCUSE_LATE_FILING = "excuse_late_filing"
    ASK_WHY_FILED_LATE = "ask_why_filed_late"
    EXCUSE_LATE_REPORT = "excuse_late_report"
    ASK_WHY_REPORTED_LATE = "ask_why_reported_late"
    COUNT_THE_HOURS = "count_the_hours"
    JUDGE_TIME_OF_REPORT = "judge_time_of_report"
    ACCEPT_ALTERNATIVE = "accept_alternative"
    JUDGE_CRIME = "judge_crime"
    JUDGE_INJURY = "judge_injury"
    JUDGE_CLAIMANT = "judge_claimant"
    JUDGE_PART_IN_CRIME = "judge_part_in_crime"
    JUDGE_PLACE = "judge_place"
    FIND_PROGRAM_THERE = "find_program_there"
    ASK_WHAT_WAS_PAID = "ask_what_was_paid"
    JUDGE_SOURCES = "judge_sources"
    APPLY_FEDERAL_BAR = "apply_federal_bar"
    JUDGE_EMERGENCY_LOSS = "judge_emergency_loss"
    TEST_MEANS = "test_means"
    FIND_CONDUCT_SHARE = "find_conduct_share"
    JUDGE_COOPERATION = "judge_cooperation"
    JUDGE_CUSTODY = "judge_custody"
    JUDGE_CRIMINAL_RECORD = "judge_criminal_record"
    JUDGE_DEBTS = "judge_debts"
    JUDGE_PROSECUTION = "judge_prosecution"


def under_the_law(rule: str, kind: type[V], claim: Claim, law: Law, judge: Judge[V]) -> Finding:
    """Judge a claim under the value of the parameter named like the rule that governs it.

    While the day that chooses the version is unknown, every possible version is asked: where they
    agree that is the answer, and where they do not the answer is unknown.
    """
    provisions = law.governing(rule, kind, claim)
    if len(provisions) == 1:
        return judge(claim, law, provisions[0])
    if not provisions:
        return Finding(rule=rule, outcome=Outcome.UNKNOWN, code=SharedCode.LAW_MISSING)
    findings = [judge(claim, law, provision) for provision in provisions]
    if all(each.outcome is findings[0].outcome for each in findings):
        return findings[0]
    return Finding(
        rule=rule,
        outcome=Outcome.UNKNOWN,
        code=SharedCode.LAW_VERSION_UNKNOWN,
        facts_missing=missing_choosers(claim, provisions),
        provisions=used(*provisions),
    )


@cache
def silent(rule: str, outcome: Outcome, code: StrEnum, provision: Provision[V]) -> Finding:
    """An answer that rests on the law alone, the same for every claim it is given to."""
    return Finding(rule=rule, outcome=outcome, code=code, provisions=(provision.used,))


def unknown(rule: str, code: StrEnum, provision: Provision[V], missing: Iterable[str]) -> Finding:
    """A rule's answer while facts are missing, and which they are, once each."""
    return Finding(
        rule=rule,
        outcome=Outcome.UNKNOWN,
        code=code,
        facts_missing=tuple(dict.fromkeys(missing)),
        provisions=used(provision),
    )


def missing_choosers(claim: Claim, provisions: tuple[Provision[V], ...]) -> tuple[str, ...]:
    """The facts that would say which of several versions governs."""
    names = [name for provision in provisions for name in provision.missing(claim)]
    return tuple(dict.fromkeys(names))


def used(*provisions: Provision[V]) -> tuple[ProvisionUsed, ...]:
    """What a finding says of the law it rests on."""
    return tuple([provision.used for provision in provisions])


def known(claim: Claim, *names: str) -> tuple[str, ...]:
    """Those facts that the claim holds, once each: what a finding has really read.

    One that only follows from another is named as that other (`rules.implied`).
    """
    facts = claim.facts
    return tuple({facts[name].name: None for name in names if name in facts})
