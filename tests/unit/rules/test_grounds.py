"""Bars, holds and curable grounds, under an invented law."""

from typing import Any, Final

import pytest

from rules.evaluate import evaluate
from schemas.claim import FactValue
from schemas.finding import Finding
from tests.fakes_invented_law import invented_claim, invented_law

HELD: Final[dict[str, Any]] = {
    "name": "held_when_it_happened",
    "shown_by": "is_incarcerated",
    "effect": "bar",
}
WARRANT: Final[dict[str, Any]] = {
    "name": "open_warrant",
    "shown_by": "has_warrant",
    "effect": "hold",
}


def _custody(*grounds: dict[str, Any], **facts: FactValue) -> Finding:
    law = invented_law(custody=("bars", {"grounds": list(grounds)}))
    found = evaluate(invented_claim(**facts), law, code_version="test").findings
    return next(each for each in found if each.rule == "custody")


@pytest.mark.parametrize(
    ("effect", "outcome"),
    [
        ("bar", "not_met"),
        ("may_deny_or_reduce", "needs_officer"),
        ("hold", "hold"),
        ("curable", "curable"),
    ],
)
def test_what_a_ground_that_is_shown_does(effect: str, outcome: str) -> None:
    finding = _custody({**HELD, "effect": effect}, is_incarcerated=True)

    assert finding.outcome == outcome
    assert finding.values == (("grounds", ("held_when_it_happened",)),)


def test_silence_raises_nothing_unless_everyone_is_asked() -> None:
    assert _custody(HELD).outcome == "not_applicable"

    asked = _custody({**HELD, "asked_of_everyone": True})

    assert (asked.outcome, asked.facts_missing) == ("unknown", ("is_incarcerated",))


def test_an_answer_that_clears_the_ground_is_met() -> None:
    assert _custody(HELD, is_incarcerated=False).outcome == "met"


def test_a_duty_is_broken_by_the_answer_no() -> None:
    duty = {**HELD, "shown_by": "cooperates", "is_so": False}

    assert _custody(duty, cooperates=False).outcome == "not_met"
    assert _custody(duty, cooperates=True).outcome == "met"


def test_what_more_has_to_be_found_is_asked_of_an_officer() -> None:
    assert _custody({**HELD, "officer_confirms": True}, is_incarcerated=True).question


def test_a_ground_counts_only_where_its_condition_holds() -> None:
    ground = {**HELD, "when": {"facts": {"is_physically_injured": False}}}

    assert _custody(ground, is_incarcerated=True, is_physically_injured=True).outcome == "met"
    unclear = _custody(ground, is_incarcerated=True)
    assert (unclear.outcome, unclear.facts_missing) == ("unknown", ("is_physically_injured",))


def test_an_exception_clears_a_ground() -> None:
    ground = {**HELD, "not_when": [{"victim_under": 18}, {"crime_is": ["human_trafficking"]}]}
    trafficked = frozenset({"human_trafficking"})

    assert _custody(ground, is_incarcerated=True, crime_types=trafficked).outcome == "met"


def test_the_gravest_of_several_grounds_answers() -> None:
    assert _custody(WARRANT, HELD, is_incarcerated=True, has_warrant=True).outcome == "not_met"
    assert _custody(WARRANT, HELD, is_incarcerated=False, has_warrant=True).outcome == "hold"


def test_a_law_that_knows_no_such_ground_says_so() -> None:
    law = invented_law(custody=("bars", {"none": True}))
    found = evaluate(invented_claim(is_incarcerated=True), law, code_version="test").findings

    finding = next(each for each in found if each.rule == "custody")

    assert (finding.outcome, finding.code) == ("not_applicable", "no_such_ground")


def test_a_prosecutor_who_asks_to_wait_is_a_question_where_the_law_was_not_read() -> None:
    found = evaluate(
        invented_claim(is_prosecutor_asking_to_wait=True), invented_law(), code_version="test"
    ).findings

    assert next(each for each in found if each.rule == "prosecution").outcome == "unknown"
