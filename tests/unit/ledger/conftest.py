"""An empty ledger for each test; its tables are made once and copied."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claims.ledger.ledger import Ledger, open_ledger
from claims.settings import Settings

Run = Callable[[Path, int], subprocess.Popen[str]]


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a ledger that holds nothing yet."""
    home = tmp_path_factory.mktemp("empty") / "home"
    open_ledger(Settings(home=home)).close()
    return home


@pytest.fixture
def home(empty_home: Path, tmp_path: Path) -> Path:
    """A home of the test's own."""
    return Path(shutil.copytree(empty_home, tmp_path / "home"))


@pytest.fixture
def ledger(home: Path) -> Iterator[Ledger]:
    """An open, empty ledger."""
    opened = open_ledger(Settings(home=home))
    yield opened
    opened.close()


@pytest.fixture
def run() -> Run:
    """Start another process that takes in claims 1 to n."""

    def start(home: Path, number_of_claims: int) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603  # our own module, our own arguments
            [sys.executable, "-m", "tests.fakes_recorder", str(home), str(number_of_claims)],
            cwd=Path(__file__).parents[3],
            stdout=subprocess.PIPE,
            text=True,
        )

    return start
