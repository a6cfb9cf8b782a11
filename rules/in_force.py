"""The law of one jurisdiction as it stands on a day, value by value, for people who look it up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from rules.bar_values import Minimum
from rules.conditions import Condition
from rules.law import Law
from rules.money_values import Cap, Ceiling, Deductible, Emergency, OtherSources, Per
from rules.provisions import AnyParameter, Provision
from rules.values import Deadline, Reporting
from schemas.finding import Confidence

_UNITS: Final[dict[type, str]] = {
    Deadline: "years, months, days and ages",
    Reporting: "hours, days, months and years",
    Ceiling: "cents",
    OtherSources: "cents",
    Deductible: "cents",
    Minimum: "cents",
    Emergency: "cents",
}
_UNIT_OF_OTHERS: Final = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueInForce:
    """One value of law on one day, with where it is written."""

    parameter: str
    title: str
    value: Any
    unit: str
    citation: str
    source: str
    in_force_from: date | None
    """None where the beginning is not established."""
    in_force_to: date | None
    """None while no end is known."""
    selected_by: str
    """The date that decides whether this value governs a claim, for example `crime_date`."""
    confidence: Confidence
    only_when: Condition | None = None
    """What must hold too, where the value is for some claims only."""


def in_force(law: Law, day: date, parameter: str | None = None) -> tuple[ValueInForce, ...]:
    """Every value in force on a day, by the name of its parameter; of one only if it is named.

    Where values of one parameter go by different dates, each that is in force stands in the list.
    """
    names = sorted(law.parameters) if parameter is None else [parameter]
    return tuple(value for name in names if name in law.parameters for value in _of(law, name, day))


def _of(law: Law, name: str, day: date) -> Iterator[ValueInForce]:
    known: AnyParameter = law.parameters[name]
    for provision in reversed(known.newest_first):
        if provision.first_day <= day <= provision.last_day:
            yield _said(known, provision)


def _said(known: AnyParameter, provision: Provision[Any]) -> ValueInForce:
    used = provision.used
    return ValueInForce(
        parameter=known.name,
        title=known.title,
        value=provision.value,
        unit=unit(provision.value),
        citation=used.citation,
        source=used.source,
        in_force_from=used.in_force_from,
        in_force_to=None if provision.last_day == date.max else provision.last_day,
        selected_by=used.version_chosen_by,
        confidence=used.confidence,
        only_when=provision.only_when,
    )


def unit(value: object) -> str:
    """What the numbers of a value count."""
    if isinstance(value, Cap):
        per = "hundred miles" if value.per is Per.HUNDRED_MILES else value.per.value
        return f"cents per {per}"
    return _UNITS.get(type(value), _UNIT_OF_OTHERS)
