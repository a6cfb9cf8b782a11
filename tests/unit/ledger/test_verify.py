"""Whatever is altered behind the ledger's back shows when the chains are walked."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claims.database import writing
from claims.ledger.data_keys import destroy, rewrap
from claims.ledger.ledger import Ledger, open_ledger
from claims.ledger.look_up import claim_file
from claims.ledger.records import Chain, Entry, append
from claims.ledger.taking_in import record_attachment, record_claim
from claims.ledger.verify import Breach, Fault, verify
from claims.settings import Settings
from claims.vault import KeyNotHeldError
from tests.fakes_claims import attachment_to_record, claim_to_record


def tamper(home: Path, statement: str) -> None:
    """Do what somebody with the file could do: drop the triggers, then change a row."""
    with closing(sqlite3.connect(home / "ledger.sqlite")) as connection:
        triggers = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        connection.commit()


@pytest.fixture
def claim_id(ledger: Ledger) -> str:
    """A claim with four records."""
    held = record_claim(ledger, claim_to_record(1)).claim_id
    record_attachment(ledger, attachment_to_record(held, 1, seen_assessment=1))
    return held


def test_a_ledger_that_nobody_touched_verifies(ledger: Ledger, claim_id: str) -> None:
    assert verify(ledger) == ()
    assert verify(ledger, claim_id) == ()


@pytest.mark.parametrize(
    "change",
    [
        "public_body = x'7b7d'",
        "sealed_body = x''",
        "public_body = CAST(public_body AS TEXT)",
        "recorded_at = '2026-01-01T00:00:00.000000Z'",
        "recorded_at = CAST(recorded_at AS BLOB)",
        "kind = 'claim_decided'",
        "idempotency_key = 'another'",
    ],
)
def test_a_changed_field_shows(ledger: Ledger, claim_id: str, home: Path, change: str) -> None:
    tamper(home, f"UPDATE records SET {change} WHERE seq = 2")  # noqa: S608  # a test's own words

    assert Breach(chain=claim_id, seq=2, fault=Fault.WRONG_HASH) in verify(ledger)


def test_a_record_that_is_cut_out_shows(ledger: Ledger, claim_id: str, home: Path) -> None:
    tamper(home, "DELETE FROM records WHERE seq = 2")

    faults = {breach.fault for breach in verify(ledger, claim_id)}

    assert faults == {
        Fault.OUT_OF_SEQUENCE,
        Fault.WRONG_PREVIOUS_HASH,
    }


def test_a_changed_hash_shows_at_the_next_record(ledger: Ledger, claim_id: str, home: Path) -> None:
    tamper(home, "UPDATE records SET hash = 'another' WHERE seq = 1")

    assert verify(ledger) == (
        Breach(chain=claim_id, seq=1, fault=Fault.WRONG_HASH),
        Breach(chain=claim_id, seq=2, fault=Fault.WRONG_PREVIOUS_HASH),
    )


def test_a_version_that_is_not_known_shows(ledger: Ledger, claim_id: str, home: Path) -> None:
    tamper(home, "UPDATE records SET version = 2 WHERE seq = 1")

    assert verify(ledger) == (Breach(chain=claim_id, seq=1, fault=Fault.UNKNOWN_VERSION),)


@pytest.mark.usefixtures("claim_id")
def test_a_changed_law_shows(ledger: Ledger, home: Path) -> None:
    tamper(home, "UPDATE law_snapshots SET canonical = x'7b7d'")

    assert [breach.fault for breach in verify(ledger)] == [Fault.WRONG_LAW_HASH]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE queue_entries SET queue = 'approval' WHERE assessment_number = 1",
        "UPDATE findings SET outcome = 'not_met' WHERE position = 3",
        "UPDATE claim_documents SET kind = 'police_report' WHERE assessment_number = 2",
        "DELETE FROM queue_entries WHERE assessment_number = 2",
        "INSERT INTO queue_entries SELECT claim_id, 2, 'emergency', 1, 'invented', '' FROM claims",
    ],
)
def test_a_row_that_people_search_and_that_differs_from_the_records_shows(
    ledger: Ledger, claim_id: str, home: Path, change: str
) -> None:
    tamper(home, change)

    assert verify(ledger, claim_id) == (Breach(chain=claim_id, seq=0, fault=Fault.TABLES_DIFFER),)


def test_the_same_idempotency_key_is_refused_in_one_chain(ledger: Ledger) -> None:
    entry = Entry(kind="invented", idempotency_key="once", public_body=b"{}")

    with pytest.raises(Exception, match="UNIQUE"), writing(ledger.engine) as connection:
        append(connection, Chain(name="chain"), ledger.instant(), [entry, entry])


def test_a_claim_whose_key_is_destroyed_is_unreadable_and_still_verifies(
    ledger: Ledger, claim_id: str, home: Path
) -> None:
    with closing(sqlite3.connect(home / "ledger.sqlite")) as connection:
        (key_id,) = connection.execute("SELECT data_key_id FROM claims").fetchone()

    destroy(ledger, key_id)

    assert verify(ledger) == ()
    with pytest.raises(KeyNotHeldError):
        claim_file(ledger, claim_id)


def test_after_a_rotation_everything_opens_with_the_new_master_key_alone(
    claim_id: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDRESS_MASTER_KEY", "A" * 43 + "=")
    rotated = open_ledger(Settings(home=home))

    first, second = rewrap(rotated), rewrap(rotated)
    old = [key for key in rotated.vault.ring.masters if key != rotated.vault.ring.current.key_id]
    with closing(sqlite3.connect(home / "ledger.sqlite")) as connection:
        masters = connection.execute("SELECT DISTINCT master_key_id FROM data_keys").fetchall()

    assert (first, second) == (3, 0)
    assert masters == [(rotated.vault.ring.current.key_id,)]
    assert old
    assert claim_file(rotated, claim_id).claim_id == claim_id
    rotated.close()
