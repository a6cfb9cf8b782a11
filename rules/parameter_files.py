"""Reading parameter files: strict at the door, and every date in order."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Final

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter

from rules.bar_values import Appeal, Bars, Conduct, Decision, Minimum, Windows
from rules.conditions import STRICT, Condition
from rules.money_values import (
    Cap,
    Ceiling,
    Deductible,
    Emergency,
    Losses,
    OtherSources,
    YesNo,
)
from rules.provisions import ONE_DAY, SERVICE_DATE, AnyParameter, Parameter, Provision
from rules.values import Alternatives, Claimants, Crimes, Deadline, Places, Reporting
from schemas.facts import FACTS, LOSSES, FactType
from schemas.finding import Confidence, ProvisionUsed

KINDS: Final[dict[str, type]] = {
    "deadline": Deadline,
    "reporting": Reporting,
    "alternatives": Alternatives,
    "crimes": Crimes,
    "claimants": Claimants,
    "places": Places,
    "other_sources": OtherSources,
    "ceiling": Ceiling,
    "losses": Losses,
    "deductible": Deductible,
    "cap": Cap,
    "emergency": Emergency,
    "yes_no": YesNo,
    "conduct": Conduct,
    "bars": Bars,
    "windows": Windows,
    "minimum": Minimum,
    "appeal": Appeal,
    "decision": Decision,
}
"""The kinds of value, by the word that a parameter file uses."""

CAP_SORTS: Final = ("", "_each", "_total", "_others", "_others_each", "_others_total")
"""A loss can have several caps: so much each week or session, in all, and for other people."""

PARAMETERS: Final[dict[str, str]] = {
    "filing_deadline": "deadline",
    "reporting_deadline": "reporting",
    "alternative_documentation": "alternatives",
    "eligible_crime": "crimes",
    "eligible_claimant": "claimants",
    "place_of_crime": "places",
    "collateral_sources": "other_sources",
    "award_ceiling": "ceiling",
    "covered_losses": "losses",
    "deductible": "deductible",
    "emergency_award": "emergency",
    "federal_debt": "yes_no",
    "rape_kit_waiver": "yes_no",
    "contributory_conduct": "conduct",
    "cooperation": "bars",
    "custody": "bars",
    "criminal_record": "bars",
    "debts": "bars",
    "prosecution": "bars",
    "loss_window": "windows",
    "expense_deadline": "windows",
    "minimum_award": "minimum",
    "appeal": "appeal",
    "decision": "decision",
    **{f"cap_{loss}{sort}": "cap" for loss in LOSSES for sort in CAP_SORTS},
}
"""Every parameter that a rule reads, and the kind of its values."""


class LawFileError(ValueError):
    """A parameter file does not say what a rule could apply."""


def _chooser(name: str) -> str:
    if name != SERVICE_DATE and (name not in FACTS or FACTS[name].type is not FactType.DATE):
        raise ValueError(f"{name!r} is no date fact of schemas.facts")
    return name


Chooser = Annotated[str, AfterValidator(_chooser)]
Words = Annotated[str, Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedValue:
    """One value in a file, with everything that says where it comes from."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    in_force_from: date | None
    in_force_to: date | None = None
    citation: Words
    source: Words
    read_date: date
    confidence: Confidence
    value: Any
    version_chosen_by: Chooser | None = None
    only_when: Condition | None = None
    reaches_pending: bool = False
    gap_before: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterFile:
    """One parameter as it stands in its file, oldest value first."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    kind: str
    title: Words
    question: Words
    version_chosen_by: Chooser
    values: Annotated[tuple[DatedValue, ...], Field(min_length=1)]
    note: str = ""


_FILE: Final = TypeAdapter(ParameterFile)
_VALUES: Final[dict[str, TypeAdapter[Any]]] = {
    kind: TypeAdapter(value_type) for kind, value_type in KINDS.items()
}


def read_parameter(name: str, said: object) -> tuple[AnyParameter, dict[str, Any]]:
    """One parameter ready to be applied, and the same as plain data for the law's canonical bytes.

    Raises LawFileError when the name, the kind, a date or a citation is not right, and pydantic's
    ValidationError (a ValueError too) when a key is unknown or a value has the wrong shape.
    """
    file = _FILE.validate_python(said)
    if PARAMETERS.get(name) != file.kind:
        raise LawFileError(f"{name} is {PARAMETERS.get(name, 'read by no rule')}, not {file.kind}")
    adapter = _VALUES[file.kind]
    values = tuple(adapter.validate_python(each.value) for each in file.values)
    provisions = _provisions(name, file, values)
    plain = _FILE.dump_python(file, mode="json", exclude_defaults=True)
    for each, value in zip(plain["values"], values, strict=True):
        each["value"] = adapter.dump_python(value, mode="json", exclude_defaults=True)
    parameter = Parameter(
        name=name,
        title=file.title,
        question=file.question,
        newest_first=tuple(reversed(provisions)),
    )
    return parameter, _ordered(plain)


def _provisions(name: str, file: ParameterFile, values: tuple[Any, ...]) -> list[Provision[Any]]:
    """Date each value: one ends where the next one with the same choosing date begins."""
    provisions: list[Provision[Any]] = []
    begins_next: dict[str, date] = {}
    for dated, value in reversed(list(zip(file.values, values, strict=True))):
        chooser = dated.version_chosen_by or file.version_chosen_by
        last_day = _last_day(name, dated, begins_next.get(chooser))
        first_day = dated.in_force_from or date.min
        if first_day > last_day:
            raise LawFileError(f"{name}: a value ends before it begins ({first_day})")
        begins_next[chooser] = date.max if dated.gap_before else first_day
        provisions.append(_provision(name, dated, value, (chooser, first_day, last_day)))
    return provisions[::-1]


def _last_day(name: str, dated: DatedValue, next_day: date | None) -> date:
    """The last day in force; refuses overlaps, and gaps that are not declared."""
    if next_day is None:
        return dated.in_force_to or date.max
    if next_day == date.min:
        raise LawFileError(f"{name}: only the first value may begin at an unknown day")
    if next_day == date.max:
        if dated.in_force_to is None:
            raise LawFileError(f"{name}: gap_before needs the value before it to have in_force_to")
        return dated.in_force_to
    if dated.in_force_to not in {None, next_day - ONE_DAY}:
        raise LawFileError(f"{name}: gap or overlap before {next_day}")
    return next_day - ONE_DAY


def _provision(
    name: str, dated: DatedValue, value: object, dates: tuple[str, date, date]
) -> Provision[Any]:
    chooser, first_day, last_day = dates
    if dated.reaches_pending and (dated.in_force_from or date.max) > dated.read_date:
        raise LawFileError(f"{name}: law that was still to come when read reaches no open claim")
    return Provision(
        value=value,
        used=ProvisionUsed(
            parameter=name,
            in_force_from=dated.in_force_from,
            citation=dated.citation,
            source=dated.source,
            confidence=dated.confidence,
            version_chosen_by=chooser,
        ),
        first_day=first_day,
        last_day=last_day,
        only_when=dated.only_when,
        reaches_pending=dated.reaches_pending,
    )


def _ordered(plain: Any) -> Any:  # noqa: ANN401  # plain data of any depth
    """The same with sets in alphabetical order, so that equal law has equal bytes."""
    if isinstance(plain, dict):
        return {key: _ordered(value) for key, value in plain.items()}
    if isinstance(plain, list):
        ordered = [_ordered(value) for value in plain]
        return sorted(ordered) if all(isinstance(each, str) for each in ordered) else ordered
    return plain
