"""Every code that a rule can give has a sentence, and sentences read as an officer reads."""

import string
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any, Final

import pytest
import yaml

from claims.assessment.explain import (
    FOLDER,
    SentenceMissingError,
    ask,
    explain,
    explain_missing,
    explain_step,
    supplier,
    written,
)
from rules.awards import (
    award_ceiling,
    category_caps,
    contributory_conduct,
    covered_losses,
    deductible,
    emergency_paid,
    expense_deadline,
    loss_window,
    minimum_award,
    other_payers,
    worksheet,
)
from rules.eligibility import (
    collateral_sources,
    cooperation,
    criminal_record,
    custody,
    debts,
    eligible_claimant,
    eligible_crime,
    federal_debt,
    filing_deadline,
    place_of_crime,
    prosecution,
    reporting_deadline,
)
from rules.findings import SHARED_CODES, Question
from rules.parameter_files import PARAMETERS
from rules.procedure import appeal, decision
from schemas.award import Step
from schemas.facts import FACTS
from schemas.finding import Confidence, Finding, FindingValue, Outcome, ProvisionUsed
from schemas.money import Cents

EMERGENCY: Final = import_module("rules.emergency")
RULES: Final = (
    appeal,
    award_ceiling,
    collateral_sources,
    contributory_conduct,
    cooperation,
    criminal_record,
    custody,
    debts,
    decision,
    eligible_claimant,
    eligible_crime,
    EMERGENCY,
    federal_debt,
    filing_deadline,
    place_of_crime,
    prosecution,
    reporting_deadline,
)
STEP_CODES: Final = (
    award_ceiling.OVER_CEILING,
    award_ceiling.OVER_CEILING_UNLESS,
    category_caps.OVER_CAP_UNLESS,
    category_caps.OVER_CATEGORY_CAP,
    category_caps.RATE,
    contributory_conduct.CONDUCT_REDUCTION,
    covered_losses.LOSS_NOT_COVERED,
    covered_losses.LOSS_NOT_OPEN_TO_CLAIMANT,
    covered_losses.NOT_DOCUMENTED,
    deductible.DEDUCTIBLE,
    emergency_paid.EMERGENCY_ALREADY_PAID,
    expense_deadline.LATE_BILL,
    loss_window.OUTSIDE_LOSS_WINDOW,
    minimum_award.BELOW_MINIMUM,
    other_payers.PAID_BY_OTHER_SOURCE,
    worksheet.AWAITS_OFFICER,
)
SAMPLES: Final[tuple[tuple[str, FindingValue], ...]] = (
    ("filed", date(2026, 3, 3)),
    ("reported", date(2026, 3, 3)),
    ("last_day", date(2026, 3, 2)),
    ("limit", "minor"),
    ("shown_by", "has_forensic_exam"),
    ("crimes", ("robbery", "arson")),
    ("who", "self"),
    ("losses", ("funeral",)),
    ("place", "IN"),
    ("sources", ("life_insurance",)),
    ("rules", ("filing_deadline",)),
    ("fact", "crime_date"),
    ("document_kind", "police_report"),
    ("claimed_cents", 123456),
    ("ceiling_cents", 4500000),
    ("means_test_from_cents", 1000000),
    ("limit_cents", 50000),
    ("grounds", ("held_when_it_happened",)),
    ("percent", 25),
    ("steps", ("hearing within 30 days of notice",)),
    ("up_to_cents", 1250000),
    ("above", "commission"),
    ("time", "90 days on average"),
)
USED: Final = ProvisionUsed(
    parameter="filing_deadline",
    in_force_from=None,
    citation="Example Code § 100",
    source="https://law.example.gov/100",
    confidence=Confidence.HIGH,
    version_chosen_by="application_date",
)


def _finding(rule: str, code: str, **more: Any) -> Finding:  # noqa: ANN401  # fields of a finding
    return Finding(rule=rule, outcome=Outcome.MET, code=code, **more)


AGREEMENT: Final = "documents_agree"
"""The rule that holds papers against each other; it belongs to the assessment, not to the law."""
AGREEMENT_CODES: Final = (AGREEMENT, "documents_disagree", "nothing_to_compare", "only_the_form")


def _codes() -> Iterator[tuple[str, str]]:
    for rule in RULES:
        for code in (*rule.CODES, *SHARED_CODES):
            yield rule.RULE, code
    for code in AGREEMENT_CODES:
        yield AGREEMENT, code


