"""The shape of a claim in JSON, built from the register of facts."""

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
    create_model,
)
from pydantic_core import PydanticCustomError

from schemas.claim import Standing
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


class _Strict(BaseModel):
    """Unknown keys are refused: a misspelt fact would otherwise count as unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


@cache
def claim_input() -> type[BaseModel]:
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


def _one_of(names: tuple[str, ...]) -> Any:  # noqa: ANN401  # a type made at run time
    """A text that must be one of some names."""

    def known(text: str) -> str:
        if text not in names:
            raise PydanticCustomError("not_a_choice", "not one of the known choices")
        return text

    return Annotated[
        StrictStr, AfterValidator(known), Field(json_schema_extra={"enum": list(names)})
    ]


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
        **_counts(),
        person=(_one_of(whose), Field(default="victim", description="Whose loss it is.")),
        payments=(
            _list_of(payment),
            Field(default=(), description="What others have paid or must pay."),
        ),
    )
    return _list_of(line)


def _counts() -> dict[str, Any]:
    """How long or how often a loss was, for what is paid by the week, the session or the mile."""
    said = {
        "weeks": "Weeks that a loss of wages lasted.",
        "sessions": "Counselling sessions.",
        "miles": "Miles travelled.",
        "days": "Days, for what is paid by the day.",
        "hours": "Hours, for what is paid by the hour.",
    }
    counts: dict[str, Any] = {
        name: (_CountIn, Field(default_factory=_unknown, description=words))
        for name, words in said.items()
    }
    when = Field(
        default_factory=_unknown,
        description="The day the bill came in, if later than the application.",
    )
    return {**counts, "received_date": (date, when)}


def _list_of(line: type[BaseModel]) -> Any:  # noqa: ANN401  # a type made at run time
    """Any number of lines of one shape."""
    return tuple.__class_getitem__((line, ...))


def _unknown() -> None:
    """A key that is left out. Not a default, so that the schema does not offer null."""
