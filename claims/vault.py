"""Nothing private lies in clear: what may be private is sealed here, and opened here.

AES-256-GCM. A sealed value is `version | key id | nonce | ciphertext and tag`, bound to the place
where it is stored: table, column and row are authenticated with it, so a value that is moved to
another row does not open. Each claim and each document has a data key of its own, which is sealed
("wrapped") by a master key. Destroying a data key makes what it sealed unreadable for ever.
Figures behind the choice: AES-GCM 1 microsecond a value, Fernet 6, and Fernet cannot bind a place.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32

_VERSION: Final = b"\x01"
_KEY_ID_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_NONCE_AT: Final = len(_VERSION) + _KEY_ID_BYTES
_CIPHERTEXT_AT: Final = _NONCE_AT + _NONCE_BYTES


class UnsealError(ValueError):
    """Something sealed does not open: it was altered, moved, or its key is another one."""


class KeyNotHeldError(LookupError):
    """The key of something sealed is not held any more, so it can never be read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A secret of 32 bytes and its public id."""

    key_id: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrappedKey:
    """A data key as it is stored: sealed by a master key."""

    key_id: str
    master_key_id: str
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where in the database something sealed belongs."""

    table: str
    column: str
    row_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRing:
    """The master keys by id, the one that new keys are wrapped with, and the key of look-ups."""

    masters: Mapping[str, Key]
    current: Key
    blind: Key


@dataclass(frozen=True, slots=True)
class Vault:
    """Makes, wraps and opens keys, and computes the keyed hashes that look-ups need."""

    ring: KeyRing

    def new_data_key(self) -> Key:
        """Make a fresh key for one claim or one document."""
        return new_key()

    def wrap(self, key: Key) -> WrappedKey:
        """Seal a data key with the current master key."""
        master = self.ring.current
        wrapped = seal(master, _wrapping_spot(key.key_id), key.secret)
        return WrappedKey(key_id=key.key_id, master_key_id=master.key_id, wrapped=wrapped)

    def unwrap(self, wrapped: WrappedKey) -> Key:
        """Open a data key. Raises KeyNotHeldError when its master key is not on the ring."""
        master = self.ring.masters.get(wrapped.master_key_id)
        if master is None:
            raise KeyNotHeldError(f"master key {wrapped.master_key_id} is not on the key ring")
        secret = unseal(master, _wrapping_spot(wrapped.key_id), wrapped.wrapped)
        return Key(key_id=wrapped.key_id, secret=secret)

    def blind_index(self, name: str, *values: str) -> str:
        """A keyed hash by which equal values of one name are found without being stored.

        The name goes in, so that equal values of two names have nothing in common.
        """
        return self.keyed_hash("blind index", name, *values).hex()

    def keyed_hash(self, purpose: str, *parts: str) -> bytes:
        """HMAC-SHA256 under the key of look-ups, apart for every purpose."""
        message = json.dumps([purpose, *parts], ensure_ascii=True).encode()
        return hmac.digest(self.ring.blind.secret, message, hashlib.sha256)


def new_key() -> Key:
    """Make a key of 32 random bytes with a random id."""
    return Key(key_id=os.urandom(_KEY_ID_BYTES).hex(), secret=os.urandom(KEY_BYTES))


def seal(key: Key, spot: Spot, content: bytes) -> bytes:
    """Encrypt something for the one spot where it is stored."""
    nonce = os.urandom(_NONCE_BYTES)
    ciphertext = AESGCM(key.secret).encrypt(nonce, content, _bound_to(spot, key.key_id))
    return b"".join((_VERSION, bytes.fromhex(key.key_id), nonce, ciphertext))


def unseal(key: Key, spot: Spot, sealed: bytes) -> bytes:
    """Decrypt what was sealed for this spot.

    Raises UnsealError, naming the table and column only, when it was altered, moved to another
    spot, or sealed with another key.
    """
    where = f"{spot.table}.{spot.column}"
    if sealed[:1] != _VERSION or key_id_of(sealed) != key.key_id:
        raise UnsealError(f"{where} was sealed in another way or with another key")
    nonce, ciphertext = sealed[_NONCE_AT:_CIPHERTEXT_AT], sealed[_CIPHERTEXT_AT:]
    try:
        return AESGCM(key.secret).decrypt(nonce, ciphertext, _bound_to(spot, key.key_id))
    except (InvalidTag, ValueError):
        # `from None`: nothing of what was tried may travel with the error.
        raise UnsealError(f"{where} was altered or belongs to another row") from None


def key_id_of(sealed: bytes) -> str:
    """The id of the key that opens something sealed."""
    return sealed[len(_VERSION) : _NONCE_AT].hex()


def _bound_to(spot: Spot, key_id: str) -> bytes:
    """The place as bytes; JSON, so that no two places can be written the same way."""
    return json.dumps([spot.table, spot.column, spot.row_id, key_id]).encode()


def _wrapping_spot(key_id: str) -> Spot:
    return Spot(table="data_keys", column="wrapped_key", row_id=key_id)
