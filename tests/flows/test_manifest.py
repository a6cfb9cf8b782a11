"""What a run was given lies sealed under the run's id."""

from datetime import date
from pathlib import Path

import pytest

from claims.vault import Vault
from flows import manifest
from flows.manifest import GivenPacket
from tests.fakes_office import Office

PACKETS = (
    GivenPacket(
        paths=("/in/Quilla Example.pdf", b"/in/\xff.pdf".decode("utf-8", "surrogateescape")),
        received_date=date(2026, 6, 1),
        jurisdiction="IL",
    ),
    GivenPacket(paths=("/in/other.pdf",), received_date=date(2026, 6, 2)),
)


@pytest.fixture
def vault(office: Office) -> Vault:
    """Some keys."""
    return office.desk.ledger.vault


def test_what_was_written_is_read_back(vault: Vault, tmp_path: Path) -> None:
    run_id = manifest.write(PACKETS, tmp_path, vault)

    assert manifest.read(run_id, tmp_path, vault) == PACKETS


def test_no_file_name_lies_in_clear(vault: Vault, tmp_path: Path) -> None:
    run_id = manifest.write(PACKETS, tmp_path, vault)

    [file] = (tmp_path / "runs").iterdir()
    assert run_id in file.name
    assert b"Quilla" not in file.read_bytes()


def test_a_run_that_is_done_leaves_nothing(vault: Vault, tmp_path: Path) -> None:
    run_id = manifest.write(PACKETS, tmp_path, vault)

    manifest.remove(run_id, tmp_path)
    manifest.remove(run_id, tmp_path)

    assert list((tmp_path / "runs").iterdir()) == []


def test_an_id_that_is_none_leads_to_no_file(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "runs").mkdir()

    with pytest.raises(ValueError, match="badly formed"):
        manifest.read("../keys", tmp_path, vault)
