"""A claim given as JSON: what may stand in it, and one clear sentence for whatever may not."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    Tag,
    ValidationError,
    create_model,
)
from pydantic_core import PydanticCustomError

from schemas.claim import Claim, Fact, FactValue, Standing
from schemas.claim_input_words import sentences
from schemas.expense import Expense, Payment
from schemas.facts import (
    COLLATERAL_SOURCES,
    FACTS,
    JURISDICTIONS,
    LOSSES,
    RELATIONSHIPS,
    FactDefinition,
    FactType,
)

_CENTS_MAX: Final = 10**15
"""Ten trillion dollars: more is a slip of the keyboard."""
_COUNT_MAX: Final = 1_000_000
_TEXT_LENGTH_MAX: Final = 10_000

_CentsIn = Annotated[StrictInt, Field(ge=0, le=_CENTS_MAX)]
_CountIn = Annotated[StrictInt, Field(ge=0, le=_COUNT_MAX)]
_TextIn = Annotated[StrictStr, Field(min_length=1, max_length=_TEXT_LENGTH_MAX)]


def claim_from_json(text: str | bytes) -> Claim | tuple[str, ...]:
    """Read a claim from JSON, or say in one sentence each everything that is wrong with it.

    No sentence repeats a value that was given: it may be private.
    """
    try:
        given = _claim_input().model_validate_json(text)
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
    schema = _claim_input().model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _one_of(names: tuple[str, ...]) -> Any:  # noqa: ANN401  # a type made at run time
    """A text that must be one of some names."""

    def known(text: str) -> str:
        if text not in names:
            raise PydanticCustomError("not_a_choice", "not one of the known choices")
        return text

    return Annotated[
        StrictStr, AfterValidator(known), Field(json_schema_extra={"enum": list(names)})
    ]


class _Strict(BaseModel):
    """Unknown keys are refused: a misspelt fact would otherwise count as unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


@cache
def _claim_input() -> type[BaseModel]:
    """The shape of a claim in JSON, built from the register of facts."""
    return create_model(
        "ClaimInput",
        __base__=_Strict,
        __doc__="One claim for crime-victim compensation.",
        jurisdiction=(
            _one_of(JURISDICTIONS),
            Field(description="Whose law is asked: two capital letters, for example IL."),
        ),
        facts=(_facts_input(), Field(description="What is known; what is left out is unknown.")),
        expenses=(
            _expenses_input(),
            Field(default=(), description="The losses that money is asked for, line by line."),
        ),
    )


def _facts_input() -> type[BaseModel]:
    """One optional key for each fact of the register."""
    fields: dict[str, Any] = {
        name: (
            _fact_input(definition),
            Field(default_factory=_unknown, description=definition.question),
        )
        for name, definition in FACTS.items()
    }
    return create_model("Facts", __base__=_Strict, __doc__="What is known.", **fields)


def _fact_input(definition: FactDefinition) -> Any:  # noqa: ANN401  # a type made at run time
    """A fact's value, plain or together with its standing."""
    value = _value_type(definition)
    stated = create_model(
        f"Stated_{definition.name}",
        __base__=_Strict,
        __doc__="A value and how well it is supported.",
        value=(value, Field(description=definition.question)),
        standing=(
            _one_of(tuple(Standing)),
            Field(default=Standing.ASSERTED.value, description="How well it is supported."),
        ),
    )
    return Annotated[
        Annotated[value, Tag("plain")] | Annotated[stated, Tag("stated")],
        Discriminator(lambda given: "stated" if isinstance(given, dict) else "plain"),
    ]


def _value_type(definition: FactDefinition) -> Any:  # noqa: ANN401  # a type made at run time
    """What JSON may say for a fact."""
    if definition.type is FactType.CHOICE:
        return _one_of(definition.choices)
    if definition.type is FactType.CHOICES:
        return frozenset[_one_of(definition.choices)]  # type: ignore[misc]  # made at run time
    return _PLAIN_TYPES[definition.type]


_PLAIN_TYPES: Final = MappingProxyType(
    {
        FactType.DATE: date,
        FactType.TEXT: _TextIn,
        FactType.YES_NO: StrictBool,
        FactType.CENTS: _CentsIn,
        FactType.NUMBER: _CountIn,
    }
)


def _expenses_input() -> Any:  # noqa: ANN401  # a type made at run time
    """The list of expense lines."""
    payment = create_model(
        "PaymentInput",
        __base__=_Strict,
        __doc__="What somebody else has paid, or must pay, towards one expense.",
        source=(_one_of(COLLATERAL_SOURCES), Field(description="Who paid or must pay.")),
        amount_cents=(_CentsIn, Field(description="Whole cents.")),
    )
    whose = ("victim", *(name for name in RELATIONSHIPS if name != "self"))
    line = create_model(
        "ExpenseInput",
        __base__=_Strict,
        __doc__="One loss that money is asked for.",
        expense_id=(
            _TextIn,
            Field(default_factory=str, description="Names the line; given if left out."),
        ),
        kind=(_one_of(LOSSES), Field(description="What kind of loss it is.")),
        amount_cents=(_CentsIn, Field(description="Whole cents, as claimed.")),
        is_documented=(
            StrictBool,
            Field(default=False, description="Does a document bear it out?"),
        ),
        payee=(
            _one_of(("claimant", "provider")),
            Field(default="claimant", description="`provider` while the bill is still owed."),
        ),
        service_date=(
            date,
            Field(default_factory=_unknown, description="The day, or the first day."),
        ),
        service_end_date=(date, Field(default_factory=_unknown, description="The last day.")),
        weeks=(
            _CountIn,
            Field(default_factory=_unknown, description="Weeks that a loss of wages lasted."),
        ),
        sessions=(_CountIn, Field(default_factory=_unknown, description="Counselling sessions.")),
        miles=(_CountIn, Field(default_factory=_unknown, description="Miles travelled.")),
        person=(_one_of(whose), Field(default="victim", description="Whose loss it is.")),
        payments=(
            _list_of(payment),
            Field(default=(), description="What others have paid or must pay."),
        ),
    )
    return _list_of(line)


def _list_of(line: type[BaseModel]) -> Any:  # noqa: ANN401  # a type made at run time
    """Any number of lines of one shape."""
    return tuple.__class_getitem__((line, ...))


def _unknown() -> None:
    """A key that is left out. Not a default, so that the schema does not offer null."""


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
