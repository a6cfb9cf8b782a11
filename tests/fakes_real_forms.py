"""Invented people on the real blank forms: filled in, flattened, typed over, shifted, scaled.

The blank forms are taken from ../shared at test time and never stored.
"""

import io
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from reportlab.pdfgen import canvas

from tests.fakes_people import Filled, Spot


def blank(filled: Filled, shared: Path) -> bytes:
    """The real blank form, decrypted, so that tests can change it."""
    with pikepdf.open(shared / "forms" / "real" / filled.file) as pdf:
        return _saved(pdf)


def as_fields(filled: Filled, shared: Path, *, with_row: bool = False) -> bytes:
    """The form filled in with a viewer and saved: values in its fields."""
    with pikepdf.open(io.BytesIO(blank(filled, shared))) as pdf:
        ticks = [*filled.ticks, *(filled.row if with_row else ())]
        boxes = dict(_widgets(pdf))
        for name, text in filled.texts.items():
            _field(boxes[name]).V = pikepdf.String(text)
        for name in ticks:
            _tick(pdf, boxes[name])
        pdf.Root.AcroForm.NeedAppearances = True
        _type(pdf, filled.typed)
        return _saved(pdf)


def flattened_by_qpdf(filled: Filled, shared: Path) -> bytes:
    """The filled form printed into its pages by pikepdf."""
    with pikepdf.open(io.BytesIO(as_fields(filled, shared))) as pdf:
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")
        return _saved(pdf)


def flattened_by_pdfium(filled: Filled, shared: Path) -> bytes:
    """The filled form printed into its pages by pdfium."""
    with pikepdf.open(io.BytesIO(as_fields(filled, shared))) as pdf:
        pdf.generate_appearance_streams()
        data = _saved(pdf)
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for index in range(len(document)):
        page = document[index]
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        page.close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@dataclass(frozen=True, kw_only=True)
class Pen:
    """How somebody types over a form that has no fields any more."""

    font: str = "Helvetica"
    size: float = 9.0
    tick: str = "X"
    """A letter, `check` for a glyph of ZapfDingbats, `square` or `strokes` for drawn ink."""
    up: float = 3.5


def typed_over(filled: Filled, shared: Path, pen: Pen, *, with_row: bool = False) -> bytes:
    """The blank form without its fields, with text and ticks drawn over its boxes."""
    with pikepdf.open(io.BytesIO(blank(filled, shared))) as pdf:
        boxes = dict(_widgets(pdf))
        texts: dict[Spot, str] = dict(filled.typed)
        texts |= {_spot(boxes[name]): text for name, text in filled.texts.items()}
        names = [*filled.ticks, *(filled.row if with_row else ())]
        ticks = [_spot(boxes[name]) for name in names]
        for page in pdf.pages:
            if "/Annots" in page:
                del page["/Annots"]
        del pdf.Root["/AcroForm"]
        _draw(pdf, texts, ticks, pen)
        return _saved(pdf)


def moved(
    data: bytes, *, scale: tuple[float, float] = (1.0, 1.0), shift: tuple[float, float] = (0.0, 0.0)
) -> bytes:
    """Every page scaled and shifted, the size of the paper kept. Flattened files only."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            matrix = f"q {scale[0]} 0 0 {scale[1]} {shift[0]} {shift[1]} cm\n".encode()
            page.contents_add(pdf.make_stream(matrix), prepend=True)
            page.contents_add(pdf.make_stream(b"\nQ"), prepend=False)
        return _saved(pdf)


def turned(data: bytes, degrees: float) -> bytes:
    """Every page a little turned, as a scanner does it."""
    angle = math.radians(degrees)
    across, up = math.cos(angle), math.sin(angle)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            matrix = f"q {across} {up} {-up} {across} 5 -5 cm\n".encode()
            page.contents_add(pdf.make_stream(matrix), prepend=True)
            page.contents_add(pdf.make_stream(b"\nQ"), prepend=False)
        return _saved(pdf)


def fitted(data: bytes, width: float, height: float) -> bytes:
    """Every page made to fit on paper of another size, as printers do it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            x0, y0, x1, y1 = (float(side) for side in page.mediabox)
            scale = min(width / (x1 - x0), height / (y1 - y0))
            across = (width - scale * (x1 - x0)) / 2
            up = (height - scale * (y1 - y0)) / 2
            matrix = f"q {scale} 0 0 {scale} {across} {up} cm\n".encode()
            page.contents_add(pdf.make_stream(matrix), prepend=True)
            page.contents_add(pdf.make_stream(b"\nQ"), prepend=False)
            for key in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
                if key == "/MediaBox" or key in page:
                    page[key] = pikepdf.Array([0, 0, width, height])
        return _saved(pdf)


