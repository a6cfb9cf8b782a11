"""The real blank forms of Illinois and Indiana, filled in: as fields, and printed and saved."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pikepdf import Name, String

from claims.extraction.limits import Limits
from claims.extraction.pages.open_paper import OpenPaper, open_paper
from claims.extraction.pages.paper import TICK, Widget, WidgetKind, Word
from schemas.place import Box

FORMS = ["il_cvc_application.pdf", "indiana_cvc_application.pdf"]
FIRST_NAME = "Quilla"
VALUE = f"{FIRST_NAME} Example"


def filled(blank: bytes) -> bytes:
    """The form with the same value in every text box and a tick in every check box."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        for page in pdf.pages:
            for widget in page.obj.get("/Annots", []):
                _fill(widget)
        pdf.Root.AcroForm.NeedAppearances = True
        pdf.save(made)
    return made.getvalue()


def _fill(widget: pikepdf.Object) -> None:
    field = widget if "/FT" in widget else widget.get("/Parent", widget)
    if field.get("/FT") == Name.Tx:
        field.V = String(VALUE)
    elif field.get("/FT") == Name.Btn and "/AP" in widget:
        states = [state for state in widget.AP.N.keys() if state != "/Off"]  # noqa: SIM118  # no dict
        widget.AS = field.V = Name(states[0])


def printed(data: bytes) -> bytes:
    """The form as a viewer prints it to a file: values drawn on the page, no fields left."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for page in document:
        pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_PRINT)
        page.close()
    made = io.BytesIO()
    document.save(made)
    document.close()
    return made.getvalue()


def opened(data: bytes) -> OpenPaper:
    """A document that opens."""
    paper = open_paper(data, Limits())
    assert isinstance(paper, OpenPaper)
    return paper


def shows(words: list[Word], box: Box, text: str) -> bool:
    """Whether a word stands in a box, whole or marked as one of which letters may be missing."""
    return any(
        (text in word.text or word.is_crossed)
        and word.is_visible
        and box.x0 - 1 <= word.box.x0 <= box.x1
        and box.top - 2 <= (word.box.top + word.box.bottom) / 2 <= box.bottom + 2
        for word in words
    )


def roomy(widgets: list[Widget], kind: WidgetKind) -> list[Box]:
    """The boxes of a kind in which the value has room."""
    least = 40 if kind is WidgetKind.TEXT else 4
    return [each.box for each in widgets if each.kind is kind and each.box.x1 - each.box.x0 > least]


@pytest.mark.parametrize("name", FORMS)
def test_every_filled_text_box_is_read_from_the_fields(shared: Path, name: str) -> None:
    with opened(filled((shared / "forms/real" / name).read_bytes())) as paper:
        widgets = [each for page in paper.pages() for each in page.widgets()]

    texts = [each for each in widgets if each.kind is WidgetKind.TEXT]
    assert texts
    assert {each.text for each in texts} == {VALUE}
    assert all(each.is_on for each in widgets if each.kind is WidgetKind.CHECK)


@pytest.mark.parametrize("name", FORMS)
def test_every_value_of_a_printed_form_stands_in_its_box(shared: Path, name: str) -> None:
    with_fields = filled((shared / "forms/real" / name).read_bytes())

    with opened(with_fields) as before, opened(printed(with_fields)) as after:
        pairs = list(zip(before.pages(), after.pages(), strict=True))
        missing = [
            (page.number, round(box.x0), round(box.top))
            for page, flat in pairs
            for box in roomy(page.widgets(), WidgetKind.TEXT)
            if not shows(flat.words(), box, FIRST_NAME)
        ]
        fields_left = [each for _, flat in pairs for each in flat.widgets()]

    assert missing == []
    assert fields_left == []


def test_what_is_cut_off_at_the_edge_of_a_box_is_not_seen_in_the_next(shared: Path) -> None:
    blank = (shared / "forms/real/il_cvc_application.pdf").read_bytes()

    with opened(printed(filled(blank))) as paper:
        phones = [word for word in paper.pages()[3].words() if 422 < word.box.top < 423]

    # Three boxes for a number, the first two too narrow for what was typed, twice in a line.
    seen = [word.text for word in phones if word.is_visible]
    assert seen == [
        *("Quilla", "Quilla", "Quila", "Example", "Quilla", "Quilla", "Quilla"),
        "Example",
    ]
    assert all(word.is_crossed for word in phones if word.text == "Quila")


@pytest.mark.parametrize("name", FORMS)
def test_every_tick_of_a_printed_form_is_a_tick_or_ink(shared: Path, name: str) -> None:
    with_fields = filled((shared / "forms/real" / name).read_bytes())

    with opened(with_fields) as before, opened(printed(with_fields)) as after:
        missing = [
            (page.number, round(box.x0), round(box.top))
            for page, flat in zip(before.pages(), after.pages(), strict=True)
            for box in roomy(page.widgets(), WidgetKind.CHECK)
            if not shows(flat.words(), box, TICK) and flat.ink(box) < 0.05
        ]

    assert missing == []
