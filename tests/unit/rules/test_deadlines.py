"""Limits, of which the latest counts, held against facts that may be missing."""

from datetime import date
from typing import Final

import pytest
from pydantic import TypeAdapter

from rules.conditions import Condition
from rules.deadlines import Timed, Timing, timed
from rules.values import Deadline, Limit, Pause, Reporting
from schemas.claim import Claim
from tests.fakes_invented_law import invented_claim

CRIME: Final = date(2020, 3, 1)
LIMIT: Final = TypeAdapter(Limit)


def _held(claim: Claim, day: date, *limits: dict[str, object]) -> Timed:
    return timed(claim, day, [LIMIT.validate_python(each) for each in limits])


@pytest.mark.parametrize(
    ("limit", "last_day"),
    [
        ({"years": 3}, date(2023, 3, 1)),
        ({"months": 6}, date(2020, 9, 1)),
        ({"days": 180}, date(2020, 8, 28)),
        ({"years": 1, "months": 1, "days": 1}, date(2021, 4, 2)),
    ],
)
def test_the_last_day_counts_and_the_next_is_late(limit: dict[str, object], last_day: date) -> None:
    claim = invented_claim(crime_date=CRIME)

    assert _held(claim, last_day, limit).timing is Timing.IN_TIME
    assert _held(claim, date.fromordinal(last_day.toordinal() + 1), limit).timing is Timing.LATE


def test_a_first_day_that_counts_ends_the_time_one_day_sooner() -> None:
    limits = (LIMIT.validate_python({"days": 10}),)

    found = timed(
        invented_claim(crime_date=CRIME), date(2020, 3, 11), limits, counts_first_day=True
    )

    assert found.timing is Timing.LATE
    assert found.last_day == date(2020, 3, 10)


def test_the_latest_of_several_limits_counts() -> None:
    claim = invented_claim(crime_date=CRIME, charge_date=date(2024, 5, 1))

    found = _held(
        claim, date(2025, 5, 1), {"years": 3}, {"years": 1, "counted_from": "charge_date"}
    )

    assert found.timing is Timing.IN_TIME
    assert found.last_day == date(2025, 5, 1)


@pytest.mark.parametrize(
    ("day", "timing"),
    [
        (date(2020, 3, 3), Timing.IN_TIME),
        (date(2020, 3, 4), Timing.ON_THE_EDGE),
        (date(2020, 3, 5), Timing.LATE),
    ],
)
def test_hours_leave_one_day_on_the_edge(day: date, timing: Timing) -> None:
    assert _held(invented_claim(crime_date=CRIME), day, {"hours": 72}).timing is timing


@pytest.mark.parametrize(
    ("day", "timing"), [(date(2031, 6, 9), Timing.IN_TIME), (date(2031, 6, 10), Timing.LATE)]
)
def test_a_limit_before_an_age_ends_on_the_day_before_the_birthday(
    day: date, timing: Timing
) -> None:
    limit = {"counted_from": "victim_birth_date", "before_age": 31}

    assert _held(invented_claim(victim_birth_date=date(2000, 6, 10)), day, limit).timing is timing


@pytest.mark.parametrize(
    ("day", "timing"), [(date(2022, 1, 1), Timing.IN_TIME), (date(2022, 1, 2), Timing.LATE)]
)
def test_a_limit_can_end_at_an_age_however_long_it_is(day: date, timing: Timing) -> None:
    claim = invented_claim(discovery_date=date(2021, 1, 1), victim_birth_date=date(2001, 1, 1))
    end = {"counted_from": "victim_birth_date", "at_age": 21}

    found = _held(claim, day, {"years": 3, "counted_from": "discovery_date", "not_after": [end]})

    assert found.timing is timing


def test_an_end_that_is_not_known_leaves_the_limit_open() -> None:
    claim = invented_claim(discovery_date=date(2021, 1, 1))
    end = {"counted_from": "victim_birth_date", "at_age": 21}

    found = _held(
        claim,
        date(2022, 1, 1),
        {"years": 3, "counted_from": "discovery_date", "not_after": [end]},
    )

    assert found.timing is Timing.LATE
    assert found.missing == ("victim_birth_date",)


def test_a_limit_whose_condition_is_open_names_what_it_needs() -> None:
    minor = {
        "counted_from": "victim_birth_date",
        "at_age": 18,
        "years": 3,
        "when": {"victim_under": 18},
    }

    found = _held(invented_claim(crime_date=CRIME), date(2024, 1, 1), {"years": 3}, minor)

    assert found.timing is Timing.LATE
    assert found.missing == ("victim_birth_date",)


