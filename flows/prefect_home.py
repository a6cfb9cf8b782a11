"""Where Prefect keeps its records, and a server of its own for as long as a run lasts.

Everything here must happen before Prefect is imported: it reads its settings at that moment.
"""

import fcntl
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Final

START_SECONDS_MAX: Final = 120
"""The first start makes Prefect's tables: 15 seconds were measured on two cores."""

_HEALTHY: Final = 200

_ALWAYS: Final = {
    # Two switches, because each turns off only one of Prefect's two ways of phoning home.
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    # Prefect would store results and log lines in clear text.
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
}

_QUIET: Final = {
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
}

_EMBEDDED: Final = {
    # A run has no schedules, blocks or late runs: what is not started costs nothing.
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
    "PREFECT_SERVER_EPHEMERAL_ENABLED": "false",
    # Two runs at once share one database: wait for each other rather than fail.
    "PREFECT_API_DATABASE_TIMEOUT": "60",
}


class PrefectNotStartedError(RuntimeError):
    """Prefect's own server did not come up."""


@contextmanager
def prefect_ready(home: Path) -> Iterator[None]:
    """Give the block a Prefect server: the program's own if one is named, else one for this run.

    Raises PrefectNotStartedError when the run's own server does not come up in time.
    """
    prefect_home = home / "prefect"
    prefect_home.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ["PREFECT_HOME"] = str(prefect_home)
    os.environ.update(_ALWAYS)
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    if os.environ.get("PREFECT_API_URL"):
        yield
        return
    with _own_server(prefect_home):
        yield


@contextmanager
def _own_server(prefect_home: Path) -> Iterator[None]:
    """Start a server on a port nobody else has and end it with the block.

    Prefect and the flow take two seconds to import and the server several to start, so both are
    done at once.
    """
    database = prefect_home / "prefect.db"
    os.environ["PREFECT_API_DATABASE_CONNECTION_URL"] = f"sqlite+aiosqlite:///{database}"
    os.environ.update(_EMBEDDED)
    with socket.socket() as listener, ExitStack() as run:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
        run.callback(os.environ.pop, "PREFECT_API_URL")
        with _one_start_at_a_time(prefect_home):
            server = run.enter_context(_server(listener, prefect_home / "server.log"))
            import_module("flows.process_claims")
            _wait_until_healthy(server, port)
        yield


@contextmanager
def _one_start_at_a_time(prefect_home: Path) -> Iterator[None]:
    """Keep two runs from making Prefect's tables at the same moment."""
    with (prefect_home / "start.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _server(listener: socket.socket, log_file: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run the child. It gets no Redress settings: Prefect has no use for our keys."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("REDRESS_")}
    arguments = [str(listener.fileno()), str(os.getpid())]
    with log_file.open("ab") as server_log:
        server = subprocess.Popen(  # noqa: S603  # our own module, no words from outside
            # -P: the folder one stands in is not searched for modules.
            [sys.executable, "-P", "-m", "flows.prefect_server", *arguments],
            env=environment,
            pass_fds=[listener.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=server_log,
            stderr=server_log,
        )
        try:
            yield server
        finally:
            _stop(server)


def _wait_until_healthy(server: subprocess.Popen[bytes], port: int) -> None:
    give_up_at = time.monotonic() + START_SECONDS_MAX
    while time.monotonic() < give_up_at:
        if server.poll() is not None:
            raise PrefectNotStartedError("Prefect's server ended at once; see prefect/server.log")
        if _is_healthy(port):
            return
        time.sleep(0.05)
    raise PrefectNotStartedError(f"Prefect's server was not ready after {START_SECONDS_MAX} s")


def _is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status == _HEALTHY
    except OSError:
        return False
    finally:
        connection.close()


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
