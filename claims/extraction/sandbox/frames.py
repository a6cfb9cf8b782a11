"""Messages between the parent and its readers: a kind, a length, and that many bytes.

Nothing in a message can make the receiver run anything: it is plain bytes, and its length is
checked before any of it is read.
"""

import os
import select
import struct
import time
from typing import BinaryIO, Final

READY: Final = b"R"
DOCUMENT: Final = b"D"
ANSWER: Final = b"A"
PROGRAM_ERROR: Final = b"E"

_HEADER: Final = struct.Struct("!cQ")
_CHUNK: Final = 1 << 16


class DeadlineError(Exception):
    """The other side did not answer in time."""


class GoneError(Exception):
    """The other side has closed its pipe, most likely by dying."""


class BrokenAnswerError(Exception):
    """What the other side sent is no message."""


class Pipes:
    """The parent's ends of the pipes to one reader. Every wait has its deadline."""

    def __init__(self, to_reader: int, from_reader: int) -> None:
        self._to_reader = to_reader
        self._from_reader = from_reader
        os.set_blocking(to_reader, False)
        os.set_blocking(from_reader, False)

    def send(self, kind: bytes, body: bytes, deadline: float) -> None:
        """Send one message. Raises DeadlineError or GoneError."""
        for part in (memoryview(_HEADER.pack(kind, len(body))), memoryview(body)):
            left = part
            while left:
                _wait(self._to_reader, select.POLLOUT, deadline)
                try:
                    left = left[os.write(self._to_reader, left[:_CHUNK]) :]
                except BlockingIOError:
                    continue
                except OSError:
                    raise GoneError("the reader is gone") from None

    def receive(self, most_bytes: int, deadline: float) -> tuple[bytes, bytes]:
        """Receive one message. Raises DeadlineError, GoneError or BrokenAnswerError."""
        kind, length = _HEADER.unpack(self._receive(_HEADER.size, deadline))
        if kind not in (READY, ANSWER, PROGRAM_ERROR) or length > most_bytes:
            raise BrokenAnswerError("the reader sent no message")
        return kind, self._receive(length, deadline)

    def _receive(self, length: int, deadline: float) -> bytes:
        received = bytearray()
        while len(received) < length:
            _wait(self._from_reader, select.POLLIN, deadline)
            try:
                part = os.read(self._from_reader, min(_CHUNK, length - len(received)))
            except BlockingIOError:
                continue
            if not part:
                raise GoneError("the reader is gone")
            received += part
        return bytes(received)


def write_message(to_parent: BinaryIO, kind: bytes, body: bytes) -> None:
    """Send one message from the reader's side, where the parent keeps the time."""
    to_parent.write(_HEADER.pack(kind, len(body)))
    to_parent.write(body)
    to_parent.flush()


def read_message(from_parent: BinaryIO) -> bytes | None:
    """Receive one message on the reader's side; None when the parent has hung up."""
    header = from_parent.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    _, length = _HEADER.unpack(header)
    body = from_parent.read(length)
    return body if len(body) == length else None


def _wait(pipe: int, for_what: int, deadline: float) -> None:
    """Wait until a pipe can be used. A pipe whose other end is closed can be: using it tells."""
    poll = select.poll()
    poll.register(pipe, for_what)
    left = deadline - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        raise DeadlineError("the reader took too long")
