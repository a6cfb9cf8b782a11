"""When a part of the law applies: a question to the claim that may have no answer yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator, ConfigDict

from rules.calendar import is_under
from schemas.claim import Claim
from schemas.facts import (
    COLLATERAL_SOURCES,
    CRIME_TYPES,
    FACTS,
    LOSSES,
    RELATIONSHIPS,
    FactType,
)

STRICT: Final = ConfigDict(extra="forbid")
"""How every shape of the law is read: a key that is not known stops the program."""


def _one_of(names: Iterable[str], what: str) -> AfterValidator:
    """A check that a word in a law file is one of those the claim uses."""
    known = frozenset(names)

    def check(name: str) -> str:
        if name not in known:
            raise ValueError(f"{name!r} is no {what}")
        return name

    return AfterValidator(check)


def _facts_of(kind: FactType) -> frozenset[str]:
    return frozenset(name for name, each in FACTS.items() if each.type is kind)


CrimeType = Annotated[str, _one_of(CRIME_TYPES, "crime type of schemas.facts")]
Loss = Annotated[str, _one_of(LOSSES, "loss of schemas.facts")]
Relationship = Annotated[str, _one_of(RELATIONSHIPS, "relationship of schemas.facts")]
Source = Annotated[str, _one_of(COLLATERAL_SOURCES, "collateral source of schemas.facts")]
DateFact = Annotated[str, _one_of(_facts_of(FactType.DATE), "date fact of schemas.facts")]
YesNoFact = Annotated[str, _one_of(_facts_of(FactType.YES_NO), "yes-or-no fact of schemas.facts")]

_NO_ANSWERS: Final[Mapping[str, bool]] = MappingProxyType({})
_NO_DAYS: Final[Mapping[str, date]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Holds when everything named in it holds; a condition that names nothing always holds."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    crime_is: frozenset[CrimeType] = frozenset()
    """At least one of the claim's crimes is one of these."""
    crime_is_not: frozenset[CrimeType] = frozenset()
    """None of the claim's crimes is one of these."""
    victim_under: int | None = None
    """The victim had not reached this age on the day of the crime."""
    victim_at_least: int | None = None
    """The victim had reached this age on the day of the crime."""
    claimant_is: frozenset[Relationship] = frozenset()
    """What the claimant is to the victim is one of these."""
    facts: Mapping[YesNoFact, bool] = field(default_factory=lambda: _NO_ANSWERS)
    """Each of these yes-or-no facts has this answer."""
    on_or_after: Mapping[DateFact, date] = field(default_factory=lambda: _NO_DAYS)
    """Each of these date facts is this day or later."""
    before: Mapping[DateFact, date] = field(default_factory=lambda: _NO_DAYS)
    """Each of these date facts is earlier than this day."""

    def holds(self, claim: Claim) -> bool | None:
        """Yes, no, or None while a fact that decides it is unknown."""
        answer: bool | None = True
        for part in self._parts(claim):
            if part is False:
                return False
            if part is None:
                answer = None
        return answer

    def missing(self, claim: Claim) -> tuple[str, ...]:
        """The facts that would have to be known for an answer."""
        return tuple(name for name in self.reads() if claim.value(name) is None)

    def reads(self) -> tuple[str, ...]:
        """Every fact the condition asks for."""
        names = [*self.facts, *self.on_or_after, *self.before]
        if self.crime_is or self.crime_is_not:
            names.append("crime_types")
        if self.claimant_is:
            names.append("claimant_relationship")
        if self.victim_under is not None or self.victim_at_least is not None:
            names += ("victim_birth_date", "crime_date")
        return tuple(names)

    def _parts(self, claim: Claim) -> Iterable[bool | None]:
        """The answers to each thing that is named, cheapest first."""
        if self.crime_is:
            yield _shares(claim.choices("crime_types"), self.crime_is)
        if self.crime_is_not:
            yield _not(_shares(claim.choices("crime_types"), self.crime_is_not))
        if self.claimant_is:
            who = claim.text("claimant_relationship")
            yield None if who is None else who in self.claimant_is
        for name, wanted in self.facts.items():
            said = claim.says(name)
            yield None if said is None else said is wanted
        if self.victim_under is not None:
            yield _victim_is_under(self.victim_under, claim)
        if self.victim_at_least is not None:
            yield _not(_victim_is_under(self.victim_at_least, claim))
        for name, first in self.on_or_after.items():
            day = claim.day(name)
            yield None if day is None else day >= first
        for name, end in self.before.items():
            day = claim.day(name)
            yield None if day is None else day < end


def any_holds(conditions: Iterable[Condition], claim: Claim) -> bool | None:
    """Whether one of some conditions holds; None while a fact that decides it is unknown."""
    answers = [condition.holds(claim) for condition in conditions]
    if True in answers:
        return True
    return None if None in answers else False


def missing_of(conditions: Iterable[Condition], claim: Claim) -> tuple[str, ...]:
    """The facts, once each, that would have to be known for an answer of them all."""
    return tuple(dict.fromkeys(name for each in conditions for name in each.missing(claim)))


@dataclass(frozen=True, slots=True)
class Scope:
    """The claims that something is for: where one condition holds, and none of the exceptions."""

    when: Condition | None
    not_when: tuple[Condition, ...]

    def holds(self, claim: Claim) -> bool | None:
        """Yes, no, or None while a fact that decides it is unknown."""
        when = True if self.when is None else self.when.holds(claim)
        excepted = any_holds(self.not_when, claim)
        if when is False or excepted is True:
            return False
        return None if None in {when, excepted} else True

    def missing(self, claim: Claim) -> tuple[str, ...]:
        """The facts that would have to be known for an answer."""
        return missing_of((*self.not_when, *([self.when] if self.when else ())), claim)


def _shares(found: frozenset[str] | None, wanted: frozenset[str]) -> bool | None:
    return None if found is None else not found.isdisjoint(wanted)


def _not(answer: bool | None) -> bool | None:  # noqa: FBT001  # it is the value, not a switch
    return None if answer is None else not answer


def _victim_is_under(age: int, claim: Claim) -> bool | None:
    birth_date, crime_date = claim.day("victim_birth_date"), claim.day("crime_date")
    if birth_date is None or crime_date is None:
        return None
    return is_under(age, birth_date, crime_date)
