"""No private word lies in clear in anything that the ledger leaves on the disk."""

from dataclasses import replace
from pathlib import Path

from claims.ledger.ledger import Ledger
from claims.ledger.outcomes import record_outcome
from claims.ledger.taking_in import record_attachment, record_claim
from schemas.outcome import FileResult
from tests.fakes_claims import attachment_to_record, claim_to_record, given

CANARIES = (b"Zebulon", b"Quillfeather", b"ZEBULON", b"900-00-0001", b"900000001", b"1980-01-02")


def test_no_file_holds_a_private_word(ledger: Ledger, home: Path) -> None:
    claim_id = record_claim(ledger, claim_to_record(1)).claim_id
    record_attachment(ledger, attachment_to_record(claim_id, 1, seen_assessment=1))
    scan = given("/invented/Quillfeather.pdf", "Zebulon", FileResult.PROBLEM, "malformed")
    record_outcome(ledger, replace(scan, detail="Zebulon", duplicate_of="/Quillfeather"))

    files = [path for path in home.rglob("*") if path.is_file()]
    found = {
        (path.name, canary)
        for path in files
        for canary in CANARIES
        if canary in path.read_bytes() + path.name.encode()
    }

    assert {path.suffix for path in files} >= {".sqlite", ".sqlite-wal", ".json"}
    assert found == set()
