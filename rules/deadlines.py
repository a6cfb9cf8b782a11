"""Was something done in time? Limits, of which the latest counts, against facts that may miss."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from rules.calendar import (
    after,
    birthday,
    certain_days,
    days_after,
    possible_days,
)
from rules.values import Limit, Pause
from schemas.claim import Claim

HAPPENED: Final = MappingProxyType(
    {
        "charge_date": "is_offender_charged",
        "forensic_exam_date": "has_forensic_exam",
        "incapacity_end_date": "is_incapacitated",
        "report_date": "is_reported",
        "victim_death_date": "is_victim_deceased",
    }
)
"""A date that never comes when the answer to this question is no."""

MAY_NEVER_HAPPEN: Final = frozenset(
    {
        *HAPPENED,
        *HAPPENED.values(),
        "crime_end_date",
        "discovery_date",
        "identification_date",
        "new_evidence_date",
    }
)
"""Facts on which a claim is usually silent because there is nothing to say."""


class Timing(StrEnum):
    """How the day compares with the last day."""

    IN_TIME = "in_time"
    ON_THE_EDGE = "on_the_edge"
    """A limit in hours, and the dates alone do not say on which side the hour falls."""
    IF_CONFIRMED = "if_confirmed"
    """In time only by a limit that an officer has to agree to."""
    LATE = "late"


class Timed(NamedTuple):
    """The comparison, the limit that decided it, and what might still lengthen the time."""

    timing: Timing
    limit: Limit | None
    """The limit whose last day is meant; None when no limit could be counted."""
    last_day: date
    missing: tuple[str, ...] = ()


class _Counted(NamedTuple):
    limit: Limit
    certain: date
    possible: date


def timed(
    claim: Claim,
    day: date,
    limits: Sequence[Limit],
    *,
    pauses: Sequence[Pause] = (),
    counts_first_day: bool = False,
) -> Timed:
    """Hold a day against limits, of which the latest that applies counts.

    A limit that cannot be counted yet never makes a claim late, and never hides that it is in
    time by another: what it still needs is named in `missing` when all the others have passed.
    Where a crime went on for some time, a limit may run from its end: an officer confirms that.
    """
    paused, missing = _paused(claim, pauses) if pauses else (0, [])
    shift = paused - counts_first_day
    plain: list[_Counted] = []
    to_confirm: list[_Counted] = []
    for limit in (*limits, *_from_the_end(claim, limits)):
        counted = _counted(claim, limit, shift)
        if isinstance(counted, _Counted):
            (to_confirm if limit.officer_confirms else plain).append(counted)
        else:
            missing += counted
    return _compare(day, plain, to_confirm, tuple(dict.fromkeys(missing)))


def _from_the_end(claim: Claim, limits: Sequence[Limit]) -> Sequence[Limit]:
    """The limits that run from the day of the crime, counted from the day on which it ended."""
    if claim.day("crime_end_date") is None:
        return ()
    return [
        replace(limit, name="crime_end", counted_from="crime_end_date", officer_confirms=True)
        for limit in limits
        if limit.counted_from == "crime_date"
    ]


def _compare(
    day: date, plain: list[_Counted], to_confirm: list[_Counted], missing: tuple[str, ...]
) -> Timed:
    latest = max(plain, key=lambda each: each.certain, default=None)
    if latest is not None and day <= latest.certain:
        return Timed(Timing.IN_TIME, latest.limit, latest.certain)
    edge = max(plain, key=lambda each: each.possible, default=None)
    if edge is not None and day <= edge.possible:
        return Timed(Timing.ON_THE_EDGE, edge.limit, edge.certain)
    confirmed = max(to_confirm, key=lambda each: each.certain, default=None)
    if confirmed is not None and day <= confirmed.certain:
        return Timed(Timing.IF_CONFIRMED, confirmed.limit, confirmed.certain)
    passed = edge or confirmed
    if passed is None:
        return Timed(Timing.LATE, None, date.min, missing)
    return Timed(Timing.LATE, passed.limit, passed.possible, missing)


def _counted(claim: Claim, limit: Limit, shift: int) -> _Counted | list[str]:
    """The last day of a limit; else what it still needs, which is nothing if it does not apply."""
    applies = True if limit.when is None else limit.when.holds(claim)
    if applies is False:
        return []
    start = claim.day(limit.counted_from)
    if start is None and claim.says(HAPPENED.get(limit.counted_from, "")) is False:
        return []
    if start is None or applies is None:
        needed = [] if limit.when is None else list(limit.when.missing(claim))
        return [*needed, limit.counted_from] if start is None else needed
    certain, possible = _last_days(limit, start, shift)
    for end in _ends(claim, limit):
        if isinstance(end, str):
            return [end]
        certain, possible = min(certain, end), min(possible, end)
    return _Counted(limit, certain, possible)


def _ends(claim: Claim, limit: Limit) -> list[date | str]:
    """The latest day beyond which a limit does not reach, or the fact needed to know it."""
    if not limit.not_after:
        return []
    latest = date.min
    for end in limit.not_after:
        counted = _counted(claim, end, 0)
        if not isinstance(counted, _Counted):
            return [*counted[:1]]
        latest = max(latest, counted.certain)
    return [latest]


def _last_days(limit: Limit, start: date, shift: int) -> tuple[date, date]:
    """The last day that certainly counts, and the last that may; they differ only for hours."""
    if limit.hours:
        return (
            days_after(start, certain_days(limit.hours) + shift),
            days_after(start, possible_days(limit.hours) + shift),
        )
    if limit.before_age is not None:
        day = days_after(birthday(start, limit.before_age), shift - 1)
        return day, day
    if limit.at_age is not None:
        start = birthday(start, limit.at_age)
    day = after(start, years=limit.years, months=limit.months, days=limit.days)
    day = days_after(day, shift) if shift else day
    return day, day


def _paused(claim: Claim, pauses: Sequence[Pause]) -> tuple[int, list[str]]:
    """How many days do not count, and what would have to be known to say so for sure."""
    days, missing = 0, list[str]()
    for pause in pauses:
        applies = True if pause.when is None else pause.when.holds(claim)
        if applies is False:
            continue
        starts, ends = claim.day(pause.starts), claim.day(pause.ends)
        if applies and starts is not None and ends is not None:
            days += max(0, (ends - starts).days)
            continue
        needed = () if pause.when is None else pause.when.missing(claim)
        missing += needed
        missing += [name for name in (pause.starts, pause.ends) if claim.day(name) is None]
    return days, missing
