"""Values of law as an officer reads them: one short line for each thing a value says."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from claims.assessment.explain import written
from rules.bar_values import Appeal, Bars, Conduct, ConductEffect, Decision, Minimum, Windows
from rules.conditions import Condition
from rules.money_values import (
    WHOLE,
    Cap,
    Ceiling,
    Deductible,
    Emergency,
    ForWhom,
    Losses,
    OtherSources,
    Per,
    Tier,
    YesNo,
)
from rules.values import (
    Alternatives,
    Answer,
    Claimants,
    Crimes,
    Deadline,
    Limit,
    Places,
    Reporting,
    ReportingStandard,
    Waiver,
)
from schemas.money import dollars


def law_in_words(value: object) -> tuple[str, ...]:
    """Say a value of law line by line. Raises LookupError for a kind that has no words."""
    words = _WORDS.get(type(value))
    if words is None:
        raise LookupError(f"{type(value).__name__} cannot be put into words")
    return tuple(words(value))


def condition_in_words(condition: Condition | None) -> str:
    """Say when something applies: "the victim is under 18"; nothing where it always does."""
    if condition is None:
        return ""
    parts = [*_who_and_what(condition)]
    parts += [f"{_fact(name)}: {'yes' if said else 'no'}" for name, said in condition.facts.items()]
    parts += [f"{_fact(n)} on or after {written(day)}" for n, day in condition.on_or_after.items()]
    parts += [f"{_fact(name)} before {written(day)}" for name, day in condition.before.items()]
    return " and ".join(parts)


def _who_and_what(condition: Condition) -> Iterator[str]:
    if condition.crime_is:
        yield f"the crime is {_either(condition.crime_is)}"
    if condition.crime_is_not:
        yield f"the crime is not {_either(condition.crime_is_not)}"
    if condition.victim_under is not None:
        yield f"the victim is under {condition.victim_under}"
    if condition.victim_at_least is not None:
        yield f"the victim is {condition.victim_at_least} or older"
    if condition.claimant_is:
        yield f"the claimant is {_either(condition.claimant_is)}"


def _either(names: Iterable[str]) -> str:
    return " or ".join(written(name) for name in sorted(names))


def _fact(name: str) -> str:
    """A fact as a noun: `crime_date` is "crime date"."""
    return name.removeprefix("is_").removeprefix("has_").replace("_", " ")


def _listed(names: Iterable[str]) -> str:
    return written(tuple(sorted(names)))


def _where(condition: Condition | None) -> str:
    said = condition_in_words(condition)
    return f" where {said}" if said else ""


def _limit(limit: Limit) -> str:
    """One limit: "3 years from the crime date (general)"."""
    spans = ((limit.years, "year"), (limit.months, "month"), (limit.days, "day"))
    parts = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in spans if n]
    if limit.hours:
        parts = [f"{limit.hours} hours"]
    length = " and ".join(parts)
    start = _fact(limit.counted_from)
    if limit.at_age is not None:
        start = f"the {limit.at_age}th birthday"
    if limit.before_age is not None:
        said = f"until the day before the {limit.before_age}th birthday"
    else:
        said = f"{length} from {start}" if length else f"until {start}"
    said = f"{said} ({limit.name.replace('_', ' ')}){_where(limit.when)}"
    if limit.not_after:
        said += f", but not after {' or '.join(_limit(end) for end in limit.not_after)}"
    return f"{said}; an officer confirms it" if limit.officer_confirms else said


def _terms(value: Deadline | Reporting) -> Iterator[str]:
    yield from (_limit(limit) for limit in value.limits)
    for pause in value.pauses:
        yield f"not counted: {_fact(pause.starts)} to {_fact(pause.ends)}{_where(pause.when)}"
    if value.waiver is Waiver.NONE:
        yield "no excuse for lateness"
        return
    said = f"lateness can be excused: {value.waiver.value.replace('_', ' ')}"
    outer = " or ".join(_limit(limit) for limit in value.excusable_until)
    yield f"{said}, at most {outer}" if outer else said


def _deadline(value: Deadline) -> Iterator[str]:
    if value.no_limit:
        yield "no time limit"
        return
    yield from _terms(value)
    yield f"counts as filed when {value.filed_when.value.replace('_', ' ')}"


def _reporting(value: Reporting) -> Iterator[str]:
    if value.standard is not ReportingStandard.FIXED:
        yield f"standard: {value.standard.value.replace('_', ' ')}"
    yield from _terms(value)
    for condition in value.reasonable_time_for:
        yield f"within a reasonable time{_where(condition)}"
    for condition in value.not_required_for:
        yield f"no report needed{_where(condition)}"


def _alternatives(value: Alternatives) -> Iterator[str]:
    if not value.accepted:
        yield "nothing stands in for a report"
    for each in value.accepted:
        looks = "; an officer looks at it" if each.officer_confirms else ""
        yield f"{_fact(each.shown_by)}{_where(each.when)}{looks}"


def _crimes(value: Crimes) -> Iterator[str]:
    if value.covered:
        yield f"covered: {_listed(value.covered)}"
    for rule in value.covered_when:
        yield f"covered{_where(rule.when)}: {_listed(rule.crimes)}"
    if value.excluded:
        yield f"not covered: {_listed(value.excluded)}"
    if value.needs_injury:
        spared = _listed(value.needs_no_injury)
        yield "a physical injury is needed" + (f", but not for {spared}" if spared else "")


def _claimants(value: Claimants) -> Iterator[str]:
    for each in value.covered:
        only = f", only for {_listed(each.only_for)}" if each.only_for else ""
        yield f"may claim{_where(each.when)}: {_listed(each.who)}{only}"
    if value.excluded:
        yield f"may not claim: {_listed(value.excluded)}"
    yield f"somebody who took part in the crime: {_answer(value.offender)}"


def _places(value: Places) -> Iterator[str]:
    yield f"crime in the state: {_answer(value.crime_here)}"
    yield f"resident hurt in another state: {value.resident_in_other_state.replace('_', ' ')}"
    yield f"resident hurt abroad: {value.resident_abroad.replace('_', ' ')}"
    if value.resident_in_terrorism_abroad:
        said = value.resident_in_terrorism_abroad.replace("_", " ")
        yield f"resident hurt by terrorism abroad: {said}"
    yield f"victim who lives abroad: {_answer(value.victim_from_abroad)}"


def _answer(value: Answer | str) -> str:
    return "an officer judges" if value == Answer.OFFICER.value else str(value).replace("_", " ")


def _other_sources(value: OtherSources) -> Iterator[str]:
    if value.deducted:
        yield f"deducted: {_listed(value.deducted)}"
    if value.not_deducted:
        yield f"not deducted: {_listed(value.not_deducted)}"
    if value.judged:
        yield f"an officer judges: {_listed(value.judged)}"
    for each in value.exemptions:
        yield f"the first {dollars(each.first_cents)} of {written(each.source)} is left out"
    yield f"any other: {_answer(value.any_other)}"
    if value.not_deducted_from:
        yield f"nothing is deducted from: {_listed(value.not_deducted_from)}"


def _tiers(tiers: tuple[Tier, ...]) -> Iterator[str]:
    several = len(tiers) > 1
    for tier in tiers:
        where = _where(tier.when) or (" otherwise" if several else "")
        yield f"{dollars(tier.cents)}{where}"


def _ceiling(value: Ceiling) -> Iterator[str]:
    yield from _tiers(value.tiers) if value.tiers else ["no ceiling"]
    for extra in value.extra:
        yield f"{dollars(extra.cents)} more for {_listed(extra.losses)}{_where(extra.when)}"
    if value.outside:
        yield f"paid on top: {_listed(value.outside)}"
    if value.paid_first:
        yield f"paid first, in this order: {written(value.paid_first)}"
    if value.shared_by_claimants:
        yield "one ceiling for everybody who claims over the same victim"
    if value.means_test_from_cents is not None:
        yield f"need is tested from {dollars(value.means_test_from_cents)} on"


def _losses(value: Losses) -> Iterator[str]:
    if value.covered:
        yield f"paid: {_listed(value.covered)}"
    if value.not_covered:
        yield f"not paid: {_listed(value.not_covered)}"
    if not value.covered and not value.not_covered:
        yield "an officer judges every kind of loss"


def _cap(value: Cap) -> Iterator[str]:
    unit = value.per.value.replace("_", " ")
    per = "" if value.per is Per.CLAIM else f" {'an' if unit == 'hour' else 'a'} {unit}"
    yield from (f"{line}{per}" for line in _tiers(value.tiers))
    if not value.tiers and value.at_most is None and not value.priced_by_officer:
        yield "no amount of its own"
    if value.at_most is not None:
        yield f"for at most {value.at_most} {value.per.value}s"
    if value.percent != WHOLE or value.share:
        yield f"{value.share or f'{value.percent} percent'} of the bill"
    if value.percent_to_provider is not None:
        yield f"{value.percent_to_provider} percent to a provider who is still owed"
    if value.priced_by_officer:
        yield "an officer prices it by a schedule"
    if value.for_whom is not ForWhom.EVERYONE:
        is_victim = value.for_whom is ForWhom.VICTIM
        yield f"for the losses of {'the victim' if is_victim else 'other people'}"
    if value.when is not None:
        yield f"only{_where(value.when)}"
    yield f"for {_listed(value.losses)}"


def _deductible(value: Deductible) -> Iterator[str]:
    yield f"the first {dollars(value.first_cents)} is never paid{_where(value.when)}"
    if value.losses:
        yield f"of {_listed(value.losses)}"
    yield from (f"not{_where(condition)}" for condition in value.not_for)


def _emergency(value: Emergency) -> Iterator[str]:
    if not value.available:
        yield "no emergency award"
        return
    yield from _tiers(value.tiers) if value.tiers else ["no amount is named"]
    if value.only_for:
        yield f"only for {_listed(value.only_for)}"
    if value.mandatory_for:
        yield f"must be paid for {_listed(value.mandatory_for)}"
    yield f"deducted from the award: {'yes' if value.deducted_from_award else 'no'}"
    yield f"paid back if denied: {'yes' if value.repaid_if_denied else 'no'}"


def _yes_no(value: YesNo) -> Iterator[str]:
    yield "applies" if value.applies else "does not apply"


def _conduct(value: Conduct) -> Iterator[str]:
    yield value.effect.value.replace("_", " ")
    if value.effect is ConductEffect.NOT_CONSIDERED:
        return
    if value.steps:
        yield f"in steps of {written(tuple(str(step) for step in value.steps))} percent"
    if value.at_most_percent != WHOLE:
        yield f"at most {value.at_most_percent} percent"
    yield f"taken from: {value.reduces.value.replace('_', ' ')}"
    yield from (f"not considered{_where(each)}" for each in value.not_considered_when)
    if value.only_paid_to:
        yield f"only what is paid to: {_listed(value.only_paid_to)}"
    if value.not_from:
        yield f"never from: {_listed(value.not_from)}"


def _bars(value: Bars) -> Iterator[str]:
    if value.none:
        yield "no such ground"
    for each in value.grounds:
        said = f"{each.name.replace('_', ' ')}: {each.effect.value.replace('_', ' ')}"
        excepted = "".join(f"; not{_where(condition)}" for condition in each.not_when)
        looks = "; an officer confirms it" if each.officer_confirms else ""
        yield f"{said}{_where(each.when)}{excepted}{looks}"


def _windows(value: Windows) -> Iterator[str]:
    if value.none:
        yield "no such time"
    for window in value.windows:
        what = _listed(window.losses) or "every loss"
        if window.after_service is not None:
            span = window.after_service
            spans = ((span.years, "years"), (span.months, "months"), (span.days, "days"))
            end = " and ".join(f"{n} {unit}" for n, unit in spans if n) + " after the loss"
        else:
            end = " or ".join(_limit(limit) for limit in window.limits)
        excuse = "" if window.waiver is Waiver.NONE else "; an officer may allow a later one"
        yield f"{what}: {end}{_where(window.when)}{excuse}"


def _minimum(value: Minimum) -> Iterator[str]:
    if not value.loss_cents and not value.award_cents:
        yield "no least loss or award"
    if value.loss_cents:
        yield f"a loss of at least {dollars(value.loss_cents)}"
    if value.award_cents:
        yield f"an award of at least {dollars(value.award_cents)}"
    yield from (f"not asked{_where(condition)}" for condition in value.not_for)
    if value.not_from:
        yield f"not asked for {_listed(value.not_from)}"


def _appeal(value: Appeal) -> Iterator[str]:
    if value.none:
        yield "no time is named"
    for step in value.steps:
        yield f"{step.to.replace('_', ' ')}: {step.time} from {step.counted_from}"


def _decision(value: Decision) -> Iterator[str]:
    yield f"decided by the {value.decided_by.replace('_', ' ')}"
    if value.up_to_cents is not None and value.above_decided_by is not None:
        above = value.above_decided_by.replace("_", " ")
        yield f"above {dollars(value.up_to_cents)} by the {above}"
    if value.average_days is not None:
        yield f"in {value.average_days} days on average"
    if value.at_most_days is not None:
        yield f"in at most {value.at_most_days} days"


_WORDS: Final[dict[type, Callable[[Any], Iterable[str]]]] = {
    Alternatives: _alternatives,
    Appeal: _appeal,
    Bars: _bars,
    Cap: _cap,
    Ceiling: _ceiling,
    Claimants: _claimants,
    Conduct: _conduct,
    Crimes: _crimes,
    Deadline: _deadline,
    Decision: _decision,
    Deductible: _deductible,
    Emergency: _emergency,
    Losses: _losses,
    Minimum: _minimum,
    OtherSources: _other_sources,
    Places: _places,
    Reporting: _reporting,
    Windows: _windows,
    YesNo: _yes_no,
}
