"""A claim given as JSON: what may stand in it, and one clear sentence for whatever may not."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from schemas.claim import Claim, Fact, FactValue, Standing
from schemas.claim_input_shape import claim_input
from schemas.claim_input_words import sentences
from schemas.expense import Expense, Payment
from schemas.facts import FACTS


def claim_from_json(text: str | bytes) -> Claim | tuple[str, ...]:
    """Read a claim from JSON, or say in one sentence each everything that is wrong with it.

    No sentence repeats a value that was given: it may be private.
    """
    try:
        given = claim_input().model_validate_json(text)
    except ValidationError as error:
        return sentences(error.errors(include_input=False, include_url=False))
    repeated = tuple(_repeated_keys(text))
    if repeated:
        return tuple(f"`{key}` is given twice; give it once." for key in repeated)
    claim = _claim(given)
    return tuple(_faults(claim)) or claim


def claim_as_json(claim: Claim) -> str:
    """Write a claim as JSON that reads back as the same claim; places on paper are left out."""
    facts = {
        name: {"value": _json_value(fact.value), "standing": fact.standing.value}
        for name, fact in sorted(claim.facts.items())
    }
    expenses = [_expense_as_json(expense) for expense in claim.expenses]
    written = {"jurisdiction": claim.jurisdiction, "facts": facts, "expenses": expenses}
    return json.dumps(written, indent=2, ensure_ascii=False)


def claim_schema() -> dict[str, Any]:
    """The JSON Schema of a claim, with every fact's question, format and choices."""
    schema = claim_input().model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _claim(given: Any) -> Claim:  # noqa: ANN401  # a model made at run time
    """The claim that checked JSON says."""
    facts = {
        name: _fact(name, getattr(given.facts, name))
        for name in FACTS
        if name in given.facts.model_fields_set
    }
    expenses = tuple(_expense(each, number) for number, each in enumerate(given.expenses, start=1))
    return Claim(jurisdiction=given.jurisdiction, facts=MappingProxyType(facts), expenses=expenses)


def _fact(name: str, said: Any) -> Fact:  # noqa: ANN401  # plain value or model
    if isinstance(said, BaseModel):
        stated = dict(said)
        return Fact(name=name, value=stated["value"], standing=Standing(stated["standing"]))
    return Fact(name=name, value=said, standing=Standing.ASSERTED)


def _expense(given: BaseModel, number: int) -> Expense:
    """One expense line; a line without an id is named by its number."""
    said = dict(given)
    payments = tuple(Payment(**dict(each)) for each in said.pop("payments"))
    expense_id = said.pop("expense_id") or f"expense-{number}"
    return Expense(expense_id=expense_id, payments=payments, **said)


def _faults(claim: Claim) -> Iterator[str]:
    """What is wrong between values that are each right."""
    ids = [expense.expense_id for expense in claim.expenses]
    for number, expense in enumerate(claim.expenses):
        if expense.expense_id in ids[:number]:
            yield f"`expenses.{number}.expense_id` names an earlier line; give each its own."
        first, last = expense.service_date, expense.service_end_date
        if last is not None and (first is None or last < first):
            yield f"`expenses.{number}.service_end_date` wants a `service_date` not after it."


def _repeated_keys(text: str | bytes) -> Iterator[str]:
    """Keys that stand twice in one object: JSON would keep the last and say nothing."""
    repeated: list[str] = []

    def note(pairs: list[tuple[str, object]]) -> Mapping[str, object]:
        keys = [key for key, _ in pairs]
        repeated.extend(sorted({key for key in keys if keys.count(key) > 1}))
        return dict(pairs)

    json.loads(text, object_pairs_hook=note)
    yield from repeated


def _expense_as_json(expense: Expense) -> dict[str, Any]:
    """One expense line without what holds its default."""
    optional = {
        "service_date": expense.service_date and expense.service_date.isoformat(),
        "service_end_date": expense.service_end_date and expense.service_end_date.isoformat(),
        "weeks": expense.weeks,
        "sessions": expense.sessions,
        "miles": expense.miles,
        "days": expense.days,
        "hours": expense.hours,
        "received_date": expense.received_date and expense.received_date.isoformat(),
    }
    return {
        "expense_id": expense.expense_id,
        "kind": expense.kind,
        "amount_cents": expense.amount_cents,
        "is_documented": expense.is_documented,
        "payee": expense.payee,
        **{key: value for key, value in optional.items() if value is not None},
        "person": expense.person,
        "payments": [
            {"source": each.source, "amount_cents": each.amount_cents} for each in expense.payments
        ],
    }


def _json_value(value: FactValue) -> object:
    """A fact's value as JSON says it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    return value
