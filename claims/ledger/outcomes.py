"""What became of files that are no claim: problems and duplicates, each recorded once."""

from sqlalchemy import desc, insert, select

from claims.database import reading, writing
from claims.ledger.data_keys import key_of, store_keys
from claims.ledger.ledger import Ledger
from claims.ledger.records import Entry, append, chain_as_it_stands
from claims.ledger.rows import Row
from claims.ledger.writing import (
    attempts,
    held_among,
    name_documents,
    outcome_row,
    storing,
    words_spot,
)
from claims.vault import unseal
from schemas import canonical
from schemas.outcome import FileOutcome, FileResult
from schemas.record import GivenFile, OutcomeWords, Recorded, RecordStatus
from schemas.tables import INTAKE_OUTCOMES


def record_outcome(ledger: Ledger, file: GivenFile, seen_attempts: int = 0) -> Recorded:
    """Record the end of one file that became no claim. A PDF is held, encrypted.

    Answers ALREADY_HELD, and writes nothing, when the file's outcome has been recorded since it
    was looked up, and when a problem's bytes have meanwhile come in from another path: the file
    is a duplicate then. To try a file again, say how many attempts were seen.
    """
    with storing(ledger, [file]) as bundle, writing(ledger.engine) as connection:
        source_tag = ledger.source_tag(file.path)
        is_late = attempts(connection, source_tag, file.sha256) != seen_attempts
        is_copy = (
            file.result is FileResult.PROBLEM
            and seen_attempts == 0
            and bool(held_among(connection, [file.sha256]))
        )
        if is_late or is_copy:
            return Recorded(status=RecordStatus.ALREADY_HELD)
        at = ledger.instant()
        key = ledger.vault.new_data_key()
        store_keys(ledger, connection, [key], at)
        name_documents(ledger, connection, bundle)
        row = outcome_row(ledger, connection, file, key)
        connection.execute(insert(INTAKE_OUTCOMES), {**row, "claim_id": None, "recorded_at": at})
        chain = chain_as_it_stands(connection, f"file:{source_tag}")
        append(connection, chain, at, [_entry(row)])
    return Recorded(status=RecordStatus.RECORDED)


def outcome_of(ledger: Ledger, path: str, sha256: str) -> FileOutcome | None:
    """What became of these bytes at this path when they were given before; None if never.

    For a file that cannot be read, `sha256` is empty.
    """
    columns = INTAKE_OUTCOMES.c
    source_tag = ledger.source_tag(path)
    asked = (
        select(INTAKE_OUTCOMES)
        .where(columns.source_tag == source_tag, columns.sha256 == sha256)
        .order_by(desc(columns.attempt))
        .limit(1)
    )
    with reading(ledger.engine) as connection:
        found = connection.execute(asked).first()
        if found is None:
            return None
        key = key_of(ledger, connection, found.sealed_words)
    words = canonical.from_bytes(
        OutcomeWords, unseal(key, words_spot(source_tag, sha256), found.sealed_words)
    )
    return FileOutcome(
        path=path,
        result=FileResult(found.result),
        is_new=False,
        claim_id=found.claim_id or "",
        kind=found.kind,
        duplicate_of=words.duplicate_of,
        code=found.code,
        detail=words.detail,
    )


def _entry(row: Row) -> Entry:
    """The record of one file's outcome; its words are sealed in the outcome itself."""
    opened = {name: row[name] for name in ("sha256", "attempt", "result", "code", "kind")}
    return Entry(
        kind="file_ended",
        idempotency_key=f"{row['sha256'] or 'unreadable'}:{row['attempt']}",
        public_body=canonical.to_bytes(opened),
        sealed_body=row["sealed_words"],
    )
