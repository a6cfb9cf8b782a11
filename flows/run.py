"""What the steps of one run work with: what was given, the ledger, the readers, the limits."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final, Protocol

from claims.extraction.limits import Limits
from claims.extraction.sandbox.pool import ReaderPool
from claims.ledger.ledger import Ledger, open_ledger
from claims.settings import Settings
from flows import manifest
from flows.batches import batches
from flows.manifest import GivenPacket
from schemas.reading import Extraction


class Readers(Protocol):
    """Whoever can read a document: the sandbox, or a test."""

    def read(self, data: bytes, sha256: str) -> Extraction:
        """Read one document; a document that cannot be read is answered with its problem."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where papers are worked on: shared by every thread of a run."""

    ledger: Ledger
    readers: Readers
    limits: Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the flow: what it was given, in batches, and the desk it is worked on at."""

    batches: tuple[tuple[GivenPacket, ...], ...] = field(repr=False)
    desk: Desk


_CURRENT: Final[ContextVar[Run]] = ContextVar("run")
"""The tasks of a run find it here: Prefect is told ids and numbers only."""


@contextmanager
def desk(settings: Settings) -> Iterator[Desk]:
    """Open the ledger and start the readers; both end with the block."""
    limits = settings.limits()
    ledger = open_ledger(settings)
    try:
        with ReaderPool(limits=limits) as readers:
            yield Desk(ledger=ledger, readers=readers, limits=limits)
    finally:
        ledger.close()


@contextmanager
def opened(run_id: str) -> Iterator[Run]:
    """Find what a run was given, by its id, on whichever machine the flow runs."""
    settings = Settings()
    with desk(settings) as place:
        packets = manifest.read(run_id, settings.home, place.ledger.vault)
        run = Run(batches=tuple(batches(packets)), desk=place)
        token = _CURRENT.set(run)
        try:
            yield run
        finally:
            _CURRENT.reset(token)


def current_run() -> Run:
    """The run that this task belongs to."""
    return _CURRENT.get()
