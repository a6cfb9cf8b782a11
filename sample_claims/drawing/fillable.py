"""Finishes a drawn file: adds fillable boxes, spoils fonts that must be spoiled, writes bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics

from sample_claims.drawing.pen import SPOILED_ENCODING, Area

PRINTED: Final = 4
"""The annotation flag that lets a box show on paper too."""
TWO_LINES: Final = 20
"""From this height on, in points, a box takes several lines."""
RADIO: Final = 1 << 15
MENU: Final = 1 << 17
MULTILINE: Final = 1 << 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """One fillable box: where it is and what it holds. Boxes with one name are one field."""

    kind: str
    """`text`, `menu`, `check` or `radio`."""
    area: Area
    name: str = ""
    page: int = 0
    text: str = ""
    options: tuple[str, ...] = ()
    is_on: bool = False
    on_state: str = "On"
    tooltip: str = ""


def finish(data: bytes, widgets: tuple[Widget, ...]) -> bytes:
    """Add the boxes and compress. The same input gives the same bytes."""
    with pikepdf.open(BytesIO(data)) as pdf:
        if widgets:
            _add_fields(pdf, widgets)
        _spoil_fonts(pdf)
        buffer = BytesIO()
        pdf.save(
            buffer,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return buffer.getvalue()


class _Pictures:
    """Makes what is seen of a box, and makes equal pictures and lists only once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.fonts = Dictionary(
            Helv=pdf.make_indirect(_font("Helvetica")),
            ZaDb=pdf.make_indirect(_font("ZapfDingbats")),
        )
        self._made: dict[tuple[object, ...], pikepdf.Object] = {}

    def picture(self, area: Area, orders: str) -> pikepdf.Object:
        """The drawing of one box."""
        size = (round(area.width, 1), round(area.height, 1))
        if (orders, size) not in self._made:
            self._made[orders, size] = self.pdf.make_stream(
                orders.encode("cp1252"),
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=Array([0, 0, *size]),
                Resources=Dictionary(Font=self.fonts),
            )
        return self._made[orders, size]

    def choices(self, options: tuple[str, ...]) -> pikepdf.Object:
        """The list that a drop-down shows."""
        if options not in self._made:
            listed = Array([String(option) for option in options])
            self._made[options] = self.pdf.make_indirect(listed)
        return self._made[options]


def _font(name: str) -> pikepdf.Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"))


def _add_fields(pdf: pikepdf.Pdf, widgets: tuple[Widget, ...]) -> None:
    pictures = _Pictures(pdf)
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(Fields=Array(), DR=Dictionary(Font=pictures.fonts), DA=String("/Helv 9 Tf 0 g"))
    )
    by_name: dict[str, list[Widget]] = {}
    for widget in widgets:
        by_name.setdefault(widget.name, []).append(widget)
    for name, group in by_name.items():
        _add_field(pdf, name, group, pictures)


def _add_field(pdf: pikepdf.Pdf, name: str, group: list[Widget], pictures: _Pictures) -> None:
    """Add one field: by itself, or as a parent of several boxes that share its value."""
    *above, last = name.split(".")
    field = pdf.make_indirect(_field_entries(group, pictures))
    field.T = String(last)
    _file_under(pdf, field, above)
    for widget in group:
        box = field
        if len(group) > 1:
            box = pdf.make_indirect(Dictionary(Parent=field))
            _append(field, Name.Kids, box)
        page = pdf.pages[widget.page].obj
        _dress(box, widget, float(page.MediaBox[3]), pictures)
        _append(page, Name.Annots, box)


def _file_under(pdf: pikepdf.Pdf, field: pikepdf.Object, above: list[str]) -> None:
    """Hang a field where its name says: a name with dots is a field below other fields."""
    owner, key = pdf.Root.AcroForm, Name.Fields
    for part in above:
        siblings = list(owner.get(key, Array()))
        known = next((each for each in siblings if str(each.get(Name.T, "")) == part), None)
        if known is None:
            known = pdf.make_indirect(Dictionary(T=String(part)))
            _hang(owner, key, known)
        owner, key = known, Name.Kids
    _hang(owner, key, field)


def _hang(owner: pikepdf.Object, key: Name, field: pikepdf.Object) -> None:
    _append(owner, key, field)
    if key == Name.Kids:
        field.Parent = owner


