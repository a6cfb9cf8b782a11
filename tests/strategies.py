"""Invented values for any fact, drawn at random for property tests."""

from hypothesis import strategies as st

from schemas.claim import FactValue
from schemas.facts import FACTS, FactType

_VALUES: dict[FactType, st.SearchStrategy[FactValue]] = {
    FactType.DATE: st.dates(),
    FactType.TEXT: st.text(min_size=1, max_size=40),
    FactType.YES_NO: st.booleans(),
    FactType.CENTS: st.integers(0, 10**12),
    FactType.NUMBER: st.integers(0, 1000),
}


def values_of(name: str) -> st.SearchStrategy[FactValue]:
    """Any value that a fact can have."""
    definition = FACTS[name]
    if definition.type is FactType.CHOICE:
        return st.sampled_from(definition.choices)
    if definition.type is FactType.CHOICES:
        return st.frozensets(st.sampled_from(definition.choices))
    return _VALUES[definition.type]


@st.composite
def answers(draw: st.DrawFn, most: int = 8) -> dict[str, FactValue]:
    """What a paper could say of some facts."""
    names = draw(st.lists(st.sampled_from(sorted(FACTS)), unique=True, max_size=most))
    return {name: draw(values_of(name)) for name in names}
