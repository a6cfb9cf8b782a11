"""What Redress writes to its log: events, ids and codes, and nothing that a form could have said.

Everything passes one gate just before it is written: keys that are not on the list are dropped,
and so are values that do not look like an id, a code or a number. An exception leaves its type
and our own place in the code; its text never passes, for it may repeat what it was about.
"""

import logging
import re
import sys
import traceback
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final, TextIO

import structlog

ALLOWED_KEYS: Final = frozenset(
    {
        "attached",
        "assessment_number",
        "claim_id",
        "claims",
        "code",
        "cpu_seconds",
        "duplicates",
        "error_at",
        "error_id",
        "error_type",
        "event",
        "exit_code",
        "files",
        "form",
        "jurisdiction",
        "kind",
        "level",
        "page",
        "page_count",
        "problems",
        "process_id",
        "queue",
        "queues",
        "reason",
        "result",
        "revision",
        "rule",
        "seconds",
        "size_bytes",
        "status",
        "step",
        "timestamp",
    }
)
"""The only keys that are written. A document's hash is not one: a coded name is still a name."""

_CODE: Final = re.compile(r"[A-Za-z0-9_.:/+\-]{0,80}")
_EVENT: Final = re.compile(r"[a-z][a-z0-9_]{0,60}")
_OURS: Final = ("claims", "rules", "schemas", "flows", "migrations")

_Event = MutableMapping[str, Any]


@contextmanager
def logging_to(file: Path) -> Iterator[None]:
    """Add the log of the block to a file, then send it to standard error again."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as stream:
        set_up_log(stream)
        try:
            yield
        finally:
            set_up_log()


def set_up_log(stream: TextIO | None = None) -> None:
    """Send the log to a stream, or to standard error, as one JSON object a line."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            name_error,
            only_allowed,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(file=stream or sys.stderr),
        cache_logger_on_first_use=False,
    )


def name_error(_logger: object, _method: str, event: _Event) -> _Event:
    """Put an exception's type and our own place in the code in place of the exception."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error_type"] = type(error).__name__
        event["error_at"] = _our_place(error.__traceback__)
    return event


def only_allowed(_logger: object, _method: str, event: _Event) -> _Event:
    """Drop every key that is not on the list, and every value that is not a code or number."""
    passed = {
        key: value
        for key, value in event.items()
        if key in ALLOWED_KEYS and key != "event" and _is_code(value)
    }
    named = event.get("event")
    is_name = isinstance(named, str) and _EVENT.fullmatch(named)
    return {**passed, "event": named if is_name else "event_without_a_name"}


def _is_code(value: object) -> bool:
    """Whether a value is a number, a code, or several codes."""
    if isinstance(value, str):
        return _CODE.fullmatch(value) is not None
    if isinstance(value, tuple | list):
        return all(isinstance(each, str) and _is_code(each) for each in value)
    return value is None or isinstance(value, bool | int | float)


def _our_place(trace: TracebackType | None) -> str:
    """The last line of our own code that an error came through, as `claims/vault.py:12`."""
    root = Path(__file__).parent.parent
    place = ""
    for frame, line in traceback.walk_tb(trace):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(root) and file.relative_to(root).parts[0] in _OURS:
            place = f"{file.relative_to(root)}:{line}"
    return place