def with_pages(data: bytes, order: Callable[[int], Sequence[int]]) -> bytes:
    """The same pages in another order, or only some of them; `order` is told how many."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = list(pdf.pages)
        with pikepdf.new() as fresh:
            for index in order(len(pages)):
                fresh.pages.append(pages[index])
            return _saved(fresh)


def _widgets(pdf: pikepdf.Pdf) -> Iterator[tuple[str, tuple[int, pikepdf.Object]]]:
    """Every fillable box by its field's name, page (from 0) beside it."""
    times: dict[str, int] = {}
    for index, page in enumerate(pdf.pages):
        for annotation in page.get("/Annots", []):
            if annotation.get("/Subtype") != "/Widget":
                continue
            name = _name(annotation)
            count = times.get(name, 0)
            times[name] = count + 1
            yield f"{name}#{count}", (index, annotation)
            if count == 0:
                yield name, (index, annotation)


def _name(annotation: pikepdf.Object) -> str:
    own = str(annotation.get("/T", ""))
    above = _name(annotation.Parent) if "/Parent" in annotation else ""
    return ".".join(part for part in (above, own) if part)


def _field(box: tuple[int, pikepdf.Object]) -> pikepdf.Object:
    annotation = box[1]
    return annotation if "/T" in annotation else annotation.Parent


def _tick(pdf: pikepdf.Pdf, box: tuple[int, pikepdf.Object]) -> None:
    """Switch a box on, and with it every box of the same field and state, as viewers do."""
    state = next(key for key in box[1].AP.N.keys() if key != "/Off")  # noqa: SIM118  # PDF object
    name = _name(box[1])
    _field(box).V = pikepdf.Name(state)
    for key, (_, annotation) in _widgets(pdf):
        if key.rpartition("#")[0] == name:
            states = set(annotation.AP.N.keys())
            annotation.AS = pikepdf.Name(state if state in states else "/Off")


def _spot(box: tuple[int, pikepdf.Object]) -> Spot:
    rectangle = pikepdf.Rectangle(cast("pikepdf.Array", box[1].Rect))
    return (box[0], rectangle.llx, rectangle.lly, rectangle.urx, rectangle.ury)


def _type(pdf: pikepdf.Pdf, texts: Mapping[Spot, str]) -> None:
    _draw(pdf, texts, (), Pen())


def _draw(pdf: pikepdf.Pdf, texts: Mapping[Spot, str], ticks: Sequence[Spot], pen: Pen) -> None:
    """Lay a page of our own drawing over every page that something stands on."""
    for index in {spot[0] for spot in (*texts, *ticks)}:
        page = pdf.pages[index]
        x0, y0, x1, y1 = (float(side) for side in page.mediabox)
        out = io.BytesIO()
        paper = canvas.Canvas(out, pagesize=(x1 - x0, y1 - y0), invariant=True)
        for spot, text in texts.items():
            if spot[0] == index:
                paper.setFont(pen.font, pen.size)
                paper.drawString(spot[1] + 2, spot[2] + pen.up, text)
        for spot in ticks:
            if spot[0] == index:
                _draw_tick(paper, spot, pen)
        paper.save()
        with pikepdf.open(io.BytesIO(out.getvalue())) as over:
            page.add_overlay(over.pages[0], pikepdf.Rectangle(x0, y0, x1, y1))


def _draw_tick(paper: canvas.Canvas, spot: Spot, pen: Pen) -> None:
    across, up = (spot[1] + spot[3]) / 2, (spot[2] + spot[4]) / 2
    if pen.tick == "square":
        paper.rect(across - 2.5, up - 2.5, 5, 5, stroke=0, fill=1)
    elif pen.tick == "strokes":
        paper.setLineWidth(1.2)
        paper.line(across - 3.5, up - 3.5, across + 3.5, up + 3.5)
        paper.line(across - 3.5, up + 3.5, across + 3.5, up - 3.5)
    else:
        glyph = "\u2714" if pen.tick == "check" else pen.tick
        paper.setFont("ZapfDingbats" if pen.tick == "check" else "Helvetica-Bold", 8)
        paper.drawCentredString(across, up - 2.8, glyph)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, encryption=False)
    return out.getvalue()
