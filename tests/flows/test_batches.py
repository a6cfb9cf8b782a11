"""Packets are worked on side by side, except where the order decides what is a duplicate."""

from datetime import date
from pathlib import Path

import pytest

from flows.batches import LARGEST, SMALLEST, batches
from flows.manifest import GivenPacket

DAY = date(2026, 6, 1)


def packet(*paths: Path) -> GivenPacket:
    return GivenPacket(paths=tuple(map(str, paths)), received_date=DAY)


def file(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_every_packet_is_in_exactly_one_batch(tmp_path: Path) -> None:
    given = [packet(file(tmp_path, f"{n}.pdf", f"form {n}")) for n in range(60)]

    cut = list(batches(given))

    assert [each for batch in cut for each in batch] == given
    assert max(map(len, cut)) == SMALLEST


def test_a_long_run_has_larger_batches(tmp_path: Path) -> None:
    given = [packet(tmp_path / f"missing {n}") for n in range(1000)]

    assert {len(batch) for batch in batches(given)} == {LARGEST}


def test_packets_with_the_same_bytes_come_into_one_batch_in_order(tmp_path: Path) -> None:
    given = [packet(file(tmp_path, f"{n:02}.pdf", f"form {n:02}")) for n in range(60)]
    copy = packet(file(tmp_path, "copy.pdf", "form 00"))

    cut = list(batches([*given, copy]))

    together = next(batch for batch in cut if copy in batch)
    assert together[:2] == (given[0], copy)


def test_chains_of_equal_files_come_into_one_batch(tmp_path: Path) -> None:
    one = packet(file(tmp_path, "1.pdf", "a"))
    both = packet(file(tmp_path, "2.pdf", "a"), file(tmp_path, "3.pdf", "b"))
    other = packet(file(tmp_path, "4.pdf", "b"))
    between = [packet(file(tmp_path, f"x{n}.pdf", f"other {n}")) for n in range(40)]

    cut = list(batches([one, *between, both, other]))

    assert {one, both, other} <= set(next(batch for batch in cut if one in batch))


def test_files_that_are_missing_or_empty_do_not_tie_packets_together(tmp_path: Path) -> None:
    given = [packet(tmp_path / f"missing {n}") for n in range(30)]
    given += [packet(file(tmp_path, f"{n}.pdf", "")) for n in range(30)]

    cut = list(batches(given))

    assert [len(batch) for batch in cut] == [25, 25, 10]


@pytest.mark.parametrize("number", [0, 1])
def test_few_packets_make_few_batches(tmp_path: Path, number: int) -> None:
    given = [packet(file(tmp_path, f"{n}.pdf", "form")) for n in range(number)]

    assert len(list(batches(given))) == number
