"""Every sample claim ends where its `expected.yaml` says, from its PDFs to its queues."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from claims.ledger.ledger import Ledger
from claims.ledger.look_up import claim_file
from claims.settings import Settings
from flows.manifest import GivenPacket
from flows.run import desk
from flows.steps import take_in
from schemas.claim import FactValue
from schemas.document import DocumentKind
from schemas.outcome import FileResult, RunOutcome
from schemas.reading import Reading
from schemas.record import ClaimFile

SAMPLES = tuple(
    sorted(
        path.parent
        for path in (Path(__file__).parents[2] / "sample_claims").glob("*/expected.yaml")
    )
)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One sample, what was expected of it, and what became of it."""

    expected: dict[str, Any]
    outcome: RunOutcome
    ledger: Ledger

    @property
    def claim(self) -> ClaimFile:
        """The one claim that it became."""
        [claim] = self.outcome.claims
        return claim_file(self.ledger, claim.claim_id)

    def named(self, result: FileResult) -> dict[str, Any]:
        """The files that ended so, by name."""
        return {Path(f.path).name: f for f in self.outcome.files if f.result is result}


@pytest.fixture(scope="session")
def all_taken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Taken]]:
    """All samples, taken into one ledger in order, each on the day it is said to have come."""
    with desk(Settings(home=tmp_path_factory.mktemp("samples"))) as place:
        taken = {}
        for folder in SAMPLES:
            expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
            packet = GivenPacket(
                paths=tuple(map(str, sorted(folder.glob("*.pdf")))),
                received_date=date.fromisoformat(str(expected["received"])),
            )
            outcome = take_in(packet, place)
            taken[folder.name] = Taken(expected=expected, outcome=outcome, ledger=place.ledger)
        yield taken


@pytest.fixture(params=[folder.name for folder in SAMPLES])
def taken(request: pytest.FixtureRequest, all_taken: dict[str, Taken]) -> Taken:
    """One sample after another."""
    return all_taken[request.param]


def test_it_waits_in_the_queues_that_are_expected(taken: Taken) -> None:
    queues = {queue.value for claim in taken.outcome.claims for queue in claim.queues}

    assert queues == set(taken.expected.get("queues", []))


def test_the_reasons_that_matter_are_given(taken: Taken) -> None:
    given = {reason.code.value for claim in taken.outcome.claims for reason in claim.reasons}

    assert set(taken.expected.get("reasons", [])) <= given


def test_each_file_ends_as_is_expected(taken: Taken) -> None:
    attached = {name: file.kind for name, file in taken.named(FileResult.ATTACHED).items()}
    problems = {name: file.code for name, file in taken.named(FileResult.PROBLEM).items()}

    assert attached == taken.expected.get("attached", {})
    assert problems == taken.expected.get("problems", {})
    assert set(taken.named(FileResult.DUPLICATE)) == set(taken.expected.get("duplicates", []))


def test_the_form_is_read_as_it_was_filled_in(taken: Taken) -> None:
    expected = taken.expected.get("fields", {})
    read = _read(taken.claim.readings) if expected else {}

    assert {name: _plain(read.get(name)) for name in expected} == {
        name: _plain(value) for name, value in expected.items()
    }


def test_each_rule_finds_what_is_expected(taken: Taken) -> None:
    expected = taken.expected.get("findings", {})
    findings = taken.claim.assessed.assessment.findings if expected else ()
    found = {finding.rule: finding.outcome.value for finding in findings}

    assert {rule: found.get(rule) for rule in expected} == expected


def _read(readings: tuple[Reading, ...]) -> dict[str, FactValue]:
    """What the form says, fact by fact; the ticks of one list together."""
    read: dict[str, FactValue] = {}
    for reading in readings:
        for value in reading.values if reading.kind is DocumentKind.CLAIM_FORM else ():
            said, before = value.value, read.get(value.fact)
            if isinstance(said, frozenset) and isinstance(before, frozenset):
                said |= before
            read[value.fact] = said
    return read


def _plain(value: object) -> object:
    """Days as text and choices as sorted lists, on both sides."""
    if isinstance(value, frozenset | list):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value
