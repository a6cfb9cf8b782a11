"""`make demo`: take in the sample claims, show where each one went, and what to try next."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import yaml

from flows import manifest
from flows.commands import asked, opened, process_answer, tables
from flows.commands.progress_bar import progress_bar
from flows.manifest import GivenPacket
from flows.run_flow import run_flow
from schemas.outcome import RunOutcome
from schemas.queues import Queue

SAMPLES: Final = Path("sample_claims")
PAPERS: Final = Path("build/demo")
"""Only the PDFs of the samples: what is expected of each lies beside it and is no paper."""

REDRESS: Final = ".venv/bin/redress"


def main() -> None:
    """Take in every sample on the day it is said to have come, into the ledger in `.redress`."""
    if "REDRESS_HOME" not in os.environ:
        Path(".redress").mkdir(exist_ok=True)
    packets = tuple(_packets())
    settings = opened.settings()
    with opened.ledger(settings) as ledger:
        run_id = manifest.write(packets, settings.home, ledger.vault)
    with progress_bar(sum(len(packet.paths) for packet in packets)):
        outcome = run_flow(settings, run_id)
    process_answer.show(outcome, [PAPERS], with_known=True)
    tables.say("\n".join(_next(outcome)))


def _packets() -> Iterator[GivenPacket]:
    """One packet a sample, with the day it was received."""
    shutil.rmtree(PAPERS, ignore_errors=True)
    for expected in sorted(SAMPLES.glob("*/expected.yaml")):
        folder = PAPERS / expected.parent.name
        folder.mkdir(parents=True)
        for paper in sorted(expected.parent.glob("*.pdf")):
            shutil.copy(paper, folder)
        said = yaml.safe_load(expected.read_text(encoding="utf-8"))
        received_date = date.fromisoformat(str(said["received"]))
        paths = asked.absolute(sorted(folder.iterdir()))
        yield GivenPacket(paths=paths, received_date=received_date)


def _next(outcome: RunOutcome) -> Iterator[str]:
    """Commands that work as they are printed."""
    yield "What to try next:"
    for queue in Queue:
        yield f"  {REDRESS} queue {queue.value}"
    for queue in (Queue.EMERGENCY, Queue.APPROVAL):
        for claim in [claim for claim in outcome.claims if queue in claim.queues][:1]:
            yield f"  {REDRESS} claim {claim.claim_id}"
    for claim in outcome.claims[:1]:
        yield f"  {REDRESS} claim {claim.claim_id} --json"
    bills = sorted(PAPERS.glob("*_bill_without_form/*.pdf"))
    reviewed = [claim for claim in outcome.claims if claim.queues == (Queue.REVIEW,)]
    for bill, claim in zip(bills[:1], reviewed[:1], strict=False):
        yield f"  {REDRESS} attach {claim.claim_id} {bill}"
    yield f"  {REDRESS} process {PAPERS}"
    yield f"  {REDRESS} schema claim"


if __name__ == "__main__":
    main()
