"""Where keys come from: the environment, or a file that only its owner may read."""

import base64
import binascii
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from claims.settings import Settings
from claims.vault import KEY_BYTES, Key, KeyRing, new_key

_OTHERS: Final = 0o077


class KeysError(RuntimeError):
    """The keys cannot be used as they are."""


class _KeyFile(BaseModel):
    """The file as it is written: keys in base64 by id."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    current: str
    masters: dict[str, SecretStr]
    blind: SecretStr


def key_ring(settings: Settings, *, may_make: bool) -> KeyRing:
    """Read the keys; make them when there are none yet and that is allowed.

    It is not allowed once the ledger holds anything: new keys would not open it. Without a file,
    both keys may come from the environment.
    Raises KeysError when keys are missing, damaged, or open to other users of the machine.
    """
    master = _key(settings.master_key) if settings.master_key else None
    blind = _key(settings.blind_key) if settings.blind_key else None
    if not settings.key_file.exists():
        if master and blind:
            return KeyRing(masters={master.key_id: master}, current=master, blind=blind)
        if may_make:
            _make(settings.key_file)
    held = _read(settings.key_file)
    masters = {key_id: _key(secret, key_id) for key_id, secret in held.masters.items()}
    if held.current not in masters:
        raise KeysError(f"{settings.key_file} names a current key that it does not hold")
    if master:
        masters[master.key_id] = master
    return KeyRing(
        masters=masters, current=master or masters[held.current], blind=blind or _key(held.blind)
    )


def _make(key_file: Path) -> None:
    """Write fresh keys, whole or not at all; of two processes at once, the first one's count."""
    master, blind = new_key(), new_key()
    content = {
        "current": master.key_id,
        "masters": {master.key_id: base64.b64encode(master.secret).decode()},
        "blind": base64.b64encode(blind.secret).decode(),
    }
    key_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # mkstemp makes the file 0600 from its first moment.
    descriptor, unfinished = tempfile.mkstemp(dir=key_file.parent, prefix=".keys-")
    try:
        with os.fdopen(descriptor, "w") as writer:
            json.dump(content, writer, indent=2)
            writer.flush()
            os.fsync(writer.fileno())
        Path(key_file).hardlink_to(unfinished)
    except FileExistsError:
        return
    finally:
        Path(unfinished).unlink()


def _read(key_file: Path) -> _KeyFile:
    try:
        if key_file.stat().st_mode & _OTHERS:
            raise KeysError(f"{key_file} can be read by others; run: chmod 600 {key_file}")
        return _KeyFile.model_validate_json(key_file.read_bytes())
    except FileNotFoundError:
        raise KeysError(f"the key file {key_file} is missing, and the ledger needs it") from None
    except ValidationError:
        raise KeysError(
            f"{key_file} is damaged: it does not hold keys as Redress wrote them"
        ) from None


def _key(secret: SecretStr, key_id: str = "") -> Key:
    """Decode a key; one that comes without an id is named by a hash of it."""
    try:
        decoded = base64.b64decode(secret.get_secret_value(), validate=True)
    except (binascii.Error, ValueError):
        raise KeysError("a key is not written in base64") from None
    if len(decoded) != KEY_BYTES:
        raise KeysError(f"a key is {len(decoded)} bytes long instead of {KEY_BYTES}")
    named = key_id or hashlib.sha256(b"redress key id\n" + decoded).hexdigest()[:32]
    return Key(key_id=named, secret=decoded)
