"""Fillable boxes: values that text readers never show, ticks, and boxes that are one field."""

import io
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from claims.extraction.limits import Limits
from claims.extraction.pages.open_paper import OpenPaper, open_paper
from claims.extraction.pages.paper import Widget, WidgetKind
from tests.unit.readers import made_papers
from tests.unit.readers.made_papers import check_box, form, text_field


def widgets_of(data: bytes) -> list[Widget]:
    """The fillable boxes of the first page."""
    paper = open_paper(data, Limits())
    assert isinstance(paper, OpenPaper)
    with paper:
        found = paper.pages()[0].widgets()
        assert paper.problems() == ()
        return found


def only(data: bytes) -> Widget:
    """The one fillable box of the first page."""
    (found,) = widgets_of(data)
    return found


def test_a_typed_value_is_read_although_no_text_reader_shows_it() -> None:
    data = form(text_field("a", String("Maria Example")))

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert "Maria" not in pdf.pages[0].extract_text()
    assert only(data).text == "Maria Example"
    assert only(data).kind is WidgetKind.TEXT


@pytest.mark.parametrize("text", ["Zoë Łódź-Example", "line one\nline two", "it\u2019s", ""])
def test_values_are_decoded_from_every_encoding(text: str) -> None:
    assert only(form(text_field("a", String(text)))).text == text


def test_a_value_in_the_older_encoding_is_decoded() -> None:
    assert only(form(text_field("a", String(b"it\x90s")))).text == "it\u2019s"


def test_half_of_a_character_does_not_stop_the_reading() -> None:
    text = only(form(text_field("a", String(b"\xfe\xff\xd8\x3d\x00A")))).text

    assert text.encode().endswith(b"A")


def test_a_value_that_stands_in_an_ancestor_is_inherited() -> None:
    def build(pdf: pikepdf.Pdf) -> None:
        top = pdf.make_indirect(
            Dictionary(FT=Name.Tx, T=String("top"), V=String("Maria Example"), Kids=Array([]))
        )
        kid = text_field("x")
        del kid.FT, kid.T
        kid.Parent = top
        kid = pdf.make_indirect(kid)
        top.Kids.append(kid)
        pdf.pages[0].obj.Annots = Array([kid])
        pdf.Root.AcroForm = Dictionary(Fields=Array([top]))

    assert only(made_papers.changed(made_papers.saying("A form"), build)).text == "Maria Example"


def test_a_field_that_is_its_own_ancestor_ends() -> None:
    def build(pdf: pikepdf.Pdf) -> None:
        field = pdf.make_indirect(text_field("loop", String("Maria Example")))
        field.Parent = field
        pdf.pages[0].obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    assert only(made_papers.changed(made_papers.saying("A form"), build)).text == "Maria Example"


def test_a_box_that_is_on_no_page_is_not_reported() -> None:
    def build(pdf: pikepdf.Pdf) -> None:
        seen = pdf.make_indirect(text_field("a", String("seen")))
        unseen = pdf.make_indirect(text_field("b", String("unseen")))
        pdf.pages[0].obj.Annots = Array([seen])
        pdf.Root.AcroForm = Dictionary(Fields=Array([seen, unseen]))

    assert only(made_papers.changed(made_papers.saying("A form"), build)).text == "seen"


@pytest.mark.parametrize("flags", [2, 32, 2 | 4])
def test_a_hidden_box_is_told_apart(flags: int) -> None:
    field = text_field("a", String("secret"))
    field.F = flags

    assert only(form(field)).is_hidden


def test_a_box_off_the_page_is_hidden() -> None:
    assert only(form(text_field("a", String("far"), at=5000))).is_hidden


def test_a_box_lies_where_a_person_sees_it() -> None:
    box = only(form(text_field("a", at=100))).box

    assert (box.x0, box.top, box.x1, box.bottom) == (100, 672, 200, 692)


def test_rich_text_stands_in_where_there_is_no_plain_value() -> None:
    field = text_field("a", RV=String("<body><p>Maria <b>Example</b></p></body>"))

    assert only(form(field)).text == "Maria Example"


@pytest.mark.parametrize(
    ("held", "drawn", "is_on", "is_doubtful"),
    [
        ("Yes_2", "Yes_2", True, False),
        ("Off", "Off", False, False),
        (None, "Yes_2", True, False),
        (None, "Off", False, False),
        ("Yes_2", None, True, False),
        ("No_3", "Off", False, False),
        ("Yes_2", "Off", False, True),
        ("Off", "Yes_2", True, True),
    ],
)
def test_a_tick_is_told_by_the_boxs_own_states(
    held: str | None, drawn: str | None, *, is_on: bool, is_doubtful: bool
) -> None:
    box = check_box("Yes_2", drawn, FT=Name.Btn, T=String("a"))
    if held:
        box.V = Name(f"/{held}")

    found = only(form(box))

    assert (found.is_on, found.is_doubtful) == (is_on, is_doubtful)
    assert found.kind is WidgetKind.CHECK


