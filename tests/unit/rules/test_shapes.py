"""Shapes that real laws have had, and that no law on file has today: they can be written."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pytest

from rules.evaluate import evaluate
from schemas.claim import FactValue
from tests.fakes_invented_law import Said, invented_claim, invented_law, parameter

CRIME: Final = date(2020, 3, 1)


def _filing(said: Said, **facts: FactValue) -> str:
    law = invented_law(filing_deadline=said)
    found = evaluate(invented_claim(**facts), law, code_version="test").findings
    return next(each.outcome for each in found if each.rule == "filing_deadline")


def _within(*limits: Mapping[str, Any]) -> Said:
    return "deadline", {"limits": list(limits)}


@pytest.mark.parametrize(("hurt", "wanted"), [(date(2019, 12, 31), "not_met"), (CRIME, "met")])
def test_the_day_of_the_injury_may_choose_the_law(hurt: date, wanted: str) -> None:
    changed = parameter(
        "deadline",
        (None, {"limits": [{"days": 180, "counted_from": "injury_date"}]}),
        ("2020-01-01", {"limits": [{"years": 1, "counted_from": "injury_date"}]}),
    )
    said = {**changed, "version_chosen_by": "injury_date"}

    assert _filing(said, injury_date=hurt, application_date=date(2020, 12, 1)) == wanted


def test_a_limit_may_run_from_the_release_out_of_captivity() -> None:
    said = _within({"years": 1}, {"years": 1, "counted_from": "release_date"})
    freed = {"release_date": date(2025, 6, 1), "application_date": date(2026, 6, 1)}

    assert _filing(said, crime_date=CRIME, **freed) == "met"


def test_a_notice_of_intent_may_keep_the_time_to_file() -> None:
    noted = {"on_or_after": {"notice_of_intent_date": "2020-03-01"}}
    said = _within({"days": 90}, {"years": 2, "name": "notice", "when": noted})
    facts = {"crime_date": CRIME, "application_date": date(2022, 3, 1)}

    assert _filing(said, **facts) == "unknown"
    assert _filing(said, notice_of_intent_date=CRIME, **facts) == "met"


def test_a_claim_denied_under_the_former_law_may_have_a_time_of_its_own() -> None:
    denied = {"facts": {"was_denied_under_former_law": True}}
    said = _within({"years": 1}, {"years": 3, "name": "refiling", "when": denied})
    facts = {"crime_date": CRIME, "application_date": date(2023, 3, 1)}

    assert _filing(said, was_denied_under_former_law=True, **facts) == "met"
    assert _filing(said, was_denied_under_former_law=False, **facts) == "not_met"
