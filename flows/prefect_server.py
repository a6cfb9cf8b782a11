"""Prefect's own server as a child of one run: it serves that run and ends with it.

Started by `flows.prefect_home`. It is here because Prefect's built-in temporary server outlives a
parent that is killed, and then holds its database and its port for good.
"""

import os
import signal
import socket
import sys
import threading
import time
from typing import Final

POLL_SECONDS: Final = 0.5
GRACE_SECONDS: Final = 10


def main() -> None:
    """Serve on the socket the parent opened (first argument) until the parent (second) is gone."""
    listener = socket.socket(fileno=int(sys.argv[1]))
    parent_pid = int(sys.argv[2])
    threading.Thread(target=_end_with, args=(parent_pid,), daemon=True).start()
    _serve(listener)


def _serve(listener: socket.socket) -> None:
    """Run the server; these imports take a second, and the watch over the parent comes first."""
    import uvicorn  # noqa: PLC0415  # see the docstring
    from prefect.server.api.server import create_app  # noqa: PLC0415  # the same

    app = create_app(ephemeral=True, final=True)
    uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on")).run(sockets=[listener])


def _end_with(parent_pid: int) -> None:
    """Stop when the parent is gone: orphans get another parent, so its id changes."""
    while os.getppid() == parent_pid:
        time.sleep(POLL_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    main()
