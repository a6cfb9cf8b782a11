"""Days are counted as the law counts them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import (
    birthday,
    certain_days,
    days_after,
    is_under,
    months_after,
    possible_days,
    years_after,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "years", "wanted"),
    [
        (date(2020, 3, 1), 3, date(2023, 3, 1)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
        (date(2020, 2, 29), 1, date(2021, 3, 1)),
        (date(9998, 1, 1), 5, date.max),
    ],
)
def test_years_end_on_the_same_day_of_the_year(day: date, years: int, wanted: date) -> None:
    assert years_after(day, years) == wanted


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        (date(2025, 1, 15), 1, date(2025, 2, 15)),
        (date(2025, 12, 31), 2, date(2026, 3, 1)),
        (date(2025, 1, 31), 3, date(2025, 5, 1)),
        (date(2025, 11, 30), 12, date(2026, 11, 30)),
        (date(9999, 6, 1), 8, date.max),
    ],
)
def test_months_end_on_the_same_day_or_the_first_of_the_next(
    day: date, months: int, wanted: date
) -> None:
    assert months_after(day, months) == wanted


def test_no_day_is_later_than_a_calendar_can_hold() -> None:
    assert days_after(date(9999, 12, 1), 60) == date.max


def test_somebody_born_on_29_february_comes_of_age_on_1_march() -> None:
    assert birthday(date(2004, 2, 29), 18) == date(2022, 3, 1)


def test_an_age_is_reached_on_the_birthday_itself() -> None:
    assert is_under(18, date(2000, 4, 1), date(2018, 3, 31))
    assert not is_under(18, date(2000, 4, 1), date(2018, 4, 1))


def test_seventy_two_hours_are_certainly_kept_on_the_second_day_and_may_be_on_the_third() -> None:
    assert certain_days(72) == 2
    assert possible_days(72) == 3


@given(DAYS, st.integers(0, 100))
def test_more_years_never_end_sooner(day: date, years: int) -> None:
    assert years_after(day, years) < years_after(day, years + 1)


@given(DAYS, st.integers(0, 600))
def test_more_months_never_end_sooner(day: date, months: int) -> None:
    assert months_after(day, months) < months_after(day, months + 1)


@given(DAYS, DAYS, st.integers(0, 100))
def test_a_later_start_never_ends_sooner(one: date, other: date, years: int) -> None:
    first, second = sorted((one, other))

    assert years_after(first, years) <= years_after(second, years)


@given(DAYS, st.integers(0, 40))
def test_twelve_months_are_a_year(day: date, years: int) -> None:
    assert months_after(day, 12 * years) == years_after(day, years)


@given(DAYS, st.integers(0, 100))
def test_a_year_has_365_or_366_days(day: date, years: int) -> None:
    length = years_after(day, years) - day

    assert timedelta(days=365 * years) <= length <= timedelta(days=366 * years + 1)
