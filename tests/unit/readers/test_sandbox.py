"""Readers in their own processes: whatever one does, the document has an answer."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from claims.extraction.limits import MEGABYTE, Limits
from claims.extraction.sandbox.pool import ReaderPool
from claims.extraction.sandbox.reader import ReaderStartError
from schemas.problems import ProblemCode
from schemas.reading import Extraction
from tests.unit.readers import made_papers

OBEY = "tests.unit.readers.reader_targets:obey"
READ_EVERYTHING = "tests.unit.readers.reader_targets:read_everything"
QUICK = Limits(readers=1, wall_seconds=2.0, cpu_seconds=1)


@contextmanager
def readers(limits: Limits = QUICK, target: str = OBEY) -> Iterator[ReaderPool]:
    """A pool that leaves no process behind."""
    with ReaderPool(limits=limits, target=target) as pool:
        yield pool


@pytest.fixture(scope="module")
def obedient() -> Iterator[ReaderPool]:
    """One reader that does what documents say, shared by the tests that need no other."""
    with readers() as pool:
        yield pool


def told(pool: ReaderPool, order: str | bytes) -> Extraction:
    """The answer to a document that gives an order."""
    data = order.encode() if isinstance(order, str) else order
    return pool.read(data, hashlib.sha256(data).hexdigest())


def is_running(pid: int) -> bool:
    """Whether a process is there and not only waiting to be counted as dead."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] not in ("Z", "X")


def code_of(extraction: Extraction) -> ProblemCode:
    """The one problem of an answer."""
    (problem,) = extraction.problems
    return problem.code


def seen(extraction: Extraction) -> str:
    """What an obedient reader answered."""
    (problem,) = extraction.problems
    assert problem.code is ProblemCode.VALUE_IN_DOUBT
    return problem.seen


def test_an_answer_comes_back_as_it_was_given() -> None:
    with readers(Limits(readers=1, max_pages=7)) as pool:
        answer = told(pool, "hello")

    assert answer.document == hashlib.sha256(b"hello").hexdigest()
    assert (seen(answer), answer.problems[0].wanted) == ("hello", "7")


FATES = [
    ("die SIGKILL", ProblemCode.NEEDS_TOO_MUCH_MEMORY),
    ("die SIGSEGV", ProblemCode.READER_DIED),
    ("die SIGABRT", ProblemCode.READER_DIED),
    ("die SIGXCPU", ProblemCode.TOOK_TOO_LONG),
    ("sleep 60", ProblemCode.TOOK_TOO_LONG),
    ("compute", ProblemCode.TOOK_TOO_LONG),
    ("fill_memory", ProblemCode.NEEDS_TOO_MUCH_MEMORY),
    ("hoard_and_die 600", ProblemCode.NEEDS_TOO_MUCH_MEMORY),
    ("garbage no message at all", ProblemCode.READER_DIED),
    ("garbage A", ProblemCode.READER_DIED),
    ("fail Maria Example", ProblemCode.COULD_NOT_BE_ASSESSED),
    ("recurse", ProblemCode.MALFORMED),
]


@pytest.mark.parametrize(("order", "code"), FATES)
def test_whatever_a_reader_does_the_document_has_an_answer(
    obedient: ReaderPool, order: str, code: ProblemCode
) -> None:
    assert code_of(told(obedient, order)) is code
    assert seen(told(obedient, "and the next")) == "and"


def test_the_place_of_our_own_bug_is_told_without_its_words(obedient: ReaderPool) -> None:
    (problem,) = told(obedient, "fail Maria Example").problems

    assert problem.seen.startswith("LookupError in reader_targets.py:")


@pytest.mark.parametrize("name", ["answer_about_another", "answer_too_much"])
def test_an_answer_that_cannot_be_right_is_not_taken(name: str) -> None:
    with readers(target=f"tests.unit.readers.reader_targets:{name}") as pool:
        assert code_of(told(pool, "hello")) is ProblemCode.READER_DIED


def test_a_document_too_large_does_not_even_reach_a_reader() -> None:
    with readers(Limits(readers=1, max_bytes=3)) as pool:
        assert code_of(told(pool, "hello")) is ProblemCode.TOO_LARGE


def test_a_large_document_reaches_its_reader_whole() -> None:
    with readers(Limits(readers=1)) as pool:
        assert len(seen(told(pool, b"x" * (2 * MEGABYTE)))) == 2 * MEGABYTE


def test_a_reader_is_used_again_and_replaced_after_its_share() -> None:
    with readers(Limits(readers=1, recycle_after_documents=2)) as pool:
        pids = [seen(told(pool, f"pid {number}")) for number in range(4)]

    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_a_reader_that_has_grown_is_replaced() -> None:
    with readers(Limits(readers=1, recycle_above_bytes=200 * MEGABYTE)) as pool:
        grown = seen(told(pool, "hoard 250"))
        after = seen(told(pool, "pid"))

    assert grown != after


def test_memory_that_an_earlier_document_left_used_does_not_decide_over_a_later_one() -> None:
    limits = Limits(readers=1, recycle_above_bytes=4096 * MEGABYTE)
    with readers(limits) as pool:
        seen(told(pool, "hoard 500"))

        assert seen(told(pool, "hoard 501"))


