"""Reasons as an officer would say them: one short sentence for each code and what it is about."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from schemas.problems import SENTENCES as PROBLEM_SENTENCES
from schemas.problems import ProblemCode
from schemas.queues import Reason, ReasonCode

_SENTENCES: Final = MappingProxyType(
    {
        ReasonCode.ALL_MET_AND_DOCUMENTED: "everything is met and documented",
        ReasonCode.EMERGENCY_NEED: "asks for an emergency award, and the law allows one",
        ReasonCode.FINDING_NOT_MET: "not met: {it} (recommendation only)",
        ReasonCode.FINDING_NEEDS_OFFICER: "an officer must judge: {it}",
        ReasonCode.FINDING_UNKNOWN: "too little is known to say: {it}",
        ReasonCode.FINDING_HOLDS: "payable later: {it}",
        ReasonCode.FINDING_CURABLE: "payable once put right: {it}",
        ReasonCode.FACT_ONLY_ASSERTED: "no document supports: {it}",
        ReasonCode.PROVISION_NOT_READ_AT_SOURCE: "the law itself has yet to be read on: {it}",
        ReasonCode.LAW_MISSING: "the law on this is not in Redress yet: {it}",
        ReasonCode.FIELD_IN_DOUBT: "the form or a document leaves in doubt: {it}",
        ReasonCode.PAGE_IN_DOUBT: "part of the papers is in doubt: {it}",
        ReasonCode.DOCUMENTS_DISAGREE: "the papers contradict each other on: {it}",
        ReasonCode.BILL_IN_DOUBT: "a bill needs a look: {it}",
        ReasonCode.AWARD_LINE_UNKNOWN: "the award cannot be computed yet for: {it}",
        ReasonCode.NOTHING_CLAIMED_YET: "no bill or other amount has come in yet",
        ReasonCode.OVER_LIMIT: "a limit cuts the award: {it}",
        ReasonCode.ATTACHMENT_IN_DOUBT: "something that came with the form needs a look: {it}",
        ReasonCode.PACKET_HAS_TWO_FORMS: "two claim forms came together",
        ReasonCode.POSSIBLE_DUPLICATE_CLAIM: "may be the same claim as another: {it}",
        ReasonCode.DOCUMENT_IN_ANOTHER_CLAIM: "a document also stands in another claim: {it}",
        ReasonCode.JURISDICTION_IN_DOUBT: "the form is of another state than the one named",
        ReasonCode.NOTHING_PAYABLE: "nothing would be payable (recommendation only)",
        ReasonCode.EXPENSE_NOT_COVERED: "seems not payable: {it} (recommendation only)",
        ReasonCode.SIGNED_STATEMENT_ACCEPTED: "rests on the claimant's signature: {it}",
    }
)

_RECOMMENDED_AGAINST: Final = MappingProxyType(
    {
        "filing_deadline": "filed after the last day",
        "reporting_deadline": "reported after the last day, or not at all",
        "eligible_crime": "not a crime that the state compensates",
        "eligible_claimant": "not somebody who may claim",
        "place_of_crime": "the crime happened where the program does not reach",
        "federal_debt": "a federal fine or restitution is unpaid",
        "cooperation": "law enforcement was not helped",
        "custody": "somebody was in custody when it happened",
        "criminal_record": "a criminal record stands in the way",
        "debts": "a debt or a warrant stands in the way",
        "contributory_conduct": "the victim's own conduct was found to have played a part",
        "emergency_award": "an emergency award is asked for, but an award is not probable",
    }
)
"""What a rule found against a claim. Always said as a recommendation: the machine never denies."""

_TO_BE_JUDGED: Final = MappingProxyType(
    {
        "filing_deadline": "an officer must judge whether it was still filed in time",
        "reporting_deadline": "an officer must judge whether the report was in time or is excused",
        "eligible_crime": "an officer must judge whether the crime is covered",
        "eligible_claimant": "an officer must judge whether this person may claim",
        "place_of_crime": "an officer must find out which state's program pays",
        "collateral_sources": "an officer must find out what others pay",
        "cooperation": "an officer must judge whether help was refused without reason",
        "custody": "an officer must judge whether time in custody counts",
        "criminal_record": "an officer must judge whether a criminal record counts",
        "debts": "an officer must find out about a debt or a warrant",
        "prosecution": "an officer must find out whether the claim has to wait",
        "contributory_conduct": "an officer must find the share of the victim's own conduct",
        "emergency_award": "an officer must judge whether the need is an emergency",
    }
)

_NOT_KNOWN: Final = MappingProxyType(
    {
        "filing_deadline": "too little is known to say whether it was filed in time",
        "reporting_deadline": "it is not known whether and when the crime was reported",
        "eligible_crime": "it is not known well enough what the crime was",
        "eligible_claimant": "it is not known who claims",
        "place_of_crime": "it is not known in which state the crime happened",
        "collateral_sources": "it is not known who else could pay",
    }
)

_SPECIAL: Final = MappingProxyType(
    {
        **{
            (ReasonCode.FINDING_NOT_MET, rule): f"{words} (recommendation only)"
            for rule, words in _RECOMMENDED_AGAINST.items()
        },
        **{(ReasonCode.FINDING_NEEDS_OFFICER, rule): w for rule, w in _TO_BE_JUDGED.items()},
        **{(ReasonCode.FINDING_UNKNOWN, rule): words for rule, words in _NOT_KNOWN.items()},
        (ReasonCode.FACT_ONLY_ASSERTED, "expenses"): "an amount on the form has no bill",
        (ReasonCode.FACT_ONLY_ASSERTED, "losses_claimed"): "a loss is ticked without a document",
        (ReasonCode.BILL_IN_DOUBT, "victim_name"): "a bill does not name the victim",
        (ReasonCode.BILL_IN_DOUBT, "service_date"): (
            "a bill has a line that is undated or dated before the crime"
        ),
        (ReasonCode.BILL_IN_DOUBT, "same_line_twice"): "the same line stands on two bills",
        (ReasonCode.ATTACHMENT_IN_DOUBT, "police_report"): (
            "the police report's number, agency or date does not match the form"
        ),
        (ReasonCode.ATTACHMENT_IN_DOUBT, "unrecognised"): (
            "a document came along that Redress does not know"
        ),
    }
)
"""Where the general sentence would read poorly, or would say less than an officer needs."""


def in_words(reason: Reason) -> str:
    """Say a reason in words, without any value from the claim."""
    special = _SPECIAL.get((reason.code, reason.detail))
    return special or _SENTENCES[reason.code].format(it=_named(reason.detail))


def in_words_together(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """Say many reasons; those that differ only in what they are about share one sentence."""
    about: dict[ReasonCode, list[str]] = {}
    said: dict[str, str] = {}
    for reason in reasons:
        sentence = _SENTENCES[reason.code]
        if (reason.code, reason.detail) in _SPECIAL or "{it}" not in sentence:
            words = in_words(reason)
            said[words] = words
        else:
            about.setdefault(reason.code, []).append(_named(reason.detail))
            said[reason.code] = sentence
    return tuple(
        words.format(it=", ".join(dict.fromkeys(about[ReasonCode(key)]))) if key in about else words
        for key, words in said.items()
    )


def _named(detail: str) -> str:
    """A rule, fact or parameter by its name in words; a problem of paper by its sentence."""
    if detail in set(ProblemCode):
        sentence = PROBLEM_SENTENCES[ProblemCode(detail)].rstrip(".")
        return sentence[0].lower() + sentence[1:]
    return detail.removeprefix("is_").removeprefix("has_").replace("_", " ")