def _append(owner: pikepdf.Object, key: Name, item: pikepdf.Object) -> None:
    if key not in owner:
        owner[key] = Array()
    owner[key].append(item)


def _field_entries(group: list[Widget], pictures: _Pictures) -> pikepdf.Dictionary:
    """What a field is and what it holds."""
    first = group[0]
    entries = Dictionary()
    if first.tooltip:
        entries.TU = String(first.tooltip)
    if first.kind in {"check", "radio"}:
        on = next((widget.on_state for widget in group if widget.is_on), "Off")
        entries.FT, entries.V = Name.Btn, Name(f"/{on}")
        if first.kind == "radio":
            entries.Ff = RADIO
        return entries
    entries.DA = String("/Helv 9 Tf 0 g")
    if first.text:
        entries.V = String(first.text)
    entries.FT = Name.Ch if first.kind == "menu" else Name.Tx
    if first.kind == "menu":
        entries.Ff = MENU
        entries.Opt = pictures.choices(first.options)
    elif first.area.height >= TWO_LINES:
        entries.Ff = MULTILINE
    return entries


def _dress(box: pikepdf.Object, widget: Widget, page_height: float, pictures: _Pictures) -> None:
    """Give a box its place on the page and what is seen of it."""
    area = widget.area
    corners = (area.x, page_height - area.bottom, area.right, page_height - area.top)
    box.Type, box.Subtype, box.F = Name.Annot, Name.Widget, PRINTED
    box.Rect = Array([round(corner, 2) for corner in corners])
    if widget.kind in {"check", "radio"}:
        box.AS = Name(f"/{widget.on_state}" if widget.is_on else "/Off")
        tick = f"q BT /ZaDb {area.height:.1f} Tf 0.5 1 Td (4) Tj ET Q"
        seen = {
            f"/{widget.on_state}": pictures.picture(area, tick),
            "/Off": pictures.picture(area, ""),
        }
        box.AP = Dictionary(N=Dictionary(seen))
    elif widget.text:
        box.AP = Dictionary(N=pictures.picture(area, _typed(widget)))


def _typed(widget: Widget) -> str:
    """The drawing orders that show what a text box holds."""
    area, size = widget.area, 9.0
    lines = [widget.text]
    if area.height >= TWO_LINES:
        lines = simpleSplit(widget.text, "Helvetica", size, area.width - 4)
    longest = max((pdfmetrics.stringWidth(line, "Helvetica", size) for line in lines), default=0)
    if longest > area.width - 4:
        size = max(4.0, size * (area.width - 4) / longest)
    down = area.height - size - 1 if area.height >= TWO_LINES else (area.height - size) / 2 + 1.5
    shown = " T* ".join(f"{_escaped(line)} Tj" for line in lines)
    return f"/Tx BMC q BT /Helv {size:.1f} Tf {size + 1:.1f} TL 2 {down:.1f} Td {shown} ET Q EMC"


def _escaped(line: str) -> str:
    for sign in ("\\", "(", ")"):
        line = line.replace(sign, f"\\{sign}")
    return f"({line})"


def _spoil_fonts(pdf: pikepdf.Pdf) -> None:
    """Make the text in spoiled fonts come out wrong when it is copied, though it looks right."""
    for page in pdf.pages:
        for font in page.obj.Resources.get(Name.Font, Dictionary()).values():
            # A font in the standard encoding names no encoding; symbols never name one.
            encoding = str(font.get(Name.Encoding, "/StandardEncoding")).removeprefix("/")
            if encoding == SPOILED_ENCODING["ligatures"]:
                font.ToUnicode = pdf.make_stream(_to_unicode(dict.fromkeys(range(33, 256), 32)))
            elif encoding == SPOILED_ENCODING["shifted"] and font.BaseFont != Name.ZapfDingbats:
                codes = {code: code - 29 for code in range(32, 127)}
                font.ToUnicode = pdf.make_stream(_to_unicode(codes))


def _to_unicode(codes: Mapping[int, int]) -> bytes:
    """A character map that says which code is which character, rightly or wrongly."""
    pairs = [f"<{code:02X}> <{character:04X}>" for code, character in codes.items()]
    blocks = (
        f"{len(pairs[at : at + 100])} beginbfchar\n"
        + "\n".join(pairs[at : at + 100])
        + "\nendbfchar\n"
        for at in range(0, len(pairs), 100)
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        + "".join(blocks)
        + "endcmap end end\n"
    ).encode()
