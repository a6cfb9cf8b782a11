"""The checks themselves are checked: nothing is skipped, hidden or waved through."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

NOQA = re.compile(r"#\s*noqa(?P<codes>:\s*[A-Z]+[0-9]+(?:,\s*[A-Z]+[0-9]+)*)?(?P<rest>.*)")
REASON = re.compile(r"\s+# \w.{4,}")
TYPE_IGNORE = re.compile(r"#\s*type:\s*ignore(?P<codes>\[[a-z-]+(?:,[a-z-]+)*\])?")


def test_every_file_that_holds_tests_is_collected(python_files: list[Path], root: Path) -> None:
    holding_tests = {
        str(path.relative_to(root))
        for path in python_files
        if "tests" in path.relative_to(root).parts[:1]
        and re.search(r"^\s*(async )?def test_|^class Test", path.read_text("utf-8"), re.MULTILINE)
    }

    listed = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:randomly"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    collected = {line.split("::")[0] for line in listed.stdout.splitlines() if "::" in line}

    assert holding_tests - collected == set()


def test_every_ruff_ignore_has_its_reason_beside_it(root: Path) -> None:
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    settings = tomllib.loads(text)["tool"]["ruff"]["lint"]
    per_file = settings["per-file-ignores"].values()
    ignored = [*settings["ignore"], *(code for codes in per_file for code in codes)]

    without_reason = [
        code
        for code in ignored
        if not re.search(rf'^\s*"{code}",\s+# \w.{{8,}}', text, re.MULTILINE)
    ]

    assert without_reason == []


def test_every_noqa_names_its_rule_and_gives_a_reason(python_files: list[Path], root: Path) -> None:
    bare = [
        f"{path.relative_to(root)}:{number}"
        for path in python_files
        if path.name != Path(__file__).name
        for number, above, line in _lines_with_the_one_above(path)
        if (found := NOQA.search(line))
        and not (found["codes"] and (REASON.match(found["rest"]) or above.startswith("#")))
    ]

    assert bare == []


def test_every_type_ignore_names_what_it_ignores(python_files: list[Path], root: Path) -> None:
    bare = [
        f"{path.relative_to(root)}:{number}"
        for path in python_files
        if path.name != Path(__file__).name
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if (found := TYPE_IGNORE.search(line)) and not found["codes"]
    ]

    assert bare == []


def test_no_line_of_the_makefile_or_of_ci_hides_a_failure(root: Path) -> None:
    watched = [root / "Makefile", *(root / ".ci").iterdir(), *(root / ".github").rglob("*.yml")]

    hiding = [
        f"{path.name}:{number}"
        for path in watched
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if re.search(r"\|\|\s*(true|:|exit 0)|continue-on-error|^\t-", line)
    ]

    assert hiding == []


def _lines_with_the_one_above(path: Path) -> Iterator[tuple[int, str, str]]:
    """Each line with its number and the line above it: a reason may stand in either."""
    lines = path.read_text("utf-8").splitlines()
    for number, (above, line) in enumerate(pairwise(["", *lines]), start=1):
        yield number, above.strip(), line
