"""What can become of paper on its way: bound together, scanned, locked, cut off."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

POINTS_PER_INCH: Final = 72
PAPER_SHADE: Final = 190
"""What is lighter than this, of 255, a scanner takes for paper."""


def bound(parts: Sequence[bytes]) -> bytes:
    """Put the pages of several files behind the first one, in one file."""
    first, *behind = parts
    with pikepdf.open(BytesIO(first)) as pdf:
        for part in behind:
            with pikepdf.open(BytesIO(part)) as document:
                pdf.pages.extend(document.pages)
        return _saved(pdf)


def scanned(data: bytes, *, dots_per_inch: int) -> bytes:
    """Turn every page into a black and white picture: nothing is left that can be read as text."""
    drawn = pypdfium2.PdfDocument(data)
    drawn.init_forms()
    try:
        with pikepdf.new() as pdf:
            for page in drawn:
                _add_picture(pdf, page, dots_per_inch)
            return _saved(pdf)
    finally:
        drawn.close()


def _add_picture(pdf: pikepdf.Pdf, page: pypdfium2.PdfPage, dots_per_inch: int) -> None:
    width, height = page.get_size()
    grey = page.render(scale=dots_per_inch / POINTS_PER_INCH).to_pil().convert("L")
    picture = grey.point(lambda shade: 255 * (shade > PAPER_SHADE)).convert("1", dither=0)
    image = pdf.make_stream(
        picture.tobytes(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=1,
    )
    pdf.add_blank_page(page_size=(width, height))
    added = pdf.pages[-1].obj
    added.Resources = Dictionary(XObject=Dictionary(Scan=image))
    added.Contents = pdf.make_stream(f"q {width} 0 0 {height} 0 0 cm /Scan Do Q".encode())
    added.MediaBox = Array([0, 0, width, height])


def locked(data: bytes, *, password: str, strong: bool) -> bytes:
    """Encrypt a file. An empty password opens for everybody, but forbids copying its text.

    A weak lock (revision 3) gives the same bytes every time; a strong one (revision 6, AES-256)
    is random by design.
    """
    lock = pikepdf.Encryption(
        user=password,
        owner="invented-owner",
        R=6 if strong else 3,
        aes=strong,
        metadata=strong,
        allow=pikepdf.Permissions(extract=False),
    )
    with pikepdf.open(BytesIO(data)) as pdf:
        buffer = BytesIO()
        pdf.save(buffer, static_id=True, encryption=lock)
    return buffer.getvalue()


def cut_off(data: bytes, *, kept_bytes: int) -> bytes:
    """Lose the end of a file, as a broken upload does."""
    return data[:kept_bytes]


def _saved(pdf: pikepdf.Pdf) -> bytes:
    buffer = BytesIO()
    pdf.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()
