"""A condition holds, does not, or cannot be answered yet."""

from datetime import date

import pytest
from pydantic import TypeAdapter

from rules.conditions import Condition
from schemas.claim import Claim
from tests.fakes_invented_law import invented_claim


def _holds(said: dict[str, object], claim: Claim) -> bool | None:
    return TypeAdapter(Condition).validate_python(said).holds(claim)


ROBBERY = frozenset({"robbery"})
CRIME = date(2020, 3, 1)


@pytest.mark.parametrize(
    ("said", "claim", "wanted"),
    [
        ({}, invented_claim(), True),
        ({"crime_is": ["robbery", "arson"]}, invented_claim(crime_types=ROBBERY), True),
        ({"crime_is": ["arson"]}, invented_claim(crime_types=ROBBERY), False),
        ({"crime_is": ["arson"]}, invented_claim(), None),
        ({"crime_is_not": ["arson"]}, invented_claim(crime_types=ROBBERY), True),
        ({"crime_is_not": ["robbery"]}, invented_claim(crime_types=ROBBERY), False),
        ({"crime_is_not": ["robbery"]}, invented_claim(), None),
        ({"claimant_is": ["spouse"]}, invented_claim(claimant_relationship="spouse"), True),
        ({"claimant_is": ["spouse"]}, invented_claim(claimant_relationship="self"), False),
        ({"claimant_is": ["spouse"]}, invented_claim(), None),
        ({"facts": {"is_reported": True}}, invented_claim(is_reported=True), True),
        ({"facts": {"is_reported": True}}, invented_claim(is_reported=False), False),
        ({"facts": {"is_reported": False}}, invented_claim(is_reported=False), True),
        ({"facts": {"is_reported": False}}, invented_claim(), None),
        ({"before": {"crime_date": CRIME}}, invented_claim(crime_date=date(2020, 2, 29)), True),
        ({"before": {"crime_date": CRIME}}, invented_claim(crime_date=CRIME), False),
        ({"before": {"crime_date": CRIME}}, invented_claim(), None),
        ({"on_or_after": {"crime_date": CRIME}}, invented_claim(crime_date=CRIME), True),
        ({"on_or_after": {"crime_date": CRIME}}, invented_claim(), None),
        ({"victim_under": 18}, invented_claim(crime_date=CRIME), None),
        (
            {"victim_under": 18},
            invented_claim(victim_birth_date=date(2002, 3, 2), crime_date=CRIME),
            True,
        ),
        (
            {"victim_under": 18},
            invented_claim(victim_birth_date=CRIME, crime_date=date(2038, 3, 1)),
            False,
        ),
        (
            {"victim_at_least": 60},
            invented_claim(victim_birth_date=date(1960, 3, 1), crime_date=CRIME),
            True,
        ),
        (
            {"victim_at_least": 60},
            invented_claim(victim_birth_date=date(1960, 3, 2), crime_date=CRIME),
            False,
        ),
        ({"victim_at_least": 60}, invented_claim(), None),
    ],
)
def test_a_condition_answers_yes_no_or_not_yet(
    said: dict[str, object],
    claim: Claim,
    wanted: bool | None,  # noqa: FBT001  # the expected answer, not a switch
) -> None:
    assert _holds(said, claim) is wanted


def test_one_no_outweighs_what_is_not_known() -> None:
    said: dict[str, object] = {"crime_is": ["arson"], "facts": {"is_reported": True}}

    assert _holds(said, invented_claim(is_reported=False)) is False
    assert _holds(said, invented_claim(is_reported=True)) is None


def test_a_condition_names_what_it_still_needs() -> None:
    condition = TypeAdapter(Condition).validate_python(
        {"crime_is": ["arson"], "claimant_is": ["self"], "victim_under": 18}
    )

    missing = condition.missing(invented_claim(crime_date=CRIME))

    assert missing == ("crime_types", "claimant_relationship", "victim_birth_date")
