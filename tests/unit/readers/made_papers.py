"""PDFs that the reader tests make themselves: good ones, odd ones and hostile ones."""

import io
import zlib
from collections.abc import Callable
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from reportlab.pdfgen.canvas import Canvas

LETTER: Final = (612, 792)
_CATALOG: Final = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGES: Final = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_PAGE: Final = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
    b" /Resources << /Font << /F1 5 0 R >> >> >>"
)
_FONT: Final = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def drawn(*draw: Callable[[Canvas], None], size: tuple[float, float] = LETTER) -> bytes:
    """A PDF with one page for each drawing function."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=size, invariant=True)
    for each in draw:
        each(canvas)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def blank(_: Canvas) -> None:
    """Draw nothing."""


def saying(*lines: str) -> bytes:
    """A PDF of one page with these lines."""

    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            canvas.drawString(72, 720 - 20 * number, line)

    return drawn(draw)


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None], **how: object) -> bytes:
    """The same PDF after a change with pikepdf."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(made, **how)  # type: ignore[arg-type]  # passed on as they are
    return made.getvalue()


def by_hand(objects: dict[int, bytes], *, header: bytes = b"%PDF-1.7\n") -> bytes:
    """A PDF from its objects as bytes, with a right table of their places."""
    made = bytearray(header)
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    size = max(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        made += b"%010d 00000 n \n" % places.get(number, 0)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(made)


def plain_objects(
    content: bytes = b"BT /F1 12 Tf 72 700 Td (Hello there) Tj ET",
) -> dict[int, bytes]:
    """The objects of a sound one-page PDF, for tests that then spoil one of them."""
    return {1: _CATALOG, 2: _PAGES, 3: _PAGE, 4: stream(content), 5: _FONT}


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """A stream object's body."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def bomb(layers: int = 2, size: int = 200_000_000) -> bytes:
    """A page whose few kilobytes of content unpack to far more than memory allows."""
    content = zlib.compressobj(9)
    packed = b"".join(content.compress(b" " * 1_000_000) for _ in range(size // 1_000_000))
    packed += content.flush()
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    filters = b" /Filter [%s]" % (b"/FlateDecode " * layers)
    return by_hand({**plain_objects(), 4: stream(packed, filters)})


def form(*fields: Dictionary, need_appearances: bool = False) -> bytes:
    """A one-page form with these fields, which are widgets of the page as well."""

    def add(pdf: pikepdf.Pdf) -> None:
        made = [pdf.make_indirect(field) for field in fields]
        widgets = [kid for field in made for kid in field.get("/Kids", [field])]
        pdf.pages[0].obj.Annots = Array(widgets)
        pdf.Root.AcroForm = Dictionary(Fields=Array(made), NeedAppearances=need_appearances)

    return changed(saying("A form"), add)


def text_field(name: str, value: object = None, *, at: float = 100, **more: object) -> Dictionary:
    """A text box, 100 points wide, its bottom at `at`."""
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String(name),
        Rect=Array([100, at, 200, at + 20]),
        F=4,
    )
    if value is not None:
        field.V = value
    return _with(field, more)


def check_box(
    pdf_state: str, drawn_state: str | None, *, at: float = 100, **more: object
) -> Dictionary:
    """A check box whose own on-state is `pdf_state`, drawn as `drawn_state`."""
    looks = Dictionary({f"/{pdf_state}": Dictionary(), "/Off": Dictionary()})
    box = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        Rect=Array([100, at, 110, at + 10]),
        AP=Dictionary(N=looks),
        F=4,
    )
    if drawn_state is not None:
        box.AS = Name(f"/{drawn_state}")
    return _with(box, more)


def _with(made: Dictionary, more: dict[str, object]) -> Dictionary:
    """The same with more entries."""
    for key, value in more.items():
        made[f"/{key}"] = value
    return made


def flattened(value: str) -> bytes:
    """A page on which a viewer has printed a field's value, as a form XObject of its own."""

    def add(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        drawing = Stream(pdf, b"BT /F1 12 Tf 0 0 Td (%s) Tj ET" % value.encode())
        drawing.Type, drawing.Subtype = Name.XObject, Name.Form
        drawing.BBox = Array([0, 0, 300, 20])
        drawing.Resources = Dictionary(
            Font=Dictionary(
                F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            )
        )
        page.obj.Resources.XObject = Dictionary(Fm0=drawing)
        page.contents_add(b"q 1 0 0 1 200 600 cm /Fm0 Do Q")

    return changed(saying("Name of victim"), add)


def typed_on(text: str) -> bytes:
    """A page onto which somebody has typed with a viewer's text tool."""

    def add(pdf: pikepdf.Pdf) -> None:
        look = Stream(pdf, b"BT /F1 12 Tf 2 4 Td (%s) Tj ET" % text.encode())
        look.Type, look.Subtype = Name.XObject, Name.Form
        look.BBox = Array([0, 0, 200, 20])
        look.Resources = Dictionary(
            Font=Dictionary(
                F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            )
        )
        note = Dictionary(
            Type=Name.Annot,
            Subtype=Name.FreeText,
            Contents=String(text),
            DA=String("/F1 12 Tf"),
            Rect=Array([200, 600, 400, 620]),
            AP=Dictionary(N=look),
            F=4,
        )
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    return changed(saying("Name of victim"), add)


def drawing_itself() -> bytes:
    """A page with a drawing that holds itself twice."""
    objects = plain_objects(b"/X Do")
    objects[3] = objects[3].replace(b"/Font <<", b"/XObject << /X 6 0 R >> /Font <<")
    objects[6] = stream(
        b"/X Do /X Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 612 792]"
        b" /Resources << /XObject << /X 6 0 R >> >>",
    )
    return by_hand(objects)


def pages_that_are_one(count: int) -> bytes:
    """A document that names one page again and again."""
    kids = b" ".join([b"3 0 R"] * count)
    pages = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return by_hand({**plain_objects(), 2: pages})


def open_brackets(count: int) -> bytes:
    """A page whose text is opened and never closed."""
    packed = zlib.compress(b"BT /F1 12 Tf 72 700 Td " + b"(" * count, 9)
    return by_hand({**plain_objects(), 4: stream(packed, b"/Filter /FlateDecode")})


def deep_page_tree(depth: int) -> bytes:
    """A document whose one page lies under very many branches."""
    objects = {**plain_objects(), 2: b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>"}
    for number in range(6, 6 + depth):
        objects[number] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1)
    objects[6 + depth] = plain_objects()[3]
    return by_hand(objects)
