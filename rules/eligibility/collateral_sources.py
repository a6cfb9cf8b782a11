"""Who else pays for these losses, and has what they pay been counted?"""

from enum import StrEnum
from typing import Final

from rules.findings import Question, known, under_the_law, used
from rules.law import Law
from rules.money_values import OtherSources
from rules.provisions import Provision
from rules.values import Answer
from schemas.claim import Claim
from schemas.finding import Finding, Outcome

RULE: Final = "collateral_sources"


class Code(StrEnum):
    """What this rule can say."""

    NO_OTHER_SOURCE = "no_other_source"
    SOURCES_COUNTED = "sources_counted"
    SOURCES_DO_NOT_COUNT = "sources_do_not_count"
    SOURCES_NOT_COUNTED_YET = "sources_not_counted_yet"
    SOURCES_TO_BE_JUDGED = "sources_to_be_judged"
    SOURCES_UNKNOWN = "sources_unknown"


CODES: Final = tuple(Code)


def collateral_sources(claim: Claim, law: Law) -> Finding:
    """The state pays last: every other source must be known, with what it has paid."""
    return under_the_law(RULE, OtherSources, claim, law, _judge)


def how_it_counts(law: OtherSources, source: str) -> Answer:
    """Whether what a source pays is deducted: yes, no, or for an officer to say."""
    if source in law.deducted:
        return Answer.YES
    if source in law.not_deducted:
        return Answer.NO
    return Answer.OFFICER if source in law.judged else law.any_other


def _judge(claim: Claim, _law: Law, provision: Provision[OtherSources]) -> Finding:
    named = claim.choices("collateral_sources")
    paid = {each.source for expense in claim.expenses for each in expense.payments}
    if named is None and not paid and claim.says("is_insured") is not False:
        return Finding(
            rule=RULE,
            outcome=Outcome.UNKNOWN,
            code=Code.SOURCES_UNKNOWN,
            facts_missing=("collateral_sources",),
            provisions=used(provision),
        )
    sources = (paid | (named or set())) - {"none"}
    to_judge = {each for each in sources if _counts(provision, each) is Answer.OFFICER}
    deducted = {each for each in sources if _counts(provision, each) is Answer.YES}
    reads = known(claim, "collateral_sources", "is_insured")
    outcome, code, concerned, question = Outcome.MET, Code.NO_OTHER_SOURCE, sources, ""
    if to_judge:
        outcome, code, concerned = Outcome.NEEDS_OFFICER, Code.SOURCES_TO_BE_JUDGED, to_judge
        question = Question.JUDGE_SOURCES
    elif deducted - paid:
        code, concerned = Code.SOURCES_NOT_COUNTED_YET, deducted - paid
        outcome, question = Outcome.NEEDS_OFFICER, Question.ASK_WHAT_WAS_PAID
    elif sources:
        code = Code.SOURCES_COUNTED if deducted else Code.SOURCES_DO_NOT_COUNT
    return Finding(
        rule=RULE,
        outcome=outcome,
        code=code,
        values=(("sources", tuple(sorted(concerned))),) if concerned else (),
        facts_read=reads,
        provisions=used(provision),
        question=question,
    )


def _counts(provision: Provision[OtherSources], source: str) -> Answer:
    return how_it_counts(provision.value, source)
