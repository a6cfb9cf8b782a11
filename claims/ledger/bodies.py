"""The private half of a claim's records: written canonically, packed, and sealed; and back."""

import zlib
from typing import TypeVar

from claims.vault import Key, Spot, seal, unseal
from schemas import canonical

T = TypeVar("T")

_QUICKLY = 1
"""How hard zlib packs. Canonical bytes shrink to a sixth even so, and with them every commit."""


def seal_body(key: Key, claim_id: str, seq: int, value: object) -> bytes:
    """Seal what one record of a claim holds in private."""
    packed = zlib.compress(canonical.to_bytes(value), _QUICKLY)
    return seal(key, _spot(claim_id, seq), packed)


def open_body(kind: type[T], key: Key, claim_id: str, seq: int, sealed: bytes) -> T:
    """Open what one record of a claim holds in private. Raises UnsealError if it was altered."""
    packed = unseal(key, _spot(claim_id, seq), sealed)
    return canonical.from_bytes(kind, zlib.decompress(packed))


def _spot(claim_id: str, seq: int) -> Spot:
    return Spot(table="records", column="sealed_body", row_id=f"{claim_id}:{seq}")
