"""Invented claims for the tests of the ledger, each with its own form, words and money."""

import hashlib
from datetime import date
from pathlib import Path
from types import MappingProxyType

from schemas.assessment import Assessment
from schemas.award import Award, AwardLine, LineStatus
from schemas.claim import Claim, Fact, FactValue, Standing
from schemas.document import Arrival, Document, DocumentKind
from schemas.expense import Expense
from schemas.finding import Confidence, Finding, Outcome, ProvisionUsed
from schemas.money import Cents
from schemas.outcome import FileResult
from schemas.place import Box, Place
from schemas.queues import Queue, Reason, ReasonCode, WorkItem
from schemas.reading import Method, Reading, ReadValue
from schemas.record import (
    Assessed,
    AttachmentToRecord,
    ClaimToRecord,
    GivenFile,
    Neighbours,
)

LAW = b'{"jurisdiction":"TX","parameters":{}}'

VALUES_PER_FORM = 60


def arrival(path: str, words: str) -> Arrival:
    """A PDF of which only the bytes matter here."""
    content = b"%PDF-1.7\n" + words.encode()
    return Arrival(
        path=path,
        content=content,
        document=Document(
            sha256=hashlib.sha256(content).hexdigest(),
            size_bytes=len(content),
            media_type="application/pdf",
        ),
    )


def given(
    path: str, words: str, result: FileResult = FileResult.CLAIM, code: str = ""
) -> GivenFile:
    """A file with the end it came to."""
    kinds = {
        FileResult.CLAIM: DocumentKind.CLAIM_FORM,
        FileResult.ATTACHED: DocumentKind.ITEMISED_BILL,
    }
    return GivenFile(
        path=path,
        result=result,
        arrival=arrival(path, words),
        page_count=4,
        kind=kinds.get(result, DocumentKind.UNRECOGNISED),
        code=code,
    )


def claim_to_record(
    number: int, folder: Path = Path("/invented"), neighbours: Neighbours | None = None
) -> ClaimToRecord:
    """Claim number so-and-so: always the same one for the same number."""
    name = f"Zebulon Quillfeather {number}"
    form = given(str(folder / f"{name}.pdf"), f"form of {name}")
    return ClaimToRecord(
        received_date=date(2026, 3, 2),
        files=(form,),
        readings=(_form_reading(form.sha256, name),),
        assessed=_assessed(name, number),
        law_canonical=LAW,
        neighbours=neighbours or Neighbours(),
    )


def attachment_to_record(claim_id: str, number: int, seen_assessment: int) -> AttachmentToRecord:
    """A bill that comes later for claim number so-and-so."""
    name = f"Zebulon Quillfeather {number}"
    path = f"/invented/bill {seen_assessment} of {name}.pdf"
    bill = given(path, f"bill {seen_assessment} of {name}", FileResult.ATTACHED)
    return AttachmentToRecord(
        claim_id=claim_id,
        seen_assessment=seen_assessment,
        files=(bill,),
        readings=(_bill_reading(bill.sha256),),
        assessed=_assessed(name, number, Queue.APPROVAL),
        law_canonical=LAW,
    )


def _place(document: str, line: int) -> Place:
    return Place(
        document=document,
        page=1 + line // 20,
        box=Box(x0=72.25, top=100.5 + line, x1=300.0, bottom=110.5 + line),
    )


def _form_reading(document: str, name: str) -> Reading:
    values = tuple(
        ReadValue(
            fact="victim_name",
            label=f"Name of victim, line {line}",
            raw=name,
            value=name,
            place=_place(document, line),
            method=Method.FORM_FIELD,
            confidence_percent=99,
        )
        for line in range(VALUES_PER_FORM)
    )
    return Reading(
        document=document,
        kind=DocumentKind.CLAIM_FORM,
        first_page=1,
        last_page=4,
        form="tx/invented_2015_10",
        jurisdiction="TX",
        values=values,
    )


def _bill_reading(document: str) -> Reading:
    return Reading(
        document=document,
        kind=DocumentKind.ITEMISED_BILL,
        first_page=1,
        last_page=1,
        expenses=(
            Expense(expense_id="1", kind="medical", amount_cents=Cents(12_345), is_documented=True),
        ),
        total_cents=12_345,
    )


def _assessed(name: str, number: int, queue: Queue = Queue.REVIEW) -> Assessed:
    return Assessed(
        claim=_claim(name, number),
        assessment=_assessment(),
        work_items=(
            WorkItem(
                queue=queue,
                reasons=(
                    Reason(code=ReasonCode.FINDING_UNKNOWN, detail="reporting"),
                    Reason(code=ReasonCode.NOTHING_CLAIMED_YET, detail="award"),
                ),
            ),
        ),
    )


def _claim(name: str, number: int) -> Claim:
    values: dict[str, FactValue] = {
        "victim_name": name,
        "victim_birth_date": date(1980, 1, 1 + number % 28),
        "crime_date": date(2025, 11, 30),
        "victim_ssn": f"900-00-{number:04d}",
        "is_reported": True,
        "crime_types": frozenset({"assault", "robbery"}),
        "net_weekly_wages": 45_000,
    }
    return Claim(
        jurisdiction="TX",
        facts=MappingProxyType(
            {
                fact: Fact(
                    name=fact,
                    value=value,
                    standing=Standing.ASSERTED,
                    places=(_place("ab" * 32, 3),),
                )
                for fact, value in values.items()
            }
        ),
    )


def _assessment() -> Assessment:
    provision = ProvisionUsed(
        parameter="filing_deadline",
        in_force_from=date(2001, 1, 1),
        citation="Example Code § 100(a)",
        source="https://law.example.gov/100",
        confidence=Confidence.HIGH,
        version_chosen_by="application_date",
    )
    findings = tuple(
        Finding(
            rule=f"invented_rule_{position}",
            outcome=Outcome.MET,
            code="filed_in_time",
            values=(("last_day", date(2028, 11, 30)), ("years", 3)),
            facts_read=("crime_date", "application_date"),
            provisions=(provision,),
        )
        for position in range(9)
    )
    line = AwardLine(
        expense_id="1", kind="medical", claimed_cents=Cents(12_345), status=LineStatus.COMPUTED
    )
    return Assessment(
        jurisdiction="TX",
        law_hash=hashlib.sha256(LAW).hexdigest(),
        code_version="0.1.0",
        findings=findings,
        award=Award(lines=(line,)),
    )
