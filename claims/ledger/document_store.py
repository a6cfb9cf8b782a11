"""Where the bytes of documents lie: encrypted, one file each, by content hash."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claims.vault import Key, Spot, seal, unseal

_SHARD_LETTERS: Final = 2
"""So many letters of the hash name the folder: 256 folders, never too full to list."""


class DocumentMissingError(LookupError):
    """The ledger names a document whose bytes are not in the store."""


@dataclass(frozen=True, slots=True)
class DocumentStore:
    """Encrypted documents below one folder, at `ab/<sha256>.<key id>`.

    The key's id is part of the name, so two runs that store the same document at once never
    write the same file: the one that loses in the ledger removes its own.
    """

    folder: Path

    def write(self, sha256: str, content: bytes, key: Key) -> None:
        """Store bytes whole or not at all: a crash leaves at most a file that nothing names."""
        sealed = seal(key, _spot(sha256), content)
        place = self._place(sha256, key.key_id)
        _make_folder(place.parent)
        descriptor, unfinished = tempfile.mkstemp(dir=place.parent, prefix=".unfinished-")
        try:
            with os.fdopen(descriptor, "wb") as writer:
                writer.write(sealed)
                writer.flush()
                os.fsync(writer.fileno())
            Path(unfinished).replace(place)
        except BaseException:
            Path(unfinished).unlink(missing_ok=True)
            raise
        _sync_folder(place.parent)

    def read(self, sha256: str, key: Key) -> bytes:
        """The bytes of a document. Raises DocumentMissingError or, if altered, UnsealError."""
        try:
            sealed = self._place(sha256, key.key_id).read_bytes()
        except FileNotFoundError:
            raise DocumentMissingError(f"document {sha256} is not in the store") from None
        return unseal(key, _spot(sha256), sealed)

    def remove(self, sha256: str, key_id: str) -> None:
        """Remove bytes that the ledger did not come to name."""
        self._place(sha256, key_id).unlink(missing_ok=True)

    def _place(self, sha256: str, key_id: str) -> Path:
        return self.folder / sha256[:_SHARD_LETTERS] / f"{sha256}.{key_id}"


def _spot(sha256: str) -> Spot:
    return Spot(table="documents", column="content", row_id=sha256)


def _make_folder(folder: Path) -> None:
    """Make a folder that survives a power cut, readable by its owner only."""
    if folder.is_dir():
        return
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    """Make the disk keep the names in a folder, which keeping the files alone does not do."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
