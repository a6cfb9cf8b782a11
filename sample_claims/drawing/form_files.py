"""Reads the description of an empty form: `forms/tx.yaml` and its like.

A form file names the form, its foot and style, and lists its pages. A page is a list of blocks:
`note`, `bar`, `gap`, `row`, or `use`, which repeats a named list of blocks for one person. In a
row `[key, label, width]` is a box; other cells say what they are: `{ticks: key, ...}`.
"""

from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from sample_claims.drawing.elements import (
    Bar,
    Block,
    Box,
    Cell,
    Form,
    Gap,
    Menu,
    Note,
    Row,
    Style,
    Ticks,
    Words,
)

FORMS: Final = Path(__file__).parent / "forms"


class FormFileError(ValueError):
    """A form file holds something that is no block or cell."""


@cache
def read_form(name: str) -> Form:
    """Read one form, for example `tx`."""
    described = yaml.safe_load((FORMS / f"{name}.yaml").read_text(encoding="utf-8"))
    reader = _Reader(described.get("options", {}), described.get("blocks", {}))
    left, middle, right = described["footer"]
    return Form(
        name=described["name"],
        pages=tuple(reader.blocks(page, "") for page in described["pages"]),
        footer=lambda page: (left.format(page=page), middle, right.format(page=page)),
        style=Style(**described.get("style", {})),
    )


class _Reader:
    """Turns the plain lists of a form file into blocks and cells."""

    def __init__(self, options: dict[str, list[str]], named: dict[str, list[Any]]) -> None:
        self.options = options
        self.named = named

    def blocks(self, described: list[Any], who: str) -> tuple[Block, ...]:
        """Read the blocks of a page, or of a named list for one person."""
        found: list[Block] = []
        for each in described:
            if "use" in each:
                found += self.blocks(self.named[each["use"]], each["who"].replace("{who}", who))
            else:
                found.append(self._block(each, who))
        return tuple(found)

    def _block(self, each: dict[str, Any], who: str) -> Block:
        rest = dict(each)
        if "row" in rest:
            return Row(tuple(self._cell(cell, who) for cell in rest["row"]))
        if "note" in rest:
            return Note(rest.pop("note"), **rest)
        if "bar" in rest:
            return Bar(rest.pop("bar"), **rest)
        if "gap" in rest:
            return Gap(rest["gap"])
        raise FormFileError(f"no such block: {sorted(rest)}")

    def _cell(self, described: Any, who: str) -> Cell:  # noqa: ANN401  # a list or a mapping
        if isinstance(described, list):
            key, *label_and_width = described
            return Box(key.replace("{who}", who), *label_and_width)
        rest = dict(described)
        label = rest.pop("label", "").replace("{who}", who)
        if "words" in rest:
            return Words(rest.pop("words"), **rest)
        if "options" in rest:
            options = rest["options"]
            rest["options"] = tuple(self.options[options] if isinstance(options, str) else options)
        for name, kind in (("ticks", Ticks), ("menu", Menu), ("box", Box)):
            if name in rest:
                key = rest.pop(name).replace("{who}", who)
                made: Cell = kind(key, label, **rest)
                return made
        raise FormFileError(f"no such cell: {sorted(rest)}")
