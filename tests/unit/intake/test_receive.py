"""A file is read once, or refused with a problem; nothing hangs and nothing is guessed by name."""

import hashlib
import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from claims.extraction.limits import Limits
from claims.intake.receive import media_type, receive
from schemas.document import Arrival
from schemas.problems import Problem, ProblemCode

LIMITS = Limits()
PDF = b"%PDF-1.7\ninvented"


def code_of(received: Arrival | Problem) -> ProblemCode | None:
    """The problem's code; None when the file was taken."""
    return received.code if isinstance(received, Problem) else None


def test_a_file_is_taken_with_its_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(PDF)

    arrival = receive(path, LIMITS)

    assert isinstance(arrival, Arrival)
    assert arrival.content == PDF
    assert arrival.document.sha256 == hashlib.sha256(PDF).hexdigest()
    assert arrival.document.size_bytes == len(PDF)
    assert arrival.path == str(path)


def test_neither_path_nor_content_shows_when_an_arrival_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "Zebulon Quillfeather.pdf"
    path.write_bytes(PDF)

    shown = repr(receive(path, LIMITS))

    assert "Zebulon" not in shown
    assert "invented" not in shown


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "form.pdf").write_bytes(PDF)
    (tmp_path / "link").symlink_to(tmp_path / "form.pdf")

    assert isinstance(receive(tmp_path / "link", LIMITS), Arrival)


def test_a_link_to_nothing_or_to_itself_is_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "broken").symlink_to(tmp_path / "gone")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    assert code_of(receive(tmp_path / "broken", LIMITS)) is ProblemCode.NOT_A_FILE
    assert code_of(receive(tmp_path / "loop", LIMITS)) is ProblemCode.NOT_A_FILE


def test_folders_pipes_sockets_and_devices_are_not_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(tmp_path / "s"))

    refused = [
        code_of(receive(path, LIMITS))
        for path in (tmp_path, tmp_path / "pipe", tmp_path / "s", Path("/dev/zero"))
    ]

    listener.close()
    assert refused == [ProblemCode.NOT_A_FILE] * 4


@pytest.mark.parametrize("name", ["gone.pdf", "nul\0byte.pdf", "n" * 300, "caf\udce9.pdf"])
def test_where_nothing_is_there_is_no_file(tmp_path: Path, name: str) -> None:
    assert code_of(receive(tmp_path / name, LIMITS)) is ProblemCode.NOT_A_FILE


def test_a_file_that_cannot_be_read_is_no_readable_file() -> None:
    # A regular file by its kind, of which nothing can be read at its beginning.
    assert code_of(receive(Path("/proc/self/mem"), LIMITS)) is ProblemCode.NOT_A_FILE


def test_an_empty_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()

    assert code_of(receive(tmp_path / "empty.pdf", LIMITS)) is ProblemCode.EMPTY_FILE


def test_a_file_may_be_as_large_as_the_limit_and_no_byte_larger(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(PDF)

    assert code_of(receive(path, replace(LIMITS, max_bytes=len(PDF)))) is None
    too_large = receive(path, replace(LIMITS, max_bytes=len(PDF) - 1))
    assert code_of(too_large) is ProblemCode.TOO_LARGE


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4", "application/pdf"),
        (b"rubbish before it " * 20 + b"%PDF-1.4", "application/pdf"),
        (b"x" * 1020 + b"%PDF-1.4", "application/octet-stream"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"PK\x03\x04", "application/zip"),
        (b"name: expected", "application/octet-stream"),
    ],
)
def test_what_a_file_is_its_content_says(content: bytes, kind: str) -> None:
    assert media_type(content) == kind