def test_every_document_has_its_full_time() -> None:
    limits = Limits(readers=1, cpu_seconds=1, wall_seconds=60)
    with readers(limits, READ_EVERYTHING) as pool:
        page = made_papers.saying(*["Application for compensation"] * 30)
        many = [told(pool, page + b"%%%d" % number) for number in range(20)]

    assert {extraction.page_count for extraction in many} == {1}


def test_what_libraries_print_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    with readers() as pool:
        assert seen(told(pool, "print Maria Example")) == "printed"

    assert capfd.readouterr() == ("", "")


def test_a_reader_can_write_no_file(obedient: ReaderPool, tmp_path: Path) -> None:
    assert seen(told(obedient, f"write {tmp_path / 'leak'}")) == "OSError"

    assert not any(file.stat().st_size for file in tmp_path.iterdir())


def test_a_reader_knows_nothing_of_its_parents_surroundings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REDRESS_MASTER_KEY", "invented")

    with readers() as pool:
        known = seen(told(pool, "environment")).split()

    assert "REDRESS_MASTER_KEY" not in known
    assert "PYTHONPATH" in known


def test_the_limits_cannot_be_raised_again() -> None:
    with readers(Limits(readers=1, address_space_bytes=900 * MEGABYTE)) as pool:
        assert seen(told(pool, "limits")) == f"{900 * MEGABYTE} 0 0"
        assert int(seen(told(pool, "descriptors"))) < 40


def test_a_pool_is_shared_by_threads() -> None:
    with readers(Limits(readers=2)) as pool, ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda number: told(pool, f"{number}"), range(60)))

    assert [seen(answer) for answer in answers] == [str(number) for number in range(60)]


def test_readers_outlive_the_thread_that_first_asked_them() -> None:
    with readers(Limits(readers=1)) as pool:
        with ThreadPoolExecutor(1) as first:
            pid = first.submit(told, pool, "pid").result()
        with ThreadPoolExecutor(1) as second:
            again = second.submit(told, pool, "pid").result()

    assert seen(pid) == seen(again)


def test_no_reader_is_left_when_the_pool_is_done() -> None:
    with readers() as pool:
        pid = int(seen(told(pool, "pid")))
        assert is_running(pid)

    assert not is_running(pid)


def test_readers_die_with_their_parent() -> None:
    parent = subprocess.Popen(  # noqa: S603  # our own interpreter and a constant
        [sys.executable, "-c", _PARENT],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert parent.stdout
    pid = int(parent.stdout.readline())

    parent.kill()
    parent.wait()
    parent.stdout.close()

    assert _is_gone_within(pid, seconds=5)


def test_a_reader_that_cannot_be_started_is_our_own_fault() -> None:
    with readers(target="tests.unit.readers.reader_targets:nothing") as pool:
        with pytest.raises(ReaderStartError):
            told(pool, "hello")
        with pytest.raises(ReaderStartError):
            told(pool, "hello again")


@pytest.mark.parametrize("layers", [1, 2])
def test_a_deflate_bomb_is_told_and_the_next_document_is_read(layers: int) -> None:
    limits = Limits(readers=1, address_space_bytes=600 * MEGABYTE)
    bomb = made_papers.bomb(layers, 300_000_000)
    assert len(bomb) < 300_000

    with readers(limits, READ_EVERYTHING) as pool:
        assert code_of(told(pool, bomb)) is ProblemCode.NEEDS_TOO_MUCH_MEMORY
        assert told(pool, made_papers.saying("Name of victim")).page_count == 1


NASTY = {
    "drawings that draw themselves": (
        made_papers.drawing_itself(),
        {ProblemCode.NEEDS_TOO_MUCH_MEMORY, ProblemCode.TOOK_TOO_LONG},
    ),
    "200,000 pages that are one": (
        made_papers.pages_that_are_one(200_000),
        {ProblemCode.TOO_MANY_PAGES},
    ),
    "half a million open brackets": (
        made_papers.open_brackets(500_000),
        {ProblemCode.NO_TEXT_AND_NO_FORM_FIELDS},
    ),
    "a page tree 10,000 deep": (made_papers.deep_page_tree(10_000), {ProblemCode.MALFORMED}),
}


@pytest.mark.parametrize("name", NASTY)
def test_small_files_that_ask_for_much_are_told(name: str) -> None:
    data, codes = NASTY[name]

    with readers(Limits(readers=1, cpu_seconds=5), READ_EVERYTHING) as pool:
        assert code_of(told(pool, data)) in codes


_PARENT = """
import hashlib
import time
from claims.extraction.limits import Limits
from claims.extraction.sandbox.pool import ReaderPool

pool = ReaderPool(limits=Limits(readers=1), target="tests.unit.readers.reader_targets:obey")
with pool:
    data = b"pid"
    sha256 = hashlib.sha256(data).hexdigest()
    print(pool.read(data, sha256).problems[0].seen, flush=True)
    time.sleep(60)
"""


def _is_gone_within(pid: int, seconds: float) -> bool:
    """Whether a process ends in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not is_running(pid):
            return True
        time.sleep(0.05)
    return False
