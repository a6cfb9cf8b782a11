"""From the papers of one claim to where it waits: facts, law, neighbours, queues."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.assessment.assess import assess
from claims.assessment.code_version import code_version
from claims.assessment.facts import evidence_from
from claims.ledger.ledger import Ledger
from claims.ledger.neighbours import neighbours
from claims.queues.route import route
from rules.law import law_of
from schemas.evidence import Doubt
from schemas.reading import Reading
from schemas.record import Assessed, Neighbours


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """All that is known of one claim when it is assessed."""

    jurisdiction: str
    received_date: date
    readings: Sequence[Reading]
    doubts: tuple[Doubt, ...]
    sha256s: frozenset[str]
    """The documents of the claim."""
    claim_id: str = ""
    """Empty until the claim is recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What was concluded of a claim, the law it rests on, and the neighbours that were known."""

    assessed: Assessed
    law_canonical: bytes
    neighbours: Neighbours


def concluded(papers: Papers, ledger: Ledger) -> Conclusion:
    """Hold the papers of one claim against the law of its state and route it."""
    evidence = evidence_from(
        papers.readings,
        application_date=papers.received_date,
        jurisdiction=papers.jurisdiction,
        doubts=papers.doubts,
    )
    law = law_of(papers.jurisdiction)
    assessment = assess(evidence, law, code_version())
    near = neighbours(ledger, evidence.claim, papers.sha256s, papers.claim_id)
    assessed = Assessed(
        claim=evidence.claim,
        doubts=evidence.doubts,
        assessment=assessment,
        work_items=route(assessment, evidence, near),
    )
    return Conclusion(assessed=assessed, law_canonical=law.canonical, neighbours=near)
