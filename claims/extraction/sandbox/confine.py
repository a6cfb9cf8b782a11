"""Taking away from a reader process all that reading one document does not need.

RLIMIT_NPROC does not bind root and RLIMIT_CPU counts whole seconds; both are said in the
manual (getrlimit(2)). The parent keeps the time by the clock.
"""

import ctypes
import math
import os
import resource
import signal
import sys
from typing import Final

from claims.extraction.limits import Limits

MOST_OPEN_FILES: Final = 32
GRACE_SECONDS: Final = 5
"""The parent ends a slow reader; if it cannot, the reader's own alarm does, a little later."""

# From <linux/prctl.h>.
_PARENT_DEATH_SIGNAL: Final = 1
_NO_NEW_PRIVILEGES: Final = 38


def confine(limits: Limits, parent: int) -> None:
    """Limit this process for good. Ends it at once if its parent is already gone."""
    _limit(resource.RLIMIT_AS, limits.address_space_bytes)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, MOST_OPEN_FILES)
    _limit(resource.RLIMIT_NPROC, 0)
    if sys.platform == "linux":
        kernel = ctypes.CDLL(None)
        kernel.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        kernel.prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)


def renew_time(limits: Limits) -> None:
    """Give the next document its full allowance of computing time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = math.ceil(used.ru_utime + used.ru_stime) + limits.cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))
    signal.alarm(math.ceil(limits.wall_seconds) + GRACE_SECONDS)


def stop_clock() -> None:
    """No document is being read: waiting for the next one may take as long as it likes."""
    signal.alarm(0)


def _limit(kind: int, most: int) -> None:
    """Lower one limit, so that it cannot be raised again."""
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(kind, (most, most))