def test_a_tick_without_any_appearance_is_told_by_the_value() -> None:
    box = check_box("Yes", None, FT=Name.Btn, T=String("a"), V=Name.Yes)
    del box.AP

    assert only(form(box)).is_on


def radio_pair(chosen: str) -> bytes:
    """Yes and No as one field, as on the Indiana form."""
    kids = [
        check_box("Yes_2", "Yes_2" if chosen == "Yes_2" else "Off", at=100),
        check_box("No_3", "No_3" if chosen == "No_3" else "Off", at=200),
    ]

    def build(pdf: pikepdf.Pdf) -> None:
        group = pdf.make_indirect(
            Dictionary(FT=Name.Btn, Ff=1 << 15, T=String("pair"), V=Name(f"/{chosen}"))
        )
        made = [pdf.make_indirect(kid) for kid in kids]
        for kid in made:
            kid.Parent = group
        group.Kids = Array(made)
        pdf.pages[0].obj.Annots = Array(made)
        pdf.Root.AcroForm = Dictionary(Fields=Array([group]))

    return made_papers.changed(made_papers.saying("A form"), build)


def test_of_a_radio_pair_only_the_chosen_button_is_on() -> None:
    found = widgets_of(radio_pair("No_3"))

    assert [widget.is_on for widget in found] == [False, True]
    assert {widget.kind for widget in found} == {WidgetKind.RADIO}
    assert found[0].field_number == found[1].field_number
    assert [widget.shared_by for widget in found] == [1, 1]


def test_boxes_that_one_tick_would_fill_are_counted() -> None:
    boxes = [
        check_box("Yes", "Off", at=100 + 20 * row, FT=Name.Btn, T=String("row")) for row in range(4)
    ]
    alone = check_box("Yes", "Off", at=300, FT=Name.Btn, T=String("alone"))

    found = widgets_of(form(*boxes, alone))

    assert [widget.shared_by for widget in found] == [4, 4, 4, 4, 1]
    assert len({widget.field_number for widget in found}) == 2


def test_a_list_shows_its_words_and_not_its_codes() -> None:
    options = Array(
        [Array([String("017"), String("Cook")]), Array([String("031"), String("Lake")])]
    )
    one = text_field("a", String("017"), Opt=options)
    several = text_field("b", Array([String("017"), String("031")]), at=200, Opt=options)
    for field in (one, several):
        field.FT = Name.Ch

    found = widgets_of(form(one, several))

    assert [widget.text for widget in found] == ["Cook", "Cook, Lake"]
    assert found[0].kind is WidgetKind.CHOICE


def test_a_signature_box_is_on_when_it_is_signed() -> None:
    unsigned = text_field("a")
    signed = text_field("b", Dictionary(Type=Name.Sig), at=200)
    for field in (unsigned, signed):
        field.FT = Name.Sig

    found = widgets_of(form(unsigned, signed))

    assert [widget.kind for widget in found] == [WidgetKind.SIGNATURE] * 2
    assert [widget.is_on for widget in found] == [False, True]


def test_a_push_button_holds_nothing() -> None:
    button = text_field("print")
    button.FT, button.Ff = Name.Btn, 1 << 16

    assert widgets_of(form(button, text_field("a", String("x"))))[0].text == "x"


def test_the_29_loss_boxes_of_the_real_illinois_form_are_7_fields(shared: Path) -> None:
    data = (shared / "forms/real/il_cvc_application.pdf").read_bytes()
    paper = open_paper(data, Limits())
    assert isinstance(paper, OpenPaper)

    with paper:
        losses = [each for each in paper.pages()[5].widgets() if each.shared_by > 1]

    assert len(losses) == 29
    assert len({each.field_number for each in losses}) == 7
    assert {each.shared_by for each in losses} == {4, 5}


def test_the_real_indiana_form_opens_although_it_is_encrypted(shared: Path) -> None:
    data = (shared / "forms/real/indiana_cvc_application.pdf").read_bytes()
    paper = open_paper(data, Limits())
    assert isinstance(paper, OpenPaper)

    with paper:
        kinds = {each.kind for page in paper.pages() for each in page.widgets()}

    assert kinds >= {WidgetKind.TEXT, WidgetKind.CHECK, WidgetKind.RADIO}
