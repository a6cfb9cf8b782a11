"""What the law says of a claim, as an officer reads it: findings, then the award."""

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from claims.assessment.explain import ask, explain, explain_missing, explain_step
from flows.commands import tables
from flows.commands.words import plain
from rules.procedure import TELLS_ONLY
from schemas.assessment import Assessment
from schemas.award import Award, AwardLine, LineStatus
from schemas.claim import Claim, Fact
from schemas.finding import Finding, Outcome
from schemas.money import dollars

_OUTCOMES: Final = {
    Outcome.MET: "met",
    Outcome.NOT_MET: "not met\n(recommendation only)",
    Outcome.NEEDS_OFFICER: "an officer must judge",
    Outcome.UNKNOWN: "not known yet",
    Outcome.HOLD: "payable later",
    Outcome.CURABLE: "payable once\nput right",
    Outcome.NOT_APPLICABLE: "does not apply",
}


FOR_INFORMATION: Final = "for information"

Shown: TypeAlias = Callable[[Finding], Iterable[str]]
"""What the papers say at the places that a finding names, one line each."""


def show(assessment: Assessment, claim: Claim, papers_say: Shown = lambda _: ()) -> None:
    """Print every finding with its law and the facts it rests on, and the award line by line."""
    tables.show(
        f"What the law of {assessment.jurisdiction} says",
        ("Rule", "Finding", "Why"),
        (_finding_row(finding, claim, papers_say(finding)) for finding in assessment.findings),
    )
    _show_award(assessment.award)


def _show_award(award: Award) -> None:
    if award.lines:
        headings = ("Expense", "Claimed", "Less", "Payable")
        tables.show("Award, if approved", headings, map(_line_row, award.lines))
    tables.say(f"Payable if approved: {dollars(award.payable_cents)}.")
    if award.emergency_cents:
        tables.say(f"As an emergency award at once: {dollars(award.emergency_cents)}.")
    for room in award.room_left:
        tables.say(
            f"Left under the {plain(room.cap)} of {dollars(room.limit_cents)}:"
            f" {dollars(room.left_cents)}."
        )


def _finding_row(finding: Finding, claim: Claim, papers_say: Iterable[str]) -> tuple[str, str, str]:
    asked = ask(finding)
    read = [claim.facts[name] for name in finding.facts_read if name in claim.facts]
    rests_on = ", ".join(map(_fact, read))
    lines = (
        explain(finding),
        *([f"Rests on: {rests_on}"] if rests_on else []),
        *papers_say,
        *([f"Question: {asked}"] if asked else []),
        *(f"Missing: {explain_missing(fact)}" for fact in finding.facts_missing),
    )
    outcome = FOR_INFORMATION if finding.rule in TELLS_ONLY else _OUTCOMES[finding.outcome]
    return (plain(finding.rule), outcome, "\n".join(lines))


def _fact(fact: Fact) -> str:
    """A fact with how well it is supported, and on which page it stands."""
    pages = dict.fromkeys(f"p. {place.page}" for place in fact.places)
    return f"{plain(fact.name)} ({', '.join((fact.standing.value, *pages))})"


def _line_row(line: AwardLine) -> tuple[str, str, str, str]:
    less = [f"{dollars(step.deducted_cents)}: {explain_step(step)}" for step in line.steps]
    is_known = line.status is LineStatus.COMPUTED
    missing = "\n".join(f"Missing: {explain_missing(fact)}" for fact in line.facts_missing)
    return (
        plain(line.kind),
        dollars(line.claimed_cents),
        "\n".join(less),
        f"{dollars(line.payable_cents)}\nto the {line.payee}" if is_known else missing,
    )
