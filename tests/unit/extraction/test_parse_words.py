"""Names, telephone numbers, places and choices in free text."""

import pytest

from claims.extraction.parse.choices import codes_in, read_choice, read_choices, read_yes_no
from claims.extraction.parse.contacts import (
    read_email,
    read_name,
    read_phone,
    read_ssn,
    read_text,
)
from claims.extraction.parse.places import read_city, read_county, read_lone_county, read_state
from claims.extraction.parse.read import read_also, read_words
from schemas.facts import CRIME_TYPES, RELATIONSHIPS
from schemas.problems import ProblemCode


@pytest.mark.parametrize(
    ("written", "order", "name"),
    [
        ("Ada  Invented", "", "Ada Invented"),
        ("Invented, Ada", "", "Ada Invented"),
        ("Invented, Ada M.", "", "Ada M. Invented"),
        ("Ada, Invented, M", "first_last_middle", "Ada M Invented"),
        ("Invented Ada M", "last_first", "Ada M Invented"),
        ("Ada Invented, Jr.", "", "Ada Invented Jr."),
    ],
)
def test_names_begin_with_the_first_name(written: str, order: str, name: str) -> None:
    assert read_name(written, order=order).value == name


def test_a_name_with_digits_is_in_doubt() -> None:
    assert read_name("Ada 1nvented").code is ProblemCode.VALUE_IN_DOUBT


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("123-45-6789", "123-45-6789"),
        ("123 45 6789", "123-45-6789"),
        ("XXX-XX-1234", "1234"),
        ("1234", "1234"),
        ("No SSN", None),
        ("___-__-____", None),
        ("XXX-XX-", None),
    ],
)
def test_social_security_numbers(written: str, number: str | None) -> None:
    parsed = read_ssn(written)

    assert (parsed.value, parsed.code) == (number, None)


@pytest.mark.parametrize("written", ["12", "12345", "123-4S-6789"])
def test_a_wrong_social_security_number_is_not_read(written: str) -> None:
    assert read_ssn(written).code is ProblemCode.VALUE_NOT_READABLE


@pytest.mark.parametrize(
    "written",
    ["(555) 555-0123", "555.555.0123", "5555550123", "+1 555 555 0123 ext. 7", "555 555 - 0123"],
)
def test_telephone_numbers_have_one_shape(written: str) -> None:
    assert read_phone(written).value == "555-555-0123"


def test_a_telephone_number_without_area_code_is_not_read() -> None:
    assert read_phone("555-0123").code is ProblemCode.VALUE_NOT_READABLE
    assert read_phone("( )").code is None


def test_e_mail_addresses() -> None:
    assert read_email("ada @ example.org").value == "ada@example.org"
    assert read_email("ada at example").code is ProblemCode.VALUE_NOT_READABLE
    assert read_email("ada@example.org (work)").code is ProblemCode.VALUE_IN_DOUBT


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("IL", "IL"),
        ("Illinois", "IL"),
        ("Springfield, IL 62701", "IL"),
        ("Santa Fe, New Mexico 87501", "NM"),
        ("Indianapolis IN 46204-1234", "IN"),
        ("Washington, DC", "DC"),
    ],
)
def test_states_by_name_or_code_also_after_a_city(written: str, state: str) -> None:
    assert read_state(written).value == state


@pytest.mark.parametrize("written", ["Springfield", "we live in town", "Paris"])
def test_what_names_no_state_is_in_doubt(written: str) -> None:
    assert read_state(written).code is ProblemCode.CHOICE_NOT_RECOGNISED


@pytest.mark.parametrize(
    ("written", "city", "county"),
    [
        ("Inventown, Mock County", "Inventown", "Mock"),
        ("Inventown / Mock", "Inventown", "Mock"),
        ("Inventown and Mock County", "Inventown", "Mock"),
        ("Inventown", "Inventown", None),
        ("Mock County", None, "Mock"),
    ],
)
def test_city_and_county_in_one_box(written: str, city: str | None, county: str | None) -> None:
    assert (read_city(written).value, read_county(written).value) == (city, county)


def test_a_county_in_a_box_of_its_own_needs_no_word_county() -> None:
    assert read_lone_county("Mock").value == "Mock"
    assert read_also("Mock", "crime_county").value is None


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("shot in the leg", {"assault"}),
        ("battery", {"assault"}),
        ("DUI crash", {"driving_while_intoxicated"}),
        ("sexual assault of a child and kidnapping", {"child_sexual_abuse", "kidnapping"}),
        ("Hit and Run (Vehicular)", {"hit_and_run"}),
        ("robbed at gunpoint; domestic violence", {"robbery", "domestic_violence"}),
        ("murder", {"homicide"}),
    ],
)
def test_crimes_by_the_words_people_use(written: str, codes: set[str]) -> None:
    assert set(codes_in(written, "crime_types")) == codes


def test_a_crime_in_unknown_words_is_not_guessed() -> None:
    parsed = read_choices("something bad", "crime_types")

    assert (parsed.value, parsed.code) == (None, ProblemCode.CHOICE_NOT_RECOGNISED)


@pytest.mark.parametrize(
    ("written", "code"),
    [("Mother", "parent"), ("I am the victim", "self"), ("mother-in-law", "other_relative")],
)
def test_relationships(written: str, code: str) -> None:
    assert read_choice(written, "relationships").value == code


def test_two_relationships_are_in_doubt() -> None:
    assert read_choice("friend and neighbor's cousin", "relationships").code is (
        ProblemCode.VALUE_IN_DOUBT
    )


def test_yes_and_no_in_words() -> None:
    assert read_yes_no("Yes, once").value is True
    assert read_yes_no("no").value is False
    assert read_yes_no("perhaps").code is ProblemCode.CHOICE_NOT_RECOGNISED


@pytest.mark.parametrize(
    ("vocabulary", "codes"), [("crime_types", CRIME_TYPES), ("relationships", RELATIONSHIPS)]
)
def test_every_code_is_found_by_its_own_name(vocabulary: str, codes: tuple[str, ...]) -> None:
    for code in codes:
        assert code in codes_in(code.replace("_", " "), vocabulary)


def test_text_keeps_its_words_and_blanks_tell_nothing() -> None:
    assert read_text("  two   words ").value == "two words"
    assert read_text("N/A").value is None


def test_the_fact_decides_how_words_are_read() -> None:
    assert read_words("3/4/25", "victim_birth_date").code is ProblemCode.DATE_AMBIGUOUS
    assert read_words("Ohio", "victim_state").value == "OH"
    assert read_words("$5", "net_weekly_wages").value == 500


def test_a_county_named_like_a_state_is_read_and_in_doubt() -> None:
    parsed = read_county("Muncie, Delaware")

    assert (parsed.value, parsed.code) == ("Delaware", ProblemCode.VALUE_IN_DOUBT)


def test_the_code_of_a_state_is_no_county() -> None:
    assert read_county("Muncie, IN").value is None
