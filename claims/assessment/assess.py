"""Hold the evidence of one claim against the law of its state."""

from dataclasses import replace
from typing import Final

from claims.assessment.agreement import RULE
from rules.evaluate import evaluate
from rules.law import Law
from schemas.assessment import Assessment
from schemas.evidence import Evidence
from schemas.finding import Finding, Outcome

_NOTHING_COMPARED: Final = (
    Finding(rule=RULE, outcome=Outcome.NOT_APPLICABLE, code="nothing_to_compare"),
)


def assess(evidence: Evidence, law: Law, code_version: str) -> Assessment:
    """Ask every rule of the law, and add whether the papers agree. Pure: same in, same out."""
    by_law = evaluate(evidence.claim, law, code_version=code_version)
    return replace(by_law, findings=(*by_law.findings, *(evidence.agreement or _NOTHING_COMPARED)))
