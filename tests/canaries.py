"""Words that must never be found in clear, in any spelling a program may leave them in."""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path


def found_in(folders: Iterable[Path], canaries: Iterable[str]) -> list[tuple[str, str]]:
    """Which canary stands in which file, or in its name, below some folders."""
    spellings = {word: tuple(_spellings(word)) for word in canaries}
    return [
        (word, str(path))
        for folder in folders
        for path in sorted(folder.rglob("*"))
        for word in _in_file(path, spellings)
    ]


def _in_file(path: Path, spellings: dict[str, tuple[bytes, ...]]) -> Iterator[str]:
    content = bytes(path) + (path.read_bytes() if path.is_file() else b"")
    lower = content.lower()
    for word, spelled in spellings.items():
        if any(each in content or each in lower for each in spelled):
            yield word


def _spellings(word: str) -> Iterator[bytes]:
    """As text in several encodings, as hexadecimal, and as base64 at each of its three offsets."""
    for written in (word, word.lower(), word.upper()):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield written.encode(encoding)
        yield written.encode().hex().encode()
        yield from _base64(written.encode())


def _base64(plain: bytes) -> Iterator[bytes]:
    """The middle of the base64 text, which does not depend on what stands around the word."""
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + plain)
        begin = -(-offset * 4 // 3)
        yield coded[begin : len(coded) - 4]
