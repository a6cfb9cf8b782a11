"""What the tests of the flow share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes_office import Office, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with an empty ledger, whose readers are told what stands in each file."""
    with open_office(tmp_path) as opened:
        yield opened
