"""Was the crime reported to law enforcement in time, or is there what the law takes instead?"""

from datetime import date
from enum import StrEnum
from typing import Final

from rules.conditions import any_holds, missing_of
from rules.deadlines import MAY_NEVER_HAPPEN, Timed, Timing, timed
from rules.eligibility.alternative_documentation import Shown, alternative_shown
from rules.findings import Question, known, under_the_law, unknown, used
from rules.law import Law
from rules.provisions import Provision
from rules.values import Reporting, ReportingStandard, Waiver
from schemas.claim import Claim
from schemas.finding import Finding, FindingValue, Outcome

RULE: Final = "reporting_deadline"


class Code(StrEnum):
    """What this rule can say."""

    REPORT_NOT_REQUIRED = "report_not_required"
    REPORTED_IN_TIME = "reported_in_time"
    REPORTED = "reported"
    REPORTED_PROMPTLY = "reported_promptly"
    ALTERNATIVE_SHOWN = "alternative_shown"
    ALTERNATIVE_TO_BE_ACCEPTED = "alternative_to_be_accepted"
    REPORT_TIME_TO_BE_JUDGED = "report_time_to_be_judged"
    REPORTED_AT_THE_LIMIT = "reported_at_the_limit"
    REPORTED_IN_TIME_IF_CONFIRMED = "reported_in_time_if_confirmed"
    REPORTED_LATE_WITH_REASON = "reported_late_with_reason"
    REPORTED_LATE_WITHOUT_REASON = "reported_late_without_reason"
    REPORTED_LATE = "reported_late"
    NOT_REPORTED_WITH_REASON = "not_reported_with_reason"
    NOT_REPORTED_WITHOUT_REASON = "not_reported_without_reason"
    NOT_REPORTED = "not_reported"
    REPORT_UNKNOWN = "report_unknown"


CODES: Final = tuple(Code)


def reporting_deadline(claim: Claim, law: Law) -> Finding:
    """Look for a report in time, then for what the law accepts instead, then for an excuse."""
    return under_the_law(RULE, Reporting, claim, law, _judge)


def _judge(claim: Claim, law: Law, provision: Provision[Reporting]) -> Finding:
    free = _is_free(claim, provision.value)
    if free is True:
        reads = {name for each in provision.value.not_required_for for name in each.reads()}
        read = known(claim, *sorted(reads))
        return _say(Outcome.MET, Code.REPORT_NOT_REQUIRED, provision, reads=read)
    by_report = _report(claim, provision)
    if by_report.outcome is Outcome.MET:
        return by_report
    shown = alternative_shown(claim, law)
    if shown is not None and not shown.officer_confirms:
        return _by_alternative(provision, shown, (Outcome.MET, Code.ALTERNATIVE_SHOWN))
    if free is None and by_report.outcome is not Outcome.NEEDS_OFFICER:
        missing = missing_of(provision.value.not_required_for, claim)
        return unknown(RULE, Code.REPORT_UNKNOWN, provision, (*by_report.facts_missing, *missing))
    if shown is not None:
        to_accept = (Outcome.NEEDS_OFFICER, Code.ALTERNATIVE_TO_BE_ACCEPTED)
        return _by_alternative(provision, shown, to_accept)
    return by_report


def _is_free(claim: Claim, reporting: Reporting) -> bool | None:
    """Whether this claim needs no report at all; None while that is not known."""
    if reporting.standard is ReportingStandard.NOT_REQUIRED:
        return True
    return any_holds(reporting.not_required_for, claim)


def _report(claim: Claim, provision: Provision[Reporting]) -> Finding:
    """What the report itself says, leaving aside whatever may stand in for it."""
    day, said = claim.day("report_date"), claim.says("is_reported")
    if day is not None:
        return _reported(claim, provision, day)
    if said is False:
        return _not_reported(claim, provision)
    if said and provision.value.standard is ReportingStandard.ANY_TIME:
        return _say(Outcome.MET, Code.REPORTED, provision, reads=["is_reported"])
    missing = ["report_date"] if said else ["is_reported", "report_date"]
    return unknown(RULE, Code.REPORT_UNKNOWN, provision, missing)


def _reported(claim: Claim, provision: Provision[Reporting], day: date) -> Finding:
    """A report on a known day: in time, at the edge, for a person to judge, or late."""
    terms = provision.value
    reads = ["report_date", "crime_date", provision.used.version_chosen_by]
    if terms.standard is ReportingStandard.ANY_TIME:
        return _say(Outcome.MET, Code.REPORTED, provision, reads=known(claim, "report_date"))
    by_words = terms.standard is ReportingStandard.REASONABLE_TIME or any(
        condition.holds(claim) for condition in terms.reasonable_time_for
    )
    found = timed(
        claim,
        day,
        terms.limits,
        pauses=terms.pauses,
        counts_first_day=terms.counts_first_day,
    )
    if found.timing is Timing.IN_TIME:
        values = _values(day, found)
        in_time = Code.REPORTED_IN_TIME
        return _say(Outcome.MET, in_time, provision, values=values, reads=known(claim, *reads))
    if by_words:
        return _judged_by_words(claim, provision, day, known(claim, *reads))
    if found.timing is Timing.LATE:
        return _late(claim, provision, (day, found), known(claim, *reads))
    is_edge = found.timing is Timing.ON_THE_EDGE
    return _say(
        Outcome.NEEDS_OFFICER,
        Code.REPORTED_AT_THE_LIMIT if is_edge else Code.REPORTED_IN_TIME_IF_CONFIRMED,
        provision,
        values=_values(day, found),
        reads=known(claim, *reads),
        question=Question.COUNT_THE_HOURS if is_edge else Question.CONFIRM_LONGER_LIMIT,
    )


