"""What the tidy tests walk over: every file of the project, as git would track it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("flows", "claims", "rules", "schemas", "migrations", "sample_claims", "tests")
"""The seven folders of the program owner's layout."""


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def python_files() -> list[Path]:
    """Every Python file of the seven folders."""
    return [path for path in _files() if path.suffix == ".py"]


@pytest.fixture(scope="session")
def text_files() -> list[Path]:
    """Every file that is written by hand: code, law, set-up, documentation."""
    return [path for path in _files() if path.suffix not in {".pdf", ".png", ".gz"}]


def _files() -> list[Path]:
    """All files except what tools leave behind."""
    in_folders = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    beside = [*ROOT.iterdir(), *(ROOT / ".ci").iterdir(), *(ROOT / ".github").rglob("*")]
    return sorted(
        path
        for path in (*in_folders, *beside)
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".cov")
    )
