"""Invented people on the real blank forms: filled in, flattened, typed over, shifted, scaled.

The blank forms are taken from ../shared at test time and never stored. Boxes are named here as
the form's own fields are named, so that nothing depends on our definition of the form.
"""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, cast

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from reportlab.pdfgen import canvas

from schemas.claim import FactValue

Spot = tuple[int, float, float, float, float]
"""Page (from 0) and rectangle as PDF counts, from the bottom left."""


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What somebody wrote on one real form, and what must be read from it."""

    file: str
    form: str
    texts: Mapping[str, str]
    """By field name; `name#1` is the second box of a field."""
    ticks: Sequence[str]
    typed: Mapping[Spot, str] = field(default_factory=dict)
    """What stands where the form has no field: a signature."""
    expected: Mapping[str, FactValue | frozenset[str]]
    row: Sequence[str] = ()
    """Ticks that the fillable form shares with their whole row."""
    row_means: frozenset[str] = frozenset()


ILLINOIS: Final = Filled(
    file="il_cvc_application.pdf",
    form="il/cvc_application_2024_12",
    texts={
        "Victims Name": "Quentin Imaginary",
        "Date of Birth": "03",
        "undefined": "04",
        "undefined_2": "1991",
        "Street Address": "12 Nowhere Lane",
        "Apt": "4B",
        "City": "Inventown",
        "State": "IL",
        "Zip Code": "00012",
        "Email Address": "quentin@example.org",
        "Cell Phone": "555",
        "undefined_3": "555",
        "undefined_4": "0142",
        "Applicants Name": "Paula Imaginary",
        "Date of Birth_2": "11",
        "undefined_9": "30",
        "undefined_10": "1965",
        "City_2": "Farville",
        "State_2": "WI",
        "Zip Code_2": "00034",
        "Street Address_2": "99 Other Street",
        "Relationship to the injured or deceased victim": "Mother",
        "Police Report": "JK-26-0042",
        "Date of Crime": "02",
        "undefined_17": "14",
        "undefined_18": "2026",
        "Date Crime Reported": "02",
        "undefined_19": "15",
        "undefined_20": "2026",
        "Street Address where crime occurred": "Corner of First and Made-up Street",
        "City_3": "Pretend City",
        "County": "Mock",
        "Name of AgencyPolice Department crime reported to": "Pretend City Police Department",
        "Briefly Describe crime": "Shot in the leg by a stranger.",
        "Briefly Describe injuries": "Wound of the left leg.",
        "If yes offenders names": "Not known",
        "Medicare": "1XX2-YY3",
        "Name of EmployerRow1": "Fiction Bakery",
        "Victims Net Monthly Wages Take Home PayRow1": "$1,234.50",
        "Text57": "Paula Imaginary",
        "Text58": "05/06/2026",
        "Name of Lawyer": "Lex Invented",
    },
    ticks=(
        "Check Box9",  # evidence kit: Yes
        "Check Box12",  # arrested: No
        "Check Box16",  # charged: Unknown
        "Check Box40",  # order of protection: No
        "No_14",  # civil suit: No
        "Yes_15",  # insurance: printed No
        "Yes_18",  # life insurance: printed No
        "Are you being represented by counsel for this Crime Victims Compensation Claim",
    ),
    expected={
        "victim_name": "Quentin Imaginary",
        "victim_birth_date": date(1991, 3, 4),
        "victim_address": "12 Nowhere Lane, 4B, Inventown, IL, 00012",
        "victim_state": "IL",
        "victim_email": "quentin@example.org",
        "victim_phone": "555-555-0142",
        "claimant_name": "Paula Imaginary",
        "claimant_birth_date": date(1965, 11, 30),
        "claimant_address": "99 Other Street, Farville, WI, 00034",
        "claimant_state": "WI",
        "claimant_relationship": "parent",
        "is_victim_claimant": False,
        "report_number": "JK-26-0042",
        "crime_date": date(2026, 2, 14),
        "report_date": date(2026, 2, 15),
        "is_reported": True,
        "crime_address": "Corner of First and Made-up Street",
        "crime_city": "Pretend City",
        "crime_county": "Mock",
        "report_agency": "Pretend City Police Department",
        "crime_description": "Shot in the leg by a stranger.",
        "crime_types": frozenset({"assault"}),
        "injury_description": "Wound of the left leg.",
        "has_forensic_exam": True,
        "is_offender_arrested": False,
        "has_protective_order": False,
        "has_civil_suit": False,
        "is_insured": False,
        "collateral_sources": frozenset({"medicare"}),
        "employer_name": "Fiction Bakery",
        "net_monthly_wages": 123450,
        "is_signed": True,
        "signature_date": date(2026, 5, 6),
        "has_attorney": True,
        "attorney_name": "Lex Invented",
    },
    row=("Check Box54.4.1#1",),
    row_means=frozenset({"towing"}),
)

INDIANA: Final = Filled(
    file="indiana_cvc_application.pdf",
    form="in/state_form_23776_r14_2021_09",
    texts={
        "Name of victim first last middle initial": "Rosalind, Fictive, T",
        " Last 4 digits of Social Security  or tax ID": "0042",
        "Date of birth month day year": "03/04/1991",
        "Date of crime month day year": "02/14/2026",
        "Address of victim  number and street": "12 Nowhere Lane",
        "Email address": "rosalind@example.org",
        "City state and ZIP code": "Inventown, IN 00046",
        "Telephone number": "(555) 555-0142",
        "Name of claimant if different from the victim  first last middle initial": "Bo Fictive",
        "City state and ZIP code_2": "Farville, Ohio 00034",
        "Relationship to victim": "Brother",
        "Name of employer": "Fiction Bakery",
        "Date reported to police month day year": "2/15/2026",
        "Crime type": "Battery",
        "City and county where crime": "Pretend City, Mock County",
        "Name of suspect": "Not known",
        "Relationship to victim_2": "stranger",
        "Explanation of crime": "A stranger hit the victim and ran away. No one saw it.",
        "Police agency reported to": "Pretend City Police",
        "Police report number": "PC-26-0007",
        "Date month day year": "05/06/2026",
    },
    ticks=(
        "undefined_2",  # the victim is not the claimant
        "Is this an automobile accident#1",
        "Does the victim have physical injuries#0",
        "MedicalDentalCounseling",
        "Loss of Income",
        "Medicaid",
        "Workers Compensation",
        "Were you employed at the time of the incident#0",
        "Has the suspect been arrested#1",
        "Are you willing to assist law enforcement with prosecution#0",
    ),
    typed={(2, 60.0, 158.0, 300.0, 168.0): "Bo Fictive"},
    expected={
        "is_victim_claimant": False,
        "victim_name": "Rosalind T Fictive",
        "victim_ssn": "0042",
        "victim_birth_date": date(1991, 3, 4),
        "crime_date": date(2026, 2, 14),
        "victim_address": "12 Nowhere Lane, Inventown, IN 00046",
        "victim_state": "IN",
        "victim_email": "rosalind@example.org",
        "victim_phone": "555-555-0142",
        "claimant_name": "Bo Fictive",
        "claimant_state": "OH",
        "claimant_relationship": "sibling",
        "is_motor_vehicle": False,
        "is_physically_injured": True,
        "losses_claimed": frozenset({"dental", "medical", "mental_health", "lost_wages"}),
        "collateral_sources": frozenset({"medicaid", "workers_compensation"}),
        "is_employed": True,
        "employer_name": "Fiction Bakery",
        "report_date": date(2026, 2, 15),
        "crime_type_as_written": "Battery",
        "crime_types": frozenset({"assault"}),
        "crime_city": "Pretend City",
        "crime_county": "Mock",
        "offender_relationship": "stranger",
        "is_offender_arrested": False,
        "cooperates": True,
        "crime_description": "A stranger hit the victim and ran away. No one saw it.",
        "report_agency": "Pretend City Police",
        "report_number": "PC-26-0007",
        "is_signed": True,
        "signature_date": date(2026, 5, 6),
    },
)

FORMS: Final = (ILLINOIS, INDIANA)


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
