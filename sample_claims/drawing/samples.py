"""The sample claims: each folder's `claim.yaml` says what its files are and how they are drawn.

A file is drawn from a `form` (a state) or a `document` (a kind) with the facts typed on it and
how; `behind` adds further documents to the same PDF; `then` says what became of the paper. A file
can also be a `copy_of` another, or plain `text`.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2
import yaml

from sample_claims.drawing.documents import draw_document
from sample_claims.drawing.draw_form import draw_form
from sample_claims.drawing.elements import How
from sample_claims.drawing.mishaps import bound, cut_off, locked, scanned

FOLDER: Final = Path(__file__).parents[1]


class SampleError(ValueError):
    """A `claim.yaml` asks for something that cannot be drawn."""


def sample_folders() -> tuple[Path, ...]:
    """Every sample's folder, in order."""
    return tuple(sorted(path.parent for path in FOLDER.glob("*/claim.yaml")))


def draw_sample(folder: Path) -> dict[str, bytes]:
    """Draw every file of one sample, by its name."""
    described = yaml.safe_load((folder / "claim.yaml").read_text(encoding="utf-8"))
    drawn: dict[str, bytes] = {}
    for name, file in described["files"].items():
        drawn[name] = drawn[file["copy_of"]] if "copy_of" in file else _draw_file(file)
    return drawn


def password_of(folder: Path, name: str) -> str:
    """The password that opens a file of a sample; empty for most."""
    described = yaml.safe_load((folder / "claim.yaml").read_text(encoding="utf-8"))
    file: Mapping[str, Any] = described["files"][name]
    return str(file.get("then", {}).get("lock", {}).get("password", ""))


def _draw_file(file: Mapping[str, Any]) -> bytes:
    if "text" in file:
        return str(file["text"]).encode()
    data = _draw_paper(file)
    if "behind" in file:
        data = bound([data, *(_draw_paper(document) for document in file["behind"])])
    for step, terms in file.get("then", {}).items():
        data = _happen(data, step, terms)
    return data


def _draw_paper(file: Mapping[str, Any]) -> bytes:
    how = How(**{key: _as_given(value) for key, value in file.get("how", {}).items()})
    if "form" in file:
        return draw_form(file["form"], file["facts"], how)
    if "document" in file:
        return draw_document(file["document"], file["facts"], how)
    raise SampleError(f"neither form nor document: {sorted(file)}")


def _as_given(value: Any) -> Any:  # noqa: ANN401  # YAML knows lists, How wants tuples
    return tuple(value) if isinstance(value, list) else value


def _happen(data: bytes, step: str, terms: Mapping[str, Any]) -> bytes:
    """Let one thing happen to a file."""
    if step == "scan":
        return scanned(data, dots_per_inch=terms["dots_per_inch"])
    if step == "lock":
        return locked(data, password=terms["password"], strong=terms["strong"])
    if step == "cut_off":
        return cut_off(data, kept_bytes=terms["kept_bytes"])
    raise SampleError(f"no such step: {step}")


def is_same_paper(held: bytes, drawn: bytes, password: str = "") -> bool:
    """Whether two files are the same paper.

    The same bytes are. A strongly encrypted file has other bytes each time, and a scan is drawn
    with the fonts of the machine: those are the same when pages, words and boxes are.
    """
    return held == drawn or (
        _may_vary(held) and _content(held, password) == _content(drawn, password)
    )


def _may_vary(data: bytes) -> bool:
    return b"/Encrypt" in data or b"/Scan" in data


def _content(data: bytes, password: str) -> tuple[object, ...]:
    """The pages, words and boxes of a file."""
    document = pypdfium2.PdfDocument(data, password=password)
    try:
        pages = tuple((page.get_size(), page.get_textpage().get_text_range()) for page in document)
    finally:
        document.close()
    with pikepdf.open(BytesIO(data), password=password) as pdf:
        boxes = tuple(
            (str(box.get("/T", "")), str(box.get("/V", "")), str(box.get("/AS", "")))
            for page in pdf.pages
            for box in page.obj.get("/Annots", [])
        )
    return (pages, boxes)
