"""The law's own cases: YAML that a lawyer can read and correct, run against the law files."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import pytest
import yaml

from claims.assessment.explain import ask, explain, explain_step
from rules.evaluate import RULES, evaluate
from rules.law import FEDERAL, law_of, on_file
from schemas.assessment import Assessment
from schemas.claim import Claim, Fact, FactValue, Standing
from schemas.expense import Expense, Payment
from schemas.facts import FACTS, FactType
from schemas.finding import Finding
from schemas.money import Cents

CASES: Final = Path(__file__).parent
FEDERAL_RULES: Final = frozenset({"federal_debt"})
STATE_RULES: Final = ({rule.__name__ for rule in RULES} | {"emergency_award"}) - FEDERAL_RULES
AWARD: Final = "award"
"""Cases of money stand in files whose name begins so."""
KEYS: Final = frozenset(
    {"name", "claim", "expenses", "expect", "code", "question", "missing", "cites"}
    | {"payable", "emergency", "steps", "held"}
)


def _cases() -> Iterator[Any]:
    """Every case of every file; a federal case is run under the law of every jurisdiction."""
    for path in sorted(CASES.glob("*/*.yaml")):
        folder = path.parent.name
        states = on_file() if folder == FEDERAL else [folder.upper()]
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            for state in states:
                name = f"{state} {path.stem}: {case['name']}"
                yield pytest.param(state, path.stem, case, id=name)


def _claim(state: str, case: Mapping[str, Any]) -> Claim:
    facts = {name: _fact(name, value) for name, value in case.get("claim", {}).items()}
    return Claim(
        jurisdiction=state,
        facts=MappingProxyType(facts),
        expenses=tuple(
            _expense(number, said) for number, said in enumerate(case.get("expenses", ()), start=1)
        ),
    )


def _fact(name: str, value: object) -> Fact:
    kind = FACTS[name].type
    held: FactValue
    if kind is FactType.CHOICES and isinstance(value, list):
        held = frozenset(value)
        assert held <= set(FACTS[name].choices), f"{name} has no such choice"
    else:
        assert isinstance(value, date | str | int), f"{name} is written wrongly"
        held = value
    if kind is FactType.CHOICE:
        assert held in FACTS[name].choices, f"{name} has no such choice"
    if kind is FactType.DATE:
        assert isinstance(held, date), f"{name} is no date"
    return Fact(name=name, value=held, standing=Standing.DOCUMENTED)


def _expense(number: int, said: Mapping[str, Any]) -> Expense:
    return Expense(
        expense_id=str(number),
        kind=said["kind"],
        amount_cents=Cents(said["amount"]),
        is_documented=said.get("documented", True),
        payee=said.get("payee", "claimant"),
        person=said.get("person", "victim"),
        service_date=said.get("from"),
        service_end_date=said.get("to"),
        weeks=said.get("weeks"),
        sessions=said.get("sessions"),
        miles=said.get("miles"),
        days=said.get("days"),
        hours=said.get("hours"),
        received_date=said.get("received"),
        payments=tuple(
            Payment(source=source, amount_cents=Cents(cents))
            for source, cents in said.get("payments", {}).items()
        ),
    )


def _assess(state: str, case: Mapping[str, Any]) -> Assessment:
    return evaluate(_claim(state, case), law_of(state), code_version="cases")


def _finding(assessment: Assessment, rule: str) -> Finding:
    return next(each for each in assessment.findings if each.rule == rule)


@pytest.mark.parametrize(("state", "rule", "case"), tuple(_cases()))
def test_the_law_answers_as_the_case_says(state: str, rule: str, case: Mapping[str, Any]) -> None:
    assessment = _assess(state, case)

    assert set(case) <= KEYS, f"unknown keys: {set(case) - KEYS}"
    if rule in STATE_RULES | FEDERAL_RULES:
        _check_finding(_finding(assessment, rule), case)
    _check_money(assessment, case)


@pytest.mark.parametrize(("state", "rule", "case"), tuple(_cases()))
def test_everything_the_law_says_of_a_case_can_be_put_into_words(
    state: str, rule: str, case: Mapping[str, Any]
) -> None:
    assessment = _assess(state, case)

    assert all(explain(each).endswith(".") for each in assessment.findings), rule
    assert all(ask(each) for each in assessment.findings if each.outcome == "needs_officer")
    assert all(explain_step(step) for line in assessment.award.lines for step in line.steps)


def _check_finding(finding: Finding, case: Mapping[str, Any]) -> None:
    assert finding.outcome == case["expect"], finding.code
    assert finding.code == case.get("code", finding.code)
    assert finding.question == case.get("question", finding.question)
    assert set(case.get("missing", ())) <= set(finding.facts_missing)
    citations = [used.citation for used in finding.provisions]
    assert not case.get("cites") or any(case["cites"] in each for each in citations), citations


def _check_money(assessment: Assessment, case: Mapping[str, Any]) -> None:
    award = assessment.award
    steps = {step.code for line in award.lines for step in line.steps}
    held = [line.kind for line in award.lines if line.facts_missing]
    assert award.payable_cents == case.get("payable", award.payable_cents)
    assert award.emergency_cents == case.get("emergency", award.emergency_cents)
    assert steps >= set(case.get("steps", ()))
    assert held == case.get("held", held)


def test_every_rule_with_law_on_file_has_a_case_in_every_jurisdiction() -> None:
    wanted = {
        f"{state.lower()}/{rule}"
        for state in on_file()
        for rule in {*(STATE_RULES & set(law_of(state).parameters)), AWARD}
    }
    wanted |= {f"{FEDERAL}/{rule}" for rule in FEDERAL_RULES}

    found = {f"{path.parent.name}/{path.stem}" for path in CASES.glob("*/*.yaml")}

    assert wanted <= found, sorted(wanted - found)


def test_every_case_file_is_named_after_a_rule() -> None:
    names = {path.stem for path in CASES.glob("*/*.yaml") if not path.stem.startswith(AWARD)}

    assert names <= {*STATE_RULES, *FEDERAL_RULES}, names


def test_every_case_stands_in_the_folder_of_a_jurisdiction_on_file() -> None:
    folders = {path.parent.name for path in CASES.glob("*/*.yaml")}

    assert folders <= {FEDERAL, *(state.lower() for state in on_file())}


def _shapes() -> Iterator[Any]:
    """Every shape of rule on the list, with where its case is."""
    groups = yaml.safe_load((CASES / "shapes.yaml").read_text(encoding="utf-8"))
    for group, shapes in groups.items():
        for each in shapes:
            yield pytest.param(each, id=f"{group}: {each['shape']}")


@pytest.mark.parametrize("shape", tuple(_shapes()))
def test_every_shape_of_law_has_a_case(shape: Mapping[str, str]) -> None:
    if "unit" in shape:
        tests = (CASES.parent / "unit" / "rules").glob("test_*.py")
        code = "".join(path.read_text(encoding="utf-8") for path in tests)
        assert f"def {shape['unit']}(" in code
        return
    cases = yaml.safe_load((CASES / f"{shape['case']}.yaml").read_text(encoding="utf-8"))
    assert shape["name"] in {case["name"] for case in cases}
