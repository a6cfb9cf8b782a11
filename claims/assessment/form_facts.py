"""What the claim form itself says: one value for each fact, or a doubt where it says two."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from claims.assessment.alike import alike
from claims.assessment.paper_doubts import field_doubt
from schemas.claim import Fact, FactValue, Standing
from schemas.evidence import Doubt
from schemas.reading import ReadValue

_IN_THIS_ORDER: Final = (
    ("victim_birth_date", "crime_date"),
    ("crime_date", "crime_end_date"),
    ("crime_date", "report_date"),
    ("crime_date", "signature_date"),
    ("crime_date", "victim_death_date"),
)
"""The second of two days cannot come before the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a form says, fact by fact, and where it is at odds with itself."""

    facts: Mapping[str, Fact]
    doubts: tuple[Doubt, ...]


def said_by(values: Sequence[ReadValue]) -> Said:
    """Settle each fact of a form. Where it gives two answers, the fact stays unknown."""
    facts: dict[str, Fact] = {}
    doubts: list[Doubt] = []
    for name, group in _by_fact(values).items():
        value = _settled(name, [each.value for each in group])
        if value is None:
            doubts.append(field_doubt(name, group[-1].place))
            continue
        places = tuple(each.place for each in group)
        facts[name] = Fact(name=name, value=value, standing=Standing.ASSERTED, places=places)
    return Said(facts=facts, doubts=tuple(doubts))


def impossible_dates(facts: Mapping[str, Fact], received: date) -> tuple[Doubt, ...]:
    """A doubt for each day that lies after receipt, or before what must have come first."""
    late = [
        fact for fact in facts.values() if isinstance(fact.value, date) and fact.value > received
    ]
    swapped = [
        facts[second]
        for first, second in _IN_THIS_ORDER
        if first in facts and second in facts and _is_before(facts[second], facts[first])
    ]
    return tuple(
        field_doubt(fact.name, fact.places[0] if fact.places else None)
        for fact in (*late, *swapped)
    )


def _by_fact(values: Iterable[ReadValue]) -> dict[str, list[ReadValue]]:
    groups: dict[str, list[ReadValue]] = {}
    for value in values:
        groups.setdefault(value.fact, []).append(value)
    return groups


def _settled(fact: str, values: list[FactValue]) -> FactValue | None:
    """The one value that all boxes of a fact agree on; None when they contradict each other."""
    sets = [value for value in values if isinstance(value, frozenset)]
    if len(sets) == len(values):
        ticked = frozenset[str]().union(*sets)
        return None if "none" in ticked and len(ticked) > 1 else ticked
    if all(alike(fact, values[0], value) for value in values[1:]):
        return values[0]
    return None


def _is_before(later: Fact, earlier: Fact) -> bool:
    """Whether a day that should come later lies before the earlier one."""
    return (
        isinstance(later.value, date)
        and isinstance(earlier.value, date)
        and later.value < earlier.value
    )
