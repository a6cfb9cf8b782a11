"""Which packets are taken in one after another, and which may be taken in at the same time."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from flows.manifest import GivenPacket

SMALLEST: Final = 25
"""A task costs Prefect 25 to 37 ms; 25 packets of 20 ms and more keep that below a tenth."""
LARGEST: Final = 50
BATCHES_WANTED: Final = 8
"""Enough that no thread waits long for the last batch of another."""


def batches(packets: Sequence[GivenPacket]) -> Iterator[tuple[GivenPacket, ...]]:
    """Cut a run into batches; packets that hold the same bytes come into the same one, in order.

    Of two equal files the first is the document and the second the duplicate, and which one is
    the first must not depend on which of two threads was faster.
    """
    full = min(max(SMALLEST, len(packets) // BATCHES_WANTED), LARGEST)
    batch: list[GivenPacket] = []
    for together in _sharing_bytes(packets):
        batch += together
        if len(batch) >= full:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def _sharing_bytes(packets: Sequence[GivenPacket]) -> Iterator[list[GivenPacket]]:
    """Groups of packets linked by equal files, ordered by their first packet."""
    leader = list(range(len(packets)))

    def first_of(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for numbers in _packets_by_content(packets):
        for number in numbers:
            one, other = sorted((first_of(numbers[0]), first_of(number)))
            leader[other] = one
    groups: defaultdict[int, list[GivenPacket]] = defaultdict(list)
    for number, packet in enumerate(packets):
        groups[first_of(number)].append(packet)
    yield from groups.values()


def _packets_by_content(packets: Sequence[GivenPacket]) -> Iterator[list[int]]:
    """For each content that more than one packet holds, the numbers of those packets."""
    by_size: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for number, packet in enumerate(packets):
        for path in packet.paths:
            by_size[_size(path)].append((number, path))
    by_content: defaultdict[str, list[int]] = defaultdict(list)
    for size, files in by_size.items():
        if size and len(files) > 1:
            for number, path in files:
                by_content[_fingerprint(path)].append(number)
    by_content.pop("", None)
    return (numbers for numbers in by_content.values() if len(numbers) > 1)


def _size(path: str) -> int:
    """The size of a regular file; 0 for anything else, which intake will name."""
    try:
        return Path(path).stat().st_size if Path(path).is_file() else 0
    except OSError:
        return 0


def _fingerprint(path: str) -> str:
    """The SHA-256 of a file; empty when it cannot be read, which intake will name."""
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