def _judged_by_words(
    claim: Claim, provision: Provision[Reporting], day: date, reads: tuple[str, ...]
) -> Finding:
    """Prompt, or within a reasonable time: a person judges, unless it raises no question."""
    prompt = provision.value.plainly_prompt
    if prompt is not None:
        found = timed(claim, day, (prompt,))
        if found.timing is Timing.IN_TIME:
            values = _values(day, found)
            code = Code.REPORTED_PROMPTLY
            return _say(Outcome.MET, code, provision, values=values, reads=reads)
    return _say(
        Outcome.NEEDS_OFFICER,
        Code.REPORT_TIME_TO_BE_JUDGED,
        provision,
        values=(("reported", day),),
        reads=reads,
        question=Question.JUDGE_TIME_OF_REPORT,
    )


def _late(
    claim: Claim,
    provision: Provision[Reporting],
    when: tuple[date, Timed],
    reads: tuple[str, ...],
) -> Finding:
    day, found = when
    terms = provision.value
    cannot_wait = terms.waiver is Waiver.NONE or not MAY_NEVER_HAPPEN.issuperset(found.missing)
    if found.limit is None or (found.missing and cannot_wait):
        return unknown(RULE, Code.REPORT_UNKNOWN, provision, found.missing)
    values = _values(day, found)
    if terms.waiver is Waiver.NONE:
        return _say(Outcome.NOT_MET, Code.REPORTED_LATE, provision, values=values, reads=reads)
    if terms.excusable_until:
        outer = timed(claim, day, terms.excusable_until)
        if outer.timing is Timing.LATE and outer.missing:
            return unknown(RULE, Code.REPORT_UNKNOWN, provision, outer.missing)
        if outer.timing is Timing.LATE:
            return _say(Outcome.NOT_MET, Code.REPORTED_LATE, provision, values=values, reads=reads)
    has_reason = bool(claim.text("late_report_reason"))
    return _say(
        Outcome.NEEDS_OFFICER,
        Code.REPORTED_LATE_WITH_REASON if has_reason else Code.REPORTED_LATE_WITHOUT_REASON,
        provision,
        values=values,
        reads=(*reads, *known(claim, "late_report_reason")),
        question=Question.EXCUSE_LATE_REPORT if has_reason else Question.ASK_WHY_REPORTED_LATE,
    )


def _not_reported(claim: Claim, provision: Provision[Reporting]) -> Finding:
    terms = provision.value
    reads = known(claim, "is_reported", "late_report_reason")
    if terms.waiver is Waiver.NONE and terms.standard is ReportingStandard.FIXED:
        return _say(Outcome.NOT_MET, Code.NOT_REPORTED, provision, reads=reads)
    has_reason = bool(claim.text("late_report_reason"))
    return _say(
        Outcome.NEEDS_OFFICER,
        Code.NOT_REPORTED_WITH_REASON if has_reason else Code.NOT_REPORTED_WITHOUT_REASON,
        provision,
        reads=reads,
        question=Question.EXCUSE_LATE_REPORT if has_reason else Question.ASK_WHY_REPORTED_LATE,
    )


def _by_alternative(
    provision: Provision[Reporting], shown: Shown, answer: tuple[Outcome, Code]
) -> Finding:
    outcome, code = answer
    return Finding(
        rule=RULE,
        outcome=outcome,
        code=code,
        values=(("shown_by", shown.fact),),
        facts_read=shown.reads,
        provisions=(*used(provision), *used(shown.provision)),
        question=Question.ACCEPT_ALTERNATIVE if outcome is Outcome.NEEDS_OFFICER else "",
    )


def _values(day: date, found: Timed) -> tuple[tuple[str, FindingValue], ...]:
    limit = "" if found.limit is None else found.limit.name
    return (("reported", day), ("last_day", found.last_day), ("limit", limit))


def _say(  # noqa: PLR0913  # the parts of a finding, by name
    outcome: Outcome,
    code: Code,
    provision: Provision[Reporting],
    *,
    values: tuple[tuple[str, FindingValue], ...] = (),
    reads: tuple[str, ...] | list[str] = (),
    question: str = "",
) -> Finding:
    return Finding(
        rule=RULE,
        outcome=outcome,
        code=code,
        values=values,
        facts_read=tuple(reads),
        provisions=used(provision),
        question=question,
    )
