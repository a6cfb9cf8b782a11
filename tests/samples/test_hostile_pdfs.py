"""192 odd and hostile PDFs of public test collections: each has one outcome, and none is lost."""

import csv
import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pytest

from claims.extraction.sandbox.pool import EXTRACT, ReaderPool
from schemas.problems import ProblemCode
from schemas.reading import Extraction

READ_EVERYTHING: Final = "tests.unit.readers.reader_targets:read_everything"
READ_WORDS: Final = "tests.unit.readers.reader_targets:open_words"
CAREFUL_BYTES: Final = 50_000
"""Larger files take the careful reader up to ten seconds each."""
CANNOT_BE_OPENED: Final = MappingProxyType(
    {
        "111_empty-file_empty.pdf": ProblemCode.EMPTY_FILE,
        "270_no-header_bad1.pdf": ProblemCode.NOT_A_PDF,
        "268_no-header_T01_007_header-no-version-info.pdf": ProblemCode.MALFORMED,
        "199_javascript_js-unescape.pdf": ProblemCode.TRUNCATED,
        "087_dos-suite_A3-pages-tree-loop-simple.pdf": ProblemCode.MALFORMED,
        "135_encrypted_aes-128.pdf": ProblemCode.NEEDS_PASSWORD,
        "394_zero-or-empty-pages_c-empty.pdf": ProblemCode.NO_PAGES,
        "397_deflate-bomb_deflate-bomb-10GB-x5.pdf": ProblemCode.NEEDS_TOO_MUCH_MEMORY,
        "329_scanned-or-image_kcs.pdf": ProblemCode.NO_TEXT_AND_NO_FORM_FIELDS,
        "154_fuzzed_GHOSTSCRIPT-698363-0.pdf": ProblemCode.TEXT_NOT_DECODABLE,
        "377_xfa_xfa_break_before_after.pdf": ProblemCode.DYNAMIC_FORM,
    }
)
"""One file of each kind, and what must be said of it."""

OUR_OWN_FAULT: Final = ProblemCode.COULD_NOT_BE_ASSESSED


@pytest.fixture(scope="module")
def hostile(shared: Path) -> Mapping[str, bytes]:
    """The files by name."""
    folder = shared / "hostile_pdfs"
    with (folder / "MANIFEST.csv").open(encoding="utf-8") as manifest:
        names = [row["file"] for row in csv.DictReader(manifest)]
    return {name: (folder / name).read_bytes() for name in sorted(names)}


def read_all(hostile: Mapping[str, bytes], target: str) -> dict[str, Extraction]:
    """Read every file through a pool of two readers."""
    with ReaderPool(readers=2, target=target) as pool, ThreadPoolExecutor(2) as threads:

        def read(data: bytes) -> Extraction:
            return pool.read(data, hashlib.sha256(data).hexdigest())

        return dict(zip(hostile, threads.map(read, hostile.values()), strict=True))


@pytest.fixture(scope="module")
def extracted(hostile: Mapping[str, bytes]) -> Mapping[str, Extraction]:
    """What the real extraction makes of every file."""
    return read_all(hostile, EXTRACT)


def test_every_file_has_one_outcome(extracted: Mapping[str, Extraction]) -> None:
    assert len(extracted) == 192
    for name, extraction in extracted.items():
        codes = {problem.code for problem in extraction.problems}
        assert OUR_OWN_FAULT not in codes, name
        assert extraction.page_count or codes, name


def test_no_file_is_read_as_a_form(extracted: Mapping[str, Extraction]) -> None:
    assert not [name for name, each in extracted.items() if any(r.form for r in each.readings)]


def test_each_kind_of_file_is_told_apart(extracted: Mapping[str, Extraction]) -> None:
    told = {name: extracted[name].problems[0].code for name in CANNOT_BE_OPENED}

    assert told == CANNOT_BE_OPENED


def test_small_files_end_when_everything_is_asked_of_them(hostile: Mapping[str, bytes]) -> None:
    small = {name: data for name, data in hostile.items() if len(data) < CAREFUL_BYTES}

    found = read_all(small, READ_EVERYTHING)

    codes = {problem.code for each in found.values() for problem in each.problems}
    assert OUR_OWN_FAULT not in codes


def test_two_readings_of_the_same_files_say_the_same(hostile: Mapping[str, bytes]) -> None:
    backwards = dict(reversed(list(hostile.items())))

    assert read_all(hostile, READ_WORDS) == read_all(backwards, READ_WORDS)
