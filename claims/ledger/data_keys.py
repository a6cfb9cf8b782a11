"""The keys of single claims and documents: how they are stored, changed over, and destroyed."""

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from claims.database import writing
from claims.ledger.ledger import Ledger
from claims.vault import Key, KeyNotHeldError, WrappedKey, key_id_of
from schemas.tables import DATA_KEYS


def store_keys(ledger: Ledger, connection: Connection, keys: list[Key], recorded_at: str) -> None:
    """Store fresh data keys, wrapped by the current master key."""
    rows = [_row(ledger.vault.wrap(key), recorded_at) for key in keys]
    connection.execute(insert(DATA_KEYS), rows)


def data_key(ledger: Ledger, connection: Connection, key_id: str) -> Key:
    """Open one data key.

    Raises KeyNotHeldError when it was destroyed, or its master key is not on the ring.
    """
    found = connection.execute(select(DATA_KEYS).where(DATA_KEYS.c.key_id == key_id)).all()
    if not found:
        raise KeyNotHeldError("the data key was destroyed, so this can never be read again")
    # While keys are changed over, an older program may still find the row it can open.
    masters = ledger.vault.ring.masters
    row = max(found, key=lambda each: each.master_key_id in masters)
    return ledger.vault.unwrap(_wrapped(row))


def key_of(ledger: Ledger, connection: Connection, sealed: bytes) -> Key:
    """The data key that opens something sealed."""
    return data_key(ledger, connection, key_id_of(sealed))


def destroy(ledger: Ledger, key_id: str) -> None:
    """Destroy a data key. What it sealed can never be read again; chains still verify."""
    with writing(ledger.engine) as connection:
        connection.execute(delete(DATA_KEYS).where(DATA_KEYS.c.key_id == key_id))


def rewrap(ledger: Ledger, at_most: int = 1000) -> int:
    """Wrap data keys of older master keys with the current one; the number that was changed.

    Call it until it answers 0: then an older master key can leave the key ring.
    """
    current = ledger.vault.ring.current.key_id
    with writing(ledger.engine) as connection:
        old = connection.execute(
            select(DATA_KEYS)
            .where(DATA_KEYS.c.master_key_id != current)
            .order_by(DATA_KEYS.c.key_id)
            .limit(at_most)
        ).all()
        for row in old:
            key = ledger.vault.unwrap(_wrapped(row))
            connection.execute(insert(DATA_KEYS), _row(ledger.vault.wrap(key), row.recorded_at))
            connection.execute(
                delete(DATA_KEYS).where(
                    DATA_KEYS.c.key_id == row.key_id,
                    DATA_KEYS.c.master_key_id == row.master_key_id,
                )
            )
    return len(old)


def _wrapped(row: Row[Any]) -> WrappedKey:
    return WrappedKey(key_id=row.key_id, master_key_id=row.master_key_id, wrapped=row.wrapped_key)


def _row(wrapped: WrappedKey, recorded_at: str) -> dict[str, object]:
    return {
        "key_id": wrapped.key_id,
        "master_key_id": wrapped.master_key_id,
        "wrapped_key": wrapped.wrapped,
        "recorded_at": recorded_at,
    }
