"""`redress process`: killed and run again, twice at once, on hostile files, typed wrongly."""

import json
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]  # it ships no types
import pytest
import yaml

from claims.ledger.ledger import open_ledger
from claims.ledger.verify import verify
from claims.settings import Settings
from sample_claims.drawing.draw_form import draw_form
from sample_claims.drawing.elements import How
from tests.redress_command import REDRESS, Person

SAMPLES = Path(__file__).parents[2] / "sample_claims"
FORMS = 60


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody with an empty machine."""
    (tmp_path / "machine").mkdir()
    return Person(machine=tmp_path / "machine")


def many_forms(folder: Path) -> Path:
    """Different Texas forms in one folder, one of them there twice, and a picture of nothing."""
    folder.mkdir()
    described = yaml.safe_load(
        (SAMPLES / "01_tx_robbery_documented" / "claim.yaml").read_text(encoding="utf-8")
    )
    facts = described["files"]["form.pdf"]["facts"]
    for number in range(FORMS):
        name = {"victim_last_name": f"Sample {number}", "report_number": f"26-{number:06}"}
        content = draw_form("tx", {**facts, **name}, How(fillable=True))
        (folder / f"form_{number:03}.pdf").write_bytes(content)
    shutil.copy(folder / "form_000.pdf", folder / "form_again.pdf")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def ends(answer: dict[str, Any]) -> Counter[str]:
    """How often each file is named in an answer."""
    groups = ("claims", "attached", "duplicates", "problems")
    return Counter(Path(each["path"]).name for group in groups for each in answer[group])


def left_running(machine: Path) -> Iterator[psutil.Process]:
    """Processes that were started for this machine and still run."""
    for process in psutil.process_iter():
        try:
            if str(machine) in process.environ().get("PREFECT_HOME", ""):
                yield process
        except psutil.Error:
            continue


def assert_each_ended_once(person: Person, folder: Path, answer: dict[str, Any]) -> None:
    names = {path.name for path in folder.iterdir()}
    assert ends(answer) == dict.fromkeys(names, 1)
    assert len(answer["claims"]) == len({claim["claim_id"] for claim in answer["claims"]}) == FORMS
    ledger = open_ledger(Settings(home=person.home))
    assert verify(ledger) == ()
    ledger.close()


@pytest.mark.timeout(600)
def test_a_run_that_is_killed_is_finished_by_running_it_again(
    person: Person, tmp_path: Path
) -> None:
    folder = many_forms(tmp_path / "incoming")
    chance = random.Random()  # noqa: S311  # moments, not secrets
    person.types("process", folder / "picture.png")

    for _ in range(3):
        with person.start("process", folder) as command:
            time.sleep(chance.uniform(4, 14))
            command.kill()
    answer = person.asks("process", folder)
    again = person.types("process", folder)

    assert_each_ended_once(person, folder, answer)
    assert again[1] == f"Nothing new: all {FORMS + 2} files were already taken in.\n"
    psutil.wait_procs(list(left_running(person.machine)), timeout=15)
    assert list(left_running(person.machine)) == []


@pytest.mark.timeout(300)
def test_two_runs_at_once_take_each_file_in_once(person: Person, tmp_path: Path) -> None:
    folder = many_forms(tmp_path / "incoming")

    with person.start("process", folder) as one, person.start("process", folder) as other:
        statuses = [run.wait() for run in (one, other) if run.communicate()]
    answer = person.asks("process", folder)

    assert statuses == [0, 0]
    assert_each_ended_once(person, folder, answer)


@pytest.mark.timeout(600)
def test_every_hostile_file_comes_to_one_end_and_none_to_money(
    person: Person, shared: Path
) -> None:
    folder = shared / "hostile_pdfs"

    answer = person.asks("process", folder)

    assert ends(answer) == dict.fromkeys((path.name for path in folder.iterdir()), 1)
    queues = {queue for claim in answer["claims"] for queue in claim["queues"]}
    assert queues <= {"review"}
    assert "could_not_be_assessed" not in {problem["code"] for problem in answer["problems"]}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (["process", "nowhere"], "There is no file or folder nowhere; check its name."),
        (["process", ".", "--received", "20.11.2026"], "20.11.2026 is not a day; type it as"),
        (["process", ".", "--received", "2999-01-01"], "2999-01-01 lies in the future;"),
        (["process", ".", "--received", "2/30/2026"], "2/30/2026 is not a day;"),
        (["process", ".", "--jurisdiction", "QQ"], "QQ is not a state;"),
        (["attach", "TX-2026-0000-0001", "."], "TX-2026-0000-0001 is not a claim id;"),
        (["claim", "nonsense"], "nonsense is not a claim id;"),
        (["queue", "elsewhere"], "elsewhere is no queue; type one of: approval, emergency, review"),
        (["queue", "--reason", "because"], "because is no reason; type one of:"),
        (["assess", "missing.json"], "missing.json cannot be read: No such file or directory."),
        (["schema", "letter"], "letter is no shape; type one of: assessment, claim."),
        (["proces"], "No such command 'proces'."),
        (["process"], "Missing argument 'PATH'."),
    ],
)
def test_what_is_typed_wrongly_is_answered_by_one_sentence(
    person: Person, typed: list[str], sentence: str
) -> None:
    status, answer, complaint = person.types(*typed)

    assert (status, answer) == (2, "")
    assert complaint.startswith(sentence)
    assert complaint.count("\n") == 1


def test_an_error_of_ours_is_one_sentence_with_a_number(person: Person, tmp_path: Path) -> None:
    folder = many_forms(tmp_path / "incoming")
    (person.home / "log").mkdir(parents=True)
    (person.home / "prefect").write_text("where Prefect wants a folder", encoding="utf-8")

    status, answer, complaint = person.types("process", folder)

    [logged] = (person.home / "log" / "redress.jsonl").read_text("utf-8").splitlines()
    assert (status, answer) == (1, "")
    assert complaint.startswith("This is an error in Redress, not in what you typed;")
    assert json.loads(logged)["error_id"] in complaint
    assert str(folder) not in logged


def test_an_error_before_there_is_a_log_shows_no_value(person: Person) -> None:
    program = (
        "import sys; from flows.commands import main\n"
        "@main.app.command()\n"
        "def broken() -> None:\n"
        "    name = 'Quilla Example'\n"
        "    raise ValueError(name)\n"
        "sys.argv = ['redress', 'broken']; sys.exit(main.run())\n"
    )

    ran = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, "-c", program],
        env=person.environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout) == (1, "")
    assert "Quilla" not in ran.stderr
    assert '"ValueError"' in ran.stderr


def test_a_setting_that_is_wrong_is_named(person: Person) -> None:
    environment = {**person.environment(), "REDRESS_MAX_PAGES": "many"}

    ran = subprocess.run(  # noqa: S603  # our own words
        [REDRESS, "queue"], env=environment, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 2
    assert ran.stderr.startswith("The setting REDRESS_MAX_PAGES cannot be used:")
