"""What one run was given to do, sealed on disk, so that Prefect is told nothing but a number.

A file's name may hold a victim's name, and Prefect keeps parameters in clear text. So the paths
lie in `runs/<run_id>.sealed` of the Redress home and the flow gets the run's id.
"""

import base64
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from claims.vault import Spot, Vault, WrappedKey, seal, unseal


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPacket:
    """Files that came together, when they came, and what the sender's form may not tell."""

    paths: tuple[str, ...] = field(repr=False)
    received_date: date
    jurisdiction: str = ""
    """Used where the form does not tell its state; empty when nobody named one."""


def write(packets: Sequence[GivenPacket], home: Path, vault: Vault) -> str:
    """Seal what a run is given and answer with the run's id."""
    run_id = uuid.uuid4().hex
    key = vault.new_data_key()
    wrapped = vault.wrap(key)
    # Not the canonical bytes of `schemas`: a file's name need not be proper Unicode.
    plain = json.dumps([_as_json(packet) for packet in packets]).encode("ascii")
    content = {
        "key_id": wrapped.key_id,
        "master_key_id": wrapped.master_key_id,
        "wrapped": base64.b64encode(wrapped.wrapped).decode(),
        "sealed": base64.b64encode(seal(key, _spot(run_id), plain)).decode(),
    }
    path = _path(home, run_id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="ascii")
    return run_id


def read(run_id: str, home: Path, vault: Vault) -> tuple[GivenPacket, ...]:
    """Open what a run was given."""
    content = json.loads(_path(home, run_id).read_text(encoding="ascii"))
    wrapped = WrappedKey(
        key_id=content["key_id"],
        master_key_id=content["master_key_id"],
        wrapped=base64.b64decode(content["wrapped"]),
    )
    sealed = base64.b64decode(content["sealed"])
    packets = json.loads(unseal(vault.unwrap(wrapped), _spot(run_id), sealed))
    return tuple(_from_json(packet) for packet in packets)


def remove(run_id: str, home: Path) -> None:
    """Forget a run that is done: what it did is in the ledger."""
    _path(home, run_id).unlink(missing_ok=True)


def _as_json(packet: GivenPacket) -> dict[str, Any]:
    return {
        "paths": packet.paths,
        "received_date": packet.received_date.isoformat(),
        "jurisdiction": packet.jurisdiction,
    }


def _from_json(packet: dict[str, Any]) -> GivenPacket:
    return GivenPacket(
        paths=tuple(packet["paths"]),
        received_date=date.fromisoformat(packet["received_date"]),
        jurisdiction=packet["jurisdiction"],
    )


def _path(home: Path, run_id: str) -> Path:
    """The file of a run. An id that is no id must not lead to another file."""
    return home / "runs" / f"{uuid.UUID(run_id).hex}.sealed"


def _spot(run_id: str) -> Spot:
    return Spot(table="runs", column="manifest", row_id=run_id)
