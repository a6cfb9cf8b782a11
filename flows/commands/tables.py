"""Tables as an officer reads them: as wide as the window, and no id is ever cut short."""

import sys
from collections.abc import Iterable, Sequence
from typing import Final

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

WIDTH_WHEN_PIPED: Final = 120
"""A file or another program has no width of its own."""


def screen() -> Console:
    """Where answers go."""
    width = None if sys.stdout.isatty() else WIDTH_WHEN_PIPED
    return Console(width=width, highlight=False, markup=False, emoji=False)


def say(sentence: str) -> None:
    """Write one sentence as an answer."""
    screen().print(Text(sentence))


def show(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Draw one table; long words are broken onto the next line rather than cut."""
    table = Table(title=title, title_justify="left", header_style="bold", box=SIMPLE_HEAD)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    screen().print(table)
