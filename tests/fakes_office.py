"""An office with a ledger of its own, whose readers know what is written because they wrote it."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from claims.extraction.limits import Limits
from claims.ledger.ledger import open_ledger
from claims.settings import Settings
from flows.attach_later import attach_later
from flows.manifest import GivenPacket
from flows.run import Desk
from flows.steps import take_in
from schemas.outcome import RunOutcome
from schemas.problems import Problem, ProblemCode
from schemas.reading import Extraction, Reading
from tests.fakes_papers import RECEIVED


@dataclass
class FakeReaders:
    """Readers that answer what a test has told them, and count how often they are asked."""

    known: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def read(self, data: bytes, sha256: str) -> Extraction:
        """What was said to stand in the document."""
        assert hashlib.sha256(data).hexdigest() == sha256
        self.asked.append(sha256)
        if sha256 in self.broken:
            raise ZeroDivisionError("Quilla Example broke the reader")
        readings = self.known.get(sha256, ())
        problems = () if readings else (Problem(code=ProblemCode.MALFORMED),)
        return Extraction(
            document=sha256, page_count=len(readings), readings=readings, problems=problems
        )


@dataclass
class Office:
    """A folder where papers are put, and a desk where they are taken in."""

    folder: Path
    desk: Desk
    readers: FakeReaders

    def put(self, path: str, *papers: Reading, words: str = "") -> Path:
        """Lay a file into the folder; papers are what stands in it, none makes it unreadable."""
        content = b"%PDF-1.7\n" + (words or repr(papers) or path).encode()
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        sha256 = hashlib.sha256(content).hexdigest()
        self.readers.known[sha256] = tuple(
            _of_document(paper, sha256, page) for page, paper in enumerate(papers, 1)
        )
        return place

    def take_in(self, *paths: str, received_date: date = RECEIVED) -> RunOutcome:
        """Take files in as one packet."""
        whole = tuple(str(self.folder / path) for path in paths)
        return take_in(GivenPacket(paths=whole, received_date=received_date), self.desk)

    def attach(self, claim_id: str, *paths: str) -> RunOutcome:
        """Add files to a claim."""
        return attach_later(claim_id, [str(self.folder / path) for path in paths], self.desk)


@contextmanager
def open_office(folder: Path) -> Iterator[Office]:
    """An office with nothing in it."""
    readers = FakeReaders()
    ledger = open_ledger(Settings(home=folder / "home"))
    try:
        desk = Desk(ledger=ledger, readers=readers, limits=Limits())
        yield Office(folder=folder / "papers", desk=desk, readers=readers)
    finally:
        ledger.close()


def _of_document(paper: Reading, sha256: str, page: int) -> Reading:
    """The same paper as one of a document, at a page of it."""
    values = tuple(
        replace(value, place=replace(value.place, document=sha256, page=page))
        for value in paper.values
    )
    return replace(paper, document=sha256, first_page=page, last_page=page, values=values)