def test_a_limit_that_does_not_apply_is_left_out() -> None:
    claim = invented_claim(crime_date=CRIME, crime_types=frozenset({"robbery"}))
    other = {"years": 9, "when": {"crime_is": ["arson"]}}

    found = _held(claim, date(2024, 1, 1), {"years": 3}, other)

    assert found.timing is Timing.LATE
    assert found.missing == ()


def test_a_charge_that_never_came_lengthens_nothing() -> None:
    charge = {"years": 1, "counted_from": "charge_date"}

    found = _held(
        invented_claim(crime_date=CRIME, is_offender_charged=False),
        date(2024, 1, 1),
        {"years": 3},
        charge,
    )

    assert found.missing == ()


def test_a_limit_to_be_confirmed_comes_after_those_that_are_sure() -> None:
    claim = invented_claim(crime_date=CRIME, discovery_date=date(2022, 1, 1))
    discovery = {"years": 3, "counted_from": "discovery_date", "officer_confirms": True}

    assert _held(claim, date(2023, 3, 1), {"years": 3}, discovery).timing is Timing.IN_TIME
    assert _held(claim, date(2025, 1, 1), {"years": 3}, discovery).timing is Timing.IF_CONFIRMED
    assert _held(claim, date(2025, 1, 2), {"years": 3}, discovery).timing is Timing.LATE


@pytest.mark.parametrize(
    ("day", "timing"),
    [
        (date(2023, 3, 1), Timing.IN_TIME),
        (date(2023, 3, 2), Timing.IF_CONFIRMED),
        (date(2024, 6, 1), Timing.IF_CONFIRMED),
        (date(2024, 6, 2), Timing.LATE),
    ],
)
def test_a_crime_that_went_on_may_be_counted_from_its_end(day: date, timing: Timing) -> None:
    claim = invented_claim(crime_date=CRIME, crime_end_date=date(2021, 6, 1))

    assert _held(claim, day, {"years": 3}).timing is timing


def test_without_any_limit_that_can_be_counted_the_last_day_is_not_known() -> None:
    found = _held(invented_claim(), date(2024, 1, 1), {"years": 3})

    assert found.limit is None
    assert found.missing == ("crime_date",)


@pytest.mark.parametrize(
    ("day", "timing"), [(date(2023, 4, 1), Timing.IN_TIME), (date(2023, 4, 2), Timing.LATE)]
)
def test_paused_time_does_not_count(day: date, timing: Timing) -> None:
    claim = invented_claim(
        crime_date=CRIME, incapacity_end_date=date(2020, 4, 1), is_incapacitated=True
    )
    pause = Pause(
        starts="crime_date",
        ends="incapacity_end_date",
        when=Condition(facts={"is_incapacitated": True}),
    )

    found = timed(claim, day, [Limit(years=3)], pauses=[pause])

    assert found.timing is timing


def test_a_pause_that_does_not_apply_changes_nothing() -> None:
    claim = invented_claim(crime_date=CRIME, is_incapacitated=False)
    pause = Pause(
        starts="crime_date",
        ends="incapacity_end_date",
        when=Condition(facts={"is_incapacitated": True}),
    )

    found = timed(claim, date(2023, 3, 2), [Limit(years=3)], pauses=[pause])

    assert found.timing is Timing.LATE
    assert found.missing == ()


def test_a_pause_that_may_apply_is_named() -> None:
    pause = Pause(
        starts="crime_date",
        ends="incapacity_end_date",
        when=Condition(facts={"is_incapacitated": True}),
    )

    found = timed(
        invented_claim(crime_date=CRIME), date(2023, 3, 2), [Limit(years=3)], pauses=[pause]
    )

    assert found.missing == ("is_incapacitated", "incapacity_end_date")


@pytest.mark.parametrize(
    "said",
    [
        {"standard": "fixed"},
        {"standard": "any_time", "limits": [{"hours": 72}]},
        {"limits": [{"hours": 72}], "excusable_until": [{"days": 30}]},
    ],
)
def test_a_reporting_duty_that_contradicts_itself_is_refused(said: object) -> None:
    with pytest.raises(ValueError, match=r"limits|excusable_until"):
        TypeAdapter(Reporting).validate_python(said)


def test_a_deadline_without_a_limit_says_so() -> None:
    assert TypeAdapter(Deadline).validate_python({"no_limit": True}).no_limit
