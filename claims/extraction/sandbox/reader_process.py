"""One reader process: takes documents from its parent, reads them, answers in canonical bytes.

Started by `claims.extraction.sandbox.pool` as `python -m claims.extraction.sandbox.reader_process
MODULE:FUNCTION LIMITS PARENT`. It has no keys, no database and no right to write; what its
libraries print goes nowhere, because it can hold words of the document.
"""

import gc
import hashlib
import importlib
import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

from claims.extraction.limits import Limits
from claims.extraction.pages.library_errors import NotReadableError
from claims.extraction.sandbox import confine, frames
from schemas import canonical
from schemas.problems import Problem, ProblemCode
from schemas.reading import Extraction

_MANY_OBJECTS: Final = 50_000

Target: TypeAlias = Callable[[bytes, str, Limits], Extraction]


def main(target_name: str, limits_json: str, parent: str) -> None:
    """Read documents until the parent hangs up."""
    from_parent, to_parent = _own_pipes()
    limits = Limits(**json.loads(limits_json))
    target = _loaded(target_name)
    confine.confine(limits, int(parent))
    # Thousands of words a page live until the answer: looking for garbage among them is waste.
    gc.freeze()
    gc.set_threshold(_MANY_OBJECTS)
    frames.write_message(to_parent, frames.READY, b"")
    while (data := frames.read_message(from_parent)) is not None:
        confine.renew_time(limits)
        kind, answer = _answer(target, data, limits)
        frames.write_message(to_parent, kind, answer)
        confine.stop_clock()


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the parent, moved away from where libraries print."""
    from_parent = os.fdopen(os.dup(0), "rb")
    to_parent = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return from_parent, to_parent


def _loaded(target_name: str) -> Target:
    """The function that reads one document, named as `module:function`."""
    module, _, function = target_name.partition(":")
    target: Target = getattr(importlib.import_module(module), function)
    return target


def _answer(target: Target, data: bytes, limits: Limits) -> tuple[bytes, bytes]:
    """What was read, or the problem that kept it from being read, or our own bug's place."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        return frames.ANSWER, canonical.to_bytes(target(data, sha256, limits))
    except MemoryError:
        code = ProblemCode.NEEDS_TOO_MUCH_MEMORY
    except RecursionError:
        code = ProblemCode.MALFORMED
    except NotReadableError as error:
        code = error.code
    # Our own bug: it stops this document only. Its text can hold private words; its place not.
    except Exception as error:  # noqa: BLE001
        return frames.PROGRAM_ERROR, _place(error).encode()
    refused = Extraction(document=sha256, page_count=0, problems=(Problem(code=code),))
    return frames.ANSWER, canonical.to_bytes(refused)


def _place(error: Exception) -> str:
    """The kind of an error and the line that raised it, without what it says."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}"


if __name__ == "__main__":
    main(*sys.argv[1:])
