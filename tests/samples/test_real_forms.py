"""The real Illinois and Indiana forms, filled in every way we could think of, read alike."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from claims.extraction.extract import extract
from claims.extraction.limits import Limits
from schemas.claim import FactValue
from schemas.problems import ProblemCode
from schemas.reading import Extraction, Reading
from tests.fakes_people import FORMS, ILLINOIS, INDIANA, Filled
from tests.fakes_real_forms import (
    Pen,
    as_fields,
    blank,
    fitted,
    flattened_by_pdfium,
    flattened_by_qpdf,
    moved,
    turned,
    typed_over,
    with_pages,
)

A4 = (595.0, 842.0)
LETTER = (612.0, 792.0)

each_form = pytest.mark.parametrize("filled", FORMS, ids=["illinois", "indiana"])


def read(data: bytes) -> Extraction:
    return extract(data, hashlib.sha256(data).hexdigest(), Limits())


def the_reading(data: bytes) -> Reading:
    readings = read(data).readings
    assert len(readings) == 1
    return readings[0]


def facts(reading: Reading) -> dict[str, FactValue]:
    """The values by fact; the ticks of a list together."""
    found: dict[str, FactValue] = {}
    for value in reading.values:
        before = found.get(value.fact)
        if isinstance(before, frozenset) and isinstance(value.value, frozenset):
            found[value.fact] = before | value.value
        else:
            found.setdefault(value.fact, value.value)
    return found


def assert_reads(data: bytes, filled: Filled) -> None:
    """Every expected value is read, and nothing is in doubt."""
    reading = the_reading(data)
    found = facts(reading)

    assert {name: found.get(name) for name in filled.expected} == dict(filled.expected)
    assert reading.form == filled.form
    assert [problem for problem in reading.problems if problem.field] == []


@each_form
def test_a_blank_form_tells_nothing_but_what_is_missing(filled: Filled, shared: Path) -> None:
    reading = the_reading(blank(filled, shared))

    assert {value.fact for value in reading.values} <= {"is_signed"}
    codes = {problem.code for problem in reading.problems}
    assert codes == {ProblemCode.REQUIRED_BOX_EMPTY, ProblemCode.NOT_SIGNED}


@each_form
def test_form_fields_are_read(filled: Filled, shared: Path) -> None:
    assert_reads(as_fields(filled, shared), filled)


@each_form
@pytest.mark.parametrize("flatten", [flattened_by_qpdf, flattened_by_pdfium])
def test_a_form_printed_and_saved_is_read_the_same(
    filled: Filled, flatten: Callable[[Filled, Path], bytes], shared: Path
) -> None:
    assert_reads(flatten(filled, shared), filled)


@each_form
@pytest.mark.parametrize(
    "pen",
    [
        Pen(),
        Pen(font="Times-Roman", size=10.5, tick="x"),
        Pen(font="Courier", size=7.5, tick="check", up=1.5),
        Pen(font="Helvetica-Oblique", size=8, tick="square", up=5),
        Pen(tick="strokes"),
    ],
    ids=["helvetica", "times", "courier", "squares", "strokes"],
)
def test_a_form_typed_over_is_read_the_same(filled: Filled, pen: Pen, shared: Path) -> None:
    assert_reads(typed_over(filled, shared, pen), filled)


@each_form
@pytest.mark.parametrize(
    ("scale", "shift"),
    [
        ((1.0, 1.0), (18.0, -24.0)),
        ((1.0, 1.0), (-12.0, 30.0)),
        ((0.8, 0.8), (30.0, 60.0)),
        ((1.2, 1.2), (0.0, 0.0)),
        ((0.9, 0.95), (20.0, 5.0)),
    ],
)
def test_shifted_and_scaled_pages_are_read_the_same(
    filled: Filled,
    scale: tuple[float, float],
    shift: tuple[float, float],
    shared: Path,
) -> None:
    data = flattened_by_qpdf(filled, shared)
    data = fitted(data, LETTER[0] * 1.25, LETTER[1] * 1.25) if scale[0] > 1 else data

    assert_reads(moved(data, scale=_kept_on_paper(scale), shift=shift), filled)


def _kept_on_paper(scale: tuple[float, float]) -> tuple[float, float]:
    """On the larger paper of a magnified page, fitting has magnified it already."""
    return (1.0, 1.0) if scale[0] > 1 else scale


@each_form
def test_a_form_fitted_to_a4_is_read_the_same(filled: Filled, shared: Path) -> None:
    assert_reads(fitted(flattened_by_pdfium(filled, shared), *A4), filled)


@each_form
def test_a_slightly_turned_form_is_read_the_same(filled: Filled, shared: Path) -> None:
    assert_reads(turned(flattened_by_qpdf(filled, shared), 0.7), filled)


def _reversed(count: int) -> Sequence[int]:
    return range(count - 1, -1, -1)


@each_form
def test_pages_in_another_order_are_read_the_same(filled: Filled, shared: Path) -> None:
    assert_reads(with_pages(flattened_by_qpdf(filled, shared), _reversed), filled)


@pytest.mark.parametrize(
    ("filled", "page", "lost"),
    [(ILLINOIS, 5, "crime_date"), (ILLINOIS, 4, "victim_name"), (INDIANA, 3, "signature_date")],
)
def test_a_missing_page_is_named(filled: Filled, page: int, lost: str, shared: Path) -> None:
    data = with_pages(
        flattened_by_qpdf(filled, shared), lambda count: [i for i in range(count) if i != page - 1]
    )

    reading = the_reading(data)

    assert (ProblemCode.PAGE_MISSING, f"page {page}") in {
        (problem.code, problem.wanted) for problem in reading.problems
    }
    assert lost not in facts(reading)


def test_two_forms_in_one_file_are_two_readings(shared: Path) -> None:
    data = with_pages(flattened_by_qpdf(INDIANA, shared), lambda count: [*range(count)] * 2)

    readings = read(data).readings

    assert [(r.first_page, r.last_page) for r in readings] == [(1, 4), (5, 6)]
    assert facts(readings[0])["victim_name"] == facts(readings[1])["victim_name"]


def test_a_tick_that_marks_a_row_chooses_nothing(shared: Path) -> None:
    reading = the_reading(as_fields(ILLINOIS, shared, with_row=True))

    shared_rows = [p for p in reading.problems if p.code is ProblemCode.CHOICE_SHARED_BY_ROW]
    assert [problem.field for problem in shared_rows] == ["losses_claimed"]
    assert "Towing and Storage" in shared_rows[0].wanted
    assert "Funeral/Burial" in shared_rows[0].wanted
    assert "losses_claimed" not in facts(reading)


def test_one_tick_of_a_row_made_by_hand_is_that_loss(shared: Path) -> None:
    reading = the_reading(typed_over(ILLINOIS, shared, Pen(), with_row=True))

    assert facts(reading)["losses_claimed"] == ILLINOIS.row_means


def test_the_encrypted_original_is_read(shared: Path) -> None:
    data = (shared / "forms" / "real" / INDIANA.file).read_bytes()

    assert the_reading(data).form == INDIANA.form
