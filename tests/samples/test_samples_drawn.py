"""The samples: drawn from their descriptions, complete, small, and about nobody who exists."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import yaml

from rules.evaluate import RULES
from sample_claims.drawing.draw_form import STATES, draw_form
from sample_claims.drawing.elements import How
from sample_claims.drawing.samples import (
    draw_sample,
    is_same_paper,
    password_of,
    sample_folders,
)
from sample_claims.drawing.sheet import UnknownBoxError
from schemas.document import DocumentKind
from schemas.facts import FACTS, FactType
from schemas.finding import Outcome
from schemas.problems import ProblemCode
from schemas.queues import Queue, ReasonCode

FOLDERS = sample_folders()
LARGEST_BYTES = 60_000
RULE_NAMES = {rule.__name__ for rule in RULES} | {"emergency_award", "documents_agree"}
EXPECTED_KEYS = {
    *("what", "received", "fields", "findings", "queues", "reasons"),
    *("problems", "duplicates", "attached"),
}
every_sample = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def _expected(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    return read


def _texts(folder: Path) -> Iterator[str]:
    """Everything that is typed in a sample."""
    yield (folder / "claim.yaml").read_text(encoding="utf-8")
    yield (folder / "expected.yaml").read_text(encoding="utf-8")


@every_sample
def test_committed_files_are_what_the_drawing_gives(folder: Path) -> None:
    drawn = draw_sample(folder)

    held = {path.name: path.read_bytes() for path in folder.glob("*.pdf")}

    assert held.keys() == drawn.keys()
    for name, data in drawn.items():
        assert is_same_paper(held[name], data, password_of(folder, name)), name


@every_sample
def test_files_are_small(folder: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in folder.glob("*.pdf")}

    assert sizes
    assert all(size < LARGEST_BYTES for size in sizes.values()), sizes


@every_sample
def test_files_that_become_no_problem_open(folder: Path) -> None:
    problems = _expected(folder).get("problems", {})

    for path in folder.glob("*.pdf"):
        if problems.get(path.name) in {"not_a_pdf", "truncated", "needs_password"}:
            continue
        document = pypdfium2.PdfDocument(path)
        assert len(document) > 0
        document.close()


@every_sample
def test_what_is_expected_uses_known_words_only(folder: Path) -> None:
    expected = _expected(folder)

    assert expected.keys() <= EXPECTED_KEYS
    assert expected["what"].endswith(".")
    assert set(expected.get("fields", {})) <= set(FACTS)
    assert set(expected.get("findings", {})) <= RULE_NAMES
    assert set(expected.get("findings", {}).values()) <= set(Outcome)
    assert set(expected.get("queues", [])) <= set(Queue)
    assert set(expected.get("reasons", [])) <= set(ReasonCode)
    assert set(expected.get("problems", {}).values()) <= set(ProblemCode)
    assert set(expected.get("attached", {}).values()) <= set(DocumentKind)


@every_sample
def test_expected_values_are_of_their_fact_s_type(folder: Path) -> None:
    for name, value in _expected(folder).get("fields", {}).items():
        fact = FACTS[name]
        if fact.type is FactType.CHOICES:
            assert set(value) <= set(fact.choices), name
        elif fact.type is FactType.CHOICE:
            assert value in fact.choices, name
        elif fact.type is FactType.DATE:
            assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)), name
        else:
            assert isinstance(
                value, {FactType.YES_NO: bool, FactType.TEXT: str}.get(fact.type, int)
            )


@every_sample
def test_every_file_ends_as_something(folder: Path) -> None:
    expected = _expected(folder)
    accounted = {
        *expected.get("problems", {}),
        *expected.get("duplicates", []),
        *expected.get("attached", {}),
    }

    left = {path.name for path in folder.glob("*.pdf")} - accounted

    assert len(left) == (1 if expected.get("queues") else 0), left


@every_sample
def test_nobody_in_a_sample_can_exist(folder: Path) -> None:
    for text in _texts(folder):
        assert all(ssn[:3] in {"900", "000"} for ssn in re.findall(r"\b\d{3}-\d{2}-\d{4}\b", text))
        for phone in re.findall(r"\(?\b\d{3}\)?[ -]\d{3}-\d{4}", text):
            assert "555-01" in phone, phone
        assert all(mail == "example.org" for mail in re.findall(r"@([\w.]+)", text))


def test_all_six_states_have_samples_for_all_three_queues() -> None:
    expected = [(folder.name.split("_")[1], _expected(folder)) for folder in FOLDERS]

    states = {state for state, _ in expected if state in STATES}
    queues = {queue for _, each in expected for queue in each.get("queues", [])}

    assert states == set(STATES)
    assert queues == set(Queue)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("is_fillable", [False, True])
def test_the_same_facts_draw_the_same_bytes(state: str, *, is_fillable: bool) -> None:
    how = How(fillable=is_fillable)

    first, second = draw_form(state, {}, how), draw_form(state, {}, how)

    assert first == second


@pytest.mark.parametrize("state", STATES)
def test_a_box_that_the_form_does_not_have_is_refused(state: str) -> None:
    with pytest.raises(UnknownBoxError):
        draw_form(state, {"shoe_size": "42"}, How())


@pytest.mark.parametrize("state", STATES)
def test_an_option_that_the_form_does_not_have_is_refused(state: str) -> None:
    ticks = {"ca": "civil_suit", "fl": "arrested", "il": "lawsuit", "in": "arrested"}

    with pytest.raises(UnknownBoxError):
        draw_form(state, {ticks.get(state, "arrested"): "Perhaps"}, How())


def test_a_page_that_got_lost_is_not_drawn() -> None:
    whole = pypdfium2.PdfDocument(draw_form("tx", {}, How()))
    torn = pypdfium2.PdfDocument(draw_form("tx", {}, How(leave_out=(6,))))

    assert (len(whole), len(torn)) == (9, 8)


def test_typed_words_move_with_a_page_that_was_shifted() -> None:
    straight = _word_left(draw_form("tx", {"victim_city": "Inventown"}, How()))
    shifted = _word_left(draw_form("tx", {"victim_city": "Inventown"}, How(shift=(20, 5))))

    assert shifted - straight == pytest.approx(20, abs=0.5)


def _word_left(data: bytes) -> float:
    """Where the word Inventown begins on page 3."""
    text = pypdfium2.PdfDocument(data)[2].get_textpage()
    at = text.get_text_range().replace("\r\n", "\n\n").index("Inventown")
    left: float = text.get_charbox(at)[0]
    return left


def test_in_illinois_one_tick_typed_into_the_form_marks_its_whole_row() -> None:
    typed = draw_form("il", {"losses": ["Counseling**"]}, How(fillable=True))

    assert _ticks_on(typed) == 4


def _ticks_on(data: bytes) -> int:
    """How many tick boxes of a fillable form are on."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return sum(
            str(box.get("/AS", "/Off")) != "/Off"
            for page in pdf.pages
            for box in page.obj.get("/Annots", [])
        )
