"""What Redress says of its own work: codes and counts, never a word from a form.

Each line is one event in the past tense with its facts as keys. A key that is not on the list
below is dropped, so that a private fact cannot slip into a log by a careless call.
"""

import traceback
import uuid
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, Final

import structlog

ALLOWED_KEYS: Final = frozenset(
    {
        "attempt",
        "claim_id",
        "code",
        "count",
        "error_id",
        "error_type",
        "event",
        "jurisdiction",
        "kind",
        "level",
        "queues",
        "rule",
        "run_id",
        "seconds",
        "step",
        "timestamp",
        "where",
    }
)
"""Everything a log line may hold. Add a key here only when its values can never be private."""

_OUR_FOLDERS: Final = ("flows", "claims", "rules", "schemas", "migrations")


def log_to(path: Path) -> None:
    """Append every event from now on to one file, a JSON object a line."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            only_allowed_keys,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=path.open("a", encoding="utf-8")),
        cache_logger_on_first_use=False,
    )


def only_allowed_keys(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Drop every key that is not on the list; a processor of structlog."""
    return {key: value for key, value in event.items() if key in ALLOWED_KEYS}


def alarm(error: BaseException, *, step: str, **ids: str) -> str:
    """Record an error of ours by its type and place and give it an id to ask after.

    The text of an exception is left out: it may repeat what stood on a form.
    """
    error_id = uuid.uuid4().hex[:12]
    structlog.get_logger().error(
        "error_of_ours",
        error_id=error_id,
        error_type=type(error).__name__,
        where=_places(error),
        step=step,
        **ids,
    )
    return error_id


def _places(error: BaseException) -> list[str]:
    """Where in our own code the error came by, outermost first, as file, line and function."""
    frames = traceback.extract_tb(error.__traceback__)
    paths = [Path(frame.filename) for frame in frames]
    return [
        f"{path.parent.name}/{path.name}:{frame.lineno} {frame.name}"
        for path, frame in zip(paths, frames, strict=True)
        if any(folder in path.parts for folder in _OUR_FOLDERS)
    ]
