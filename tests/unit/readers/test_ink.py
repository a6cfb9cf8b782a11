"""How dark a spot of the page is."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from claims.extraction.limits import Limits
from claims.extraction.pages.open_paper import OpenPaper, open_paper
from schemas.place import Box
from tests.unit.readers import made_papers


def draw(canvas: Canvas) -> None:
    """A crossed box, an empty one and a black one, 10 points each, in a row."""
    canvas.drawString(72, 700, "Yes No")
    for left in (100, 200, 300):
        canvas.rect(left, 500, 10, 10)
    canvas.line(100, 500, 110, 510)
    canvas.line(100, 510, 110, 500)
    canvas.rect(300, 500, 10, 10, fill=1)


def inside(left: float) -> Box:
    """The inside of the box that begins at `left`."""
    return Box(x0=left + 1.5, top=283.5, x1=left + 8.5, bottom=290.5)


@pytest.mark.parametrize(
    ("left", "least", "most"), [(100, 0.1, 0.6), (200, 0.0, 0.0), (300, 1.0, 1.0)]
)
def test_ink_is_the_dark_share_of_a_spot(left: float, least: float, most: float) -> None:
    paper = open_paper(made_papers.drawn(draw), Limits())
    assert isinstance(paper, OpenPaper)

    with paper:
        ink = paper.pages()[0].ink(inside(left))

    assert least <= ink <= most


def test_there_is_no_ink_off_the_page_or_in_a_box_without_size() -> None:
    paper = open_paper(made_papers.drawn(draw), Limits())
    assert isinstance(paper, OpenPaper)

    with paper:
        page = paper.pages()[0]

        assert page.ink(Box(x0=900, top=0, x1=950, bottom=20)) == 0.0
        assert page.ink(Box(x0=5, top=5, x1=5, bottom=5)) == 0.0


def test_the_largest_page_is_drawn_within_memory() -> None:
    paper = open_paper(made_papers.drawn(draw, size=(14_400, 14_400)), Limits())
    assert isinstance(paper, OpenPaper)

    with paper:
        page = paper.pages()[0]

        assert page.ink(Box(x0=0, top=0, x1=page.width, bottom=page.height)) < 0.01


def test_a_spot_that_lies_in_several_bands_of_the_drawing_is_measured_as_one() -> None:
    def black_from_the_middle_down(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Yes No")
        canvas.rect(0, 0, 612, 396, fill=1)

    paper = open_paper(made_papers.drawn(black_from_the_middle_down), Limits())
    assert isinstance(paper, OpenPaper)

    with paper:
        ink = paper.pages()[0].ink(Box(x0=100, top=296, x1=500, bottom=496))

    assert ink == pytest.approx(0.5, abs=0.01)
