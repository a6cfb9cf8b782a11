"""Nothing private is left in clear in any file, whatever was run and whatever failed."""

from pathlib import Path

import pytest
import yaml

from claims.log import set_up_log
from flows.manifest import GivenPacket
from flows.steps import take_in_or_give_up
from sample_claims.drawing.draw_form import draw_form
from sample_claims.drawing.elements import How
from tests.canaries import found_in
from tests.fakes_office import Office
from tests.fakes_papers import RECEIVED, form
from tests.redress_command import Person

SAMPLE = Path(__file__).parents[2] / "sample_claims" / "01_tx_robbery_documented"

PRIVATE = {
    "victim_first_name": "Zephyrina",
    "victim_last_name": "Quakenbush",
    "victim_address": "4711 Canary Blossom Way",
    "victim_email": "zephyrina.q@canary.example",
    "victim_cell_phone": "(555) 555-0147",
    "victim_ssn": "900-45-6789",
    "crime_description": "A stranger in a purple raincoat took the umbrella.",
    "provider_1": "Thistledown Canary Clinic",
    "victim_printed_name": "Zephyrina Quakenbush",
    "victim_signature": "Zephyrina Quakenbush",
}
CANARIES = (
    *("Zephyrina", "Quakenbush", "Canary Blossom", "zephyrina.q@", "555-0147", "900-45-6789"),
    *("900456789", "purple raincoat", "Thistledown"),
)


def private_form(fillable: bool) -> bytes:  # noqa: FBT001  # one question, asked in one place
    """A Texas form of a person whose every word would be noticed."""
    described = yaml.safe_load((SAMPLE / "claim.yaml").read_text(encoding="utf-8"))
    facts = {**described["files"]["form.pdf"]["facts"], **PRIVATE}
    return draw_form("tx", facts, How(fillable=fillable))


@pytest.mark.timeout(300)
def test_no_private_word_lies_in_any_file_after_everything_was_run(tmp_path: Path) -> None:
    person = Person(machine=tmp_path / "machine")
    incoming = tmp_path / "incoming" / "Quakenbush"
    person.machine.mkdir()
    incoming.mkdir(parents=True)
    (incoming / "Zephyrina_form.pdf").write_bytes(private_form(fillable=True))
    (incoming.parent / "Zephyrina_printed.pdf").write_bytes(private_form(fillable=False))
    (incoming.parent / "Zephyrina_broken.pdf").write_bytes(private_form(fillable=False)[:9000])
    bill = incoming.parent.parent / "Zephyrina_bill.pdf"
    bill.write_bytes((SAMPLE / "bill.pdf").read_bytes())

    taken = person.asks("process", incoming.parent, "--received", "2026-06-02")
    claim_id = taken["claims"][0]["claim_id"]
    person.asks("attach", claim_id, bill)
    shown = person.types("claim", claim_id)
    person.types("queue")
    person.types("process", incoming.parent)

    assert "Quakenbush" in shown[1], "the test would prove nothing if the form were not read"
    assert taken["files"] == 3
    assert found_in([person.machine], CANARIES) == []


def test_an_error_of_ours_leaves_no_private_word(office: Office, tmp_path: Path) -> None:
    place = office.put("Quilla Example.pdf", form())
    office.readers.broken |= set(office.readers.known)
    packet = GivenPacket(paths=(str(place),), received_date=RECEIVED)
    log_file = tmp_path / "home" / "log" / "redress.jsonl"
    log_file.parent.mkdir()

    with log_file.open("a", encoding="utf-8") as log:
        set_up_log(log)
        outcome = take_in_or_give_up(packet, office.desk, is_last_try=True)
        set_up_log()

    assert outcome.files[0].code == "could_not_be_assessed"
    assert '"ZeroDivisionError"' in log_file.read_text(encoding="utf-8")
    assert found_in([tmp_path / "home"], ["Quilla"]) == []


def test_a_canary_is_found_in_every_spelling(tmp_path: Path) -> None:
    spelled = {
        "plain": b"xQUAKENBUSHx",
        "wide": "quakenbush".encode("utf-16-le"),
        "hexadecimal": b"about Quakenbush".hex().encode(),
        "base64": b"YWJvdXQgUXVha2VuYnVzaCBoZXJl",
    }
    for name, content in spelled.items():
        (tmp_path / name).write_bytes(content)

    found = found_in([tmp_path], ["Quakenbush"])

    assert {Path(path).name for _, path in found} == set(spelled)
