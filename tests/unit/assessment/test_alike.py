"""Do two papers say the same? Names, numbers and agencies as people write them."""

from datetime import date

import pytest

from claims.assessment.alike import alike, same_agency, same_company, same_name, same_number


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Quilla Example", "EXAMPLE, Quilla"),
        ("Quilla B. Example", "Quilla Beatrix Example"),
        ("Quilla Beatrix Example", "Quilla Example"),
        ("Zoë O'Sample", "ZOE OSAMPLE"),
        ("Christopher Example", "Christoper Example"),
        ("Cher", "cher"),
    ],
)
def test_one_person_is_recognised_however_the_name_is_written(left: str, right: str) -> None:
    assert same_name(left, right)
    assert same_name(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("John Example", "Joan Example"),
        ("Daniel Example", "Daniela Example"),
        ("Alexander Example", "Alexandra Example"),
        ("John Example Jr.", "John Example Sr."),
        ("John Example Jr.", "John Example"),
        ("J Example", "Jane Example"),
        ("Example", "Jane Example"),
        ("", "Jane Example"),
        ("", ""),
    ],
)
def test_two_people_are_kept_apart(left: str, right: str) -> None:
    assert not same_name(left, right)
    assert not same_name(right, left)


def test_a_report_number_is_the_same_whatever_stands_between_its_digits() -> None:
    assert same_number("26-00417 A", "26 00417a")


@pytest.mark.parametrize(("left", "right"), [("26-417", "26-00417"), ("-", ""), ("", "")])
def test_report_numbers_that_differ_or_say_nothing_are_not_the_same(left: str, right: str) -> None:
    assert not same_number(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sampleton PD", "City of Sampleton Police Department"),
        ("Sample Co. Sheriff's Office", "Sample County Sheriff"),
        ("Sampleton", "Sampleton Police Dept."),
    ],
)
def test_one_agency_is_recognised_by_its_short_and_its_long_name(left: str, right: str) -> None:
    assert same_agency(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sampleton Police Department", "Exampleton Police Department"),
        ("Sample County Sheriff", "Sample Police"),
        ("Police Department", "Sampleton Police Department"),
    ],
)
def test_two_agencies_are_kept_apart(left: str, right: str) -> None:
    assert not same_agency(left, right)


def test_a_company_is_the_same_with_and_without_its_legal_form() -> None:
    assert same_company("Example Bakery, Inc.", "Example Bakery")
    assert not same_company("Example Bakery", "Example Laundry")
    assert not same_company("Inc.", "Example Bakery")


def test_the_last_four_digits_agree_with_the_whole_number() -> None:
    assert alike("victim_ssn", "6789", "000-12-6789")
    assert not alike("victim_ssn", "6780", "000-12-6789")


def test_choices_agree_when_they_have_one_in_common() -> None:
    assert alike("crime_types", frozenset({"assault", "robbery"}), frozenset({"assault"}))
    assert not alike("crime_types", frozenset({"robbery"}), frozenset({"assault"}))


def test_values_of_different_kinds_never_agree() -> None:
    assert not alike("crime_date", date(2026, 3, 1), "2026-03-01")
    assert not alike("is_signed", "1", frozenset({"1"}))


def test_two_telephone_numbers_of_one_person_are_no_contradiction() -> None:
    assert alike("victim_phone", "555-0100", "555-0199")
