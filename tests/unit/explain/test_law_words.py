"""Every value of the law can be read by an officer."""

from typing import Final

import pytest

from claims.assessment.law_words import condition_in_words, law_in_words
from rules.conditions import Condition
from rules.law import law_of, on_file
from rules.values import Deadline, Limit

STATES: Final = on_file()


@pytest.mark.parametrize("state", STATES)
def test_every_value_of_every_time_has_words(state: str) -> None:
    for parameter in law_of(state).parameters.values():
        for provision in parameter.newest_first:
            lines = law_in_words(provision.value)
            assert lines, parameter.name
            assert all(line == line.strip() and line for line in lines), lines


def test_a_deadline_reads_like_a_sentence() -> None:
    minor = Limit(
        name="minor",
        years=3,
        counted_from="victim_birth_date",
        at_age=18,
        when=Condition(victim_under=18),
    )

    lines = law_in_words(Deadline(limits=(Limit(years=3), minor)))

    assert lines[0] == "3 years from crime date (general)"
    assert lines[1] == "3 years from the 18th birthday (minor) where the victim is under 18"
    assert "no excuse for lateness" in lines


def test_a_condition_names_everything_that_must_hold() -> None:
    condition = Condition(
        crime_is=frozenset({"homicide"}), facts={"is_victim_deceased": True}, victim_at_least=60
    )

    assert condition_in_words(condition) == (
        "the crime is homicide and the victim is 60 or older and victim deceased: yes"
    )


def test_what_is_no_value_of_law_has_no_words() -> None:
    with pytest.raises(LookupError):
        law_in_words(object())
