"""Nothing that a form could have said reaches the log, whatever is logged."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from claims.log import logging_to, set_up_log
from claims.vault import UnsealError

CANARIES = ("Zebulon", "Quillfeather", "900-00-1234", "Elmwood", "555-0100", "zeb@example.org")


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What was logged."""
    stream = io.StringIO()
    set_up_log(stream)
    yield stream
    structlog.reset_defaults()


def fail_with(words: str) -> None:
    """An error that repeats private words, and so does its cause."""
    raise UnsealError(words) from ValueError(words)


def last_line(written: io.StringIO) -> dict[str, object]:
    """The last event."""
    event: dict[str, object] = json.loads(written.getvalue().splitlines()[-1])
    return event


def test_an_event_keeps_its_ids_and_codes(written: io.StringIO) -> None:
    structlog.get_logger().info(
        "claim_routed", claim_id="TX-2026-7K3M-9QXD", queues=("review",), seconds=0.25
    )

    event = last_line(written)

    assert event["event"] == "claim_routed"
    assert event["claim_id"] == "TX-2026-7K3M-9QXD"
    assert event["queues"] == ["review"]
    assert event["seconds"] == 0.25
    assert str(event["timestamp"]).endswith("Z")


def test_keys_that_are_not_on_the_list_are_dropped(written: io.StringIO) -> None:
    structlog.get_logger().info("claim_read", victim_name=CANARIES[0], ssn=CANARIES[2], path="/x")

    assert set(last_line(written)) == {"event", "level", "timestamp"}


def test_values_that_are_no_codes_are_dropped_under_any_key(written: io.StringIO) -> None:
    log = structlog.get_logger()

    log.info("file_ended", code="Zebulon Quillfeather", kind={"name": "Zebulon"}, queue=b"Zebulon")
    log.info("file_ended", queues=["review", "Zebulon Quillfeather"], form=Path("Zebulon.pdf"))

    assert "Zebulon" not in written.getvalue()


def test_a_sentence_is_no_event(written: io.StringIO) -> None:
    structlog.get_logger().warning("could not read Zebulon Quillfeather")

    assert last_line(written)["event"] == "event_without_a_name"


def test_an_exception_leaves_its_type_and_our_place_in_the_code(written: io.StringIO) -> None:
    try:
        fail_with(" ".join(CANARIES))
    except UnsealError:
        structlog.get_logger().exception("claim_failed")

    event = last_line(written)
    assert event["error_type"] == "UnsealError"
    assert not any(canary in written.getvalue() for canary in CANARIES)


@pytest.mark.parametrize("as_tuple", [True, False])
def test_an_exception_that_is_handed_over_is_named_too(
    written: io.StringIO, *, as_tuple: bool
) -> None:
    error = ValueError(CANARIES[0])

    structlog.get_logger().error(
        "claim_failed", exc_info=(ValueError, error, None) if as_tuple else error
    )

    assert last_line(written)["error_type"] == "ValueError"
    assert CANARIES[0] not in written.getvalue()


def test_the_place_of_an_error_is_the_last_line_of_our_own(written: io.StringIO) -> None:
    from claims.vault import new_key, unseal  # noqa: PLC0415  # beside its use

    try:
        unseal(new_key(), None, b"")  # type: ignore[arg-type]
    except AttributeError:
        structlog.get_logger().exception("claim_failed")

    assert str(last_line(written)["error_at"]).startswith("claims/vault.py:")


def test_a_log_can_be_a_file(tmp_path: Path) -> None:
    file = tmp_path / "logs" / "redress.log"

    with logging_to(file):
        structlog.get_logger().info("run_ended", files=3)
    structlog.reset_defaults()

    (line,) = file.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["files"] == 3


def test_what_is_less_than_worth_knowing_is_not_written(written: io.StringIO) -> None:
    structlog.get_logger().debug("claim_read", claim_id="TX-2026-7K3M-9QXD")

    assert written.getvalue() == ""
