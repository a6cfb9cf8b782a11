"""The hash chains: each record names the hash of the one before it, and nothing is ever changed."""

import hashlib
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, desc, insert, select

from schemas.tables import RECORDS

VERSION: Final = 1
"""How hashes are computed. Another way would be another number, and the old records keep theirs."""

NO_HASH: Final = "0" * 64
"""What the first record of a chain names as the hash before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing that happened, as the bytes that are stored and hashed."""

    chain: str
    seq: int
    previous_hash: str
    kind: str
    idempotency_key: str
    recorded_at: str
    public_body: bytes
    sealed_body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """One chain and its last record; a new one has none."""

    name: str
    last_seq: int = 0
    last_hash: str = NO_HASH


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is to be recorded; its place in the chain is found when it is appended."""

    kind: str
    idempotency_key: str
    public_body: bytes
    sealed_body: bytes = b""


def chain_as_it_stands(connection: Connection, name: str) -> Chain:
    """Look up how far a chain has come."""
    last = connection.execute(
        select(RECORDS.c.seq, RECORDS.c.hash)
        .where(RECORDS.c.chain == name)
        .order_by(desc(RECORDS.c.seq))
        .limit(1)
    ).first()
    return Chain(name=name, last_seq=last.seq, last_hash=last.hash) if last else Chain(name=name)


def append(connection: Connection, chain: Chain, recorded_at: str, entries: list[Entry]) -> None:
    """Add records to the end of a chain, in the caller's transaction.

    Raises sqlalchemy's IntegrityError when an idempotency key is in the chain already, or when
    somebody else has appended to it since its head was looked up.
    """
    previous_hash = chain.last_hash
    rows = []
    for seq, entry in enumerate(entries, chain.last_seq + 1):
        record = Record(
            chain=chain.name,
            seq=seq,
            previous_hash=previous_hash,
            kind=entry.kind,
            idempotency_key=entry.idempotency_key,
            recorded_at=recorded_at,
            public_body=entry.public_body,
            sealed_body=entry.sealed_body,
        )
        previous_hash = record_hash(record)
        rows.append(_row(record, previous_hash))
    connection.execute(insert(RECORDS), rows)


def record_hash(record: Record) -> str:
    """SHA-256 over the version and every stored field, each with its length before it.

    The sealed body is hashed as it is stored, so a chain still verifies after its key is gone.
    """
    digest = hashlib.sha256(f"redress record {VERSION}\n".encode())
    for part in (
        record.chain.encode(),
        str(record.seq).encode(),
        record.previous_hash.encode(),
        record.kind.encode(),
        record.idempotency_key.encode(),
        record.recorded_at.encode(),
        record.public_body,
        record.sealed_body,
    ):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _row(record: Record, own_hash: str) -> dict[str, object]:
    return {
        "chain": record.chain,
        "seq": record.seq,
        "version": VERSION,
        "previous_hash": record.previous_hash,
        "hash": own_hash,
        "kind": record.kind,
        "idempotency_key": record.idempotency_key,
        "recorded_at": record.recorded_at,
        "public_body": record.public_body,
        "sealed_body": record.sealed_body,
    }
