"""Is everything that stands in the law's files complete, dated, cited and used?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from rules.law import FEDERAL, FOLDER, law_of
from rules.parameter_files import PARAMETERS, LawFileError
from rules.provisions import AnyParameter, Provision
from schemas.facts import JURISDICTIONS

CASES: Final = FOLDER.parents[1] / "tests" / "cases"
"""Where the cases stand beside the program; an installed program has none."""

NEEDED_EVERYWHERE: Final = frozenset(
    {
        *("filing_deadline", "reporting_deadline", "eligible_crime", "eligible_claimant"),
        *("place_of_crime", "collateral_sources", "award_ceiling", "covered_losses"),
    }
)
"""Without these no claim can be judged. What else could not be established is absent."""

_MONEY: Final = "award"
_CITED: Final = re.compile(r"\d|[A-Z]{2}|page|Page|form|Form|brochure|Brochure|FAQ|Application")
"""A citation names a section, a page or a form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong in one file of the law, in a sentence that says what to do."""

    place: str
    says: str


def check_law(cases: Path = CASES) -> tuple[Fault, ...]:
    """Hold every file against the rules for files; empty when nothing is wrong."""
    return tuple(fault for state in JURISDICTIONS for fault in _of_state(state, cases))


def _of_state(state: str, cases: Path) -> Iterator[Fault]:
    folder = FOLDER / state.lower()
    if not folder.is_dir():
        yield Fault(place=folder.name, says="has no law yet; write its parameter files.")
        return
    try:
        law = law_of(state)
    except LawFileError as error:
        yield Fault(place=folder.name, says=f"{error}")
        return
    for name, parameter in sorted(law.parameters.items()):
        place = f"{folder.name}/{name}"
        yield from _of_parameter(place, parameter)
        if cases.is_dir() and not _has_case(cases, state, name):
            yield Fault(place=place, says="has no case; write one in tests/cases.")
    for name in sorted(NEEDED_EVERYWHERE - set(law.parameters)):
        yield Fault(place=f"{folder.name}/{name}", says="is missing; every state needs it.")


def _of_parameter(place: str, parameter: AnyParameter) -> Iterator[Fault]:
    """What is wrong with the values of one parameter; their dates were checked at reading."""
    if parameter.name not in PARAMETERS:
        yield Fault(place=place, says="is read by no rule; rename or remove it.")
    for provision in parameter.newest_first:
        begins = "from the beginning"
        if provision.first_day != date.min:
            begins = provision.first_day.isoformat()
        yield from (
            Fault(place=f"{place} ({begins})", says=says) for says in _of_citation(provision)
        )


def _of_citation(provision: Provision[object]) -> Iterator[str]:
    used = provision.used
    if not _CITED.search(used.citation):
        yield "cites no section, page or form; name one."
    if not used.source.startswith(("https://", "http://")):
        yield "has no public address as its source; give one."


def _has_case(cases: Path, state: str, name: str) -> bool:
    """Whether a parameter is tried by a case: of its rule, or of the award for money."""
    own = cases / state.lower() / f"{name}.yaml"
    federal = cases / FEDERAL / f"{name}.yaml"
    by_money = name.startswith("cap_") or name in _TRIED_BY_MONEY
    money = by_money and any((cases / state.lower()).glob(f"{_MONEY}*.yaml"))
    return own.is_file() or federal.is_file() or money or name in _TRIED_BY_OTHERS


_TRIED_BY_MONEY: Final = frozenset(
    {"covered_losses", "deductible", "expense_deadline", "loss_window", "minimum_award"}
)
"""Parameters that change nothing but the award."""
_TRIED_BY_OTHERS: Final = frozenset({"alternative_documentation", "rape_kit_waiver"})
"""Parameters that another rule reads: reports and filing deadlines."""
