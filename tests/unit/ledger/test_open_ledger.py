"""A ledger opens with its keys, or says in one sentence why it does not."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.key_ring import KeysError
from claims.ledger.ledger import Ledger, open_ledger
from claims.ledger.look_up import claim_file
from claims.ledger.taking_in import record_claim
from claims.settings import Settings
from tests.fakes_claims import claim_to_record


def test_what_one_run_took_in_the_next_one_reads(ledger: Ledger, home: Path) -> None:
    claim_id = record_claim(ledger, claim_to_record(1)).claim_id

    next_run = open_ledger(Settings(home=home))

    assert claim_file(next_run, claim_id).claim_id == claim_id
    next_run.close()


def test_lost_keys_are_never_replaced_by_new_ones(ledger: Ledger, home: Path) -> None:
    record_claim(ledger, claim_to_record(1))
    (home / "keys.json").unlink()

    with pytest.raises(KeysError, match="missing"):
        open_ledger(Settings(home=home))

    assert not (home / "keys.json").exists()


def test_everything_is_readable_by_its_owner_only(ledger: Ledger, home: Path) -> None:
    record_claim(ledger, claim_to_record(1))

    modes = {path.stat().st_mode & 0o077 for path in home.rglob("*")}

    assert modes == {0}


def test_an_instant_is_text_in_utc_that_sorts(ledger: Ledger) -> None:
    at = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)

    fixed = Ledger(
        engine=ledger.engine, vault=ledger.vault, documents=ledger.documents, now=lambda: at
    )

    assert fixed.instant() == "2026-03-02T09:05:00.000000Z"


def test_a_file_has_the_same_source_tag_however_its_path_is_written(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    tags = {ledger.source_tag(path) for path in ("a.pdf", "./a.pdf", str(tmp_path / "a.pdf"))}

    assert len(tags) == 1
    assert ledger.source_tag("b.pdf") not in tags
