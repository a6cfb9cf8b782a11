"""The fast reader's words: apart where values touch, placed as a person sees the page."""

import itertools

import pikepdf
import pytest
from pikepdf import Array
from reportlab.lib.colors import black, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from claims.extraction.limits import Limits
from claims.extraction.pages.open_paper import OpenPaper, open_paper
from claims.extraction.pages.paper import EMPTY_BOX, TICK, Word
from schemas.place import Box
from schemas.problems import ProblemCode
from tests.unit.readers import made_papers


def words_of(data: bytes) -> list[Word]:
    """The words of the first page."""
    paper = open_paper(data, Limits())
    assert isinstance(paper, OpenPaper)
    with paper:
        return paper.pages()[0].words()


def texts(data: bytes) -> list[str]:
    """What the visible words of the first page say."""
    return [word.text for word in words_of(data) if word.is_visible]


def near(box: Box, *edges: float, within: float = 4) -> bool:
    """Whether a box lies about where it should."""
    found = (box.x0, box.top, box.x1, box.bottom)
    return all(abs(a - b) <= within for a, b in zip(found, edges, strict=True))


def test_values_of_adjacent_boxes_are_separate_words_with_own_boxes() -> None:
    name_width = stringWidth("Maria Lopez", "Helvetica", 12)

    def draw(canvas: Canvas) -> None:
        canvas.drawString(300, 700, "Maria Lopez")
        canvas.drawString(300 + name_width + 1.5, 700, "03/04/1991")

    found = words_of(made_papers.drawn(draw))

    assert [word.text for word in found] == ["Maria", "Lopez", "03/04/1991"]
    assert found[1].box.x1 <= found[2].box.x0 + 0.5
    assert near(found[2].box, 301.5 + name_width, 82, 363 + name_width, 95)


def test_a_value_that_runs_over_into_the_next_box_is_still_a_word_of_its_own() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(300, 700, "Sampleton-upon-Invention")
        canvas.drawString(420, 700, "62701")

    assert texts(made_papers.drawn(draw)) == ["Sampleton-upon-Invention", "62701"]


def test_a_word_drawn_letter_by_letter_stays_one_word() -> None:
    def draw(canvas: Canvas) -> None:
        left = 100.0
        for letter in "Sampleton":
            canvas.drawString(left, 700, letter)
            left += stringWidth(letter, "Helvetica", 12)

    assert texts(made_papers.drawn(draw)) == ["Sampleton"]


def test_a_word_printed_twice_for_boldness_stays_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Application")
        canvas.drawString(100.3, 700, "Application")
        canvas.drawString(100, 699.8, "Application")

    assert texts(made_papers.drawn(draw)) == ["Application"]


def test_a_flattened_value_is_seen() -> None:
    assert texts(made_papers.flattened("Maria Example")) == [
        *("Name", "of", "victim", "Maria", "Example")
    ]


def test_text_typed_on_with_a_viewer_is_seen() -> None:
    found = words_of(made_papers.typed_on("Maria Example"))

    assert [word.text for word in found][-2:] == ["Maria", "Example"]
    assert near(found[-2].box, 202, 177, 234, 191)


