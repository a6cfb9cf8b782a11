"""A run that is killed, or runs beside another, ends with every claim exactly once."""

import random
import time
from pathlib import Path

from sqlalchemy import func, select

from claims.database import reading
from claims.ledger.ledger import Ledger, open_ledger
from claims.ledger.look_up import claim_file, document_content
from claims.ledger.verify import verify
from claims.settings import Settings
from schemas.tables import CLAIMS, METADATA
from tests.unit.ledger.conftest import Run

CLAIMS_GIVEN = 60


def assert_every_claim_is_held_once(ledger: Ledger) -> None:
    """Each claim with all its parts, and no part without its claim."""
    with reading(ledger.engine) as connection:
        claim_ids = connection.execute(select(CLAIMS.c.claim_id)).scalars().all()
        counts = {
            name: connection.execute(
                select(func.count()).select_from(METADATA.tables[name])
            ).scalar_one()
            for name in ("documents", "data_keys", "records", "read_values", "intake_outcomes")
        }
    files = [claim_file(ledger, claim_id) for claim_id in claim_ids]
    for file in files:
        assert len(document_content(ledger, file.documents[0].sha256)) > 0
    assert len(claim_ids) == CLAIMS_GIVEN
    assert counts == {
        "documents": CLAIMS_GIVEN,
        "data_keys": 2 * CLAIMS_GIVEN,
        "records": 2 * CLAIMS_GIVEN,
        "read_values": 60 * CLAIMS_GIVEN,
        "intake_outcomes": CLAIMS_GIVEN,
    }
    assert verify(ledger) == ()


def test_a_run_that_is_killed_is_finished_by_running_it_again(home: Path, run: Run) -> None:
    chance = random.Random()  # noqa: S311  # moments, not secrets

    for _ in range(5):
        with run(home, CLAIMS_GIVEN) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.uniform(0, 0.2))
            child.kill()
    with run(home, CLAIMS_GIVEN) as last:
        last.communicate()

    ledger = open_ledger(Settings(home=home))
    assert last.returncode == 0
    assert_every_claim_is_held_once(ledger)
    ledger.close()


def test_runs_side_by_side_on_a_new_home_take_each_claim_in_once(tmp_path: Path, run: Run) -> None:
    home = tmp_path / "new"

    children = [run(home, CLAIMS_GIVEN) for _ in range(3)]
    answers = [child.communicate()[0].split() for child in children]

    ledger = open_ledger(Settings(home=home))
    assert [child.returncode for child in children] == [0, 0, 0]
    assert sum(answer.count("recorded") for answer in answers) == CLAIMS_GIVEN
    assert_every_claim_is_held_once(ledger)
    ledger.close()
