"""The parent's side of one reader process: asks it, keeps its time, understands its death."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from claims.extraction.limits import Limits
from claims.extraction.sandbox import frames
from schemas import canonical
from schemas.problems import Problem, ProblemCode
from schemas.reading import Extraction

START_SECONDS: Final = 60.0
"""Loading the libraries takes half a second; a busy machine may take longer."""
_LAST_BREATH_SECONDS: Final = 2.0
_PAUSE_SECONDS: Final = 0.005
_MOST_PLACE_LETTERS: Final = 200
_KILOBYTE: Final = 1024

_OUT_OF_TIME: Final = (-signal.SIGXCPU, -signal.SIGALRM)


class ReaderStartError(RuntimeError):
    """A reader process could not be started: the installation is broken, not the document."""


class Reader:
    """One child process that reads one document at a time. Not to be shared by threads."""

    def __init__(self, limits: Limits, target: str) -> None:
        self.documents = 0
        self._limits = limits
        self._is_spent = False
        self._is_ready = False
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
            [
                *(sys.executable, "-m", "claims.extraction.sandbox.reader_process"),
                *(target, json.dumps(asdict(limits)), str(os.getpid())),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=_environment(),
            cwd="/",
            start_new_session=True,
        )
        if not (self._process.stdin and self._process.stdout):
            raise ReaderStartError("the reader has no pipes")
        self._pipes = frames.Pipes(self._process.stdin.fileno(), self._process.stdout.fileno())

    def read(self, data: bytes, sha256: str) -> Extraction:
        """Read one document; whatever happens to the reader is part of the answer.

        Raises ReaderStartError when the reader does not even start.
        """
        self._is_spent = True
        self._wait_until_ready()
        self.documents += 1
        deadline = time.monotonic() + self._limits.wall_seconds
        try:
            self._pipes.send(frames.DOCUMENT, data, deadline)
            kind, body = self._pipes.receive(self._limits.max_answer_bytes, deadline)
            extraction = _understood(kind, body, sha256)
        except frames.DeadlineError:
            return refused(sha256, ProblemCode.TOOK_TOO_LONG)
        except frames.GoneError:
            return refused(sha256, self._cause_of_death())
        except frames.BrokenAnswerError:
            return refused(sha256, ProblemCode.READER_DIED)
        codes = {problem.code for problem in extraction.problems}
        self._is_spent = ProblemCode.NEEDS_TOO_MUCH_MEMORY in codes
        return extraction

    def is_fit(self) -> bool:
        """Whether the reader may read another document."""
        return (
            not self._is_spent
            and self.documents < self._limits.recycle_after_documents
            and self._resident_bytes() < self._limits.recycle_above_bytes
        )

    def end(self) -> None:
        """End the process and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def _wait_until_ready(self) -> None:
        """Wait for the reader's first message, so that loading is not counted as reading."""
        if self._is_ready:
            return
        try:
            kind, _ = self._pipes.receive(0, time.monotonic() + START_SECONDS)
        except (frames.DeadlineError, frames.GoneError, frames.BrokenAnswerError):
            raise ReaderStartError("a reader process ended before its first document") from None
        if kind != frames.READY:
            raise ReaderStartError("a reader process did not say that it is ready")
        self._is_ready = True

    def _cause_of_death(self) -> ProblemCode:
        """What a dead reader died of, from its signal and the memory that it held."""
        until = time.monotonic() + _LAST_BREATH_SECONDS
        most_bytes = 0
        while self._process.returncode is None and time.monotonic() < until:
            gone, status, usage = os.wait4(self._process.pid, os.WNOHANG)
            if gone:
                self._process.returncode = os.waitstatus_to_exitcode(status)
                most_bytes = usage.ru_maxrss * _KILOBYTE
            else:
                time.sleep(_PAUSE_SECONDS)
        if self._process.returncode in _OUT_OF_TIME:
            return ProblemCode.TOOK_TOO_LONG
        # Native libraries abort when they get no more memory; nobody else sends SIGKILL than
        # the kernel that runs out of it.
        is_large = most_bytes > self._limits.address_space_bytes / 2
        if is_large or self._process.returncode == -signal.SIGKILL:
            return ProblemCode.NEEDS_TOO_MUCH_MEMORY
        return ProblemCode.READER_DIED

    def _resident_bytes(self) -> int:
        """How much memory the process holds now; 0 where the system does not tell."""
        try:
            fields = Path(f"/proc/{self._process.pid}/statm").read_text(encoding="ascii").split()
        except OSError:
            return 0
        return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")


def refused(sha256: str, code: ProblemCode, seen: str = "") -> Extraction:
    """The answer for a document that could not be read at all."""
    problem = Problem(code=code, seen=seen)
    return Extraction(document=sha256, page_count=0, problems=(problem,))


def _understood(kind: bytes, body: bytes, sha256: str) -> Extraction:
    """The answer as a checked value. A reader that was taken over may send anything."""
    if kind == frames.PROGRAM_ERROR:
        place = body[:_MOST_PLACE_LETTERS].decode("ascii", "replace")
        return refused(sha256, ProblemCode.COULD_NOT_BE_ASSESSED, place)
    try:
        extraction = canonical.from_bytes(Extraction, body)
    except (ValidationError, ValueError, RecursionError, TypeError, KeyError, AttributeError):
        raise frames.BrokenAnswerError("the answer is no extraction") from None
    if kind != frames.ANSWER or extraction.document != sha256:
        raise frames.BrokenAnswerError("the answer is not about this document")
    return extraction


def _environment() -> Mapping[str, str]:
    """What a reader may know of its surroundings: where its code is, and no key or password."""
    return {
        "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry),
        "PYTHONSAFEPATH": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
    }
