"""The tables of a page, row by row: ruled ones first, then those that are only aligned."""

from typing import Any, Final

_RULED: Final = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}
_ALIGNED: Final = {"vertical_strategy": "text", "horizontal_strategy": "text"}
_LEAST_SIDE: Final = 2
"""Fewer rows or columns than this are a frame around text, not a table."""


def found_tables(page: Any) -> list[list[list[str]]]:  # noqa: ANN401  # pdfplumber has no types
    """All tables of a pdfplumber page; an empty cell is an empty string."""
    for settings in (_RULED, _ALIGNED):
        found = [_cells(table) for table in page.extract_tables(settings)]
        tables = [table for table in found if _is_table(table)]
        if tables:
            return tables
    return []


def _cells(table: list[list[str | None]]) -> list[list[str]]:
    """The text of each cell, with the rows left out in which nothing stands."""
    rows = [[(cell or "").strip() for cell in row] for row in table]
    return [row for row in rows if any(row)]


def _is_table(rows: list[list[str]]) -> bool:
    """Whether there are rows and columns enough."""
    return len(rows) >= _LEAST_SIDE and max(map(len, rows)) >= _LEAST_SIDE
