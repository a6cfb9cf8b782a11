"""How far a run is, for whoever watches; nobody has to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

_WATCHER: Final[ContextVar[Callable[[int], None]]] = ContextVar(
    "watcher", default=lambda _files: None
)


@contextmanager
def watched(watcher: Callable[[int], None]) -> Iterator[None]:
    """Tell a function how many more files are done, each time some are; from any thread."""
    token = _WATCHER.set(watcher)
    try:
        yield
    finally:
        _WATCHER.reset(token)


def done(files: int) -> None:
    """Say that so many files have come to their end."""
    _WATCHER.get()(files)
