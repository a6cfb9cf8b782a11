"""What readers run in tests instead of the real extraction: good, bad and deadly."""

import os
import resource
import signal
import socket
import sys
import time
from pathlib import Path

from claims.extraction.limits import Limits
from claims.extraction.pages.open_paper import open_paper
from schemas.place import Box
from schemas.problems import Problem, ProblemCode
from schemas.reading import Extraction


def read_everything(data: bytes, sha256: str, limits: Limits) -> Extraction:
    """Ask every page everything."""
    paper = open_paper(data, limits)
    if isinstance(paper, Problem):
        return Extraction(document=sha256, page_count=0, problems=(paper,))
    with paper:
        for page in paper.pages():
            page.words()
            page.widgets()
            page.ink(Box(x0=0, top=0, x1=page.width, bottom=page.height))
            page.careful_words()
            page.tables()
        return Extraction(
            document=sha256, page_count=paper.page_count, problems=tuple(paper.problems())
        )


def obey(data: bytes, sha256: str, limits: Limits) -> Extraction:
    """Do what the document says, as a reader would that was taken over by it."""
    order, _, detail = data.decode("ascii", "replace").partition(" ")
    seen = _ORDERS[order](detail) if order in _ORDERS else order
    problem = Problem(code=ProblemCode.VALUE_IN_DOUBT, seen=str(seen), wanted=str(limits.max_pages))
    return Extraction(document=sha256, page_count=1, problems=(problem,))


def _die(by: str) -> None:
    os.kill(os.getpid(), getattr(signal, by))


def _sleep(seconds: str) -> None:
    time.sleep(float(seconds))


def _compute(_: str) -> None:
    while True:
        pass


def _fill_memory(_: str) -> int:
    return len(bytearray(1 << 40))


def _hoard(megabytes: str) -> int:
    """Hold memory after the answer."""
    _HOARD.append(b"x" * (int(megabytes) << 20))
    return os.getpid()


def _hoard_and_die(megabytes: str) -> None:
    """What a native library does when it gets no more memory."""
    _hoard(megabytes)
    _die("SIGABRT")


def _answer_garbage(text: str) -> None:
    """Write to whatever pipe there is, past the reader's own messages."""
    for pipe in range(3, 20):
        try:
            os.write(pipe, text.encode() * 100)
        except OSError:
            continue
    time.sleep(60)


def _fail(text: str) -> None:
    raise LookupError(text)


def _recurse(text: str) -> None:
    _recurse(text)


def _print(text: str) -> str:
    print(text)  # noqa: T201  # what a library might do
    print(text, file=sys.stderr)  # noqa: T201  # the same
    os.write(1, text.encode())
    os.write(2, text.encode())
    return "printed"


def _write(path: str) -> str:
    try:
        Path(path).write_text("private words", encoding="utf-8")
    except OSError as error:
        return type(error).__name__
    return "written"


def _environment(_: str) -> str:
    return " ".join(sorted(os.environ))


def _pid(_: str) -> int:
    return os.getpid()


def _limits(_: str) -> str:
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)
    return " ".join(str(resource.getrlimit(kind)[1]) for kind in kinds)


def _descriptors(_: str) -> int:
    """How many sockets this process can open before it may not."""
    opened: list[socket.socket] = []
    try:
        while len(opened) < 1000:
            opened.append(socket.socket())
    except OSError:
        return len(opened)
    finally:
        for each in opened:
            each.close()
    return len(opened)


_HOARD: list[bytes] = []
_ORDERS = {
    "die": _die,
    "sleep": _sleep,
    "compute": _compute,
    "fill_memory": _fill_memory,
    "hoard": _hoard,
    "hoard_and_die": _hoard_and_die,
    "garbage": _answer_garbage,
    "fail": _fail,
    "recurse": _recurse,
    "print": _print,
    "write": _write,
    "environment": _environment,
    "pid": _pid,
    "limits": _limits,
    "descriptors": _descriptors,
}


def answer_about_another(data: bytes, sha256: str, limits: Limits) -> Extraction:
    """Answer with what belongs to another document."""
    del data, limits
    return Extraction(document=sha256[::-1], page_count=1)


def answer_too_much(data: bytes, sha256: str, limits: Limits) -> Extraction:
    """Answer with more than may be said."""
    problem = Problem(code=ProblemCode.VALUE_IN_DOUBT, seen="x" * (limits.max_answer_bytes + 1))
    return Extraction(document=sha256, page_count=len(data), problems=(problem,))


def open_words(data: bytes, sha256: str, limits: Limits) -> Extraction:
    """Only open the document and ask its pages for words and boxes, as for most claims."""
    paper = open_paper(data, limits)
    if isinstance(paper, Problem):
        return Extraction(document=sha256, page_count=0, problems=(paper,))
    with paper:
        for page in paper.pages():
            page.words()
            page.widgets()
        return Extraction(
            document=sha256, page_count=paper.page_count, problems=tuple(paper.problems())
        )
