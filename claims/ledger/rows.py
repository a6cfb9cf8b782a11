"""How the values of a claim become rows: what is public of them, and nothing else."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from schemas import canonical
from schemas.assessment import Assessment
from schemas.queues import WorkItem
from schemas.reading import Reading
from schemas.record import Assessed, GivenFile

Row: TypeAlias = dict[str, Any]


def read_value_rows(claim_id: str, record_seq: int, readings: tuple[Reading, ...]) -> list[Row]:
    """One row a value that was read: which fact, where and how, without what it says."""
    return [
        {
            "claim_id": claim_id,
            "record_seq": record_seq,
            "reading_number": reading_number,
            "value_number": value_number,
            "sha256": reading.document,
            "fact": value.fact,
            "page": value.place.page,
            "method": value.method.value,
            "confidence_percent": value.confidence_percent,
        }
        for reading_number, reading in enumerate(readings, 1)
        for value_number, value in enumerate(reading.values, 1)
    ]


def finding_rows(claim_id: str, number: int, assessment: Assessment) -> list[Row]:
    """One row a finding: what the rule said, and the law it rests on."""
    return [
        {
            "claim_id": claim_id,
            "assessment_number": number,
            "position": position,
            "rule": finding.rule,
            "outcome": finding.outcome.value,
            "code": finding.code,
            "provisions": canonical.to_bytes(finding.provisions).decode(),
        }
        for position, finding in enumerate(assessment.findings, 1)
    ]


def queue_rows(claim_id: str, number: int, work_items: tuple[WorkItem, ...]) -> list[Row]:
    """One row a reason for which a claim stands in a queue."""
    return [
        {
            "claim_id": claim_id,
            "assessment_number": number,
            "queue": item.queue.value,
            "position": position,
            "reason_code": reason.code.value,
            "detail": reason.detail,
        }
        for item in work_items
        for position, reason in enumerate(item.reasons, 1)
    ]


def claim_document_rows(
    files: tuple[GivenFile, ...], readings: tuple[Reading, ...]
) -> Iterator[Row]:
    """One row a part of a document; a document of which nothing could be read is one part."""
    for reading in readings:
        yield {
            "sha256": reading.document,
            "kind": reading.kind.value,
            "first_page": reading.first_page,
            "last_page": reading.last_page,
        }
    seen = {reading.document for reading in readings}
    for file in files:
        if file.claim_keeps and file.sha256 not in seen:
            seen.add(file.sha256)
            yield {
                "sha256": file.sha256,
                "kind": file.kind.value,
                "first_page": 0,
                "last_page": 0,
            }


def public_assessment(number: int, assessed: Assessed) -> Row:
    """What the chain says openly of an assessment: codes, law and queues, no value of a form."""
    assessment = assessed.assessment
    return {
        "assessment_number": number,
        "jurisdiction": assessment.jurisdiction,
        "law_hash": assessment.law_hash,
        "code_version": assessment.code_version,
        "findings": [
            {"rule": each.rule, "outcome": each.outcome, "code": each.code}
            for each in assessment.findings
        ],
        "work_items": assessed.work_items,
    }
