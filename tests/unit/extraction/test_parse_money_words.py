"""Amounts of money as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.parse.money import read_cents, read_number
from schemas.money import dollars
from schemas.problems import ProblemCode


@given(st.integers(min_value=0, max_value=10**10))
def test_every_amount_comes_back_from_what_officers_read(cents: int) -> None:
    parsed = read_cents(dollars(cents))

    assert (parsed.value, parsed.code) == (cents, None)


@given(st.integers(min_value=1, max_value=10**9))
def test_negative_amounts_keep_their_sign(cents: int) -> None:
    assert read_cents(f"-{dollars(cents)}").value == -cents
    assert read_cents(f"({dollars(cents)})").value == -cents


@given(st.text(max_size=30))
def test_no_text_makes_reading_fail(text: str) -> None:
    parsed = read_cents(text)

    assert parsed.value is None or isinstance(parsed.value, int)


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("$1,234.50", 123450),
        ("1234", 123400),
        ("$ 12", 1200),
        ("USD 45", 4500),
        ("45.00 per week", 4500),
        ("$2,500 net/month", 250000),
        ("100.00-", -10000),
    ],
)
def test_usual_shapes_are_read(written: str, cents: int) -> None:
    parsed = read_cents(written)

    assert (parsed.value, parsed.code) == (cents, None)


@pytest.mark.parametrize(
    "written", ["1.234,50", "12.5", "1,23", "1,234.5", "$1 234.50", "ten dollars", "$1O0.00"]
)
def test_doubtful_shapes_are_not_guessed(written: str) -> None:
    parsed = read_cents(written)

    assert parsed.code is ProblemCode.AMOUNT_NOT_READABLE
    assert parsed.value is None


@pytest.mark.parametrize("written", ["", "$", "none", "N/A", "$ ____"])
def test_an_empty_box_holds_no_amount_and_no_problem(written: str) -> None:
    parsed = read_cents(written)

    assert (parsed.value, parsed.code) == (None, None)


def test_an_amount_among_other_words_is_in_doubt() -> None:
    parsed = read_cents("maybe $50")

    assert (parsed.value, parsed.code) == (5000, ProblemCode.VALUE_IN_DOUBT)


def test_a_number_is_read_alone() -> None:
    assert read_number("3 weeks").value == 3
    assert read_number("3 or 4").code is ProblemCode.VALUE_NOT_READABLE
