"""Prefect's server really starts: importing it is not enough, as a newer FastAPI showed."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

START_SECONDS_MAX = 120

A_FLOW = """
from prefect import flow, task
from prefect.client.orchestration import get_client

@task
def twice(number: int) -> int:
    return 2 * number

@flow
def doubled(number: int) -> int:
    return twice.submit(number).result()

assert doubled(21) == 42
with get_client(sync_client=True) as client:
    print([run.state_name for run in client.read_flow_runs()])
"""

OWN_SERVER = """
import sys, time
from pathlib import Path
from flows.prefect_home import prefect_ready
with prefect_ready(Path(sys.argv[1])):
    import os
    print(os.environ["PREFECT_API_URL"], flush=True)
    time.sleep(float(sys.argv[2]))
"""


def healthy(api_url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{api_url}/health", timeout=5) as answer:  # noqa: S310  # our own address
            return bool(json.load(answer))
    except OSError:
        return False


def wait_for(is_so: bool, api_url: str) -> bool:  # noqa: FBT001  # what to wait for
    give_up_at = time.monotonic() + START_SECONDS_MAX
    while time.monotonic() < give_up_at:
        if healthy(api_url) is is_so:
            return True
        time.sleep(0.2)
    return False


@contextmanager
def own_server(home: Path, seconds: float) -> Iterator[tuple[subprocess.Popen[str], str]]:
    run = subprocess.Popen(  # noqa: S603  # our own words
        [sys.executable, "-c", OWN_SERVER, str(home), str(seconds)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    try:
        yield run, run.stdout.readline().strip()
    finally:
        run.kill()
        run.wait()
        run.stdout.close()


@pytest.mark.timeout(300)
def test_a_server_of_its_own_starts_and_runs_a_flow(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    api_url = f"http://127.0.0.1:{port}/api"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")},
        "PREFECT_HOME": str(tmp_path),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
    server = subprocess.Popen(  # noqa: S603  # our own words
        [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert wait_for(True, api_url)  # noqa: FBT003  # reads as it is meant

        ran = subprocess.run(  # noqa: S603  # our own words
            [sys.executable, "-c", A_FLOW],
            env={**environment, "PREFECT_API_URL": api_url},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=60)

    assert "['Completed']" in ran.stdout, ran.stderr


@pytest.mark.timeout(300)
def test_the_server_of_a_run_ends_even_when_the_run_is_killed(tmp_path: Path) -> None:
    with own_server(tmp_path, seconds=300) as (run, api_url):
        was_up = healthy(api_url)

        run.kill()

        assert was_up
        assert wait_for(False, api_url)  # noqa: FBT003  # reads as it is meant


@pytest.mark.timeout(300)
def test_two_runs_at_once_have_a_server_each(tmp_path: Path) -> None:
    with own_server(tmp_path, seconds=300) as (_, first), own_server(tmp_path, 300) as (_, second):
        assert first != second
        assert healthy(first)
        assert healthy(second)
