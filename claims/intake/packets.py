"""Which files belong together: one packet is one claim, or documents without a form."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """Files that came together, in the order of their names."""

    paths: tuple[Path, ...] = field(repr=False)


def packets(paths: Iterable[Path]) -> tuple[Packet, ...]:
    """Sort what was given on the command line into packets; the same each time.

    A file that is named stands alone. So does each file that lies directly in a folder that is
    named. The files of one of its subfolders, with everything below it, belong together. Every
    file is in exactly one packet, under the path it was first given by. Files and folders whose
    name begins with a dot are left out, unless they are named themselves. A path at which there
    is nothing stands alone, and so does a folder that cannot be listed: intake will say so.
    """
    seen: set[str] = set()
    found: list[Packet] = []
    for given in paths:
        for together in _packets_at(given):
            new = tuple(path for path in together if _absolute(path) not in seen)
            seen.update(_absolute(path) for path in new)
            if new:
                found.append(Packet(paths=new))
    return tuple(found)


def _absolute(path: Path) -> str:
    """Where a file lies. Links are not followed: two links are two files that were given."""
    return os.path.abspath(path)  # noqa: PTH100  # Path.resolve() follows links


def _packets_at(path: Path) -> Iterator[tuple[Path, ...]]:
    """The packets at one place: a file is one; a folder has several."""
    if not _is_listable(path):
        yield (path,)
        return
    for entry in _entries(path):
        if not entry.is_symlink() and _is_listable(entry):
            together = tuple(_files_below(entry))
            if together:
                yield together
        else:
            yield (entry,)


def _files_below(folder: Path) -> Iterator[Path]:
    """Every file of a folder and of the folders in it. Links to folders are not followed."""
    for entry in _entries(folder):
        if not entry.is_symlink() and _is_listable(entry):
            yield from _files_below(entry)
        else:
            yield entry


def _is_listable(path: Path) -> bool:
    return path.is_dir() and os.access(path, os.R_OK | os.X_OK)


def _entries(folder: Path) -> list[Path]:
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
