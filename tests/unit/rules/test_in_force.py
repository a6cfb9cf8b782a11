"""The law as it stands on a day, and the check of its files."""

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from rules.in_force import in_force, unit
from rules.law import law_of, on_file
from rules.law_check import check_law
from rules.money_values import Cap, Per
from rules.values import Deadline
from tests.fakes_invented_law import invented_law, parameter

STATES: Final = on_file()
CHANGED: Final = parameter(
    "deadline",
    (None, {"limits": [{"years": 1}]}),
    ("2020-01-01", {"limits": [{"years": 3}]}),
)


@pytest.mark.parametrize(
    ("day", "years"), [(date(2019, 12, 31), 1), (date(2020, 1, 1), 3), (date(2040, 1, 1), 3)]
)
def test_the_value_in_force_is_the_one_of_the_day(day: date, years: int) -> None:
    [found] = in_force(invented_law(filing_deadline=CHANGED), day)

    assert isinstance(found.value, Deadline)
    assert found.value.limits[0].years == years


def test_a_value_says_from_when_to_when_it_is_in_force() -> None:
    law = invented_law(filing_deadline=CHANGED)

    [old], [new] = in_force(law, date(2019, 1, 1)), in_force(law, date(2020, 1, 1))

    assert (old.in_force_from, old.in_force_to) == (None, date(2019, 12, 31))
    assert (new.in_force_from, new.in_force_to) == (date(2020, 1, 1), None)
    assert new.selected_by == "crime_date"


def test_only_the_parameter_that_is_named_is_given() -> None:
    law = invented_law(filing_deadline=CHANGED, award_ceiling=("ceiling", {"no_ceiling": True}))

    assert [each.parameter for each in in_force(law, date(2020, 1, 1), "award_ceiling")] == [
        "award_ceiling"
    ]
    assert in_force(law, date(2020, 1, 1), "cap_funeral") == ()


def test_the_unit_of_a_cap_says_what_it_is_counted_by() -> None:
    weekly = Cap(losses=frozenset({"lost_wages"}), per=Per.WEEK)

    assert unit(weekly) == "cents per week"


@pytest.mark.parametrize("state", STATES)
def test_something_is_in_force_in_every_state_today(state: str) -> None:
    names = {each.parameter for each in in_force(law_of(state), date(2026, 11, 22))}

    assert {"filing_deadline", "award_ceiling", "covered_losses"} <= names


def test_nothing_is_wrong_in_the_files_of_the_law() -> None:
    assert check_law() == ()


def test_a_parameter_without_a_case_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "il").mkdir()

    says = {fault.place: fault.says for fault in check_law(cases=tmp_path)}

    assert "no case" in says["il/filing_deadline"]
