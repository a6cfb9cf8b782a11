"""What all tests share: the folder of real forms, hostile files and the law, where it is."""

from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout; tests that need it are left out where it is absent."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared, the folder of real forms and hostile files")
    return folder