@pytest.mark.parametrize("glyph", list("\u2713\u2714\u2717\u2718\u25a0\u25cf"))
def test_marks_drawn_with_a_symbol_font_are_ticks(glyph: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("ZapfDingbats", 10)
        canvas.drawString(100, 700, glyph)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(109, 700, "Yes")

    assert texts(made_papers.drawn(draw)) == [TICK, "Yes"]


def test_an_empty_box_of_a_symbol_font_is_no_tick() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("ZapfDingbats", 10)
        canvas.drawString(100, 700, "\u2751")

    assert texts(made_papers.drawn(draw)) == [EMPTY_BOX]


def test_the_letters_of_ordinary_text_are_never_ticks() -> None:
    assert texts(made_papers.saying("n 4 8 l u x")) == ["n", "4", "8", "l", "u", "x"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_are_where_a_person_sees_them_on_a_turned_page(turn: int) -> None:
    def rotate(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = turn

    def draw(canvas: Canvas) -> None:
        # Where "Here" must be drawn to be seen upright at 100 points from the left and the top.
        left_bottom = {0: (100, 692), 90: (100, 100), 180: (512, 100), 270: (512, 692)}[turn]
        canvas.translate(*left_bottom)
        canvas.rotate(turn)
        canvas.drawString(0, 0, "Here")

    data = made_papers.changed(made_papers.drawn(draw), rotate)
    paper = open_paper(data, Limits())
    assert isinstance(paper, OpenPaper)
    with paper:
        page = paper.pages()[0]
        (word,) = page.words()

        assert (page.width, page.height) == ((612, 792) if turn in (0, 180) else (792, 612))
        assert near(word.box, 100, 89, 126, 103)
        assert page.ink(word.box) > 0.1


def test_boxes_are_counted_from_the_corner_of_what_is_shown() -> None:
    def crop(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = Array([-50, -50, 612, 792])
        pdf.pages[0].obj.CropBox = Array([50, 60, 500, 742])

    data = made_papers.changed(made_papers.saying("Here"), crop)
    (word,) = words_of(data)

    assert near(word.box, 22, 11, 48, 25)


def test_text_off_the_page_is_not_visible() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Seen")
        canvas.drawString(100, 2000, "Unseen")
        canvas.drawString(-400, 700, "Unseen")

    assert texts(made_papers.drawn(draw)) == ["Seen"]


def test_white_text_on_white_is_not_visible_and_on_black_it_is() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Seen")
        canvas.setFillColor(white)
        canvas.drawString(100, 600, "Unseen")
        canvas.setFillColor(black)
        canvas.rect(90, 490, 200, 30, fill=1)
        canvas.setFillColor(white)
        canvas.drawString(100, 500, "Heading")

    assert texts(made_papers.drawn(draw)) == ["Seen", "Heading"]


def test_text_under_a_painted_box_is_not_visible() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Seen")
        canvas.drawString(100, 600, "Covered")
        canvas.setFillColor(white)
        canvas.rect(90, 590, 200, 30, fill=1, stroke=0)

    assert texts(made_papers.drawn(draw)) == ["Seen"]


def test_black_text_on_black_is_not_visible() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(90, 590, 200, 30, fill=1)
        canvas.drawString(100, 600, "Unseen")
        canvas.drawString(100, 500, "Seen")

    assert texts(made_papers.drawn(draw)) == ["Seen"]


def test_text_on_a_painted_box_is_visible() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.85, 0.9, 1)
        canvas.rect(90, 590, 200, 30, fill=1, stroke=0)
        canvas.setFillColor(black)
        canvas.drawString(100, 600, "Shaded")

    assert texts(made_papers.drawn(draw)) == ["Shaded"]


def test_words_stand_in_the_order_in_which_they_are_read() -> None:
    places = [(300, 700), (100, 700), (200, 650), (100, 650)]

    def draw(canvas: Canvas) -> None:
        for name, place in zip("badc", places, strict=True):
            canvas.drawString(*place, name)

    assert texts(made_papers.drawn(draw)) == ["a", "b", "c", "d"]


def moved(text: str, places: int) -> str:
    """A text each letter of which is another, as on page 9 of the real Texas form."""
    return "".join(letter if letter == " " else chr(ord(letter) - places) for letter in text)


SAID = "Authorization signature date number claim application information"


def test_letters_that_stand_for_other_letters_are_not_believed() -> None:
    data = made_papers.drawn(
        lambda canvas: canvas.drawString(72, 700, SAID),
        lambda canvas: canvas.drawString(72, 700, moved(SAID, 29)),
    )
    paper = open_paper(data, Limits())
    assert isinstance(paper, OpenPaper)

    with paper:
        unread = {word.text.strip("\ufffd") for word in paper.pages()[1].words()}
        noted = [(each.code, each.where and each.where.page) for each in paper.problems()]

    assert unread == {""}
    assert noted == [(ProblemCode.TEXT_NOT_DECODABLE, 2)]


def test_letters_that_the_file_does_not_name_are_unreadable() -> None:
    glyphs = itertools.chain.from_iterable((1, n) for n in range(3, 60))
    content = b"BT /F1 12 Tf 72 700 Td <%s> Tj ET" % bytes(glyphs).hex().encode()
    nameless = made_papers.plain_objects(content)
    nameless[5] = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Odd /Encoding /Identity-H"
        b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Odd"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
    data = made_papers.by_hand(nameless)

    refused = open_paper(data, Limits())

    assert not isinstance(refused, OpenPaper)
    assert refused.code is ProblemCode.TEXT_NOT_DECODABLE


def test_the_end_of_a_value_that_is_cut_off_is_not_visible() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        edge = canvas.beginPath()
        edge.rect(100, 690, 60, 20)
        canvas.clipPath(edge, stroke=0)
        canvas.drawString(100, 700, "Invention Boulevard")
        canvas.restoreState()

    assert texts(made_papers.drawn(draw)) == ["Invention"]


def test_words_printed_across_each_other_are_marked() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Boulevard")
        canvas.drawString(130, 700, "62701")
        canvas.drawString(300, 700, "Sampleton")
        canvas.drawString(300, 699, "_________")

    marked = {word.text: word.is_crossed for word in words_of(made_papers.drawn(draw))}

    assert marked == {"Boulevard": True, "62701": True, "Sampleton": False, "_________": False}
