"""An invented law, written parameter by parameter, and claims to hold against it."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from rules.law import Law, law_from_canonical
from schemas.claim import Claim, Fact, FactValue, Standing
from schemas.expense import Expense

Said: TypeAlias = tuple[str, Mapping[str, Any]] | Mapping[str, Any]
"""A kind and its one value, or a whole parameter file."""


def invented_law(**parameters: Said) -> Law:
    """The law of Illinois as somebody made it up; an empty parameter is left out."""
    said = {
        name: parameter(each[0], (None, each[1])) if isinstance(each, tuple) else each
        for name, each in parameters.items()
        if each
    }
    return law_from_canonical(
        json.dumps({"format": 1, "jurisdiction": "IL", "parameters": said}).encode()
    )


def parameter(kind: str, *values: tuple[str | None, Mapping[str, Any]]) -> dict[str, Any]:
    """A parameter file whose values go by the day of the crime."""
    return {
        "kind": kind,
        "title": "Invented",
        "question": "Invented?",
        "version_chosen_by": "crime_date",
        "values": [
            {
                "in_force_from": day,
                "citation": "Example Code § 100",
                "source": "https://law.example.gov/100",
                "read_date": "2026-11-22",
                "confidence": "high",
                "value": value,
            }
            for day, value in values
        ],
    }


def invented_claim(*expenses: Expense, **facts: FactValue) -> Claim:
    """A claim in Illinois with these facts, as the form asserts them."""
    held = {
        name: Fact(name=name, value=value, standing=Standing.ASSERTED)
        for name, value in facts.items()
    }
    return Claim(jurisdiction="IL", facts=MappingProxyType(held), expenses=expenses)