@pytest.mark.parametrize(("rule", "code"), tuple(_codes()))
def test_every_code_of_every_rule_has_a_sentence(rule: str, code: str) -> None:
    said = explain(_finding(rule, code, values=SAMPLES))

    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("code", STEP_CODES)
def test_every_step_of_an_award_has_a_sentence(code: str) -> None:
    said = explain_step(Step(code=code, deducted_cents=Cents(1), detail="life_insurance"))

    assert said.endswith(".")


@pytest.mark.parametrize("question", tuple(Question))
def test_every_question_has_its_words(question: Question) -> None:
    said = ask(_finding("filing_deadline", "filed_in_time", question=question))

    assert "?" in said


@pytest.mark.parametrize("fact", [*FACTS, *PARAMETERS, "weeks", "life_insurance"])
def test_every_missing_thing_says_who_can_supply_it(fact: str) -> None:
    assert explain_missing(fact)


def test_there_is_no_sentence_for_a_code_that_no_rule_gives() -> None:
    book = yaml.safe_load((FOLDER / "en.yaml").read_text(encoding="utf-8"))

    for rule in RULES:
        assert set(book["findings"][rule.RULE]) == set(rule.CODES)
    assert set(book["findings"][AGREEMENT]) == set(AGREEMENT_CODES)
    assert set(book["questions"]) == {*Question, "which_document_is_right"}
    assert set(book["steps"]) == set(STEP_CODES)


def test_sentences_name_only_values_that_are_known_here() -> None:
    book = yaml.safe_load((FOLDER / "en.yaml").read_text(encoding="utf-8"))
    known = {name for name, _ in SAMPLES}

    for sentences in book["findings"].values():
        for sentence in sentences.values():
            assert {name for _, name, _, _ in string.Formatter().parse(sentence) if name} <= known


def test_a_finding_reads_with_its_dates_and_citation() -> None:
    values = (("filed", date(2026, 3, 3)), ("last_day", date(2027, 1, 9)), ("limit", "general"))

    said = explain(
        _finding("filing_deadline", "filed_in_time", values=values, provisions=(USED, USED))
    )

    assert said == (
        "Filed on March 3, 2026; the last day was January 9, 2027 (the general limit)"
        " [Example Code § 100]."
    )


def test_money_is_written_in_dollars() -> None:
    said = explain(_finding("award_ceiling", "within_ceiling", values=SAMPLES))

    assert said == "Up to $45,000.00 can be paid; claimed in figures so far: $1,234.56."


def test_what_could_lengthen_the_time_is_said() -> None:
    values = (*SAMPLES, ("could_lengthen", ("charge_date", "is_incapacitated")))

    said = explain(_finding("filing_deadline", "filed_late_without_reason", values=values))

    assert said.endswith(
        "; not known, but able to lengthen the time: the day of the charge and an incapacity."
    )


def test_a_code_without_a_sentence_is_our_error() -> None:
    with pytest.raises(SentenceMissingError):
        explain(_finding("filing_deadline", "of_no_meaning"))


def test_a_sentence_whose_value_is_missing_is_our_error() -> None:
    with pytest.raises(SentenceMissingError):
        explain(_finding("filing_deadline", "filed_in_time"))


def test_a_finding_without_a_question_asks_none() -> None:
    assert ask(_finding("filing_deadline", "filed_in_time")) == ""


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (date(2026, 3, 3), "March 3, 2026"),
        (("robbery",), "robbery"),
        (("robbery", "arson", "hate_crime"), "robbery, arson and hate crime"),
        (True, "yes"),
        (False, "no"),
        (3, "3"),
        ("IN", "IN"),
        ("self", "the victim"),
    ],
)
def test_values_are_written_plainly(value: FindingValue, wanted: str) -> None:
    assert written(value) == wanted


def test_a_step_names_the_law_it_rests_on() -> None:
    step = Step(
        code="paid_by_other_source",
        deducted_cents=Cents(1),
        provision=USED,
        detail="life_insurance",
    )

    assert explain_step(step) == "Paid by another source: life insurance [Example Code § 100]."


def test_law_that_is_missing_is_for_somebody_to_read() -> None:
    assert supplier("covered_losses") == "law"
    assert supplier("charge_date") == "prosecutor"
    assert supplier("charity") == "officer"
    assert supplier("victim_birth_date") == "claimant"
