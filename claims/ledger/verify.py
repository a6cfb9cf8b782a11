"""Prove that nothing in the ledger was altered: walk each chain and check every link."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select, type_coerce
from sqlalchemy.types import NullType

from claims.database import reading
from claims.ledger.ledger import Ledger
from claims.ledger.records import NO_HASH, VERSION, Record, record_hash
from claims.ledger.verify_tables import tables_differ
from schemas.tables import CLAIMS, LAW_SNAPSHOTS, RECORDS


class Fault(StrEnum):
    """What can be wrong with one record or one law snapshot."""

    OUT_OF_SEQUENCE = "out_of_sequence"
    """A record before it is missing, or it stands in the wrong place."""
    WRONG_PREVIOUS_HASH = "wrong_previous_hash"
    """It does not follow on the record before it."""
    WRONG_HASH = "wrong_hash"
    """What is stored is not what was hashed."""
    UNKNOWN_VERSION = "unknown_version"
    """It says that it was hashed in a way that this program does not know."""
    WRONG_LAW_HASH = "wrong_law_hash"
    """The bytes of a law are not those whose hash it is held under."""
    TABLES_DIFFER = "tables_differ"
    """A claim's documents, findings or queues are others than its records say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One thing that was altered, and where; `seq` 0 means no single record."""

    chain: str
    seq: int
    fault: Fault


def verify(ledger: Ledger, chain: str = "") -> tuple[Breach, ...]:
    """Check one chain, or all of them and every law snapshot; empty when nothing was altered.

    Needs no keys: sealed bodies are hashed as they are stored. That whole records were cut off
    the end of a chain cannot be seen here; the daily root over all chains shows it.
    """
    # As it is stored: conversions would stumble over what somebody has put in its place.
    columns = [type_coerce(column, NullType()).label(column.name) for column in RECORDS.c]
    asked = select(*columns).order_by(RECORDS.c.chain, RECORDS.c.seq)
    if chain:
        asked = asked.where(RECORDS.c.chain == chain)
    with reading(ledger.engine) as connection:
        rows = connection.execution_options(yield_per=200).execute(asked)
        breaches = [
            breach
            for _, links in groupby(rows, key=lambda row: str(row.chain))
            for breach in _walk(links)
        ]
        broken = {breach.chain for breach in breaches}
        breaches.extend(
            Breach(chain=claim_id, seq=0, fault=Fault.TABLES_DIFFER)
            for claim_id in _claim_ids(connection, chain)
            # Of a chain that is broken nobody can say what it said.
            if claim_id not in broken and tables_differ(connection, claim_id)
        )
        if not chain:
            breaches.extend(_altered_laws(connection))
    return tuple(breaches)


def _walk(links: Iterator[Any]) -> Iterator[Breach]:
    """Check the records of one chain, in their order."""
    expected_seq, expected_hash = 1, NO_HASH
    for row in links:
        for fault, is_found in (
            (Fault.OUT_OF_SEQUENCE, row.seq != expected_seq),
            (Fault.WRONG_PREVIOUS_HASH, row.previous_hash != expected_hash),
            (Fault.UNKNOWN_VERSION, row.version != VERSION),
            (Fault.WRONG_HASH, not _is_as_hashed(row)),
        ):
            if is_found:
                yield Breach(chain=row.chain, seq=row.seq, fault=fault)
        expected_seq, expected_hash = row.seq + 1, row.hash


def _claim_ids(connection: Connection, claim_id: str) -> Sequence[str]:
    """All claims, or the one that is meant."""
    asked = select(CLAIMS.c.claim_id).order_by(CLAIMS.c.claim_id)
    if claim_id:
        asked = asked.where(CLAIMS.c.claim_id == claim_id)
    return connection.execute(asked).scalars().all()


def _altered_laws(connection: Connection) -> Iterator[Breach]:
    for row in connection.execute(select(LAW_SNAPSHOTS)):
        if hashlib.sha256(row.canonical).hexdigest() != row.law_hash:
            yield Breach(chain=f"law:{row.law_hash}", seq=0, fault=Fault.WRONG_LAW_HASH)


def _is_as_hashed(row: Row[Any]) -> bool:
    """Whether a record is what was hashed. SQLite lets anybody put bytes where text belongs."""
    record = Record(
        chain=row.chain,
        seq=row.seq,
        previous_hash=row.previous_hash,
        kind=row.kind,
        idempotency_key=row.idempotency_key,
        recorded_at=row.recorded_at,
        public_body=row.public_body,
        sealed_body=row.sealed_body,
    )
    has_its_types = all(
        isinstance(getattr(record, field.name), field.type)
        for field in fields(Record)
        if isinstance(field.type, type)
    )
    return has_its_types and row.hash == record_hash(record)
