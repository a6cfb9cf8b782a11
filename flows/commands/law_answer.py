"""The law as an officer reads it: one state on a day, what is on file for all, what is wrong."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import typer
from pydantic import TypeAdapter

from claims.assessment.explain import written
from claims.assessment.law_words import condition_in_words, law_in_words
from flows.commands import asked, tables
from flows.commands import plain as as_json_text
from flows.commands.words import counted, plain
from rules.conditions import Condition
from rules.in_force import ValueInForce, in_force
from rules.law import law_of, on_file
from rules.law_check import check_law
from rules.parameter_files import PARAMETERS
from schemas.finding import Confidence

_MARKS: Final = {Confidence.HIGH: "H", Confidence.MEDIUM: "m", Confidence.LOW: "l"}
_CAPS: Final = "cap_"
_SHORT: Final = {
    "filing_deadline": "file",
    "reporting_deadline": "report",
    "alternative_documentation": "altern",
    "eligible_crime": "crime",
    "eligible_claimant": "person",
    "place_of_crime": "place",
    "collateral_sources": "others",
    "award_ceiling": "ceiling",
    "covered_losses": "losses",
    "emergency_award": "emerg",
    "contributory_conduct": "conduct",
    "cooperation": "help",
    "custody": "custody",
    "criminal_record": "record",
    "debts": "debts",
    "prosecution": "wait",
    "loss_window": "window",
    "expense_deadline": "bills",
    "minimum_award": "least",
    "deductible": "deduct",
    "appeal": "appeal",
    "decision": "decide",
}
"""Headings of the table of coverage, short enough for one line a state."""


def show(state: str, day: date, parameter: str | None) -> None:
    """Print what is in force as one page."""
    values = in_force(law_of(state), day, parameter)
    if not values:
        what = plain(parameter) if parameter else "Nothing"
        tables.say(f"{what}: nothing is on file for {state} on {written(day)}.")
        return
    tables.show(
        f"The law of {state} in force on {written(day)}",
        ("What", "Value", "Where and since when"),
        (_row(each) for each in values),
    )
    tables.say(f"{counted(len(values), 'value')}: {_tally(values)}.")


def print_json(state: str, day: date, parameter: str | None) -> None:
    """Print what is in force as a list in JSON."""
    as_json_text.print_json([_plain(each) for each in in_force(law_of(state), day, parameter)])


def coverage(*, as_json: bool) -> int:
    """Print which parameters are on file for which state today, and how well each was read."""
    today = {state: _today(state) for state in on_file()}
    if as_json:
        as_json_text.print_json(
            [
                {"jurisdiction": state, "parameter": name, "confidence": confidence}
                for state, found in today.items()
                for name, confidence in found.items()
            ]
        )
        return 0
    for line in _matrix(today):
        typer.echo(line)
    _say_totals()
    return 0


def check(*, as_json: bool) -> int:
    """Print everything that is wrong in the law's files; the exit status is 1 if anything is."""
    faults = check_law()
    if as_json:
        as_json_text.print_json(list(faults))
    else:
        for fault in faults:
            typer.echo(f"{fault.place}: {fault.says}")
        states = counted(len(on_file()), "jurisdiction")
        tables.say(f"{counted(len(faults), 'fault')} in the law of {states}.")
    return 1 if faults else 0


def _row(value: ValueInForce) -> tuple[str, str, str]:
    since = written(value.in_force_from) if value.in_force_from else "not established"
    lines = [value.citation, f"since: {since}"]
    if value.in_force_to:
        lines.append(f"until: {written(value.in_force_to)}")
    lines += [f"selected by: {plain(value.selected_by)}", f"confidence: {value.confidence.value}"]
    said = list(law_in_words(value.value))
    if value.only_when is not None:
        said.insert(0, f"only where {condition_in_words(value.only_when)}:")
    return plain(value.parameter), "\n".join(said), "\n".join(lines)


def _plain(value: ValueInForce) -> dict[str, Any]:
    """One value with the keys that other programs are promised."""
    said = TypeAdapter(type(value.value)).dump_python(value.value, exclude_defaults=True)
    if value.only_when is not None:
        adapter = TypeAdapter(Condition)
        said["only_when"] = adapter.dump_python(value.only_when, exclude_defaults=True)
    return {
        "parameter": value.parameter,
        "value": said,
        "unit": value.unit,
        "citation": value.citation,
        "source": value.source,
        "in_force_from": value.in_force_from,
        "in_force_to": value.in_force_to,
        "selected_by": value.selected_by,
        "confidence": value.confidence.value,
    }


def _today(state: str) -> dict[str, Confidence]:
    """How well the value of each parameter was read that is in force today."""
    values = in_force(law_of(state), asked.day(None))
    return {each.parameter: each.confidence for each in values}


def _matrix(today: dict[str, dict[str, Confidence]]) -> list[str]:
    """One line a state: H read in the law, m in a secondary page, l not yet read, - not on file."""
    names = [name for name in PARAMETERS if name in _SHORT]
    heads = [_SHORT[name] for name in names]
    lines = ["   " + " ".join(heads) + " caps"]
    for state, found in today.items():
        cells = [
            _mark(found.get(name)).center(len(head))
            for name, head in zip(names, heads, strict=True)
        ]
        caps = [each for name, each in found.items() if name.startswith(_CAPS)]
        lines.append(f"{state} " + " ".join(cells) + f" {len(caps)}")
    lines.append("H read in the law or an official page, m in a secondary page, l not yet; - none")
    return lines


def _mark(confidence: Confidence | None) -> str:
    return "-" if confidence is None else _MARKS[confidence]


def _say_totals() -> None:
    """How many values there are, of all times."""
    every = [
        provision.used.confidence
        for state in on_file()
        for name, parameter in law_of(state).parameters.items()
        if name not in {"federal_debt", "rape_kit_waiver"}
        for provision in parameter.newest_first
    ]
    count = Counter(every)
    said = ", ".join(f"{count[each]} {each.value}" for each in Confidence)
    tables.say(f"{counted(len(every), 'value')} of all times for {len(on_file())}: {said}.")


def _tally(values: Sequence[ValueInForce]) -> str:
    count = Counter(value.confidence for value in values)
    return ", ".join(f"{count[each]} {each.value}" for each in Confidence if count[each])
