"""What people ask the ledger: a claim with everything in it, a queue, a document."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final, TypeVar

from sqlalchemy import Row, and_, bindparam, func, select

from claims.database import reading
from claims.ledger.bodies import open_body
from claims.ledger.data_keys import data_key
from claims.ledger.document_store import DocumentMissingError
from claims.ledger.ledger import Ledger
from claims.ledger.taking_in import ClaimNotFoundError
from claims.ledger.writing import path_spot
from claims.vault import Key, unseal
from schemas.document import DocumentKind
from schemas.queues import Queue, Reason, ReasonCode
from schemas.record import (
    Assessed,
    ClaimDocument,
    ClaimFile,
    HeldDocument,
    HistoryEntry,
    QueuedClaim,
    Received,
)
from schemas.tables import (
    ASSESSMENTS,
    CLAIM_DOCUMENTS,
    CLAIMS,
    DOCUMENTS,
    QUEUE_ENTRIES,
    RECORDS,
)

T = TypeVar("T")

_RECEIVED: Final = frozenset({"claim_received", "documents_attached"})
"""The kinds of record that hold what came in; the others hold what was concluded."""

# Built once: every file that comes in is asked for.
_DOCUMENT: Final = select(DOCUMENTS).where(DOCUMENTS.c.sha256 == bindparam("sha256"))


def claim_file(ledger: Ledger, claim_id: str) -> ClaimFile:
    """Everything an officer sees of one claim, opened.

    Raises ClaimNotFoundError, and KeyNotHeldError once the claim has been made unreadable.
    """
    with reading(ledger.engine) as connection:
        claim = connection.execute(select(CLAIMS).where(CLAIMS.c.claim_id == claim_id)).first()
        if claim is None:
            raise ClaimNotFoundError(f"there is no claim {claim_id}")
        key = data_key(ledger, connection, claim.data_key_id)
        records = connection.execute(
            select(RECORDS).where(RECORDS.c.chain == claim_id).order_by(RECORDS.c.seq)
        ).all()
        documents = connection.execute(
            select(CLAIM_DOCUMENTS)
            .where(CLAIM_DOCUMENTS.c.claim_id == claim_id)
            .order_by(CLAIM_DOCUMENTS.c.assessment_number, CLAIM_DOCUMENTS.c.position)
        ).all()
    received = [_opened(Received, key, record) for record in records if record.kind in _RECEIVED]
    newest = [record for record in records if record.kind == "claim_assessed"][-1]
    paths = {file.sha256: file.path for each in received for file in each.files}
    history = tuple(_history_entry(record) for record in records)
    return ClaimFile(
        claim_id=claim_id,
        form=claim.form,
        received_date=date.fromisoformat(claim.received_date),
        documents=tuple(_claim_document(row, paths) for row in documents),
        readings=tuple(one for each in received for one in each.readings),
        assessed=_opened(Assessed, key, newest),
        assessment_number=history[-1].assessment_number,
        history=history,
    )


def claims_in(ledger: Ledger, *queues: Queue) -> tuple[QueuedClaim, ...]:
    """The claims that wait in these queues (in any, when none is named), the oldest first."""
    newest = (
        select(ASSESSMENTS.c.claim_id, func.max(ASSESSMENTS.c.assessment_number).label("number"))
        .group_by(ASSESSMENTS.c.claim_id)
        .subquery()
    )
    entries = QUEUE_ENTRIES.c
    asked = (
        select(QUEUE_ENTRIES, CLAIMS.c.jurisdiction, CLAIMS.c.form, CLAIMS.c.received_date)
        .join(
            newest,
            and_(
                entries.claim_id == newest.c.claim_id,
                entries.assessment_number == newest.c.number,
            ),
        )
        .join(CLAIMS, CLAIMS.c.claim_id == entries.claim_id)
        .where(entries.queue.in_([queue.value for queue in queues or Queue]))
        .order_by(CLAIMS.c.received_date, entries.claim_id, entries.queue, entries.position)
    )
    with reading(ledger.engine) as connection:
        rows = connection.execute(asked).all()
    places = groupby(rows, key=lambda row: (row.claim_id, row.queue))
    return tuple(_queued_claim(list(reasons)) for _, reasons in places)


def held_document(ledger: Ledger, sha256: str) -> HeldDocument | None:
    """A document that is held, with the path of its first copy; None when it is not held."""
    with reading(ledger.engine) as connection:
        found = connection.execute(_DOCUMENT, {"sha256": sha256}).first()
        if found is None:
            return None
        key = data_key(ledger, connection, found.data_key_id)
        claim_ids = connection.execute(
            select(CLAIM_DOCUMENTS.c.claim_id).where(CLAIM_DOCUMENTS.c.sha256 == sha256).distinct()
        ).scalars()
        return HeldDocument(
            sha256=sha256,
            path=unseal(key, path_spot(sha256), found.sealed_path).decode(),
            claim_ids=tuple(sorted(claim_ids)),
        )


def document_content(ledger: Ledger, sha256: str) -> bytes:
    """The bytes of a document that is held, opened.

    Raises DocumentMissingError when it is not held, UnsealError when it was altered, and
    KeyNotHeldError when it has been made unreadable.
    """
    with reading(ledger.engine) as connection:
        asked = select(DOCUMENTS.c.data_key_id).where(DOCUMENTS.c.sha256 == sha256)
        key_id = connection.execute(asked).scalar()
        if key_id is None:
            raise DocumentMissingError(f"no document {sha256} is held")
        key = data_key(ledger, connection, key_id)
    return ledger.documents.read(sha256, key)


def _opened(kind: type[T], key: Key, record: Row[Any]) -> T:
    """The private half of a record of a claim."""
    return open_body(kind, key, record.chain, record.seq, record.sealed_body)


def _claim_document(row: Row[Any], paths: dict[str, str]) -> ClaimDocument:
    return ClaimDocument(
        sha256=row.sha256,
        path=paths.get(row.sha256, ""),
        kind=DocumentKind(row.kind),
        first_page=row.first_page,
        last_page=row.last_page,
        assessment_number=row.assessment_number,
    )


def _history_entry(record: Row[Any]) -> HistoryEntry:
    return HistoryEntry(
        seq=record.seq,
        kind=record.kind,
        recorded_at=record.recorded_at,
        assessment_number=json.loads(record.public_body)["assessment_number"],
    )


def _queued_claim(rows: Sequence[Row[Any]]) -> QueuedClaim:
    """One claim in one queue, from one row a reason."""
    first = rows[0]
    return QueuedClaim(
        claim_id=first.claim_id,
        queue=Queue(first.queue),
        jurisdiction=first.jurisdiction,
        form=first.form,
        received_date=date.fromisoformat(first.received_date),
        assessment_number=first.assessment_number,
        reasons=tuple(Reason(code=ReasonCode(row.reason_code), detail=row.detail) for row in rows),
    )
