"""A bar on stderr while files are taken in, where somebody can watch it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from flows.progress import watched


@contextmanager
def progress_bar(files: int) -> Iterator[None]:
    """Show how many of the files are done; nothing when stderr is no terminal."""
    if not sys.stderr.isatty():
        yield
        return
    columns = (TextColumn("Taking in"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=files)
        with watched(lambda done: progress.advance(task, done)):
            yield
