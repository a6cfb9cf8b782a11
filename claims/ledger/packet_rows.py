"""Everything that one packet adds to a claim, written row by row in one transaction."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from sqlalchemy import Connection, Insert, Table, bindparam, func, insert, select

from claims.ledger.blind_indexes import blind_indexes
from claims.ledger.bodies import seal_body
from claims.ledger.ledger import Ledger
from claims.ledger.records import Chain, Entry, append, chain_as_it_stands
from claims.ledger.rows import (
    Row,
    claim_document_rows,
    finding_rows,
    public_assessment,
    queue_rows,
    read_value_rows,
)
from claims.ledger.writing import outcome_row, storable
from claims.vault import Key
from schemas import canonical
from schemas.claim import Claim
from schemas.record import (
    Assessed,
    AttachmentToRecord,
    ClaimToRecord,
    FileName,
    GivenFile,
    Received,
)
from schemas.tables import (
    ASSESSMENTS,
    BLIND_INDEXES,
    CLAIM_DOCUMENTS,
    FINDINGS,
    INTAKE_OUTCOMES,
    LAW_SNAPSHOTS,
    QUEUE_ENTRIES,
    READ_VALUES,
)

# Built once: every claim asks it.
_LAW_HELD: Final = select(LAW_SNAPSHOTS.c.law_hash).where(
    LAW_SNAPSHOTS.c.law_hash == bindparam("law_hash")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act on one claim: the open transaction, the claim's key, and the instant it bears."""

    ledger: Ledger
    connection: Connection
    claim_id: str
    key: Key
    at: str

    def insert(self, table: Table, rows: list[Row]) -> None:
        """Add rows to a table; nothing when there are none."""
        if rows:
            self.connection.execute(_insert_into(table), rows)


def write_packet(act: Act, number: int, packet: ClaimToRecord | AttachmentToRecord) -> None:
    """Write what came, what was read and what was concluded, as assessment `number`."""
    is_new = number == 1
    chain = Chain(name=act.claim_id)
    if not is_new:
        chain = chain_as_it_stands(act.connection, act.claim_id)
    seq = chain.last_seq + 1
    documents = [
        {"assessment_number": number, "position": position, **row}
        for position, row in enumerate(claim_document_rows(packet.files, packet.readings), 1)
    ]
    _write_assessment(act, number, packet.assessed, packet.law_canonical)
    act.insert(CLAIM_DOCUMENTS, [{"claim_id": act.claim_id, **row} for row in documents])
    act.insert(READ_VALUES, read_value_rows(act.claim_id, seq, packet.readings))
    held = frozenset() if is_new else _indexes_held(act)
    act.insert(BLIND_INDEXES, _new_indexes(act, packet.assessed.claim, held))
    _write_outcomes(act, packet.files)
    entries = [
        _received_entry(act, seq, number, packet, documents),
        _assessed_entry(act, seq + 1, number, packet.assessed),
    ]
    append(act.connection, chain, act.at, entries)


def newest_assessment(connection: Connection, claim_id: str) -> int:
    """The number of the assessment that counts; 0 for a claim that is not held."""
    asked = select(func.max(ASSESSMENTS.c.assessment_number)).where(
        ASSESSMENTS.c.claim_id == claim_id
    )
    return connection.execute(asked).scalar() or 0


def _write_assessment(act: Act, number: int, assessed: Assessed, law_canonical: bytes) -> None:
    """Write the law unless it is held, the findings, and where the claim waits."""
    assessment = assessed.assessment
    if act.connection.execute(_LAW_HELD, {"law_hash": assessment.law_hash}).first() is None:
        law: Row = {
            "law_hash": assessment.law_hash,
            "jurisdiction": assessment.jurisdiction,
            "canonical": law_canonical,
            "recorded_at": act.at,
        }
        act.insert(LAW_SNAPSHOTS, [law])
    row: Row = {
        "claim_id": act.claim_id,
        "assessment_number": number,
        "law_hash": assessment.law_hash,
        "code_version": assessment.code_version,
        "recorded_at": act.at,
    }
    act.insert(ASSESSMENTS, [row])
    act.insert(FINDINGS, finding_rows(act.claim_id, number, assessment))
    act.insert(QUEUE_ENTRIES, queue_rows(act.claim_id, number, assessed.work_items))


def _indexes_held(act: Act) -> frozenset[str]:
    """The look-up keys that the claim has had since an earlier assessment."""
    asked = select(BLIND_INDEXES.c.digest).where(BLIND_INDEXES.c.claim_id == act.claim_id)
    return frozenset(act.connection.execute(asked).scalars())


def _new_indexes(act: Act, claim: Claim, held: frozenset[str]) -> list[Row]:
    """The look-up keys that the claim has now and did not have before."""
    return [
        {"field": field, "digest": digest, "claim_id": act.claim_id}
        for field, digest in blind_indexes(act.ledger.vault, claim).items()
        if digest not in held
    ]


def _write_outcomes(act: Act, files: tuple[GivenFile, ...]) -> None:
    """Write what became of each file, its words sealed with the claim's key."""
    rows = [outcome_row(act.ledger, act.connection, file, act.key) for file in files]
    act.insert(
        INTAKE_OUTCOMES, [row | {"claim_id": act.claim_id, "recorded_at": act.at} for row in rows]
    )


def _received_entry(
    act: Act,
    seq: int,
    number: int,
    packet: ClaimToRecord | AttachmentToRecord,
    documents: list[Row],
) -> Entry:
    """The record of what came: documents openly, names and words sealed."""
    received = Received(
        files=tuple(
            FileName(sha256=file.sha256, path=storable(file.path))
            for file in packet.files
            if file.claim_keeps
        ),
        readings=packet.readings,
    )
    opened: Row = {"assessment_number": number, "documents": documents}
    if isinstance(packet, ClaimToRecord):
        opened["received_date"] = packet.received_date
    return Entry(
        kind="claim_received" if number == 1 else "documents_attached",
        idempotency_key=f"received:{number}",
        public_body=canonical.to_bytes(opened),
        sealed_body=seal_body(act.key, act.claim_id, seq, received),
    )


def _assessed_entry(act: Act, seq: int, number: int, assessed: Assessed) -> Entry:
    """The record of what was concluded: codes, law and queues openly, values sealed."""
    return Entry(
        kind="claim_assessed",
        idempotency_key=f"assessed:{number}",
        public_body=canonical.to_bytes(public_assessment(number, assessed)),
        sealed_body=seal_body(act.key, act.claim_id, seq, assessed),
    )


@cache
def _insert_into(table: Table) -> Insert:
    return insert(table)
