"""An open ledger: its database, its keys and its documents, and who opens them."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, exists, select

from claims.database import open_engine, prepare, reading
from claims.key_ring import key_ring
from claims.ledger.document_store import DocumentStore
from claims.settings import Settings
from claims.vault import Vault
from schemas.tables import DATA_KEYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What every act on the ledger needs. Open one in each process; threads may share it."""

    engine: Engine
    vault: Vault
    documents: DocumentStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def instant(self) -> str:
        """This moment in UTC, as it is stored: text of one width, so that it sorts."""
        return self.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def source_tag(self, path: str) -> str:
        """A keyed hash of where a file lies, to know it again without storing its name."""
        absolute = os.path.abspath(path)  # noqa: PTH100  # Path.resolve() would follow links
        return self.vault.keyed_hash("source tag", absolute).hex()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def open_ledger(settings: Settings) -> Ledger:
    """Open the ledger of an installation; the first time, make its tables and its keys.

    Raises KeysError when the ledger holds something and its keys are missing, and
    NewerDatabaseError when a newer version of the program has been here.
    """
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = open_engine(settings.database_url)
    try:
        prepare(engine)
        ring = key_ring(settings, may_make=not _holds_anything(engine))
    except BaseException:
        engine.dispose()
        raise
    return Ledger(
        engine=engine,
        vault=Vault(ring=ring),
        documents=DocumentStore(settings.home / "documents"),
    )


def _holds_anything(engine: Engine) -> bool:
    with reading(engine) as connection:
        return bool(connection.execute(select(exists(select(DATA_KEYS)))).scalar())
