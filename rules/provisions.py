"""One parameter of law: every dated value it has had, and which of them governs a claim."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final, Generic, TypeVar

from rules.conditions import Condition
from schemas.claim import Claim
from schemas.finding import ProvisionUsed

V = TypeVar("V")

SERVICE_DATE: Final = "service_date"
"""Chooses a version by the day of one expense instead of by a fact of the claim."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Provision(Generic[V]):
    """One dated value of law, ready to be applied. Each is itself: two are never the same."""

    value: V
    used: ProvisionUsed
    first_day: date
    """`date.min` where the beginning is not established."""
    last_day: date
    """`date.max` while no end is known."""
    only_when: Condition | None = None
    reaches_pending: bool = False
    """Whether it also governs claims that were open when it came into force."""

    def governs(self, claim: Claim, service_date: date | None = None) -> bool | None:
        """Yes, no, or None while the date that decides it is unknown."""
        in_time = self._in_force(claim, service_date)
        if in_time is False or self.only_when is None:
            return in_time
        holds = self.only_when.holds(claim)
        return holds if in_time or holds is False else None

    def missing(self, claim: Claim) -> tuple[str, ...]:
        """The facts that would have to be known to say whether it governs."""
        names = [self.used.version_chosen_by] if self._chooser(claim, None) is None else []
        if self.reaches_pending and claim.day("decision_date") is None:
            names.append("decision_date")
        if self.only_when is not None:
            names += self.only_when.missing(claim)
        return tuple(dict.fromkeys(names))

    def _chooser(self, claim: Claim, service_date: date | None) -> date | None:
        if self.used.version_chosen_by == SERVICE_DATE:
            return service_date
        return claim.day(self.used.version_chosen_by)

    def _in_force(self, claim: Claim, service_date: date | None) -> bool | None:
        if self.first_day == date.min and self.last_day == date.max:
            return True
        day = self._chooser(claim, service_date)
        if day is None:
            return None
        if self.first_day <= day <= self.last_day:
            return True
        if not self.reaches_pending or day > self.last_day:
            return False
        decided = claim.day("decision_date")
        return None if decided is None else decided >= self.first_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Generic[V]):
    """Everything one parameter says, newest value first."""

    name: str
    title: str
    question: str
    newest_first: tuple[Provision[V], ...]
    value_type: type = field(init=False, compare=False, repr=False)
    """The shape of its values."""
    goes_by_service_date: bool = field(init=False, compare=False, repr=False)
    """Whether the day of an expense selects a value, so that each expense may have its own."""

    def __post_init__(self) -> None:
        """Note what every claim would otherwise have to find out."""
        object.__setattr__(self, "value_type", type(self.newest_first[0].value))
        choosers = {each.used.version_chosen_by for each in self.newest_first}
        object.__setattr__(self, "goes_by_service_date", SERVICE_DATE in choosers)

    def governing(self, claim: Claim, service_date: date | None = None) -> tuple[Provision[V], ...]:
        """The one that governs; several while a date is unknown; none if the law is silent."""
        possible = []
        for provision in self.newest_first:
            governs = provision.governs(claim, service_date)
            if governs is False:
                continue
            possible.append(provision)
            if governs:
                break
        return tuple(possible)


AnyParameter = Parameter[Any]
ONE_DAY: Final = timedelta(days=1)
