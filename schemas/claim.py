"""A claim as the rules see it: facts with their standing, and expenses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from schemas.expense import Expense
from schemas.place import Place

FactValue: TypeAlias = date | str | bool | int | frozenset[str]
"""A day, a text or choice, yes or no, cents or a number, or a set of choices."""


class Standing(StrEnum):
    """How well a fact is supported; later ones are stronger."""

    ASSERTED = "asserted"
    """Only the claimant's form says so."""
    DOCUMENTED = "documented"
    """A document of an accepted kind says so too."""
    VERIFIED = "verified"
    """An officer or the agency itself has confirmed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One known thing about a claim, how well it is known, and where it was read."""

    name: str
    value: FactValue
    standing: Standing
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One application held against one jurisdiction's law. A fact not in `facts` is unknown."""

    jurisdiction: str
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
    expenses: tuple[Expense, ...] = ()

    def value(self, name: str) -> FactValue | None:
        """The value of a fact, or None while it is unknown."""
        fact = self.facts.get(name)
        return None if fact is None else fact.value

    def day(self, name: str) -> date | None:
        """The day a date fact holds, or None while it is unknown."""
        fact = self.facts.get(name)
        if fact is None:
            return None
        value = fact.value
        return value if isinstance(value, date) else None

    def says(self, name: str) -> bool | None:
        """The answer to a yes-or-no fact, or None while it is unknown."""
        fact = self.facts.get(name)
        if fact is None:
            return None
        value = fact.value
        return value if isinstance(value, bool) else None

    def text(self, name: str) -> str | None:
        """The words or the choice a fact holds, or None while it is unknown."""
        fact = self.facts.get(name)
        if fact is None:
            return None
        value = fact.value
        return value if isinstance(value, str) else None

    def choices(self, name: str) -> frozenset[str] | None:
        """The ticked choices of a fact, or None while they are unknown."""
        fact = self.facts.get(name)
        if fact is None:
            return None
        value = fact.value
        return value if isinstance(value, frozenset) else None
