"""Reading documents in child processes, because a PDF can hang, grow and take over its reader.

A reader is a fresh interpreter with limits, never a copy of the parent: it holds no keys and no
other claim's facts. Its answer is checked like any outside data. A reader that dies is an
outcome of the document: a problem with a code, never an accident of the run.
"""

import queue
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Final, Self

from claims.extraction.limits import Limits
from claims.extraction.sandbox.reader import Reader, refused
from schemas.problems import ProblemCode
from schemas.reading import Extraction

EXTRACT: Final = "claims.extraction.extract:extract"
"""What reads a document inside a reader, unless a test names something else."""

_TRY_AGAIN: Final = frozenset({ProblemCode.READER_DIED, ProblemCode.NEEDS_TOO_MUCH_MEMORY})


class ReaderPool:
    """A few readers, shared by any number of threads. Use it in a `with` block."""

    def __init__(
        self, readers: int | None = None, limits: Limits | None = None, target: str = EXTRACT
    ) -> None:
        self._limits = limits or Limits()
        self._target = target
        self._count = readers or self._limits.readers
        self._places: queue.SimpleQueue[Reader | None] = queue.SimpleQueue()
        # The kernel ends a reader when the thread that started it ends. So one thread, which
        # lives as long as the pool, starts them all.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="reader-starter")

    def __enter__(self) -> Self:
        """Start the readers; they load their libraries while the caller goes on."""
        for _ in range(self._count):
            self._places.put(self._started())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the readers, each after the document it is at."""
        for _ in range(self._count):
            reader = self._places.get()
            if reader:
                reader.end()
        self._starter.shutdown()

    def read(self, data: bytes, sha256: str) -> Extraction:
        """Read one document. Waits for a free reader; every document has an answer.

        Raises ReaderStartError when readers cannot be started at all.
        """
        if len(data) > self._limits.max_bytes:
            return refused(sha256, ProblemCode.TOO_LARGE)
        extraction, was_first = self._read_once(data, sha256)
        codes = {problem.code for problem in extraction.problems}
        if codes & _TRY_AGAIN and not was_first:
            # What earlier documents left behind in a reader must not decide over this one. The
            # reader was ended; the place it left gets a fresh one.
            extraction, _ = self._read_once(data, sha256, fresh=True)
        return extraction

    def _read_once(
        self, data: bytes, sha256: str, *, fresh: bool = False
    ) -> tuple[Extraction, bool]:
        """Read with the next free reader; also whether this was that reader's first document."""
        reader = self._places.get()
        try:
            if reader and fresh and reader.documents:
                reader.end()
                reader = None
            reader = reader or self._started()
            was_first = reader.documents == 0
            return reader.read(data, sha256), was_first
        finally:
            self._places.put(_kept(reader))

    def _started(self) -> Reader:
        return self._starter.submit(Reader, self._limits, self._target).result()


def _kept(reader: Reader | None) -> Reader | None:
    """The reader if it may read another document; otherwise it is ended and its place is free."""
    if reader and not reader.is_fit():
        reader.end()
        return None
    return reader
