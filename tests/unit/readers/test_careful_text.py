"""The careful reader: the same words at the same places, and no silent nothing."""

import math

import pikepdf
import pytest
from pikepdf import Array
from reportlab.pdfgen.canvas import Canvas

from claims.extraction.limits import Limits
from claims.extraction.pages.open_paper import OpenPaper, open_paper
from claims.extraction.pages.paper import TICK, Word
from schemas.problems import Problem, ProblemCode
from tests.unit.readers import made_papers


def opened(data: bytes) -> OpenPaper:
    """A document that opens."""
    paper = open_paper(data, Limits())
    assert isinstance(paper, OpenPaper)
    return paper


def same_place(first: Word, second: Word) -> bool:
    """Whether two readers put a word at the same place, up to how tall they think a letter is."""
    return (
        math.isclose(first.box.x0, second.box.x0, abs_tol=1.5)
        and math.isclose(first.box.x1, second.box.x1, abs_tol=1.5)
        and math.isclose(first.box.top, second.box.top, abs_tol=4)
        and math.isclose(first.box.bottom, second.box.bottom, abs_tol=4)
    )


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_both_readers_find_the_same_words_at_the_same_places(turn: int) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Rotate = turn
        page.MediaBox = Array([-20, -30, 612, 792])
        page.CropBox = Array([10, 20, 600, 780])

    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.drawString(0, 0, "Name of victim")
        canvas.drawString(0, -40, "Maria Example")

    with opened(made_papers.changed(made_papers.drawn(draw), spoil)) as paper:
        page = paper.pages()[0]
        fast, careful = page.words(), page.careful_words()

    assert [word.text for word in careful] == [word.text for word in fast]
    assert all(same_place(a, b) for a, b in zip(careful, fast, strict=True))


def test_the_careful_reader_sees_flattened_values_and_ticks() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("ZapfDingbats", 10)
        canvas.drawString(100, 700, "\u2714")

    with opened(made_papers.flattened("Maria Example")) as paper:
        assert [word.text for word in paper.pages()[0].careful_words()][-2:] == ["Maria", "Example"]
    with opened(made_papers.drawn(draw)) as paper:
        assert [word.text for word in paper.pages()[0].careful_words()] == [TICK]


def test_what_the_fast_reader_knows_to_be_unseen_stays_unseen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Seen")
        layer = canvas.beginText(100, 600)
        layer.setTextRenderMode(3)
        layer.textLine("Unseen")
        canvas.drawText(layer)

    with opened(made_papers.drawn(draw)) as paper:
        words = paper.pages()[0].careful_words()

    assert [(word.text, word.is_visible) for word in words] == [("Seen", True), ("Unseen", False)]


def test_a_glyph_number_is_never_taken_for_text() -> None:
    content = b"BT /F1 12 Tf 72 700 Td (Date) Tj /F2 12 Tf 60 0 Td <00110012> Tj ET"
    objects = made_papers.plain_objects(content)
    objects[3] = objects[3].replace(b"/F1 5 0 R", b"/F1 5 0 R /F2 6 0 R")
    objects[6] = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Odd /Encoding /Identity-H"
        b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Odd"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )

    with opened(made_papers.by_hand(objects)) as paper:
        said = [word.text for word in paper.pages()[0].careful_words()]

    assert said == ["Date", "\ufffd\ufffd"]


def test_a_missing_media_box_is_a_problem_of_that_page() -> None:
    objects = made_papers.plain_objects()
    objects[3] = objects[3].replace(b"/MediaBox [0 0 612 792]", b"")

    with opened(made_papers.by_hand(objects)) as paper:
        assert paper.pages()[0].careful_words() == []
        assert [problem.code for problem in paper.problems()] == [ProblemCode.PAGE_NOT_READABLE]


def test_pages_that_the_careful_reader_silently_misses_are_a_disagreement() -> None:
    # With an empty table of objects pdfminer finds no page; the other two look for the objects.
    data = made_papers.by_hand(made_papers.plain_objects())
    table = data[data.index(b"xref\n") : data.index(b"trailer")]
    data = data.replace(table, b"xref\n")

    with opened(data) as paper:
        page = paper.pages()[0]

        assert [word.text for word in page.words()] == ["Hello", "there"]
        assert page.careful_words() == []
        assert page.tables() == []
        assert paper.problems() == (Problem(code=ProblemCode.PAGE_COUNTS_DISAGREE),)


BILL = [("Service", "Amount"), ("Dressing", "$40.00"), ("Stitches", "$260.00"), ("", "$300.00")]


def bill(canvas: Canvas, *, is_ruled: bool) -> None:
    """A small bill, with or without lines."""
    for row, cells in enumerate(BILL):
        for column, cell in enumerate(cells):
            left, bottom = 100 + 150 * column, 700 - 20 * row
            canvas.drawString(left + 4, bottom + 6, cell)
            if is_ruled:
                canvas.rect(left, bottom, 150, 20)


@pytest.mark.parametrize("is_ruled", [True, False])
def test_the_rows_of_a_table_come_cell_by_cell(*, is_ruled: bool) -> None:
    data = made_papers.drawn(lambda canvas: bill(canvas, is_ruled=is_ruled))

    with opened(data) as paper:
        (table,) = paper.pages()[0].tables()

    assert [tuple(row) for row in table] == BILL


def test_a_page_without_a_table_has_none() -> None:
    with opened(made_papers.saying("Name")) as paper:
        assert paper.pages()[0].tables() == []
