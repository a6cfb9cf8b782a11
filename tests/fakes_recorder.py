"""A run that takes in invented claims until it is killed: `python -m tests.fakes_recorder`."""

import sys
from pathlib import Path

from claims.ledger.ledger import open_ledger
from claims.ledger.taking_in import record_claim
from claims.settings import Settings
from tests.fakes_claims import claim_to_record


def record_all(home: Path, number_of_claims: int) -> None:
    """Take in claims 1, 2, 3 and so on; say when it starts and what came of each."""
    ledger = open_ledger(Settings(home=home))
    sys.stdout.write("started\n")
    sys.stdout.flush()
    for number in range(1, number_of_claims + 1):
        sys.stdout.write(f"{record_claim(ledger, claim_to_record(number)).status}\n")
    ledger.close()


if __name__ == "__main__":
    record_all(Path(sys.argv[1]), int(sys.argv[2]))
