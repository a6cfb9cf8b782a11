"""What the rules answer to law of shapes that the states on file do not all have."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pytest

from rules.evaluate import evaluate
from rules.law import Law
from schemas.claim import FactValue
from schemas.finding import Finding, Outcome
from tests.fakes_invented_law import Said, invented_claim, invented_law, parameter

CRIME: Final = date(2020, 3, 1)
ROBBERY: Final = frozenset({"robbery"})


def _finding(law: Law, rule: str, **facts: FactValue) -> Finding:
    found = evaluate(invented_claim(**facts), law, code_version="test").findings
    return next(each for each in found if each.rule == rule)


def _says(rule: str, said: Said, **facts: FactValue) -> tuple[str, str]:
    finding = _finding(invented_law(**{rule: said}), rule, **facts)
    return finding.outcome, finding.code


def test_what_two_parts_of_a_rule_miss_is_named_once() -> None:
    free = [{"facts": {"is_reported": True}, "crime_is": ["robbery"]}]
    said = {"standard": "any_time", "not_required_for": free}

    finding = _finding(invented_law(reporting_deadline=("reporting", said)), "reporting_deadline")

    assert finding.facts_missing == ("is_reported", "report_date", "crime_types")


def test_a_state_without_a_filing_deadline_takes_every_claim() -> None:
    assert _says("filing_deadline", ("deadline", {"no_limit": True})) == ("met", "no_limit")


@pytest.mark.parametrize(("filed_when", "wanted"), [("postmarked", "met"), ("received", "not_met")])
def test_a_postmark_counts_where_the_law_says_so(filed_when: str, wanted: str) -> None:
    said = ("deadline", {"limits": [{"years": 1}], "filed_when": filed_when})
    postmark, received = date(2021, 3, 1), date(2021, 3, 4)

    found = _says(
        "filing_deadline",
        said,
        crime_date=CRIME,
        postmark_date=postmark,
        application_date=received,
    )

    assert found[0] == wanted


def test_without_a_postmark_the_day_of_receipt_counts() -> None:
    said = ("deadline", {"limits": [{"years": 1}], "filed_when": "postmarked"})

    found = _says("filing_deadline", said, crime_date=CRIME, application_date=date(2021, 3, 1))

    assert found[0] == "met"


def test_a_deadline_can_follow_the_time_to_prosecute() -> None:
    said = ("deadline", {"limits": [{"days": 1, "counted_from": "prosecution_limit_date"}]})
    law = invented_law(filing_deadline=said)

    finding = _finding(law, "filing_deadline", application_date=date(2021, 3, 1))

    assert finding.outcome is Outcome.UNKNOWN
    assert finding.facts_missing == ("prosecution_limit_date",)


def test_a_good_cause_of_unknown_end_waits_for_the_missing_fact() -> None:
    outer = {"counted_from": "victim_birth_date", "at_age": 21}
    said = {"limits": [{"years": 1}], "waiver": "good_cause", "excusable_until": [outer]}
    law = invented_law(filing_deadline=("deadline", said))

    finding = _finding(law, "filing_deadline", crime_date=CRIME, application_date=date(2022, 3, 1))

    assert finding.outcome is Outcome.UNKNOWN
    assert finding.facts_missing == ("victim_birth_date",)


def test_a_kit_that_was_tested_late_waives_nothing_where_no_law_says_so() -> None:
    found = _says(
        "filing_deadline",
        ("deadline", {"limits": [{"years": 1}]}),
        crime_date=CRIME,
        application_date=date(2022, 3, 1),
        is_rape_kit_delayed=True,
    )

    assert found == ("not_met", "filed_late")


def test_versions_that_agree_need_no_choosing_day() -> None:
    old, new = {"limits": [{"years": 1}]}, {"limits": [{"years": 2}]}
    said = parameter("deadline", (None, old), ("2020-01-01", new))
    said["version_chosen_by"] = "application_date"
    law = invented_law(filing_deadline=said)

    finding = _finding(law, "filing_deadline", crime_date=CRIME)

    assert finding.outcome is Outcome.UNKNOWN
    assert finding.code == "filing_date_unknown"


@pytest.mark.parametrize(
    ("said", "facts", "wanted"),
    [
        ({"standard": "not_required"}, {}, "report_not_required"),
        ({"standard": "any_time"}, {"report_date": CRIME}, "reported"),
        ({"standard": "any_time"}, {"is_reported": True}, "reported"),
        ({"standard": "any_time"}, {"is_reported": False}, "not_reported_without_reason"),
        (
            {"standard": "any_time"},
            {"is_reported": False, "late_report_reason": "Invented"},
            "not_reported_with_reason",
        ),
        ({"standard": "reasonable_time"}, {"report_date": CRIME}, "report_time_to_be_judged"),
        (
            {"standard": "reasonable_time", "plainly_prompt": {"days": 3}},
            {"report_date": date(2020, 3, 4)},
            "reported_promptly",
        ),
        (
            {"standard": "reasonable_time", "plainly_prompt": {"days": 3}},
            {"report_date": date(2020, 3, 5)},
            "report_time_to_be_judged",
        ),
        (
            {"limits": [{"days": 7}], "reasonable_time_for": [{"crime_is": ["robbery"]}]},
            {"report_date": date(2020, 4, 1)},
            "report_time_to_be_judged",
        ),
        ({"limits": [{"days": 7}]}, {"report_date": date(2020, 4, 1)}, "reported_late"),
        (
            {"limits": [{"days": 7}]},
            {"report_date": date(2020, 4, 1), "crime_end_date": date(2020, 3, 30)},
            "reported_in_time_if_confirmed",
        ),
        ({"limits": [{"days": 7}]}, {"is_reported": False}, "not_reported"),
        ({"limits": [{"days": 7}]}, {"is_reported": True}, "report_unknown"),
        (
            {
                "limits": [{"days": 7}],
                "waiver": "good_cause",
                "excusable_until": [{"days": 20}],
            },
            {"report_date": date(2020, 4, 1)},
            "reported_late",
        ),
        (
            {
                "limits": [{"days": 7}],
                "waiver": "good_cause",
                "excusable_until": [{"days": 40}],
            },
            {"report_date": date(2020, 4, 1)},
            "reported_late_without_reason",
        ),
        (
            {
                "limits": [{"days": 7}],
                "waiver": "good_cause",
                "excusable_until": [{"counted_from": "victim_birth_date", "at_age": 18}],
            },
            {"report_date": date(2020, 4, 1)},
            "report_unknown",
        ),
        (
            {"limits": [{"days": 7}], "not_required_for": [{"victim_under": 18}]},
            {"report_date": date(2020, 4, 1)},
            "report_unknown",
        ),
    ],
)
def test_reports_are_measured_as_the_law_measures_them(
    said: Mapping[str, Any], facts: dict[str, FactValue], wanted: str
) -> None:
    found = _says(
        "reporting_deadline", ("reporting", said), crime_date=CRIME, crime_types=ROBBERY, **facts
    )

    assert found[1] == wanted


@pytest.mark.parametrize(
    ("accepted", "wanted"),
    [
        ({"shown_by": "has_forensic_exam"}, "alternative_shown"),
        ({"shown_by": "has_forensic_exam", "when": {"crime_is": ["robbery"]}}, "alternative_shown"),
        ({"shown_by": "has_forensic_exam", "when": {"crime_is": ["arson"]}}, "not_reported"),
        (
            {"shown_by": "has_forensic_exam", "when": {"victim_under": 18}},
            "alternative_to_be_accepted",
        ),
        ({"shown_by": "has_protective_order"}, "not_reported"),
    ],
)
def test_what_stands_in_for_a_report_may_depend_on_the_claim(
    accepted: Mapping[str, Any], wanted: str
) -> None:
    law = invented_law(
        reporting_deadline=("reporting", {"limits": [{"days": 7}]}),
        alternative_documentation=("alternatives", {"accepted": [accepted]}),
    )

    finding = _finding(
        law,
        "reporting_deadline",
        crime_date=CRIME,
        crime_types=ROBBERY,
        is_reported=False,
        has_forensic_exam=True,
    )

    assert finding.code == wanted


INJURY: Final = {
    "covered": ["robbery", "sexual_assault"],
    "needs_injury": True,
    "needs_no_injury": ["sexual_assault"],
    "without_injury": "no",
}


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"is_physically_injured": True}, "crime_covered"),
        ({"is_victim_deceased": True}, "crime_covered"),
        ({"is_physically_injured": False, "is_victim_deceased": False}, "no_injury"),
        ({"is_physically_injured": False}, "injury_to_be_judged"),
        ({}, "injury_unknown"),
        ({"crime_types": frozenset({"sexual_assault"})}, "crime_covered"),
    ],
)
def test_an_injury_is_asked_for_where_the_law_asks(
    facts: dict[str, FactValue], wanted: str
) -> None:
    found = _says("eligible_crime", ("crimes", INJURY), **{"crime_types": ROBBERY, **facts})

    assert found[1] == wanted


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"is_physically_injured": True}, "crime_covered"),
        ({"is_physically_injured": False}, "crime_to_be_judged"),
        ({}, "crime_unknown"),
        ({"crime_types": frozenset({"arson"})}, "crime_to_be_judged"),
    ],
)
def test_a_crime_may_be_covered_under_a_condition(facts: dict[str, FactValue], wanted: str) -> None:
    said = {
        "covered": [],
        "covered_when": [
            {"crimes": ["robbery"], "when": {"facts": {"is_physically_injured": True}}}
        ],
    }

    found = _says("eligible_crime", ("crimes", said), **{"crime_types": ROBBERY, **facts})

    assert found[1] == wanted


def test_somebody_whom_the_law_leaves_out_may_not_claim() -> None:
    said = ("claimants", {"covered": [], "excluded": ["friend"]})

    assert _says("eligible_claimant", said, claimant_relationship="friend")[0] == "not_met"


def test_whether_a_claimant_took_part_may_be_for_an_officer() -> None:
    said = ("claimants", {"covered": [{"who": ["self"]}]})

    found = _says("eligible_claimant", said, is_claimant_offender=True)

    assert found == ("needs_officer", "part_to_be_judged")


PLACES: Final = {"resident_in_other_state": "covered", "resident_abroad": "not_covered"}


@pytest.mark.parametrize(
    ("said", "facts", "wanted"),
    [
        ({}, {"crime_state": "OH", "victim_state": "IL"}, "resident_covered_there"),
        ({}, {"crime_state": "abroad"}, "resident_not_covered_there"),
        (
            {"resident_in_terrorism_abroad": "covered"},
            {
                "crime_state": "abroad",
                "victim_state": "IL",
                "crime_types": frozenset({"terrorism"}),
            },
            "resident_covered_there",
        ),
        (
            {"resident_in_other_state": "officer"},
            {"crime_state": "OH", "victim_state": "IL"},
            "place_to_be_judged",
        ),
        ({"crime_here": "officer"}, {"crime_state": "IL"}, "place_to_be_judged"),
        ({"victim_from_abroad": "no"}, {"crime_state": "IL"}, "place_unknown"),
        (
            {"victim_from_abroad": "no"},
            {"crime_state": "IL", "victim_state": "abroad"},
            "victim_from_abroad",
        ),
        (
            {"victim_from_abroad": "no"},
            {"crime_state": "IL", "victim_state": "OH"},
            "crime_here",
        ),
    ],
)
def test_places_are_judged_as_the_law_draws_them(
    said: Mapping[str, Any], facts: dict[str, FactValue], wanted: str
) -> None:
    assert _says("place_of_crime", ("places", {**PLACES, **said}), **facts)[1] == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"applies": False}, ("not_applicable", "federal_debt_no_bar")),
        ({"applies": True}, ("unknown", "federal_debt_unknown")),
        (
            {"applies": True, "asked_of_everyone": False},
            ("not_applicable", "federal_debt_not_known_of"),
        ),
    ],
)
def test_silence_about_a_federal_debt(said: Mapping[str, Any], wanted: tuple[str, str]) -> None:
    assert _says("federal_debt", ("yes_no", said)) == wanted


@pytest.mark.parametrize(
    ("officer_confirms", "wanted"),
    [(False, "federal_debt_unpaid"), (True, "federal_debt_to_be_judged")],
)
def test_a_federal_debt_bars_once_the_bar_may_be_applied(
    officer_confirms: bool,  # noqa: FBT001  # what the law says
    wanted: str,
) -> None:
    said = ("yes_no", {"applies": True, "officer_confirms": officer_confirms})

    assert _says("federal_debt", said, owes_federal_debt=True)[1] == wanted


def test_a_rule_without_law_is_unknown_and_rests_on_nothing() -> None:
    found = evaluate(invented_claim(has_hardship=True), invented_law(), code_version="test")

    silent = {
        "prosecution": "not_raised",
        "appeal": "appeal_not_on_file",
        "decision": "decision_not_on_file",
    }
    assert {each.rule: each.code for each in found.findings} == {
        each.rule: silent.get(each.rule, "law_missing") for each in found.findings
    }
    assert all(finding.provisions == () for finding in found.findings)


def test_a_claim_free_of_reporting_names_only_the_facts_that_it_has() -> None:
    conditions = [{"crime_is": ["sexual_assault"]}, {"victim_under": 18}]
    said: Said = ("reporting", {"standard": "any_time", "not_required_for": conditions})
    law = invented_law(reporting_deadline=said)

    finding = _finding(law, "reporting_deadline", crime_types=frozenset({"sexual_assault"}))

    assert finding.facts_read == ("crime_types",)
