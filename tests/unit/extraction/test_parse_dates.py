"""Dates in every shape people write them in; what is in doubt says so."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.parse.dates import read_date, read_days
from schemas.problems import ProblemCode

MARCH_4 = date(2025, 3, 4)
some_day = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "3/4/2025",
        "03-04-2025",
        "03.04.2025",
        "03 / 04 / 2025",
        "03 04 2025",
        "0 3 0 4 2 0 2 5",
        "03042025",
        "2025-03-04",
        "March 4, 2025",
        "Mar. 4th 2025",
        "MARCH 4 2025",
        "4 March 2025",
        "4 Mar 2025",
        "4th of March, 2025",
        "Tuesday, March 4, 2025",
        "03/04/2025 at 10:30 pm",
    ],
)
def test_a_day_is_read_in_any_shape(written: str) -> None:
    parsed = read_date(written)

    assert (parsed.value, parsed.code) == (MARCH_4, None)


@given(some_day)
def test_every_day_comes_back_from_the_usual_shapes(day: date) -> None:
    for written in (day.strftime("%m/%d/%Y"), day.isoformat(), day.strftime("%B %d, %Y")):
        parsed = read_date(written)

        assert (parsed.value, parsed.code) == (day, None)


@given(some_day, some_day)
def test_a_range_holds_both_ends_or_is_in_doubt(first: date, last: date) -> None:
    days = read_days(f"{first:%m/%d/%Y} - {last:%m/%d/%Y}")

    assert days.first.value == first
    if first <= last:
        assert days.last.value == last
    else:
        assert days.first.code is ProblemCode.DATE_AMBIGUOUS


@given(st.text(max_size=40))
def test_no_text_makes_reading_fail(text: str) -> None:
    parsed = read_date(text)

    assert parsed.confidence_percent in range(101)
    assert parsed.value is None or isinstance(parsed.value, date)


@given(st.text(alphabet="OolISBZ0123456789/-. ", min_size=6, max_size=12))
def test_no_digit_is_guessed_silently(text: str) -> None:
    parsed = read_date(text)

    if any(letter.isalpha() for letter in text) and parsed.value is not None:
        assert parsed.code is not None


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("3/1/2025 - 3/4/2025", date(2025, 3, 1), MARCH_4),
        ("from 3/1/2025 to 3/4/2025", date(2025, 3, 1), MARCH_4),
        ("3/1/2025-3/4/2025", date(2025, 3, 1), MARCH_4),
        ("between 3/1/2025 and 3/4/2025", date(2025, 3, 1), MARCH_4),
        ("March 1-4, 2025", date(2025, 3, 1), MARCH_4),
        ("2025-03-01 through 2025-03-04", date(2025, 3, 1), MARCH_4),
    ],
)
def test_ranges_have_a_first_and_a_last_day(written: str, first: date, last: date) -> None:
    days = read_days(written)

    assert (days.first.value, days.last.value) == (first, last)
    assert days.first.code is None


@pytest.mark.parametrize(
    ("written", "earliest"),
    [
        ("about March 2025", date(2025, 3, 1)),
        ("early 2025", date(2025, 1, 1)),
        ("summer of 2024", date(2024, 6, 1)),
        ("late 2024", date(2024, 9, 1)),
        ("March 2025", date(2025, 3, 1)),
        ("3/2025", date(2025, 3, 1)),
        ("2025", date(2025, 1, 1)),
        ("approx. 3/4/2025", MARCH_4),
        ("on or about 3/4/2025", MARCH_4),
        ("3/4/2025?", MARCH_4),
    ],
)
def test_an_approximate_date_is_its_earliest_day_in_doubt(written: str, earliest: date) -> None:
    parsed = read_date(written)

    assert (parsed.value, parsed.code) == (earliest, ProblemCode.DATE_APPROXIMATE)
    assert parsed.confidence_percent < 50


@pytest.mark.parametrize("written", ["02/30/2025", "13/45/2025", "00/10/2025", "03/04/0203"])
def test_an_impossible_date_is_named_so(written: str) -> None:
    parsed = read_date(written)

    assert (parsed.value, parsed.code) == (None, ProblemCode.DATE_IMPOSSIBLE)


@pytest.mark.parametrize(
    "written", ["O3/l4/2O25", "O2/14/2026", "02/14/2O26", "CRP&", "3/4", "05 / ?8 / 20"]
)
def test_letters_for_digits_are_not_guessed(written: str) -> None:
    parsed = read_date(written)

    assert (parsed.value, parsed.code) == (None, ProblemCode.DATE_NOT_READABLE)


def test_what_letters_for_digits_may_mean_is_said_to_the_officer() -> None:
    assert read_date("O3/l4/2O25").wanted == "2025-03-14"


@pytest.mark.parametrize("written", ["", "N/A", "none", "unknown", "  "])
def test_a_box_that_says_nothing_is_no_problem(written: str) -> None:
    parsed = read_date(written)

    assert (parsed.value, parsed.code) == (None, None)


def test_a_day_before_the_month_is_in_doubt() -> None:
    parsed = read_date("25/03/2025")

    assert (parsed.value, parsed.code) == (date(2025, 3, 25), ProblemCode.VALUE_IN_DOUBT)


def test_two_days_that_are_no_range_are_ambiguous() -> None:
    assert read_date("3/4/2025 or 3/5/2025").code is ProblemCode.DATE_AMBIGUOUS


@pytest.mark.parametrize(
    ("written", "year", "code"),
    [
        ("3/4/85", 1985, None),
        ("3/4/05", 2005, None),
        ("3/4/10", 2010, None),
        ("3/4/19", 2019, ProblemCode.DATE_AMBIGUOUS),
        ("3/4/20", 2020, ProblemCode.DATE_AMBIGUOUS),
        ("3/4/21", 1921, ProblemCode.DATE_AMBIGUOUS),
        ("3/4/44", 1944, ProblemCode.DATE_AMBIGUOUS),
        ("3/4/45", 1945, None),
    ],
)
def test_a_two_digit_birth_year_is_taken_where_only_one_century_fits(
    written: str, year: int, code: ProblemCode | None
) -> None:
    parsed = read_date(written, is_birth=True)

    assert (parsed.value, parsed.code) == (date(year, 3, 4), code)


@pytest.mark.parametrize(("written", "year"), [("3/4/25", 2025), ("3/4/98", 1998)])
def test_a_two_digit_year_of_an_event_is_of_this_century_or_the_end_of_the_last(
    written: str, year: int
) -> None:
    assert read_date(written).value == date(year, 3, 4)


@pytest.mark.parametrize("text", ["05/05/2025 2215", "05/05/2025 0040", "05/05/2025 22:15"])
def test_a_time_beside_a_day_is_no_doubt(text: str) -> None:
    parsed = read_date(text)

    assert (parsed.value, parsed.code) == (date(2025, 5, 5), None)


def test_a_year_beside_a_day_is_in_doubt() -> None:
    assert read_date("05/05/2025 2024").code is ProblemCode.VALUE_IN_DOUBT
