"""Opening a document: what it is, and the one problem that keeps it from being read."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, String
from reportlab.pdfgen.canvas import Canvas

from claims.extraction.limits import Limits
from claims.extraction.pages.open_paper import OpenPaper, open_paper
from schemas.problems import Problem, ProblemCode
from tests.unit.readers import made_papers

SOUND = made_papers.saying("Application for compensation", "Name of victim")


def code_of(data: bytes, limits: Limits | None = None) -> ProblemCode | None:
    """The problem that a document is refused with; None where it is opened."""
    paper = open_paper(data, limits or Limits())
    if isinstance(paper, Problem):
        return paper.code
    paper.close()
    return None


def opened(data: bytes) -> OpenPaper:
    """A document that opens."""
    paper = open_paper(data, Limits())
    assert isinstance(paper, OpenPaper)
    return paper


def words(paper: OpenPaper) -> list[str]:
    """All words of a document."""
    return [word.text for page in paper.pages() for word in page.words()]


def test_a_sound_document_opens() -> None:
    with opened(SOUND) as paper:
        assert paper.page_count == 1
        assert words(paper)[:3] == ["Application", "for", "compensation"]
        assert paper.problems() == ()


def test_no_bytes_are_an_empty_file() -> None:
    assert code_of(b"") is ProblemCode.EMPTY_FILE


@pytest.mark.parametrize("data", [b"PK\x03\x04 a letter", b"Dear Sir or Madam,", b"\0" * 5000])
def test_other_files_are_not_a_pdf(data: bytes) -> None:
    assert code_of(data) is ProblemCode.NOT_A_PDF


def test_a_pdf_without_its_header_is_malformed() -> None:
    assert code_of(SOUND.replace(b"%PDF-", b"%XXX-")) is ProblemCode.MALFORMED


def test_junk_before_the_header_is_read_over() -> None:
    with opened(b"From the scanner\r\n" * 20 + SOUND) as paper:
        assert "victim" in words(paper)


def test_a_header_after_more_than_a_kilobyte_of_junk_is_malformed() -> None:
    assert code_of(b"x" * 2000 + SOUND) is ProblemCode.MALFORMED


def test_a_file_that_ends_early_is_truncated() -> None:
    assert code_of(SOUND[: len(SOUND) // 4]) is ProblemCode.TRUNCATED


def test_a_repaired_file_without_its_end_is_read_and_still_called_truncated() -> None:
    with opened(SOUND[: SOUND.rindex(b"startxref")]) as paper:
        assert "victim" in words(paper)
        assert [problem.code for problem in paper.problems()] == [ProblemCode.TRUNCATED]


def test_a_file_of_nonsense_behind_a_header_is_malformed() -> None:
    assert code_of(b"%PDF-1.7\n" + b"nonsense " * 50 + b"\n%%EOF\n") is ProblemCode.MALFORMED


def test_more_bytes_than_allowed_are_too_large() -> None:
    assert code_of(SOUND, Limits(max_bytes=100)) is ProblemCode.TOO_LARGE


def test_more_pages_than_allowed_are_too_many() -> None:
    three = made_papers.drawn(*[lambda canvas: canvas.drawString(72, 72, "Page")] * 3)

    assert code_of(three, Limits(max_pages=2)) is ProblemCode.TOO_MANY_PAGES
    assert code_of(three, Limits(max_pages=3)) is None


def test_an_empty_user_password_opens_even_where_copying_is_forbidden() -> None:
    locked = pikepdf.Encryption(
        user="", owner="invented", R=6, allow=pikepdf.Permissions(extract=False)
    )
    data = made_papers.changed(SOUND, lambda _: None, encryption=locked)

    with opened(data) as paper:
        assert "victim" in words(paper)


def test_a_user_password_is_needed() -> None:
    locked = pikepdf.Encryption(user="invented", owner="invented", R=6)
    data = made_papers.changed(SOUND, lambda _: None, encryption=locked)

    assert code_of(data) is ProblemCode.NEEDS_PASSWORD


def test_an_unknown_kind_of_encryption_is_told_apart() -> None:
    locked = made_papers.by_hand(
        {**made_papers.plain_objects(), 6: b"<< /Filter /Invented /V 9 /R 9 /Length 128 >>"}
    ).replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 6 0 R /ID [<00> <00>]")

    assert code_of(locked) is ProblemCode.UNKNOWN_ENCRYPTION


def test_a_document_without_pages_is_told_so_whatever_was_opened_before() -> None:
    empty = made_papers.by_hand(
        {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}
    )
    locked = made_papers.changed(
        SOUND, lambda _: None, encryption=pikepdf.Encryption(user="invented", owner="x", R=4)
    )

    assert code_of(empty) is ProblemCode.NO_PAGES
    assert code_of(locked) is ProblemCode.NEEDS_PASSWORD
    assert code_of(empty) is ProblemCode.NO_PAGES


def test_a_page_count_that_is_a_lie_is_a_disagreement() -> None:
    lying = {
        **made_papers.plain_objects(),
        2: b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 1 >>",
        6: made_papers.plain_objects()[3],
    }

    assert code_of(made_papers.by_hand(lying)) is ProblemCode.PAGE_COUNTS_DISAGREE


def test_a_page_tree_that_bites_its_tail_is_malformed() -> None:
    looped = {
        **made_papers.plain_objects(),
        2: b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>",
        6: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
    }

    assert code_of(made_papers.by_hand(looped)) is ProblemCode.MALFORMED


@pytest.mark.parametrize("side", [b"2147483647", b"15000"])
def test_a_page_larger_than_any_paper_is_too_large(side: bytes) -> None:
    huge = {**made_papers.plain_objects()}
    huge[3] = huge[3].replace(b"612", side)

    assert code_of(made_papers.by_hand(huge)) is ProblemCode.PAGE_TOO_LARGE


def test_a_page_without_a_media_box_is_read_by_the_fast_reader() -> None:
    boxless = {**made_papers.plain_objects()}
    boxless[3] = boxless[3].replace(b"/MediaBox [0 0 612 792]", b"")

    with opened(made_papers.by_hand(boxless)) as paper:
        assert words(paper) == ["Hello", "there"]


def test_a_picture_without_text_or_fields_has_nothing_to_read() -> None:
    def picture(canvas: Canvas) -> None:
        canvas.rect(100, 100, 300, 300, fill=1)

    assert code_of(made_papers.drawn(picture)) is ProblemCode.NO_TEXT_AND_NO_FORM_FIELDS


def test_the_text_layer_of_a_scan_is_not_text() -> None:
    def scan(canvas: Canvas) -> None:
        layer = canvas.beginText(100, 500)
        layer.setTextRenderMode(3)
        layer.textLine("Name of victim: CRP& 13 K D O")
        canvas.drawText(layer)

    assert code_of(made_papers.drawn(scan)) is ProblemCode.NO_TEXT_AND_NO_FORM_FIELDS


def test_a_picture_among_pages_of_text_is_a_problem_of_that_page() -> None:
    data = made_papers.drawn(
        lambda canvas: canvas.drawString(72, 700, "Name of victim"),
        lambda canvas: canvas.rect(100, 100, 300, 300, fill=1),
        made_papers.blank,
    )

    with opened(data) as paper:
        words(paper)
        found = [(each.code, each.where and each.where.page) for each in paper.problems()]

    assert found == [(ProblemCode.NO_TEXT_AND_NO_FORM_FIELDS, 2)]


def test_a_form_without_any_text_is_read_for_its_fields() -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        field = pdf.make_indirect(made_papers.text_field("a", String("Maria Example")))
        pdf.pages[0].obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    data = made_papers.changed(made_papers.drawn(made_papers.blank), add)

    with opened(data) as paper:
        assert [widget.text for widget in paper.pages()[0].widgets()] == ["Maria Example"]


def xfa(data: bytes) -> bytes:
    """The same form with a program that draws it."""

    def add(pdf: pikepdf.Pdf) -> None:
        if "/AcroForm" not in pdf.Root:
            pdf.Root.AcroForm = Dictionary(Fields=Array([]))
        pdf.Root.AcroForm.XFA = pikepdf.Stream(pdf, b"<xdp/>")

    return made_papers.changed(data, add)


def test_a_form_drawn_by_a_program_is_dynamic() -> None:
    assert code_of(xfa(SOUND)) is ProblemCode.DYNAMIC_FORM


def test_a_please_wait_page_is_dynamic_even_with_a_field() -> None:
    waiting = made_papers.saying("Please wait...", "If this message is not replaced")
    with_field = made_papers.changed(waiting, _add_field)

    assert code_of(xfa(with_field)) is ProblemCode.DYNAMIC_FORM


def test_a_form_that_has_ordinary_fields_too_is_read() -> None:
    assert code_of(xfa(made_papers.changed(SOUND, _add_field))) is None


def _add_field(pdf: pikepdf.Pdf) -> None:
    field = pdf.make_indirect(made_papers.text_field("a", String("Maria Example")))
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
