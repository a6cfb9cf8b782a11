"""What every act on the ledger writes: documents with their keys, and what became of files."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, bindparam, func, insert, select

from claims.ledger.data_keys import store_keys
from claims.ledger.ledger import Ledger
from claims.ledger.rows import Row
from claims.vault import Key, Spot, seal
from schemas import canonical
from schemas.document import Arrival
from schemas.record import GivenFile, OutcomeWords
from schemas.tables import DOCUMENTS, INTAKE_OUTCOMES

# Statements that every claim needs are built once: building one costs four times running it.
_HELD_AMONG: Final = select(DOCUMENTS.c.sha256).where(
    DOCUMENTS.c.sha256.in_(bindparam("sha256s", expanding=True))
)
_ATTEMPTS: Final = select(func.max(INTAKE_OUTCOMES.c.attempt)).where(
    INTAKE_OUTCOMES.c.source_tag == bindparam("source_tag"),
    INTAKE_OUTCOMES.c.sha256 == bindparam("sha256"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A file whose bytes lie in the store, sealed with this key."""

    file: GivenFile
    arrival: Arrival
    key: Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Documents whose bytes lie in the store and are not in the ledger yet, by their hash."""

    stored: dict[str, Stored]
    named: set[str] = field(default_factory=set)
    """The hashes that the ledger came to name."""


@contextmanager
def storing(ledger: Ledger, files: Iterable[GivenFile]) -> Iterator[Bundle]:
    """Store the bytes of files before a transaction; afterwards remove what it did not name.

    Writing to the disk takes longer than writing rows, so it is done while nobody waits for us;
    whether a document is held already is only certain once everybody else waits.
    """
    bundle = Bundle(
        stored={
            file.sha256: Stored(file=file, arrival=arrival, key=ledger.vault.new_data_key())
            for file in files
            if (arrival := file.held_arrival)
        }
    )
    try:
        for sha256, stored in bundle.stored.items():
            ledger.documents.write(sha256, stored.arrival.content, stored.key)
        yield bundle
    finally:
        # What was named stays even when an error comes: the error may have come after the commit.
        for sha256 in bundle.stored.keys() - bundle.named:
            ledger.documents.remove(sha256, bundle.stored[sha256].key.key_id)


def name_documents(ledger: Ledger, connection: Connection, bundle: Bundle) -> None:
    """Write a row for each stored document that the ledger does not hold."""
    held = held_among(connection, bundle.stored)
    new = {sha256: stored for sha256, stored in bundle.stored.items() if sha256 not in held}
    if not new:
        return
    bundle.named.update(new)
    at = ledger.instant()
    store_keys(ledger, connection, [stored.key for stored in new.values()], at)
    rows = [_document_row(ledger, stored, at) for stored in new.values()]
    connection.execute(insert(DOCUMENTS), rows)


def held_among(connection: Connection, sha256s: Iterable[str]) -> set[str]:
    """Which of these documents the ledger holds."""
    return set(connection.execute(_HELD_AMONG, {"sha256s": list(sha256s)}).scalars())


def outcome_row(ledger: Ledger, connection: Connection, file: GivenFile, key: Key) -> Row:
    """The row that says what became of one file; a file given again has another attempt."""
    source_tag = ledger.source_tag(file.path)
    attempt = attempts(connection, source_tag, file.sha256) + 1
    words = OutcomeWords(
        path=storable(file.path),
        detail=file.detail,
        duplicate_of=storable(file.duplicate_of),
    )
    return {
        "source_tag": source_tag,
        "sha256": file.sha256,
        "attempt": attempt,
        "result": file.result.value,
        "code": file.code,
        "kind": file.kind.value,
        "sealed_words": seal(key, words_spot(source_tag, file.sha256), canonical.to_bytes(words)),
    }


def attempts(connection: Connection, source_tag: str, sha256: str) -> int:
    """How often these bytes have been given at this path."""
    asked = {"source_tag": source_tag, "sha256": sha256}
    return connection.execute(_ATTEMPTS, asked).scalar() or 0


def storable(path: str) -> str:
    r"""A path as text that can be stored: bytes that are no text show as `\xe9`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def words_spot(source_tag: str, sha256: str) -> Spot:
    """Where the words of an outcome are sealed."""
    return Spot(table="intake_outcomes", column="sealed_words", row_id=f"{source_tag}:{sha256}")


def path_spot(sha256: str) -> Spot:
    """Where the path of a document's first copy is sealed."""
    return Spot(table="documents", column="sealed_path", row_id=sha256)


def _document_row(ledger: Ledger, stored: Stored, at: str) -> Row:
    document, path = stored.arrival.document, stored.file.path
    return {
        "sha256": document.sha256,
        "size_bytes": document.size_bytes,
        "media_type": document.media_type,
        "page_count": stored.file.page_count,
        "source_tag": ledger.source_tag(path),
        "data_key_id": stored.key.key_id,
        "sealed_path": seal(stored.key, path_spot(document.sha256), storable(path).encode()),
        "recorded_at": at,
    }
