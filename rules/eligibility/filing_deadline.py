"""Was the application filed in time?"""

from datetime import date
from enum import StrEnum
from typing import Final

from rules.deadlines import MAY_NEVER_HAPPEN, Timed, Timing, timed
from rules.findings import Question, known, under_the_law, unknown, used
from rules.law import Law
from rules.money_values import YesNo
from rules.provisions import Provision
from rules.values import Deadline, FiledWhen, Limit, Waiver
from schemas.claim import Claim
from schemas.finding import Finding, Outcome

RULE: Final = "filing_deadline"


class Code(StrEnum):
    """What this rule can say."""

    NO_LIMIT = "no_limit"
    FILED_IN_TIME = "filed_in_time"
    FILED_LATE_KIT_TESTED_LATE = "filed_late_kit_tested_late"
    IN_TIME_IF_CONFIRMED = "in_time_if_confirmed"
    FILED_LATE_WITH_REASON = "filed_late_with_reason"
    FILED_LATE_WITHOUT_REASON = "filed_late_without_reason"
    FILED_LATE = "filed_late"
    FILED_TOO_LATE_TO_EXCUSE = "filed_too_late_to_excuse"
    FILING_DATE_UNKNOWN = "filing_date_unknown"
    LAST_DAY_UNKNOWN = "last_day_unknown"


CODES: Final = tuple(Code)


def filing_deadline(claim: Claim, law: Law) -> Finding:
    """Compare the day of filing with the last day the law allows.

    Lateness is never the end of it where the law lets the program excuse it: such a claim goes to
    an officer, because judging good cause is a person's job.
    """
    return under_the_law(RULE, Deadline, claim, law, _judge)


def _judge(claim: Claim, law: Law, provision: Provision[Deadline]) -> Finding:
    deadline = provision.value
    if deadline.no_limit:
        return _answer(Outcome.MET, Code.NO_LIMIT, provision)
    fact = _filing_fact(claim, deadline)
    day = claim.day(fact)
    if day is None:
        return unknown(RULE, Code.FILING_DATE_UNKNOWN, provision, (fact,))
    found = timed(
        claim,
        day,
        deadline.limits,
        pauses=deadline.pauses,
        counts_first_day=deadline.counts_first_day,
    )
    reads = known(claim, fact, *_reads(found.limit), provision.used.version_chosen_by)
    if found.timing is Timing.IN_TIME:
        return _dated(Outcome.MET, Code.FILED_IN_TIME, provision, (day, found), reads=reads)
    waived = _waived_by_federal_law(claim, law, provision, (day, found))
    if waived is not None:
        return waived
    if found.timing is not Timing.LATE:
        return _dated(
            Outcome.NEEDS_OFFICER,
            Code.IN_TIME_IF_CONFIRMED,
            provision,
            (day, found),
            reads=reads,
            question=Question.CONFIRM_LONGER_LIMIT,
        )
    return _late(claim, provision, (day, found), reads)


def _late(
    claim: Claim, provision: Provision[Deadline], when: tuple[date, Timed], reads: tuple[str, ...]
) -> Finding:
    """Late as far as is known: unknown, for an officer to excuse, or past every excuse."""
    day, found = when
    deadline = provision.value
    cannot_wait = deadline.waiver is Waiver.NONE or not MAY_NEVER_HAPPEN.issuperset(found.missing)
    if found.limit is None or (found.missing and cannot_wait):
        return unknown(RULE, Code.LAST_DAY_UNKNOWN, provision, found.missing)
    if deadline.waiver is Waiver.NONE:
        return _dated(Outcome.NOT_MET, Code.FILED_LATE, provision, when, reads=reads)
    if deadline.excusable_until:
        outer = timed(claim, day, deadline.excusable_until)
        if outer.timing is Timing.LATE:
            missing = (*outer.missing, *found.missing)
            if missing:
                return unknown(RULE, Code.LAST_DAY_UNKNOWN, provision, missing)
            code = Code.FILED_TOO_LATE_TO_EXCUSE
            return _dated(Outcome.NOT_MET, code, provision, (day, outer), reads=reads)
    has_reason = bool(claim.text("late_filing_reason"))
    return _dated(
        Outcome.NEEDS_OFFICER,
        Code.FILED_LATE_WITH_REASON if has_reason else Code.FILED_LATE_WITHOUT_REASON,
        provision,
        when,
        reads=(*reads, *known(claim, "late_filing_reason")),
        question=Question.EXCUSE_LATE_FILING if has_reason else Question.ASK_WHY_FILED_LATE,
    )


def _waived_by_federal_law(
    claim: Claim, law: Law, provision: Provision[Deadline], when: tuple[date, Timed]
) -> Finding | None:
    """A delay that late testing of a rape kit caused is waived by every program."""
    if claim.says("is_rape_kit_delayed") is not True:
        return None
    waivers = law.governing("rape_kit_waiver", YesNo, claim)
    if not waivers or not all(each.value.applies for each in waivers):
        return None
    return Finding(
        rule=RULE,
        outcome=Outcome.MET,
        code=Code.FILED_LATE_KIT_TESTED_LATE,
        values=_values(*when),
        facts_read=known(claim, "application_date", "is_rape_kit_delayed"),
        provisions=(*used(provision), *used(*waivers)),
    )


def _filing_fact(claim: Claim, deadline: Deadline) -> str:
    """The postmark where that is what counts and it is known, else the day of receipt."""
    by_postmark = deadline.filed_when is FiledWhen.POSTMARKED and claim.day("postmark_date")
    return "postmark_date" if by_postmark else "application_date"


def _reads(limit: Limit | None) -> tuple[str, ...]:
    if limit is None:
        return ()
    return (limit.counted_from, *(() if limit.when is None else limit.when.reads()))


def _values(day: date, found: Timed) -> tuple[tuple[str, date | str | tuple[str, ...]], ...]:
    limit = "" if found.limit is None else found.limit.name
    values = (("filed", day), ("last_day", found.last_day), ("limit", limit))
    return (*values, ("could_lengthen", found.missing)) if found.missing else values


def _dated(  # noqa: PLR0913  # the parts of a finding, by name
    outcome: Outcome,
    code: Code,
    provision: Provision[Deadline],
    when: tuple[date, Timed],
    *,
    reads: tuple[str, ...],
    question: str = "",
) -> Finding:
    return Finding(
        rule=RULE,
        outcome=outcome,
        code=code,
        values=_values(*when),
        facts_read=reads,
        provisions=used(provision),
        question=question,
    )


def _answer(outcome: Outcome, code: Code, provision: Provision[Deadline]) -> Finding:
    return Finding(rule=RULE, outcome=outcome, code=code, provisions=used(provision))
