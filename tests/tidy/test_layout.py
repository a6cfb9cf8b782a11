"""The top level, the names, the pins and the direction of imports stay as they were decided."""

import re
from pathlib import Path

TOP_LEVEL = {
    *("flows", "claims", "rules", "schemas", "migrations", "sample_claims", "tests"),
    *("pyproject.toml", "Makefile", "README.md", "LICENSE", "CHANGELOG.md", "constraints.txt"),
    *(".ci", ".github", ".git", ".gitignore"),
}
EMPTY_NAMES = {
    *("utils", "util", "helpers", "helper", "common", "core", "lib", "misc", "manager", "data"),
    "info",
}
PINNED = re.compile(r"[a-zA-Z0-9._-]+(\[[\w,-]+\])?==[^\s;]+.*?--hash=sha256:", re.DOTALL)
REGISTRY = re.compile(r"https?://\S*(?:/simple/|pypi|registry|\.whl\b|\.tgz\b)")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|home|root|Users|opt)/[\w.]")


def test_the_top_level_holds_only_the_fixed_names(root: Path) -> None:
    left_by_tools = {
        line.strip().rstrip("/") for line in (root / ".gitignore").read_text("utf-8").splitlines()
    }
    found = {path.name for path in root.iterdir() if not path.name.startswith(".coverage")}

    assert found - TOP_LEVEL - left_by_tools - {"redress.egg-info"} == set()


def test_no_file_or_folder_has_a_name_that_says_nothing(
    python_files: list[Path], root: Path
) -> None:
    saying_nothing = [
        str(path.relative_to(root))
        for path in python_files
        if {part.removesuffix(".py") for part in path.relative_to(root).parts} & EMPTY_NAMES
    ]

    assert saying_nothing == []


def test_every_pinned_package_has_a_hash_and_no_address(root: Path) -> None:
    text = (root / "constraints.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-zA-Z0-9])", re.sub(r"(?m)^\s*#.*\n?", "", text).strip())

    unpinned = [entry.split()[0] for entry in entries if not PINNED.match(entry)]

    assert unpinned == []
    assert "://" not in text
    assert not re.search(r"^--?(index-url|i |extra-index|find-links|f )", text, re.MULTILINE)


def test_no_file_names_a_registry_or_a_path_of_one_machine(
    text_files: list[Path], root: Path
) -> None:
    naming = [
        f"{path.relative_to(root)}:{number}"
        for path in text_files
        if path.name != Path(__file__).name
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if REGISTRY.search(line) or MACHINE_PATH.search(line)
    ]

    assert naming == []


def test_only_flows_knows_prefect(python_files: list[Path], root: Path) -> None:
    knowing = [
        str(path.relative_to(root))
        for path in python_files
        if path.relative_to(root).parts[0] not in {"flows", "tests"}
        and re.search(r"^\s*(from|import) prefect", path.read_text("utf-8"), re.MULTILINE)
    ]

    assert knowing == []
