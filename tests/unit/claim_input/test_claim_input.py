"""A claim given as JSON: what is taken, and the sentence for what is not."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.claim import Claim, Fact, Standing
from schemas.claim_input import claim_as_json, claim_from_json, claim_schema
from schemas.expense import Expense, Payment
from schemas.facts import COLLATERAL_SOURCES, FACTS, JURISDICTIONS, LOSSES
from schemas.money import Cents
from tests.strategies import values_of


def _claim(text: str) -> Claim:
    """The claim that JSON says; fails when the JSON is refused."""
    claim = claim_from_json(text)
    assert isinstance(claim, Claim), claim
    return claim


def _refused(**changed: object) -> tuple[str, ...]:
    """The sentences for a claim with something changed; fails when it is taken."""
    whole: dict[str, object] = {"jurisdiction": "IL", "facts": {}}
    answer = claim_from_json(json.dumps(whole | changed))
    assert not isinstance(answer, Claim)
    return answer


def test_a_plain_value_is_asserted() -> None:
    claim = _claim('{"jurisdiction": "IL", "facts": {"crime_date": "2026-03-01"}}')

    assert claim.facts["crime_date"] == Fact(
        name="crime_date", value=date(2026, 3, 1), standing=Standing.ASSERTED
    )


def test_a_value_can_state_its_standing() -> None:
    claim = _claim(
        '{"jurisdiction": "IL", "facts":'
        ' {"crime_types": {"value": ["assault"], "standing": "documented"}}}'
    )

    assert claim.choices("crime_types") == frozenset({"assault"})
    assert claim.facts["crime_types"].standing is Standing.DOCUMENTED


def test_a_fact_that_is_left_out_is_unknown() -> None:
    assert _claim('{"jurisdiction": "IL", "facts": {}}').value("is_reported") is None


def test_lines_without_an_id_are_numbered() -> None:
    claim = _claim(
        '{"jurisdiction": "IL", "facts": {}, "expenses":'
        ' [{"kind": "medical", "amount_cents": 1}, {"kind": "dental", "amount_cents": 2}]}'
    )

    assert [each.expense_id for each in claim.expenses] == ["expense-1", "expense-2"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"facts": {"crime_dat": "2026-03-01"}},
            "`facts.crime_dat` is not a known key; did you mean `crime_date`?",
        ),
        (
            {"facts": {"zzz": 1}},
            "`facts.zzz` is not a known key; `redress schema claim` lists the keys.",
        ),
        (
            {"facts": {"crime_date": "03/01/2026"}},
            "`facts.crime_date` wants a day written YYYY-MM-DD.",
        ),
        (
            {"facts": {"crime_date": 1772323200}},
            "`facts.crime_date` wants a day written YYYY-MM-DD.",
        ),
        (
            {"facts": {"crime_date": "2026-03-01T00:00:00"}},
            "`facts.crime_date` wants a day written YYYY-MM-DD.",
        ),
        ({"facts": {"is_reported": "yes"}}, "`facts.is_reported` wants true or false."),
        ({"facts": {"is_reported": None}}, "`facts.is_reported` wants true or false."),
        (
            {"facts": {"net_weekly_wages": 12.5}},
            "`facts.net_weekly_wages` wants a whole number of cents, not negative.",
        ),
        (
            {"facts": {"crime_state": "Illinois"}},
            "`facts.crime_state` wants one of the choices that `redress schema claim` lists.",
        ),
        (
            {"facts": {"is_reported": {"value": True, "standing": "proved"}}},
            "`facts.is_reported.standing` wants asserted, documented or verified.",
        ),
        (
            {"facts": {"is_reported": {"standing": "verified"}}},
            "`facts.is_reported.value` is missing; it wants true or false.",
        ),
        (
            {"jurisdiction": "il"},
            "`jurisdiction` wants a jurisdiction by its two capital letters, for example IL.",
        ),
        (
            {"expenses": [{"kind": "medical"}]},
            "`expenses.0.amount_cents` is missing; it wants a whole number of cents, not negative.",
        ),
        (
            {"expenses": [{"kind": "medical", "amount_cents": -1}]},
            "`expenses.0.amount_cents` wants a whole number of cents, not negative.",
        ),
        (
            {
                "expenses": [
                    {"kind": "medical", "amount_cents": 1, "payments": [{"sorce": "charity"}]}
                ]
            },
            "`expenses.0.payments.0.sorce` is not a known key; did you mean `source`?",
        ),
        (
            {
                "expenses": [
                    {"kind": "medical", "amount_cents": 1, "expense_id": "a"},
                    {"kind": "medical", "amount_cents": 1, "expense_id": "a"},
                ]
            },
            "`expenses.1.expense_id` names an earlier line; give each its own.",
        ),
        (
            {
                "expenses": [
                    {
                        "kind": "medical",
                        "amount_cents": 1,
                        "service_date": "2026-03-02",
                        "service_end_date": "2026-03-01",
                    }
                ]
            },
            "`expenses.0.service_end_date` wants a `service_date` not after it.",
        ),
        ({"claim": 1}, "`claim` is not a known key; `redress schema claim` lists the keys."),
    ],
)
def test_what_is_wrong_is_one_sentence_that_names_the_key(
    changed: dict[str, Any], sentence: str
) -> None:
    assert sentence in _refused(**changed)


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("", "This is not JSON"),
        ('{"jurisdiction": "IL"', "This is not JSON"),
        ("[" * 100_000, "This is not JSON"),
        (b"\xff\xfe", "This is not JSON"),
        ("[]", "A claim wants an object"),
        ('{"facts": {}}', "`jurisdiction` is missing"),
    ],
)
def test_what_is_no_claim_at_all_is_said_in_one_sentence(text: str | bytes, beginning: str) -> None:
    answer = claim_from_json(text)

    assert isinstance(answer, tuple)
    assert len(answer) == 1
    assert answer[0].startswith(beginning)


def test_a_key_that_is_given_twice_is_refused() -> None:
    answer = claim_from_json(
        '{"jurisdiction": "IL", "facts": {"is_reported": true, "is_reported": false}}'
    )

    assert answer == ("`is_reported` is given twice; give it once.",)


def test_no_sentence_repeats_a_private_value() -> None:
    sentences = _refused(facts={"victim_birth_date": "Quilla", "victim_name": ["Quilla"]})

    assert len(sentences) == 2
    assert "Quilla" not in " ".join(sentences)


@st.composite
def _facts(draw: st.DrawFn) -> dict[str, Fact]:
    names = draw(st.lists(st.sampled_from(sorted(FACTS)), unique=True, max_size=8))
    return {
        name: Fact(name=name, value=draw(values_of(name)), standing=draw(st.sampled_from(Standing)))
        for name in names
    }


_PAYMENTS = st.builds(
    Payment,
    source=st.sampled_from(COLLATERAL_SOURCES),
    amount_cents=st.integers(0, 10**9).map(Cents),
)

_EXPENSES = st.builds(
    Expense,
    expense_id=st.text(min_size=1, max_size=8),
    kind=st.sampled_from(LOSSES),
    amount_cents=st.integers(0, 10**9).map(Cents),
    is_documented=st.booleans(),
    payee=st.sampled_from(("claimant", "provider")),
    service_date=st.none() | st.dates(),
    weeks=st.none() | st.integers(0, 500),
    sessions=st.none() | st.integers(0, 500),
    miles=st.none() | st.integers(0, 500),
    person=st.sampled_from(("victim", "parent", "spouse")),
    payments=st.lists(_PAYMENTS, max_size=2).map(tuple),
)

_CLAIMS = st.builds(
    Claim,
    jurisdiction=st.sampled_from(JURISDICTIONS),
    facts=_facts(),
    expenses=st.lists(_EXPENSES, max_size=3, unique_by=lambda line: line.expense_id).map(tuple),
)


@settings(deadline=None)
@given(_CLAIMS)
def test_a_claim_written_as_json_reads_back_as_the_same_claim(claim: Claim) -> None:
    assert _claim(claim_as_json(claim)) == claim


@pytest.mark.parametrize("name", FACTS)
def test_the_schema_has_every_fact_with_its_question(name: str) -> None:
    facts = claim_schema()["$defs"]["Facts"]

    assert facts["properties"][name]["description"] == FACTS[name].question
    assert "default" not in facts["properties"][name]


def test_the_schema_tells_formats_choices_and_that_other_keys_are_refused() -> None:
    schema = claim_schema()
    facts = schema["$defs"]["Facts"]

    assert schema["properties"]["jurisdiction"]["enum"] == list(JURISDICTIONS)
    assert schema["required"] == ["jurisdiction", "facts"]
    assert facts["additionalProperties"] is False
    assert facts["properties"]["crime_date"]["oneOf"][0] == {"type": "string", "format": "date"}
    assert "assault" in facts["properties"]["crime_types"]["oneOf"][0]["items"]["enum"]


def test_the_schema_is_plain_json() -> None:
    assert json.loads(json.dumps(claim_schema())) == claim_schema()
